/* A routine of the reader's own: takes steps from the page's template, puts them in order, shares out the time, and shows them as the steps
   of a routine, to be read, played and printed. By the rules of hooks/handbook/routines/rules.py; the tests hold what is made here to
   those.

   The choice stands in the page's address, and nowhere else. Times are in seconds. */
(() => {
  "use strict";
  const { all, inputs, find, one, copy, make, button } = elements;
  const { clock, inWords, number } = routine;
  const root = find(".builder");
  if (!root) return;
  const form = one(".builder__form", root);
  const told = one(".builder__told", root);
  const without = one(".builder__without", root);
  const buttons = [one("#play"), one(".to-card")];
  const title = find(".card__title span");
  const gliding = (root.dataset.gliding ?? "").split(" ");
  const share = Number(root.dataset.share);
  const first = (root.dataset.first ?? "").split(" ");
  /** @type {(name: string) => HTMLInputElement[]} */
  const boxes = (name) => inputs(`[name="${name}"]`, form);
  /** @type {(name: string) => string[]} */
  const values = (name) => boxes(name).map((box) => box.value);
  /** @type {(name: string) => string[]} */
  const chosenOf = (name) =>
    boxes(name)
      .filter((box) => box.checked)
      .map((box) => box.value);
  const MINUTES = values("minutes").map(Number);
  /** The ways to lie that a choice of clothes allows. @type {(back: string) => string | undefined} */
  const away = (back) => boxes("back").find((box) => box.value === back)?.dataset.away;
  const LEAST = 30; // of a chosen step
  const MOST = 240; // of a chosen step
  const UNIT = 5; // all times are a multiple of it
  const LAST = 45; // the least of the last gliding
  const IDLE = 0.5; // more of the time than this in the frame alone is too little chosen
  const FRESH = "Start afresh";

  /**
   * @typedef {{ minutes: number, back: string, areas: string[], strokes: string[] }} Choice
   * @typedef {[piece: Piece, seconds: number]} Part
   * @typedef {[label: string, choice: Choice]} Way
   * @typedef {"away" | "long" | "nothing" | "much" | "little"} Wrong
   */
  /**
   * A step to choose, as the cautions have it.
   * @typedef {object} Piece
   * @property {HTMLElement} section
   * @property {HTMLTemplateElement | null} variant
   * @property {string} role
   * @property {string} back
   * @property {string} area
   * @property {string} stroke
   * @property {string} side
   * @property {number} middle of its pressure
   * @property {number} round the seconds of one go; 0 where it is not counted
   */

  // ── The steps to choose from ──

  /** @type {(data: DOMStringMap) => number} */
  const middleOf = ({ low, high }) => (Number(low) + Number(high)) / 2;
  /** @type {HTMLTemplateElement} */
  const template = one(".builder__pool", root);
  /** @type {Piece[]} */
  const pool = all(".step", template.content).map((section) => {
    const { role = "", back = "", area = "", stroke = "", side = "", round } = section.dataset;
    return { section, variant: null, role, back, area, stroke, side, middle: middleOf(section.dataset), round: Number(round) };
  });
  const { cautions } = globalThis;
  /** What the cautions leave of a step: a chosen one may be made lighter. @type {(piece: Piece) => Piece[]} */
  const bend = (piece) => {
    const variant = cautions?.choose(piece.section);
    if (!cautions || !variant) return [piece];
    const lighter = "words" in variant.dataset;
    if (piece.role === "choose" && !lighter) return [];
    const { dataset } = cautions.source(variant);
    const { stroke = piece.stroke } = dataset;
    return [{ ...piece, variant, stroke, round: lighter ? piece.round : 0, middle: middleOf(dataset) }];
  };
  const left = () => pool.flatMap(bend);
  /** @type {(back: string, name: "area" | "stroke", value: string) => boolean} */
  const canHave = (back, name, value) => left().some((piece) => piece.back === back && piece.role === "choose" && piece[name] === value);

  // ── From a choice to parts, in order, or to what is wrong with the choice ──

  /** @type {(least: number, seconds: number, most: number) => number} */
  const within = (least, seconds, most) => UNIT * Math.round(Math.max(least, Math.min(most, seconds)) / UNIT);
  /** @type {(parts: Part[]) => number} */
  const sum = (parts) => parts.reduce((whole, [, seconds]) => whole + seconds, 0);

  /**
   * Gentle before firm, one side whole before the other, and hands that hardly press at the very end: so pressure changes by small steps.
   * @param {Piece[]} chosen
   */
  const inOrder = (chosen) => {
    const sorted = [...chosen].sort((a, b) => a.middle - b.middle);
    /** @type {(side: string, above: number, most: number) => Piece[]} */
    const of = (side, above, most) => sorted.filter((piece) => piece.side === side && piece.middle > above && piece.middle <= most);
    const any = /** @type {const} */ ([-Infinity, Infinity]);
    return {
      body: [...of("both", 1.5, 2.5), ...of("left", ...any), ...of("right", ...any), ...of("both", 2.5, Infinity)],
      light: of("both", -Infinity, 1.5),
    };
  };

  /** @type {(choice: Choice) => { parts?: Part[], wrong?: Wrong }} */
  const compose = ({ minutes, back, areas, strokes }) => {
    const total = 60 * minutes;
    const pieces = left();
    if (cautions && !cautions.suit(away(back))) return { wrong: "away" };
    if (minutes > (cautions?.minutes() ?? Infinity)) return { wrong: "long" };
    /** @type {(piece: Piece) => boolean} */
    const isWanted = (piece) =>
      piece.back === back && piece.role === "choose" && areas.includes(piece.area) && strokes.includes(piece.stroke);
    const chosen = pieces.filter(isWanted);
    const fewer = chosen.length < pool.filter(isWanted).length;
    if (!chosen.length && !fewer) return { wrong: "nothing" };

    /** The part of the frame that every massage has, if these clothes have it. @type {(role: string, seconds: number) => Part[]} */
    const framed = (role, seconds) =>
      pieces
        .filter((piece) => piece.back === back && piece.role === role)
        .slice(0, 1)
        .map((piece) => [piece, seconds]);
    const oil = framed("oil", within(60, total / 15, 120));
    const glide = framed("glide", within(total < 600 ? 45 : 60, total / 10, 240));
    const open = [...framed("open", within(LEAST, total / 20, 90)), ...oil, ...glide];
    const close = framed("close", within(LEAST, total / 20, 120));
    const spent = sum(open) + sum(close);
    const glides = sum(open.filter(([piece]) => gliding.includes(piece.stroke)));
    const last = Math.max(LAST, oil.length ? UNIT * Math.ceil((share * total - glides) / UNIT) : 0);
    const each = UNIT * Math.floor(Math.min(MOST, (total - spent - last) / chosen.length) / UNIT);
    if (each < LEAST) return { wrong: "much" };
    const again = total - spent - each * chosen.length;
    if (again + spent > IDLE * total && each === MOST && !fewer) return { wrong: "little" };

    const { body, light } = inOrder(chosen);
    /** @type {(some: Piece[]) => Part[]} */
    const timed = (some) => some.map((piece) => [piece, each]);
    return { parts: [...open, ...timed(body), ...framed("again", again), ...timed(light), ...close] };
  };

  // ── The steps on the page ──

  /** @type {(part: Part) => HTMLElement} */
  const stepOf = ([{ section, variant, round }, seconds]) => {
    const step = cautions ? cautions.dress(section, variant) : copy(section);
    const times = round ? Math.max(1, Math.round(seconds / round)) : 0;
    step.dataset.seconds = String(seconds);
    const time = find(".cue__time b", step);
    const repeats = find(".cue__repeats", step);
    if (time) time.textContent = inWords(seconds);
    if (repeats) repeats.textContent = times === 1 ? "once" : `${times} times`;
    if (!times) repeats?.remove();
    return step;
  };
  /** @type {(parts: Part[]) => void} */
  const show = (parts) => {
    for (const old of all(".hb > .step")) old.remove();
    const steps = parts.map(stepOf);
    if (cautions) cautions.join(steps);
    else steps.forEach(number);
    root.after(...steps);
    if (title) title.textContent = ` ${clock(sum(parts))}`;
    for (const { parentElement } of buttons) parentElement?.toggleAttribute("hidden", !parts.length);
    document.dispatchEvent(new Event("steps"));
  };

  // ── Choice, form and address ──

  const FALLBACK = { minutes: 20, back: values("back")[0], areas: values("areas"), strokes: first };
  const read = () => ({
    minutes: Number(chosenOf("minutes")[0]),
    back: chosenOf("back")[0],
    areas: chosenOf("areas"),
    strokes: chosenOf("strokes"),
  });
  /** @type {(choice: Choice) => void} */
  const write = ({ minutes, back, areas, strokes }) => {
    const chosen = Object.entries({ minutes: [String(minutes)], back: [back], areas, strokes });
    for (const [name, some] of chosen) for (const box of boxes(name)) box.checked = some.includes(box.value);
  };
  /** @type {(choice: Choice) => string} */
  const addressOf = ({ minutes, back, areas, strokes }) =>
    `?${new URLSearchParams({ minutes: String(minutes), back, areas: areas.join(" "), strokes: strokes.join(" ") })}`;

  /** The choice that an address holds, and what it has that this page does not know. */
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    const names = [...asked.keys()];
    if (!names.length) return { choice: FALLBACK, unknown: [] };
    const unknown = names.filter((name) => !["minutes", "back", "areas", "strokes"].includes(name));
    /** @type {(name: string) => string[]} */
    const some = (name) => {
      const given = (asked.get(name) ?? "").split(" ").filter(Boolean);
      const can = values(name);
      unknown.push(...given.filter((value) => !can.includes(value)));
      return given.filter((value) => can.includes(value));
    };
    /** @type {(name: "minutes" | "back") => string} */
    const single = (name) => {
      const [given] = some(name);
      if (!given && !asked.get(name)) unknown.push(`no ${name}`);
      return given ?? String(FALLBACK[name]);
    };
    const minutes = Number(single("minutes"));
    const back = single("back");
    return { choice: { minutes, back, areas: some("areas"), strokes: some("strokes") }, unknown };
  };

  // ── What is said, and the way on ──

  /** @type {(words: string, ...ways: Way[]) => void} */
  const say = (words, ...ways) => {
    const offered = ways.map(([label, choice]) =>
      button(label, () => {
        write(choice);
        run();
        one("input[name]:checked", form).focus();
      }),
    );
    told.replaceChildren(make("p", "", words), ...offered);
  };
  /** The same choice with another time, where there is one. @type {(choice: Choice, minutes?: number) => Way[]} */
  const take = (choice, minutes) => (minutes ? [[`Take ${minutes} minutes`, { ...choice, minutes }]] : []);
  /** The times that the rest of a choice would fill. @type {(choice: Choice) => number[]} */
  const fitting = (choice) => MINUTES.filter((minutes) => compose({ ...choice, minutes }).parts);

  /**
   * What is wrong with a choice, and what would be right.
   * @type {(wrong: Wrong, choice: Choice) => [words: string, ...ways: Way[]]}
   */
  const objection = (wrong, choice) => {
    const { minutes } = choice;
    switch (wrong) {
      case "away":
        return ["Made like this, it does not suit what you ticked. What does stands in the list."];
      case "long": {
        const most = cautions?.minutes() ?? Infinity;
        return [`Today ${most} minutes at most.`, ...take(choice, MINUTES.filter((each) => each <= most).at(-1))];
      }
      case "nothing":
        return ["Nothing fits yet. Choose at least one place, and one stroke that belongs there.", [FRESH, FALLBACK]];
      case "much": {
        const longer = fitting(choice).find((each) => each > minutes);
        if (!longer) return ["That is too much for one massage. Leave something out.", [FRESH, FALLBACK]];
        return [`${minutes} minutes are too short for so much. Leave something out, or take ${longer} minutes.`, ...take(choice, longer)];
      }
      case "little": {
        const shorter = fitting(choice)
          .filter((each) => each < minutes)
          .at(-1);
        /** @type {Choice} */
        const everything = { ...choice, areas: values("areas"), strokes: values("strokes") };
        const words = `${minutes} minutes are long for so little. Choose more places or strokes, or a shorter time.`;
        return [words, ["Choose everything", everything], ...take(choice, shorter)];
      }
    }
  };

  /** Shows what a choice gives, and says so. @type {(choice: Choice, unknown?: string[]) => void} */
  const result = (choice, unknown = []) => {
    const { parts = [], wrong } = compose(choice);
    const made = `${parts.length} steps in ${choice.minutes} minutes`;
    show(parts);
    if (unknown.length) {
      const what = unknown.slice(0, 3).join(", ").slice(0, 60);
      const rest = wrong ? "" : ` The rest is below: ${made}.`;
      say(`Your address asks for something that this page does not know (${what}). It may be old.${rest}`, [FRESH, FALLBACK]);
    } else if (wrong) say(...objection(wrong, choice));
    else say(`Here it is: ${made}.`);
  };

  /** Strokes and places that the chosen clothes do not allow are not offered. @type {(back: string) => void} */
  const offer = (back) => {
    if (cautions) cautions.root.dataset.away = away(back) ?? "";
    for (const box of boxes("areas")) box.closest("label")?.toggleAttribute("hidden", !canHave(back, "area", box.value));
    for (const box of boxes("strokes")) box.closest("label")?.toggleAttribute("hidden", !canHave(back, "stroke", box.value));
  };
  const run = () => {
    const choice = read();
    offer(choice.back);
    history.replaceState(null, "", addressOf(choice) + location.hash);
    result(choice);
    cautions?.tell();
  };
  const start = () => {
    const { choice, unknown } = fromAddress();
    write(choice);
    offer(choice.back);
    result(choice, unknown);
    cautions?.tell();
  };

  start();
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name) run();
  });
  addEventListener("popstate", start);
  document.addEventListener("cautions", start);

  // Only now that all of it works.
  without.hidden = true;
  form.hidden = false;
})();
