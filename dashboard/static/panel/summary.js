/* The summary: sentences and tables. Plain HTML tables, because they can be read aloud, copied and printed whole. */

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  markNight(root);
  if (unchanged(root, data)) return;
  const sections = data.sections.map((section) => sectionOf(section, (id) => setTriggerValue("select", id)));
  root.replaceChildren(
    ...(data.title ? [headOf(data.title)] : []),
    ...data.lead.map((words) => make("p", { dir: "auto" }, words)),
    ...(sections.length ? [make("div", { class: "sections" }, sections)] : []),
    ...(data.note ? [make("p", { class: "quiet" }, data.note)] : [])
  );
}

/* What is printed of a dark page has to know that it was dark (page.css). */
function markNight(root) {
  const page = root.ownerDocument.querySelector(".stApp");
  const [red, green, blue] = (page ? getComputedStyle(page).backgroundColor : "").match(/\d+/g) || [255, 255, 255];
  document.documentElement.classList.toggle("dateline-night", Number(red) + Number(green) + Number(blue) < 380);
}

function headOf(title) {
  const print = make("button", { type: "button", class: "print" }, "Print");
  print.onclick = () => window.print();
  return make("header", {}, make("h2", {}, title), print);
}

function sectionOf({ title, head, rows, shares, more }, select) {
  const isNumber = head.map((_, i) => i > 0 && rows.every(({ cells }) => /^[\d,]*( \([\d,]+–[\d,]+\))?$/.test(cells[i])));
  const heads = head.map((words, i) => make("th", { scope: "col", class: isNumber[i] ? "number" : null }, words));
  const body = rows.map((row, at) => rowOf(row, isNumber, shares && shares[at], select));
  const table = make("table", {}, make("caption", {}, title), make("thead", {}, make("tr", {}, heads)), make("tbody", {}, body));
  return make("section", {}, table, more ? make("p", { class: "quiet" }, more) : "");
}

/* The first cell names the row; a bar under it shows its share of the largest row. */
function rowOf({ cells, event_id: id }, isNumber, share, select) {
  const others = cells.slice(1).map((words, i) => make("td", { class: isNumber[i + 1] ? "number" : null, dir: "auto" }, words));
  const name = id ? make("button", { type: "button", "data-event": id }, cells[0]) : make("span", { dir: "auto" }, cells[0]);
  if (id) name.onclick = () => select(id);
  const bar = share === null || share === undefined ? "" : make("i", { "aria-hidden": "true" });
  if (bar) bar.style.width = `${(100 * share).toFixed(1)}%`;
  return make("tr", {}, make("th", { scope: "row" }, name, bar), others);
}
