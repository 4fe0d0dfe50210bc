"""Whether the stop list agrees with the health check: which signs are emergencies, and that none of these is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.checks.screening import problems_of_text
from handbook.library import Library
from handbook.models.screening import EMERGENCY, Conditions, StopSign, StopSigns
from handbook.problems import Problem, one_of
from handbook.source.located import Key

_CALLS = re.compile(r"(?:^|[.!?] )Call\b(?! if\b)")
"""A sentence that sends to the telephone at once; “… a fit: call” and “Call if …” wait for something."""


def check(library: Library) -> Iterator[Problem]:
    """Rows that are not there, signs taken more or less gravely than in the health check, emergencies that are missing."""
    if library.stops is None or library.conditions is None:
        return
    for where, sign in library.stops.rows:
        yield from _sign(library, library.conditions, where, sign)
    yield from _missing(library, library.conditions, library.stops)


def _sign(library: Library, conditions: Conditions, where: Key, sign: StopSign) -> Iterator[Problem]:
    known = conditions.by_key
    for index, key in enumerate(sign.rows):
        if key not in known:
            yield _problem(library, (*where, "rows", index), f"the health check has no row “{key}”", one_of(key, known))
    rows = [known[key] for key in sign.rows if key in known]
    for field, text in (("sign", sign.sign), ("action", sign.action)):
        yield from problems_of_text(library, conditions, "stops", (*where, field), text or "")
    if len(rows) < len(sign.rows):
        return
    grave = [row.key for level, row in rows if level == EMERGENCY]
    calls = _CALLS.search(sign.action or rows[0][1].action)
    if grave and len(grave) < len(rows):
        mild = next(row.key for level, row in rows if level != EMERGENCY)
        what = f"“{grave[0]}” is an emergency and “{mild}” is none"
        yield _problem(library, (*where, "rows"), what, "make two rows of it")
    elif grave and not calls:
        what = f"“{grave[0]}” is an emergency, and this does not send to the telephone at once"
        yield _problem(library, (*where, "action"), what, "begin a sentence with “Call”")
    elif calls and not grave:
        what = f"this calls at once, and “{rows[0][1].key}” is no emergency in the health check"
        yield _problem(library, (*where, "action"), what, "say what it waits for, as in “not awake: call”, or raise the row")


def _missing(library: Library, conditions: Conditions, stops: StopSigns) -> Iterator[Problem]:
    listed = {key for sign in stops.partner for key in sign.rows}
    for where, row in conditions.rows:
        if where[1] == EMERGENCY and row.seen and row.key not in listed:
            path, line = library.place("conditions", where)
            what = f"the emergency “{row.key}” can be seen during a massage, and the stop list has no row for it"
            yield Problem(path, line, what, "add one under “partner” in docs/data/stops.yml")


def _problem(library: Library, key: Key, what: str, mend: str) -> Problem:
    path, line = library.place("stops", key)
    return Problem(path, line, what, mend)
