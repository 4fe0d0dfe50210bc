/* Is today a good day? A yes opens the signs that belong to its question; when all questions are answered, or at once in an emergency, a
   verdict follows, with what to do about each sign. All signs and words are on the page already: this only copies them (and
   hooks/handbook/verdict.py says the same of the stories). Nothing is sent and nothing is kept; the answers are the page's own buttons,
   and are gone when it is left. */
(() => {
  "use strict";
  const box = document.querySelector(".hb .screening"), list = document.querySelector(".hb .verdicts");
  if (!box || !list) return;
  const EMERGENCY = 0, NOT_TODAY = 2, ASK_FIRST = 3, WORK_AROUND = 4; // places of the levels in the list, most urgent first
  const levels = [...list.children], questions = [...box.querySelectorAll(".ask > li")];
  const words = box.querySelector("template").content, outcome = box.querySelector(".outcome"), progress = box.querySelector(".progress");
  let told = "";

  const make = (tag, of, ...content) => {
    const made = document.createElement(tag);
    made.className = of;
    made.append(...content);
    return made;
  };
  const copies = (from, what) => [...from.querySelectorAll(what)].map((node) => node.cloneNode(true));
  const word = (of) => words.querySelector("." + of).cloneNode(true);
  const ticked = (from) => [...from.querySelectorAll(".lines :checked")];

  /* A level's frame, with its sign, its title and what to do. */
  const frame = (level) => {
    const title = make("h3", "", level.querySelector("h2").textContent);
    const made = make("section", level.className, make("div", "verdict__h", ...copies(level, ".verdict__h .ico"), title));
    made.append(...copies(level, ".verdict__do"));
    return made;
  };

  /* What to do about one sign; in an emergency with the numbers to call. */
  const answer = (row, urgency) =>
    make("div", "answer", ...(urgency === EMERGENCY ? copies(levels[EMERGENCY], ".tels") : []), ...copies(row, "small:not(.asked), p:not(.also)"));

  /* One sign to tick; what to do stands below it as long as it is ticked. It may stand in several panels, and is ticked in all. */
  const line = (row, urgency) => {
    const tick = Object.assign(make("input", ""), { type: "checkbox", name: row.id, autocomplete: "off" });
    const what = answer(row, urgency);
    tick.checked = ticked(box).some((other) => other.name === row.id);
    what.hidden = !tick.checked;
    tick.onchange = () => {
      for (const one of box.querySelectorAll(`.lines [name="${row.id}"]`)) {
        one.checked = tick.checked;
        one.closest("li").querySelector(".answer").hidden = !tick.checked;
      }
    };
    return make("li", "", make("label", "choice", tick, make("b", "", row.querySelector("b").textContent)), what);
  };

  /* The signs of a question, by level. */
  const panel = (key) => {
    const made = make("div", "lines no-print", word("tick"));
    levels.forEach((level, urgency) => {
      const rows = [...level.querySelectorAll(`[data-asked~="${key}"]`)];
      if (!rows.length) return;
      const group = frame(level);
      group.append(make("ul", "signs", ...rows.map((row) => line(row, urgency))));
      made.append(group);
    });
    return made;
  };

  const verdict = (yes, names, unsure) => {
    const rows = [...list.querySelectorAll("[data-asked]")].filter((row) => names.has(row.id)), parts = [];
    const of = (row) => levels.findIndex((level) => level.contains(row)), highest = rows.length ? of(rows[0]) : levels.length;
    if (!yes.length) return [word("none")];
    if (unsure.length && highest >= NOT_TODAY) {
      parts.push(word("unsure"));
      parts[0].append(unsure.join(", ") + ".");
    }
    levels.forEach((level, urgency) => {
      const here = rows.filter((row) => of(row) === urgency && (urgency === highest || highest > NOT_TODAY));
      if (!here.length) return;
      const made = frame(level);
      if (urgency === EMERGENCY) made.append(...copies(level, ".tels"));
      made.append(
        make("ul", "signs", ...here.map((row) => make("li", "", make("b", "", row.querySelector("b").textContent), ...copies(row, "p:not(.also)")))),
      );
      if (urgency === ASK_FIRST && (unsure.length || here.some((row) => !row.querySelector(".meanwhile")))) {
        for (const one of made.querySelectorAll(".meanwhile")) one.remove();
        made.append(word("nothing"));
      }
      if (highest === WORK_AROUND && !unsure.length) made.append(word("onward"));
      parts.push(made);
    });
    return parts;
  };

  const tell = () => {
    const chosen = (value) => questions.filter((one) => one.querySelector(`[value=${value}]`).checked);
    const yes = chosen("yes"), names = new Set(ticked(box).map((tick) => tick.name));
    const unsure = yes.filter((one) => !ticked(one).length).map((one) => questions.indexOf(one) + 1);
    const count = yes.length + chosen("no").length;
    progress.querySelector("b").textContent = `${count} of ${questions.length} answered.`;
    for (const group of box.querySelectorAll(".lines .verdict")) {
      group.querySelector(".verdict__do").hidden = !group.querySelector(":checked");
    }
    const now = [...levels[EMERGENCY].querySelectorAll("[data-asked]")].some((row) => names.has(row.id));
    const made = now || count === questions.length ? verdict(yes, names, unsure) : [], says = made.map((part) => part.textContent).join();
    if (says !== told) outcome.replaceChildren(...made); // a live region: not touched without need
    told = says;
  };

  const answered = (one) => {
    const open = one.querySelector(".lines"), yes = one.querySelector("[value=yes]").checked;
    if (yes && !open) one.append(panel(one.querySelector("[type=radio]").name.replace("question-", "")));
    if (!yes) open?.remove();
  };

  const clear = () => {
    for (const button of box.querySelectorAll("[type=radio]")) button.checked = false;
    questions.forEach(answered);
    tell();
  };

  /* An address of one row unfolds it. */
  const unfold = () => {
    const row = location.hash && document.getElementById(location.hash.slice(1))?.querySelector("details.sign");
    if (row) row.open = true;
  };

  for (const one of questions) {
    const choose = one.querySelector(".choose");
    choose.hidden = false;
    choose.addEventListener("change", () => answered(one));
  }
  box.addEventListener("change", tell);
  addEventListener("hashchange", unfold);
  progress.hidden = false;
  progress.querySelector("button").onclick = () => {
    clear();
    box.querySelector("[type=radio]").focus();
  };
  clear();
  unfold();
  addEventListener("pageshow", (event) => event.persisted && clear()); // a page that is brought back as it was left
})();
