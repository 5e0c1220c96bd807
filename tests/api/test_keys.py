"""Does every POST that creates take a key, so that sending it again creates nothing?"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents.models import Upload
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.models import PaymentAttempt
from chancery.kernel.fees.tests.factories import provider_running
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity import jobs
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.actions.clients import REPLIES_KEPT
from chancery.kernel.identity.models import IdempotentReply
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db

CREATES_NOTHING = {
    "/api/v1/apostilles/register": "reads the register",
    "/api/v1/documents/verify": "reads a file",
    "/api/v1/companies/{company_id}/powers/{power_id}/end": "a power that ended has ended",
    "/api/v1/oauth/token": "of another specification; a second token is harmless",
    "/api/v1/oauth/revoke": "what was revoked stays revoked",
    "/api/v1/travel-permits/check": "reads a code",
    "/api/v1/visas/check": "reads a visa",
    "/api/v1/travel-papers/check": "reads a salvoconducto",
    "/api/v1/passports/check": "reads a passport",
    "/api/v1/contact/": "what was said of oneself is so, however often it is said",
    "/api/v1/stickers/acts/{act_id}/label": "each printing counts, as each time the button of the page is pressed",
    "/api/v1/exchanges/entities/refresh": "the catalogue is what the platform lists, however often it is read",
    "/api/v1/exchanges/received/{incoming_id}/annexes/fetch": "what was fetched is fetched",
    "/api/v1/correspondence/follow": "reads where a document is",
    "/api/v1/complaints/follow": "reads how far an entry has come",
    "/api/v1/complaints/rate": "an opinion is given once",
    "/api/v1/nodes/{code}/asked": "a case that the post has is not handed to it again",
    "/api/v1/nodes/{code}/start": "a post begins with what there is, as often as it asks",
    "/api/v1/nodes/{code}/handed": "what was handed already is handed again as it was",
    "/api/v1/nodes/{code}/cases/{case_id}/taken": "what a post has it has",
    "/api/v1/nodes/{code}/kept/{label}/{row}": "what a post has it has",
    **dict.fromkeys(
        (
            *(
                f"/api/v1/consular-accounts/{{number}}/{verb}"
                for verb in ("close", "remit", "observe", "send-back", "answer", "explain", "correct")
            ),
            "/api/v1/consular-accounts/{number}/lines/{line_id}/match",
            *(
                f"/api/v1/public-deeds/{{number}}/{verb}"
                for verb in ("redraft", "complete", "check-identity", "void", "open-will")
            ),
            *(
                f"/api/v1/sealed-wills/{{number}}/{verb}"
                for verb in ("receive", "ask", "give-back", "deliver")
            ),
            "/api/v1/consular-accounts/{number}/reliefs/{relief_id}/take-over",
            *(
                f"/api/v1/memoranda/{{document_id}}/{verb}"
                for verb in (
                    "save",
                    "discard",
                    "co-authors",
                    "send-to-review",
                    "recall",
                    "endorse",
                    "return-for-changes",
                    "sign",
                    "annul",
                    "dispatch",
                )
            ),
            *(f"/api/v1/memoranda/dispatches/{{dispatch_id}}/{verb}" for verb in ("receive", "file-away")),
            *(
                f"/api/v1/exchanges/received/{{incoming_id}}/{verb}"
                for verb in ("accept", "observe", "reject")
            ),
            "/api/v1/exchanges/sent/{outgoing_id}/retry",
            "/api/v1/exchanges/entities/{ruc}/program",
            *(f"/api/v1/stickers/movements/{{number}}/{verb}" for verb in ("accept", "reject", "annul")),
            *(f"/api/v1/refunds/{{refund_id}}/{verb}" for verb in ("approve", "reject", "hand-back")),
            "/api/v1/mailbox/{notice_id}/open",
            *(
                f"/api/v1/{table}/{{{row}}}/{verb}"
                for table, row, verbs in (
                    ("signatories/registrations", "registration_id", ("approve", "reject")),
                    ("tariff/proposals", "proposal_id", ("approve", "reject")),
                    ("exchange-rates", "rate_id", ("approve", "reject")),
                    ("reconciliations/differences", "difference_id", ("resolve", "recover")),
                    ("holidays/proposals", "proposal_id", ("approve", "decline")),
                    ("legal-periods/proposals", "proposal_id", ("approve", "decline")),
                    ("apostilles/parties/proposals", "proposal_id", ("approve", "decline")),
                    ("correspondence/instructions/proposals", "proposal_id", ("approve", "decline")),
                    ("correspondence/legal-hours/proposals", "proposal_id", ("approve", "decline")),
                    ("schedules/hours", "schedule_id", ("end",)),
                    ("schedules/signing-powers", "power_id", ("end",)),
                )
                for verb in verbs
            ),
            "/api/v1/people/{person_id}/roles/{role_held_id}/end",
            "/api/v1/delegations/{delegation_id}/end",
            *(f"/api/v1/tickets/{{ticket_id}}/{verb}" for verb in ("skip", "finish", "send")),
            *(f"/api/v1/appointments/{{appointment_id}}/{verb}" for verb in ("accept", "decline", "absent")),
            "/api/v1/appointments/waiting/{entry_id}/leave",
            "/api/v1/stickers/vaults/{vault_id}/close",
            "/api/v1/stickers/counts/{count_id}/receive",
            *(f"/api/v1/stickers/orders/{{number}}/{verb}" for verb in ("refuse", "cancel")),
            *(f"/api/v1/stickers/discharges/{{discharge_id}}/{verb}" for verb in ("authorise", "refuse")),
            *(
                f"/api/v1/retention/disposals/{{number}}/{verb}"
                for verb in ("vote", "act", "authorise", "dispose")
            ),
            *(
                f"/api/v1/retention/transfers/{{number}}/items/{{position}}/{verb}"
                for verb in ("receive", "return")
            ),
            "/api/v1/retention/files/{file_id}/reclassify",
            "/api/v1/retention/holds/{hold_id}/lift",
            "/api/v1/retention/series/proposals/{proposal_id}/decide",
            "/api/v1/transmissions/{number}/deliver",
            "/api/v1/travel-permits/signatures/{authoriser_id}",
            *(
                f"/api/v1/travel-permits/{{number}}/signatures/{{ordinal}}/{verb}"
                for verb in ("move", "revoke")
            ),
            "/api/v1/travel-permits/{number}/refuse",
            *(
                f"/api/v1/visas/{{number}}/{verb}"
                for verb in (
                    *("check-sponsor", "consult", "grant", "refuse", "cancel"),
                    *("passport-loss", "passport-report"),
                )
            ),
            *(f"/api/v1/visas/{{number}}/labels/{verb}" for verb in ("spoil", "check")),
            *(
                f"/api/v1/travel-papers/{{number}}/{verb}"
                for verb in (
                    "approve-second",
                    "grant",
                    "refuse",
                    "grant-appeal",
                    "confirm-refusal",
                    "loss",
                    "cancel",
                )
            ),
            *(f"/api/v1/travel-papers/{{number}}/papers/{verb}" for verb in ("spoil", "hand-over")),
            *(
                f"/api/v1/identity-cards/{{number}}/{verb}"
                for verb in (
                    *("capture", "recover", "return-act", "approve", "transmit", "deliver", "return"),
                    *("pickup", "forward", "take-back"),
                )
            ),
            *(
                f"/api/v1/{area}/{{number}}/{verb}"
                for area in ("travel-permits", "criminal-records")
                for verb in ("grant-appeal", "confirm-refusal")
            ),
            *(f"/api/v1/identity-cards/transfers/{{transfer_id}}/{verb}" for verb in ("accept", "dispute")),
            "/api/v1/identity-cards/shipments/{number}/send",
            "/api/v1/identity-cards/stock/counts/{count_id}/close",
            *(
                f"/api/v1/passports/{{number}}/{verb}"
                for verb in (
                    "enrol",
                    "check-identity",
                    "deliver",
                    "refuse",
                    "grant-appeal",
                    "confirm-refusal",
                )
            ),
            *(
                f"/api/v1/passports/{{number}}/booklets/{verb}"
                for verb in ("certify", "reject", "void", "discard")
            ),
            *(
                f"/api/v1/criminal-records/{{number}}/{verb}"
                for verb in ("verify", "consult", "refuse", "deliver")
            ),
        ),
        "a step or an answer that is given once: the second time it is refused, or says the same again",
    ),
    "/api/v1/uploads/resumable/{upload_id}": "PATCH, HEAD or DELETE by another name: the offset guards them",
}
MAY_DO_WITHOUT = {
    "/api/v1/cases/{number}/steps/{step}",
    "/api/v1/cases/{number}/claim",
    "/api/v1/cases/{number}/release",
    "/api/v1/correspondence/movements/{movement_id}/receive",
    "/api/v1/uploads/resumable/",
}


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def test_every_post_takes_a_key_but_those_that_create_nothing() -> None:
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    posts = {path: operations["post"] for path, operations in paths.items() if "post" in operations}
    demands: dict[bool | None, set[str]] = {True: set(), False: set(), None: set()}
    for path, operation in posts.items():
        keys = [p["required"] for p in operation.get("parameters", ()) if p["name"] == "Idempotency-Key"]
        demands[keys[0] if keys else None].add(path)
    assert demands[None] == CREATES_NOTHING.keys() & posts.keys()
    assert demands[False] == MAY_DO_WITHOUT
    assert len(demands[True]) > 6


def post(browser: Client, address: str, key: str, sent: object = None, **headers: str) -> HttpResponse:
    told = {"Idempotency-Key": key, **headers}
    return browser.post(f"/api/v1{address}", sent or {}, "application/json", headers=told)  # type: ignore[return-value]


def test_a_visit_to_the_payment_page_is_begun_once_under_one_key(at: Ministry) -> None:
    charge = fees.charges_of(factories.filed(at).case_id).get()
    citizen, key = browser_of(at.citizen), str(uuid4())
    with provider_running():
        first, again = (post(citizen, f"/charges/{charge.id}/pay", key) for _ in range(2))
        assert (first.status_code, first.content) == (again.status_code, again.content)
        assert again["Idempotent-Replayed"] == "true"
        assert PaymentAttempt.objects.count() == 1
        other = post(citizen, f"/charges/{charge.id}/pay", str(uuid4()))
    assert other.content != first.content
    assert PaymentAttempt.objects.count() == 2


def test_a_visit_that_the_provider_did_not_answer_may_be_asked_for_again(at: Ministry) -> None:
    charge = fees.charges_of(factories.filed(at).case_id).get()
    citizen, key = browser_of(at.citizen), str(uuid4())
    assert post(citizen, f"/charges/{charge.id}/pay", key).status_code == 503
    with provider_running():
        assert post(citizen, f"/charges/{charge.id}/pay", key).status_code == 200


def test_a_key_of_one_charge_opens_no_other(at: Ministry) -> None:
    one, other = (fees.charges_of(factories.filed(at).case_id).get() for _ in range(2))
    citizen, key = browser_of(at.citizen), str(uuid4())
    with provider_running():
        assert post(citizen, f"/charges/{one.id}/pay", key).status_code == 200
        refused = post(citizen, f"/charges/{other.id}/pay", key)
    assert (refused.status_code, refused.json()["code"]) == (409, "idempotency_key_reused")  # type: ignore[attr-defined]


def test_a_refusal_is_written_once_under_one_key(at: Ministry) -> None:
    request = factories.taken(at)
    officer, key = browser_of(at.officer), str(uuid4())
    address, reason = f"/apostilles/{request.case.number}/refuse", {"reason": "La firma no corresponde"}
    first, again = (post(officer, address, key, reason) for _ in range(2))
    assert first.status_code == 200, first.content
    assert again.content == first.content
    assert len(first.json()["documents"]) == 1  # type: ignore[attr-defined]
    assert post(officer, address, str(uuid4()), reason).status_code == 409


def test_an_annulment_is_answered_again_and_not_done_again(at: Ministry) -> None:
    apostille = factories.issued(at)
    head, key = browser_of(at.supervisor), str(uuid4())
    address = f"/cases/{apostille.request.case.number}/documents/{apostille.number}/annul"
    first, again = (post(head, address, key, {"reason": "Error en el nombre"}) for _ in range(2))
    assert first.status_code == 200, first.content
    assert again.content == first.content
    assert post(head, address, str(uuid4()), {"reason": "Error en el nombre"}).status_code == 409


def test_a_step_taken_twice_under_one_key_is_taken_once(at: Ministry) -> None:
    number, officer, key = factories.paid(at).case.number, browser_of(at.officer), str(uuid4())
    first, again = (post(officer, f"/cases/{number}/steps/take", key) for _ in range(2))
    assert (first.status_code, again.content) == (200, first.content)
    assert post(officer, f"/cases/{number}/steps/take", str(uuid4())).status_code == 409


def test_an_upload_announced_twice_under_one_key_is_one_and_so_is_its_place(at: Ministry) -> None:
    citizen, key = browser_of(at.citizen), str(uuid4())
    told = {"Tus-Resumable": "1.0.0", "Upload-Length": "10"}
    first, again = (post(citizen, "/uploads/resumable/", key, **told) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert again["Location"] == first["Location"]
    assert again["Tus-Resumable"] == "1.0.0"
    assert Upload.objects.count() == 1
    longer = post(citizen, "/uploads/resumable/", key, **{**told, "Upload-Length": "11"})
    assert (longer.status_code, Upload.objects.count()) == (409, 1)


def test_replies_are_kept_for_their_period_and_then_removed(at: Ministry) -> None:
    number, officer, key = factories.paid(at).case.number, browser_of(at.officer), str(uuid4())
    post(officer, f"/cases/{number}/steps/take", key)
    days = organisation.legal_period(REPLIES_KEPT, clock.today()).amount
    IdempotentReply.objects.update(created_at=clock.now() - timedelta(days=days, minutes=-5))
    jobs.forget_replies(timestamp=0)
    assert IdempotentReply.objects.count() == 1
    IdempotentReply.objects.update(created_at=clock.now() - timedelta(days=days, minutes=5))
    jobs.forget_replies(timestamp=0)
    assert not IdempotentReply.objects.exists()


def test_only_the_system_removes_replies(at: Ministry) -> None:
    person = people.make_person("Ada", "Administradora")
    people.make_role(person, Role.ADMINISTRATOR, at.office)
    with pytest.raises(RoleMissing):
        identity.forget_replies(actor=people.actor_of(person))
    assert identity.forget_replies(actor=people.SYSTEM) == 0
