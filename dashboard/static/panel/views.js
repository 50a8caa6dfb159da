export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (unchanged(root, data)) return;
  const none = make("div", { class: "none", tabindex: "-1" }, data.none);
  const hadFocus = root.contains(root.getRootNode().activeElement);
  root.replaceChildren(data.views.length ? make("ul", { class: "views", "aria-label": data.label }, data.views.map(itemOf)) : none);
  if (hadFocus) (root.querySelector("a") || none).focus();

  function itemOf(view) {
    const words = `Delete view: ${view.name}`;
    const remove = make("button", { type: "button", "aria-label": words, title: words }, "×");
    remove.onclick = () => setTriggerValue("delete", view.name);
    // Only ever a query of this very page, whatever the file says: the question mark sees to that.
    return make("li", {}, make("a", { href: `?${view.query}`, target: "_self", dir: "auto" }, view.name), remove);
  }
}
