/* Is today a good day? A yes opens the signs that belong to its question; when all questions are answered, or at once in an emergency, a
   verdict follows, with what to do about each sign. All signs and words are on the page already: this only copies them (and
   hooks/handbook/verdict.py says the same of the stories). Nothing is sent and nothing is kept; the answers are the page's own buttons, and
   are gone when it is left. */
(() => {
  "use strict";
  const { all, inputs, find, one, copy, make } = elements;
  const box = find(".hb .screening");
  const list = find(".hb .verdicts");
  if (!box || !list) return;
  // Places of the levels in the list, most urgent first.
  const EMERGENCY = 0;
  const NOT_TODAY = 2;
  const ASK_FIRST = 3;
  const WORK_AROUND = 4;
  const levels = all(":scope > *", list);
  const questions = all(".ask > li", box);
  /** @type {HTMLTemplateElement} */
  const words = one("template", box);
  const outcome = one(".outcome", box);
  const progress = one(".progress", box);
  let told = "";

  /** @type {(from: ParentNode, what: string) => HTMLElement[]} */
  const copies = (from, what) => all(what, from).map(copy);
  /** A sentence that waits in the page. @type {(of: string) => HTMLElement} */
  const word = (of) => copy(one(`.${of}`, words.content));
  /** @type {(from: ParentNode) => HTMLInputElement[]} */
  const ticked = (from) => inputs(".lines :checked", from);
  /** @type {(question: HTMLElement, value: "yes" | "no") => boolean} */
  const says = (question, value) => /** @type {HTMLInputElement} */ (one(`[value=${value}]`, question)).checked;
  /** A sign's own name, as a reader ticks it. @type {(row: HTMLElement) => HTMLElement} */
  const nameOf = (row) => make("b", "", one("b", row).textContent);

  /** A level's frame, with its sign, its title and what to do. @type {(level: HTMLElement) => HTMLElement} */
  const frame = (level) => {
    const title = make("h3", "", one("h2", level).textContent);
    return make(
      "section",
      level.className,
      make("div", "verdict__h", ...copies(level, ".verdict__h .ico"), title),
      ...copies(level, ".verdict__do"),
    );
  };

  /** What to do about one sign; in an emergency with the numbers to call. @type {(row: HTMLElement, urgency: number) => HTMLElement} */
  const answer = (row, urgency) =>
    make(
      "div",
      "answer",
      ...(urgency === EMERGENCY ? copies(levels[EMERGENCY], ".tels") : []),
      ...copies(row, "small:not(.asked), p:not(.also)"),
    );

  /**
   * One sign to tick; what to do stands below it as long as it is ticked. It may stand in several panels, and is ticked in all.
   * @type {(row: HTMLElement, urgency: number) => HTMLElement}
   */
  const line = (row, urgency) => {
    const tick = Object.assign(make("input", ""), { type: "checkbox", name: row.id, autocomplete: "off" });
    const what = answer(row, urgency);
    const made = make("li", "", make("label", "choice", tick, nameOf(row)), what);
    tick.checked = ticked(box).some((other) => other.name === row.id);
    what.hidden = !tick.checked;
    tick.onchange = () => {
      for (const same of inputs(`.lines [name="${row.id}"]`, box)) {
        same.checked = tick.checked;
        one(".answer", same.closest("li") ?? made).hidden = !tick.checked;
      }
    };
    return made;
  };

  /** The signs of a question, by level. @type {(key: string) => HTMLElement} */
  const panel = (key) => {
    const made = make("div", "lines no-print", word("tick"));
    levels.forEach((level, urgency) => {
      const rows = all(`[data-asked~="${key}"]`, level);
      if (!rows.length) return;
      const group = frame(level);
      group.append(make("ul", "signs", ...rows.map((row) => line(row, urgency))));
      made.append(group);
    });
    return made;
  };

  /**
   * What follows from the answers: whether any is yes, the signs by their ids, and the numbers of the questions with a yes and no sign.
   * @type {(yes: boolean, names: Set<string>, unsure: number[]) => HTMLElement[]}
   */
  const verdict = (yes, names, unsure) => {
    if (!yes) return [word("none")];
    const rows = all("[data-asked]", list).filter((row) => names.has(row.id));
    /** @type {(row: HTMLElement) => number} */
    const urgencyOf = (row) => levels.findIndex((level) => level.contains(row));
    const highest = rows.length ? urgencyOf(rows[0]) : levels.length;
    /** @type {HTMLElement[]} */
    const parts = [];
    if (unsure.length && highest >= NOT_TODAY) {
      parts.push(word("unsure"));
      parts[0].append(`${unsure.join(", ")}.`);
    }
    levels.forEach((level, urgency) => {
      const here = rows.filter((row) => urgencyOf(row) === urgency && (urgency === highest || highest > NOT_TODAY));
      if (!here.length) return;
      const made = frame(level);
      if (urgency === EMERGENCY) made.append(...copies(level, ".tels"));
      made.append(make("ul", "signs", ...here.map((row) => make("li", "", nameOf(row), ...copies(row, "p:not(.also)")))));
      if (urgency === ASK_FIRST && (unsure.length || here.some((row) => !find(".meanwhile", row)))) {
        for (const meanwhile of all(".meanwhile", made)) meanwhile.remove();
        made.append(word("nothing"));
      }
      if (highest === WORK_AROUND && !unsure.length) made.append(word("onward"));
      parts.push(made);
    });
    return parts;
  };

  const tell = () => {
    const yes = questions.filter((each) => says(each, "yes"));
    const names = new Set(ticked(box).map((tick) => tick.name));
    const unsure = yes.filter((each) => !ticked(each).length).map((each) => questions.indexOf(each) + 1);
    const count = yes.length + questions.filter((each) => says(each, "no")).length;
    one("b", progress).textContent = `${count} of ${questions.length} answered.`;
    for (const group of all(".lines .verdict", box)) one(".verdict__do", group).hidden = !find(":checked", group);
    const now = all("[data-asked]", levels[EMERGENCY]).some((row) => names.has(row.id));
    const made = now || count === questions.length ? verdict(yes.length > 0, names, unsure) : [];
    const text = made.map((part) => part.textContent).join();
    if (text !== told) outcome.replaceChildren(...made); // a live region: not touched without need
    told = text;
  };

  /** Opens the signs of a question after a yes, and takes them away after another answer. @type {(question: HTMLElement) => void} */
  const answered = (question) => {
    const open = find(".lines", question);
    const yes = says(question, "yes");
    if (yes && !open) question.append(panel(inputs("[type=radio]", question)[0].name.replace("question-", "")));
    if (!yes) open?.remove();
  };

  const clear = () => {
    for (const button of inputs("[type=radio]", box)) button.checked = false;
    questions.forEach(answered);
    tell();
  };

  /** An address of one row unfolds it. */
  const unfold = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    const row = target && /** @type {HTMLDetailsElement | null} */ (find("details.sign", target));
    if (row) row.open = true;
  };

  clear();
  unfold();
  for (const question of questions) {
    const choose = one(".choose", question);
    choose.addEventListener("change", () => answered(question));
    choose.hidden = false;
  }
  box.addEventListener("change", tell);
  addEventListener("hashchange", unfold);
  // A page that is brought back as it was left.
  addEventListener("pageshow", (event) => {
    if (event.persisted) clear();
  });
  one("button", progress).onclick = () => {
    clear();
    one("[type=radio]", box).focus();
  };
  progress.hidden = false;
})();
