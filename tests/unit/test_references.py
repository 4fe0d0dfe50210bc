"""References as they are printed."""

from __future__ import annotations

import pytest

from handbook.models.data import Source
from handbook.references import reference, shown_address

ARTICLE: dict[str, object] = {
    "key": "moss-2020",
    "type": "article-journal",
    "kind": "trial",
    "author": [{"family": "Moss", "given": "Ada B."}, {"family": "Reed", "given": "Jo"}],
    "title": "Slow hands",
    "issued": 2020,
    "container-title": "Journal of Rest",
    "volume": 4,
    "issue": 2,
    "page": "10-19",
    "DOI": "10.1000/rest.4",
    "accessed": "2026-11-22",
    "note": "Abstract read.",
}


def source(**changed: object) -> Source:
    given = {**ARTICLE, **{name.replace("_", "-"): value for name, value in changed.items()}}
    return Source.model_validate({name: value for name, value in given.items() if value is not None})


def test_an_article() -> None:
    assert reference(source()) == "Moss AB, Reed J. Slow hands. Journal of Rest 2020;4(2):10–19."


@pytest.mark.parametrize(
    ("changed", "printed"),
    [
        ({"issue": None}, "Journal of Rest 2020;4:10–19."),
        ({"volume": None, "issue": None}, "Journal of Rest 2020;10–19."),
        ({"page": None}, "Journal of Rest 2020;4(2)."),
        ({"page": None, "volume": None, "issue": None}, "Journal of Rest 2020."),
        ({"issued": None}, "Journal of Rest 4(2):10–19."),
        ({"page": 7}, "Journal of Rest 2020;4(2):7."),
        ({"container_title": None}, "2020;4(2):10–19."),
    ],
)
def test_what_is_not_known_leaves_no_trace(changed: dict[str, object], printed: str) -> None:
    assert reference(source(**changed)) == f"Moss AB, Reed J. Slow hands. {printed}"


def test_a_page_of_a_body_without_anything_else() -> None:
    page = source(
        type="webpage",
        author=[{"literal": "Board of Calm"}],
        title="When not to?",
        container_title=None,
        volume=None,
        issue=None,
        page=None,
        issued=None,
    )
    assert reference(page) == "Board of Calm. When not to?"


def test_a_report_with_its_number() -> None:
    report = source(type="report", container_title=None, publisher="Calm Press", number=12, volume=None, issue=None, page=None)
    assert reference(report) == "Moss AB, Reed J. Slow hands. Calm Press 12, 2020."


@pytest.mark.parametrize(
    ("names", "printed"),
    [
        (["A"], "A"),
        (["A", "B", "C"], "A, B, C"),
        (["A", "B", "C", "D"], "A, B, C and others"),
        (["A", "et al."], "A and others"),
    ],
)
def test_many_authors_are_shortened(names: list[str], printed: str) -> None:
    assert reference(source(author=[{"literal": name} for name in names])).startswith(f"{printed}. Slow hands.")


@pytest.mark.parametrize(("given", "name"), [("Ada B.", "Moss AB"), ("A.B.", "Moss AB"), ("Ada", "Moss A"), (None, "Moss")])
def test_given_names_become_initials(given: str | None, name: str) -> None:
    person = {"family": "Moss"} if given is None else {"family": "Moss", "given": given}
    assert reference(source(author=[person])).startswith(f"{name}. ")


def test_no_author_is_no_empty_part() -> None:
    assert reference(source(author=[])).startswith("Slow hands. ")


def test_the_address_is_the_doi_where_there_is_one() -> None:
    both = source(URL="https://www.example.org/slow/")
    assert (both.address, shown_address(both)) == ("https://doi.org/10.1000/rest.4", "doi:10.1000/rest.4")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.example.org/slow/", "example.org/slow"),
        ("http://example.org/a?b=1", "example.org/a?b=1"),
        ("https://example.org", "example.org"),
    ],
)
def test_an_address_can_be_typed_from_paper(url: str, shown: str) -> None:
    assert shown_address(source(DOI=None, URL=url)) == shown


def test_a_year_may_be_written_as_a_day() -> None:
    import datetime

    assert source(issued=datetime.date(2019, 5, 1)).issued == 2019
