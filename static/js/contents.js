// Marks the section being read in the contents list. The list works without it.
const links = new Map();
for (const link of document.querySelectorAll("[data-contents] a")) {
  links.set(decodeURIComponent(link.hash.slice(1)), link);
}

const mark = (id) => {
  for (const [anchor, link] of links) {
    if (anchor === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
};

const observer = new IntersectionObserver(
  (entries) => {
    const shown = entries.find((entry) => entry.isIntersecting);
    if (shown) mark(shown.target.id);
  },
  { rootMargin: "0px 0px -75% 0px" },
);
for (const id of links.keys()) {
  const section = document.getElementById(id);
  if (section) observer.observe(section);
}
