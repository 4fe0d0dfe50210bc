/* In the preview only: reloads the page when what it is made from was saved. A style sheet is changed in its place. */
(() => {
  "use strict";
  const { moment: since, lists } = document.currentScript.dataset;
  let moment = Number(since);
  const pause = () => new Promise((done) => setTimeout(done, 200));
  const renew = (styles) => {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const address = new URL(link.href);
      if (styles.some((style) => address.pathname.endsWith(`/${style}`))) link.href = `${address.pathname}?${moment}`;
    }
  };
  const listen = async () => {
    for (;;) {
      try {
        if (document.visibilityState !== "visible") await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
        const news = await (await fetch(`/-/news?after=${moment}`)).json();
        if (news.moment > moment) {
          moment = news.moment;
          if (news.pages || (news.times && lists !== undefined)) return location.reload();
          renew(news.styles);
        }
      } catch {
        await pause();
      }
    }
  };
  addEventListener("load", listen);
})();
