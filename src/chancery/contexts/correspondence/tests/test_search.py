"""Is a document found by whatever is known of it, by whoever may see it, and by nobody else?"""

import sys
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.rules import RecordKind, Sender, SenderKind
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role, RoleAt

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


@pytest.mark.parametrize(
    "typed",
    [
        "OFICIO N° 206-2026-OTDA/MP", "206/2026", "OTDA0206/2026", "OTDA02062026", "comunicaciones", "convenio",
        "COMUNICACION", "comunicasion", "ministerio de prueba", "20131370998", "informaciones convenios",
    ],
)  # fmt: skip
def test_a_document_is_found_however_it_is_asked_for(at: Ministry, typed: str) -> None:
    record = factories.registered(at, to=at.unit)
    factories.registered(at, to=at.unit, subject="Invitación a una feria", number_of_sender="CARTA 1-2020-X",
                         sender=Sender(SenderKind.COMPANY, "20512333797", "Feria S.A."))  # fmt: skip
    assert queries.search(at.secretary, typed) == (record,)


@pytest.mark.parametrize(
    "typed", ["OFICIO N° 000044-2026-SG/MP", "Oficio 44-2026-SG-MP", "44/2026", "SG00442026"]
)
def test_the_kind_that_was_chosen_and_not_typed_is_part_of_the_number(at: Ministry, typed: str) -> None:
    record = factories.registered(at, number_of_sender="44-2026-SG/MP")
    factories.registered(at, number_of_sender="Carta 44-2025-SG/MP", kind=RecordKind.LETTER)
    assert queries.search(at.clerk, typed) == (record,)
    assert queries.search(at.clerk, "Carta 44-2026-SG/MP") == ()


@pytest.mark.parametrize(
    "limits", [{}, {"_FEW": -1}, {"_MOST": 1}], ids=["seldom", "often", "more often than expected"]
)
def test_words_are_found_for_whatever_reason_one_may_see_them_the_newest_first_and_once(
    at: Ministry, monkeypatch: pytest.MonkeyPatch, limits: dict[str, int]
) -> None:
    """However often the words stand there: all are found first and looked up, or sought along the list (ADR 5)."""
    for name, limit in limits.items():
        monkeypatch.setattr(sys.modules[queries.search.__module__], name, limit)
    sent = [factories.registered(at, to=at.unit, subject=f"Convenio {number}") for number in range(3)]
    kept = factories.registered(at, subject="Convenio guardado")
    reserved = factories.registered(at, to=at.unit, subject="Convenio reservado", is_reserved=True)
    everywhere = replace(at.secretary, roles=(*at.secretary.roles, *at.clerk.roles))
    auditor = replace(at.secretary, roles=(RoleAt(Role.AUDITOR, at.unit.pk),))
    newest = (*reversed(sent),)
    for actor, there in (
        (at.secretary, (reserved, *newest)),
        (everywhere, (reserved, kept, *newest)),
        (auditor, (kept, *newest)),
        (factories.SYSTEM, (reserved, kept, *newest)),
        (at.lawyer, ()),
    ):
        for typed in ("convenios", "combenio"):
            assert queries.search(actor, typed) == there, (actor.roles, typed)


def test_more_than_a_page_ends_with_the_page(at: Ministry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[queries.search.__module__], "PAGE", 2)
    sent = [factories.registered(at, to=at.unit) for _ in range(3)]
    assert queries.search(at.secretary, "convenio") == (sent[2], sent[1])


def test_words_are_sought_in_a_span_of_days(at: Ministry) -> None:
    today, record = clock.today(), factories.registered(at)
    for typed in ("convenio", "comvenios"):
        assert queries.search(at.clerk, typed, since=today, until=today) == (record,)
        assert queries.search(at.clerk, typed, since=today + timedelta(days=1)) == ()
        assert queries.search(at.clerk, typed, until=today - timedelta(days=1)) == ()


def test_a_misspelt_word_means_the_likest_alone_and_each_word_counts(at: Ministry) -> None:
    near, far = (factories.registered(at, subject=each) for each in ("Extradición", "Tradición"))
    assert queries.search(at.clerk, "extradicon") == (near,)
    assert queries.search(at.clerk, "tradision") == (far,)
    assert queries.search(at.clerk, "extradicon ministerrio") == (near,)
    assert queries.search(at.clerk, "extradicon zzzzzz") == ()


def test_each_word_is_sought_in_either_spelling_and_one_without_a_stem_says_nothing(at: Ministry) -> None:
    record = factories.registered(at, subject="Extradición de Lucía Núñez a la Argentina")
    factories.registered(at, subject="Extradición de Lucía Pérez")
    for typed in (
        "lucia Núñez",
        "Lucía nunez",
        "de la extradicion Núñez",
        "para Núñez",
        "— núñez",
        "lusia nunes",
    ):
        assert queries.search(at.clerk, typed) == (record,), typed
    for typed in ("de la", "—", "lucia para zzzzzz"):
        assert queries.search(at.clerk, typed) == (), typed


def test_the_index_is_asked_for_each_word_apart(
    at: Ministry, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """One query of all words costs as much as all the documents in which any of them stands (ADR 5)."""
    factories.registered(at)
    with django_assert_num_queries(3) as asked:
        assert queries.search(at.clerk, "convenio de la comunicación convenio")
    expected, found, page = (each["sql"] for each in asked.captured_queries)
    assert (expected.count("@@"), found.count("@@"), page.count("@@")) == (4, 4, 0)


def test_the_last_minute_of_a_day_in_lima_is_of_that_day(at: Ministry) -> None:
    day = clock.today()
    with clock.set_to(datetime.combine(day, time(23, 59, 30), clock.LIMA)):
        record = factories.registered(at)
    assert queries.search(at.clerk, since=day, until=day) == (record,)
    assert queries.search(at.clerk, since=day + timedelta(days=1)) == ()
    assert queries.search(at.clerk, until=day - timedelta(days=1)) == ()


def test_by_our_number_and_by_date(at: Ministry) -> None:
    record = factories.registered(at)
    assert queries.search(at.clerk, record.number.lower()) == (record,)
    today = clock.today()
    assert queries.search(at.clerk, since=today, until=today) == (record,)
    assert queries.search(at.clerk, since=today + timedelta(days=1)) == ()
    assert queries.search(at.clerk, since=date.min, until=date.max) == (record,)
    assert queries.search(at.clerk, "") == queries.search(at.clerk, "zzzzzz") == ()
    assert queries.search(at.lawyer, record.number) == ()
