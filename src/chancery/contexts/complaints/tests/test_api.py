"""Is the same story told by a program, once under each key, with the same gates?"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.contexts.complaints.models import Complaint, ComplaintMail
from chancery.contexts.complaints.tests import factories
from chancery.contexts.complaints.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
BASE = "/api/v1/complaints/"


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def post(browser: Client, address: str, sent: object, key: str = "") -> Any:
    headers = {"Idempotency-Key": key or str(uuid4())}
    return browser.post(f"{BASE}{address}", sent, "application/json", headers=headers)


def complaint(**changes: object) -> dict[str, Any]:
    return {
        "matter": "service",
        "motive": "time",
        "office": "legalisations-lima",
        "text": "Esperé tres horas.",
        "complainant": {"name": "Rosa Quispe", "document_kind": "dni", "document_number": "90000123"},
        **changes,
    }


def test_facts_are_told_their_law(at: Ministry, client: Client) -> None:
    assert client.get(f"{BASE}triage?matter=stalled&past_due=yes").json()["regime"] == "delay"
    assert client.get(f"{BASE}triage?matter=internal").json()["regime"] is None


def test_the_whole_story_by_program(at: Ministry, client: Client) -> None:
    key = str(uuid4())
    filed = post(client, "", complaint(), key)
    assert filed.status_code == 201, filed.content
    assert post(client, "", complaint(), key).json() == filed.json()
    assert Complaint.objects.count() == 1
    told = filed.json()
    keeper = browser_of(at.keeper)
    [waiting] = keeper.get(f"{BASE}queue").json()
    assert waiting["number"] == told["number"]
    assert keeper.get(f"{BASE}{told['number']}").json()["name"] == "Rosa Quispe"
    sent = {"outcome": "partial", "text": "Había poca gente.", "measure": "Se puso a otra persona."}
    assert post(keeper, f"{told['number']}/answer", sent).status_code == 201
    again = post(keeper, f"{told['number']}/answer", sent)
    assert (again.status_code, again.json()["code"]) == (409, "complaint_already_answered")
    proof = {"number": told["number"], "code": told["code"]}
    followed = client.post(f"{BASE}follow", proof, "application/json").json()
    assert (followed["outcome"], followed["may_rate"]) == ("Acogido en parte", True)
    rated = client.post(f"{BASE}rate", {**proof, "score": 4}, "application/json")
    assert rated.json()["may_rate"] is False
    due_on = (clock.today() + timedelta(days=9)).isoformat()
    opened = post(
        keeper,
        f"{told['number']}/improvements",
        {"title": "Más gente", "office": at.office.code, "due_on": due_on},
    )
    improvement = opened.json()["id"]
    noted = post(keeper, f"improvements/{improvement}/notes", {"text": "Se pidió"})
    assert noted.json()["notes"] == ["Se pidió"]
    closed = post(keeper, f"improvements/{improvement}/close", {"result": "done", "evidence": "Contrato"})
    assert closed.json()["result"] == "done"
    [row] = client.get(f"{BASE}indicators").json()
    assert (row["motive"], row["received"], row["in_time"], row["mean_score"]) == ("time", 1, 1, 4.0)


def test_who_tells_something_by_program_is_nobody_who_is_signed_in(at: Ministry) -> None:
    assert post(browser_of(at.citizen), "", complaint()).status_code == 201
    assert Complaint.objects.get().person is None


def test_a_program_says_in_which_language_the_complainant_is_written_to(at: Ministry, client: Client) -> None:
    who = {**complaint()["complainant"], "email": "rosa@example.org", "reply_by": "email"}
    refused = post(client, "", complaint(complainant={**who, "language": "qu"}))
    assert (refused.status_code, refused.json()["code"]) == (422, "complaint_incomplete")
    assert list(refused.json()["fields"]) == ["language"]
    assert post(client, "", complaint(complainant={**who, "language": "en-gb"})).status_code == 201
    mail = ComplaintMail.objects.get()
    assert mail.subject.startswith("Recibimos su reclamo")
    assert (mail.reading_language, mail.reading_subject[:16]) == ("en-gb", "We received your")


def test_a_filing_needs_a_key(at: Ministry, client: Client) -> None:
    answer = client.post(BASE, complaint(), "application/json")
    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_missing")
    assert post(client, "", complaint()).status_code == 201


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"matter": "internal"}, "complaint_for_service_desk"),
        ({"complainant": {"is_anonymous": True}}, "complaint_incomplete"),
        ({"complainant": {"name": "R", "document_kind": "dni", "document_number": "1"}}, "dni_invalid"),
        ({"office": "nada"}, "office_not_found"),
    ],
)
def test_what_the_law_does_not_take_is_refused_by_its_code(
    changes: dict[str, object], code: str, at: Ministry, client: Client
) -> None:
    assert post(client, "", complaint(**changes)).json()["code"] == code
    assert post(client, "", complaint()).status_code == 201


def test_paper_is_transcribed_and_voided_by_program(at: Ministry) -> None:
    keeper, today = browser_of(at.keeper), clock.today().isoformat()
    answer = post(keeper, "transcriptions", complaint(sheet=1, sheet_on=today))
    assert answer.status_code == 201, answer.content
    again = post(keeper, "transcriptions", complaint(sheet=1, sheet_on=today))
    assert again.json()["code"] == "complaint_sheet_taken"
    void = {"office": at.office.code, "year": clock.today().year, "sheet": 2, "reason": "Rota"}
    assert post(keeper, "void-sheets", void).json() == {"year": clock.today().year, "sheet": 2}
    assert post(browser_of(at.citizen), "void-sheets", {**void, "sheet": 3}).status_code == 403


def test_the_letter_is_noted_by_program(at: Ministry, client: Client) -> None:
    who = {**complaint()["complainant"], "reply_by": "letter", "address": "Av. Uno 2"}
    number = post(client, "", complaint(complainant=who)).json()["number"]
    keeper = browser_of(at.keeper)
    sent = {"reference": "Carta 5", "sent_on": clock.today().isoformat()}
    assert post(keeper, f"{number}/letter", sent).json()["code"] == "complaint_not_yet_answered"
    post(keeper, f"{number}/answer", {"outcome": "accepted", "text": "Sí", "measure": "Sí"})
    assert post(keeper, f"{number}/letter", sent).status_code == 201


def test_sending_on_and_extending_have_the_same_gates(at: Ministry) -> None:
    entry = factories.filed(at)
    assert (
        post(
            browser_of(at.outsider), f"{entry.number}/reroute", {"regime": "delay", "reason": "No"}
        ).status_code
        == 404
    )
    refused = post(browser_of(at.keeper), f"{entry.number}/extend", {"reason": "Falta"})
    assert (refused.status_code, refused.json()["code"]) == (409, "complaint_extension_not_allowed")
    moved = post(browser_of(at.keeper), f"{entry.number}/reroute", {"regime": "delay", "reason": "Detenido"})
    assert (moved.json()["regime"], moved.json()["answerer"]) == ("delay", "trc")
    assert (
        post(
            browser_of(at.auditor),
            f"{entry.number}/answer",
            {"outcome": "accepted", "text": "Sí", "measure": "Sí"},
        ).status_code
        == 403
    )


def test_a_program_reports_on_a_delay(at: Ministry) -> None:
    entry, keeper = factories.filed(at, factories.STALLED), browser_of(at.keeper)
    assert keeper.get(f"{BASE}{entry.number}").json()["report"] == ""
    told = post(keeper, f"{entry.number}/report", {"text": "Faltaba una firma."})
    assert (told.status_code, told.json()["report"]) == (201, "Faltaba una firma.")
    assert told.json()["report_due_on"] > entry.presented_on.isoformat()
    again = post(keeper, f"{entry.number}/report", {"text": "Faltaba una firma."})
    assert (again.status_code, again.json()["code"]) == (409, "complaint_report_given")
