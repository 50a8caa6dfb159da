/* The legend: one row of buttons for the keyboard (left and right move in it), two for each entry. A press shows only
   that entry, its eye hides it. */

const EYE = "M1 6c2.6-5.3 11.4-5.3 14 0c-2.6 5.3-11.4 5.3-14 0z";

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (unchanged(root, data)) return;
  const active = root.getRootNode().activeElement;
  const focused = active && active.dataset.press;
  const last = root.querySelector("button[tabindex='0']");
  const entries = data.entries.map((entry) => entryOf(entry, setTriggerValue));
  const ring = make("span", { class: "entry note" }, make("i", { class: "mark ring" }), data.note);
  const bar = make("div", { class: "legend", role: "toolbar", "aria-label": data.label }, entries, ring);
  bar.onkeydown = (event) => move(bar, event);
  root.replaceChildren(bar);
  const buttons = [...bar.querySelectorAll("button")];
  const stop = buttons.find((one) => one.dataset.press === (focused || (last && last.dataset.press))) || buttons[0];
  for (const one of buttons) one.tabIndex = one === stop ? 0 : -1;
  if (focused) stop.focus();
}

function entryOf({ key, words, mark, colour, is_shown: isShown, is_chosen: isChosen }, send) {
  const only = make("button", { type: "button", class: "only", "aria-pressed": isChosen, "data-press": `choose ${key}`,
    title: isChosen ? `Show the others too` : `Show only: ${words}` }, make("i", { class: `mark ${mark}`, colour }), make("span", {}, words));
  const title = isShown ? `Hide: ${words}` : `Show again: ${words}`;
  const eye = make("button", { type: "button", class: "eye", "aria-label": title, title, "data-press": `hide ${key}` }, eyeOf(isShown));
  only.onclick = () => send("choose", key);
  eye.onclick = () => send("hide", key);
  return make("span", { class: ["entry", isShown ? "" : "off", isChosen ? "chosen" : ""].join(" ") }, only, eye);
}

function eyeOf(isOpen) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const settings = { width: 16, height: 12, viewBox: "0 0 16 12", "aria-hidden": "true", fill: "none", stroke: "currentColor", "stroke-width": 1.3 };
  for (const [name, value] of Object.entries(settings)) svg.setAttribute(name, value);
  const parts = [["path", { d: EYE }], ["circle", { cx: 8, cy: 6, r: 2 }], ...(isOpen ? [] : [["path", { d: "M2.5 0.5l11 11" }]])];
  for (const [name, attributes] of parts) {
    const part = document.createElementNS(svg.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
    svg.append(part);
  }
  return svg;
}

/* The page has its own use for left and right (the event before and after): here they move from button to button. */
function move(bar, event) {
  const buttons = [...bar.querySelectorAll("button")];
  const at = buttons.indexOf(event.target);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  const next = buttons[(to + buttons.length) % buttons.length];
  for (const one of buttons) one.tabIndex = one === next ? 0 : -1;
  next.focus();
}
