"""The page for a wrong address. It is served at any depth, so it must find out by itself where the site begins.

Where the site's address is known when it is built, its links are whole. Where not, a script in the page looks for the site's root: upwards
from the wrong address, for the first folder that has the site's icon in it. It waits for the answers, so that nothing is loaded before.
"""

from __future__ import annotations

import re

from handbook.problems import broken_template

WRONG_ADDRESS = "404.html"

_FINDER = "<script data-root></script>"
"""The mark that the template sets where the site's address is not known."""
_CHARSET = '<meta charset="utf-8">'
_ICON = re.compile(r'<link rel="icon" href="(?:\./|/)?([^"]+)"')
_FROM_THE_TOP = re.compile(r'((?:href|src|data-index|data-engine)=")/(?!/)')
_IN_SCRIPTS = {'"base":"/"': '"base":"."', '"base": "/"': '"base": "."', 'new URL("/",location)': 'new URL(".",document.baseURI)'}
"""How the theme tells its scripts where the site begins: for addresses, and for what the browser remembers."""

_SCRIPT = """<script>
(function () {
  if (!/^http/.test(location.protocol)) return;
  var folders = location.pathname.split("/").slice(0, -1).slice(0, 9), root = document.createElement("base"), asked, at;
  root.href = "/";
  for (; folders.length; folders.pop()) {
    at = location.origin + folders.join("/") + "/";
    asked = new XMLHttpRequest();
    asked.open("HEAD", at + "ICON", false);
    try { asked.send(); } catch (error) { break; }
    if (asked.status === 200 && !/html/.test(asked.getResponseHeader("Content-Type"))) { root.href = at; break; }
  }
  document.head.appendChild(root);
})();
</script>"""
"""Some servers answer everything with a page: that is not the icon."""


def with_root(page: str) -> str:
    """The page with its script, its addresses from the site's root. Must come before the page's policy, which allows the script."""
    if _FINDER not in page:
        return page
    icon = _ICON.search(page)
    if icon is None:
        raise broken_template(f"no icon in {WRONG_ADDRESS}, by which it could find the site's root")
    for old, new in _IN_SCRIPTS.items():
        page = page.replace(old, new, 1)
    page = _FROM_THE_TOP.sub(r"\1./", page).replace(_FINDER, "", 1)
    return page.replace(_CHARSET, f"{_CHARSET}\n{_SCRIPT.replace('ICON', icon[1])}", 1)
