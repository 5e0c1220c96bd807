"""Do programs and officers serve a notice by the API, with the same gates as by pages?"""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from chancery.kernel.base import clock
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.tests.factories import pdf
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.tests.factories import (
    DAY,
    HOME,
    LATER,
    MONDAY,
    World,
    asked_for_mail,
    told,
    world,
)

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/notices"


@pytest.fixture
def at() -> World:
    return asked_for_mail(world())


def post(client: Client, path: str, body: dict[str, Any]) -> Any:
    headers = {"Idempotency-Key": str(uuid4())}
    return client.post(f"{ROOT}/{path}", body, "application/json", headers=headers)


def iso(at: datetime) -> str:
    return at.isoformat()


def test_a_letter_a_visit_a_flaw_and_the_file(at: World) -> None:
    notice = told(at)
    key = str(notice.pk)
    with clock.set_to(LATER):
        officer, head, citizen = browser_of(at.officer), browser_of(at.head), browser_of(at.citizen)
        (row,) = officer.get(f"{ROOT}/").json()
        assert (row["id"], row["open_means"], row["due_on"]) == (key, ["personal", "mail"], "2026-03-09")
        assert citizen.get(f"{ROOT}/").status_code == 403
        assert citizen.get(f"{ROOT}/{key}").status_code == 403

        sent = {"at": iso(MONDAY + DAY), "address": HOME, "carrier": "Serpost", "tracking": "RR1"}
        assert post(citizen, f"{key}/letters", sent).status_code == 403
        letter = post(officer, f"{key}/letters", sent)
        assert (letter.status_code, letter.json()["is_served"]) == (201, False)
        again = post(officer, f"{key}/letters", {**sent, "tracking": "RR2"})
        assert (again.status_code, again.json()["code"]) == (409, "certified_mail_not_open")
        returned = {"at": iso(MONDAY + 5 * DAY), "outcome": "unclaimed"}
        end = f"{key}/letters/{letter.json()['id']}/end"
        assert post(officer, f"{key}/letters/{uuid4()}/end", returned).json()["code"] == "letter_not_found"
        assert post(officer, end, returned).json()["is_served"] is False
        assert post(officer, end, returned).json()["code"] == "letter_ended"

        paper = {"medium": "gazette", "on": "2026-03-13", "reference": "Página 2", "inquiry": "RENIEC"}
        assert post(officer, f"{key}/publications", paper).json()["code"] == "publication_not_open"
        visit = {
            "at": iso(MONDAY + 7 * DAY), "address": HOME, "outcome": "to_another", "received_by": "Luis",
            "received_document": "DNI 1", "relation": "hermano",
        }  # fmt: skip
        assert post(officer, f"{key}/visits", {**visit, "relation": ""}).status_code == 422
        assert post(officer, f"{key}/visits", visit).json()["is_served"] is True
        state = officer.get(f"{ROOT}/{key}").json()
        assert (state["served_by"], state["effective_on"]) == ("personal", "2026-03-09")
        attempt = state["history"][-1]["attempt"]

        upload = documents.receive(filename="cargo.pdf", content=pdf(), actor=at.officer)
        proof = {"upload": str(upload.id), "kind": "receipt", "attempt": attempt}
        assert post(officer, f"{key}/proofs", {**proof, "attempt": str(uuid4())}).status_code == 422
        assert post(officer, f"{key}/proofs", proof).status_code == 201
        file = post(officer, f"{key}/service-files", {}).json()
        got = officer.get(f"{ROOT}/{key}/service-files/{file['number']}")
        assert got.content.startswith(b"%PDF")
        assert officer.get(f"{ROOT}/{key}/service-files/EXN-0").status_code == 404

        flaw = {"kind": "receiver", "account": "No es su hermano"}
        assert post(officer, f"{key}/flaws", flaw).status_code == 403
        assert post(head, f"{key}/flaws", flaw).json()["is_served"] is False
        assert post(head, f"{key}/flaws", flaw).json()["code"] == "nothing_served"
        told_so = {"at": iso(LATER), "account": "Escrito 12"}
        assert post(officer, f"{key}/declarations", told_so).json()["is_served"] is True
        assert officer.get(f"{ROOT}/{key}").json()["served_by"] == "declared"
