"""The page for a wrong address. It is served at any depth, so it must find out by itself where the site begins.

Where the site's address is known when it is built, its links are whole. Where not, a script in the page looks for the site's root: upwards
from the wrong address, for the first folder that has the search index in it.
"""

from __future__ import annotations

import re

WRONG_ADDRESS = "404.html"

_FINDER = "<script data-root></script>"
"""The mark that the template sets where the site's address is not known."""
_FROM_THE_TOP = re.compile(r'((?:href|src|data-index|data-engine)=")/(?!/)')
_BASE = '"base":"/"'


def with_root(page: str, known: str) -> str:
    """The page with its script, its addresses from the site's root. ``known``: the address of a file that only that root has."""
    if _FINDER not in page:
        return page
    script = f"""<script>
(function () {{
  for (var at = location.pathname; at; at = at.slice(0, -1)) {{
    if (at.slice(-1) !== "/") continue;
    var asked = new XMLHttpRequest();
    asked.open("HEAD", at + "{known}", false);
    try {{ asked.send(); }} catch (error) {{ break; }}
    if (asked.status === 200) {{ document.write('<base href="' + at + '">'); break; }}
  }}
}})();
</script>"""
    return _FROM_THE_TOP.sub(r"\1./", page).replace(_BASE, '"base":"."', 1).replace(_FINDER, script, 1)
