// Offers studies of the site for citations that have none. A click fills the block's chooser as if
// somebody had chosen the study there; the form is saved when they save it.
const PAUSE = 600; // milliseconds after the last change

const field = (prefix, name) => document.querySelector(`[name="${prefix}${name}"]`);

const wordsOf = (prefix) => {
  const heading = field(prefix, "heading")?.value ?? "";
  try {
    const { blocks } = JSON.parse(field(prefix, "finding").value);
    return [heading, ...blocks.map((block) => block.text)].join(" ");
  } catch {
    return heading; // nothing has been written yet
  }
};

const button = (study, chooser, offer) => {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "button button-small button-secondary";
  element.textContent = study.title;
  element.addEventListener("click", () => {
    const { widget } = chooser;
    widget.setStateFromModalData({ ...study, [widget.titleStateKey]: study.title });
    offer.replaceChildren();
    chooser.querySelector("button").focus();
  });
  return element;
};

const offerStudies = async (prefix, chooser, offer, address) => {
  const hint = {
    journal: field(prefix, "journal_named")?.value ?? "",
    design: field(prefix, "stated_design")?.value ?? "",
    words: wordsOf(prefix).slice(0, 1000),
  };
  if (field(prefix, "study").value || !(hint.journal || hint.words)) {
    offer.replaceChildren();
    return;
  }
  const answer = await fetch(`${address}?${new URLSearchParams(hint)}`).catch(() => null);
  if (!answer?.ok || field(prefix, "study").value) return;
  const { question, studies } = await answer.json();
  if (!studies.length) {
    offer.replaceChildren();
    return;
  }
  const text = document.createElement("p");
  text.textContent = question;
  offer.replaceChildren(text, ...studies.map((study) => button(study, chooser, offer)));
};

const watch = (input, address) => {
  const chooser = document.getElementById(`${input.id}-chooser`);
  if (!chooser?.widget || input.dataset.matchingStudies) return;
  input.dataset.matchingStudies = "watched";
  const prefix = input.name.slice(0, -"study".length);
  const offer = document.createElement("div");
  offer.setAttribute("aria-live", "polite");
  offer.dataset.offeredStudies = "";
  chooser.after(offer);

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => offerStudies(prefix, chooser, offer, address), PAUSE);
  };
  const block = chooser.closest("[data-streamfield-child]") ?? chooser.parentElement;
  block.addEventListener("change", soon);
  block.addEventListener("input", soon);
  // Only for blocks that somebody sees: an old post has many, most of them folded away.
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    soon();
  });
  seen.observe(chooser);
};

const address = document.querySelector("script[data-matching-studies]")?.dataset.matchingStudies;
const watchAll = () => {
  for (const input of document.querySelectorAll('input[name^="body-"][name$="-study"]')) {
    watch(input, address);
  }
};
if (address) {
  watchAll();
  new MutationObserver(watchAll).observe(document.body, { childList: true, subtree: true });
}
