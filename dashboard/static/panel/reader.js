const scrolledTo = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (unchanged(root, data)) return;
  setHeight(root, data.height);
  const select = (eventId) => setTriggerValue("select", eventId);
  const before = root.querySelector(".article");
  const hadFocus = root.contains(root.getRootNode().activeElement);
  const kept = before && before.dataset.article === data.article.article_id ? before.scrollTop : 0;
  const article = articleOf(data, select);
  root.replaceChildren(...(data.card ? [cardOf(data.card, select)] : []), keyOf(), article);
  article.scrollTop = kept;
  if (scrolledTo.get(root) !== data.selected) bringIntoView(article);
  scrolledTo.set(root, data.selected);
  // Who came by keyboard goes on from the passage that was chosen, not from the top of the page.
  if (hadFocus) (article.querySelector("mark.selected") || article).focus({ preventScroll: true });
}

/* By hand: scrollIntoView would move the whole page as well. */
function bringIntoView(article) {
  const passage = article.querySelector("mark.selected");
  if (!passage) return;
  const offset = passage.getBoundingClientRect().top - article.getBoundingClientRect().top;
  article.scrollTop += offset - article.clientHeight / 3;
}

function cardOf(card, select) {
  const heading = make(
    "h2", {}, make("span", {}, card.what), make("small", {}, card.family),
    card.notes.map((note) => make("span", { class: "tag" }, note))
  );
  const rows = card.rows.flatMap((row) => [make("dt", {}, row.label), make("dd", {}, valueOf(row))]);
  const reports = card.reports.length ? [make("dt", {}, "Also"), reportsOf(card.reports, select)] : [];
  return make(
    "section", { class: "card", colour: card.colour, "aria-label": "Selected event", "data-event": card.event_id },
    heading, make("dl", {}, rows, reports)
  );
}

function valueOf(row) {
  return [
    make("span", {}, row.value),
    row.detail ? make("div", { class: "quiet" }, row.detail) : "",
    row.meters ? make("div", { class: "meters" }, row.meters.map(meter)) : "",
    row.options ? make(
      "details", {}, make("summary", {}, row.options.label),
      make("ul", {}, row.options.items.map((item) => make("li", {}, item)))
    ) : "",
  ];
}

function meter([label, share]) {
  const bar = make("i", { role: "img", "aria-label": `${label} ${share.toFixed(2)}` });
  bar.style.setProperty("--share", `${Math.round(100 * share)}%`);
  return make("span", { title: share.toFixed(2) }, label, bar);
}

function reportsOf(reports, select) {
  const items = reports.map((report) => {
    const other = make("button", { type: "button", "data-event": report.event_id }, report.words);
    other.onclick = () => select(report.event_id);
    return make("div", {}, other);
  });
  return make("dd", { class: "reports" }, items);
}

function keyOf() {
  return make(
    "div", { class: "key", "aria-hidden": "true" },
    make("span", {}, make("mark", { colour: "#0072b2" }, "passage of an event")),
    make("span", {}, make("span", { class: "place" }, "place")),
    make("span", {}, make("span", { class: "time" }, "time")),
    make("span", {}, make("span", { class: "trigger" }, "trigger"))
  );
}

function articleOf(data, select) {
  const { article } = data;
  const byline = article.byline.map((words, i) => (i ? ` · ${words}` : words));
  const address = article.url ? [" · ", link(article.url, "original")] : [];
  return make(
    "article", { class: "article", "data-article": article.article_id, tabindex: "0", "aria-label": "Article" },
    make("h2", { dir: "auto" }, article.title), make("div", { class: "byline", dir: "auto" }, byline, address),
    make("div", { class: "text-body", dir: "auto", lang: article.language }, article.runs.map((run) => runOf(run, data.selected, select)))
  );
}

function runOf(run, selected, select) {
  const parts = run.parts.map(partOf);
  if (!run.events.length) return make("span", {}, parts);
  const at = run.events.indexOf(selected);
  const mark = make("mark", {
    class: at >= 0 ? "selected" : run.outside ? "outside" : "", colour: run.colour,
    "data-events": run.events.join(" "), title: run.title, "aria-pressed": at >= 0,
  }, parts, run.events.length > 1 ? make("sup", {}, String(run.events.length)) : "");
  // A passage with several events gives the next one at each press.
  return pressable(mark, () => select(run.events[(at + 1) % run.events.length]));
}

function partOf(part) {
  return part.kind ? make("span", { class: part.kind, title: part.title }, part.text) : part.text;
}
