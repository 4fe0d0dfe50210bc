/* What the scripts of a routine share: its steps on the page, times in words, and what this tab keeps. */
const routine = (() => {
  "use strict";
  const { all, copy, one } = elements;

  /** 90 is 1:30. @type {(seconds: number) => string} */
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  /** 90 is 1 minute 30 seconds. @type {(seconds: number) => string} */
  const inWords = (seconds) => {
    const parts = [`${Math.floor(seconds / 60)} minute`, `${seconds % 60} second`].filter((part) => !part.startsWith("0 "));
    return parts.map((part) => (part.startsWith("1 ") ? part : `${part}s`)).join(" ");
  };

  /** What a reader reads, without what only some get, and without sources. @type {(node: Element | null | undefined) => string} */
  const words = (node) => {
    if (!node) return "";
    const read = copy(node);
    for (const part of all(".vh, .cite, .own, .headerlink", read)) part.remove();
    return read.textContent.trim().replace(/\s+/g, " ");
  };

  /** @type {(section: HTMLElement) => string} */
  const titleOf = (section) => words(one("h3", section));

  /** @type {(section: HTMLElement) => number} */
  const secondsOf = (section) => Number(section.dataset.seconds);

  /** Says in a step which one it is, from 0 on. @type {(section: HTMLElement, index: number) => void} */
  const number = (section, index) => {
    one("h3", section).id = `step-${index + 1}`;
    one("h3 .vh", section).textContent = `Step ${index + 1}: `;
    one(".step__n", section).textContent = String(index + 1);
  };

  /**
   * A place in this tab's session storage. Storage may be refused, or hold what nobody can read: then nothing is kept.
   * @type {(key: string) => { read: () => any, write: (value: unknown) => void, clear: () => void }}
   */
  const place = (key) => ({
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    write(value) {
      try {
        sessionStorage.setItem(key, JSON.stringify(value));
      } catch {}
    },
    clear() {
      try {
        sessionStorage.removeItem(key);
      } catch {}
    },
  });

  return { clock, inWords, words, titleOf, secondsOf, number, place };
})();
