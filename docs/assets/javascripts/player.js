/* The guided massage: the steps of the page, one a screen, each for its time. It reads them when its button is pressed, so that they may
   also be put on the page by another script; that script then sends the document the event "steps". Here is what can be done, and what
   follows from the time; the parts are in the folder "player": the steps, the clock, the voice, the screen, and what keeps the device
   awake. */
(() => {
  "use strict";
  const { calm, all, inputs, find, one, copy } = elements;
  const dialog = /** @type {HTMLDialogElement | null} */ (find("#player"));
  const opener = find("#play");
  if (!dialog?.showModal || !opener) return;

  // In milliseconds.
  const MORE = 15e3;
  const SOON = 10e3;
  const LAST = 5e3;
  const NEW = 3e3;
  const LATE = 1500; // a cue that is later than this is left out

  /** @type {Switches} */
  const on = {};
  const clock = playerClock();
  const screen = playerScreen(dialog);
  const voice = playerVoice(on, screen.note);
  const wake = playerAwake(clock.isRunning);
  const checks = inputs("[data-check]", dialog);
  const switches = inputs("[data-set]", dialog);

  /** @type {Step[]} */
  let steps = [];
  let shown = -1; // the step on the screen
  let told = -1; // the one that was announced
  let heard = 0; // the place up to which all has been said
  /** @type {number | undefined} */
  let timer;

  /** @type {(milliseconds: number) => string} */
  const minutes = (milliseconds) => routine.clock(Math.max(0, Math.ceil(milliseconds / 1000)));
  const end = () => clock.beginOf(steps.length);
  /** @type {(box: HTMLInputElement) => string} */
  const nameOf = (box) => box.dataset.set ?? "";

  /** @type {(found: Step[]) => void} */
  const take = (found) => {
    steps = found.map((step) => ({ ...step, picture: step.picture && copy(step.picture) }));
    screen.put("count", String(steps.length));
    screen.put("whole", minutes(steps.reduce((sum, step) => sum + step.milliseconds, 0)).replace(/:00$/, ""));
    screen.hang(steps.map((step) => step.picture));
  };
  const keep = () => {
    if (["play", "stop", "leave"].includes(screen.at() ?? "")) clock.keep(playerSteps.nameOf(steps), on);
  };

  // ── As time goes by ──

  /** What changes with pausing and going on, and with the switches. */
  const turned = () => {
    const running = clock.isRunning();
    screen.turn(running);
    if (!running) voice.hush();
    screen.move(running && on.motion);
    screen.breathe(clock.at(), running && on.breath);
    screen.inStep(clock.at());
    wake();
  };

  /** @type {(index: number) => void} */
  const announce = (index) => {
    told = index;
    const { title, side, changed, stand, oil, cue, half } = steps[index];
    voice.chime([523.25, 659.25], 0.14);
    const what = changed ? cue : (cue.match(/^.*?[.!?]”?(?=\s|$)/)?.[0] ?? cue); // what is new is said whole
    const sentences = [title, side, changed, stand, oil, what, half && `${screen.sentence("half")} ${half}`];
    voice.say(
      sentences
        .filter(Boolean)
        .map((sentence) => sentence.replace(/\.$/, ""))
        .join(". "),
    );
  };

  /** Shows the massage as it stands now, and comes back when the next second is full. */
  const tick = () => {
    clearTimeout(timer);
    if (screen.at() !== "play" || !dialog.open) return;
    if (clock.at() < heard) clock.moveTo(heard); // somebody has set the device's clock back
    const place = clock.at();
    const index = clock.indexAt(place);
    if (index === steps.length) {
      finish();
      return;
    }
    const from = clock.beginOf(index);
    const length = clock.lengthOf(index);
    const over = from + length;
    const left = over - place;
    const running = clock.isRunning();
    if (index !== shown) {
      shown = index;
      screen.show(steps, index, minutes(length));
      screen.move(running && on.motion);
    }
    if (running && index !== told) announce(index);
    /** @type {(before: number) => boolean} */
    const passed = (before) => running && length >= 2 * before && heard < over - before && place >= over - before && before - left < LATE;
    if (passed(SOON)) voice.say(screen.soonWords());
    if (passed(LAST)) voice.chime([392], 0.06);
    heard = place;

    screen.put("left", minutes(left));
    screen.put("all", minutes(end() - place));
    if (steps[index + 1]) screen.put("next-long", minutes(clock.lengthOf(index + 1)));
    screen.setMoment(
      left <= LAST && length >= 2 * LAST ? "last" : left <= SOON && length >= 2 * SOON ? "soon" : place - from < NEW ? "new" : "",
    );
    screen.showSoon(left <= SOON);
    screen.progress(
      steps.map((_, n) => clock.lengthOf(n)),
      index,
      place - from,
    );
    screen.breathe(place, running && on.breath);
    if (running) timer = setTimeout(tick, left % 1000 || 1000);
  };

  const finish = () => {
    clock.pause();
    clock.forget();
    screen.go("finish");
    turned();
    voice.chime([659.25, 523.25], 0.14);
    voice.say(all("[data-over]", dialog).map(routine.words).join(" "));
  };

  // ── What can be done ──

  /** @type {(place: number) => void} */
  const jump = (place) => {
    clock.moveTo(place);
    heard = place;
    shown = told = -1;
    voice.hush();
    tick();
    screen.inStep(clock.at());
    keep();
  };
  const pause = () => {
    clock.pause();
    turned();
    tick();
    keep();
  };
  const open = () => {
    if (!dialog.open) dialog.showModal();
    screen.offerMotion();
    for (const box of switches) on[nameOf(box)] = box.checked;
    voice.look();
  };
  const run = () => {
    shown = told = -1;
    heard = clock.at();
    screen.go("play");
    tick();
    if (screen.at() === "play") turned();
  };
  /** Goes on where this tab left the massage; false where there is no such place. @type {(found: Step[]) => boolean} */
  const resume = (found) => {
    const kept = found.length ? clock.resume(playerSteps.nameOf(found), found.length) : null;
    if (!kept) return false;
    take(found);
    for (const box of switches) box.checked = Boolean(kept[nameOf(box)]);
    open();
    run();
    return true;
  };

  /** What the buttons do, by their names. @type {Record<string, () => void>} */
  const acts = {
    begin() {
      const missing = checks.find((box) => !box.checked);
      const why = missing ? screen.sentence("missing") : (globalThis.cautions?.barred() ?? "");
      screen.bar(why);
      missing?.focus();
      if (why) return;
      clock.start(steps.map((step) => step.milliseconds));
      run();
      keep();
    },
    turn() {
      if (clock.isRunning()) {
        pause();
        screen.tell(screen.sentence("paused"));
      } else {
        clock.goOn();
        tick();
        turned();
        keep();
      }
    },
    back: () => jump(clock.beginOf(Math.max(0, clock.indexAt(clock.at()) - 1))),
    skip: () => jump(clock.beginOf(clock.indexAt(clock.at()) + 1)),
    longer() {
      tick();
      clock.lengthen(shown, MORE);
      tick();
      keep();
      screen.tell(`${screen.sentence("longer")} ${routine.words(one("[data-put=left]", dialog))}`);
    },
    stop() {
      pause();
      screen.showStops();
      screen.go("stop");
    },
    leave() {
      pause();
      screen.go("leave");
    },
    stay() {
      screen.go("play");
      tick();
    },
    end() {
      clock.forget();
      dialog.close();
    },
    close: () => dialog.close(),
  };
  /** What the way back does, by the screen. @type {Record<string, string>} */
  const BACK = { play: "leave", stop: "stay", leave: "stay" };
  const goBack = () => {
    const { panel, at } = screen;
    if (at() === "play" && panel.open) {
      panel.open = false;
      one("summary", panel).focus();
    } else acts[BACK[at() ?? ""] ?? "close"]();
  };

  // ── Hands, elbows and keys ──

  opener.addEventListener("click", () => {
    const found = playerSteps.read();
    if (resume(found) || !found.length) return;
    take(found);
    for (const box of checks) box.checked = false;
    screen.bar("");
    open();
    screen.go("gate");
  });
  dialog.addEventListener("click", (event) => {
    const { panel, main } = screen;
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-do]"));
    const away = panel.open && !target.closest(".play__set");
    if (away) panel.open = false;
    if (button) {
      acts[button.dataset.do ?? ""]();
      // A button that was touched would be pressed again by the next space, which is for pausing.
      if (event.detail && screen.at() === "play") main.focus();
    } else if (!away && target.closest(".play__fig")) {
      acts.turn();
      main.focus();
    }
  });
  screen.settings.addEventListener("change", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    on[nameOf(box)] = box.checked;
    if (screen.at() !== "play") return;
    if (!on.voice) voice.hush();
    turned();
    keep();
  });
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the page's own keys stay quiet
    const { key } = event;
    const target = /** @type {Element} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Escape") goBack();
    else if (screen.at() !== "play" || event.repeat) return;
    else if (key === " " && !target.closest("button, summary, input, a")) acts.turn();
    else if (key === "ArrowLeft") acts.back();
    else if (key === "ArrowRight") acts.skip();
    else return;
    event.preventDefault();
  });
  // A phone's way back.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    goBack();
  });
  dialog.addEventListener("close", () => {
    if (clock.isRunning()) pause();
    clearTimeout(timer);
    screen.freeze();
    voice.close();
    opener.focus();
  });

  document.addEventListener("visibilitychange", () => {
    wake();
    tick();
    if (!document.hidden) screen.inStep(clock.at());
  });
  calm.addEventListener("change", () => {
    screen.offerMotion();
    screen.move(clock.isRunning() && on.motion);
  });

  const ready = () => {
    const found = playerSteps.read();
    opener.hidden = !found.length;
    if (!dialog.open) resume(found);
    else if (screen.at() === "gate") take(found); // what holds of the receiver can be ticked there, and changes the steps
  };
  document.addEventListener("steps", ready);
  ready();
})();
