/* Elements and text nodes: the only way that words reach the panel. Joined in front of each component's own code. */

function make(tag, settings = {}, ...children) {
  const element = document.createElement(tag);
  const { colour, ...attributes } = settings;
  if (colour) element.style.setProperty("--family", colour);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/* A link only where the address is a web address; anything else (javascript:, data:) stays text. */
function link(address, words) {
  let url = null;
  try {
    url = new URL(address);
  } catch (error) {
    return make("span", {}, words);
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return make("span", {}, words);
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer nofollow" }, words);
}

/* What acts like a button without being one: for passages, which must flow with the text around them. */
function pressable(element, act) {
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "0");
  element.onclick = act;
  element.onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  };
  return element;
}

/* The component's own height: its parents have none that a child could take a share of. */
function setHeight(root, pixels) {
  root.style.height = `${pixels}px`;
}

/* What a component last showed, by its root: Streamlit calls it again on every rerun, changed or not. */
const remembered = new WeakMap();

function unchanged(root, data) {
  const words = JSON.stringify(data);
  const same = remembered.get(root) === words;
  remembered.set(root, words);
  return same;
}
