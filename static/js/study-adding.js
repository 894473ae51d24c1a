// Adding a study: what is pasted is looked up at once, and the way on has the focus.

const BOX = "[data-study-box]";
const STEP = "[data-study-step]";
const FOCUS = "[data-study-focus]";
const WORTH_LOOKING_UP = /\b10\.\d{4,9}\/|\bPMC\d|\bPMID\b|\n|^\d{6,9}$/i;

function isForBox(field, text) {
  return field.closest("[data-chooser-modal-search]") && WORTH_LOOKING_UP.test(text.trim());
}

function lookUp(box) {
  box.form.requestSubmit();
}

/** In the chooser the answer replaces the tab; focus what it offers. */
function focusAnswer(dialog) {
  const observer = new MutationObserver(() => {
    const target = dialog.querySelector(FOCUS);
    if (!target || target.closest("[hidden]")) return;
    observer.disconnect();
    target.focus();
    // A dialog that has just faded in takes the focus for itself.
    dialog.addEventListener("focus", () => target.focus(), { once: true });
  });
  observer.observe(dialog, { childList: true, subtree: true, attributeFilter: ["hidden"] });
}

function onPaste(event) {
  const box = event.target.closest?.(BOX);
  if (box) {
    setTimeout(() => lookUp(box)); // once the text is in the box
    return;
  }
  // Pasted beside the box: an identifier or a record belongs in it, words may be a search.
  const dialog = document.querySelector(`.modal:has(${BOX})`);
  const other = dialog?.querySelector(BOX);
  const text = event.clipboardData?.getData("text") ?? "";
  const isField = event.target.matches?.("input, textarea");
  if (!other || !text || (isField && !isForBox(event.target, text))) return;
  event.preventDefault();
  dialog.querySelector("#tab-label-create")?.click();
  other.value = text;
  lookUp(other);
}

document.addEventListener("paste", onPaste);
document.addEventListener(
  "submit",
  (event) => {
    const dialog = event.target.matches(STEP) && event.target.closest(".modal");
    if (dialog) {
      dialog.querySelector(FOCUS)?.removeAttribute("data-study-focus");
      focusAnswer(dialog);
    }
  },
  true,
);
