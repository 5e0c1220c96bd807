"""Do the pages lead a citizen to an hour and an officer from a document to a paper, and nobody further than they may?"""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.models import (
    Appointment,
    AppointmentState,
    CounterAct,
    Schedule,
    Ticket,
    Visit,
)
from chancery.contexts.counter.rules import letter_limit, letter_months
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import SERVICE, Counter
from chancery.contexts.counter.views.appointments import stamp_of
from chancery.contexts.signatories.tests import factories as register_of_signatures
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation
from chancery.web.tests.spanish import left_in_spanish

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Counter]:
    with clock.set_to(factories.MONDAY), factories.register(tmp_path):
        yield factories.expecting()


def shown(answer: "Answer", status: int = 200) -> str:
    text = answer.content.decode()
    assert answer.status_code == status, text
    return text


def test_anybody_looks_and_who_signs_in_books(at: Counter) -> None:
    stranger = Client()
    page = shown(stranger.get("/citas/elegir/", {"office": at.office.code, "service": SERVICE}))
    hour = factories.slot(at)
    address = f"/citas/reservar/{at.office.code}/{SERVICE}/{stamp_of(hour.starts_at)}/"
    assert address in page
    assert ">09:00<" in page
    assert stranger.get(address).status_code == 302
    citizen = browser_of(at.citizen)
    confirm = shown(citizen.get(address))
    assert "(Milán)" in confirm
    assert "(Lima)" in confirm
    assert citizen.post(address).status_code == 302
    booked = Appointment.objects.get()
    assert at.person.document_number in shown(citizen.get(f"/citas/{booked.id}/"))
    assert "Legalizaciones y certificados" in shown(citizen.get("/citas/"))
    assert shown(browser_of(factories.somebody()).get(f"/citas/{booked.id}/"), 404)
    full = shown(browser_of(factories.somebody()).post(address), 409)
    assert "Ya no quedan lugares a las 09:00" in full


def test_an_address_that_names_no_hour_leads_nowhere(at: Counter) -> None:
    citizen = browser_of(at.citizen)
    for address in (f"{at.office.code}/{SERVICE}/ayer/", f"{at.office.code}/nada/20260519t070000z/"):
        assert shown(citizen.get(f"/citas/reservar/{address}"), 404)


def test_the_calendar_file_is_moved_and_cancelled_with_the_appointment(at: Counter) -> None:
    citizen = browser_of(at.citizen)
    booked = factories.booked(at)
    file = citizen.get(f"/citas/{booked.id}/cita.ics")
    assert file.headers["Content-Type"].startswith("text/calendar")
    assert f"DTSTART:{booked.starts_at:%Y%m%dT%H%M%SZ}".encode() in file.content
    later = factories.slot(at, days=1, ordinal=3)
    assert stamp_of(later.starts_at) in shown(citizen.get(f"/citas/{booked.id}/mover/"))
    moved = citizen.post(f"/citas/{booked.id}/mover/", {"stamp": stamp_of(later.starts_at), "place": ""})
    assert moved.status_code == 302
    again = citizen.get(f"/citas/{booked.id}/cita.ics").content
    assert b"SEQUENCE:1" in again
    assert "Cancelar la cita" in shown(citizen.get(f"/citas/{booked.id}/cancelar"))
    citizen.post(f"/citas/{booked.id}/cancelar")
    assert b"STATUS:CANCELLED" in citizen.get(f"/citas/{booked.id}/cita.ics").content


def test_one_waits_and_answers_an_offer(at: Counter) -> None:
    booked = factories.booked(at)
    waits = factories.somebody()
    browser = browser_of(waits)
    asked = {"office": at.office.code, "service": SERVICE.value}
    assert browser.post("/citas/espera/", asked).status_code == 302
    assert "Salir de la lista" in shown(browser.get("/citas/"))
    actions.cancel(appointment=booked, actor=at.citizen)
    offered = Appointment.objects.get(person=identity.person_of(waits))
    assert "Aceptar esta hora" in shown(browser.get(f"/citas/{offered.id}/"))
    browser.post(f"/citas/{offered.id}/rechazar")
    entry = queries.own_entries(waits).get()
    assert browser.post(f"/citas/espera/{entry.id}/salir").status_code == 302
    assert not queries.own_entries(waits)
    citizen = browser_of(at.citizen)
    actions.join_waiting_list(office=at.office, service=SERVICE, actor=at.citizen)
    third = factories.booked(at, waits)
    actions.cancel(appointment=third, actor=waits)
    mine = Appointment.objects.get(person_id=at.person.id, state=AppointmentState.OFFERED)
    assert citizen.post(f"/citas/{mine.id}/aceptar").status_code == 302


def test_the_officers_day(at: Counter) -> None:
    booked, other = factories.booked(at), factories.booked(at, factories.somebody("Falta"), ordinal=1)
    with clock.set_to(factories.after(other)):
        officer = browser_of(at.officer)
        base = f"/ventanilla/{at.office.code}"
        assert officer.get("/ventanilla/").headers["Location"] == f"{base}/"
        page = shown(officer.get(f"{base}/citas/"))
        assert at.person.full_name in page
        assert "09:00" in page
        assert officer.post(f"{base}/citas/{booked.id}/llego", {"priority": "older"}).status_code == 302
        assert officer.post(f"{base}/citas/{other.id}/falto").status_code == 302
        officer.post(f"{base}/ventana", {"window": 3})
        line = shown(officer.get(f"{base}/"))
        assert "Ventanilla 3" in line
        assert "Persona adulta mayor" in line
        asked = {"service": "ninguno", "priority": "none"}
        assert "elija para qué viene" in shown(officer.post(f"{base}/turno", asked, follow=True))
        officer.post(f"{base}/turno", asked | {"service": "visa"})
        assert re.search(r"autofocus[^>]*>Llamar al siguiente", shown(officer.get(f"{base}/")))
        officer.post(f"{base}/llamar")
        called = shown(officer.get(f"{base}/"))
        assert re.search(r"autofocus[^>]*>Atender a esta persona", called)
        assert not re.search(r"autofocus[^>]*>Llamar al siguiente", called)
        ticket = Ticket.objects.get(appointment=booked)
        assert ticket.window == 3
        turns = f"{base}/turnos/{ticket.id}"
        officer.post(f"{turns}/repetir")
        officer.post(f"{turns}/enviar", {"to": 5})
        officer.post(f"{base}/ventana", {"window": 5})
        officer.post(f"{base}/llamar")
        officer.post(f"{turns}/terminar")
        officer.post(f"{base}/llamar")
        officer.post(f"{base}/turnos/{Ticket.objects.get(service='visa').id}/saltar")
        counted = shown(officer.get(f"{base}/estadisticas/"))
        assert sum(map(int, re.findall(r"<li>\d+ h: (\d+)<svg", counted))) == 2
        assert shown(officer.post(f"{base}/llamar"), 409)
        for address in ("", "citas/", "estadisticas/", "atender/", "por-firmar/"):
            assert shown(browser_of(at.citizen).get(f"{base}/{address}"), 403)


def window_of(at: Counter, browser: Client, **typed: str) -> "Answer":
    said = {"number": at.person.document_number, "kind": "dni", "country": "PE", **typed}
    return browser.post(f"/ventanilla/{at.office.code}/atender/", said)


def test_the_window_from_a_number_to_a_paper(at: Counter) -> None:
    factories.empowered(at)
    officer = browser_of(at.officer)
    page = shown(officer.get(f"/ventanilla/{at.office.code}/atender/"))
    assert "autofocus" in page
    attend = window_of(at, officer).headers["Location"]
    ready = shown(officer.get(attend))
    prices, on = queries.prices(at.office), queries.today_at(at.office)
    shares = [price.item.number for price in prices if price.is_share]
    assert len(shares) > 1
    assert f"cobran un porcentaje: {', '.join(shares[:-1])} y {shares[-1]}" in ready
    usual = [price for price in prices if price.item.is_usual]
    assert f"Por ejemplo: {usual[0].item.number}, {usual[0].label[:1].lower()}{usual[0].label[1:]};" in ready
    assert f"menos de S/ {letter_limit(on):,.2f}, y por {letter_months(on)} meses" in ready
    assert "Confirmado por el registro de identidad" in ready
    assert "€ 1.00" in ready
    order = {"item": "28", "copies": "1", "means": "cash"}
    asked = shown(officer.post(attend, order))
    assert "Cobre € 1.00" in asked
    short = shown(officer.post(attend, {**order, "tendered": "0.50"}), 422)
    assert "lo entregado no alcanza" in short
    done = officer.post(attend, {**order, "tendered": "5"}, follow=True)
    text = shown(done)
    assert "Vuelto: € 4.00." in text
    assert "RGE 1/2026" in text
    assert "Autoadhesivo por colocar" in text
    number = CounterAct.objects.get().case.number
    case = shown(browser_of(at.citizen).get(f"/tramites/actuacion-de-ventanilla/{number}/"))
    assert "Certificado de supervivencia" in case


def test_who_has_no_dni_is_named_and_mistakes_are_shown_beside_their_field(at: Counter) -> None:
    officer = browser_of(at.officer)
    assert "El número de DNI no es válido" in shown(window_of(at, officer, number="12"), 422)
    assert "no tiene a nadie" in shown(window_of(at, officer, number="00000001"), 422)
    passport = {"number": "YA1234567", "kind": "passport", "country": "IT"}
    assert "escriba sus nombres" in shown(window_of(at, officer, **passport))
    named = {**passport, "given_names": "Giulia", "first_surname": "", "nationality": "IT"}
    assert shown(window_of(at, officer, **named), 422)
    assert window_of(at, officer, **{**named, "first_surname": "Rossi"}).status_code == 302
    assert Visit.objects.get().person.full_name == "Giulia Rossi"


def test_an_authority_is_chosen_among_those_that_fit(at: Counter) -> None:
    factories.empowered(at)
    for name in ("Autoridad Primera", "Autoridad Segunda"):
        register_of_signatures.signatory(name)
    officer = browser_of(at.officer)
    attend = window_of(at, officer).headers["Location"]
    order = {
        "item": "21a", "copies": "1", "means": "cash", "tendered": "20", "detail": "Partida",
        "signatory": "Nadie", "signed_on": "2026-05-01",
    }  # fmt: skip
    assert "Ninguna firma registrada" in shown(officer.post(attend, order), 422)
    choose = shown(officer.post(attend, {**order, "signatory": "Autoridad"}))
    assert "¿Cuál de estas firmas" in choose
    chosen = str(queries.signatures_like("Segunda", clock.today())[0][0])
    answer = officer.post(attend, {**order, "signatory": "Autoridad", "signatory_id": chosen})
    assert answer.status_code == 302
    assert str(CounterAct.objects.get().signatory_id) == chosen


def test_what_waits_for_the_consul_is_signed_from_the_list(at: Counter) -> None:
    case = factories.attended(at, "28").acts[0].case
    officer, consul = browser_of(at.officer), browser_of(at.consul)
    listed = f"/ventanilla/{at.office.code}/por-firmar/"
    assert "El cónsul" in shown(officer.get(listed))
    case_page = f"/tramites/actuacion-de-ventanilla/{case.number}"
    assert f"{case_page}/firmar" in shown(consul.get(listed))
    assert "Firmar por delegación" in shown(officer.get(f"{case_page}/"))
    assert shown(officer.post(f"{case_page}/firmar-por-delegacion"), 403)
    assert shown(officer.get(f"{case_page}/firmar"), 403)
    assert "Firma, numera" in shown(consul.get(f"{case_page}/firmar"))
    assert consul.post(f"{case_page}/firmar").status_code == 302
    assert "Nada espera firma" in shown(consul.get(listed))


def test_the_head_keeps_the_hours(at: Counter) -> None:
    consul, base = browser_of(at.consul), f"/ventanilla/{at.office.code}"
    assert "lunes" in shown(consul.get(f"{base}/horarios/"))
    hours = {
        "service": "visa", "weekday": "1", "opens": "09:00", "closes": "11:00", "per_hour": "2", "quota": "2",
        "valid_from": "2026-05-18",
    }  # fmt: skip
    assert "no puede salir de ahí" in shown(
        consul.post(f"{base}/horarios/nuevo", {**hours, "opens": "07:00"}), 422
    )
    assert consul.post(f"{base}/horarios/nuevo", hours).status_code == 302
    row = Schedule.objects.get(service="visa")
    assert consul.post(f"{base}/horarios/{row.id}/terminar", {"on": "2026-06-01"}).status_code == 302
    day = {
        "kind": "itinerant", "on": "2026-05-23", "place": "Turín", "norm": "Aviso 1", "services": ["visa"],
        "opens": "09:00", "closes": "11:00", "per_hour": "2", "quota": "2",
    }  # fmt: skip
    assert consul.post(f"{base}/horarios/dia", day).status_code == 302
    off = {"on": "2026-05-25", "reason": "Mudanza"}
    assert consul.post(f"{base}/horarios/suspender", off).status_code == 302
    power = {
        "officer": str(at.officer.person_id), "kinds": ["survival"], "norm": "R. 1", "valid_from": "2026-05-18",
    }  # fmt: skip
    assert consul.post(f"{base}/firmas/delegar", power).status_code == 302
    page = shown(consul.get(f"{base}/horarios/"))
    for words in (
        "Turín",
        "Mudanza",
        "Certificado de supervivencia",
        identity.person_of(at.officer).full_name,
    ):
        assert words in page
    assert (
        consul.post(f"{base}/firmas/{queries.powers_at(at.consul, at.office).get().id}/terminar").status_code
        == 302
    )
    assert shown(browser_of(at.officer).get(f"{base}/horarios/"), 403)
    assert shown(browser_of(at.officer).get(f"{base}/firmas/delegar"), 403)


def test_nothing_is_booked_for_a_stranger_and_no_window_stands_in_lima(at: Counter) -> None:
    assert Client().get("/citas/").status_code == 302
    with clock.advanced(timedelta(0)):
        assert shown(browser_of(at.citizen).get("/ventanilla/"), 403)


def test_only_who_serves_abroad_is_led_to_the_windows(at: Counter) -> None:
    lima = posts.serving(organisation.office("legalisations-lima"), Role.OFFICER, "Lima")
    assert ">Ventanilla<" in shown(browser_of(at.officer).get("/"))
    assert ">Ventanilla<" not in shown(browser_of(lima).get("/"))


def test_who_was_attended_reads_the_act_in_english(at: Counter) -> None:
    act = factories.attended(at, "28").acts[0]
    citizen, address = browser_of(at.citizen), f"/tramites/actuacion-de-ventanilla/{act.case.number}/"
    own = (at.person.full_name, "Milán")
    assert left_in_spanish(citizen, address, *own) == set()
    assert "Act at the counter" in shown(citizen.get(f"{address}?idioma=en-gb"))
    assert "Acto" in shown(browser_of(at.officer).get(f"{address}?idioma=en-gb"))
