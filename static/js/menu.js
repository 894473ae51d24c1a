// Closes the open group of the menu, like other menus: by the Escape key, which gives the focus
// back to the group's name, and by a press elsewhere. Without it a group closes by its own name.
const openGroup = () => document.querySelector("[data-menu-group][open]");

document.addEventListener("keydown", (event) => {
  const group = openGroup();
  if (event.key !== "Escape" || !group) return;
  const held = group.contains(document.activeElement);
  group.open = false;
  if (held) group.querySelector("summary").focus();
});

document.addEventListener("pointerdown", (event) => {
  const group = openGroup();
  if (group && !group.contains(event.target)) group.open = false;
});
