/* Search. Nothing is fetched until the reader opens it; then MiniSearch and the index come, once. All of it is shown as
   text, never as HTML. */
(() => {
  "use strict";
  const { all, find, one, make } = elements;
  const dialog = /** @type {HTMLDialogElement | null} */ (find("#find"));
  const opener = find("#find-open");
  const settings = find("#__config");
  if (!dialog?.showModal || !(opener instanceof HTMLButtonElement) || !settings) return;

  const PAGES = 12;
  const SECTIONS = 3;
  const EXCERPT = 160;
  const base = new URL(JSON.parse(settings.textContent).base.replace(/\/?$/, "/"), document.baseURI);
  /** @type {HTMLInputElement} */
  const input = one("#find-input");
  const status = one("#find-status");
  const help = one("#find-help");
  const list = one("#find-list");
  const hint = status.textContent;
  const { index: indexAt = "", engine: engineAt = "" } = dialog.dataset;

  /**
   * A page: its address l, title t, other words k, summary s and text x. Or a section: its address l, its page's title p, its heading t
   * and text x. Either may weigh less than others: w.
   * @typedef {{ l: string, t: string, k?: string, s?: string, x?: string, p?: string, w?: number }} Doc
   */
  /**
   * What is searched: names are those of each of the docs, as they are typed.
   * @typedef {{ docs: Doc[], pages: Map<string, Doc>, names: string[][], engine: SearchEngine }} Index
   */
  /** @type {Index | undefined} */
  let index;
  /** @type {Promise<Index> | null} */
  let loading = null;
  /** @type {number | undefined} */
  let timer;

  // Words: letters and digits only; case, accents and apostrophes folded (don’t = dont).
  const WORD = /[\p{L}\p{N}](?:['’ʼ]?[\p{L}\p{N}\p{M}])*/gu;
  const SMALL = /^(an?|and?|are|as|at|be|by|can|do|does|for|from|how|i[fnst]?|my|o[fnr]|should|the|to|what|when|where|which|with|your?)$/;
  /** @type {(word: string) => string} */
  const fold = (word) =>
    word
      .normalize("NFD")
      .replace(/[\p{M}'’ʼ]/gu, "")
      .toLowerCase();
  /** @type {(text: string) => string[]} */
  const split = (text) => (text.match(WORD) ?? []).map(fold);

  /** What a word's forms share: gliding, glides, glide -> glid; rubbing -> rub. @type {(word: string) => string} */
  const root = (word) => {
    const single = word.replace(/([^s])s$/, "$1");
    const cut = single
      .replace(/([^aeiou])(ing|ed)$/, "$1")
      .replace(/(...[^aeiou])e$/, "$1")
      .replace(/([bdgmnprt])\1$/, "$1");
    return cut.length > 2 && /[aeiouy]/.test(cut) ? cut : single;
  };

  /**
   * How much more a page weighs by its names: one whose very name was typed comes before one whose name has more words, and that before all
   * others.
   * @type {(names: string[], phrase: string) => number}
   */
  const named = (names, phrase) => (names.includes(phrase) ? 6 : names.some((name) => name.includes(phrase)) ? 3 : 1);
  /** The address of the page that it is, or is on. @type {(doc: Doc) => string} */
  const pageOf = (doc) => doc.l.split("#")[0];
  /** @type {(engine: SearchEngine, word: string, fields?: string[]) => boolean} */
  const isKnown = (engine, word, fields) => engine.search(word, { fuzzy: false, fields }).length > 0;

  /** Loads a script of the site. @type {(address: string) => Promise<unknown>} */
  const bring = (address) =>
    new Promise((done, fail) => {
      const script = make("script", "");
      script.onload = done;
      script.onerror = fail;
      script.src = address;
      document.head.append(script);
    });
  /** From a disk nothing may be fetched: the folder made for it has the index as a script. @type {() => Promise<{ docs: Doc[] }>} */
  const read = async () => {
    if (indexAt.endsWith(".json")) return (await fetch(indexAt)).json();
    await bring(indexAt);
    return handbookIndex;
  };

  /** @type {() => Promise<Index>} */
  const load = async () => {
    const [{ docs }] = await Promise.all([read(), bring(engineAt)]);
    const names = docs.map((doc) => [doc.t, ...(doc.k ?? "").split("; ")].map((name) => ` ${split(name).join(" ")}`));
    const pages = new Map(docs.filter((doc) => !doc.p).map((doc) => [doc.l, doc]));
    /** @type {SearchEngine} */
    const engine = new MiniSearch({
      fields: ["t", "k", "h", "s", "x", "p"],
      tokenize: split,
      processTerm: (term) => term,
      searchOptions: {
        boost: { t: 12, k: 8, h: 4, s: 3, p: 0.5 },
        weights: { prefix: 0.6, fuzzy: 0.3 },
        prefix: true,
        fuzzy: (word) => word.length > 3 && !isKnown(engine, word, ["t", "h", "s", "x"]) && 0.2, // only words no page uses
      },
    });
    // A section also answers to its page's names (p), so that "effleurage neck" finds the step.
    engine.addAll(
      docs.map((doc, id) => (doc.p ? { id, h: doc.t, x: doc.x, p: [doc.p, pages.get(pageOf(doc))?.k].join(" ") } : { ...doc, id })),
    );
    return { docs, pages, names, engine };
  };

  /** A query for a word or what its forms share. @type {(word: string) => object} */
  const either = (word) => ({
    combineWith: "OR",
    queries: root(word) === word ? [word] : [word, { queries: [root(word)], fuzzy: false, boostTerm: () => 0.4 }],
  });

  /**
   * What answers to the words: the best pages' addresses, each with its sections that do; whether only to some of them; and the words
   * found.
   * @type {(index: Index, asked: string) => { groups: Map<string, Doc[]>, partly: boolean, hits: Set<string> }}
   */
  const lookUp = ({ docs, names, engine }, asked) => {
    const typed = split(asked);
    const phrase = ` ${typed.join(" ")}`;
    const telling = typed.filter((word) => !SMALL.test(word));
    const words = telling.length ? telling : typed;
    const joined = words
      .slice(1)
      .map((word, i) => [...words.slice(0, i), words[i] + word, ...words.slice(i + 2)])
      .filter((way, i) => isKnown(engine, way[i])); // back ache -> backache
    /** @type {(ways: string[][], combineWith: "AND" | "OR") => SearchHit[]} */
    const ask = (ways, combineWith) =>
      engine.search(
        { combineWith: "OR", queries: ways.map((way) => ({ combineWith, queries: way.map(either) })) },
        { boostDocument: (id) => named(names[id], phrase) * (docs[id].w || 1) },
      );
    let found = ask([words, ...joined], "AND");
    const partly = !found.length;
    if (partly) found = ask([words], "OR");
    /** @type {Map<string, Doc[]>} */
    const groups = new Map();
    for (const { id, match } of found) {
      const doc = docs[id];
      if (
        doc.p &&
        Object.values(match)
          .flat()
          .every((field) => field === "p")
      )
        continue;
      const key = pageOf(doc);
      const sections = groups.get(key) ?? [];
      if (doc.p) sections.push(doc);
      groups.set(key, sections);
    }
    return { groups, partly, hits: new Set(found.flatMap((result) => result.terms)) };
  };

  /**
   * An entry of the list: its name, and below it the summary where there is no need to show more, or else the text around the first word
   * found.
   * @type {(doc: Doc, hits: Set<string>, brief: boolean) => HTMLElement}
   */
  const entry = ({ l, p, t, s = "", x = "" }, hits, brief) => {
    /** @type {(found: RegExpMatchArray) => boolean} */
    const isHit = ([word]) => hits.has(fold(word));
    /** @type {(text: string) => number} */
    const first = (text) => [...text.matchAll(WORD)].find(isHit)?.index ?? -1;
    /** @type {(text: string) => (string | HTMLElement)[]} */
    const marked = (text) => {
      /** @type {(string | HTMLElement)[]} */
      const parts = [];
      let end = 0;
      for (const word of text.matchAll(WORD)) {
        if (!isHit(word)) continue;
        parts.push(text.slice(end, word.index), make("mark", "", word[0]));
        end = word.index + word[0].length;
      }
      return [...parts, text.slice(end)];
    };
    const text = s && (brief || first(s) >= 0 || first(x) < 0) ? s : x;
    let from = Math.min(first(text) - 50, text.length - EXCERPT);
    from = from > 0 ? text.indexOf(" ", from) + 1 : 0;
    const to = from + EXCERPT < text.length ? text.lastIndexOf(" ", from + EXCERPT) : text.length;
    const piece = (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");

    const link = make("a", "", ...marked(t));
    link.href = new URL(l, base).href;
    if (p) link.append(make("span", "", `, in ${p}`));
    return make("div", "", link, make("p", "", ...marked(piece)));
  };

  /** @type {(text: string, items?: HTMLElement[], nothing?: boolean) => void} */
  const show = (text, items = [], nothing = false) => {
    if (status.textContent !== text) status.textContent = text;
    list.replaceChildren(...items);
    if (list.parentElement) list.parentElement.scrollTop = 0;
    help.hidden = !nothing;
  };

  /** Says whether the list now shows results for what is in the box. @type {() => Promise<boolean>} */
  const run = async () => {
    clearTimeout(timer);
    const asked = input.value.trim();
    if (!index) show(asked ? "Loading …" : hint);
    try {
      loading ??= load();
      index = await loading;
    } catch {
      loading = null;
      show("Search could not be loaded. Check your connection and type again. The menu still works.");
      return false;
    }
    if (asked !== input.value.trim()) return false;
    if (!split(asked).join("")[1]) {
      show(hint);
      return false;
    }
    const { pages } = index;
    const { groups, partly, hits } = lookUp(index, asked);
    const count = groups.size === 1 ? "1 page" : `${groups.size} pages`;
    const best = groups.size > PAGES ? `, the best ${PAGES} shown` : "";
    show(
      !groups.size
        ? `Nothing found for “${asked}”.`
        : partly
          ? `No page has all these words. Some of them: ${count}${best}.`
          : `${count} found for “${asked}”${best}.`,
      [...groups].slice(0, PAGES).map(([key, sections]) => {
        const item = make("li", "", entry(pages.get(key) ?? { l: key, t: sections[0].p ?? "" }, hits, sections.length > 0));
        const some = sections.slice(0, SECTIONS).map((doc) => make("li", "", entry(doc, hits, false)));
        if (some.length) item.append(make("ul", "", ...some));
        return item;
      }),
      !groups.size,
    );
    return groups.size > 0;
  };

  const open = () => {
    dialog.showModal();
    input.focus();
    input.select();
    run();
  };

  const shut = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // or keys pressed at once would still go to the box
    dialog.close();
  };

  /** @type {(event: MouseEvent | KeyboardEvent) => boolean} */
  const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !(event instanceof KeyboardEvent && event.isComposing);

  opener.addEventListener("click", open);
  one("#find-close").addEventListener("click", shut);
  list.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("a") && plain(event) && !event.shiftKey) shut();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, 150);
  });

  dialog.addEventListener("keydown", async (event) => {
    event.stopPropagation(); // the page's own keys stay quiet
    if (!plain(event)) return;
    const { key } = event;
    const target = /** @type {HTMLElement} */ (event.target);
    const links = all("a", list);
    const here = links.indexOf(target);
    if (key === "Escape") {
      event.preventDefault(); // or the first press would only empty the box
      shut();
    } else if (here >= 0 && (key === "ArrowDown" || key === "ArrowUp")) {
      event.preventDefault();
      (key === "ArrowUp" ? links[here - 1] || input : links[here + 1])?.focus();
    } else if (target === input && (key === "ArrowDown" || key === "Enter")) {
      event.preventDefault();
      if (!(await run())) return; // the list may be a letter behind
      const first = one("a", list);
      if (key === "Enter" && matchMedia("(hover: hover)").matches) first.click();
      else first.focus(); // on a phone: puts the keyboard away
    } else if (here >= 0 && key.length === 1 && key !== " ") {
      input.focus(); // typing goes on in the box
    }
  });

  addEventListener("keydown", (event) => {
    // With a second key: a single letter would open it by accident, for those who speak to their device above all (WCAG 2.1.4).
    if (event.key.toLowerCase() !== "k" || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
    if (document.querySelector("dialog[open]") || !opener.getClientRects().length) return;
    event.preventDefault();
    open();
  });

  opener.disabled = false;
})();
