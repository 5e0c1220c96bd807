"""Does every item of the tariff leave its trace at some window: the letter, the protest, the letter rogatory, the ship?"""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chancery.contexts.counter import actions, queries, rules
from chancery.contexts.counter.actions import Order, Settlement, attending
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import Counter
from chancery.contexts.signatories import queries as signatories
from chancery.kernel.acts import queries as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.queries import BaseMissing
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db

ELSEWHERE = {
    *("3", "3b"),  # transmissions
    *(
        "5a",
        "5b",
        "5c",
        "6a",
        "6b",
        "6c",
        "7a",
        "7b",
        "7c",
        "7d",
        "8a",
        "8b",
        "8c",
        "9a",
        "9b",
        "10a",
        "10b",
        "11a",
        "11b",
    ),
    *(f"{power}{letter}" for power in (12, 13) for letter in "abcdefghi"),
    *("15a", "15b", "17a", "17b", "17c", "20a"),  # public_deeds
    "14",  # travel_permits
    *("59b", "63a", "63b", "64a", "64b"),  # passports, travel_papers
    *("69a", "69b", "69c", "69d", "69e", "69f", "71a", "71c", "72a1", "72a2", "72b", "72c"),  # identity_cards
}
GONE = {"59a", "60", "61a", "61b", "62a", "62b", "65"}
"""Of passports that nobody issues or renews since the electronic one."""
VISAS = "VII"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Counter]:
    with clock.set_to(factories.MONDAY), factories.register(tmp_path):
        made = factories.counter()
        factories.empowered(made)
        yield made


def done(at: Counter, item: str, **order: object) -> Act:
    found = actions.attend(
        visit=factories.received(at),
        order=Order(item, detail="Lo que se hizo", **order),  # type: ignore[arg-type]
        settlement=Settlement(tendered=Decimal(2000)),
        actor=at.officer,
    )
    assert len(found.acts) == 1
    return acts.of_case(found.acts[0].case_id).get()


def lines(act: Act) -> list[tuple[str, int, Decimal]]:
    return [(line.item.number, line.units, line.amount) for line in act.charge.lines.order_by("position")]


def test_every_item_of_the_tariff_is_done_somewhere(at: Counter) -> None:
    table = fees.consular_table(clock.today(), at.office)
    here = {number for item in rules.ITEMS for number in (item.number, item.more, item.beyond)}
    asked = {item.code.removeprefix("consular.") for item in table if item.section != VISAS}
    assert asked - here - ELSEWHERE - GONE == set()
    assert (here - {""}) & ELSEWHERE == set()
    assert here - {""} <= asked


def test_an_act_without_a_page_of_its_own_has_its_fee_numbers_and_paper(at: Counter) -> None:
    first, second = done(at, "35"), done(at, "35")
    assert (first.kind, first.act_number, second.entry_ordinal) == ("court_notice", "1/2026", 2)
    assert str(first.charge.consular_amount) == "25.00"
    assert first.document is not None
    facts = json.loads(first.document.facts)
    assert facts["done"].startswith("Constancias de notificaciones, citaciones judiciales")
    assert facts["tariff"] == "35"
    assert documents.content(first.document.file_id).startswith(b"%PDF")


def test_each_further_addressee_is_charged_within_one_act(at: Counter) -> None:
    letter = done(at, "18a", copies=3)
    assert lines(letter) == [("18a", 1, Decimal("30.00")), ("18b", 2, Decimal("50.00"))]
    assert letter.document is not None
    assert json.loads(letter.document.facts)["tariff"] == "18a + 18b"
    page = f"/tramites/actuacion-de-ventanilla/{letter.case.number}/"
    browser = browser_of(at.officer)
    browser.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert "18a + 18b · S/C 80.00" in browser.get(page).content.decode()
    assert len(asked) <= 10
    assert lines(done(at, "32a")) == [("32a", 1, Decimal("30.00"))]


def test_hours_outside_the_office_are_counted_beyond_the_first_two(at: Counter) -> None:
    assert lines(done(at, "30", copies=4)) == [("30", 4, Decimal("120.00"))]


def test_a_ship_of_the_rivers_pays_half(at: Counter) -> None:
    act = done(at, "37b")
    assert str(act.charge.consular_amount) == "57.50"
    assert act.document is not None
    assert json.loads(act.document.facts)["tariff"] == "37"


def test_a_share_is_of_the_value_that_is_stated(at: Counter) -> None:
    assert lines(done(at, "82", base=Decimal(1000))) == [("82", 1, Decimal("30.00"))]
    above = done(at, "48a", base=Decimal(25500))
    assert lines(above) == [("48a", 1, Decimal("1000.00")), ("48b", 1, Decimal("10.00"))]
    assert lines(done(at, "48a", base=Decimal(10000))) == [("48a", 1, Decimal("400.00"))]
    with pytest.raises(BaseMissing):
        done(at, "34")


def test_what_was_done_has_to_be_said(at: Counter) -> None:
    visit = factories.received(at)
    settlement = Settlement(tendered=Decimal(1000))
    with pytest.raises(attending.DetailMissing):
        actions.attend(visit=visit, order=Order("19a"), settlement=settlement, actor=at.officer)
    assert actions.attend(
        visit=visit, order=Order("19a", detail="Letra 1"), settlement=settlement, actor=at.officer
    )


def test_a_certificate_of_origin_is_a_signature_of_the_register(at: Counter) -> None:
    """Items 24 to 26 legalise a foreign authority's signature: which, has to be said."""
    with pytest.raises(attending.DetailMissing):
        done(at, "25a")
    with pytest.raises(signatories.SignatoryMissing):
        done(at, "25a", signed_on=date(2026, 5, 1))


def test_the_page_shows_the_usual_first_and_takes_a_share(at: Counter) -> None:
    visit = factories.received(at)
    officer = browser_of(at.officer)
    path = f"/ventanilla/{at.office.code}/atender/{visit.id}/"
    with CaptureQueriesContext(connection) as asked:
        page = officer.get(path).content.decode()
    assert len([each for each in asked if "fees_" in each["sql"]]) <= 2  # not one for each of the prices
    assert page.index("Certificado de supervivencia") < page.index("Los demás actos de la tarifa")
    assert page.index("Los demás actos de la tarifa") < page.rindex("Entrega de carta notarial, con su acta")
    assert "3 % del valor" in page
    sent = {"item": "82", "copies": "1", "detail": "Un departamento", "tendered": "40", "means": "cash"}
    assert "indique el valor en soles consulares" in officer.post(path, sent).content.decode()
    assert officer.post(path, {**sent, "base": "1000"}).status_code == 302
    act = queries.act_of_case(queries.acts_of_visit(visit)[0].case)
    assert act is not None
    assert str(act.charge.consular_amount) == "30.00"
