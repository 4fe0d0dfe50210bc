/* Figures: shows a stroke at its true tempo, and a picture as large as the screen. Nothing moves until the reader asks, and never for
   readers who have asked their device for less motion. Without this script the pictures are complete. The player of routines moves its
   pictures by moveFigure, too. */
(() => {
  "use strict";
  const { calm, all, find, one, copy, make, button } = elements;
  const ROUNDS = 3;
  const SVG = "http://www.w3.org/2000/svg";

  /**
   * The way of one hand: its parts, each a path that is measured once.
   * @type {(svg: SVGSVGElement, hand: SVGElement) => { path: SVGPathElement, length: number }[]}
   */
  const wayOf = (svg, hand) =>
    [...svg.querySelectorAll(`[data-track="${hand.dataset.hand}"] > g`)].map((run) => {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", [...run.querySelectorAll(".mk")].map((leg) => leg.getAttribute("d")).join(""));
      return { path, length: path.getTotalLength() };
    });

  /**
   * A hand, where it rests, and how it goes.
   * @param {SVGSVGElement} svg
   * @param {SVGElement} hand
   */
  const mobile = (svg, hand) => {
    const home = hand.getAttribute("transform") ?? "";
    const turn = home.replace(/^translate\([^)]*\)/, "");
    return { hand, home, turn, runs: wayOf(svg, hand), milliseconds: Number(hand.dataset.s) * 1000, lag: Number(hand.dataset.lag || 0) };
  };

  /**
   * Moves the hands of a drawing until its rounds are done or the returned function is called. Place follows the clock, not the frames.
   * @type {(svg: SVGSVGElement, rounds?: number, done?: () => void) => () => void}
   */
  const move = (svg, rounds = Infinity, done = () => {}) => {
    const drawn = /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll("[data-hand]"));
    const hands = [...drawn].map((hand) => mobile(svg, hand));
    const begun = performance.now();
    let frame = 0;
    const rest = () => {
      cancelAnimationFrame(frame);
      for (const { hand, home } of hands) hand.setAttribute("transform", home);
    };
    /** @type {(now: number) => void} */
    const step = (now) => {
      let busy = false;
      for (const { hand, turn, runs, milliseconds, lag } of hands) {
        const gone = Math.max(0, (now - begun) / milliseconds - lag);
        if (gone < runs.length * rounds) busy = true;
        const { path, length } = runs[Math.floor(gone) % runs.length];
        const { x, y } = path.getPointAtLength((gone % 1) * length);
        hand.setAttribute("transform", `translate(${x} ${y})${turn}`);
      }
      if (busy) frame = requestAnimationFrame(step);
      else {
        rest();
        done();
      }
    };
    frame = requestAnimationFrame(step);
    return rest;
  };
  globalThis.moveFigure = move;

  /**
   * A button that starts and stops the movement, and what stops it; none where nothing moves or movement is unwanted.
   * @param {SVGSVGElement} svg
   */
  const mover = (svg) => {
    if (calm.matches || !svg.querySelector("[data-hand]")) return null;
    /** @type {(() => void) | null} */
    let stop = null;
    const made = button("", () => {
      if (stop) quiet();
      else stop = move(svg, ROUNDS, quiet);
      tell();
    });
    const quiet = () => {
      stop?.();
      stop = null;
      tell();
    };
    const tell = () => {
      made.textContent = stop ? "Stop" : "Show the pace";
      made.setAttribute("aria-pressed", String(Boolean(stop)));
    };
    tell();
    return { made, quiet };
  };

  /** @type {HTMLDialogElement | undefined} */
  let large;
  /** @type {(figure: HTMLElement, svg: SVGSVGElement) => void} */
  const enlarge = (figure, svg) => {
    large ??= document.body.appendChild(make("dialog", "hb large"));
    const dialog = large;
    const shown = copy(svg);
    const moves = mover(shown);
    const close = button("Close", () => dialog.close());
    const frame = make("div", "large__in", shown);
    frame.tabIndex = 0;
    dialog.replaceChildren(make("div", "large__bar", ...(moves ? [moves.made, close] : [close])), frame);
    dialog.setAttribute("aria-label", "Figure, enlarged");
    dialog.onclose = () => {
      moves?.quiet();
      one(".fig__do button:last-child", figure).focus();
    };
    dialog.showModal();
    close.focus();
    frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
  };

  /** Gives every figure its buttons; also those that another script puts on the page, which then sends the event "steps". */
  const equip = () => {
    for (const figure of all(".hb .fig")) {
      const svg = /** @type {SVGSVGElement | null} */ (find("svg", figure));
      if (!svg || find(".fig__do", figure)) continue;
      const moves = mover(svg);
      const bar = make("div", "fig__do no-print", ...(moves ? [moves.made] : []));
      if (globalThis.HTMLDialogElement) {
        bar.append(button("Enlarge", () => enlarge(figure, svg)));
        svg.addEventListener("click", () => enlarge(figure, svg));
      }
      svg.after(bar);
    }
  };
  equip();
  document.addEventListener("steps", equip);
})();
