"""A memorandum from its first line to its answer and to a stranger's check; and two hundred signed at one command."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from chancery.contexts.memoranda import actions, jobs, queries
from chancery.contexts.memoranda.models import InternalDocument
from chancery.contexts.memoranda.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation.denominations import denominations
from tests.journeys.world import says

pytestmark = pytest.mark.django_db
TYPED = {
    "base": "0", "to": "MIL", "to_name": "", "to_post": "", "more": "OTI", "copies": "LEG",
    "subject": "Renovación de los equipos", "references": "RM N° 0326-2017-RE", "sender_post": "",
    "body": "I. ANTECEDENTES\n\nLos equipos cumplieron su vida útil.\n\na) seis computadoras\nb) un servidor",
}  # fmt: skip


def send(who: Actor, name: str, *args: object, query: str = "", **typed: object) -> None:
    sent = browser_of(who).post(reverse(f"memoranda:{name}", args=args) + query, typed)
    assert sent.status_code == 302, sent.content.decode()


def open_page(who: Actor, name: str, *args: object) -> str:
    page = browser_of(who).get(reverse(f"memoranda:{name}", args=args))
    assert page.status_code == 200, page.content.decode()
    return str(page.content.decode())


def test_from_the_first_line_to_the_answer(tmp_path: Path) -> None:
    at = factories.ministry()
    send(at.author, "draft", query="?unit=ogi&kind=memorandum", **TYPED)
    document = InternalDocument.objects.get()
    send(
        at.author,
        "send_to_review",
        document.pk,
        base="1",
        reviewer_1=f"p:{at.colleague.person_id}",
        reviewer_2="u:leg",
    )
    send(at.colleague, "endorse", document.pk, base="1")
    send(at.leg_head, "return_for_changes", document.pk, reason="Cite la resolución completa")
    assert "Cite la resolución completa" in open_page(at.author, "document", document.pk)
    send(
        at.author, "save", document.pk, **{**TYPED, "base": "1", "sender_post": "Jefa de la Oficina General"}
    )
    send(at.author, "send_to_review", document.pk, base="2", reviewer_1="u:leg")
    send(at.leg_head, "endorse", document.pk, base="2")
    send(at.head, "sign", document.pk, base="2", key="server", motive="author")
    send(at.author, "dispatch", document.pk)
    year = clock.today().year
    number = f"Memorándum (OGI) N° OGI0001/{year}"

    content = browser_of(at.consul).get(reverse("memoranda:paper_pdf", args=[document.pk])).content
    assert "Signature is Valid" in says(tmp_path, content, "pdfsig", "-nocert")
    says(tmp_path, content, "pdftotext", "-layout")
    words = " ".join((tmp_path / "paper.txt").read_text().split())
    for each in (
        number, "DE", at.head.name, "Jefa de la Oficina General", "A", at.consul.name, at.milan.name, at.oti_head.name,
        "ASUNTO", "Renovación de los equipos", "REFERENCIA", "RM N° 0326-2017-RE", "FECHA", "I. ANTECEDENTES",
        "a)", "seis computadoras", "Soy el autor del documento", "V° B°", at.leg_head.name, "C.c.:", at.leg.name,
    ):  # fmt: skip
        assert each in words, each
    for name in denominations(clock.today()):
        assert name.name in words

    for office, reader in ((at.milan, at.consul), (at.oti, at.oti_officer)):
        send(reader, "receive", factories.sent_to(document, office).pk)
    send(at.consul, "file_away", factories.sent_to(document, at.milan).pk, reason="Tomado en cuenta")
    answering = f"?responde={document.pk}&unit=oti&kind=report"
    send(at.oti_officer, "draft", query=answering, **{**TYPED, "to": "OGI", "more": "", "references": number})
    reply = InternalDocument.objects.get(answers=document)
    send(at.oti_officer, "send_to_review", reply.pk, base="1")
    send(at.oti_head, "sign", reply.pk, base="1", key="server", motive="author", dispatches="on")
    page = open_page(at.author, "document", document.pk)
    assert "Respondido" in page
    assert f"Informe (OTI) N° OTI0001/{year}" in page

    code = queries.document(document.pk, actor=at.head).signature.paper.verification_code
    told = Client().get(reverse("verification:document", args=[code])).content.decode()
    assert number in told
    assert "Renovación de los equipos" not in told
    send(at.head, "annul", document.pk, reason="Se dirigió al puesto equivocado")
    told = Client().get(reverse("verification:document", args=[code])).content.decode()
    assert "Se dirigió al puesto equivocado" in told


def test_two_hundred_at_one_command(tmp_path: Path) -> None:
    at = factories.ministry()
    chosen = [(factories.for_signature(at), 1) for _ in range(actions.LARGEST)]
    batch = actions.sign_many(chosen=chosen, dispatches=True, actor=at.head)
    jobs.sign_batch(batch_id=str(batch.pk))
    items = list(queries.items_of(batch))
    assert [item.document.signature.ordinal for item in items] == list(range(1, actions.LARGEST + 1))
    assert list(queries.numbers()) == []
    assert queries.inbox(at.oti, waiting=True).count() == actions.LARGEST
    for item in items:
        content = documents.content(item.document.signature.paper.file_id)
        assert "Signature is Valid" in says(tmp_path, content, "pdfsig", "-nocert")
