/* The guided massage: the steps of the page, one a screen, each for its time. It reads them when its button is pressed, so that they may also be
   put on the page by another script; that script then sends the document the event "steps". Its words are in partials/player.html.

   Time is one number: how far the massage has come, in milliseconds, by the clock and never by counting. Where it stands outlives a reload, in
   this tab's session storage: a massage that was running has gone on meanwhile, and one that was paused has not. Somebody who comes back more than
   five minutes after its end, or an hour after pausing it, starts afresh, with its three questions. Nothing else is stored. */
(() => {
  "use strict";
  const dialog = document.getElementById("player"), opener = document.getElementById("play");
  if (!dialog?.showModal || !opener) return;

  const MORE = 15e3, SOON = 10e3, LAST = 5e3, NEW = 3e3; // milliseconds
  const BREATH = 4e3; // one way: a breath takes eight seconds
  const HAND = 130; // in the units of a drawing: what a hand needs round the middle of its palm
  const LATE = 1500; // a cue that is later than this is left out
  const OVER = 5 * 60e3, FORGOTTEN = 60 * 60e3;
  const KEY = "player " + location.pathname;

  const one = (selector, within = dialog) => within.querySelector(selector);
  const all = (selector, within = dialog) => [...within.querySelectorAll(selector)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const screens = all("[data-screen]"), main = one("[data-do=turn]"), figure = one("[data-figure]"), line = one(".play__prog");
  const pacer = one(".pacer"), circle = one("i", pacer), settings = one(".set"), panel = one(".play__set"), text = one(".play__text");
  const on = {};

  let steps = [], lengths = [], base = 0, since = null; // how far it had come, and when it went on from there; null while it is paused
  let shown = -1, told = -1, heard = 0, timer = 0, stopMoving = null;

  // ── The steps of the page ──

  const words = (node) => {
    const copy = node?.cloneNode(true);
    copy?.querySelectorAll(".vh, .cite, .own, .headerlink").forEach((part) => part.remove());
    return copy?.textContent.trim().replace(/\s+/g, " ") ?? "";
  };
  const read = () =>
    all(".hb .step[data-seconds]", document).map((step) => {
      const part = (of) => words(one(of, step));
      const spoken = (of) => all(of, step).map((line) => words(line).replace(/^[^“"]*?:\s*/, "")); // the label is the player's own
      return {
        milliseconds: step.dataset.seconds * 1000,
        title: part("h3"),
        side: part(".cue__side"),
        changed: part(".changed"),
        stand: part(".cue__stand:not([hidden])"),
        oil: part(".cue__oil"),
        half: spoken(".step__text > .say--half").join(" "),
        pressure: part(".cue__pressure b"),
        facts: [part(".cue__stand:not([hidden])"), part(".cue__oil"), part(".cue__tempo"), part(".cue__repeats")].filter(Boolean).join("; "),
        cue: part(".step__text > p:not([class])"),
        say: spoken(".step__text > .say").join(" "),
        picture: one("figure svg", step),
      };
    });
  /* All pictures are made at once: a drawing that is shown anew may be asked for anew, and the net may be gone by then. */
  const take = (found) => {
    steps = found.map((step) => ({ ...step, picture: step.picture?.cloneNode(true) }));
    put("count", String(steps.length));
    figure.replaceChildren(...steps.map((step) => step.picture).filter(Boolean));
  };
  const putWhole = () => put("whole", clock(steps.reduce((sum, step) => sum + step.milliseconds, 0)).replace(/:00$/, ""));
  const name = () => steps.map((step) => step.title + step.milliseconds).join();

  // ── Time ──

  const at = () => base + (since === null ? 0 : Math.max(0, Date.now() - since));
  const begin = (index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
  const indexAt = (place) => {
    let index = 0;
    for (let end = lengths[0]; end <= place && index < lengths.length; end += lengths[index]) index += 1;
    return index;
  };
  const clock = (milliseconds) => {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  const moveTo = (place, running = since !== null) => {
    base = place;
    since = running ? Date.now() : null;
  };

  // ── What outlives a reload. Storage may be refused: then nothing does. ──

  const keep = () => {
    if (!["play", "stop", "leave"].includes(screen())) return;
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ name: name(), lengths, base, since, on, kept: Date.now() }));
    } catch {}
  };
  const forget = () => {
    try {
      sessionStorage.removeItem(KEY);
    } catch {}
  };
  const recall = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY));
    } catch {
      return null;
    }
  };

  // ── Sound. Each may be missing or refused: its switch says so, and all that it tells is on the screen. ──

  const note = (of, refused) => {
    one(`[data-set=${of}]`).parentNode.querySelector("[data-note]").hidden = !refused;
  };

  let said, silence;
  const say = (sentence) => {
    if (!on.voice) return;
    try {
      hush();
      said = new SpeechSynthesisUtterance(sentence);
      said.lang = document.documentElement.lang;
      said.rate = 0.9;
      said.onstart = said.onend = () => {
        clearTimeout(silence);
        note("voice", false);
      };
      said.onerror = ({ error }) => {
        clearTimeout(silence);
        if (error !== "canceled" && error !== "interrupted") note("voice", true);
      };
      silence = setTimeout(note, 4000, "voice", true); // some have no voice and do not say so
      speechSynthesis.speak(said);
    } catch {
      note("voice", true);
    }
  };
  const hush = () => {
    clearTimeout(silence);
    try {
      if (speechSynthesis.speaking || speechSynthesis.pending) speechSynthesis.cancel();
    } catch {}
  };

  let sound = null;
  const ring = (tones, loud) => {
    const now = sound.currentTime;
    tones.forEach((tone, index) => {
      const source = sound.createOscillator(), volume = sound.createGain(), from = now + 0.18 * index;
      source.frequency.value = tone;
      volume.gain.setValueAtTime(0.0001, from);
      volume.gain.exponentialRampToValueAtTime(loud, from + 0.04);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 1.4);
      source.connect(volume).connect(sound.destination);
      source.start(from);
      source.stop(from + 1.5);
    });
  };
  /* A browser lets no page sound before it has been touched: a chime that waited for that is too late to be rung. */
  const chime = async (tones, loud) => {
    if (!on.chimes) return;
    const asked = Date.now(), refused = setTimeout(note, LATE, "chimes", true);
    try {
      sound ??= new AudioContext();
      await sound.resume();
      if (Date.now() - asked < LATE) ring(tones, loud);
      note("chimes", false);
    } catch {
      note("chimes", true);
    }
    clearTimeout(refused);
  };
  const silent = async () => {
    const ended = sound;
    sound = null;
    hush();
    try {
      await ended?.close();
    } catch {}
  };

  // ── Keeping the screen on, where the browser can ──

  let lock = null, asking = false;
  const wake = async () => {
    const wanted = () => since !== null && !document.hidden;
    try {
      if (!wanted()) {
        const held = lock;
        lock = null;
        await held?.release();
      } else if (!asking && (!lock || lock.released)) {
        asking = true;
        lock = await navigator.wakeLock.request("screen");
        asking = false;
        if (!wanted()) wake();
      }
    } catch {
      asking = false;
    }
  };

  // ── The screen ──

  const put = (where, value) => {
    for (const place of all(`[data-put=${where}]`)) {
      if (place.textContent !== value) place.textContent = value;
      const around = place.closest("[data-hush]");
      if (around) around.hidden = !value;
    }
  };
  const tell = (sentence) => {
    one("[data-live]").textContent = sentence;
  };
  const screen = () => dialog.dataset.at;

  const go = (to) => {
    dialog.dataset.at = to;
    for (const each of screens) each.hidden = each.dataset.screen !== to;
    const now = screens.find((each) => !each.hidden);
    if (to === "gate" || to === "play") one("[data-place=set]", now).append(settings);
    panel.open = false;
    dialog.scrollTop = 0;
    (to === "play" ? main : one("h2", now)).focus();
  };

  const move = () => {
    stopMoving?.();
    const picture = steps[shown]?.picture;
    stopMoving = picture && since !== null && on.motion && !calm.matches ? globalThis.moveFigure?.(picture) : null;
  };

  const breathe = (place) => {
    pacer.hidden = !on.breath || since === null;
    const way = Math.floor(place / BREATH) % 2 ? "out" : "in";
    for (const word of all("[data-breath]")) word.hidden = word.dataset.breath !== way;
  };
  /* The circle follows the same clock as its words. */
  const inStep = () => {
    for (const swell of circle.getAnimations()) swell.currentTime = at() % (2 * BREATH);
  };

  /* What changes with pausing and going on, and with the switches. */
  const turned = () => {
    for (const part of all("[data-when]")) part.hidden = part.dataset.when !== (since === null ? "paused" : "running");
    one(".play__paused").hidden = since !== null;
    if (since === null) hush();
    move();
    breathe(at());
    inStep();
    wake();
  };

  const announce = (index) => {
    told = index;
    const { title, side, changed, stand, oil, cue, half } = steps[index];
    chime([523.25, 659.25], 0.14);
    const what = changed ? cue : cue.match(/^.*?[.!?]”?(?=\s|$)/)?.[0] ?? cue; // what is new is said whole
    const sentences = [title, side, changed, stand, oil, what, half && `${words(one("[data-told=half]"))} ${half}`];
    say(sentences.filter(Boolean).map((sentence) => sentence.replace(/\.$/, "")).join(". "));
  };

  const show = (index) => {
    const step = steps[index], next = steps[index + 1];
    shown = index;
    put("number", String(index + 1));
    put("side", step.side && ", " + step.side.toLowerCase());
    for (const of of ["title", "changed", "cue", "say", "facts", "pressure"]) put(of, step[of]);
    const numbers = new Set();
    for (const [, low, high = low] of step.pressure.matchAll(/(\d+)(?:–(\d+))?/g)) for (let n = +low; n <= high; n += 1) numbers.add(n);
    all(".scale li").forEach((box, n) => box.classList.toggle("here", numbers.has(n)));
    for (const { picture } of steps) picture?.toggleAttribute("hidden", picture !== step.picture);
    one("[data-then]").hidden = !next;
    one("[data-last]").hidden = Boolean(next);
    if (next) put("next", next.title);
    text.scrollTop = 0;
    reach();
    move();
    tell(`${words(one("[data-step]"))}. ${[step.title, step.side].filter(Boolean).join(". ")}. ${clock(lengths[index])}`);
  };

  /* The picture fills its place as far as the hands and their ways stay in it: what is cut off is at the edges. */
  const frame = () => {
    const picture = steps[shown]?.picture, { width, height } = figure.parentNode.getBoundingClientRect();
    if (!picture || !width || !height) return;
    picture.dataset.whole ??= picture.getAttribute("viewBox");
    const [left, top, wide, high] = picture.dataset.whole.split(" ").map(Number);
    const marks = all("[data-track]", picture).map((track) => track.getBBox()).filter((box) => box.height || box.width);
    const cut = (start, whole, wanted, begins, size) => {
      const first = marks.length ? Math.min(...marks.map(begins)) - HAND : start;
      const last = marks.length ? Math.max(...marks.map((box) => begins(box) + size(box))) + HAND : start + whole;
      const length = Math.min(whole, Math.max(wanted, last - first));
      return [Math.min(Math.max((first + last - length) / 2, start), start + whole - length), length];
    };
    const [x, across] = cut(left, wide, (high * width) / height, (box) => box.x, (box) => box.width);
    const [y, down] = cut(top, high, (wide * height) / width, (box) => box.y, (box) => box.height);
    picture.setAttribute("viewBox", `${x} ${y} ${across} ${down}`);
  };

  /* A text that is longer than its place can be scrolled with the keys. */
  const reach = () => {
    frame();
    if (text.scrollHeight > text.clientHeight + 1) text.tabIndex = 0;
    else {
      if (document.activeElement === text) main.focus();
      text.removeAttribute("tabindex");
    }
  };

  const progress = (index, place) => {
    if (line.children.length !== steps.length) line.replaceChildren(...steps.map(() => document.createElement("i")));
    [...line.children].forEach((part, n) => {
      part.style.flexGrow = lengths[n];
      part.style.setProperty("--done", n < index ? "100%" : n > index ? "0%" : `${(100 * (place - begin(index))) / lengths[index]}%`);
      part.classList.toggle("now", n === index);
    });
  };

  /* Shows the massage as it stands now, and comes back when the next second is full. */
  const tick = () => {
    clearTimeout(timer);
    if (screen() !== "play" || !dialog.open) return;
    if (at() < heard) moveTo(heard); // somebody has set the clock back
    const place = at(), index = indexAt(place);
    if (index === steps.length) {
      finish();
      return;
    }
    const from = begin(index), end = from + lengths[index], left = end - place, running = since !== null;
    if (index !== shown) show(index);
    if (running && index !== told) announce(index);
    const passed = (before) => running && lengths[index] >= 2 * before && heard < end - before && place >= end - before && before - left < LATE;
    if (passed(SOON)) say(words(one("[data-soon]")) + " " + words(one(".play__next p:not([hidden]) > span")));
    if (passed(LAST)) chime([392], 0.06);
    heard = place;

    put("left", clock(left));
    put("all", clock(begin(steps.length) - place));
    if (steps[index + 1]) put("next-long", clock(lengths[index + 1]));
    one(".stage").dataset.moment =
      left <= LAST && lengths[index] >= 2 * LAST ? "last" : left <= SOON && lengths[index] >= 2 * SOON ? "soon" : place - from < NEW ? "new" : "";
    one("[data-soon]").hidden = left > SOON;
    progress(index, place);
    breathe(place);
    if (running) timer = setTimeout(tick, left % 1000 || 1000);
  };

  // ── What can be done ──

  const jump = (place) => {
    moveTo(place);
    heard = place;
    shown = told = -1;
    hush();
    tick();
    inStep();
    keep();
  };
  const pause = () => {
    moveTo(at(), false);
    turned();
    tick();
    keep();
  };
  const open = () => {
    if (!dialog.open) dialog.showModal();
    for (const each of all("[data-motion]")) each.hidden = calm.matches;
    for (const box of all("[data-set]")) on[box.dataset.set] = box.checked;
    note("voice", !globalThis.speechSynthesis || !globalThis.SpeechSynthesisUtterance);
    note("chimes", !globalThis.AudioContext);
  };
  const run = () => {
    shown = told = -1;
    heard = at();
    go("play");
    tick();
    if (screen() === "play") turned();
  };
  const finish = () => {
    since = null;
    forget();
    go("finish");
    turned();
    chime([659.25, 523.25], 0.14);
    say(all("[data-over]").map(words).join(" "));
  };
  /* Goes on where this tab left the massage; false where there is no such place. */
  const resume = () => {
    const kept = recall(), now = kept ? read() : [];
    if (!now.length) return false;
    take(now);
    const { lengths: parts, base: place, since: from = null, kept: when } = kept;
    const whole = Array.isArray(parts) && parts.length === steps.length && [...parts, place, from ?? 0, when].every(Number.isFinite);
    const away = Date.now() - (from ?? when);
    if (!whole || kept.name !== name() || (from === null ? away > FORGOTTEN : place + away - parts.reduce((a, b) => a + b, 0) > OVER)) {
      forget();
      return false;
    }
    [lengths, base, since] = [parts, place, from];
    for (const box of all("[data-set]")) box.checked = Boolean(kept.on?.[box.dataset.set]);
    open();
    run();
    return true;
  };

  const acts = {
    begin() {
      const missing = all("[data-check]").filter((box) => !box.checked);
      one("[data-missing]").hidden = !missing.length;
      if (missing.length) {
        one("[data-missing]").textContent = one("[data-told=missing]").textContent;
        missing[0].focus();
        return;
      }
      const barred = globalThis.cautions?.barred();
      if (barred) {
        one("[data-missing]").textContent = barred;
        one("[data-missing]").hidden = false;
        return;
      }
      lengths = steps.map((step) => step.milliseconds);
      moveTo(0, true);
      run();
      keep();
    },
    turn() {
      if (since !== null) {
        pause();
        tell(words(one("[data-told=paused]")));
      } else {
        moveTo(base, true);
        tick();
        turned();
        keep();
      }
    },
    back: () => jump(begin(Math.max(0, indexAt(at()) - 1))),
    skip: () => jump(begin(indexAt(at()) + 1)),
    longer() {
      tick();
      lengths[shown] += MORE;
      tick();
      keep();
      tell(`${words(one("[data-told=longer]"))} ${words(one("[data-put=left]"))}`);
    },
    stop() {
      pause();
      // Its sources stay on the page: a link to them would lead behind this screen.
      const list = one("#stop-if .stopbar__in", document)?.cloneNode(true);
      for (const part of list ? all(".cite, .own", list) : []) part.remove();
      for (const link of list ? all("a", list) : []) link.replaceWith(...link.childNodes);
      one("[data-stops]").replaceChildren(...(list ? [list] : []));
      go("stop");
    },
    leave() {
      pause();
      go("leave");
    },
    stay() {
      go("play");
      tick();
    },
    end() {
      forget();
      acts.close();
    },
    close: () => dialog.close(),
  };
  const escape = () => {
    if (screen() === "play" && panel.open) {
      panel.open = false;
      one("summary", panel).focus();
    } else acts[{ play: "leave", stop: "stay", leave: "stay" }[screen()] ?? "close"]();
  };

  // ── Hands, elbows and keys ──

  opener.addEventListener("click", () => {
    if (resume()) return;
    take(read());
    if (!steps.length) return;
    for (const box of all("[data-check]")) box.checked = false;
    one("[data-missing]").hidden = true;
    putWhole();
    open();
    go("gate");
  });
  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]"), away = panel.open && !event.target.closest(".play__set");
    if (away) panel.open = false;
    if (button) {
      acts[button.dataset.do]();
      // A button that was touched would be pressed again by the next space, which is for pausing.
      if (event.detail && screen() === "play") main.focus();
    } else if (!away && event.target.closest(".play__fig")) {
      acts.turn();
      main.focus();
    }
  });
  settings.addEventListener("change", ({ target }) => {
    on[target.dataset.set] = target.checked;
    if (screen() !== "play") return;
    if (!on.voice) hush();
    turned();
    keep();
  });
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the page's own keys stay quiet
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Escape") escape();
    else if (screen() !== "play" || event.repeat) return;
    else if (key === " " && !target.closest("button, summary, input, a")) acts.turn();
    else if (key === "ArrowLeft") acts.back();
    else if (key === "ArrowRight") acts.skip();
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("cancel", (event) => { // a phone's way back
    event.preventDefault();
    escape();
  });
  dialog.addEventListener("close", () => {
    if (since !== null) pause();
    clearTimeout(timer);
    stopMoving?.();
    silent();
    opener.focus();
  });

  document.addEventListener("visibilitychange", () => {
    wake();
    tick();
    if (!document.hidden) inStep();
  });
  if (globalThis.ResizeObserver) for (const place of [figure.parentNode, text]) new ResizeObserver(reach).observe(place);
  calm.addEventListener("change", () => {
    for (const each of all("[data-motion]")) each.hidden = calm.matches;
    move();
  });

  const ready = () => {
    opener.hidden = !read().length;
    if (!dialog.open) resume();
    else if (screen() === "gate") { // what holds of the receiver can be ticked there, and changes the steps
      take(read());
      putWhole();
    }
  };
  document.addEventListener("steps", ready);
  ready();
})();
