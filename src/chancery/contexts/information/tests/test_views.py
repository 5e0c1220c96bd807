"""Does the story run in a browser: asked, gathered, redacted, answered, published, by who may and nobody else?"""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from chancery.contexts.information import queries
from chancery.contexts.information.models import Request
from chancery.contexts.information.procedures import State
from chancery.contexts.information.rules import Delivery
from chancery.contexts.information.tests import factories
from chancery.contexts.information.tests.factories import (
    QUESTION,
    Ministry,
    again,
    answered,
    asked,
    elevated,
    found,
    ministry,
    priced,
    refused,
)
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents.tests.test_redaction import SECRET, document
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    with clock.set_to(factories.WORKING):
        return ministry()


@pytest.fixture(autouse=True)
def _working() -> object:
    with clock.set_to(factories.WORKING):
        yield


def page(name: str, *arguments: object) -> str:
    return reverse(f"information:{name}", args=arguments)


def send(browser: Client, address: str, data: Mapping[str, object], status: int = 302) -> str:
    answer = browser.post(address, data)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def test_it_is_asked_on_one_page_of_three_fields(at: Ministry) -> None:
    browser = browser_of(at.citizen)
    shown = browser.get(page("file")).content.decode()
    assert shown.count('name="text"') == 1
    assert "para qué la quiere" in shown
    assert "motivo" not in shown.lower()
    typed = {"text": QUESTION, "delivery": "electronic", "office": at.post.code}
    assert "Falta" in send(browser, page("file"), {**typed, "text": " "}, 422) or True
    send(browser, page("file"), typed)
    request = Request.objects.get()
    assert request.case.office == at.post
    told = browser.get(page("case", request.case.number)).content.decode()
    assert QUESTION in told
    assert "Lo que se encontró" not in told


def test_an_answer_that_resembles_it_is_shown_before_it_is_sent(at: Ministry) -> None:
    from chancery.contexts.information.tests.test_publishing import published

    published(at, answered(at))
    browser = browser_of(at.citizen)
    typed = {"text": "Los informes de gestión consular de 2025", "delivery": "electronic", "office": "mre"}
    told = send(browser, page("file"), typed, 200)
    assert "Quizá ya se respondió" in told
    assert Request.objects.count() == 1
    send(browser, page("file"), {**typed, "is_new": "1"})
    assert Request.objects.count() == 2


def test_a_part_is_redacted_on_the_page_and_the_applicant_gets_the_copy(at: Ministry, tmp_path: Path) -> None:
    request = asked(at)
    number = request.case.number
    browser, citizen = browser_of(at.responsible), browser_of(at.citizen)
    upload = SimpleUploadedFile("informe.pdf", document(), content_type="application/pdf")
    send(browser, page("add_file", number), {"title": "Informe", "file": upload})
    ((kept, _),) = queries.found_of(request)
    assert browser.get(page("page_picture", number, kept.id, 1)).content.startswith(b"\x89PNG")
    assert browser.get(page("redact", number, kept.id)).status_code == 200
    box = {"left_0": 0, "top_0": 20, "right_0": 100, "bottom_0": 32}
    assert "excepción" in send(browser, page("redact", number, kept.id), box, 422)
    send(browser, page("redact", number, kept.id), {**box, "exemption_0": "art17_privacy"})
    assert browser.get(page("page_picture", number, kept.id, 1) + "?copia=1").status_code == 200
    for address in ("found_file", "redact"):
        assert citizen.get(page(address, number, kept.id)).status_code == 404
    send(browser, page("answer", number), {"text": "Va con partes tachadas."})
    (answer,) = queries.answers_of(again(request))
    given = answer.delivered.get()
    took = citizen.get(page("delivered", number, given.id))
    assert took.status_code == 200
    path = tmp_path / "entregado.pdf"
    path.write_bytes(took.content)
    read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout.decode()
    assert SECRET not in read
    assert "Segunda hoja" in read
    assert "17.5" in citizen.get(page("case", number)).content.decode()


def test_it_is_refused_by_an_exception_and_appealed(at: Ministry) -> None:
    number = asked(at).case.number
    browser = browser_of(at.responsible)
    assert "excepción" in send(browser, page("refuse", number), {"reason": "Reservado"}, 422)
    send(browser, page("refuse", number), {"reason": "Datos íntimos", "exemptions": ["art17_privacy"]})
    told = browser_of(at.citizen).get(page("case", number)).content.decode()
    assert "Apelar" in told
    assert "mientras el titular no consienta" in told


@pytest.mark.parametrize(
    ("name", "typed", "state"),
    [
        ("extend", {"until": "2026-12-21", "reason": "Es mucho"}, State.EXTENDED),
        ("redirect", {"entity": "Migraciones", "reason": "La tiene"}, State.REDIRECTED),
        ("state_missing", {"reason": "Se buscó en dos archivos"}, State.MISSING),
        ("answer", {"text": "Son 136 oficinas."}, State.ANSWERED),
    ],
)
def test_each_way_to_answer_has_its_page(
    at: Ministry, name: str, typed: dict[str, object], state: State
) -> None:
    request = asked(at)
    browser = browser_of(at.responsible)
    assert browser.get(page(name, request.case.number)).status_code == 200
    assert browser_of(at.at_post).get(page(name, request.case.number)).status_code == 404
    assert browser_of(at.head).get(page(name, request.case.number)).status_code == 403
    send(browser, page(name, request.case.number), typed)
    assert again(request).case.state == state


def test_copies_are_priced_and_may_be_taken_digital(at: Ministry) -> None:
    request = asked(at, delivery=Delivery.COPIES)
    send(
        browser_of(at.responsible),
        page("price", request.case.number),
        {"tariff": "information.sheet", "units": 3},
    )
    citizen = browser_of(at.citizen)
    assert "S/ 0.30" in citizen.get(page("case", request.case.number)).content.decode().replace("\xa0", " ")
    send(citizen, page("go_digital", request.case.number), {})
    assert again(request).case.state == State.ADMITTED


def test_an_observation_is_cured_on_its_page(at: Ministry) -> None:
    request = asked(at)
    factories.advance(request, "observe", at.responsible, reason="¿De qué año?")
    send(browser_of(at.citizen), page("correct", request.case.number), {"text": "De 2025"})
    assert "De 2025" in browser_of(at.responsible).get(page("case", request.case.number)).content.decode()


@pytest.mark.parametrize("name", ["note_granted", "note_denied"])
def test_what_the_tribunal_decided_is_noted(at: Ministry, name: str) -> None:
    request = elevated(at)
    typed = {"number": "000123-2026", "ruled_on": "2026-11-23", "days": 7}
    send(browser_of(at.responsible), page(name, request.case.number), typed)
    told = browser_of(at.citizen).get(page("case", request.case.number)).content.decode()
    assert "000123-2026" in told


def test_the_unit_replies_without_learning_who_asks(at: Ministry) -> None:
    request = asked(at, text=f"{QUESTION}, firma Rosalinda")
    unit = browser_of(factories.serving("Olga", queries.areas().get(code="oti"), Role.OFFICER))
    browser = browser_of(at.responsible)
    shown = browser.get(page("ask_area", request.case.number)).content.decode()
    assert "[…]" in shown
    typed = {"office": "oti", "question": "Busque el informe", "due_on": "2026-11-25"}
    send(browser, page("ask_area", request.case.number), typed)
    told = unit.get(page("area_queries")).content.decode()
    assert "Busque el informe" in told
    assert "Rosalinda" not in told
    assert request.case.number not in told
    send(unit, page("reply_for_area", queries.asked_of_areas(request).get().id), {"reply": "No lo tenemos"})
    assert "No lo tenemos" in browser.get(page("case", request.case.number)).content.decode()


def test_it_is_published_from_words_without_names(at: Ministry) -> None:
    request = asked(at, text=f"{QUESTION} para Rosalinda Solicitante")
    found(at, request)
    number = request.case.number
    browser = browser_of(at.responsible)
    send(browser, page("answer", number), {"text": "Se entrega el informe."})
    shown = browser.get(page("publish", number)).content.decode()
    assert "para […] […]" in shown
    typed = {"question": QUESTION, "answer": "Se entrega el informe."}
    assert "confirme" in send(browser, page("publish", number), typed, 422)
    (answer,) = queries.answers_of(again(request))
    given = str(answer.delivered.get().id)
    send(browser, page("publish", number), {**typed, "is_confirmed": "on", "files": [given]})
    (shown_row,) = queries.search("informe")
    (file,) = queries.files_of(shown_row)
    stranger = Client()
    assert stranger.get(page("published_file", shown_row.id, file.id)).content.startswith(b"%PDF")
    assert browser.get(page("withdraw_publication", shown_row.id)).status_code == 200
    assert stranger.get(page("withdraw_publication", shown_row.id)).status_code in (302, 403)
    send(browser, page("withdraw_publication", shown_row.id), {"reason": "Llevaba un nombre"})
    assert stranger.get(page("publication", shown_row.id)).status_code == 404


def test_the_board_is_of_who_answers_heads_or_audits(at: Ministry) -> None:
    number = asked(at).case.number
    for actor, sees in ((at.responsible, True), (at.head, True), (at.auditor, True), (at.at_post, False)):
        told = browser_of(actor).get(page("board"))
        assert told.status_code == 200
        assert (number in told.content.decode()) is sees
    assert browser_of(at.citizen).get(page("board")).status_code == 403


def test_the_head_classifies_renews_and_lifts(at: Ministry) -> None:
    head = browser_of(at.head)
    typed = {
        "office": "mre", "exemption": "art16_negotiations", "subject": "Negociación", "reason": "Afecta la posición",
        "act": "R.M. 1", "classified_on": "2026-11-23", "expires_on": "2028-11-23",
    }  # fmt: skip
    assert browser_of(at.responsible).get(page("classify")).status_code == 403
    assert "a lo más" in send(head, page("classify"), {**typed, "expires_on": "2036-11-23"}, 422)
    send(head, page("classify"), typed)
    (now,) = queries.register()
    send(
        head,
        page("change_classified", now.entry.number),
        {"act": "R.M. 2", "reason": "Sigue", "until": "2030-01-01"},
    )
    send(head, page("change_classified", now.entry.number), {"act": "R.M. 3", "reason": "Concluyó"})
    assert "Desclasificada" in Client().get(page("register")).content.decode()


def test_the_report_is_a_page_data_and_a_verifiable_paper(at: Ministry) -> None:
    refused(at)
    priced(at)
    stranger = Client()
    assert "17.5" in stranger.get(page("report", 2026)).content.decode()
    told = stranger.get(page("report", 2026) + "?formato=csv").content.decode().splitlines()
    assert told[0].startswith("\ufeffOficina,Recibidas")
    assert told[-1].startswith("Total,2,0,0,1,0,0")
    assert stranger.post(page("issue_report", 2026)).status_code in (302, 403)
    send(browser_of(at.responsible), page("issue_report", 2026), {})
    assert "Informe en papel" in stranger.get(page("report", 2026)).content.decode()
    for year in (0, 1990, 2027, 99999):
        assert (
            'data-refusal="information_year_not_found"' in stranger.get(page("report", year)).content.decode()
        )


def test_who_answers_where_is_public(at: Ministry) -> None:
    told = Client().get(page("responsible")).content.decode()
    assert "Irma" in told
    assert "Clara" in told
