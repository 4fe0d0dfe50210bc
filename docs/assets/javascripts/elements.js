/* What the scripts of all pages share: how elements are found, copied and made. It comes before the others; menu.js does without it. */
const elements = (() => {
  "use strict";
  /** Whether the reader wants less movement. */
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  /** @type {(selector: string, within?: ParentNode) => HTMLElement[]} */
  const all = (selector, within = document) => [.../** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector))];

  /** All that can be ticked or chosen. @type {(selector: string, within?: ParentNode) => HTMLInputElement[]} */
  const inputs = (selector, within) => /** @type {HTMLInputElement[]} */ (all(selector, within));

  /** The first, or null. @type {<T extends Element = HTMLElement>(selector: string, within?: ParentNode) => T | null} */
  const find = (selector, within = document) => within.querySelector(selector);

  /** The first where there must be one. @type {<T extends Element = HTMLElement>(selector: string, within?: ParentNode) => T} */
  const one = (selector, within = document) => {
    const found = within.querySelector(selector);
    if (!found) throw new Error(`the page has no ${selector}`);
    return /** @type {any} */ (found);
  };

  /** With all that is in it. @type {<T extends Node>(node: T) => T} */
  const copy = (node) => /** @type {typeof node} */ (node.cloneNode(true));

  /**
   * An element with its class, if any, and what is in it.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {string} of
   * @param {...(Node | string)} content
   */
  const make = (tag, of, ...content) => {
    const made = document.createElement(tag);
    if (of) made.className = of;
    made.append(...content);
    return made;
  };

  /** @type {(words: string, act: () => void) => HTMLButtonElement} */
  const button = (words, act) => {
    const made = make("button", "", words);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  return { calm, all, inputs, find, one, copy, make, button };
})();
