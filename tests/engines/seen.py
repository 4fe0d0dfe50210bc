"""A built page as what readers get of it, whatever theme is round it: words, figures, links, ways on, what it loads and may run."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

SITE_URL = "https://handbook.example/massage/"
"""Where the site is taken to live. What has this in front, when addresses are resolved, belongs to the site."""
_HOST = urljoin(SITE_URL, "/")
"""An address that has only this in front leads out of the site by mistake."""

HASH = re.compile(r"\.[0-9a-f]{8}(?=\.)")
"""What stands for a file's content in its address."""

_HASHES = re.compile(r" 'sha256-([^']+)'")
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_LOADING = {"link": "href", "script": "src", "use": "href", "image": "href", "img": "src"}
_ASKED_LATER = ("data-index", "data-engine")
_TURNS = ("prev", "next")


@dataclass
class Seen(HTMLParser):
    """One page. ``address``: its own, below the site's root, such as ``strokes/long-glide/``."""

    html: str
    address: str
    title: str = ""
    about: list[str] = field(default_factory=list)
    """Its description and its canonical address."""
    words: list[str] = field(default_factory=list)
    """Those of its article."""
    around: list[str] = field(default_factory=list)
    """The texts round its article."""
    figures: list[str] = field(default_factory=list)
    """Each drawing of its article: elements, attributes and texts, with whole addresses."""
    links: list[str] = field(default_factory=list)
    """Where its article leads, in order."""
    order: list[str] = field(default_factory=list)
    """Where its navigation leads, in order, each once: a theme may say one twice."""
    turns: dict[str, list[str]] = field(default_factory=lambda: {turn: [] for turn in _TURNS})
    """The pages before and after, as its head and its foot say."""
    parts: list[str] = field(default_factory=list)
    """Files that it loads, but drawings, without what stands for their content in their addresses."""
    anchors: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    """Every address on the site that it leads to or loads."""
    policy: str = ""
    """What it may do, without hashes."""
    allowed: set[str] = field(default_factory=set)
    """Hashes that its policy lists."""
    inline: set[str] = field(default_factory=set)
    """Hashes of the scripts and styles that stand in it."""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(self.html)
        self.close()
        self.html = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append((tag, given))
        self._look(tag, given)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look(tag, {name: value or "" for name, value in attrs})
        self._draw("")

    def handle_endtag(self, tag: str) -> None:
        if any(tag == name for name, _ in self._open):
            self._draw(f"</{tag}>")
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ("", {})
        if inside[0] in ("script", "style") and "src" not in inside[1] and inside[1].get("type") != "application/json":
            self.inline.add(base64.b64encode(hashlib.sha256(data.encode()).digest()).decode())
        elif inside[0] == "title" and not self._in("svg"):
            self.title += data
        elif self._in("article"):
            self._draw(data.strip())
            self.words += data.split()
        elif self._in("body") and inside[0] not in ("script", "style") and data.strip():
            self.around.append(" ".join(data.split()))

    def _look(self, tag: str, given: dict[str, str]) -> None:
        if "id" in given:
            self.anchors.add(given["id"])
        if tag == "meta":
            self._meta(given)
        if tag == "link":
            self._link(given)
        loaded = given.get(_LOADING.get(tag, ""), "")
        address = self._whole(loaded or given.get("href", "")) if loaded or "href" in given else ""
        if tag == "a" and address:
            self._leads(address, given)
        self.asked |= {self._whole(given[name]) for name in _ASKED_LATER if name in given}
        if loaded:
            self._loads(tag, given, address)
        if self._in("article") and self._in("svg"):
            if tag == "svg":
                self.figures.append("")
            self._draw(f"<{tag} {sorted((given | ({'href': address} if address else {})).items())}>")

    def _meta(self, given: dict[str, str]) -> None:
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = _HASHES.sub("", given["content"])
            self.allowed = set(_HASHES.findall(given["content"]))
        if given.get("name") == "description":
            self.about.append(given["content"])

    def _link(self, given: dict[str, str]) -> None:
        if given.get("rel") == "canonical":
            self.about.append(given["href"])
        if given.get("rel") in _TURNS:
            self.turns[given["rel"]].append(self._whole(given["href"]))

    def _leads(self, address: str, given: dict[str, str]) -> None:
        self.asked.add(address)
        if self._in("article"):
            self.links.append(address)
        elif self._in("nav") and address not in self.order:
            self.order.append(address)
        if given.get("rel") in _TURNS:
            self.turns[given["rel"]].append(address)

    def _loads(self, tag: str, given: dict[str, str], address: str) -> None:
        if given.get("rel") in ("canonical", *_TURNS):
            return
        self.asked.add(address)
        if tag not in ("use", "image"):
            self.parts.append(HASH.sub("", address))

    def _draw(self, piece: str) -> None:
        if self.figures and self._in("article") and self._in("svg"):
            self.figures[-1] += piece

    def _in(self, tag: str) -> bool:
        return any(tag == name for name, _ in self._open)

    def _whole(self, address: str) -> str:
        """An address from the site's root, or another site's as it is."""
        whole = urljoin(SITE_URL + self.address, address).removeprefix(SITE_URL)
        return HASH.sub("", whole) if whole.startswith("assets/drawings/") else whole


def pages_of(site: Path) -> dict[str, Seen]:
    """Every page of a site by its address."""
    made = {}
    for path in sorted(site.rglob("*.html")):
        file = path.relative_to(site).as_posix()
        address = file.removesuffix("index.html")
        made[address] = Seen(path.read_text(encoding="utf-8"), address)
    return made


def broken(site: Path, pages: dict[str, Seen]) -> list[str]:
    """Addresses on the site that lead nowhere: no such file, or no such place on its page."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    files |= {HASH.sub("", file) for file in files}
    told = []
    for page in pages.values():
        for address in sorted(page.asked):
            to, anchor = urldefrag(address)
            elsewhere = ":" in to.split("/")[0] and not to.startswith(_HOST)
            there = not anchor or anchor in pages[to].anchors if to in pages else to in files
            if not (elsewhere or there):
                told.append(f"{page.address}: {address}")
    return told
