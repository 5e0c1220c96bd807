"""A morning at a consulate: an appointment, a turn, a certificate with its sticker, and one that waits for the consul; through the pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from chancery.contexts.counter.models import Appointment, CounterAct, Ticket
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import SERVICE, Counter
from chancery.contexts.counter.views.appointments import stamp_of
from chancery.contexts.stickers.models import Sticker
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.tests.browsers import browser_of
from tests.journeys.world import says

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Counter]:
    with clock.set_to(factories.MONDAY), factories.register(tmp_path):
        made, _ = factories.stocked()
        for weekday in range(1, 6):
            factories.open_hours(made, weekday=weekday)
        yield made


def press(browser: Client, address: str, **typed: object) -> str:
    """Press what the page offers, and read what comes."""
    answer = browser.post(address, typed, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def received(officer: Client, at: Counter) -> str:
    """The address of the window after the person's document was typed."""
    said = {"number": at.person.document_number, "kind": "dni", "country": "PE"}
    answer = officer.post(f"/ventanilla/{at.office.code}/atender/", said)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_from_an_appointment_to_two_papers(at: Counter, tmp_path: Path) -> None:
    base = f"/ventanilla/{at.office.code}"
    hour = factories.slot(at)
    press(browser_of(at.citizen), f"/citas/reservar/{at.office.code}/{SERVICE}/{stamp_of(hour.starts_at)}/")
    booked = Appointment.objects.get()

    press(browser_of(at.consul), f"{base}/firmas/delegar", **_power(at))
    with clock.set_to(booked.starts_at):
        citizen, officer, consul = browser_of(at.citizen), browser_of(at.officer), browser_of(at.consul)
        press(officer, f"{base}/citas/{booked.id}/llego", priority="none")
        press(officer, f"{base}/llamar")
        assert Ticket.objects.get().appointment_id == booked.id
        order = {"copies": "1", "means": "cash", "tendered": "100"}
        window = received(officer, at)
        done = press(officer, window, item="28", **order)
        waiting = press(officer, window, item="27", detail="Carta poder", **order)
        press(officer, f"{base}/turnos/{Ticket.objects.get().id}/terminar")
        signed, unsigned = CounterAct.objects.order_by("case__number")
        assert "RGE 1/2026" in done
        assert "Queda en «Por firmar» para el cónsul" in waiting
        assert unsigned.case.number in consul.get(f"{base}/por-firmar/").content.decode()
        press(consul, reverse("counter:issue", args=[unsigned.case.number]))

        first, second = Act.objects.order_by("entry_ordinal")
        assert (first.entry_ordinal, second.entry_ordinal) == (1, 2)
        assert (first.kind, second.kind) == ("survival", "signature")
        serial = Sticker.objects.get(act=first).serial
        assert serial in citizen.get(reverse("counter:case", args=[signed.case.number])).content.decode()
        press(officer, reverse("stickers:affix_next", args=[second.pk]))
        assert Sticker.objects.filter(act=second).count() == 1

    for act in (first, second):
        paper = documents.of_case(act.case_id).first()
        assert paper is not None
        page = Client().get(f"/verificar/{paper.verification_code}").content.decode()
        assert "Documento auténtico y vigente" in page
        got = Client().get(reverse("verification:download", args=[paper.verification_code])).content
        assert "Signature is Valid" in says(tmp_path, got, "pdfsig", "-nocert")
    screen = Client().get(f"/pantalla/{at.office.code}/").content.decode()
    assert at.person.first_surname not in screen


def _power(at: Counter) -> dict[str, object]:
    """The simplest certificates are signed at the window from today on."""
    return {
        "officer": str(at.officer.person_id),
        "kinds": ["survival"],
        "norm": "Resolución de la jefatura 1-2026",
        "valid_from": "2026-05-18",
        "valid_until": "",
    }
