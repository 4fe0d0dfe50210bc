/* The theme's keys. Its menu on a phone is a label, which no key reaches: this makes it a button that can be focused, opened, and closed
   with Escape. And it turns pages at a single letter (n, p), which happens by accident to those who speak to their device (WCAG 2.1.4):
   that is taken away. Without this no key reaches the menu, so it stands by itself and needs no other script. */
(() => {
  "use strict";
  addEventListener(
    "keydown",
    (event) => {
      const on = event.target;
      const typing = on instanceof Element && on.closest("input, textarea, select, dialog, [contenteditable]");
      if (/^[a-z,./]$/i.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !typing) event.stopImmediatePropagation();
    },
    true,
  );

  const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
  const opener = /** @type {HTMLElement | null} */ (document.querySelector('.md-header label[for="__drawer"]'));
  const menu = document.querySelector(".md-sidebar--primary");
  if (!drawer || !opener || !menu) return;

  menu.id ||= "hb-menu";
  const says = { role: "button", tabindex: "0", "aria-label": "Menu", "aria-controls": menu.id };
  for (const [name, value] of Object.entries(says)) opener.setAttribute(name, value);
  const tell = () => opener.setAttribute("aria-expanded", String(drawer.checked));
  /** @type {(open: boolean) => void} */
  const set = (open) => {
    if (drawer.checked !== open) drawer.click();
    const first = /** @type {HTMLElement | null} */ (menu.querySelector("a[href]"));
    (open ? first : opener)?.focus();
  };

  tell();
  drawer.addEventListener("change", tell);
  opener.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    set(!drawer.checked);
  });
  menu.addEventListener("keydown", (event) => {
    if (/** @type {KeyboardEvent} */ (event).key === "Escape" && drawer.checked) set(false);
  });
})();
