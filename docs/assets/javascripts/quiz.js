/* Quizzes: choose, and be told at once; only the first choice counts. Nothing is sent and nothing is kept. And where a lesson has many
   questions to check oneself with, a button that opens all their answers. */
(() => {
  "use strict";
  const { all, inputs, one, button } = elements;

  for (const quiz of all(".hb .cases")) {
    const cases = all(":scope > *", quiz);
    let right = 0;
    let done = 0;
    for (const question of cases) {
      const choose = one(".choose", question);
      const told = one(".told", question);
      const buttons = inputs("input", choose);
      const answer = /** @type {HTMLDetailsElement} */ (one("details", question));
      let passing = false; // by the arrow keys, over answers that are not meant yet

      const settle = () => {
        const chosen = buttons.find((each) => each.checked);
        if (!chosen || choose.dataset.done) return;
        const good = chosen.value === answer.dataset.right;
        choose.dataset.done = "yes";
        for (const each of buttons) {
          each.setAttribute("aria-disabled", "true");
          if (each.value === answer.dataset.right) each.parentElement?.classList.add("good");
        }
        if (good) right += 1;
        done += 1;
        told.textContent = `${good ? "Right" : "Not quite"}. ${right} of ${cases.length} right${done < cases.length ? " so far" : ""}.`;
        answer.hidden = false;
        answer.open = true;
      };

      for (const each of buttons) each.checked = false;
      choose.addEventListener("keydown", (event) => {
        passing = event.key.startsWith("Arrow");
        if (event.key === "Enter" || event.key === " ") settle();
      });
      choose.addEventListener("keyup", () => {
        passing = false;
      });
      choose.addEventListener("click", (event) => {
        if (choose.dataset.done) event.preventDefault();
      });
      choose.addEventListener("change", () => {
        if (!passing) settle();
      });
      choose.addEventListener("focusout", ({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !choose.contains(relatedTarget)) settle();
      });
      choose.hidden = false;
      answer.hidden = true;
    }
  }

  const MANY = 5; // fewer are opened as quickly one by one
  const questions = /** @type {HTMLDetailsElement[]} */ (all(".hb .quiz").filter((each) => !each.closest(".case")));
  if (questions.length < MANY) return;
  const open = () => questions.every((each) => each.open);
  const opener = button("", () => {
    const now = !open();
    for (const each of questions) each.open = now;
  });
  const tell = () => {
    opener.textContent = open() ? "Hide all answers" : `Show all ${questions.length} answers`;
  };
  opener.className = "all no-print";
  for (const each of questions) each.addEventListener("toggle", tell);
  questions[0].before(opener);
  tell();
})();
