"""Do the pages ask what happened, lose nothing, and tell strangers nothing?"""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import translation

from chancery.contexts.complaints import actions, queries
from chancery.contexts.complaints.models import Complaint, ComplaintMail, Satisfaction
from chancery.contexts.complaints.rules import (
    TRACKS,
    ComplaintMotive,
    ComplaintOutcome,
    Matter,
    PastDue,
    ReplyBy,
    Wish,
)
from chancery.contexts.complaints.tests import factories
from chancery.contexts.complaints.tests.factories import HIDDEN, Ministry, words
from chancery.kernel.base import clock, ids
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger.models import Entry

pytestmark = pytest.mark.django_db
NEW = "/reclamaciones/nueva/"


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def typed(**changes: object) -> dict[str, object]:
    return {
        "office": "legalisations-lima",
        "text": "Esperé tres horas y nadie me explicó nada.",
        "name": "Rosa Quispe",
        "document_kind": "dni",
        "document_number": "90000123",
        "email": "rosa@example.org",
        "reply_by": "email",
        "token": "t-1",
        **changes,
    }


def test_the_questions_lead_to_the_law_without_naming_it(at: Ministry, client: Client) -> None:
    assert client.get("/reclamaciones/").status_code == 200
    assert "¿Qué pasó?" in words(client.get(NEW))
    unanswered = client.get(f"{NEW}?pregunta=matter")
    assert unanswered.status_code == 422
    assert "¿Qué fue lo que falló?" in words(client.get(f"{NEW}?matter=service"))
    assert client.get(f"{NEW}?matter=service&pregunta=motive").status_code == 422
    assert "Reclamo" in words(client.get(f"{NEW}?matter=service&motive=time"))
    assert "Qué quiere que hagamos" in words(client.get(f"{NEW}?matter=decision"))
    assert "Recurso administrativo" in words(client.get(f"{NEW}?matter=decision&wish=change"))
    assert "Queja por defecto" in words(client.get(f"{NEW}?matter=stalled&past_due=yes"))
    assert "Prefiero no decir quién soy" in words(client.get(f"{NEW}?matter=favour"))
    assert "Prefiero no decir quién soy" not in words(client.get(f"{NEW}?matter=service&motive=time"))
    assert client.get(f"{NEW}?matter=internal")["Location"] == "/mesa-de-servicio/nuevo/"


def test_who_complains_in_english_without_an_account_is_written_to_in_english(
    at: Ministry, client: Client, mailoutbox: list[Any]
) -> None:
    asked, english = f"{NEW}?matter=service&motive=time", {"Accept-Language": "en"}
    assert client.post(asked, typed(), headers=english).status_code == 201
    assert client.post(asked, typed(token="t-2"), headers={"Accept-Language": "es"}).status_code == 201
    for kept in ComplaintMail.objects.order_by("created_at"):
        actions.send(mail_id=kept.pk, actor=factories.SYSTEM)
    first, second = mailoutbox
    assert first.subject.startswith("We received your complaint ")
    reading, counts = first.body.split("In Spanish, which is the text that counts")
    assert "With the number and the code you can follow it" in reading
    assert "Con el número y la clave puede seguirla" in counts
    assert second.subject.startswith("Recibimos su ")
    assert "Spanish" not in second.body


@pytest.mark.parametrize("nonsense", ["matter=nada", "matter=service&motive=nada"])
def test_an_address_that_says_nothing_asks_anew(nonsense: str, at: Ministry, client: Client) -> None:
    assert "¿Qué pasó?" in words(client.get(f"{NEW}?{nonsense}"))


def test_who_says_when_a_decision_was_known_is_told_until_when_it_may_be_appealed(
    at: Ministry, client: Client
) -> None:
    asked = {"matter": "decision", "wish": "change", "notified_on": "2026-03-20"}
    with clock.set_to(factories.WORKING):
        assert "Puede apelar hasta el 14/04/2026" in words(client.get(f"{NEW}?{urlencode(asked)}"))
    with clock.set_to(factories.WORKING + timedelta(days=40)):
        assert "El plazo para apelar venció el 14/04/2026" in words(client.get(f"{NEW}?{urlencode(asked)}"))


def test_a_stranger_is_given_number_code_and_sheet_in_the_same_answer(at: Ministry, client: Client) -> None:
    answer = client.post(f"{NEW}?matter=service&motive=time", typed())
    assert answer.status_code == 201
    entry = Complaint.objects.get()
    assert entry.number in words(answer)
    assert ids.format_code(entry.follow_code) in words(answer)
    paper = re.search(r'href="(/verificar/[^"]+)"', words(answer))
    assert paper is not None
    assert client.get(paper[1]).status_code == 200
    assert client.get(f"{paper[1]}/documento.pdf").content.startswith(b"%PDF")
    # The line broke and the page was sent again.
    assert entry.number in words(client.post(f"{NEW}?matter=service&motive=time", typed()))
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"text": ""}, "Este campo"),
        ({"name": ""}, "Escriba su nombre completo"),
        ({"document_number": "123"}, "DNI"),
        ({"document_kind": ""}, "Elija qué documento es"),
        ({"reply_by": "letter"}, "Escriba el domicilio"),
        ({"text": "\U0001f4a9"}, "carácter"),
    ],
)
def test_what_is_refused_loses_nothing_that_was_typed(
    changes: dict[str, object], said: str, at: Ministry, client: Client
) -> None:
    answer = client.post(f"{NEW}?matter=service&motive=time", typed(request="Una disculpa", **changes))
    assert answer.status_code == 422
    assert said in words(answer)
    assert "Una disculpa" in words(answer)
    assert not Complaint.objects.exists()
    assert client.post(f"{NEW}?matter=service&motive=time", typed()).status_code == 201


def test_who_is_signed_in_is_not_asked_again_who_it_is(at: Ministry) -> None:
    browser = browser_of(at.citizen)
    assert at.person.full_name in words(browser.get(f"{NEW}?matter=service&motive=time"))
    browser.post(f"{NEW}?matter=service&motive=time", typed())
    assert Complaint.objects.get().number in words(browser.get("/reclamaciones/mias/"))


def test_the_follow_up_tells_how_far_it_is_and_nothing_of_who_told_it(at: Ministry, client: Client) -> None:
    entry = factories.answered(at)
    sent = {"number": entry.number.lower(), "code": ids.format_code(entry.follow_code).lower()}
    page = words(client.post("/reclamaciones/seguimiento/", sent))
    assert "Respondido" in page
    assert "Se puso a una persona en informes" in page
    for secret in (entry.name, entry.document_number, entry.email, entry.text, at.keeper.name):
        assert secret not in page


def test_the_opinion_is_asked_once(at: Ministry, client: Client) -> None:
    entry = factories.answered(at)
    sent = {"number": entry.number, "code": entry.follow_code, "score": "4", "comment": "Bien"}
    assert client.post("/reclamaciones/seguimiento/opinion", {**sent, "score": ""}).status_code == 422
    assert "Gracias" in words(client.post("/reclamaciones/seguimiento/opinion", sent))
    assert client.post("/reclamaciones/seguimiento/opinion", {**sent, "score": "1"}).status_code == 422
    assert Satisfaction.objects.get().score == 4
    assert client.post("/reclamaciones/seguimiento/opinion", {}).status_code == 302
    unknown = {**sent, "code": "0" * 12}
    assert client.post("/reclamaciones/seguimiento/opinion", unknown).status_code == 404


def told(answer: Any, *own: str) -> tuple[int, str]:
    """The answer without what differs between any two."""
    text = re.sub(r'value="\w{64}"', "", words(answer)).replace(answer["X-Request-Id"], "")
    for word in own:
        text = text.replace(word, "")
    return answer.status_code, text


def test_a_wrong_number_and_a_wrong_code_answer_alike(at: Ministry, client: Client) -> None:
    """By page and by program: no number can be tried until one exists, and no other's code opens it."""
    entry, other = factories.filed(at), factories.filed(at)
    unknown = ids.format_number(entry.series, entry.year, 999_999)
    tries = [
        (unknown, entry.follow_code),
        (entry.number, other.follow_code),
        (entry.number, "0" * 12),
        (entry.number, entry.follow_code[:-1]),
        (entry.number, ""),
    ]
    pages = {
        told(client.post("/reclamaciones/seguimiento/", {"number": number, "code": code}), number, code)
        for number, code in tries
        if code
    }
    assert len(pages) == 1
    assert next(iter(pages))[0] == 404
    calls = {
        told(
            client.post(
                "/api/v1/complaints/follow", {"number": number, "code": code or "x"}, "application/json"
            )
        )
        for number, code in tries
    }
    assert len(calls) == 1
    assert next(iter(calls))[0] == 404


def test_an_entry_of_others_and_one_that_is_not_there_answer_alike(at: Ministry) -> None:
    entry = factories.filed(at, factories.FAVOUR, complainant=HIDDEN)
    unknown = ids.format_number(entry.series, entry.year, 999_999)
    for actor in (at.keeper, at.auditor, at.outsider):
        browser = browser_of(actor)
        answers = [told(browser.get(f"/libro/{number}/"), number) for number in (entry.number, unknown)]
        assert answers[0][0] == 404
        assert answers[0] == answers[1]
    assert browser_of(at.secretary).get(f"/libro/{entry.number}/").status_code == 200


def test_who_complained_and_who_audits_are_led_to_no_form(at: Ministry) -> None:
    entry = factories.filed(at, actor=at.citizen)
    pages = ("derivar", "ampliar", "responder", "carta", "mejorar")
    for actor, page in ((at.citizen, 403), (at.auditor, 200)):
        browser = browser_of(actor)
        assert browser.get(f"/libro/{entry.number}/").status_code == page
        assert {browser.get(f"/libro/{entry.number}/{form}").status_code for form in pages} == {403}
    assert {browser_of(at.keeper).get(f"/libro/{entry.number}/{form}").status_code for form in pages} == {200}


def test_the_responsible_answers_and_what_changed_is_followed(at: Ministry) -> None:
    entry = factories.filed(at)
    browser = browser_of(at.keeper)
    assert entry.number in words(browser.get("/libro/"))
    page = words(browser.get(f"/libro/{entry.number}/"))
    assert entry.name in page
    assert "día 30" in page
    assert Entry.objects.filter(verb="ledger.read", person_id=at.keeper.person_id).exists()
    sent = {"outcome": "accepted", "text": "Tiene razón.", "measure": ""}
    refused = browser.post(f"/libro/{entry.number}/responder", sent)
    assert refused.status_code == 422
    assert "Tiene razón." in words(refused)
    answer = browser.post(f"/libro/{entry.number}/responder", {**sent, "measure": "Se corrigió"})
    assert answer["Location"] == f"/libro/{entry.number}/"
    assert "Se corrigió" in words(browser.get(f"/libro/{entry.number}/"))
    opened = {
        "title": "Poner letreros",
        "office": at.office.code,
        "due_on": clock.today() + timedelta(days=9),
    }
    assert browser.post(f"/libro/{entry.number}/mejorar", opened).status_code == 302
    [improvement] = queries.open_improvements(at.keeper)
    address = f"/libro/mejoras/{improvement.pk}/"
    assert browser.post(f"{address}anotar", {"text": "Se pidieron"}).status_code == 302
    assert "Se pidieron" in words(browser.get(address))
    assert browser.post(f"{address}cerrar", {"result": "done", "evidence": "Foto"}).status_code == 302
    assert "Cumplida" in words(browser.get(address))


def test_what_belongs_elsewhere_is_sent_there(at: Ministry) -> None:
    entry = factories.filed(at)
    browser = browser_of(at.keeper)
    sent = {"regime": "delay", "office": at.office.code, "reason": "Está detenido"}
    assert browser.post(f"/libro/{entry.number}/derivar", sent).status_code == 302
    waiting, _, reports = words(browser.get("/libro/")).partition("Informes por presentar")
    assert (entry.number in waiting, entry.number in reports) == (False, True)
    assert entry.number in words(browser_of(at.superior).get("/libro/"))
    again = browser_of(at.superior).post(f"/libro/{entry.number}/ampliar", {"reason": "Falta"})
    assert again.status_code in (403, 422)


def test_a_period_that_no_norm_extends_says_so_on_the_page(at: Ministry) -> None:
    entry = factories.filed(at)
    answer = browser_of(at.keeper).post(f"/libro/{entry.number}/ampliar", {"reason": "Falta un informe"})
    assert answer.status_code == 422
    assert "improrrogable" in words(answer)


def test_the_letter_is_noted_on_its_page(at: Ministry) -> None:
    entry = factories.filed(at, complainant=replace(factories.WHO, reply_by=ReplyBy.LETTER))
    factories.answered(at, entry)
    browser, address = browser_of(at.keeper), f"/libro/{entry.number}/carta"
    assert "Cartas por enviar" in words(browser.get("/libro/"))
    assert browser.post(address, {"reference": "", "sent_on": ""}).status_code == 422
    assert browser.post(address, {"reference": "Guía 5", "sent_on": clock.today()}).status_code == 302
    assert "Guía 5" in words(browser.get(f"/libro/{entry.number}/"))
    assert "Cartas por enviar" not in words(browser.get("/libro/"))


def test_a_sheet_of_paper_is_transcribed_and_another_voided(at: Ministry) -> None:
    browser = browser_of(at.keeper)
    assert browser.get("/libro/transcribir/").status_code == 200
    today = clock.today()
    sent = typed(
        matter="service", motive="time", sheet="2", sheet_on=today, document_number="12", reply_by="letter",
        address="Av. Uno 2",
    )  # fmt: skip
    answer = browser.post("/libro/transcribir/", sent)
    assert answer.status_code == 302, words(answer)
    entry = Complaint.objects.get()
    assert (entry.paper_number, entry.document_number, entry.motive) == (2, "12", "time")
    assert browser.post("/libro/transcribir/", sent).status_code == 422
    book = f"/libro/oficinas/{at.office.code}/{today.year}/"
    assert "no se sabe nada de las hojas 1" in words(browser.get(book))
    void = {"office": at.office.code, "year": today.year, "sheet": "1", "reason": "Se rompió"}
    assert browser.post("/libro/inutilizar/", void)["Location"] == book
    assert "no se sabe nada" not in words(browser.get(book))
    assert "Se rompió" in words(browser.get(book))


def test_a_book_opens_to_its_office_and_to_auditors(at: Ministry) -> None:
    factories.filed(at)
    book = f"/libro/oficinas/{at.office.code}/{clock.today().year}/"
    seen = {actor.name: browser_of(actor).get(book).status_code for actor in (at.keeper, at.head, at.auditor)}
    assert set(seen.values()) == {200}
    assert browser_of(at.outsider).get(book).status_code == 403
    assert browser_of(at.citizen).get(book).status_code == 403


def test_actions_and_pages_know_the_same_refusal(at: Ministry) -> None:
    entry = factories.answered(at)
    answer = browser_of(at.keeper).post(
        f"/libro/{entry.number}/responder", {"outcome": "accepted", "text": "Otra", "measure": "Otra"}
    )
    assert answer.status_code == 422
    assert actions.AlreadyAnswered.sentence.format(number=entry.number) in words(answer)


def test_the_door_is_english_for_who_prefers_it(at: Ministry, client: Client) -> None:
    english = {"Accept-Language": "en-GB"}
    page = words(client.get(f"{NEW}?matter=service&motive=time", headers=english))
    for told_in_english in (
        "Tell us what happened",
        "Complaint",
        "Your full name",
        "How do you want the answer?",
    ):
        assert told_in_english in page
    for spanish in ("Cuéntenos", "Su nombre", "Reclamo", "opcional", "Presentar"):
        assert spanish not in page
    refused = client.post(f"{NEW}?matter=service&motive=time", typed(name=""), headers=english)
    assert "Enter your full name." in words(refused)
    entry = factories.answered(at)
    sent = {"number": entry.number, "code": entry.follow_code}
    followed = words(client.post("/reclamaciones/seguimiento/", sent, headers=english))
    for told_in_english in ("Answered", "Upheld", "Measure taken", "What has happened so far"):
        assert told_in_english in followed
    wrong = words(client.post("/reclamaciones/seguimiento/", {**sent, "code": "0" * 12}, headers=english))
    assert "There is no complaint sheet with that number and that code." in wrong


def test_whatever_the_rules_say_at_the_door_is_in_the_catalogue() -> None:
    kinds = (Matter, Wish, PastDue, ComplaintMotive, ReplyBy, ComplaintOutcome)
    said = [each.label for kind in kinds for each in kind]
    said += [each.question for each in ComplaintMotive]
    said += [text for track in TRACKS.values() for text in (track.label, track.told)]
    with translation.override("en-gb"):
        assert [text for text in said if translation.gettext(text) == text] == []
