"""Can anybody find out, by trying, what exists but is not theirs?"""

import math
import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.base import ids
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db
UNKNOWN = UUID(int=7)


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


@pytest.fixture
def stranger(at: Ministry) -> Client:
    return browser_of(people.actor_of(people.make_person("Otra", "Ciudadana")))


def told(answer: HttpResponse, *own: str) -> tuple[int, str]:
    """The answer without what differs between any two: the request's number, the form's token, what was asked for."""
    text = re.sub(r'value="\w{64}"', "", answer.content.decode()).replace(answer["X-Request-Id"], "")
    for word in own:
        text = text.replace(word, "")
    return answer.status_code, text


def address_of(at: Ministry) -> dict[str, tuple[str, str]]:
    """For each kind of address what is another's, and what does not exist."""
    request = factories.taken(at)
    unknown = ids.format_number("EXA", 2026, 999999)
    charge = fees.charges_of(request.case_id).get()
    notice = Notice.objects.filter(recipient=at.applicant).latest("created_at")
    upload = request.case.attachments.get().upload_id
    return {
        "case": (f"/tramites/apostilla/{request.case.number}/", f"/tramites/apostilla/{unknown}/"),
        "history": (f"/expedientes/{request.case.number}/historia", f"/expedientes/{unknown}/historia"),
        "file": (
            f"/expedientes/{request.case.number}/archivo/{upload}", f"/expedientes/{unknown}/archivo/{upload}"
        ),
        "charge": (f"/pagos/{charge.id}/", f"/pagos/{UNKNOWN}/"),
        "notice": (f"/buzon/{notice.pk}/", f"/buzon/{UNKNOWN}/"),
        "case_by_program": (f"/api/v1/cases/{request.case.number}", f"/api/v1/cases/{unknown}"),
        "charge_by_program": (f"/api/v1/charges/{charge.id}", f"/api/v1/charges/{UNKNOWN}"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "kind", ["case", "history", "file", "charge", "notice", "case_by_program", "charge_by_program"]
)
def test_what_is_anothers_and_what_does_not_exist_answer_alike(
    kind: str, at: Ministry, stranger: Client
) -> None:
    anothers, unknown = address_of(at)[kind]
    assert browser_of(at.citizen).get(anothers).status_code in (200, 302)
    answers = [
        told(stranger.get(address), *(part for part in address.split("/") if len(part) > 15))
        for address in (anothers, unknown)
    ]
    assert answers[0][0] == 404
    assert answers[0] == answers[1]


Ask = Callable[[Client, str], HttpResponse]


@pytest.mark.parametrize(
    "ask",
    [
        lambda browser, code: browser.get(f"/verificar/{code}"),
        lambda browser, code: browser.get(f"/api/v1/documents/{code}"),
    ],
    ids=["page", "program"],
)
def test_a_code_is_beyond_guessing_and_a_near_one_says_nothing(ask: Ask, at: Ministry) -> None:
    code = factories.issued(at).document.verification_code
    assert ask(Client(), code).status_code == 200
    near = code[:-1] + ("0" if code[-1] != "0" else "1")
    far = ids.verification_code()
    answers = [told(ask(Client(), tried), tried) for tried in (near, far)]
    assert answers[0][0] == 404
    assert answers[0] == answers[1]


def test_a_code_holds_a_hundred_random_bits() -> None:
    codes = [ids.verification_code() for _ in range(2000)]
    assert len(set(codes)) == len(codes)
    seen = [len({code[place] for code in codes}) for place in range(ids.VERIFICATION_CODE_LENGTH)]
    assert seen == [32] * ids.VERIFICATION_CODE_LENGTH
    assert ids.VERIFICATION_CODE_LENGTH * math.log2(32) == 100


def test_an_upload_of_another_is_no_upload(at: Ministry, stranger: Client) -> None:
    theirs = factories.upload(at.citizen)
    sent = {
        "destination": "ES", "document_class": "administrative", "form": "paper", "title": "Partida",
        "issued_by": "RENIEC", "signed_on": "2026-01-15", "office": at.office.code,
    }  # fmt: skip
    answers = [
        stranger.post(
            "/api/v1/apostilles/",
            {**sent, "uploads": {"source_document": str(upload)}},
            "application/json",
            headers={"Idempotency-Key": str(uuid4())},
        )
        for upload in (theirs.id, UNKNOWN)
    ]
    assert answers[0].status_code >= 400
    assert told(answers[0], str(theirs.id)) == told(answers[1], str(UNKNOWN))
