/* What can be seen of a guided massage: its dialog, one screen at a time, and the step on it. The words are in partials/player.html. */
/** @param {HTMLDialogElement} dialog */
const playerScreen = (dialog) => {
  "use strict";
  const { calm, make } = elements;
  const { words } = routine;
  const BREATH = 4e3; // milliseconds, one way: a breath takes eight seconds
  const HAND = 130; // in the units of a drawing: what a hand needs round the middle of its palm

  /** @type {(selector: string) => HTMLElement[]} */
  const all = (selector) => elements.all(selector, dialog);
  /** @type {<T extends Element = HTMLElement>(selector: string) => T} */
  const one = (selector) => elements.one(selector, dialog);
  const screens = all("[data-screen]");
  const main = one("[data-do=turn]");
  const figure = one("[data-figure]");
  const line = one(".play__prog");
  const stage = one(".play__fig");
  const pacer = one(".pacer");
  const circle = one(".pacer i");
  const text = one(".play__text");
  const settings = one(".set");
  /** @type {HTMLDetailsElement} */
  const panel = one(".play__set");

  // ── Words ──

  /** Puts a text where it goes, and hides what has no sense without it. @type {(where: string, value: string) => void} */
  const put = (where, value) => {
    for (const spot of all(`[data-put=${where}]`)) {
      if (spot.textContent !== value) spot.textContent = value;
      const around = /** @type {HTMLElement | null} */ (spot.closest("[data-hush]"));
      if (around) around.hidden = !value;
    }
  };
  /** For those who hear the screen. @type {(sentence: string) => void} */
  const tell = (sentence) => {
    one("[data-live]").textContent = sentence;
  };
  /** A sentence that waits in the page. @type {(which: string) => string} */
  const sentence = (which) => words(one(`[data-told=${which}]`));
  /** What keeps the massage from beginning, if anything. @type {(why: string) => void} */
  const bar = (why) => {
    one("[data-missing]").textContent = why;
    one("[data-missing]").hidden = !why;
  };
  /** Says beside a switch whether the browser refuses it. @type {(which: string, refused: boolean) => void} */
  const note = (which, refused) => {
    const row = one(`[data-set=${which}]`).parentElement ?? dialog;
    elements.one("[data-note]", row).hidden = !refused;
  };

  // ── Screens ──

  const at = () => dialog.dataset.at;
  /** @type {(to: string) => void} */
  const go = (to) => {
    dialog.dataset.at = to;
    for (const each of screens) each.hidden = each.dataset.screen !== to;
    if (to === "gate" || to === "play") one(`[data-screen=${to}] [data-place=set]`).append(settings);
    panel.open = false;
    dialog.scrollTop = 0;
    (to === "play" ? main : one(`[data-screen=${to}] h2`)).focus();
  };
  /** Fills the screen for stopping. Its sources stay on the page: a link to them would lead behind this screen. */
  const showStops = () => {
    const list = elements.find("#stop-if .stopbar__in");
    const shown = list && elements.copy(list);
    if (shown) for (const part of elements.all(".cite, .own", shown)) part.remove();
    if (shown) for (const link of elements.all("a", shown)) link.replaceWith(...link.childNodes);
    one("[data-stops]").replaceChildren(...(shown ? [shown] : []));
  };
  /** Offers what moves only to those who may want it. */
  const offerMotion = () => {
    for (const each of all("[data-motion]")) each.hidden = calm.matches;
  };

  // ── The picture ──

  /** @type {SVGSVGElement | null} */
  let picture = null;
  /** @type {(() => void) | null | undefined} */
  let stopMoving = null;

  /**
   * All pictures are made at once: a drawing that is shown anew may be asked for anew, and the net may be gone by then.
   * @type {(made: (SVGSVGElement | null)[]) => void}
   */
  const hang = (made) => figure.replaceChildren(...made.filter((each) => each !== null));
  const freeze = () => stopMoving?.();
  /** @type {(wanted: boolean) => void} */
  const move = (wanted) => {
    freeze();
    stopMoving = picture && wanted && !calm.matches ? globalThis.moveFigure?.(picture) : null;
  };

  /** The picture fills its place as far as the hands and their ways stay in it: what is cut off is at the edges. */
  const frame = () => {
    const { width, height } = stage.getBoundingClientRect();
    if (!picture || !width || !height) return;
    picture.dataset.whole ??= picture.getAttribute("viewBox") ?? "";
    const [left, top, wide, high] = picture.dataset.whole.split(" ").map(Number);
    const tracks = /** @type {NodeListOf<SVGGElement>} */ (picture.querySelectorAll("[data-track]"));
    const marks = [...tracks].map((track) => track.getBBox()).filter((box) => box.height || box.width);
    /**
     * Begin and length of what is shown in one direction.
     * @type {(start: number, whole: number, wanted: number, begin: "x" | "y", size: "width" | "height") => [number, number]}
     */
    const cut = (start, whole, wanted, begin, size) => {
      const first = marks.length ? Math.min(...marks.map((box) => box[begin])) - HAND : start;
      const last = marks.length ? Math.max(...marks.map((box) => box[begin] + box[size])) + HAND : start + whole;
      const length = Math.min(whole, Math.max(wanted, last - first));
      return [Math.min(Math.max((first + last - length) / 2, start), start + whole - length), length];
    };
    const [x, across] = cut(left, wide, (high * width) / height, "x", "width");
    const [y, down] = cut(top, high, (wide * height) / width, "y", "height");
    picture.setAttribute("viewBox", `${x} ${y} ${across} ${down}`);
  };

  // ── The step ──

  /** Fits what is shown to the screen. A text that is longer than its place can be scrolled with the keys. */
  const fit = () => {
    frame();
    if (text.scrollHeight > text.clientHeight + 1) text.tabIndex = 0;
    else {
      if (document.activeElement === text) main.focus();
      text.removeAttribute("tabindex");
    }
  };

  /** The pressure as it is told: "2" or "3–4". @type {(pressure: string) => void} */
  const markScale = (pressure) => {
    const numbers = new Set();
    for (const [, low, high = low] of pressure.matchAll(/(\d+)(?:–(\d+))?/g))
      for (let n = Number(low); n <= Number(high); n += 1) numbers.add(n);
    all(".scale li").forEach((box, n) => {
      box.classList.toggle("here", numbers.has(n));
    });
  };

  /** Puts a step on the screen. @type {(steps: Step[], index: number, time: string) => void} */
  const show = (steps, index, time) => {
    const step = steps[index];
    const next = steps[index + 1];
    picture = step.picture;
    put("number", String(index + 1));
    put("side", step.side && `, ${step.side.toLowerCase()}`);
    for (const of of /** @type {const} */ (["title", "changed", "cue", "say", "facts", "pressure"])) put(of, step[of]);
    markScale(step.pressure);
    for (const { picture: other } of steps) other?.toggleAttribute("hidden", other !== picture);
    one("[data-then]").hidden = !next;
    one("[data-last]").hidden = Boolean(next);
    if (next) put("next", next.title);
    text.scrollTop = 0;
    fit();
    tell(`${words(one("[data-step]"))}. ${[step.title, step.side].filter(Boolean).join(". ")}. ${time}`);
  };
  /** That the step is nearly over, and what comes next. */
  const soonWords = () => `${words(one("[data-soon]"))} ${words(one(".play__next p:not([hidden]) > span"))}`;

  // ── The time of the step ──

  /** How far each step has come, under the picture. @type {(lengths: number[], index: number, done: number) => void} */
  const progress = (lengths, index, done) => {
    if (line.children.length !== lengths.length) line.replaceChildren(...lengths.map(() => make("i", "")));
    elements.all("i", line).forEach((part, n) => {
      part.style.flexGrow = String(lengths[n]);
      part.style.setProperty("--done", n < index ? "100%" : n > index ? "0%" : `${(100 * done) / lengths[index]}%`);
      part.classList.toggle("now", n === index);
    });
  };
  /** @type {(moment: "last" | "soon" | "new" | "") => void} */
  const setMoment = (moment) => {
    one(".stage").dataset.moment = moment;
  };
  /** @type {(soon: boolean) => void} */
  const showSoon = (soon) => {
    one("[data-soon]").hidden = !soon;
  };

  /** @type {(place: number, wanted: boolean) => void} */
  const breathe = (place, wanted) => {
    pacer.hidden = !wanted;
    const way = Math.floor(place / BREATH) % 2 ? "out" : "in";
    for (const word of all("[data-breath]")) word.hidden = word.dataset.breath !== way;
  };
  /** The circle follows the same clock as its words. @type {(place: number) => void} */
  const inStep = (place) => {
    for (const swell of circle.getAnimations()) swell.currentTime = place % (2 * BREATH);
  };
  /** @type {(running: boolean) => void} */
  const turn = (running) => {
    for (const part of all("[data-when]")) part.hidden = part.dataset.when !== (running ? "running" : "paused");
    one(".play__paused").hidden = running;
  };

  if (globalThis.ResizeObserver) for (const spot of [stage, text]) new ResizeObserver(fit).observe(spot);

  return {
    main,
    panel,
    settings,
    put,
    tell,
    sentence,
    bar,
    note,
    at,
    go,
    showStops,
    offerMotion,
    hang,
    freeze,
    move,
    show,
    soonWords,
    progress,
    setMoment,
    showSoon,
    breathe,
    inStep,
    turn,
  };
};
