/* A routine bends to who lies there. The giver ticks what holds of them; of each step the first variant that fits all of it takes its
   place. The variants stand in templates beside their step, made by hooks/handbook/markdown/cautions.py; here they are only chosen, by the
   rules of hooks/handbook/routines/variants.py: a step keeps its seconds, those of a step that is left out go to the nearest rest or glide,
   and the same twice running is one step.

   What is ticked lives in this tab's session storage, for all routines, and nowhere else: never in an address, and nothing is sent. */
(() => {
  "use strict";
  const { all, inputs, find, one, copy, make } = elements;
  const { clock, inWords, titleOf, secondsOf, number } = routine;
  const root = find(".holds");
  if (!root) return;
  const REST = "still-hands";
  const fieldset = one("fieldset", root);
  const told = one(".holds__told", root);
  const suits = all(".holds__suits > li", root);
  /** @type {(selector: string, within: ParentNode) => HTMLTemplateElement[]} */
  const templates = (selector, within) => /** @type {HTMLTemplateElement[]} */ (all(selector, within));
  const pool = new Map(templates("template.instead", root).map((each) => [each.dataset.key, each]));
  const half = /** @type {HTMLTemplateElement | null} */ (find("template.half", root));
  const known = all("[data-caution]", fieldset).map(({ dataset }) => dataset.caution ?? "");
  /** @type {(key: string) => HTMLElement} */
  const box = (key) => one(`[data-caution="${key}"]`, fieldset);
  /** @type {(key: string) => string} */
  const nameOf = (key) => box(key).dataset.name ?? "";

  // ── What is ticked: each caution with whether they were asked and told yes ──

  const store = routine.place("cautions");
  /** @type {() => Map<string, boolean>} */
  const recall = () => {
    const kept = store.read();
    return new Map(known.filter((key) => typeof kept?.[key] === "boolean").map((key) => [key, kept[key]]));
  };
  let ticked = recall();

  /** Whether none of the cautions of a list, parted by spaces, is ticked. */
  const fits = (unfit = "") => !unfit.split(" ").some((key) => ticked.has(key));
  const suit = (away = "") => away.split("|").some((way) => fits(way));
  /** @type {(text: string) => string} */
  const small = (text) => text[0].toLowerCase() + text.slice(1);
  /** @type {(text: string) => string} */
  const large = (text) => text[0].toUpperCase() + text.slice(1);
  /** @type {(names: string[]) => string} */
  const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);
  /** @type {(keys: string[]) => string} */
  const named = (keys) => listed(keys.map(nameOf));
  const holding = () => known.filter((key) => ticked.has(key));
  /** @type {(section: HTMLElement) => string} */
  const why = (section) => named(holding().filter((key) => section.dataset.unfit?.split(" ").includes(key)));

  // ── A step as its variant has it ──

  /** null: as it is written. @type {(section: HTMLElement) => HTMLTemplateElement | null} */
  const choose = (section) => {
    if (fits(section.dataset.unfit)) return null;
    const variants = templates(":scope > template.variant", section);
    return variants.find((each) => fits(each.dataset.unfit)) ?? variants.at(-1) ?? null;
  };
  /** @type {(variant: HTMLTemplateElement) => HTMLTemplateElement} */
  const source = (variant) => pool.get(variant.dataset.use) ?? variant;
  /** @type {(variant: HTMLTemplateElement | null) => boolean} */
  const isOut = (variant) => Boolean(variant && "out" in variant.dataset);

  /** @type {(selector: string, within: ParentNode) => void} */
  const drop = (selector, within) => {
    for (const part of all(selector, within)) part.remove();
  };
  /** Sets one of the cues of a step; without a text, takes it away. @type {(made: HTMLElement, of: string, text?: string) => void} */
  const setCue = (made, of, text) => {
    const cue = find(".cue", made);
    const old = find(`.cue .${of}`, made);
    if (!text) old?.remove();
    else if (old) (find("b", old) ?? old).textContent = text;
    else cue?.append(make("span", of, text));
  };
  /** @type {(made: HTMLElement, title?: string) => void} */
  const setTitle = (made, title = "") => {
    const texts = [...one("h3", made).childNodes].filter((node) => node instanceof Text);
    texts.forEach((node, n) => {
      if (n) node.remove();
      else node.data = title;
    });
  };

  /** Makes the text of a step that of its lighter form. @type {(text: HTMLElement, words: string) => void} */
  const lighten = (text, words) => {
    drop(".heavy, .because", text);
    all(".say[data-heavy]", text).forEach((line, n) => {
      if (n) line.remove();
      line.lastChild?.replaceWith(` ${root.dataset.ask}`);
      delete line.dataset.heavy;
    });
    let first = find(":scope > p:not([class])", text);
    if (!first) {
      first = make("p", "");
      text.prepend(first);
    }
    first.prepend(make("b", "light", words), " ");
  };
  /** @type {(section: HTMLElement) => boolean} */
  const isEnd = (section) => section === clean[0] || section === clean.at(-1) || ["open", "close"].includes(section.dataset.role ?? "");
  /** Puts another stroke in a step's place. @type {(made: HTMLElement, section: HTMLElement, from: HTMLTemplateElement) => void} */
  const standIn = (made, section, from) => {
    const { title, stroke, place, side, tempo, stand, oil } = from.dataset;
    const text = one(".step__text", made);
    const words = one("p", from.content).textContent;
    const same = section.dataset.stroke === stroke && (stroke !== REST || isEnd(section)); // then what is said there is still right
    drop(`.because, .say${same ? "[data-heavy]" : ""}, :scope > p:not([class])`, text);
    setTitle(made, title);
    text.prepend(make("p", "", words));
    drop(".cue__stroke", made);
    made.dataset.stroke = stroke;
    if (stand) setCue(made, "cue__stand", stand);
    setCue(made, "cue__oil", oil);
    setCue(made, "cue__side", side && find(".cue__side", section)?.textContent);
    setCue(made, "cue__place", place);
    setCue(made, "cue__tempo", tempo);
    setCue(made, "cue__repeats");
  };

  /** A copy of a step for the page; of its templates it needs none. @type {Cautions["dress"]} */
  const dress = (section, variant) => {
    const made = copy(section);
    drop("template, .step__care, .say--half, .fig__do", made);
    if (!variant) return made;
    const from = source(variant);
    const { pressure, low, high, words } = from.dataset;
    const text = one(".step__text", made);
    Object.assign(made.dataset, { low, high, changed: "" });
    (find(".cue", made) ?? text).before(make("p", "changed", `Changed for: ${why(section)}.`));
    setCue(made, "cue__pressure", pressure);
    const figure = find("figure", from.content);
    if (figure) find("figure", made)?.replaceWith(document.importNode(figure, true));
    if (words) lighten(text, words);
    else standIn(made, section, from);
    return made;
  };

  /**
   * What steps say of one another: their numbers, where the giver goes, and the word at half-time.
   * @type {(sections: HTMLElement[]) => void}
   */
  const join = (sections) => {
    let stand = "";
    let begin = 0;
    let said = false;
    const total = sections.reduce((sum, section) => sum + secondsOf(section), 0);
    sections.forEach((section, index) => {
      number(section, index);
      const where = find(".cue__stand", section);
      if (where) {
        where.hidden = where.textContent === stand;
        stand = where.textContent;
      }
      begin += secondsOf(section);
      if (half && !said && total >= Number(half.dataset.from) && begin > total / 2) {
        said = true;
        one(".step__text", section).append(copy(half.content));
      }
    });
  };

  // ── The steps of the page ──

  const written = find(".builder") ? [] : all(".hb > .step[data-seconds]");
  const clean = written.map((section) => {
    const made = copy(section);
    drop(".fig__do", made);
    return made;
  });
  let shown = written;

  /**
   * A step with its variant, its time, and whether it is one with the step before.
   * @typedef {{ section: HTMLElement, variant: HTMLTemplateElement | null, seconds: number, joined: boolean }} Bent
   */

  /** Whether two steps that follow one another are one. @type {(a: Bent, b: Bent) => boolean} */
  const isSame = (a, b) =>
    Boolean(
      a.variant?.dataset.use && b.variant && a.variant.dataset.use === b.variant.dataset.use && !("oil" in source(b.variant).dataset),
    ) && find(".cue__stand", a.section)?.textContent === find(".cue__stand", b.section)?.textContent;
  /** Whether a step can take the time of another. @type {(step: Bent) => boolean} */
  const takes = ({ section, variant }) => "takes" in (variant?.dataset.use ? source(variant) : section).dataset;
  /** Gives the time of steps that are left out to the nearest that take it. @type {(steps: Bent[]) => void} */
  const shareOut = (steps) => {
    const takers = steps.filter((step) => !isOut(step.variant) && takes(step));
    steps.forEach((step, n) => {
      if (!isOut(step.variant) || !takers.length) return;
      /** @type {(other: Bent) => number} */
      const far = (other) => Math.abs(steps.indexOf(other) - n);
      takers.reduce((best, other) => (far(other) < far(best) ? other : best)).seconds += step.seconds;
    });
  };
  /** Makes one step of those that are the same. @type {(steps: Bent[]) => void} */
  const joinSame = (steps) => {
    /** @type {Bent | null} */
    let last = null;
    for (const step of steps) {
      if (isOut(step.variant)) continue;
      if (last && isSame(last, step)) {
        last.seconds += step.seconds;
        step.joined = true;
      } else last = step;
    }
  };
  /** A step as it is shown: of one that is gone, a line that says so. @type {(step: Bent) => HTMLElement} */
  const madeOf = ({ section, variant, seconds, joined }) => {
    const title = small(titleOf(section));
    if (isOut(variant)) return make("p", "step-out", `Left out for ${why(section)}: ${title}.`);
    if (joined) return make("p", "step-out", `Changed for ${why(section)}: ${title}. Its time is in the step before.`);
    const made = dress(section, variant);
    if (secondsOf(made) !== seconds) {
      made.dataset.seconds = String(seconds);
      setCue(made, "cue__time", inWords(seconds));
      setCue(made, "cue__repeats");
      if (!variant) setCue(made, "cue__tempo");
    }
    return made;
  };
  const bend = () => {
    const steps = clean.map((section) => ({ section, variant: choose(section), seconds: secondsOf(section), joined: false }));
    shareOut(steps);
    joinSame(steps);
    return steps.map(madeOf);
  };

  const table = find(".tl-words tbody");
  const rows = table ? [...table.children] : [];
  const drawn = all(".shape > :not(h2, .tl-words)");
  /** @type {(sections: HTMLElement[]) => HTMLElement[]} */
  const chartInWords = (sections) => {
    let begin = 0;
    return sections.map((section, n) => {
      /** @type {(of: string) => string} */
      const cell = (of) => find(of, section)?.textContent ?? "";
      const end = begin + secondsOf(section);
      const side = cell(".cue__side").split(" ")[0].toLowerCase() || "both";
      const texts = [`${n + 1}. ${titleOf(section)}`, `${clock(begin)} to ${clock(end)}`, side, cell(".cue__pressure b")];
      begin = end;
      return make("tr", "", ...texts.map((text) => make("td", "", text)));
    });
  };

  const showSteps = () => {
    const bent = ticked.size > 0;
    const next = bent ? bend() : written;
    shown.forEach((old, n) => {
      old.replaceWith(next[n]);
    });
    shown = next;
    const sections = next.filter((each) => each.dataset.seconds);
    if (bent) join(sections);
    if (table) {
      for (const part of drawn) part.hidden = bent;
      const details = table.closest("details");
      if (details) details.open = bent;
      table.replaceChildren(...(bent ? chartInWords(sections) : rows));
    }
    document.dispatchEvent(new Event("steps"));
  };

  // ── What is said of it ──

  const minutes = () => Math.min(...holding().map((key) => Number(box(key).dataset.minutes ?? Infinity)));
  const unanswered = () => holding().filter((key) => !ticked.get(key) && find(`[data-yes="${key}"]`, fieldset));
  const ways = () => (root.dataset.away ?? "").split("|");
  const whom = () => {
    const barring = holding().filter((key) => ways().every((way) => way.split(" ").includes(key)));
    return named(barring.length ? barring : holding());
  };
  const elsewhere = () => (suit(root.dataset.away) ? "" : `This routine is not for somebody with: ${whom()}.`);

  /** Every box as what is ticked has it, and what is asked of each only where it is. */
  const tellBoxes = () => {
    for (const input of inputs("[data-caution], [data-yes]")) {
      const { caution, yes = "" } = input.dataset;
      const more = caution && input.closest("li")?.querySelector(":scope > div");
      const until = yes && input.closest("div")?.querySelector(".holds__until");
      input.checked = caution ? ticked.has(caution) : ticked.get(yes) === true;
      if (caution && more instanceof HTMLElement) more.hidden = !ticked.has(caution);
      if (until instanceof HTMLElement) until.hidden = ticked.get(yes) === true;
    }
    for (const place of all("[data-holding]")) place.textContent = ticked.size ? String(ticked.size) : "";
  };
  /** The routines that suit, where this one does not. */
  const others = () => {
    const good = suits.filter((each) => "away" in each.dataset && suit(each.dataset.away));
    const list = make("ul", "", ...(good.length ? good : suits.filter((each) => "none" in each.dataset)).map(copy));
    return [make("p", "", good.length ? "These suit:" : ""), list];
  };
  const tell = () => {
    tellBoxes();
    const changed = all(".hb > .step[data-changed], .hb > .step-out").length;
    const no = elsewhere();
    const whose = named(holding());
    const some = `${changed} of the steps ${changed === 1 ? "is" : "are"} changed for: ${whose}.`;
    const words = no || (ticked.size ? (changed ? some : "The steps stay as they are.") : "");
    const open = (root.dataset.ways ?? "").split("|").filter((_, n) => fits(ways()[n]));
    const only = !no && ticked.size && open.length < ways().length ? ` Today only ${listed(open)}.` : "";
    told.replaceChildren(...(words ? [make("p", "", words + only)] : []), ...(no ? others() : []));
    const head = find(".card__for");
    const light = "In a changed step only the weight of your hands: do not lean.";
    if (head) head.textContent = no ? `${no} Take another.` : changed ? `Changed for: ${whose}.${only} ${light}` : "";
  };

  // ── The list in the gate of the guided massage is the same list ──

  const gate = find("[data-holds]");
  gate?.append(copy(fieldset));
  /** @type {(event: Event) => void} */
  const changed = ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    const { caution, yes } = target.dataset;
    if (caution && target.checked) ticked.set(caution, false);
    else if (caution) ticked.delete(caution);
    else if (yes) ticked.set(yes, target.checked);
    else return;
    store.write(Object.fromEntries(ticked));
    refresh();
  };
  const refresh = () => {
    if (written.length) showSteps();
    else document.dispatchEvent(new Event("cautions"));
    tell();
  };
  for (const place of [root, gate]) place?.addEventListener("change", changed);
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    ticked = recall();
    refresh();
  });

  if (ticked.size && written.length) showSteps();
  tell();

  const barred = () => {
    const no = elsewhere();
    if (no) return `${no} See the list on the page.`;
    const [first] = unanswered();
    if (!first) return "";
    gate?.setAttribute("open", "");
    const yes = one(`[data-yes="${first}"]`, gate ?? fieldset);
    yes.focus();
    return `${large(nameOf(first))}: ${one(".holds__until", yes.closest("div") ?? root).textContent}`;
  };
  globalThis.cautions = { root, choose, source, dress, join, suit, minutes, tell, barred };

  // Only now that all of it works.
  root.hidden = false;
  if (gate) gate.hidden = false;
  for (const list of all(".elsewhere")) list.hidden = true;
})();
