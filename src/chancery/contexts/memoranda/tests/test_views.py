"""Do the pages carry a document from its first line to its answer, for each who has a part in it?"""

from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from chancery.contexts.memoranda import actions, jobs, queries
from chancery.contexts.memoranda.models import InternalDocument, SigningBatch
from chancery.contexts.memoranda.rules import State
from chancery.contexts.memoranda.tests import factories
from chancery.contexts.memoranda.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
TYPED: dict[str, Any] = {
    "base": "0", "to": "OTI", "to_name": "", "to_post": "", "more": "", "copies": "LEG", "subject": "Presupuesto",
    "references": "", "body": "Primer párrafo.\n\nSegundo.", "sender_post": "",
}  # fmt: skip


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def get(actor: Actor, name: str, *args: object, expected: int = 200, **query: Any) -> str:
    response = browser_of(actor).get(reverse(f"memoranda:{name}", args=args), query)
    assert response.status_code == expected, response.content.decode()[-3000:]
    return str(response.content.decode())


def post(
    actor: Actor, page: str, *args: object, expected: int = 302, query: str = "", **typed: Any
) -> HttpResponse:
    address = reverse(f"memoranda:{page}", args=args) + query
    response = browser_of(actor).post(address, typed)
    assert response.status_code == expected, response.content.decode()[-3000:]
    return response  # type: ignore[return-value]


class TestTheWholeWay:
    def test_author_reviewer_head_secretary_and_addressee(self, at: Ministry) -> None:
        assert "Unidad" in get(at.author, "draft")
        begun = "?unit=ogi&kind=memorandum"
        assert "Tengo a bien dirigirme" in get(at.author, "draft", unit="ogi", kind="memorandum")
        post(at.author, "draft", query=begun, **TYPED)
        document = InternalDocument.objects.get()
        page = get(at.author, "document", document.pk)
        assert "Memorándum, proyecto" in page
        assert at.oti_head.name in page
        assert (
            browser_of(at.author)
            .get(reverse("memoranda:project_pdf", args=[document.pk]))
            .content.startswith(b"%PDF")
        )
        get(at.author, "add_co_author", document.pk)
        post(at.author, "add_co_author", document.pk, person=at.colleague.person_id)
        post(at.colleague, "save", document.pk, **{**TYPED, "base": "1", "body": "Otro texto."})
        assert "Otro texto." in get(at.author, "version", document.pk, 2)
        assert "1.º visto bueno" in get(at.author, "send_to_review", document.pk)
        post(at.author, "send_to_review", document.pk, base="2", reviewer_1="u:leg")
        assert "Por visar" in get(at.leg_head, "home")
        assert "Doy V° B°" in get(at.leg_head, "endorse", document.pk)
        get(at.colleague, "endorse", document.pk, expected=403)
        post(at.leg_head, "endorse", document.pk, base="2")
        assert (
            browser_of(at.head)
            .get(reverse("memoranda:endorsed_pdf", args=[document.pk, 1]))
            .content.startswith(b"%PDF")
        )
        get(at.head, "endorsed_pdf", document.pk, 2, expected=404)
        assert "Por firmar" in get(at.head, "home")
        get(at.author, "sign", document.pk, expected=403)
        assert "dio su visto bueno" in get(at.head, "sign", document.pk)
        post(at.head, "sign", document.pk, base="2", key="server", motive="author")
        number = f"OGI0001/{clock.today().year}"
        page = get(at.author, "document", document.pk)
        assert number in page
        assert "Despachar" in page
        assert (
            browser_of(at.author)
            .get(reverse("memoranda:paper_pdf", args=[document.pk]))
            .content.startswith(b"%PDF")
        )
        post(at.author, "dispatch", document.pk)
        assert number in get(at.oti_officer, "inbox", "oti")
        assert number in get(at.author, "unacknowledged", "ogi")
        sent = factories.sent_to(document, at.oti)
        assert "Acusar recibo" in get(at.oti_officer, "receive", sent.pk)
        post(at.oti_officer, "receive", sent.pk)
        assert "Responder" in get(at.oti_officer, "document", document.pk)
        answering = f"?responde={document.pk}&unit=oti&kind=memorandum"
        page = get(at.oti_officer, "draft", responde=document.pk, unit="oti", kind="memorandum")
        assert number in page
        post(
            at.oti_officer, "draft", query=answering, **{**TYPED, "to": "OGI", "references": f"Memo {number}"}
        )
        reply = InternalDocument.objects.get(answers=document)
        assert reverse("memoranda:document", args=[document.pk]) in get(at.oti_officer, "document", reply.pk)
        actions.send_to_review(document=reply, base=1, actor=at.oti_officer)
        post(at.oti_head, "sign", reply.pk, base="1", key="server", motive="author", dispatches="on")
        assert f"OTI0001/{clock.today().year}" in get(at.author, "document", document.pk)
        assert "Respondido" in get(at.author, "outbox", "ogi")

    def test_nobody_else_is_let_in(self, at: Ministry) -> None:
        document = factories.in_review(at)
        get(at.stranger, "document", document.pk, expected=404)
        get(at.stranger, "inbox", "ogi", expected=404)
        get(at.colleague, "sign", document.pk, expected=403)
        get(at.author, "return_for_changes", document.pk, expected=403)
        get(at.author, "save", document.pk, expected=409)

    def test_returned_it_says_why(self, at: Ministry) -> None:
        document = factories.in_review(at)
        get(at.colleague, "return_for_changes", document.pk)
        post(at.colleague, "return_for_changes", document.pk, expected=422, reason="")
        post(at.colleague, "return_for_changes", document.pk, reason="Falta la norma")
        assert "Falta la norma" in get(at.author, "document", document.pk)
        post(at.author, "discard", document.pk)
        assert "Descartado" in get(at.author, "document", document.pk)

    def test_recalled_it_is_written_on(self, at: Ministry) -> None:
        document = factories.in_review(at)
        post(at.author, "recall", document.pk)
        assert factories.fresh(document).state == State.DRAFT

    def test_annulled_it_says_so(self, at: Ministry) -> None:
        signature = factories.signed(at)
        get(at.author, "annul", signature.document_id, expected=403)
        get(at.head, "annul", signature.document_id)
        post(at.head, "annul", signature.document_id, reason="Duplicado")
        assert "Duplicado" in get(at.author, "document", signature.document_id)
        get(at.head, "annul", signature.document_id, expected=409)

    def test_filed_it_says_why(self, at: Ministry) -> None:
        document = factories.dispatched(at, "OTI")
        sent = factories.sent_to(document, at.oti)
        actions.receive(dispatch=sent, actor=at.oti_officer)
        get(at.oti_officer, "file_away", sent.pk)
        post(at.oti_officer, "file_away", sent.pk, reason="Tomado en cuenta")
        assert "Tomado en cuenta" in get(at.oti_officer, "document", document.pk)

    def test_what_went_outside_wants_its_cargo(self, at: Ministry) -> None:
        typed = {**TYPED, "to": "", "to_entity": "Ministerio de Salud"}
        post(at.author, "draft", query="?unit=ogi&kind=official_letter", **typed)
        document = InternalDocument.objects.get()
        actions.send_to_review(document=document, base=1, actor=at.author)
        actions.sign(document=document, version=1, dispatches=True, actor=at.head)
        sent = factories.sent_to(document, None)
        post(at.author, "receive", sent.pk, expected=422, evidence="")
        post(at.author, "receive", sent.pk, evidence="Cargo 12")
        assert "Cargo 12" in get(at.author, "document", document.pk)


class TestNothingTypedIsLost:
    def test_two_save_at_once_and_the_second_sees_what_the_first_changed(self, at: Ministry) -> None:
        document = factories.drafted(at)
        typed = {**TYPED, "base": "1"}
        post(at.head, "save", document.pk, **{**typed, "body": "Lo que puso la jefa."})
        refused = post(at.author, "save", document.pk, expected=409, **{**typed, "body": "Lo que puso Ana."})
        page = refused.content.decode()
        assert "guardó la versión 2 mientras usted trabajaba sobre la 1" in page
        assert "Lo que puso la jefa." in page
        assert "Lo que puso Ana." in page
        assert 'name="base" value="2"' in page
        post(at.author, "save", document.pk, **{**typed, "base": "2", "body": "Lo de las dos."})
        bodies = [each.body for each in queries.versions(document)]
        assert bodies == ["Lo de las dos.", "Lo que puso la jefa.", factories.BODY]

    def test_a_refusal_stands_beside_what_was_typed(self, at: Ministry) -> None:
        wrong = {**TYPED, "more": "NADA", "body": "Mi texto"}
        page = post(at.author, "draft", query="?unit=ogi&kind=memorandum", expected=422, **wrong)
        assert "Ninguna unidad tiene la sigla «NADA»" in page.content.decode()
        assert "Mi texto" in page.content.decode()


class TestManyAtOnce:
    def test_the_page_asks_for_itself_until_all_is_done(self, at: Ministry) -> None:
        documents = [factories.for_signature(at) for _ in range(3)]
        assert get(at.head, "to_sign").count('name="chosen"') == 3
        get(at.author, "to_sign", expected=403)
        refused = post(at.head, "to_sign", expected=422, key="server", motive="author")
        assert "Elija al menos uno" in refused.content.decode()
        chosen = [f"{documents[0].pk}:1", f"{documents[2].pk}:1"]
        post(at.head, "to_sign", key="server", motive="author", chosen=chosen)
        batch = SigningBatch.objects.get()
        address = reverse("memoranda:batch", args=[batch.pk])
        response = browser_of(at.head).get(address)
        assert response.headers["Refresh"] == "3"
        assert "Firmados 0 de 2" in response.content.decode()
        jobs.sign_batch(batch_id=str(batch.pk))
        response = browser_of(at.head).get(address)
        assert "Refresh" not in response.headers
        assert "Firmados 2 de 2" in response.content.decode()
        get(at.author, "batch", batch.pk, expected=404)

    def test_all_that_is_listed(self, at: Ministry) -> None:
        listed = [f"{factories.for_signature(at).pk}:1" for _ in range(2)]
        post(at.head, "to_sign", key="server", motive="author", listed=listed, all="1", chosen="nada")
        assert SigningBatch.objects.get().items.count() == 2


class TestRegisters:
    def test_page_and_spreadsheet(self, at: Ministry) -> None:
        signature = factories.signed(at, subject="=1+1")
        year = clock.today().year
        assert signature.number in get(at.author, "register", "ogi")
        assert "no firmó documentos" in get(at.author, "register", "ogi", clase="report", anio=year)
        get(at.author, "register", "ogi", expected=422, clase="report", anio="x")
        get(at.author, "register_csv", "ogi", expected=422, anio="x")
        sheet = get(at.author, "register_csv", "ogi", clase="memorandum", anio=year)
        assert sheet.startswith("\ufeffnumero,fecha,asunto")
        assert f"{signature.number}," in sheet
        assert "'=1+1" in sheet

    def test_an_auditor_reads_all_and_writes_nothing(self, at: Ministry) -> None:
        auditor = factories.serving(at.leg, Role.AUDITOR)
        signature = factories.signed(at)
        get(auditor, "home")
        assert signature.number in get(auditor, "register", "ogi")
        assert signature.number in get(auditor, "search", q=signature.number)
        get(auditor, "draft", expected=403)

    def test_search(self, at: Ministry) -> None:
        signature = factories.signed(at)
        assert signature.number in get(at.author, "search", q=f"OGI0001{signature.year}")
        assert signature.number in get(at.author, "search", q="presupuezto")
        assert "Ningún documento" in get(at.author, "search", q="valija")
        assert "Ningún documento" in get(at.author, "search", q=signature.number, clase="note")
