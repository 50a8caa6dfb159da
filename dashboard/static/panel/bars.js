/* The bars of the timeline, drawn as SVG: stacked by family, dates under them, what has no date on the right. */

const NS = "http://www.w3.org/2000/svg";
const AXIS = 18; // pixels under the bars for the dates
const HEAD = 12; // pixels above the bars for the scale and the selected event
const LANE = 4; // pixels for a line of intervals under the bars
const ASIDE = 58; // pixels on the right for the events without a date

function shape(name, attributes, parent, words) {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (words !== undefined) element.textContent = words;
  if (parent) parent.append(element);
  return element;
}

/* Where a day lies on the axis, in pixels, and the day at a pixel. */
function scaleOf(data, width) {
  const days = data.last + 1 - data.first;
  const span = Math.max(1, width - (data.undated ? ASIDE : 0));
  const at = (pixel) => data.first + Math.min(days - 1, Math.max(0, Math.floor((pixel / span) * days)));
  return { span, x: (day) => ((day - data.first) / days) * span, dayAt: at };
}

/* How high the lanes of intervals are that lie between the bars and the dates. */
const lanesOf = (data) => LANE * data.spans.reduce((lanes, { lane }) => Math.max(lanes, lane + 1), 0);

function drawBars(svg, data, scale) {
  const size = { ...scale, width: scale.span, height: data.height, floor: data.height - AXIS - lanesOf(data) };
  drawTicks(svg, data, size);
  const hatch = shape("pattern", { id: "hatch", width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, shape("defs", {}, svg));
  shape("rect", { class: "stripe", width: 1.6, height: 4 }, hatch);
  const pale = shape("g", { class: "pale" }, svg);
  const unit = (size.floor - HEAD) / (data.highest || 1);
  for (const bin of data.bins) {
    const left = size.x(bin.start);
    stack(pale, bin, left, Math.max(1.5, size.x(bin.end + 1) - left - 1), size.floor, unit, data.colours);
  }
  drawChosen(svg, pale, size);
  drawMoment(svg, data, size);
  for (const bin of data.bins) drawHit(svg, bin, size);
}

/* One bar; hatched on top as far as its events may as well lie in other bars. */
function stack(group, bin, left, wide, floor, unit, colours) {
  let y = floor;
  bin.parts.forEach((part, i) => {
    if (!part) return;
    y -= part * unit;
    shape("rect", { x: left, y, width: wide, height: part * unit, fill: colours[i] }, group);
    const vague = bin.vague ? bin.vague[i] * unit : 0;
    if (vague) shape("rect", { x: left, y, width: wide, height: vague, fill: "url(#hatch)" }, group);
  });
}

function drawTicks(svg, data, size) {
  const group = shape("g", { class: "ticks" }, svg);
  let free = -Infinity;
  for (const [day, label] of data.ticks) {
    const at = size.x(day);
    shape("line", { x1: at, x2: at, y1: HEAD, y2: size.floor + 4 }, group);
    if (at < free || at > size.width - 30) continue;
    shape("text", { x: at + 3, y: data.height - 4 }, group, label);
    free = at + 9 + 6.5 * label.length; // on a phone there is not room for every label
  }
  shape("line", { class: "base", x1: 0, x2: size.width, y1: size.floor, y2: size.floor }, svg);
  shape("text", { class: "top", x: 0, y: 9 }, svg, data.top);
}

/* The same bars again in full colour, seen through a window as wide as the chosen period. */
function drawChosen(svg, pale, size) {
  const clip = shape("clipPath", { id: "chosen" }, shape("defs", {}, svg));
  shape("rect", { class: "window", y: 0, height: size.height }, clip);
  const full = pale.cloneNode(true);
  full.setAttribute("class", "full");
  full.setAttribute("clip-path", "url(#chosen)");
  svg.append(full);
  shape("rect", { class: "band", y: HEAD, height: size.floor - HEAD }, svg);
}

/* The selected event: a marker as wide as its date is vague. */
function drawMoment(svg, data, size) {
  if (!data.moment) return;
  const [start, end] = data.moment;
  const left = size.x(start);
  const wide = Math.max(3, size.x(end + 1) - left);
  shape("rect", { class: "moment", x: left, y: HEAD - 6, width: wide, height: 3 }, svg);
  const middle = left + wide / 2;
  shape("path", { class: "moment", d: `M${middle - 5} ${HEAD - 10}h10l-5 8z` }, svg);
  shape("line", { class: "moment-line", x1: middle, x2: middle, y1: HEAD, y2: size.floor }, svg);
}

function drawHit(svg, bin, size) {
  const left = size.x(bin.start);
  const hit = shape("rect", {
    class: "hit", x: left, y: HEAD, width: Math.max(2, size.x(bin.end + 1) - left), height: size.floor - HEAD,
  }, svg);
  hit.dataset.start = bin.start;
  hit.dataset.end = bin.end;
  shape("title", {}, hit, bin.label);
}

/* An interval longer than a bar is a line as long as it; pressing it chooses it. Grey is of several kinds. */
function drawSpans(svg, data, scale, choose) {
  const top = data.height - AXIS - lanesOf(data);
  for (const { start, end, lane, kind, label } of data.spans) {
    const left = Math.max(0, scale.x(start));
    const wide = Math.max(3, Math.min(scale.span, scale.x(end + 1)) - left - 1);
    const line = shape("rect", { class: "span", x: left, y: top + 2 + lane * LANE, width: wide, height: LANE - 1, rx: 1.5 }, svg);
    if (kind !== null) line.style.fill = data.colours[kind];
    shape("title", {}, line, label);
    line.onpointerdown = (event) => event.stopPropagation();
    line.onclick = () => choose(start, end);
  }
}

/* What has no date stands beside the axis, on a scale of its own; pressing it shows only that. */
function drawUndated(svg, data, width, choose) {
  if (!data.undated) return;
  const { count, parts, chosen } = data.undated;
  const floor = data.height - AXIS - lanesOf(data);
  // Its title is its name, and begins with what is written there: who speaks to the machine says what stands there.
  const words = `no date: ${count.toLocaleString("en")} ${count === 1 ? "event" : "events"}, show ${chosen ? "the others too" : "only these"}`;
  const button = shape("g", { class: chosen ? "undated chosen" : "undated", role: "button", tabindex: 0, "aria-pressed": chosen }, svg);
  shape("title", {}, button, words);
  const left = width - ASIDE + 20;
  shape("rect", { class: "ground", x: left - 8, y: 0, width: ASIDE - 12, height: data.height, rx: 4 }, button);
  const high = Math.min(1, count / (data.highest || count)) * (floor - HEAD);
  stack(button, { parts }, left + 3, 24, floor, high / count, data.colours);
  shape("text", { x: left + 15, y: data.height - 4, "text-anchor": "middle", "aria-hidden": "true" }, button, "no date");
  shape("text", { x: left + 15, y: 9, "text-anchor": "middle", "aria-hidden": "true" }, button, String(count));
  button.onpointerdown = (event) => event.stopPropagation();
  button.onclick = () => choose(!chosen);
  button.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose(!chosen);
  };
}
