/* The row above the article: from passage to passage, and the citation. */
function toolsOf(data, root, select) {
  const at = data.steps.indexOf(data.selected);
  const step = (by) => data.steps[at < 0 ? (by > 0 ? 0 : -1) : at + by];
  const many = data.steps.length;
  const where = at < 0 ? `${many} ${many === 1 ? "event" : "events"} in this article` : `${at + 1} of ${many} in this article`;
  return make(
    "div", { class: "tools" },
    stepButton("previous", "‹", "Previous passage (P)", step(-1), select), make("span", { class: "quiet" }, where),
    stepButton("next", "›", "Next passage (N)", step(1), select), citeButton(data.citation, root)
  );
}

function stepButton(name, sign, words, eventId, select) {
  const button = make("button", {
    type: "button", class: "step", "data-keep": name, title: words, "aria-label": words, "aria-disabled": !eventId,
  }, sign);
  button.onclick = () => eventId && select(eventId);
  return button;
}

function citeButton(citation, root) {
  const said = make("span", { class: "quiet", role: "status" });
  const button = make("button", { type: "button", class: "cite", "data-keep": "cite", title: citation }, "Copy citation");
  button.onclick = async () => {
    said.textContent = (await copyWords(citation, root)) ? "Copied" : "Copy it below";
  };
  return [button, said];
}

/* N and P for the passages of the article that is open, wherever the focus is, save where one writes. */
const listening = new WeakSet();

function listenForSteps(root) {
  if (listening.has(root)) return;
  listening.add(root);
  const stop = new AbortController();
  window.addEventListener("keydown", (event) => {
    if (!root.isConnected) return stop.abort();
    const name = { n: "next", p: "previous" }[event.key];
    const from = event.composedPath()[0];
    if (!name || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (from.closest && from.closest("input, textarea, select, canvas, [contenteditable], [role=combobox], [role=grid]")) return;
    root.querySelector(`.step[data-keep=${name}]`).click();
  }, { signal: stop.signal });
}
