/* Is today a good day? A yes opens the signs that belong to its question; when all questions are answered, or at once in an emergency, a
   verdict follows. All signs and words are on the page already: this only copies them. Nothing is sent and nothing is kept; the answers are
   the page's own buttons, and are gone when it is left. */
(() => {
  "use strict";
  const box = document.querySelector(".hb .screening"), list = document.querySelector(".hb .verdicts");
  if (!box || !list) return;
  const EMERGENCY = 0, NOT_TODAY = 2, WORK_AROUND = 4; // places of the levels in the list, most urgent first
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

  /* A level's frame, with its sign and title, what to do, and in an emergency the numbers. */
  const frame = (level) => {
    const title = make("h3", "", level.querySelector("h2").textContent);
    const made = make("section", level.className, make("div", "verdict__h", ...copies(level, ".verdict__h .ico"), title));
    made.append(...copies(level, ".verdict__do, .tels"));
    return made;
  };

  /* One sign to tick; what to do stands below it as long as it is ticked. */
  const line = (row, urgency) => {
    const tick = Object.assign(make("input", ""), { type: "checkbox", value: urgency, autocomplete: "off" });
    const answer = make("div", "answer", ...copies(row, "small:not(.asked), p"));
    answer.hidden = true;
    tick.onchange = () => (answer.hidden = !tick.checked);
    return make("li", "", make("label", "choice", tick, make("b", "", row.querySelector("b").textContent)), answer);
  };

  /* The signs of a question, by level. */
  const panel = (number) => {
    const made = make("div", "lines no-print", word("tick"));
    levels.forEach((level, urgency) => {
      const rows = [...level.querySelectorAll(`[data-asked~="${number}"]`)];
      if (!rows.length) return;
      const group = frame(level);
      group.append(make("ul", "signs", ...rows.map((row) => line(row, urgency))));
      made.append(group);
    });
    return made;
  };

  const verdict = (yes, ticks, unsure) => {
    const urgency = Math.min(...ticks.map((tick) => tick.value)), parts = [];
    if (!yes.length) return [word("none"), word("seen")];
    if (unsure.length && urgency >= NOT_TODAY) {
      parts.push(word("unsure"));
      parts[0].append(unsure.join(", ") + ".");
    }
    if (levels[urgency]) {
      const made = frame(levels[urgency]);
      const signs = ticks.filter((tick) => tick.value == urgency).map((tick) => make("li", "", tick.parentNode.textContent));
      made.querySelector(".verdict__h").after(make("ul", "why", ...signs));
      if (urgency === WORK_AROUND && !unsure.length) made.append(word("onward"));
      parts.push(made);
    }
    return parts;
  };

  const tell = () => {
    const chosen = (value) => questions.filter((one) => one.querySelector(`[value=${value}]`).checked);
    const yes = chosen("yes"), ticks = [...box.querySelectorAll(".lines :checked")];
    const unsure = yes.filter((one) => !one.querySelector(".lines :checked")).map((one) => questions.indexOf(one) + 1);
    const count = yes.length + chosen("no").length;
    progress.querySelector("b").textContent = `${count} of ${questions.length} answered.`;
    for (const group of box.querySelectorAll(".lines .verdict")) {
      group.querySelector(".verdict__do").hidden = !group.querySelector(":checked");
    }
    const ready = count === questions.length || ticks.some((tick) => tick.value == EMERGENCY);
    const made = ready ? verdict(yes, ticks, unsure) : [], says = made.map((part) => part.textContent).join();
    if (says !== told) outcome.replaceChildren(...made); // a live region: not touched without need
    told = says;
  };

  const answered = (one, number) => {
    const open = one.querySelector(".lines"), yes = one.querySelector("[value=yes]").checked;
    if (yes && !open) one.append(panel(number));
    if (!yes) open?.remove();
  };

  const clear = () => {
    for (const button of box.querySelectorAll("[type=radio]")) button.checked = false;
    questions.forEach(answered);
    tell();
  };

  questions.forEach((one, index) => {
    const choose = one.querySelector(".choose");
    choose.hidden = false;
    choose.addEventListener("change", () => answered(one, index + 1));
  });
  box.addEventListener("change", tell);
  progress.hidden = false;
  progress.querySelector("button").onclick = () => {
    clear();
    box.querySelector("[type=radio]").focus();
  };
  clear();
  addEventListener("pageshow", (event) => event.persisted && clear()); // a page that is brought back as it was left
})();
