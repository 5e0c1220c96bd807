"""The administrator's pages by which the network, everybody's calendar and the legal periods change."""

from datetime import date, timedelta

import pytest
from django.test import Client

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.cases.actions import WrongOffice
from chancery.kernel.cases.models import Case
from chancery.kernel.cases.offices import OfficeHasCases
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries
from chancery.kernel.organisation.models import Holiday, HolidayProposal, PeriodProposal

pytestmark = pytest.mark.django_db
ROOT = "/administracion/oficinas"


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


@pytest.fixture
def administrator(at: Ministry) -> Client:
    return browser_of(people.make_administrator())


def later(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def opening(**changes: object) -> dict[str, object]:
    return {
        "kind": "consulate", "name": "Consulado de Prueba", "code": "c-lyon", "acronym": "lyo", "parent": "mre",
        "since": later(1), "country": "FR", "region": "", "city": "Lyon", "time_zone": "Europe/Paris",
        "opens": "09:00", "closes": "13:00", "rest_days": ["6", "7"], "norm": "R.S. de prueba", **changes,
    }  # fmt: skip


def test_an_office_opens_changes_and_closes(administrator: Client) -> None:
    refused = administrator.post(f"{ROOT}/nueva/", opening(code="cg-paris"))
    assert "Ya hay una oficina con el código" in refused.content.decode()
    assert administrator.post(f"{ROOT}/nueva/", opening(acronym="L1")).status_code == 422
    assert administrator.post(f"{ROOT}/nueva/", opening(time_zone="Lyon")).status_code == 422
    assert administrator.post(f"{ROOT}/nueva/", opening())["Location"] == f"{ROOT}/c-lyon/"
    page = administrator.get(f"{ROOT}/c-lyon/").content.decode()
    for change in ("horario", "descanso", "lugar", "cierre"):
        assert f"{ROOT}/c-lyon/{change}/" in page
        assert administrator.get(f"{ROOT}/c-lyon/{change}/").status_code == 200

    hours = {"days": ["1", "2"], "opens": "10:00", "closes": "12:00", "since": later(9), "norm": "Aviso"}
    assert administrator.post(f"{ROOT}/c-lyon/horario/", hours).status_code == 302
    assert administrator.post(f"{ROOT}/c-lyon/horario/", hours).status_code == 422
    office, day = queries.office("c-lyon"), clock.today() + timedelta(days=9)
    assert {each.opens.hour for each in queries.week(office, day)} == {9, 10}
    rest: dict[str, object] = {"days": ["5", "6", "7"], "since": later(9), "norm": "Aviso"}
    assert administrator.post(f"{ROOT}/c-lyon/descanso/", rest).status_code == 302
    assert queries.calendar_of(office).rest_on(day) == {4, 5, 6}
    place = {"parent": "cg-paris", "since": later(9)}
    assert administrator.post(f"{ROOT}/c-lyon/lugar/", place).status_code == 302
    assert queries.ancestors(office, day)[0].code == "cg-paris"
    assert administrator.post(f"{ROOT}/c-lyon/lugar/", {**place, "parent": "c-lyon"}).status_code == 422
    close = {"on": later(20), "norm": "R.S. de cierre"}
    assert administrator.post(f"{ROOT}/c-lyon/cierre/", close).status_code == 302
    assert not queries.office("c-lyon").is_there(clock.today() + timedelta(days=20))


def test_a_holiday_is_corrected_by_two_administrators(at: Ministry, administrator: Client) -> None:
    day = clock.today() + timedelta(days=40)
    holiday = Holiday.objects.create(
        country="PE", office=at.office, on=day, name="Aniversario", kind="local", norm="Ordenanza"
    )
    address = f"/administracion/feriados/{holiday.id}/corregir/"
    assert address in administrator.get(f"{ROOT}/{at.office.code}/").content.decode()
    assert (
        administrator.post(address, {"on": clock.today().isoformat(), "norm": "Fe de erratas"}).status_code
        == 422
    )
    assert administrator.post(address, {"on": "", "norm": "Fe de erratas"})["Location"] == f"{ROOT}/"
    other = browser_of(people.make_administrator())
    assert "deja de ser feriado" in other.get(f"{ROOT}/").content.decode()
    proposal = HolidayProposal.objects.get(corrects=holiday)
    other.post(f"/administracion/feriados/{proposal.id}/", {"decision": "approve"})
    assert queries.calendar_of(at.office).holidays.get(day) is None
    assert administrator.get(address).status_code == 404


def test_an_office_with_cases_in_hand_does_not_close_and_a_closed_one_takes_none(
    at: Ministry, administrator: Client
) -> None:
    request = factories.filed(at)
    close = {"on": later(1), "norm": "R.S. de cierre"}
    refused = administrator.post(f"{ROOT}/{at.office.code}/cierre/", close)
    assert refused.status_code == 422
    assert "todavía tiene 1 expedientes" in refused.content.decode()
    assert OfficeHasCases.code == "office_has_cases"
    factories.advance(request, "withdraw", at.citizen)
    assert administrator.post(f"{ROOT}/{at.office.code}/cierre/", close).status_code == 302
    at.office.refresh_from_db()
    assert factories.filed(at).case_id
    with clock.advanced(timedelta(days=1)), pytest.raises(WrongOffice):
        factories.filed(at)
    assert Case.objects.count() == 2


def test_a_day_for_all_is_proposed_by_one_and_approved_by_another(administrator: Client) -> None:
    day = date(clock.today().year + 1, 3, 3)
    typed = {
        "kind": "non_working_compensable", "country": "PE", "region": "", "on": day.isoformat(),
        "name": "No laborable", "norm": "D.S. de prueba",
    }  # fmt: skip
    assert administrator.post("/administracion/feriados/", {**typed, "region": "PE-CUS"}).status_code == 422
    assert administrator.post("/administracion/feriados/", typed).status_code == 302
    proposal = HolidayProposal.objects.get()
    assert "debe decidirlo otra persona" in administrator.get("/administracion/feriados/").content.decode()
    address = f"/administracion/feriados/{proposal.id}/"
    assert administrator.post(address, {"decision": "approve"}).status_code == 403
    other = browser_of(people.make_administrator())
    assert other.post(address, {"decision": "approve"})["Location"] == "/administracion/feriados/"
    assert not queries.calendar_of(queries.office("ode-cusco")).is_working(day)


def test_a_legal_period_is_changed_by_two(administrator: Client) -> None:
    typed = {
        "code": "lpag.appeal", "amount": 20, "unit": "working_days", "valid_from": later(5), "norm": "Ley",
    }  # fmt: skip
    propose = "/administracion/plazos/proponer/"
    assert administrator.post(propose, {**typed, "valid_from": later(0)}).status_code == 422
    assert administrator.post(propose, typed).status_code == 302
    assert "Ya hay una propuesta" in administrator.post(propose, typed).content.decode()
    proposal = PeriodProposal.objects.get()
    address = f"/administracion/plazos/{proposal.id}/"
    assert administrator.post(address, {"decision": "approve"}).status_code == 403
    other = browser_of(people.make_administrator())
    assert "20 días hábiles" in other.get("/administracion/plazos/").content.decode()
    assert other.post(address, {"decision": "approve"}).status_code == 302
    assert queries.legal_period("lpag.appeal", proposal.valid_from).amount == 20
    assert other.post(address, {"decision": "decline"}).status_code == 409


def test_nobody_else_changes_anything(at: Ministry) -> None:
    officer = browser_of(at.officer)
    for address in (
        f"{ROOT}/nueva/",
        f"{ROOT}/cg-paris/cierre/",
        "/administracion/plazos/",
        "/administracion/feriados/",
    ):
        assert officer.get(address).status_code == 403


def test_anybody_asks_which_consulate(at: Ministry) -> None:
    stranger = Client()
    assert "qué consulado le corresponde" in stranger.get("/oficinas/").content.decode()
    found = stranger.get("/oficinas/consulado/?country=IT&city=Turín").content.decode()
    assert "Está en su ciudad" in found
    assert "no se mide ninguna distancia" in found
    assert "Ninguna oficina consular" in stranger.get("/oficinas/consulado/?country=TV").content.decode()
    assert stranger.get("/oficinas/consulado/").status_code == 200
