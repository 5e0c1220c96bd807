"""Is what was answered there for everybody, found by any words, and never with the name of who asked?"""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from chancery.contexts.information import actions, queries
from chancery.contexts.information.models import Answer, Publication
from chancery.contexts.information.tests.factories import (
    QUESTION,
    Ministry,
    again,
    answered,
    asked,
    ministry,
    redacted,
)
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return ministry()


def published(at: Ministry, answered_by: Answer, **changes: object) -> Publication:
    stated: dict[str, object] = {
        "question": QUESTION,
        "answer": "Se entrega el informe de gestión consular.",
        "delivered_ids": [each.id for each in answered_by.delivered.all()],
        "is_confirmed": True,
    }
    return actions.publish(request=again(answered_by.request), actor=at.responsible, **{**stated, **changes})  # type: ignore[arg-type]


def test_a_person_confirms_before_anybody_reads_it(at: Ministry) -> None:
    answer = answered(at)
    with pytest.raises(actions.PublicationUnconfirmed):
        published(at, answer, is_confirmed=False)
    assert queries.search("informe") == ()
    shown = published(at, answer)
    assert queries.search("informe") == (shown,)


def test_nothing_is_published_that_names_who_asked_or_anybodys_document(at: Ministry) -> None:
    answer = answered(at)
    for changes in (
        {"question": "Rosalinda pide el informe"},
        {"answer": f"A la señora con DNI {at.applicant.document_number}"},
        {"answer": "Escriba a alguien@example.org"},
    ):
        with pytest.raises(actions.NamesSomebody):
            published(at, answer, **changes)
    with pytest.raises(actions.PublicationIncomplete):
        published(at, answer, answer=" ")
    assert published(at, answer)
    with pytest.raises(actions.AlreadyPublished):
        published(at, answer)


def test_only_what_was_answered_by_who_answered_it(at: Ministry) -> None:
    request = asked(at)
    with pytest.raises(actions.NotAnsweredYet):
        actions.publish(request=request, question="A", answer="B", is_confirmed=True, actor=at.responsible)
    answer = answered(at)
    with pytest.raises(RoleMissing):
        actions.publish(
            request=again(answer.request), question="A", answer="B", is_confirmed=True, actor=at.at_post
        )
    assert published(at, answer)


def test_it_is_found_by_its_stems_without_accents_and_misspelt(at: Ministry) -> None:
    shown = published(at, answered(at))
    for words in ("informes", "gestion consular", "GESTIÓN", "informe consullar"):
        assert queries.search(words) == (shown,), words
    assert queries.search("pasaportes diplomáticos") == ()
    assert queries.similar_to("Quisiera los informes de gestión de los consulados") == (shown,)
    assert queries.similar_to("de la que") == ()


def test_it_is_withdrawn_with_a_reason_and_gone_at_once(at: Ministry) -> None:
    shown = published(at, answered(at))
    (kept,) = queries.files_of(shown)
    with pytest.raises(actions.WithdrawalReasonMissing):
        actions.withdraw_publication(publication=shown, reason=" ", actor=at.head)
    actions.withdraw_publication(publication=shown, reason="Llevaba un nombre", actor=at.head)
    assert queries.search("") == ()
    with pytest.raises(queries.PublicationNotFound):
        queries.publication(shown.id)
    with pytest.raises(queries.PublicationNotFound):
        queries.published_file(shown.id, kept.id)


def test_no_public_page_tells_who_asked_nor_the_number_of_the_case(at: Ministry) -> None:
    request = asked(at)
    redacted(at, request)
    answer = actions.answer(request=request, text="Va en parte.", actor=at.responsible)
    shown = published(at, answer)
    secrets = (
        at.applicant.first_surname, at.applicant.document_number, at.applicant.email, request.case.number,
        str(request.case_id), str(request.id),
    )  # fmt: skip
    stranger = Client()
    year = answer.answered_on.year
    addresses = [
        reverse("information:home"),
        reverse("information:home") + "?q=informe",
        reverse("information:publication", args=[shown.id]),
        reverse("information:report", args=[year]),
        reverse("information:report", args=[year]) + "?formato=csv",
        reverse("information:responsible"),
        reverse("information:register"),
        "/api/v1/information/published",
        f"/api/v1/information/published/{shown.id}",
    ]
    for address in addresses:
        told = stranger.get(address)
        assert told.status_code == 200, address
        assert not [secret for secret in secrets if secret in told.content.decode()], address
    handled = repr(queries.handled())
    assert not [secret for secret in secrets if secret in handled]


def test_a_number_opens_nothing_and_a_wrong_one_answers_alike(at: Ministry) -> None:
    number = asked(at).case.number
    wrong = "AIP-2026-999999-0"
    other = browser_of(at.at_post)
    answers = [other.get(reverse("information:case", args=[each])) for each in (number, wrong)]
    assert [each.status_code for each in answers] == [404, 404]
    told = [
        re.sub(r'value="\w{64}"|nonce="[^"]+"|[0-9a-f-]{36}', "", each.content.decode()).replace(named, "")
        for each, named in zip(answers, (number, wrong), strict=True)
    ]
    assert told[0] == told[1]
    assert Client().get(reverse("information:case", args=[number])).status_code in (302, 404)


def test_a_late_report_counts_each_request_once(at: Ministry) -> None:
    answer = answered(at)
    asked(at)
    counted = queries.year(answer.answered_on.year).total
    assert (counted.received, counted.pending, counted.in_time, counted.late) == (2, 1, 1, 0)
    with pytest.raises(queries.ReportYearNotFound):
        queries.year(answer.answered_on.year - 1)
    assert queries.expiring(queries.register(), answer.answered_on + timedelta(days=1)) == ()
