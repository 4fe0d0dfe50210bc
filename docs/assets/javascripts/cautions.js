/* A routine bends to who lies there. The giver ticks what holds of them; of each step the first variant that fits all of it takes its place. The
   variants stand in templates beside their step, made by hooks/handbook/markdown/cautions.py; here they are only chosen, by the rules of
   hooks/handbook/routines/variants.py: a step keeps its seconds, those of a step that is left out go to the nearest rest or glide, and the same
   twice running is one step.

   What is ticked lives in this tab's session storage, for all routines, and nowhere else: never in an address, and nothing is sent. */
(() => {
  "use strict";
  const root = document.querySelector(".holds");
  if (!root) return;
  const KEY = "cautions", REST = "still-hands";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const fieldset = root.querySelector("fieldset"), told = root.querySelector(".holds__told"), suits = all(".holds__suits > li", root);
  const pool = new Map(all("template.instead", root).map((one) => [one.dataset.key, one]));
  const half = root.querySelector("template.half");
  const known = all("[data-caution]", fieldset).map(({ dataset }) => dataset.caution);
  const box = (key) => fieldset.querySelector(`[data-caution="${key}"]`);

  // ── What is ticked: each caution with whether they were asked and told yes. Storage may be refused, or hold what nobody can read. ──

  const recall = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY));
      return new Map(known.filter((key) => typeof kept?.[key] === "boolean").map((key) => [key, kept[key]]));
    } catch {
      return new Map();
    }
  };
  const keep = () => {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(ticked)));
    } catch {}
  };
  let ticked = recall();

  const fits = (unfit = "") => !unfit.split(" ").some((key) => ticked.has(key));
  const suit = (away = "") => away.split("|").some((one) => fits(one));
  const small = (text) => text[0].toLowerCase() + text.slice(1);
  const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);
  const names = (keys) => listed(keys.map((key) => box(key).dataset.name));
  const holding = () => known.filter((key) => ticked.has(key));
  const why = (section) => names(holding().filter((key) => section.dataset.unfit?.split(" ").includes(key)));

  // ── A step as its variant has it ──

  /* null: as it is written. */
  const choose = (section) => {
    if (fits(section.dataset.unfit)) return null;
    const variants = all(":scope > template.variant", section);
    return variants.find((one) => fits(one.dataset.unfit)) ?? variants.at(-1) ?? null;
  };
  const source = (variant) => pool.get(variant.dataset.use) ?? variant;
  const out = (variant) => Boolean(variant && "out" in variant.dataset);

  const add = (tag, of, text) => Object.assign(document.createElement(tag), { ...(of && { className: of }), textContent: text });
  const cueWith = (made, of, text) => {
    const cue = made.querySelector(".cue"), old = cue?.querySelector(`.${of}`);
    if (!text) old?.remove();
    else if (old) (old.querySelector("b") ?? old).textContent = text;
    else cue?.append(add("span", of, text));
  };
  const setTitle = (made, title) => {
    const texts = [...made.querySelector("h3").childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    texts.forEach((node, n) => (n ? node.remove() : (node.data = title)));
  };

  const lighten = (text, words) => {
    all(".heavy, .because", text).forEach((part) => part.remove());
    all(".say[data-heavy]", text).forEach((line, n) => {
      if (n) line.remove();
      line.lastChild.replaceWith(` ${root.dataset.ask}`);
      delete line.dataset.heavy;
    });
    let first = text.querySelector(":scope > p:not([class])");
    if (!first) text.prepend((first = document.createElement("p")));
    first.prepend(add("b", "light", words), " ");
  };
  const isEnd = (section) => section === clean[0] || section === clean.at(-1) || ["open", "close"].includes(section.dataset.role);
  const standIn = (made, section, from) => {
    const { title, stroke, place, side, tempo, stand, oil } = from.dataset;
    const text = made.querySelector(".step__text"), words = from.content.querySelector("p").textContent;
    const same = section.dataset.stroke === stroke && (stroke !== REST || isEnd(section)); // then what is said there is still right
    all(`.because, .say${same ? "[data-heavy]" : ""}, :scope > p:not([class])`, text).forEach((part) => part.remove());
    setTitle(made, title);
    text.prepend(add("p", "", words));
    made.querySelector(".cue__stroke")?.remove();
    made.dataset.stroke = stroke;
    if (stand) cueWith(made, "cue__stand", stand);
    cueWith(made, "cue__oil", oil);
    cueWith(made, "cue__side", side && section.querySelector(".cue__side")?.textContent);
    cueWith(made, "cue__place", place);
    cueWith(made, "cue__tempo", tempo);
    cueWith(made, "cue__repeats", "");
  };

  /* A copy of a step for the page; of its templates it needs none. */
  const dress = (section, variant) => {
    const made = section.cloneNode(true);
    all("template, .step__care, .say--half, .fig__do", made).forEach((part) => part.remove());
    if (!variant) return made;
    const from = source(variant), { pressure, low, high, words } = from.dataset;
    Object.assign(made.dataset, { low, high, changed: "" });
    const cue = made.querySelector(".cue");
    (cue ?? made.querySelector(".step__text")).before(add("p", "changed", `Changed for: ${why(section)}.`));
    cueWith(made, "cue__pressure", pressure);
    const figure = from.content.querySelector("figure");
    if (figure) made.querySelector("figure")?.replaceWith(document.importNode(figure, true));
    if (words) lighten(made.querySelector(".step__text"), words);
    else standIn(made, section, from);
    return made;
  };

  const inWords = (seconds) => [[Math.floor(seconds / 60), "minute"], [seconds % 60, "second"]]
    .filter(([n]) => n).map(([n, unit]) => `${n} ${unit}${n === 1 ? "" : "s"}`).join(" ");
  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  /* What steps say of one another: their numbers, where the giver goes, and the word at half-time. */
  const join = (sections) => {
    let stand = "", begin = 0, said = false;
    const total = sections.reduce((sum, section) => sum + Number(section.dataset.seconds), 0);
    sections.forEach((section, index) => {
      section.querySelector("h3").id = `step-${index + 1}`;
      section.querySelector("h3 .vh").textContent = `Step ${index + 1}: `;
      section.querySelector(".step__n").textContent = index + 1;
      const where = section.querySelector(".cue__stand");
      if (where) {
        where.hidden = where.textContent === stand;
        stand = where.textContent;
      }
      begin += Number(section.dataset.seconds);
      if (half && !said && total >= Number(half.dataset.from) && begin > total / 2) {
        said = true;
        section.querySelector(".step__text").append(half.content.cloneNode(true));
      }
    });
  };

  // ── The steps of the page ──

  const written = document.querySelector(".builder") ? [] : all(".hb > .step[data-seconds]");
  const clean = written.map((section) => {
    const copy = section.cloneNode(true);
    all(".fig__do", copy).forEach((part) => part.remove());
    return copy;
  });
  let shown = [...written];

  const isSame = (a, b) =>
    a.variant?.dataset.use && a.variant.dataset.use === b.variant?.dataset.use && !("oil" in source(b.variant).dataset)
    && a.section.querySelector(".cue__stand")?.textContent === b.section.querySelector(".cue__stand")?.textContent;

  const bend = () => {
    const steps = clean.map((section) => ({ section, variant: choose(section), seconds: Number(section.dataset.seconds), into: null }));
    const takes = ({ section, variant }) => "takes" in (variant?.dataset.use ? source(variant) : section).dataset;
    const takers = steps.filter((step) => !out(step.variant) && takes(step));
    steps.forEach((step, n) => {
      if (!out(step.variant) || !takers.length) return;
      const far = (other) => Math.abs(steps.indexOf(other) - n);
      takers.reduce((best, other) => (far(other) < far(best) ? other : best)).seconds += step.seconds;
    });
    let last = null;
    for (const step of steps) {
      if (out(step.variant)) continue;
      if (last && isSame(last, step)) {
        last.seconds += step.seconds;
        step.into = last;
      } else last = step;
    }
    return steps.map((step) => {
      const title = step.section.querySelector("h3").cloneNode(true);
      all(".vh, .headerlink", title).forEach((part) => part.remove());
      if (out(step.variant)) return add("p", "step-out", `Left out for ${why(step.section)}: ${small(title.textContent)}.`);
      if (step.into) return add("p", "step-out", `Changed for ${why(step.section)}: ${small(title.textContent)}. Its time is in the step before.`);
      const made = dress(step.section, step.variant);
      if (Number(made.dataset.seconds) !== step.seconds) {
        made.dataset.seconds = step.seconds;
        cueWith(made, "cue__time", inWords(step.seconds));
        cueWith(made, "cue__repeats", "");
        if (!step.variant) cueWith(made, "cue__tempo", "");
      }
      return made;
    });
  };

  const table = document.querySelector(".tl-words tbody"), chart = table && { rows: [...table.children], drawn: all(".shape > :not(h2, .tl-words)") };
  const chartInWords = (sections) => {
    let begin = 0;
    return sections.map((section, n) => {
      const cell = (of) => section.querySelector(of)?.textContent ?? "";
      const title = section.querySelector("h3").cloneNode(true);
      all(".vh, .headerlink", title).forEach((part) => part.remove());
      const seconds = Number(section.dataset.seconds), row = document.createElement("tr");
      const texts = [`${n + 1}. ${title.textContent}`, `${clock(begin)} to ${clock(begin + seconds)}`, cell(".cue__side").split(" ")[0].toLowerCase() || "both", cell(".cue__pressure b")];
      row.append(...texts.map((text) => add("td", "", text)));
      begin += seconds;
      return row;
    });
  };

  const showSteps = () => {
    const bent = ticked.size > 0, next = bent ? bend() : written;
    shown.forEach((old, n) => old.replaceWith(next[n]));
    shown = [...next];
    const sections = next.filter((one) => one.dataset.seconds);
    if (bent) join(sections);
    if (chart) {
      for (const part of chart.drawn) part.hidden = bent;
      table.closest("details").open = bent;
      table.replaceChildren(...(bent ? chartInWords(sections) : chart.rows));
    }
    document.dispatchEvent(new Event("steps"));
  };

  // ── What is said of it ──

  const minutes = () => Math.min(...holding().map((key) => Number(box(key).dataset.minutes ?? Infinity)));
  const unanswered = () => holding().filter((key) => !ticked.get(key) && fieldset.querySelector(`[data-yes="${key}"]`));
  const whom = () => {
    const ways = (root.dataset.away ?? "").split("|"), barring = holding().filter((key) => ways.every((one) => one.split(" ").includes(key)));
    return names(barring.length ? barring : holding());
  };
  const elsewhere = () => (suit(root.dataset.away) ? "" : `This routine is not for somebody with: ${whom()}.`);

  const tell = () => {
    for (const input of all("[data-caution], [data-yes]")) {
      const key = input.dataset.caution ?? input.dataset.yes;
      input.checked = input.dataset.yes ? ticked.get(key) === true : ticked.has(key);
      const more = input.dataset.caution && input.closest("li").querySelector(":scope > div");
      if (more) more.hidden = !ticked.has(key);
      const until = input.dataset.yes && input.closest("div").querySelector(".holds__until");
      if (until) until.hidden = ticked.get(key) === true;
    }
    const changed = all(".hb > .step[data-changed], .hb > .step-out").length, no = elsewhere();
    const words = no || (ticked.size ? (changed ? `${changed} of the steps ${changed === 1 ? "is" : "are"} changed for: ${names(holding())}.` : "The steps stay as they are.") : "");
    const ways = (root.dataset.away ?? "").split("|"), open = (root.dataset.ways ?? "").split("|").filter((way, n) => fits(ways[n]));
    const only = !no && ticked.size && open.length < ways.length ? ` Today only ${listed(open)}.` : "";
    told.replaceChildren(...(words ? [add("p", "", words + only)] : []));
    if (no) {
      const list = document.createElement("ul"), good = suits.filter((one) => "away" in one.dataset && suit(one.dataset.away));
      list.append(...(good.length ? good : suits.filter((one) => "none" in one.dataset)).map((one) => one.cloneNode(true)));
      told.append(add("p", "", good.length ? "These suit:" : ""), list);
    }
    for (const place of all("[data-holding]")) place.textContent = ticked.size || "";
    const head = document.querySelector(".card__for");
    if (head) head.textContent = no ? `${no} Take another.` : changed ? `Changed for: ${names(holding())}.${only} In a changed step only the weight of your hands: do not lean.` : "";
  };

  // ── The list in the gate of the guided massage is the same list ──

  const gate = document.querySelector("[data-holds]");
  if (gate) {
    gate.hidden = false;
    gate.append(fieldset.cloneNode(true));
  }
  const changed = ({ target }) => {
    const { caution, yes } = target.dataset;
    if (caution && target.checked) ticked.set(caution, false);
    else if (caution) ticked.delete(caution);
    else if (yes) ticked.set(yes, target.checked);
    else return;
    keep();
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

  root.hidden = false;
  for (const list of all(".elsewhere")) list.hidden = true;
  if (ticked.size && written.length) showSteps();
  tell();

  /* For the other scripts of the page. barred: why a massage may not begin, or nothing; the first box that would open it is given the focus. */
  globalThis.cautions = {
    choose, source, dress, join, suit, minutes, tell, root, names: () => names(holding()), any: () => ticked.size > 0,
    barred() {
      const no = elsewhere();
      if (no) return `${no} See the list on the page.`;
      const [first] = unanswered();
      if (!first) return "";
      gate?.setAttribute("open", "");
      const yes = (gate ?? fieldset).querySelector(`[data-yes="${first}"]`);
      yes.focus();
      return `${box(first).dataset.name[0].toUpperCase()}${box(first).dataset.name.slice(1)}: ${yes.closest("div").querySelector(".holds__until").textContent}`;
    },
  };
})();
