"""A card as people see it: the citizen, the officer, who closes the stock; and as strangers do not."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.counter.tests.factories import register
from chancery.contexts.identity_cards import actions, queries
from chancery.contexts.identity_cards.models import CardReception, CardRequest, CardShipment, CardStockCount
from chancery.contexts.identity_cards.procedures import State
from chancery.contexts.identity_cards.rules import RegisterEntry
from chancery.contexts.identity_cards.tests import factories
from chancery.contexts.identity_cards.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.web import paging

pytestmark = pytest.mark.django_db
FILING = "/tramites/dni/solicitar"


@pytest.fixture
def at() -> World:
    return factories.world()


@pytest.fixture
def reniec(tmp_path: Path) -> Iterator[CivilIdentitySimulator]:
    with register(tmp_path) as simulator:
        yield simulator


def wish(**changes: object) -> dict[str, object]:
    return {"kind": "duplicate", "standing": "ordinary", "origin": "", **changes}


def holder(at: World, **changes: object) -> dict[str, object]:
    who = at.post.applicant
    return {
        "bond": "",
        "given_names": who.given_names,
        "first_surname": who.first_surname,
        "second_surname": who.second_surname,
        "born_on": "1990-01-15",
        "dni": who.document_number,
        "card_expires_on": "",
        "address": "Via Roma 1, Milano",
        "birth_act": "",
        "birth_act_issued_on": "",
        **changes,
    }


def send(client: Client, step: int, **fields: object) -> str:
    """Send one of the pages; where it leads, or what it says is wrong."""
    answer = client.post(f"{FILING}?paso={step}", fields)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def file(
    client: Client, at: World, *, wanted: dict[str, object], of: dict[str, object], **changed: str
) -> CardRequest:
    assert send(client, 1, **wanted).endswith("?paso=2")
    assert send(client, 2, **changed).endswith("?paso=3")
    assert send(client, 3, **of).endswith("?paso=4")
    files = {"birth_act": SimpleUploadedFile("acta.pdf", pdf(str(uuid4())))} if of["birth_act"] else {}
    assert send(client, 4, **files).endswith("?paso=5")
    assert "/tramites/dni/DNI" in send(client, 5, office=at.office.code, is_true="on")
    return CardRequest.objects.select_related("case").latest("case__opened_at")


def go(client: Client, request: CardRequest, step: str, **fields: object) -> str:
    page = f"/tramites/dni/{request.case.number}/{step}"
    assert client.get(page).status_code == 200
    answer = client.post(page, fields)
    return answer.content.decode() if answer.status_code != 302 else ""


def captured(request: CardRequest, mode: str = "live_window", **changes: object) -> dict[str, object]:
    taken = factories.taken(request, mode)
    return {
        "mode": mode,
        "pieces": list(taken.pieces),
        "form_number": taken.form_number,
        "captured_on": "",
        "annotation": "",
        **changes,
    }


def plain(client: Client, request: CardRequest, *slugs: str, **fields: str) -> None:
    for slug in slugs:
        page = f"/expedientes/{request.case.number}/paso/{slug}"
        assert client.post(page, fields).status_code == 302, slug


def test_a_duplicate_approved_at_the_window(at: World, reniec: CivilIdentitySimulator) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    request = file(citizen, at, wanted=wish(), of=holder(at))
    acts.pay(request.case, at.post)
    request = factories.again(request)
    told = go(officer, request, "capturar", **captured(request, pieces=["photograph"]))
    assert "Falta tomar" in told
    assert go(officer, request, "capturar", **captured(request)) == ""
    assert "no coinciden" in go(officer, request, "aprobar", is_matched="no", is_act_registered="no")
    assert go(officer, request, "aprobar", is_matched="yes", is_act_registered="no") == ""
    assert factories.again(request).case.state == State.APPROVED
    page = citizen.get(f"/tramites/dni/{request.case.number}/").content.decode()
    assert "Aprobada en ventanilla" in page
    assert "Se tomó" not in page
    assert "Se tomó" in officer.get(f"/tramites/dni/{request.case.number}/").content.decode()


def test_a_child_captured_on_paper_goes_in_an_envelope_and_comes_back(
    at: World, reniec: CivilIdentitySimulator
) -> None:
    citizen, officer = browser_of(at.post.citizen), browser_of(at.post.officer)
    born = acts.today(at.office) - timedelta(days=3000)
    of = holder(
        at,
        bond="mother",
        given_names="Lucía",
        born_on=born.isoformat(),
        dni="",
        birth_act="Acta 1",
        birth_act_issued_on=acts.today(at.office).isoformat(),
    )
    request = file(citizen, at, wanted=wish(kind="registration_ordinary"), of=of)
    acts.pay(request.case, at.post)
    request = factories.again(request)
    assert go(officer, request, "esquela", reason="Sin firma del registrador") == ""
    page = f"/expedientes/{request.case.number}/paso/presentar-el-acta-corregida"
    assert citizen.post(page, {"reason": "Traje otra"}).status_code == 302
    assert go(officer, request, "capturar", **captured(request, "semiautomatic")) == ""
    shipments = f"/dni/{at.office.code}/envios/"
    assert "Inscripción ordinaria" in officer.get(shipments).content.decode()
    assert officer.post(f"{shipments}preparar").status_code == 302
    shipment = CardShipment.objects.select_related("case").get()
    page = officer.get(f"/dni/envios/{shipment.case.number}/").content.decode()
    assert request.case.number in page
    assert "Comprobar su identidad" not in page  # it was an officer who prepared it
    sent = {"carrier": "Courier", "waybill": "1", "off_day_because": "Lo pidió el RENIEC"}
    sending = f"/dni/envios/{shipment.case.number}/enviar"
    assert officer.get(sending).status_code == 200
    assert officer.post(sending, {**sent, "waybill": ""}).status_code == 422
    assert officer.post(sending, sent).status_code == 302
    plain(officer, request, "anotar-que-esta-en-evaluacion")


def test_an_observation_is_cured(at: World, reniec: CivilIdentitySimulator) -> None:
    request, officer = factories.observed(at), browser_of(at.post.officer)
    reniec.fault = Fault.BROKEN
    assert go(officer, request, "recuperar", **captured(request)) == ""
    held = queries.current_capture(request)
    assert held is not None
    assert held.entry == RegisterEntry.PENDING
    assert "todavía no respondió" in go(officer, request, "aprobar", is_matched="yes", is_act_registered="no")
    other = factories.captured(at, "live_virtual", factories.of_a_child(at))
    assert go(officer, other, "enviar") == ""


@pytest.mark.parametrize(
    ("dni", "told"),  # EntryCancelled, EntryRestricted, EntryUnknown
    [("40000099", "cancelada"), ("40000098", "restricción"), ("00000001", "no tiene a nadie")],
)
def test_what_the_register_says_stops_it(
    at: World, reniec: CivilIdentitySimulator, dni: str, told: str
) -> None:
    request = factories.paid(at, factories.of_a_child(at, dni=dni))
    said = go(browser_of(at.post.officer), request, "capturar", **captured(request))
    assert told in said


def test_cards_come_and_are_given(at: World) -> None:
    here, officer = factories.dispatched(at), browser_of(at.post.officer)
    receptions = f"/dni/{at.office.code}/recepciones/"
    assert here.case.number in officer.get(receptions).content.decode()
    box = {"guide": "GD-1", "listed": f"{here.case.number}\n99999999", "found": here.case.number}
    assert officer.post(f"{receptions}nueva", {**box, "listed": ""}).status_code == 422
    assert officer.post(f"{receptions}nueva", box).status_code == 302
    made = CardReception.objects.get()
    page = officer.get(f"/dni/recepciones/{made.id}/").content.decode()
    assert "No corresponde a un DNI que esta oficina espere" in page
    sent = {
        "receiver": "holder",
        "receiver_name": "",
        "receiver_document": "",
        "has_ticket": "no",
        "is_matched": "no",
        "old_card": "destroyed",
    }
    assert "huella" in go(officer, here, "entregar", **sent)
    assert go(officer, here, "entregar", **{**sent, "is_matched": "yes"}) == ""
    seen = browser_of(at.post.citizen).get(f"/tramites/dni/{here.case.number}/").content.decode()
    assert "Se destruyó ante el titular" in seen


def test_a_card_goes_back_and_something_is_noted(at: World) -> None:
    request, officer = factories.received(at), browser_of(at.post.officer)
    assert go(officer, request, "anotar", text="No habla español") == ""
    assert "No habla español" in officer.get(f"/tramites/dni/{request.case.number}/").content.decode()
    assert go(officer, request, "devolver", reason="Errata") == ""
    assert browser_of(at.post.citizen).get(f"/tramites/dni/{request.case.number}/anotar").status_code == 403


def test_the_stock_is_counted_by_one_and_closed_by_another(at: World) -> None:
    officer, consul = browser_of(at.post.officer), browser_of(at.post.consul)
    page = f"/dni/{at.office.code}/existencias/"
    moved = {"movement": "voided", "quantity": "2", "reason": "Mojadas"}
    assert officer.post(f"{page}mover", {**moved, "reason": ""}).status_code == 422
    assert officer.post(f"{page}mover", moved).status_code == 302
    assert "Mojadas" in officer.get(page).content.decode()
    month = (acts.today(at.office).replace(day=1) - timedelta(days=1)).strftime("%Y-%m")
    counted = {"supply": "form", "month": month, "counted": "1"}
    assert officer.post(f"{page}contar", {**counted, "month": "2026-13"}).status_code == 422
    assert officer.post(f"{page}contar", counted).status_code == 302
    made = CardStockCount.objects.get()
    closing = f"/dni/conteos/{made.id}/"
    assert "lo cierra otra persona" in officer.get(closing).content.decode()
    assert officer.post(closing, {"explanation": "x"}).status_code == 403
    assert consul.post(closing, {"explanation": ""}).status_code == 422
    assert consul.post(closing, {"explanation": "Apareció una"}).status_code == 302
    assert "Apareció una" in consul.get(closing).content.decode()


def test_the_office_searches(at: World) -> None:
    request = factories.filed(at, factories.of_a_child(at))
    officer = browser_of(at.post.officer)
    assert officer.get("/dni/")["Location"] == f"/dni/{at.office.code}/"

    def seen(**asked: str) -> bool:
        page = officer.get(f"/dni/{at.office.code}/", asked).content.decode()
        return f"/tramites/dni/{request.case.number}/" in page

    assert seen()
    assert seen(q="quispe solicitante")
    assert seen(q=request.case.number.lower())
    assert seen(estado="filed", q="Lucia")
    assert not seen(estado="paid")
    assert not seen(q="Nadie")
    other = browser_of(acts.post("cg-madrid").officer)
    assert other.get(f"/dni/{at.office.code}/").status_code == 403
    assert browser_of(at.post.citizen).get("/dni/").status_code == 403


def test_a_longer_list_asks_no_more_of_the_database(
    at: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    officer, page = browser_of(at.post.officer), f"/dni/{at.office.code}/"
    factories.filed(at)
    with CaptureQueriesContext(connection) as one:
        assert officer.get(page).status_code == 200
    for ordinal in range(5):
        factories.filed(at, factories.of_a_child(at, given_names=f"Menor {ordinal}"))
    with django_assert_max_num_queries(len(one)):
        assert b"Menor 4" in officer.get(page).content


def test_the_lists_between_offices_have_pages_and_ask_no_more_of_the_database(
    at: World,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    officer, page = browser_of(at.post.officer), f"/dni/{at.office.code}/traslados/"

    def child(name: str) -> CardRequest:
        return factories.to_forward(at, factories.of_a_child(at, given_names=name))

    child("Ana")
    factories.forward(at, child("Bea"))
    with CaptureQueriesContext(connection) as one:
        assert officer.get(page).status_code == 200
    for ordinal in range(3):
        child(f"Menor {ordinal}")
        factories.forward(at, child(f"Niña {ordinal}"))
    with django_assert_max_num_queries(len(one)):
        seen = officer.get(page).content.decode()
    assert "Menor 2" in seen
    assert "Niña 2" in seen
    monkeypatch.setattr(paging, "_PER_PAGE", 3)
    assert "Menor 2" not in officer.get(page).content.decode()
    further = officer.get(page, {"por-enviar": "2"}).content.decode()
    assert "Menor 2" in further
    assert "Ana" not in further
    assert "Bea" in further


def test_a_citizen_reads_english(at: World) -> None:
    page = browser_of(at.post.citizen).get(f"{FILING}?idioma=en-gb").content.decode()
    assert "What do you need?" in page
    assert "Renewal" in page


def test_why_a_card_is_not_collected_elsewhere_is_told_in_english(at: World) -> None:
    citizen = browser_of(at.post.citizen)

    def told(request: CardRequest) -> str:
        page = f"/tramites/dni/{request.case.number}/recoger-en-otra-oficina?idioma=en-gb"
        return str(citizen.get(page).content.decode())

    request = factories.to_forward(at)
    assert "It is now collected at" in told(request)
    factories.forward(at, request)
    on_the_road = told(request)
    assert "it cannot be redirected" in on_the_road
    assert "Ask for the change when we tell you" in on_the_road
    early = factories.filed(at, factories.of_a_child(at))
    assert "no card on its way yet" in told(early)
    late = factories.received(at, factories.of_a_child(at, given_names="Eva"))
    actions.return_card(request=late, reason="Errata", actor=at.post.officer)
    assert "can no longer be collected" in told(late)


def test_why_a_step_cannot_be_taken_is_told_in_the_language_of_the_page(at: World) -> None:
    citizen = browser_of(at.post.citizen)
    request = factories.filed(at)
    page = f"/expedientes/{request.case.number}/paso/desistir"
    offered = citizen.get(f"{page}?idioma=en-gb").content.decode()
    assert "is not possible from there" not in offered
    assert citizen.post(page, {"reason": "Ya no"}).status_code == 302
    told = citizen.get(f"{page}?idioma=en-gb").content.decode()
    assert f"Case {request.case.number} is “Withdrawn”: “Withdraw” is not possible from there." in told
    assert "Open the case again" in told
    assert "desde ahí no se puede" not in told
    spanish = citizen.get(f"{page}?idioma=es").content.decode()
    assert "desde ahí no se puede «Desistir»" in spanish


def test_what_is_wrong_stands_beside_its_field(at: World) -> None:
    citizen = browser_of(at.post.citizen)
    send(citizen, 1, **wish(kind="renewal"))
    send(citizen, 2)
    late = (clock.today() + timedelta(days=90)).isoformat()
    told = send(citizen, 3, **holder(at, card_expires_on=late))
    assert "sesenta días" in told
    assert "Via Roma 1" in told


def test_at_the_counter_for_who_stands_there(at: World) -> None:
    officer = browser_of(at.post.officer)
    page = f"{FILING}?para={at.post.applicant.id}"
    assert officer.post(f"{page}&paso=1", wish()).status_code == 302


def test_strangers_see_nothing(at: World) -> None:
    request = factories.filed(at)
    stranger = browser_of(acts.post("cg-madrid").citizen)
    assert stranger.get(f"/tramites/dni/{request.case.number}/").status_code == 404
    assert Client().get("/dni/").status_code in (302, 403)
