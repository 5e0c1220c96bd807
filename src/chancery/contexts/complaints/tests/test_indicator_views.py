"""Do the public figures name nobody, and are page and file the same?"""

import csv
import io
from datetime import date, timedelta

import pytest
from django.test import Client

from chancery.contexts.complaints import queries
from chancery.contexts.complaints.tests import factories
from chancery.contexts.complaints.tests.factories import Ministry, words
from chancery.contexts.complaints.views.indicators import HEADINGS
from chancery.kernel.base import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def test_the_indicators_name_nobody_and_are_the_same_in_csv(at: Ministry, client: Client) -> None:
    with clock.set_to(factories.WORKING):
        late = factories.filed(at)
        factories.answered(at)
        factories.filed(at, factories.STALLED)
        factories.filed(at, factories.FAVOUR)
    with clock.set_to(factories.WORKING + timedelta(days=60)):
        factories.answered(at, late)
        page = words(client.get("/reclamaciones/indicadores/"))
        answer = client.get("/reclamaciones/indicadores/?formato=csv")
    for secret in (late.name, late.number, late.text, at.keeper.name, "Denuncia<"):
        assert secret not in page
    rows = list(csv.DictReader(io.StringIO(words(answer).lstrip("\ufeff"))))
    assert tuple(rows[0]) == HEADINGS
    told_of = {(row["regimen"], row["motivo"]): row for row in rows}
    assert set(told_of) == {("complaint", "treatment"), ("delay", "")}
    counted = told_of["complaint", "treatment"]
    assert (counted["mes"], counted["oficina"]) == ("2026-03", at.office.code)
    assert (counted["recibidas"], counted["respondidas_en_plazo"], counted["respondidas_fuera_de_plazo"]) == (
        "2", "1", "1",
    )  # fmt: skip
    assert told_of["delay", ""]["pendientes_vencidas"] == "1"
    assert "<svg" in page
    assert "<table" in page


def test_the_figures_are_of_the_span_and_the_office_that_are_asked_for(at: Ministry) -> None:
    with clock.set_to(factories.WORKING):
        factories.filed(at)
        factories.filed(at, office=at.other)
        since, until = date(2026, 3, 1), date(2026, 3, 31)
        assert queries.figures(since=since, until=until).whole.received == 2
        assert queries.figures(since=since, until=until, office=at.other.code).whole.received == 1
        assert queries.figures(since=date(2026, 4, 1), until=date(2026, 4, 30)).whole.received == 0


def test_a_year_without_complaints_is_an_empty_page_and_not_a_fault(at: Ministry, client: Client) -> None:
    page = client.get("/reclamaciones/indicadores/?desde=2026-01-01&hasta=2026-01-02")
    assert page.status_code == 200
    assert "No se presentó ninguna" in words(page)
    assert client.get("/reclamaciones/indicadores/?desde=ayer").status_code == 200
    leap = clock.today().replace(year=2028, month=2, day=29)
    with clock.set_to(factories.WORKING.replace(year=leap.year, month=leap.month, day=leap.day)):
        assert client.get("/reclamaciones/indicadores/").status_code == 200
