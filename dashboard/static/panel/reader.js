const scrolledTo = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (unchanged(root, data)) return;
  setHeight(root, data.height);
  const select = (eventId) => setTriggerValue("select", eventId);
  const before = root.querySelector(".article");
  const focused = root.getRootNode().activeElement;
  const hadFocus = root.contains(focused);
  const kept = before && before.dataset.article === data.article.article_id ? before.scrollTop : 0;
  const article = articleOf(data, select);
  root.replaceChildren(
    ...(data.tabs.length ? [tabsOf(data.tabs, select)] : []), ...(data.card ? [cardOf(data.card)] : []),
    toolsOf(data, root, select), keyOf(), article
  );
  article.scrollTop = kept;
  if (scrolledTo.get(root) !== data.selected) bringIntoView(article);
  scrolledTo.set(root, data.selected);
  listenForSteps(root);
  if (hadFocus) focusAgain(root, article, focused.dataset.keep);
}

/* Who came by keyboard goes on from the button that was pressed, or from the passage that was chosen. */
function focusAgain(root, article, name) {
  const same = name && root.querySelector(`[data-keep=${name}]:not([aria-selected=false])`);
  (same || article.querySelector("mark.selected") || article).focus({ preventScroll: true });
}

/* By hand: scrollIntoView would move the whole page as well. */
function bringIntoView(article) {
  const passage = article.querySelector("mark.selected");
  if (!passage) return;
  const offset = passage.getBoundingClientRect().top - article.getBoundingClientRect().top;
  article.scrollTop += offset - article.clientHeight / 3;
}

function keyOf() {
  const roles = [["trigger", "what"], ["place", "where"], ["time", "when"], ["actor", "who"]];
  return make(
    "div", { class: "key", "aria-hidden": "true" },
    make("span", {}, make("mark", { colour: "#0072b2" }, "passage of an event")),
    roles.map(([kind, words]) => make("span", {}, make("span", { class: kind }, words)))
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
    "data-events": run.events.join(" "), title: run.title, "aria-pressed": String(at >= 0),
  }, parts, run.events.length > 1 ? make("sup", {}, String(run.events.length)) : "");
  // A passage with several events gives the next one at each press.
  return pressable(mark, () => select(run.events[(at + 1) % run.events.length]));
}

function partOf(part) {
  return part.kind ? make("span", { class: part.kind, title: part.title }, part.text) : part.text;
}
