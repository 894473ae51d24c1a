// Shows a reference beside its marker in the text, on pointer or focus. Without it the marker is a
// link to the reference. It can be pointed at, and Escape closes it (WCAG 2.2, 1.4.13).
const GAP = 8; // pixels
const PATIENCE = 200; // milliseconds to move the pointer from the marker to the card

const card = document.createElement("div");
card.className = "cite-card";
card.id = "cite-card";
card.hidden = true;
document.body.append(card);

let shownFor = null;
let closing = null;

const close = () => {
  clearTimeout(closing);
  shownFor?.removeAttribute("aria-describedby");
  shownFor = null;
  card.hidden = true;
};

const closeSoon = () => {
  clearTimeout(closing);
  closing = setTimeout(close, PATIENCE);
};

const place = (marker) => {
  const room = document.documentElement.clientWidth - card.offsetWidth - GAP;
  const { left, top, bottom } = marker.getBoundingClientRect();
  const below = bottom + GAP + card.offsetHeight <= window.innerHeight;
  const edge = below ? bottom + GAP : top - GAP - card.offsetHeight;
  card.style.left = `${Math.max(GAP, Math.min(left, room)) + window.scrollX}px`;
  card.style.top = `${edge + window.scrollY}px`;
};

const show = (marker) => {
  clearTimeout(closing);
  if (marker === shownFor) return;
  close();
  const reference = document.getElementById(marker.hash.slice(1)).cloneNode(true);
  reference.querySelector(".references__back").remove();
  card.replaceChildren(...reference.childNodes);
  card.hidden = false;
  place(marker);
  shownFor = marker;
  marker.setAttribute("aria-describedby", card.id);
};

for (const marker of document.querySelectorAll(".cite")) {
  marker.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(marker));
  marker.addEventListener("pointerleave", closeSoon);
  marker.addEventListener("focus", () => show(marker));
  marker.addEventListener("blur", closeSoon);
  marker.addEventListener("click", close);
}
card.addEventListener("pointerenter", () => clearTimeout(closing));
card.addEventListener("pointerleave", closeSoon);
card.addEventListener("focusin", () => clearTimeout(closing));
card.addEventListener("focusout", closeSoon);
document.addEventListener("keydown", (event) => event.key === "Escape" && close());
