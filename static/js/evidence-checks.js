// Keeps the list of evidence checks current while somebody writes. Saves nothing.
const PAUSE = 1500; // milliseconds after the last change

const list = document.querySelector("[data-evidence-checks]");
const form = list?.closest("form");
let timer = 0;
let latest = 0;

const check = async () => {
  latest += 1;
  const asked = latest;
  const answer = await fetch(list.dataset.evidenceChecks, {
    method: "POST",
    body: new FormData(form),
  }).catch(() => null); // offline: the list stays as it is until the next change
  if (answer?.ok && asked === latest) list.innerHTML = await answer.text();
};

const checkSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(check, PAUSE);
};

if (form) {
  form.addEventListener("input", checkSoon);
  form.addEventListener("change", checkSoon);
  form.addEventListener("click", checkSoon); // blocks are moved and deleted by buttons
}
