"""Making HTML elements in few words."""

from __future__ import annotations

from xml.etree import ElementTree

from markdown.util import AtomicString

Element = ElementTree.Element


def element(tag: str, of: str = "", *content: str | Element | None, **attributes: str) -> Element:
    """An element of a class with literal text and elements in it; ``aria_label`` makes the attribute ``aria-label``."""
    made = Element(tag, {"class": of} if of else {})
    for name, value in attributes.items():
        made.set(name.replace("_", "-"), value)
    last: Element | None = None
    for item in content:
        if isinstance(item, Element):
            made.append(item)
            last = item
        elif item is None:
            continue
        elif last is None:
            made.text = AtomicString(made.text + item if made.text else item)
        else:
            last.tail = AtomicString(last.tail + item if last.tail else item)
    return made


def append(parent: Element, item: str | Element) -> None:
    """Add text or an element at the end of another; text is literal, never read as Markdown."""
    if isinstance(item, str):
        last = parent[-1] if len(parent) else None
        if last is None:
            parent.text = AtomicString((parent.text or "") + item)
        else:
            last.tail = AtomicString((last.tail or "") + item)
    else:
        parent.append(item)


_ICONS = {
    "stop": '<path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z"/><path d="M7 12h10" stroke-width="3"/>',
    "doctor": '<circle cx="12" cy="12" r="9.5"/><path d="M12 7v10M7 12h10" stroke-width="3"/>',
    "wait": '<circle cx="12" cy="12" r="9.5"/><path d="M12 6v6l4 2.5"/>',
    "ask": '<path d="M3 4h18v12.5H12L7 21v-4.5H3z"/><path d="M9.6 8.2c.3-1.2 1.2-1.8 2.4-1.8 1.4 0 2.4.9 2.4 2.1 0 1.7-2.3'
    ' 1.9-2.3 3.3M12.05 13.9v.1"/>',
    "round": '<circle cx="12" cy="14" r="4.2" stroke-dasharray="2.2 2.2"/><path d="M3 17.5C3 9 7 4.5 12 4.5s8.500 4 9 9"/>'
    '<path d="m17.8 11.5 3.2 2.5 2.3-3.4"/>',
}


def icon(name: str) -> Element:
    """One of the handbook's signs; its meaning always stands beside it in words."""
    drawing = f'<svg class="ico" viewBox="0 0 24 24" aria-hidden="true">{_ICONS[name]}</svg>'
    return ElementTree.fromstring(drawing)  # noqa: S314 - our own text
