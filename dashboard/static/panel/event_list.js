export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (unchanged(root, data)) return;
  setHeight(root, data.height);
  const rows = data.rows.map((row) => make("li", {}, button(row, setTriggerValue)));
  if (data.more) rows.push(make("li", { class: "quiet" }, data.more));
  root.replaceChildren(make("ul", { class: "list", "aria-label": data.label }, rows));
}

function button(row, setTriggerValue) {
  const shape = make("span", { class: row.exact ? "swatch" : "swatch vague", colour: row.colour });
  const words = make(
    "span", { class: "text" },
    make("span", { class: "what" }, row.what), " ", row.note ? make("span", { class: "tag" }, row.note) : "",
    make("span", { class: "quiet" }, ` ${row.where}`)
  );
  const pressed = make("button", { type: "button", "data-event": row.event_id }, shape, words,
    make("span", { class: "when" }, row.when), make("span", { class: "passage", dir: "auto" }, row.passage),
    make("span", { class: "reports" }, row.reports));
  pressed.onclick = () => setTriggerValue("select", row.event_id);
  return pressed;
}
