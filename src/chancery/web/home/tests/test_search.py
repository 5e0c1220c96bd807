"""Does a search find the service that was meant?"""

import pytest
from django.test import Client

from chancery.kernel.base import clock
from chancery.kernel.procedures import registry
from chancery.web.home.search import matching


def found(text: str) -> list[str]:
    return [procedure.code for procedure in matching(text, registry.published(clock.today()))]


@pytest.mark.parametrize(
    "text", ["apostilla", "APOSTILLA", "apostillá", "apostila", "apostillar", "la apostilla"]
)
def test_case_accents_and_small_slips_are_forgiven(text: str) -> None:
    assert "apostille" in found(text)


@pytest.mark.parametrize("text", ["zzzz", "apostilla en zzzz de yyyy", "", "de"])
def test_a_word_that_no_service_speaks_of_finds_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.django_db
def test_an_empty_answer_says_what_to_do(client: Client) -> None:
    assert "Ningún trámite coincide" not in client.get("/tramites/", {"q": "apostilla"}).content.decode()
    nothing = client.get("/tramites/", {"q": "zzzz"}).content.decode()
    assert "Ningún trámite coincide" in nothing
    assert "Pruebe con otra palabra" in nothing
