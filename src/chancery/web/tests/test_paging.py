"""Is every page of a list reached, though no more of it is counted than is near?"""

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories
from chancery.web import paging

pytestmark = pytest.mark.django_db


@pytest.fixture
def long_list(monkeypatch: pytest.MonkeyPatch) -> list[Person]:
    """Nine people on pages of two, of which two pages ahead are counted."""
    monkeypatch.setattr(paging, "_PER_PAGE", 2)
    monkeypatch.setattr(paging, "_AHEAD", 2)
    return [factories.make_person() for _ in range(9)]


def told(asked: str) -> tuple[list[Person], str]:
    page = paging.page_of(RequestFactory().get("/", {"pagina": asked}), Person.objects.order_by("pk"))
    return list(page), render_to_string("web/_pagination.html", {"page": page, "query": "", "name": "pagina"})


def test_a_long_list_is_counted_no_further_than_near(long_list: list[Person]) -> None:
    with CaptureQueriesContext(connection) as captured:
        rows, text = told("1")
    assert rows == long_list[:2]
    assert "Página 1 (hay más de 6)" in text
    assert "LIMIT 7" in captured[0]["sql"]


def test_near_its_end_a_list_is_counted_whole(long_list: list[Person]) -> None:
    rows, text = told("3")
    assert rows == long_list[4:6]
    assert "Página 3 de 5 (9 en total)" in text


def test_the_last_page_is_reached_and_has_none_after_it(long_list: list[Person]) -> None:
    rows, text = told("5")
    assert rows == long_list[8:]
    assert "Siguiente" not in text


@pytest.mark.parametrize(
    ("asked", "first"), [("", 0), ("x", 0), ("0", 0), ("²", 0), ("9" * 40, 0), ("77", 8)]
)
def test_a_page_that_there_is_not_gives_the_first_or_the_last(
    long_list: list[Person], asked: str, first: int
) -> None:
    assert told(asked)[0][0] == long_list[first]
