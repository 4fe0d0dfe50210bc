/* Quizzes: choose, and be told at once; only the first choice counts. Nothing is sent and nothing is kept. And where a lesson has many
   questions to check oneself with, a button that opens all their answers. */
(() => {
  "use strict";
  const make = (tag, of, text) => Object.assign(document.createElement(tag), { className: of, textContent: text });

  for (const quiz of document.querySelectorAll(".hb .cases")) {
    const cases = [...quiz.children];
    let right = 0, done = 0;
    for (const one of cases) {
      const choose = one.querySelector(".choose"), told = one.querySelector(".told"), answer = one.querySelector("details");
      let passing = false; // by the arrow keys, over answers that are not meant yet

      const settle = () => {
        const chosen = choose.querySelector(":checked");
        if (!chosen || choose.dataset.done) return;
        const good = chosen.value === answer.dataset.right;
        choose.dataset.done = "yes";
        for (const button of choose.querySelectorAll("input")) {
          button.setAttribute("aria-disabled", "true");
          if (button.value === answer.dataset.right) button.parentNode.classList.add("good");
        }
        right += good;
        done += 1;
        told.textContent = `${good ? "Right" : "Not quite"}. ${right} of ${cases.length} right${done < cases.length ? " so far" : ""}.`;
        answer.hidden = false;
        answer.open = true;
      };

      choose.hidden = false;
      answer.hidden = true;
      for (const button of choose.querySelectorAll("input")) button.checked = false;
      choose.addEventListener("keydown", (event) => {
        passing = event.key.startsWith("Arrow");
        if (event.key === "Enter" || event.key === " ") settle();
      });
      choose.addEventListener("keyup", () => (passing = false));
      choose.addEventListener("click", (event) => choose.dataset.done && event.preventDefault());
      choose.addEventListener("change", () => passing || settle());
      choose.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !choose.contains(relatedTarget) && settle());
    }
  }

  const questions = [...document.querySelectorAll(".hb .quiz")].filter((one) => !one.closest(".case"));
  if (questions.length < 5) return;
  const all = make("button", "all no-print", "");
  const open = () => questions.every((one) => one.open);
  const tell = () => (all.textContent = open() ? "Hide all answers" : `Show all ${questions.length} answers`);
  all.type = "button";
  all.onclick = () => {
    const now = !open();
    for (const one of questions) one.open = now;
  };
  for (const one of questions) one.addEventListener("toggle", tell);
  questions[0].before(all);
  tell();
})();
