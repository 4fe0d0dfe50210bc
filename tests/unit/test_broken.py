"""What an engine says when it breaks, in one line."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.site.broken import in_one_line, refused

PROJECT = Path(__file__).parents[2]
OURS = "this is a fault of the program, not of a lesson: please report it with this line"


def raised(fault: Callable[[], object]) -> list[str]:
    """What Python says of a fault, line by line."""
    try:
        fault()
    except BaseException:
        return traceback.format_exc().splitlines(keepends=True)
    raise AssertionError("nothing was raised")


def told(lines: list[str]) -> str:
    (line,) = in_one_line(lines, PROJECT)
    return line


def here() -> object:
    return dict[str, str]()["x"]


def twice() -> object:
    try:
        return here()
    except KeyError as error:
        raise ValueError("two\nlines") from error


def test_ordinary_lines_stay() -> None:
    lines = ["INFO    -  Building\n", "\n", "  File x\n", "ERROR   -  docs/a.md:1: what; mend\n"]
    assert list(in_one_line(lines, PROJECT)) == [line.rstrip("\n") for line in lines]


def test_a_fault_has_its_place_in_our_own_code() -> None:
    line = here.__code__.co_firstlineno + 1
    assert told(raised(here)) == f"tests/unit/test_broken.py:{line}: KeyError: 'x'; {OURS}"


def test_of_two_faults_the_last_is_told_by_its_first_line() -> None:
    line = twice.__code__.co_firstlineno + 4
    assert told(raised(twice)) == f"tests/unit/test_broken.py:{line}: ValueError: two; {OURS}"


def test_a_fault_elsewhere_has_no_place() -> None:
    elsewhere = [line.replace(str(PROJECT), "/elsewhere") for line in raised(here)]
    assert told(elsewhere) == f"KeyError: 'x'; {OURS}"


def test_a_fault_of_the_grammar() -> None:
    assert told(raised(lambda: compile("(", "x.py", "exec"))).endswith(f"SyntaxError: '(' was never closed; {OURS}")


def test_a_broken_template_is_to_be_mended() -> None:
    frame = f'  File "{PROJECT}/overrides/main.html", line 12, in block\n    {{{{ nothing.at.all }}}}\n'
    last = "jinja2.exceptions.UndefinedError: 'nothing' is undefined\n"
    assert told(["Traceback (most recent call last):\n", frame, last]) == (
        "overrides/main.html:12: the template broke: jinja2.exceptions.UndefinedError: 'nothing' is undefined; mend it there"
    )


@pytest.mark.parametrize(
    ("number", "mend"),
    [(errno.ENOSPC, "make room on the disk"), (errno.EROFS, "name a folder that can be written: make build SITE=folder")],
)
def test_what_the_machine_refuses_is_no_fault(number: int, mend: str) -> None:
    what = os.strerror(number)

    def refuse() -> None:
        raise OSError(number, what, "a/b")

    assert told(raised(refuse)) == f"{what}: 'a/b'; {mend}"
    assert refused(OSError(number, what, "a/b", None, "c")) == f"{what}: a/b -> c; {mend}"


def test_a_file_that_the_program_does_not_find_is_a_fault() -> None:
    assert told(raised(Path("/no/such/file").read_text)).endswith(
        f"FileNotFoundError: [Errno 2] No such file or directory: '/no/such/file'; {OURS}"
    )


def test_a_traceback_without_an_end() -> None:
    assert told(["Traceback (most recent call last):\n"]) == f"it gave no reason; {OURS}"
