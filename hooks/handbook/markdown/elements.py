"""Making HTML elements in few words."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.util import AtomicString

Element = etree.Element


def element(tag: str, of: str = "", *content: str | Element | None, **attributes: str) -> Element:
    """An element of a class with literal text and elements in it. Attribute names end in ``_`` where Python keeps the word for itself."""
    made = Element(tag, {"class": of} if of else {})
    for name, value in attributes.items():
        made.set(name.rstrip("_").replace("_", "-"), value)
    for item in content:
        if item is not None:
            append(made, item)
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
    "ask": '<path d="M3 4h18v12.500H12L7 21v-4.500H3z"/><path d="M9.600 8.200c.3-1.200 1.200-1.800 2.400-1.800 1.400 0 2.400.9 2.400 2.100 0 1.700-2.300'
    ' 1.900-2.300 3.300M12.050 13.900v.1"/>',
    "round": '<circle cx="12" cy="14" r="4.200" stroke-dasharray="2.2 2.2"/><path d="M3 17.500C3 9 7 4.500 12 4.500s8.500 4 9 9"/>'
    '<path d="m17.800 11.500 3.200 2.500 2.300-3.400"/>',
}


def icon(name: str) -> Element:
    """One of the handbook's signs; its meaning always stands beside it in words."""
    drawing = f'<svg class="ico" viewBox="0 0 24 24" aria-hidden="true">{_ICONS[name]}</svg>'
    return etree.fromstring(drawing)
