"""The files that pages load, at addresses that change with their content and with nothing else.

So a page never gets a part of another time: what a cache holds under an address is what the page was made with.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

FOLDERS = ("assets", "search")
"""The folders of the site that hold parts of pages."""

_LOADED_AFTER = (".css", ".js", ".json")
"""Parts that may name other parts, and so are looked at when those have their addresses."""
_HASHED = re.compile(r"\.[0-9a-f]{8}\.")
"""The theme's own files have such addresses already."""
_DIGITS = 8

_TAG = re.compile(r"<(?:link|script|use|dialog|image)\b[^>]*>")
"""The tags that load something. In what a lesson says there is no “<”."""
_ADDRESS = re.compile(rf'((?:href|src|data-index|data-engine)=")([^"#?]*?)((?:{"|".join(FOLDERS)})/[^"#?]+)')
_IN_STYLES = re.compile(r'(url\("?)([^)"]+)')


def rename(site: Path) -> dict[str, str]:
    """Give every part its address; returns the new ones by the old, both below the site's root."""
    renamed: dict[str, str] = {}
    parts = sorted(path for folder in FOLDERS for path in (site / folder).rglob("*") if path.is_file())
    for path in sorted(parts, key=lambda path: path.suffix in _LOADED_AFTER):
        if _HASHED.search(path.name) or _is_licence(path):
            continue
        if path.suffix == ".css":
            path.write_text(_styles(path, site, renamed), encoding="utf-8")
        old = path.relative_to(site).as_posix()
        new = path.with_name(f"{path.stem}.{digest(path.read_bytes())}{path.suffix}")
        path.rename(new)
        renamed[old] = new.relative_to(site).as_posix()
    return renamed


def digest(content: bytes) -> str:
    """What stands for a content in an address."""
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def _styles(path: Path, site: Path, renamed: Mapping[str, str]) -> str:
    """A style sheet with the addresses of what it loads."""
    return _IN_STYLES.sub(lambda match: match[1] + _beside(match[2], path, site, renamed), path.read_text(encoding="utf-8"))


def _beside(address: str, styles: Path, site: Path, renamed: Mapping[str, str]) -> str:
    """The address of a file as style sheets name it, from their own folder."""
    if ":" in address:
        return address
    named = (styles.parent / address).resolve()
    old = named.relative_to(site.resolve()).as_posix() if named.is_relative_to(site.resolve()) else ""
    return str(PurePosixPath(address).with_name(PurePosixPath(renamed[old]).name)) if old in renamed else address


def readdressed(page: str, renamed: Mapping[str, str], loaded: set[str]) -> str:
    """The page with the addresses of its parts; those that it loads are added to ``loaded``."""

    def of(match: re.Match[str]) -> str:
        address = renamed.get(match[3], match[3])
        loaded.add(address)
        return f"{match[1]}{match[2]}{address}"

    return _TAG.sub(lambda tag: _ADDRESS.sub(of, tag[0]), page)


def drop_unloaded(site: Path, loaded: Iterable[str]) -> None:
    """Take away what no page loads: most of the theme's scripts, its own search among them. Licences stay beside what they are for."""
    kept = {site / address for address in loaded}
    for styles in [path for path in kept if path.suffix == ".css" and path.is_file()]:
        kept |= {styles.parent / match[2] for match in _IN_STYLES.finditer(styles.read_text(encoding="utf-8")) if ":" not in match[2]}
    wanted = {path.resolve() for path in kept}
    for path in sorted((path for folder in FOLDERS for path in (site / folder).rglob("*")), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.resolve() not in wanted and not _is_licence(path):
            path.unlink()


def _is_licence(path: Path) -> bool:
    return path.name.startswith("LICENSE")
