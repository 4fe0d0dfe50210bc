/* The guided massage reads its steps from the page: what is shown and said of each. */
const playerSteps = (() => {
  "use strict";
  const { all, find } = elements;
  const { words, titleOf, secondsOf } = routine;

  /** @param {HTMLElement} section */
  const stepOf = (section) => {
    /** @type {(selector: string) => string} */
    const part = (selector) => words(find(selector, section));
    /** Without the label, which is the player's own. @type {(selector: string) => string} */
    const spoken = (selector) =>
      all(selector, section)
        .map((line) => words(line).replace(/^[^“"]*?:\s*/, ""))
        .join(" ");
    const stand = part(".cue__stand:not([hidden])");
    const oil = part(".cue__oil");
    return {
      milliseconds: secondsOf(section) * 1000,
      title: titleOf(section),
      side: part(".cue__side"),
      changed: part(".changed"),
      stand,
      oil,
      half: spoken(".step__text > .say--half"),
      pressure: part(".cue__pressure b"),
      facts: [stand, oil, part(".cue__tempo"), part(".cue__repeats")].filter(Boolean).join("; "),
      cue: part(".step__text > p:not([class])"),
      say: spoken(".step__text > .say"),
      picture: /** @type {SVGSVGElement | null} */ (find("figure svg", section)),
    };
  };

  /** The steps that are on the page now. */
  const read = () => all(".hb .step[data-seconds]").map(stepOf);

  /** What tells these steps from others. @type {(steps: Step[]) => string} */
  const nameOf = (steps) => steps.map(({ title, milliseconds }) => title + milliseconds).join();

  return { read, nameOf };
})();
/** @typedef {ReturnType<typeof playerSteps.read>[number]} Step */
