export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (unchanged(root, data)) return;
  const at = [...root.querySelectorAll("button")].indexOf(root.getRootNode().activeElement);
  const items = data.chips.map((chip) => itemOf(chip, `Remove filter: ${chip.words}`, "×"));
  const hidden = data.hidden.map((chip) => itemOf(chip, `Show also: ${chip.words}`, "show"));
  const none = make("span", { class: "none", tabindex: "-1" }, "No filter is set.");
  root.replaceChildren(make("div", { class: "row" },
    items.length ? make("ul", { class: "chips", "aria-label": data.label }, items) : none,
    hidden.length ? [make("span", { class: "none", "aria-hidden": "true" }, "Hidden at first:"),
      make("ul", { class: "chips hidden", "aria-label": "Hidden at first" }, hidden)] : []));
  // Who takes chips away by key goes on with the one that has moved up.
  if (at >= 0) (root.querySelectorAll("button")[Math.min(at, items.length + hidden.length - 1)] || none).focus();

  function itemOf({ key, words }, says, sign) {
    const button = make("button", { type: "button", "aria-label": says, title: says }, sign);
    button.onclick = () => setTriggerValue("remove", key);
    return make("li", {}, make("span", { title: words, dir: "auto" }, words), button);
  }
}
