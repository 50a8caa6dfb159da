/* The card of the selected event: each value, the words and the doubt behind it, and one step further the rule. */
function cardOf(card) {
  const heading = make(
    "h2", {}, make("span", {}, card.what), make("small", {}, card.family),
    card.notes.map((note) => make("span", { class: "tag" }, note))
  );
  const rows = card.rows.flatMap((row) => [make("dt", {}, row.label), make("dd", {}, valueOf(row))]);
  return make(
    "section", { class: "card", colour: card.colour, tabindex: "0", "aria-label": "Selected event", "data-event": card.event_id },
    heading, make("dl", {}, rows)
  );
}

function valueOf(row) {
  return [
    make("span", {}, row.value),
    row.detail ? make("div", { class: "quiet" }, row.detail) : "",
    row.meters ? make("div", { class: "meters" }, row.meters.map(meter)) : "",
    row.why ? whyOf(row.why) : "",
  ];
}

function whyOf(why) {
  const lines = (words) => words.map((line) => make("li", {}, line));
  return make(
    "details", {}, make("summary", {}, why.label), make("ul", {}, lines(why.items)),
    why.ranked && why.ranked.length ? make("ol", {}, lines(why.ranked)) : ""
  );
}

function meter([label, share]) {
  const bar = make("i", { role: "img", "aria-label": `${label} ${share.toFixed(2)}` });
  bar.style.setProperty("--share", `${Math.round(100 * share)}%`);
  return make("span", { title: share.toFixed(2) }, label, bar);
}

/* One tab for each article that reports the event; the panel under them is card and article. */
function tabsOf(tabs, select) {
  const row = make("div", { class: "tabs", role: "tablist", "aria-label": `The event in ${tabs.length} articles` });
  row.append(...tabs.map((tab, i) => {
    const button = make("button", {
      type: "button", role: "tab", "aria-selected": String(tab.chosen), tabindex: tab.chosen ? 0 : -1, title: tab.words,
      "data-event": tab.event_id, "data-keep": "tab",
    }, tab.label);
    button.onclick = () => select(tab.event_id);
    button.onkeydown = (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const next = row.children[(i + by + tabs.length) % tabs.length];
      next.focus();
      select(next.dataset.event);
    };
    return button;
  }));
  return row;
}
