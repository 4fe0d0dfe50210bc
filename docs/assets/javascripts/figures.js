/* Figures: shows a stroke at its true tempo, and a picture as large as the screen. Nothing moves until the reader asks, and never for readers
   who have asked their device for less motion. Without this script the pictures are complete. The player of routines moves its pictures by
   moveFigure, too. */
(() => {
  "use strict";
  const ROUNDS = 3;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const SVG = "http://www.w3.org/2000/svg";

  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  /* The way of one hand: its parts, each a path that is measured once. */
  const wayOf = (svg, hand) =>
    [...svg.querySelectorAll(`[data-track="${hand.dataset.hand}"] > g`)].map((run) => {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", [...run.querySelectorAll(".mk")].map((leg) => leg.getAttribute("d")).join(""));
      return { path, length: path.getTotalLength() };
    });

  /* Moves the hands of a drawing until its rounds are done or the returned function is called. Place follows the clock, not the frames. */
  const move = (svg, rounds = Infinity, done = () => {}) => {
    const hands = [...svg.querySelectorAll("[data-hand]")].map((hand) => ({
      hand,
      home: hand.getAttribute("transform"),
      turn: hand.getAttribute("transform").replace(/^translate\([^)]*\)/, ""),
      runs: wayOf(svg, hand),
      milliseconds: hand.dataset.s * 1000,
      lag: Number(hand.dataset.lag || 0),
    }));
    const begun = performance.now();
    let frame = 0;
    const rest = () => {
      cancelAnimationFrame(frame);
      for (const { hand, home } of hands) hand.setAttribute("transform", home);
    };
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

  /* A button that starts and stops the movement; none where nothing moves or movement is unwanted. */
  const mover = (svg) => {
    if (calm.matches || !svg.querySelector("[data-hand]")) return null;
    let stop = null;
    const made = button("Show the pace", () => {
      if (stop) stop();
      stop = stop ? null : move(svg, ROUNDS, () => { stop = null; tell(); });
      tell();
    });
    const tell = () => {
      made.textContent = stop ? "Stop" : "Show the pace";
      made.setAttribute("aria-pressed", String(Boolean(stop)));
    };
    tell();
    made.quiet = () => stop && made.click();
    return made;
  };

  let large = null;
  const enlarge = (figure) => {
    large ||= document.body.appendChild(Object.assign(document.createElement("dialog"), { className: "hb large" }));
    const svg = figure.querySelector("svg").cloneNode(true);
    const moves = mover(svg);
    const close = button("Close", () => large.close());
    const bar = Object.assign(document.createElement("div"), { className: "large__bar" });
    bar.append(...(moves ? [moves, close] : [close]));
    const frame = Object.assign(document.createElement("div"), { className: "large__in", tabIndex: 0 });
    frame.append(svg);
    large.replaceChildren(bar, frame);
    large.setAttribute("aria-label", "Figure, enlarged");
    large.onclose = () => {
      moves?.quiet();
      figure.querySelector(".fig__do button:last-child").focus();
    };
    large.showModal();
    close.focus();
    frame.scrollLeft = (frame.scrollWidth - frame.clientWidth) / 2;
  };

  /* Gives every figure its buttons; also those that another script puts on the page, which then sends the event "steps". */
  const equip = () => {
    for (const figure of document.querySelectorAll(".hb .fig:not(:has(.fig__do))")) {
      const svg = figure.querySelector("svg");
      const bar = Object.assign(document.createElement("div"), { className: "fig__do no-print" });
      const moves = mover(svg);
      bar.append(...(moves ? [moves] : []), button("Enlarge", () => enlarge(figure)));
      svg.after(bar);
      svg.addEventListener("click", () => enlarge(figure));
    }
  };
  equip();
  document.addEventListener("steps", equip);

  globalThis.moveFigure = move;
})();
