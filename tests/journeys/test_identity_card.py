"""A child's first card, from the mother's telephone in Milan to the counter: a bad act, an envelope, an observation, the guide."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from chancery.contexts.counter.tests.factories import register
from chancery.contexts.identity_cards.models import CardDelivery, CardReception, CardRequest, CardShipment
from chancery.contexts.identity_cards.procedures import State
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.contexts.identity_cards.tests.test_views import captured, file, go, holder, plain, wish
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(tmp_path: Path) -> Iterator[World]:
    with register(tmp_path):
        yield factories.world()


def asked_and_paid(at: World) -> CardRequest:
    """By the mother, at home; paid at the counter."""
    today = acts.today(at.office)
    child = holder(
        at,
        bond="mother",
        given_names="Lucía Ángela",
        born_on=(today - timedelta(days=2500)).isoformat(),
        dni="",
        birth_act="Acta 1234",
        birth_act_issued_on=today.isoformat(),
    )
    request = file(browser_of(at.post.citizen), at, wanted=wish(kind="registration_ordinary"), of=child)
    charge = fees.charges_of(request.case_id).get()
    assert charge.tariff_item.code == "consular.69c"
    cash = {"means": "cash", "office": at.office.code}
    paid = browser_of(at.post.cashier).post(reverse("payments:take", args=[charge.id]), cash)
    assert paid.status_code == 302
    return factories.again(request)


def sent_in_an_envelope(at: World, officer: Client) -> CardShipment:
    assert officer.post(f"/dni/{at.office.code}/envios/preparar").status_code == 302
    shipment = CardShipment.objects.select_related("case").latest("case__opened_at")
    leaving = {"carrier": "Courier", "waybill": "7", "off_day_because": "Lo pidió el RENIEC"}
    assert officer.post(f"/dni/envios/{shipment.case.number}/enviar", leaving).status_code == 302
    return shipment


def anybody_verifies(paper: Document) -> str:
    page = Client().get(reverse("verification:document", args=[paper.verification_code]))
    assert page.status_code == 200
    return page.content.decode()


def test_from_the_mothers_telephone_to_the_counter(at: World) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    request = asked_and_paid(at)
    assert go(officer, request, "esquela", reason="El acta no lleva la firma del registrador") == ""
    assert "Esquela de observación" in citizen.get(f"/tramites/dni/{request.case.number}/").content.decode()
    assert Notice.objects.filter(case_id=request.case_id, text__contains="firma del registrador").exists()
    plain(citizen, request, "presentar-el-acta-corregida", reason="Traje la corregida")
    assert go(officer, request, "capturar", **captured(request, "semiautomatic")) == ""
    assert Act.objects.get(case=request.case).interested == at.post.applicant

    shipment = sent_in_an_envelope(at, officer)
    guide = anybody_verifies(documents.of_case(shipment.case_id).get())
    assert "Fichas" in guide
    assert "Lucía" not in guide
    plain(officer, request, "anotar-que-esta-en-evaluacion")
    plain(officer, request, "anotar-la-observacion-del-reniec", reason="La fotografía tiene sombras")
    assert Notice.objects.filter(case_id=request.case_id, text__contains="tiene sombras").exists()
    assert go(officer, request, "recuperar", **captured(request, "semiautomatic")) == ""
    sent_in_an_envelope(at, officer)
    plain(officer, request, "anotar-que-esta-en-evaluacion", "anotar-que-esta-impreso")

    number = request.case.number
    box = {"guide": "GD-2026-7", "listed": f"{number}\n70000001", "found": number}
    assert officer.post(f"/dni/{at.office.code}/recepciones/nueva", box).status_code == 302
    told = officer.get(f"/dni/recepciones/{CardReception.objects.get().id}/").content.decode()
    assert "70000001" in told
    assert Notice.objects.filter(case_id=request.case_id, subject__contains="listo para recoger").exists()

    given = {"receiver": "declarant", "receiver_name": "", "receiver_document": "", "has_ticket": "yes"}
    given |= {"is_matched": "yes", "old_card": "none"}
    assert go(officer, request, "entregar", **given) == ""
    assert factories.again(request).case.state == State.DELIVERED
    assert CardDelivery.objects.get().receiver_name == at.post.applicant.full_name
    assert "Lucía" not in anybody_verifies(documents.of_case(request.case_id).latest("issued_at"))
    stock = officer.get(f"/api/v1/identity-cards/stock/offices/{at.office.code}").json()
    assert [(each["used"], each["final"]) for each in stock] == [(2, 48), (1, 0)]
