export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (unchanged(root, data)) return;
  const at = [...root.querySelectorAll("button")].indexOf(root.getRootNode().activeElement);
  const items = data.chips.map((chip) => make("li", {}, make("span", { title: chip.words, dir: "auto" }, chip.words), remover(chip)));
  const none = make("div", { class: "none", tabindex: "-1" }, data.none);
  root.replaceChildren(items.length ? make("ul", { class: "chips", "aria-label": data.label }, items) : none);
  // Who takes chips away by key goes on with the one that has moved up.
  if (at >= 0) (root.querySelectorAll("button")[Math.min(at, items.length - 1)] || none).focus();

  function remover(chip) {
    const words = `Remove filter: ${chip.words}`;
    const button = make("button", { type: "button", "aria-label": words, title: words }, "×");
    button.onclick = () => setTriggerValue("remove", chip.key);
    return button;
  }
}
