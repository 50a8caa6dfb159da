/* The timeline: bars, a slider with two handles under them, and playback. A choice shows on the map at once; Python
   hears of it a moment later, and names the number `n` of the last choice that it knows. */

const KEY_DELAY = 250; // milliseconds after the last key, so that a held key is one rerun
const LAST_DAY = 3652059; // Python's date.max
const models = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (!models.has(root)) models.set(root, build(root));
  const model = models.get(root);
  model.send = setTriggerValue;
  if (!model.awaited || data.echo >= model.awaited) Object.assign(model, { from: data.from, to: data.to, awaited: 0 });
  if (unchanged(root, data)) return;
  model.data = data;
  paint(model);
}

function build(root) {
  const model = { root, awaited: 0, waiting: null, playing: null, frame: null };
  model.svg = shape("svg", { role: "group" });
  model.track = make("div", { class: "track" });
  model.controls = controlsOf(model);
  model.handles = {
    from: handle(model, "from", "First day of the period"),
    to: handle(model, "to", "Last day of the period"),
    both: handle(model, "both", "Move the whole period"),
  };
  model.track.append(model.handles.from, model.handles.to, model.handles.both);
  root.replaceChildren(model.controls.row, model.svg, model.track);
  window.addEventListener("pointerdown", (event) => settle(model, event), { capture: true });
  model.track.addEventListener("focusout", () => sendWaiting(model));
  model.svg.onpointerdown = (down) => brush(model, down);
  window.addEventListener("keydown", (event) => walk(model, event));
  model.controls.row.onkeydown = (event) => event.stopPropagation();
  new ResizeObserver(() => model.data && paint(model)).observe(root);
  return model;
}

function paint(model) {
  const { root, svg, data } = model;
  const width = root.clientWidth;
  if (!width) return;
  model.scale = scaleOf(data, width);
  const hadFocus = svg.contains(root.getRootNode().activeElement);
  svg.replaceChildren();
  svg.setAttribute("height", data.height);
  svg.setAttribute("aria-label", data.label);
  drawBars(svg, data, model.scale);
  drawSpans(svg, data, model.scale, (from, to) => choose(model, Math.max(from, data.first), Math.min(to, data.last), 0));
  drawUndated(svg, data, width, (only) => tell(model, "undated", { only }));
  if (hadFocus && svg.querySelector(".undated")) svg.querySelector(".undated").focus();
  model.track.style.width = `${model.scale.span}px`;
  model.controls.update();
  showPeriod(model);
}

/* Move window, handles and words to the period, or to the picture of a playback. */
function showPeriod(model, count) {
  const { data, scale, handles } = model;
  const { from, to } = model.frame || model;
  const none = data.undated && data.undated.chosen && !model.awaited && !model.frame;
  const left = Math.max(0, scale.x(from));
  const wide = none ? 0 : Math.max(0, Math.min(scale.span, scale.x(to + 1)) - left);
  for (const rect of model.svg.querySelectorAll(".window, .band")) {
    rect.setAttribute("x", left);
    rect.setAttribute("width", wide);
  }
  const isAll = from <= data.first && to >= data.last;
  model.svg.querySelector(".band").setAttribute("visibility", isAll ? "hidden" : "visible");
  handles.from.style.left = `${left}px`;
  handles.to.style.left = `${left + wide}px`;
  Object.assign(handles.both.style, { left: `${left}px`, width: `${wide}px` });
  for (const [name, day] of [["from", from], ["to", to], ["both", from]]) {
    const words = name === "both" ? `${sayDay(from)} – ${sayDay(to)}` : sayDay(day);
    const says = { valuemin: data.first, valuemax: data.last, valuenow: day, valuetext: words };
    for (const [key, value] of Object.entries(says)) handles[name].setAttribute(`aria-${key}`, value);
  }
  const shown = count === undefined ? "" : ` · ${count.toLocaleString("en")} on the map`;
  model.controls.say(none ? "no date" : `${sayDay(Math.max(from, data.first))} – ${sayDay(Math.min(to, data.last))}${shown}`);
}

/* Take a period: on the screen now, in Python after `delay` milliseconds. */
function choose(model, from, to, delay) {
  const { data } = model;
  const n = nextNumber(model);
  Object.assign(model, { from: Math.max(data.first, from), to: Math.min(data.last, to), awaited: n });
  showPeriod(model);
  window.cancelAnimationFrame(model.drawing);
  // Open ends as Python will say them: what lies before or after the axis is meant too, unless the axis is a part.
  const open = data.isPart ? {} : { from: model.from <= data.first && 0, to: model.to >= data.last && LAST_DAY };
  model.drawing = window.requestAnimationFrame(() => {
    const layer = mapLayer();
    if (layer) layer.setPeriod(open.from === 0 ? 0 : model.from, open.to || model.to, n);
  });
  window.clearTimeout(model.sending);
  model.waiting = { from: model.from, to: model.to, n };
  model.sending = window.setTimeout(() => sendWaiting(model), delay);
}

/* Every choice of time has a number, larger than all before: Python goes by the last one, in whatever order they come. */
function nextNumber(model) {
  model.last = Math.max(Date.now(), (model.last || 0) + 1);
  return model.last;
}

/* Send a choice of time other than a period: what was waiting to be sent is older, and lapses. */
function tell(model, name, choice) {
  window.clearTimeout(model.sending);
  const n = nextNumber(model);
  Object.assign(model, { waiting: null, awaited: n });
  model.send(name, { ...choice, n });
  return n;
}

/* What is pressed next comes after the period that still waits for further keys, or for Python's answer. Python may hear
   of both at once and take them in either order, so where all is reset the period must say the same. */
function settle(model, event) {
  if (!model.waiting && !model.awaited) return;
  const isReset = event.composedPath().some((one) => one.classList && one.classList.contains("st-key-reset"));
  if (isReset) choose(model, model.data.first, model.data.last, 0);
  else sendWaiting(model);
}

/* Send the period that waits, if one does. */
function sendWaiting(model) {
  window.clearTimeout(model.sending);
  if (model.waiting) model.send("period", model.waiting);
  model.waiting = null;
}

/* Left and right lead to the event before and after, unless what has the focus has its own use for them. Python knows
   which those are: what stands here may still be of the event before last. */
function walk({ root, send }, event) {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const own = "input, textarea, select, canvas, [contenteditable], [role=slider], [role=tab], [role=radio], [role=combobox], [role=grid]";
  const at = event.composedPath()[0];
  if (!by || !root.isConnected || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (at.closest && at.closest(own)) return;
  send("walk", by);
}

function handle(model, which, label) {
  const element = make("div", { class: `handle ${which}`, role: "slider", tabindex: "0", "aria-label": label });
  element.onkeydown = (event) => onKey(model, which, event);
  element.onpointerdown = (down) => {
    down.preventDefault();
    element.focus();
    element.setPointerCapture(down.pointerId);
    const start = { from: model.from, to: model.to, x: down.clientX };
    element.onpointermove = (move) => drag(model, which, start, move.clientX - start.x);
    element.onpointerup = element.onpointercancel = (up) => {
      element.onpointermove = element.onpointerup = element.onpointercancel = null;
      if (Math.abs(up.clientX - start.x) > 1) choose(model, model.from, model.to, 0);
    };
  };
  return element;
}

function drag(model, which, start, pixels) {
  const { data, scale } = model;
  const days = Math.round((pixels / scale.span) * (data.last + 1 - data.first));
  const unit = data.step;
  if (which === "both") {
    slide(model, start, days, KEY_DELAY);
    return;
  }
  const from = which === "from" ? Math.min(startOf(start.from + days, unit), startOf(model.to, unit)) : model.from;
  const to = which === "to" ? Math.max(endOf(start.to + days, unit), endOf(model.from, unit)) : model.to;
  if (from !== model.from || to !== model.to) choose(model, from, to, KEY_DELAY);
}

/* Move both ends, without pushing either over the end of the axis. */
function slide(model, start, days, delay) {
  const { data } = model;
  const by = Math.min(data.last - start.to, Math.max(data.first - start.from, days));
  choose(model, start.from + by, start.to + by, delay);
}

function onKey(model, which, event) {
  const { data } = model;
  const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 1, PageDown: -1 }[event.key];
  const isEnd = event.key === "Home" || event.key === "End";
  if (!steps && !isEnd) return;
  event.preventDefault();
  event.stopPropagation();
  const unit = event.key.startsWith("Page") ? data.barUnit : data.step;
  let { from, to } = model;
  if (which === "both") {
    const days = isEnd ? (event.key === "End" ? 1 : -1) * data.last : moved(from, unit, steps) - startOf(from, unit);
    slide(model, { from, to }, steps < 0 ? -Math.abs(days) : days, KEY_DELAY);
    return;
  }
  if (which === "from") from = isEnd ? (event.key === "Home" ? data.first : to) : Math.min(moved(from, unit, steps), startOf(to, data.step));
  else to = isEnd ? (event.key === "End" ? data.last : from) : Math.max(endOf(moved(to, unit, steps), unit), endOf(from, data.step));
  choose(model, from, to, KEY_DELAY);
}

/* Drag over the bars for a period; press a bar for its own; press it again, or beside all bars, for all time. */
function brush(model, down) {
  const { svg, data, scale } = model;
  const edge = svg.getBoundingClientRect().left;
  if (down.clientX - edge > scale.span) return;
  const from = scale.dayAt(down.clientX - edge);
  svg.setPointerCapture(down.pointerId);
  const isDrag = (event) => Math.abs(event.clientX - down.clientX) > 4;
  const ends = (event) => [from, scale.dayAt(event.clientX - edge)].sort((a, b) => a - b);
  svg.onpointermove = (move) => isDrag(move) && choose(model, ...ends(move), KEY_DELAY);
  svg.onpointercancel = () => { svg.onpointermove = svg.onpointerup = null; };
  svg.onpointerup = (up) => {
    svg.onpointermove = svg.onpointerup = null;
    if (isDrag(up)) choose(model, ...ends(up), 0);
    else choose(model, ...(pressed(model, from) || [data.first, data.last]), 0);
  };
}

function pressed({ data, from, to }, day) {
  const bin = data.bins.find((one) => one.start <= day && day <= one.end);
  const isChosen = bin && from === bin.start && to === bin.end;
  return bin && !isChosen ? [bin.start, bin.end] : null;
}
