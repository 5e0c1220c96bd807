"""Do the pages let an officer send, follow, receive, observe and reject, and show nobody what is not theirs?"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from chancery.contexts.exchanges import actions, queries
from chancery.contexts.exchanges.models import Entity, Incoming, Outgoing
from chancery.contexts.exchanges.rules import State
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import SYSTEM, THEIRS, Desk
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents.tests import factories as files
from chancery.kernel.gateway import breaker
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger.models import Entry

pytestmark = pytest.mark.django_db
TYPED: dict[str, Any] = {
    "office": "dgc",
    "kind": "01",
    "number": "OF. RE (DGC) N° 7-2026",
    "dated_on": "2026-07-14",
    "to_unit": "Secretaría General",
    "to_name": "Ana Invitada",
    "to_post": "Secretaria General",
    "subject": "Remite informe",
    "folios": "2",
}


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    breaker._breakers.clear()
    with clock.set_to(factories.NOON):
        yield


def get(actor: Actor, name: str, *args: object, expected: int = 200, query: str = "") -> str:
    response = browser_of(actor).get(reverse(f"exchanges:{name}", args=args) + query)
    assert response.status_code == expected, response.content
    return response.content.decode(errors="replace")


def post(
    actor: Actor, name: str, *args: object, expected: int = 302, query: str = "", **typed: object
) -> str:
    response = browser_of(actor).post(reverse(f"exchanges:{name}", args=args) + query, typed)
    assert response.status_code == expected, response.content
    return response.content.decode()


def pdf(name: str = "oficio.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or factories.signed_pdf(), "application/pdf")


def test_an_officer_sends_from_the_catalogue_and_follows_to_the_receipt(at: Desk) -> None:
    with factories.platform():
        post(at.colleague, "refresh_catalogue")
        page = get(at.colleague, "catalogue", query="?q=prueba")
        assert f"?ruc={THEIRS}" in page
        assert "01: OFICIO" in page
        assert "Enviar a Ministerio de la Prueba" in get(at.colleague, "send", query=f"?ruc={THEIRS}")
        post(
            at.colleague,
            "send",
            query=f"?ruc={THEIRS}",
            **TYPED,
            document=pdf(),
            annex_1=pdf("Informe.pdf", files.pdf("Informe")),
        )
        sent = Outgoing.objects.get()
        page = get(at.colleague, "outgoing", sent.pk)
        assert "Lo da la plataforma en unos segundos" in page
        assert "Informe.pdf" in page
        for _ in range(3):
            actions.deliver(outgoing_id=sent.pk, actor=SYSTEM)
        sent.refresh_from_db()
        assert str(sent.cuo) in get(at.colleague, "sent")
        page = get(at.colleague, "outgoing", sent.pk)
        assert "registro" in get(at.colleague, "sent")
        assert "000001-2026" in page
        assert "Cargo confirmado por la otra entidad" in page
        assert get(at.colleague, "cargo_received", sent.pk).startswith("%PDF")
        assert get(at.colleague, "sent_file", sent.pk).startswith("%PDF")
    assert Client().get(reverse("exchanges:annexes", args=[sent.annex_token])).content.startswith(b"%PDF")
    read = Entry.objects.get(verb="ledger.read", facts__contains="exchange_annex")
    assert (str(sent.pk) in read.facts, read.person_id) == (True, None)


def test_what_was_typed_survives_a_refusal(at: Desk) -> None:
    query = f"?ruc={THEIRS}"
    page = post(at.colleague, "send", query=query, expected=422, **TYPED)
    assert "Indique el código de un documento emitido o adjunte uno" in page
    assert "Remite informe" in page
    page = post(
        at.colleague, "send", query=query, expected=422, **TYPED, document=pdf(content=files.pdf("Sin firma"))
    )
    assert "no lleva una firma digital íntegra" in page
    page = post(
        at.colleague,
        "send",
        query=query,
        expected=422,
        **{**TYPED, "number": ""},
        document=pdf(),
        reference="x",
    )
    assert "Un CUO son diez cifras" in page
    assert "Escriba el número del documento" in page
    assert "exchange_entity_unknown" in get(at.colleague, "send", query="?ruc=20100070970", expected=422)
    get(at.colleague, "send", expected=302)


def test_what_was_observed_is_sent_anew_and_what_failed_is_tried_again(at: Desk) -> None:
    sent = factories.sent(at)
    Outgoing.objects.update(fault="refused", fault_text="NO", refusals=5, due_at=None)
    page = get(at.colleague, "outgoing", sent.pk)
    assert "no lo aceptó después de varios intentos: «NO»" in page
    post(at.colleague, "retry", sent.pk)
    Outgoing.objects.update(state=State.OBSERVED, cuo="1234567890")
    assert "Remite" in get(at.colleague, "cure", sent.pk) or "Se remite" in get(at.colleague, "cure", sent.pk)
    post(at.colleague, "cure", sent.pk, **TYPED, document=pdf())
    cure = Outgoing.objects.exclude(pk=sent.pk).get()
    assert (cure.cures_id, cure.reference) == (sent.pk, "1234567890")
    assert "Subsanado con" in get(at.colleague, "outgoing", sent.pk)


@pytest.mark.parametrize(("count", "words"), [(1, "tiene 1 anexo,"), (2, "tiene 2 anexos,")])
def test_the_desk_is_told_of_annexes_for_which_no_address_was_given(at: Desk, count: int, words: str) -> None:
    without = factories.received(snumanx=count)
    page = get(at.officer, "incoming", without.pk)
    assert words in page
    assert "no dio la dirección" in page
    listed = f"/api/v1/exchanges/received/{without.pk}/annexes"
    assert browser_of(at.officer).get(listed).json()["counted"] == count
    none = factories.received("2000000002")
    assert "no dio la dirección" not in get(at.officer, "incoming", none.pk)
    there = factories.received("2000000003", snumanx=count, vurldocanx="https://e.gob.pe/x")
    assert "no dio la dirección" not in get(at.officer, "incoming", there.pk)


def test_the_desk_receives_with_annexes(at: Desk) -> None:
    class Shelf:
        prefix = "/anexos"

        def handle(self, request: object) -> object:
            from chancery.kernel.gateway.simulators.server import Response

            return Response(body=files.pdf("Anexo"))

    with running(Shelf()) as url, override_settings(ANNEX_ORIGINS=[url]):  # type: ignore[arg-type]
        received = factories.received(lstanexos=("a.pdf",), snumanx=1, vurldocanx=f"{url}/anexos/x")
        assert "faltan los anexos" in get(at.officer, "home")
        page = get(at.officer, "incoming", received.pk)
        assert "se están trayendo" in page
        assert "exchange_annexes_pending" in post(at.officer, "accept", received.pk, expected=409)
        get(at.officer, "received_annex", received.pk, 1, expected=404)
        post(at.officer, "fetch_annexes", received.pk)
    assert get(at.officer, "received_annex", received.pk, 1).startswith("%PDF")
    assert get(at.officer, "received_file", received.pk).startswith("%PDF")
    get(at.officer, "cargo_given", received.pk, expected=404)
    read = [(str(received.pk), f"exchange_{part}") for part in ("annex", "document")]
    assert factories.reads_of(at.officer) == read
    post(at.officer, "accept", received.pk)
    page = get(at.officer, "incoming", received.pk)
    assert "2026-000001" in page
    assert "El cargo va en camino" in page
    query = f"?ruc={THEIRS}&responde={received.cuo}"
    assert query.replace("&", "&amp;") in page
    assert f'value="{received.cuo}"' in get(at.officer, "send", query=query)
    assert get(at.officer, "cargo_given", received.pk).startswith("%PDF")
    assert "2000000001" in get(at.officer, "home")


def test_the_desk_observes_and_rejects_with_a_reason(at: Desk) -> None:
    first, second = factories.received(), factories.received("2000000002")
    assert "dos días hábiles" in get(at.officer, "observe", first.pk)
    post(at.officer, "observe", first.pk, expected=422, reason="")
    post(at.officer, "observe", first.pk, reason="Falta una firma")
    post(at.officer, "reject", second.pk, reason="No nos corresponde")
    factories.received("2000000003", vcuoref=first.cuo)
    page = get(at.officer, "incoming", first.pk)
    assert "Falta una firma" in page
    assert "17/07/2026" in page
    assert "Subsanado con" in page
    assert Incoming.objects.get(pk=second.pk).state == State.NOT_FILED


def test_a_file_with_a_virus_is_not_opened(at: Desk) -> None:
    received = factories.received()
    Incoming.objects.update(doubt="file_encrypted")
    assert "está protegido con contraseña" in get(at.officer, "incoming", received.pk)
    get(at.officer, "received_file", received.pk)
    Incoming.objects.update(doubt="virus_found")
    assert "programa dañino" in get(at.officer, "incoming", received.pk)
    get(at.officer, "received_file", received.pk, expected=404)


def test_an_administrator_says_which_program_acts_for_an_entity(at: Desk) -> None:
    administrator = factories.serving(at.office, Role.ADMINISTRATOR, "Ada")
    client, _ = identity.register_client(name="Programa", scopes=[queries.SCOPE], actor=SYSTEM)
    assert "Registrar" in get(administrator, "catalogue")
    assert "Programa" in get(administrator, "trust_program", THEIRS)
    post(administrator, "trust_program", THEIRS, client_id="otro", expected=422)
    post(administrator, "trust_program", THEIRS, client_id=client.id)
    assert Entity.objects.get(ruc=THEIRS).client_id == str(client.id)
    get(at.officer, "trust_program", THEIRS, expected=403)


def test_nobody_sees_what_is_of_others(at: Desk) -> None:
    received, sent = factories.received(), factories.sent(at)
    citizen = files.citizen()
    for name in ("home", "sent", "catalogue"):
        get(citizen, name, expected=403)
    get(at.colleague, "incoming", received.pk, expected=404)
    assert "Gestión Documental" in get(at.colleague, "home")
    assert received.cuo not in get(at.colleague, "home")
    auditor = factories.serving(at.office, Role.AUDITOR)
    get(auditor, "incoming", received.pk)
    get(auditor, "outgoing", sent.pk)
    post(auditor, "accept", received.pk, expected=403)
    get(auditor, "observe", received.pk, expected=403)
    get(auditor, "send", expected=403, query=f"?ruc={THEIRS}")
    assert Client().get(reverse("exchanges:annexes", args=["x" * 43])).status_code == 404


def test_an_anonymous_person_is_shown_the_way_to_sign_in(at: Desk) -> None:
    received, sent = factories.received(), factories.sent(at)
    pages = [reverse(f"exchanges:{name}") for name in ("home", "sent", "catalogue", "send")]
    pages += [
        reverse(f"exchanges:{name}", args=[received.pk]) for name in ("incoming", "received_file", "observe")
    ]
    pages += [reverse(f"exchanges:{name}", args=[sent.pk]) for name in ("outgoing", "sent_file", "cure")]
    for page in pages:
        assert Client().get(page)["Location"] == f"{reverse('account_login')}?next={page}"
