/* A routine of the reader's own: takes steps from the page's template, puts them in order, shares out the time, and shows them as the steps of a
   routine, to be read, played and printed. By the rules of hooks/handbook/routines/rules.py; the tests hold what is made here to those.

   The choice stands in the page's address, and nowhere else. Times are in seconds. */
(() => {
  "use strict";
  const root = document.querySelector(".builder");
  if (!root) return;
  const form = root.querySelector(".builder__form"), told = root.querySelector(".builder__told"), play = document.getElementById("play");
  const card = document.querySelector(".to-card"), title = document.querySelector(".card__title span");
  const gliding = root.dataset.gliding.split(" "), share = Number(root.dataset.share);
  const inputs = (name) => [...form.querySelectorAll(`[name="${name}"]`)];
  const values = (name) => inputs(name).map((one) => one.value);
  const chosenOf = (name) => inputs(name).filter((one) => one.checked).map((one) => one.value);
  const MINUTES = values("minutes").map(Number);
  const away = (back) => inputs("back").find((one) => one.value === back)?.dataset.away;
  const LEAST = 30, MOST = 240, UNIT = 5; // of a chosen step
  const LAST = 45; // the least of the last gliding
  const IDLE = 0.5; // more of the time than this in the frame alone is too little chosen

  /* ── The steps to choose from ── */

  const pool = [...root.querySelector(".builder__pool").content.querySelectorAll(".step")].map((section) => {
    const { role, back, area, stroke, side, place, low, high, round } = section.dataset;
    return { section, role, back, area, stroke, side, place, middle: (Number(low) + Number(high)) / 2, round: Number(round) };
  });
  /* What the cautions leave of the pool: a chosen step may be made lighter. */
  const cautions = globalThis.cautions;
  const left = () => pool.flatMap((step) => {
    const variant = cautions?.choose(step.section);
    if (!variant) return [step];
    if (step.role === "choose" && !("words" in variant.dataset)) return [];
    const { stroke = step.stroke, place, low, high } = cautions.source(variant).dataset;
    const round = "words" in variant.dataset ? step.round : 0;
    return [{ ...step, variant, stroke, place, round, middle: (Number(low) + Number(high)) / 2 }];
  });
  const canHave = (back, name, value) => left().some((step) => step.back === back && step.role === "choose" && step[name] === value);

  /* ── From a choice to parts: [step, seconds] in order, or what is wrong with the choice ── */

  const within = (least, seconds, most) => UNIT * Math.round(Math.max(least, Math.min(most, seconds)) / UNIT);
  const compose = ({ minutes, back, areas, strokes }) => {
    const total = 60 * minutes, steps = left();
    if (cautions && !cautions.suit(away(back))) return { wrong: "away" };
    if (minutes > (cautions?.minutes() ?? Infinity)) return { wrong: "long" };
    const framed = (role) => steps.find((step) => step.back === back && step.role === role);
    const wanted = (step) => step.back === back && step.role === "choose" && areas.includes(step.area) && strokes.includes(step.stroke);
    const chosen = steps.filter(wanted), fewer = chosen.length < pool.filter(wanted).length;
    if (!chosen.length && !fewer) return { wrong: "nothing" };

    const open = [[framed("open"), within(LEAST, total / 20, 90)]];
    if (framed("oil")) open.push([framed("oil"), within(60, total / 15, 120)]);
    open.push([framed("glide"), within(total < 600 ? 45 : 60, total / 10, 240)]);
    const close = [framed("close"), within(LEAST, total / 20, 120)];
    const spent = [...open, close].reduce((sum, [, seconds]) => sum + seconds, 0);
    const glides = open.filter(([step]) => gliding.includes(step.stroke)).reduce((sum, [, seconds]) => sum + seconds, 0);
    const last = Math.max(LAST, framed("oil") ? UNIT * Math.ceil((share * total - glides) / UNIT) : 0);
    const each = UNIT * Math.floor(Math.min(MOST, (total - spent - last) / chosen.length) / UNIT);
    if (each < LEAST) return { wrong: "much" };
    const again = total - spent - each * chosen.length;
    if (again + spent > IDLE * total && each === MOST && !fewer) return { wrong: "little" };

    // Gentle before firm, one side whole before the other, and hands that hardly press at the very end: so pressure changes by small steps.
    const byPressure = (some) => some.sort((a, b) => a.middle - b.middle);
    const of = (side, wanted) => byPressure(chosen.filter((step) => step.side === side && wanted(step.middle)));
    const light = (middle) => middle <= 1.5, soft = (middle) => middle > 1.5 && middle <= 2.5, firm = (middle) => middle > 2.5, any = () => true;
    const body = [...of("both", soft), ...of("left", any), ...of("right", any), ...of("both", firm)];
    const timed = (some) => some.map((step) => [step, each]);
    return { parts: [...open, ...timed(body), [framed("again"), again], ...timed(of("both", light)), close] };
  };

  /* ── The steps on the page ── */

  const inWords = (seconds) => [[Math.floor(seconds / 60), "minute"], [seconds % 60, "second"]]
    .filter(([n]) => n).map(([n, unit]) => `${n} ${unit}${n === 1 ? "" : "s"}`).join(" ");
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const setWords = (section, part, words) => {
    const found = section.querySelector(part);
    if (found) found.textContent = words;
  };
  const made = ([step, seconds], index) => {
    const section = cautions ? cautions.dress(step.section, step.variant ?? null) : step.section.cloneNode(true);
    const number = index + 1;
    section.dataset.seconds = seconds;
    section.querySelector("h3").id = `step-${number}`;
    setWords(section, "h3 .vh", `Step ${number}: `);
    setWords(section, ".step__n", number);
    setWords(section, ".cue__time b", inWords(seconds));
    const times = step.round ? Math.max(1, Math.round(seconds / step.round)) : 0;
    setWords(section, ".cue__repeats", times === 1 ? "once" : `${times} times`);
    if (!times) section.querySelector(".cue__repeats")?.remove();
    return section;
  };
  const show = (parts) => {
    document.querySelectorAll(".hb > .step").forEach((old) => old.remove());
    const sections = parts.map(made);
    cautions?.join(sections);
    root.after(...sections);
    const total = parts.reduce((sum, [, seconds]) => sum + seconds, 0);
    if (title) title.textContent = ` ${clock(total)}`;
    for (const node of [play, card]) node.parentNode.hidden = !parts.length;
    document.dispatchEvent(new Event("steps"));
  };

  /* ── Choice, form and address ── */

  const read = () => ({
    minutes: Number(chosenOf("minutes")[0]), back: chosenOf("back")[0], areas: chosenOf("areas"), strokes: chosenOf("strokes"),
  });
  const write = (choice) => {
    for (const one of form.querySelectorAll("input[name]")) {
      one.checked = one.type === "radio" ? String(choice[one.name]) === one.value : choice[one.name].includes(one.value);
    }
  };
  const addressOf = ({ minutes, back, areas, strokes }) =>
    "?" + new URLSearchParams({ minutes, back, areas: areas.join(" "), strokes: strokes.join(" ") });
  const all = (choice) => ({ ...choice, areas: values("areas"), strokes: values("strokes") });
  const FALLBACK = { minutes: "20", back: values("back")[0], areas: values("areas"), strokes: root.dataset.first.split(" ") };

  /* The choice that an address holds; what it has that this page does not know comes back as well. */
  const fromAddress = () => {
    const asked = new URLSearchParams(location.search);
    if (![...asked.keys()].length) return { choice: FALLBACK, unknown: [] };
    const unknown = [...asked.keys()].filter((name) => !["minutes", "back", "areas", "strokes"].includes(name));
    const some = (name) => {
      const given = (asked.get(name) ?? "").split(" ").filter(Boolean);
      unknown.push(...given.filter((value) => !values(name).includes(value)));
      return given.filter((value) => values(name).includes(value));
    };
    const [minutes, back] = ["minutes", "back"].map((name) => {
      const given = some(name);
      if (!given.length && !asked.get(name)) unknown.push(`no ${name}`);
      return given[0] ?? FALLBACK[name];
    });
    return { choice: { minutes: Number(minutes), back, areas: some("areas"), strokes: some("strokes") }, unknown };
  };

  /* ── What is said, and the way on ── */

  const say = (words, ...ways) => {
    const text = document.createElement("p");
    text.textContent = words;
    const buttons = ways.map(([label, choice]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
      button.addEventListener("click", () => {
        write(choice);
        run();
        form.querySelector("input[name]:checked").focus();
      });
      return button;
    });
    told.replaceChildren(text, ...buttons);
  };
  const nextLength = (choice) => MINUTES.find((minutes) => minutes > choice.minutes && compose({ ...choice, minutes }).parts);

  const result = (choice, unknown = []) => {
    const { parts = [], wrong } = compose(choice);
    show(parts);
    const longer = wrong === "much" && nextLength(choice);
    const made = `${parts.length} steps in ${choice.minutes} minutes`;
    if (unknown.length) {
      const what = unknown.slice(0, 3).join(", ").slice(0, 60);
      const rest = wrong ? "" : ` The rest is below: ${made}.`;
      say(`Your address asks for something that this page does not know (${what}). It may be old.${rest}`, ["Start afresh", FALLBACK]);
    } else if (wrong === "away") {
      say("Made like this, it does not suit what you ticked. What does stands in the list.");
    } else if (wrong === "long") {
      const shorter = MINUTES.filter((minutes) => minutes <= cautions.minutes()).pop();
      say(`Today ${cautions.minutes()} minutes at most.`, ...(shorter ? [[`Take ${shorter} minutes`, { ...choice, minutes: shorter }]] : []));
    } else if (wrong === "nothing") {
      say("Nothing fits yet. Choose at least one place, and one stroke that belongs there.", ["Start afresh", FALLBACK]);
    } else if (longer) {
      const way = [`Take ${longer} minutes`, { ...choice, minutes: longer }];
      say(`${choice.minutes} minutes are too short for so much. Leave something out, or take ${longer} minutes.`, way);
    } else if (wrong === "much") {
      say("That is too much for one massage. Leave something out.", ["Start afresh", FALLBACK]);
    } else if (wrong === "little") {
      const shorter = MINUTES.filter((minutes) => minutes < choice.minutes && compose({ ...choice, minutes }).parts).pop();
      const ways = [["Choose everything", all(choice)], ...(shorter ? [[`Take ${shorter} minutes`, { ...choice, minutes: shorter }]] : [])];
      say(`${choice.minutes} minutes are long for so little. Choose more places or strokes, or a shorter time.`, ...ways);
    } else say(`Here it is: ${made}.`);
  };

  /* Strokes and places that the chosen clothes do not allow are not offered. */
  const offer = (back) => {
    if (cautions) cautions.root.dataset.away = away(back) ?? "";
    for (const [name, of] of [["areas", "area"], ["strokes", "stroke"]]) {
      for (const one of inputs(name)) one.closest("label").hidden = !canHave(back, of, one.value);
    }
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

  root.querySelector(".builder__without").hidden = true;
  form.hidden = false;
  form.addEventListener("change", ({ target }) => target.name && run());
  addEventListener("popstate", start);
  document.addEventListener("cautions", start);
  start();
})();
