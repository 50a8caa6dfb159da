const NS = "http://www.w3.org/2000/svg";
const AXIS = 18; // pixels under the bars for the dates
const HEAD = 12; // pixels above the bars for the scale and the selected event

export default function (component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".root");
  const act = (period) => component.setTriggerValue("period", period);
  const paint = () => draw(root, data, act);
  if (root.observer) root.observer.disconnect();
  root.observer = new ResizeObserver(paint);
  root.observer.observe(root);
  paint();
  return () => root.observer.disconnect();
}

function shape(name, attributes, parent, words) {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (words !== undefined) element.textContent = words;
  if (parent) parent.append(element);
  return element;
}

function draw(root, data, act) {
  const width = root.clientWidth;
  if (!width) return;
  const size = { width, height: data.height, floor: data.height - AXIS };
  const svg = shape("svg", { height: data.height, role: "img", "aria-label": data.label });
  const x = (day) => ((day - data.first) / (data.last + 1 - data.first)) * width;
  drawTicks(svg, data, size, x);
  const bars = shape("g", { class: "pale" }, svg);
  drawBars(bars, data, size, x);
  drawSelected(svg, bars, data, size, x);
  drawMoment(svg, data, size, x);
  for (const bin of data.bins) drawHit(svg, bin, size, x);
  brush(svg, data, size, act);
  root.replaceChildren(svg);
}

function drawTicks(svg, data, size, x) {
  const group = shape("g", { class: "ticks" }, svg);
  for (const [day, label] of data.ticks) {
    const at = x(day);
    shape("line", { x1: at, x2: at, y1: HEAD, y2: size.floor + 4 }, group);
    if (at < size.width - 30) shape("text", { x: at + 3, y: size.height - 4 }, group, label);
  }
  shape("line", { class: "base", x1: 0, x2: size.width, y1: size.floor, y2: size.floor }, svg);
  shape("text", { class: "top", x: 0, y: 9 }, svg, data.top);
}

function drawBars(group, data, size, x) {
  const unit = (size.floor - HEAD) / (data.highest || 1);
  for (const bin of data.bins) {
    const left = x(bin.start);
    const wide = Math.max(1.5, x(bin.end + 1) - left - 1);
    let y = size.floor;
    bin.parts.forEach((part, i) => {
      if (!part) return;
      y -= part * unit;
      shape("rect", { x: left, y, width: wide, height: part * unit, fill: data.colours[i] }, group);
    });
  }
}

/* The same bars again in full colour, seen through a window as wide as the chosen period. */
function drawSelected(svg, bars, data, size, x) {
  const id = "dateline-period";
  const clip = shape("clipPath", { id }, shape("defs", {}, svg));
  const left = x(data.from);
  shape("rect", { x: left, y: 0, width: Math.max(0, x(data.to + 1) - left), height: size.height }, clip);
  const full = bars.cloneNode(true);
  full.setAttribute("class", "full");
  full.setAttribute("clip-path", `url(#${id})`);
  svg.append(full);
}

/* The selected event: a marker as wide as its date is vague. */
function drawMoment(svg, data, size, x) {
  if (!data.moment) return;
  const [start, end] = data.moment;
  const left = x(start);
  const wide = Math.max(3, x(end + 1) - left);
  shape("rect", { class: "moment", x: left, y: HEAD - 6, width: wide, height: 3 }, svg);
  const middle = left + wide / 2;
  shape("path", { class: "moment", d: `M${middle - 5} ${HEAD - 10}h10l-5 8z` }, svg);
  shape("line", { x1: middle, x2: middle, y1: HEAD, y2: size.floor, stroke: "#14213d", "stroke-dasharray": "2 2" }, svg);
}

function drawHit(svg, bin, size, x) {
  const left = x(bin.start);
  const hit = shape("rect", {
    class: "hit", x: left, y: HEAD, width: Math.max(2, x(bin.end + 1) - left), height: size.floor - HEAD,
  }, svg);
  hit.dataset.start = bin.start;
  hit.dataset.end = bin.end;
  shape("title", {}, hit, bin.label);
}

/* Drag over the bars for a period; press a bar for its own; press it again, or beside all bars, for all time. */
function brush(svg, data, size, act) {
  const dayAt = (event) => {
    const share = (event.clientX - svg.getBoundingClientRect().left) / size.width;
    const days = data.last + 1 - data.first;
    return data.first + Math.min(days - 1, Math.max(0, Math.floor(share * days)));
  };
  svg.onpointerdown = (down) => {
    const from = dayAt(down);
    const window_ = shape("rect", { class: "brush", y: HEAD, height: size.floor - HEAD }, svg);
    svg.setPointerCapture(down.pointerId);
    svg.onpointermove = (move) => {
      const edge = svg.getBoundingClientRect().left;
      const [left, right] = [down.clientX, move.clientX].sort((a, b) => a - b);
      window_.setAttribute("x", left - edge);
      window_.setAttribute("width", right - left);
    };
    svg.onpointerup = (up) => {
      svg.onpointermove = svg.onpointerup = null;
      window_.remove();
      const dragged = Math.abs(up.clientX - down.clientX) > 4;
      act(dragged ? [from, dayAt(up)].sort((a, b) => a - b) : pressed(data, from));
    };
  };
}

function pressed(data, day) {
  const bin = data.bins.find((one) => one.start <= day && day <= one.end);
  const chosen = bin && data.from === bin.start && data.to === bin.end;
  return bin && !chosen ? [bin.start, bin.end] : null;
}
