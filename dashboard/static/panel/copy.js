/* Puts words into the clipboard, and says whether they got there. Where no way leads there, they are shown, selected. */
async function copyWords(words, root) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch (error) {
    return copyBySelection(words, root); // a page that came over plain http from another machine has no clipboard
  }
}

function copyBySelection(words, root) {
  for (const old of root.querySelectorAll(".by-hand")) old.remove();
  const area = make("textarea", { class: "by-hand", readonly: "", rows: 3, "aria-label": "Citation, to be copied by hand" });
  area.value = words;
  root.append(area);
  area.select();
  const done = document.execCommand("copy");
  if (done) area.remove();
  return done;
}
