/* Search. Nothing is fetched until the reader opens it; then the index and MiniSearch are fetched once.
   The index: {"docs": [...]}, a page {l: address, t: title, k: other words, s: summary, x: text},
   a section {l: address with #, p: its page's title, t: heading, x: text}. All of it is text, never HTML. */
(() => {
  "use strict";
  const [dialog, opener, closer, input, status, help, list] =
    ["", "-open", "-close", "-input", "-status", "-help", "-list"].map((part) => document.getElementById("find" + part));
  const settings = document.getElementById("__config");
  if (!dialog || !opener || !settings || !dialog.showModal) return;

  const base = new URL(JSON.parse(settings.textContent).base.replace(/\/?$/, "/"), location.href);
  const PAGES = 12, SECTIONS = 3, EXCERPT = 160;
  const hint = status.textContent;
  let docs, pages, index, loading, timer;

  // Words: split at everything but letters and digits; fold case, accents and apostrophes (don’t = don't = dont).
  const WORD = /[\p{L}\p{N}](?:['’ʼ]?[\p{L}\p{N}\p{M}])*/gu;
  const SMALL = new Set("a an and are as at be by can do does for from how i if in is it my of on or the to what when where which with you your".split(" "));
  const fold = (word) => word.normalize("NFD").replace(/[\p{M}'’ʼ]/gu, "").toLowerCase();
  const split = (text) => (text.match(WORD) || []).map(fold);

  // The part that a word's forms share: gliding, glides, glide -> glid; rubbing -> rub.
  const root = (word) => {
    const one = word.replace(/([^s])s$/, "$1");
    const cut = one.replace(/([^aeiou])(?:ing|ed)$/, "$1").replace(/(...[^aeiou])e$/, "$1").replace(/([bdgmnprt])\1$/, "$1");
    return cut.length > 2 && /[aeiouy]/.test(cut) ? cut : one;
  };

  const load = async () => {
    const library = new Promise((done, fail) => {
      const script = document.createElement("script");
      script.onload = done;
      script.onerror = fail;
      script.src = new URL("assets/javascripts/minisearch.js", base);
      document.head.append(script);
    });
    const [answer] = await Promise.all([fetch(new URL("search/search_index.json", base)), library]);
    if (!answer.ok) throw new Error(answer.status);
    ({ docs } = await answer.json());
    pages = new Map(docs.filter((doc) => !doc.p).map((doc) => [doc.l, doc]));
    const engine = new MiniSearch({
      fields: ["t", "k", "h", "s", "x", "p"],
      tokenize: split,
      processTerm: (term) => term,
      searchOptions: {
        boost: { t: 12, k: 8, h: 4, s: 3, x: 1, p: 0.5 },
        weights: { prefix: 0.6, fuzzy: 0.3 },
        prefix: true,
        fuzzy: (word) => (word.length > 3 && !known(word) ? 0.2 : false), // only words that the handbook does not have
      },
    });
    // A section also answers to its page's title and other words (field p), so "effleurage neck" finds the step.
    engine.addAll(docs.map((doc, id) =>
      doc.p ? { id, h: doc.t, x: doc.x, p: doc.p + " " + (pages.get(pageOf(doc))?.k || "") } : { ...doc, id }));
    index = engine;
  };

  const pageOf = (doc) => doc.l.split("#")[0];
  const known = (word, prefix = true) => index.search(word, { prefix, fuzzy: false }).length > 0;

  // One word: itself, else its near misspellings; its root; if unknown, as two words (backache -> back ache).
  const either = (word) => {
    const queries = [word];
    if (root(word) !== word) queries.push({ queries: [root(word)], fuzzy: false, boostTerm: () => 0.4 });
    if (!known(word)) {
      for (let i = 3; i <= word.length - 3; i++) {
        const halves = [word.slice(0, i), word.slice(i)];
        if (halves.every((half) => known(half, false))) queries.push({ combineWith: "AND", queries: halves, prefix: false, fuzzy: false });
      }
    }
    return { combineWith: "OR", queries };
  };

  const find = (asked) => {
    let words = split(asked);
    const telling = words.filter((word) => !SMALL.has(word));
    if (telling.length) words = telling;
    const joined = words.slice(1).map((word, i) => [...words.slice(0, i), words[i] + word, ...words.slice(i + 2)])
      .filter((way, i) => known(way[i])); // back ache -> backache
    let partly = false;
    let found = index.search({
      combineWith: "OR",
      queries: [words, ...joined].map((way) => ({ combineWith: "AND", queries: way.map(either) })),
    });
    if (!found.length && words.length > 1) {
      partly = true;
      found = index.search({ combineWith: "OR", queries: words.map(either) });
    }
    const groups = new Map(); // a page's address -> its sections, pages in order of their best hit
    for (const { id, match } of found) {
      const doc = docs[id];
      if (doc.p && Object.values(match).flat().every((field) => field === "p")) continue;
      const key = pageOf(doc);
      if (!groups.has(key)) groups.set(key, []);
      if (doc.p) groups.get(key).push(doc);
    }
    return { groups, partly, hits: new Set(found.flatMap((result) => result.terms)) };
  };

  const make = (tag, name, ...children) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...children);
    return node;
  };

  const marked = (text, hits) => {
    const parts = [];
    let end = 0;
    for (const { 0: word, index: start } of text.matchAll(WORD)) {
      if (!hits.has(fold(word))) continue;
      parts.push(text.slice(end, start), make("mark", "", word));
      end = start + word.length;
    }
    return [...parts, text.slice(end)];
  };

  // The piece of a text around the first word found, or its beginning.
  const excerpt = (doc, hits) => {
    const first = (text) => [...text.matchAll(WORD)].find(([word]) => hits.has(fold(word)))?.index ?? -1;
    const body = doc.x || "";
    const text = doc.s && (first(doc.s) >= 0 || first(body) < 0) ? doc.s : body;
    let from = Math.max(0, first(text) - EXCERPT / 3);
    if (from) from = text.indexOf(" ", from) + 1;
    let to = from + EXCERPT;
    if (to < text.length) to = text.lastIndexOf(" ", to);
    return (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");
  };

  const hit = (doc, hits) => {
    const link = make("a", "", ...marked(doc.t, hits));
    link.href = new URL(doc.l, base);
    if (doc.p) link.append(make("span", "find__in", ", in " + doc.p));
    return make("div", "find__hit", link, make("p", "", ...marked(excerpt(doc, hits), hits)));
  };

  const show = (text, items = [], none = false) => {
    if (status.textContent !== text) status.textContent = text;
    list.replaceChildren(...items);
    list.scrollTop = 0;
    help.hidden = !none;
  };

  // Answers whether what the list now shows is what was asked.
  const run = async () => {
    clearTimeout(timer);
    const asked = input.value.trim();
    if (!index) show(asked ? "Loading …" : hint);
    try {
      await (loading ||= load());
    } catch {
      loading = null;
      show("Search could not be loaded. Check your connection and type again. The menu still works.");
      return false;
    }
    if (asked !== input.value.trim()) return false;
    if (asked.length < 2 || !split(asked).length) {
      show(hint);
      return false;
    }
    const { groups, partly, hits } = find(asked);
    const count = groups.size === 1 ? "1 page" : groups.size + " pages";
    show(
      !groups.size ? `Nothing found for “${asked}”.`
        : (partly ? `No page has all these words. Some of them: ${count}` : `${count} found for “${asked}”`) + (groups.size > PAGES ? `, the best ${PAGES} shown.` : "."),
      [...groups].slice(0, PAGES).map(([address, sections]) => {
        const item = make("li", "", hit(pages.get(address) || { l: address, t: sections[0].p, x: "" }, hits));
        if (sections.length) item.append(make("ul", "", ...sections.slice(0, SECTIONS).map((doc) => make("li", "", hit(doc, hits)))));
        return item;
      }),
      !groups.size,
    );
    return true;
  };

  const open = () => {
    dialog.showModal();
    input.focus();
    input.select();
    run();
  };

  opener.addEventListener("click", open);
  closer.addEventListener("click", () => dialog.close());
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, 150);
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });

  const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;

  dialog.addEventListener("keydown", async (event) => {
    event.stopPropagation(); // the page's own keys stay quiet behind the dialog
    if (!plain(event)) return;
    const links = [...list.querySelectorAll("a")];
    const here = links.indexOf(document.activeElement);
    const { key } = event;
    if (key === "Escape") {
      event.preventDefault(); // or the first press would only empty the box
      dialog.close();
    } else if (key === "ArrowDown" && here >= 0) {
      event.preventDefault();
      links[here + 1]?.focus();
    } else if (key === "ArrowUp" && here >= 0) {
      event.preventDefault();
      (links[here - 1] || input).focus();
    } else if ((key === "ArrowDown" || key === "Enter") && event.target === input) {
      event.preventDefault();
      if (!(await run())) return; // the list may be one letter behind
      const first = list.querySelector("a");
      if (key === "Enter" && matchMedia("(hover: hover)").matches) first?.click();
      else first?.focus(); // on a phone this puts the keyboard away
    } else if (here >= 0 && key.length === 1 && key !== " ") {
      input.focus(); // typing goes on in the box
    }
  });

  addEventListener("keydown", (event) => {
    if (!["/", "s", "f"].includes(event.key) || !plain(event) || event.defaultPrevented || event.repeat) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (document.querySelector("dialog[open]") || !opener.getClientRects().length) return;
    event.preventDefault();
    open();
  });

  help.querySelectorAll("a").forEach((link) => { link.href = link.href; }); // keeps the full address when the page's own changes
  opener.disabled = false;
})();
