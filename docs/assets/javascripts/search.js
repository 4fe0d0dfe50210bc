/* Search. Nothing is fetched until the reader opens it; then MiniSearch and the index come, once.
   Index: {docs: [page {l: address, t: title, k: other words, s: summary, x: text},
   section {l, p: title of its page, t: heading, x}; either may weigh less than others: w]}. All of it is shown as text, never as HTML. */
(() => {
  "use strict";
  const [dialog, opener, closer, input, status, help, list] =
    ["", "-open", "-close", "-input", "-status", "-help", "-list"].map((part) => document.getElementById("find" + part));
  const settings = document.getElementById("__config");
  if (!dialog?.showModal || !opener || !settings) return;

  const PAGES = 12, SECTIONS = 3, EXCERPT = 160;
  const base = new URL(JSON.parse(settings.textContent).base.replace(/\/?$/, "/"), document.baseURI);
  const hint = status.textContent;
  let docs, pages, names, index, loading, timer;

  // Words: letters and digits only; case, accents and apostrophes folded (don’t = dont).
  const WORD = /[\p{L}\p{N}](?:['’ʼ]?[\p{L}\p{N}\p{M}])*/gu;
  const SMALL = /^(an?|and?|are|as|at|be|by|can|do|does|for|from|how|i[fnst]?|my|o[fnr]|should|the|to|what|when|where|which|with|your?)$/;
  const fold = (word) => word.normalize("NFD").replace(/[\p{M}'’ʼ]/gu, "").toLowerCase();
  const split = (text) => (text.match(WORD) || []).map(fold);

  // What a word's forms share: gliding, glides, glide -> glid; rubbing -> rub.
  const root = (word) => {
    const one = word.replace(/([^s])s$/, "$1");
    const cut = one.replace(/([^aeiou])(ing|ed)$/, "$1").replace(/(...[^aeiou])e$/, "$1").replace(/([bdgmnprt])\1$/, "$1");
    return cut.length > 2 && /[aeiouy]/.test(cut) ? cut : one;
  };

  /* A page whose very name was typed comes before one whose name has more words, and that before all others. */
  const named = (id, phrase) => (names[id].includes(phrase) ? 6 : names[id].some((name) => name.includes(phrase)) ? 3 : 1);
  const pageOf = (doc) => doc.l.split("#")[0];
  const known = (word, fields) => index.search(word, { fuzzy: false, fields }).length > 0;

  const bring = (address) =>
    new Promise((done, fail) => {
      const script = document.createElement("script");
      script.onload = done;
      script.onerror = fail;
      script.src = address;
      document.head.append(script);
    });
  /* From a disk nothing may be fetched: the folder made for it has the index as a script. */
  const read = async () => {
    const address = dialog.dataset.index;
    if (address.endsWith(".json")) return (await fetch(address)).json();
    await bring(address);
    return handbookIndex;
  };

  const load = async () => {
    [{ docs }] = await Promise.all([read(), bring(dialog.dataset.engine)]);
    names = docs.map((doc) => [doc.t, ...(doc.k ?? "").split("; ")].map((name) => " " + split(name).join(" ")));
    pages = new Map(docs.filter((doc) => !doc.p).map((doc) => [doc.l, doc]));
    const engine = new MiniSearch({
      fields: ["t", "k", "h", "s", "x", "p"],
      tokenize: split,
      processTerm: (term) => term,
      searchOptions: {
        boost: { t: 12, k: 8, h: 4, s: 3, p: 0.5 },
        weights: { prefix: 0.6, fuzzy: 0.3 },
        prefix: true,
        fuzzy: (word) => word.length > 3 && !known(word, ["t", "h", "s", "x"]) && 0.2, // only words no page uses
      },
    });
    // A section also answers to its page's names (p), so that "effleurage neck" finds the step.
    engine.addAll(docs.map((doc, id) =>
      doc.p ? { id, h: doc.t, x: doc.x, p: [doc.p, pages.get(pageOf(doc))?.k].join(" ") } : { ...doc, id }));
    index = engine;
  };

  const either = (word) => ({
    combineWith: "OR",
    queries: root(word) === word ? [word] : [word, { queries: [root(word)], fuzzy: false, boostTerm: () => 0.4 }],
  });

  const find = (asked) => {
    let words = split(asked);
    const phrase = " " + words.join(" ");
    const telling = words.filter((word) => !SMALL.test(word));
    if (telling.length) words = telling;
    const joined = words.slice(1).map((word, i) => [...words.slice(0, i), words[i] + word, ...words.slice(i + 2)])
      .filter((way, i) => known(way[i])); // back ache -> backache
    const ask = (ways, combineWith) => index.search({
      combineWith: "OR",
      queries: ways.map((way) => ({ combineWith, queries: way.map(either) })),
    }, { boostDocument: (id) => named(id, phrase) * (docs[id].w || 1) });
    let found = ask([words, ...joined], "AND");
    const partly = !found.length;
    if (partly) found = ask([words], "OR");
    const groups = new Map(); // page address -> sections; pages in order of their best hit
    for (const { id, match } of found) {
      const doc = docs[id];
      if (doc.p && Object.values(match).flat().every((field) => field === "p")) continue;
      const key = pageOf(doc);
      if (!groups.has(key)) groups.set(key, []);
      if (doc.p) groups.get(key).push(doc);
    }
    return { groups, partly, hits: new Set(found.flatMap((result) => result.terms)) };
  };

  const make = (tag, ...children) => {
    const node = document.createElement(tag);
    node.append(...children);
    return node;
  };

  const entry = ({ l, p, t, s = "", x = "" }, hits, brief) => {
    const isHit = ([word]) => hits.has(fold(word));
    const first = (text) => [...text.matchAll(WORD)].find(isHit)?.index ?? -1;
    const marked = (text) => {
      const parts = [];
      let end = 0;
      for (const word of text.matchAll(WORD)) {
        if (!isHit(word)) continue;
        parts.push(text.slice(end, word.index), make("mark", word[0]));
        end = word.index + word[0].length;
      }
      return [...parts, text.slice(end)];
    };
    // Below the title: the summary, or else the text around the first word found.
    const text = s && (brief || first(s) >= 0 || first(x) < 0) ? s : x;
    let from = Math.min(first(text) - 50, text.length - EXCERPT);
    from = from > 0 ? text.indexOf(" ", from) + 1 : 0;
    const to = from + EXCERPT < text.length ? text.lastIndexOf(" ", from + EXCERPT) : text.length;
    const piece = (from ? "… " : "") + text.slice(from, to) + (to < text.length ? " …" : "");

    const link = make("a", ...marked(t));
    link.href = new URL(l, base);
    if (p) link.append(make("span", ", in " + p));
    return make("div", link, make("p", ...marked(piece)));
  };

  const show = (text, items = [], nothing = false) => {
    if (status.textContent !== text) status.textContent = text;
    list.replaceChildren(...items);
    list.parentNode.scrollTop = 0;
    help.hidden = !nothing;
  };

  // Says whether the list now shows results for what is in the box.
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
    if (!split(asked).join("")[1]) {
      show(hint);
      return false;
    }
    const { groups, partly, hits } = find(asked);
    const count = groups.size === 1 ? "1 page" : groups.size + " pages";
    const best = groups.size > PAGES ? `, the best ${PAGES} shown` : "";
    show(
      !groups.size ? `Nothing found for “${asked}”.`
        : partly ? `No page has all these words. Some of them: ${count}${best}.` : `${count} found for “${asked}”${best}.`,
      [...groups].slice(0, PAGES).map(([key, sections]) => {
        const item = make("li", entry(pages.get(key) || { l: key, t: sections[0].p }, hits, sections.length));
        if (sections.length) item.append(make("ul", ...sections.slice(0, SECTIONS).map((doc) => make("li", entry(doc, hits)))));
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
    document.activeElement.blur(); // or keys pressed at once would still go to the box
    dialog.close();
  };

  const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;

  opener.addEventListener("click", open);
  closer.addEventListener("click", shut);
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && plain(event) && !event.shiftKey) shut();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, 150);
  });

  dialog.addEventListener("keydown", async (event) => {
    event.stopPropagation(); // the page's own keys stay quiet
    if (!plain(event)) return;
    const { key, target } = event;
    const links = [...list.querySelectorAll("a")];
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
      const first = list.querySelector("a");
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
