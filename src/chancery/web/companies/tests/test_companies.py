"""A company is registered, somebody gets the power to act for it, and files in its name: by pages and by programs."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from chancery.contexts.apostilles.models import Request
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.identity.models import Account, Company, Representation
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db
RUC = "20512333797"


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def post(client: Client, path: str, sent: object) -> HttpResponse:
    headers = {"Idempotency-Key": str(uuid4())}
    return client.post(f"/api/v1{path}", sent, "application/json", headers=headers)  # type: ignore[return-value]


def registered(officer: Client) -> Company:
    typed = {"country": "PE", "registration": RUC, "name": "Exportadora Andina S.A.C."}
    assert officer.post("/empresas/nueva/", typed).status_code == 302
    return Company.objects.get(registration=RUC)


def empowered(officer: Client, company: Company, at: Ministry, **changes: object) -> HttpResponse:
    typed = {
        "document_kind": at.applicant.document_kind, "document_number": at.applicant.document_number,
        "document_country": "PE", "evidence": "Vigencia de poder de prueba",
        "valid_from": clock.today().isoformat(), "is_seen": "on", **changes,
    }  # fmt: skip
    return officer.post(f"/empresas/{company.id}/poderes/", typed)  # type: ignore[return-value]


def pages(client: Client) -> str:
    """The first three pages of an apostille's filing; the last one as it is shown."""
    start = "/tramites/apostilla/solicitar?paso="
    client.post(f"{start}1", {"destination": "ES", "document_class": "administrative"})
    client.post(
        f"{start}2",
        {
            "form": "paper",
            "name": "Partida",
            "issued_by": "RENIEC",
            "signed_by": "",
            "signed_on": "2026-01-15",
        },
    )
    client.post(f"{start}3", {"source_document": SimpleUploadedFile("uno.pdf", factories.pdf(str(uuid4())))})
    return client.get(f"{start}4").content.decode()


def confirm(client: Client, **typed: object) -> HttpResponse:
    sent = {"office": "legalisations-lima", "is_true": "on", **typed}
    return client.post("/tramites/apostilla/solicitar?paso=4", sent)  # type: ignore[return-value]


def test_a_representative_chooses_for_whom_and_the_company_sees_it(at: Ministry) -> None:
    officer, citizen = browser_of(at.officer), browser_of(at.citizen)
    company = registered(officer)
    assert "Para mí" not in pages(citizen)
    assert empowered(officer, company, at).status_code == 302
    shown = pages(citizen)
    assert "¿Para quién es este trámite?" in shown
    assert "Para Exportadora Andina S.A.C." in shown
    assert confirm(citizen).status_code == 422
    assert confirm(citizen, for_company=str(uuid4())).status_code == 422
    filed = confirm(citizen, for_company=str(company.id))
    assert filed.status_code == 302
    case = Request.objects.select_related("case__company").get().case
    assert case.company == company
    assert "por Exportadora Andina S.A.C." in citizen.get(filed["Location"]).content.decode()

    pages(citizen)
    assert confirm(citizen, for_company="self").status_code == 302
    assert Request.objects.filter(case__company=None).count() == 1


def test_without_the_paper_or_the_person_there_is_no_power(at: Ministry) -> None:
    officer = browser_of(at.officer)
    company = registered(officer)
    assert empowered(officer, company, at, is_seen="").status_code == 422
    assert empowered(officer, company, at, document_number="40000000").status_code == 422
    assert empowered(officer, company, at, valid_until="2020-01-01").status_code == 422
    assert empowered(officer, company, at).status_code == 302
    again = empowered(officer, company, at)
    assert "ya representa a esa empresa" in again.content.decode()
    assert browser_of(at.citizen).get(f"/empresas/{company.id}/").status_code == 403


def test_a_power_is_ended_with_a_reason(at: Ministry) -> None:
    officer = browser_of(at.officer)
    company = registered(officer)
    empowered(officer, company, at)
    given = Representation.objects.get()
    address = f"/empresas/{company.id}/poderes/{given.id}/terminar/"
    assert officer.post(address, {"reason": ""}).status_code == 422
    assert officer.post(address, {"reason": "Renuncia"}).status_code == 302
    assert "Terminó" in officer.get(f"/empresas/{company.id}/").content.decode()
    assert officer.post(address, {"reason": "Renuncia"}).status_code == 409
    assert officer.get("/empresas/?text=andina").content.decode().count(RUC) == 1


def test_a_number_that_is_no_ruc_is_told_beside_its_field(at: Ministry) -> None:
    officer = browser_of(at.officer)
    typed = {"country": "PE", "registration": "20512333798", "name": "Otra"}
    refused = officer.post("/empresas/nueva/", typed)
    assert refused.status_code == 422
    assert "El RUC no es válido" in refused.content.decode()
    registered(officer)
    again = officer.post("/empresas/nueva/", {**typed, "registration": RUC})
    assert "ya está registrada" in again.content.decode()


def test_the_same_for_programs(at: Ministry) -> None:
    officer, citizen = browser_of(at.officer), browser_of(at.citizen)
    made = post(officer, "/companies/", {"name": "Andina", "registration": RUC})
    assert made.status_code == 201, made.content
    company = made.json()["id"]  # type: ignore[attr-defined]
    assert post(citizen, "/companies/", {"name": "Mía", "registration": RUC}).status_code == 403
    sent = {
        "document_kind": "dni", "document_number": at.applicant.document_number,
        "evidence": "Vigencia", "valid_from": clock.today().isoformat(),
    }  # fmt: skip
    assert (
        post(officer, f"/companies/{company}/powers", {**sent, "document_number": "40000000"}).status_code
        == 404
    )
    assert post(citizen, f"/companies/{company}/powers", sent).status_code == 403
    filing = _filing(citizen)
    assert post(citizen, "/apostilles/", {**filing, "company": company}).status_code == 404
    given = post(officer, f"/companies/{company}/powers", sent)
    assert given.status_code == 201, given.content
    assert [each["id"] for each in citizen.get("/api/v1/companies/").json()] == [company]
    filed = post(citizen, "/apostilles/", {**filing, "company": company})
    assert filed.status_code == 201, filed.content
    assert str(Request.objects.get().case.company_id) == company
    end = f"/companies/{company}/powers/{given.json()['id']}/end"  # type: ignore[attr-defined]
    ended = post(officer, end, {"reason": "Revocado"})
    assert ended.json()["valid_until"] == clock.today().isoformat()  # type: ignore[attr-defined]
    assert citizen.get("/api/v1/companies/").json() == []


def _filing(client: Client) -> dict[str, object]:
    file = SimpleUploadedFile("partida.pdf", factories.pdf(str(uuid4())), "application/pdf")
    headers = {"Idempotency-Key": str(uuid4())}
    upload = client.post("/api/v1/uploads/", {"file": file}, headers=headers)
    return {
        "destination": "ES", "document_class": "administrative", "form": "paper", "title": "Partida",
        "issued_by": "RENIEC", "signed_on": "2026-01-15", "office": "legalisations-lima",
        "uploads": {"source_document": upload.json()["id"]},
    }  # fmt: skip


def test_the_look_at_a_company_s_people_is_recorded(at: Ministry) -> None:
    officer = browser_of(at.officer)
    company = registered(officer)
    officer.get(f"/empresas/{company.id}/")
    assert at.officer.person_id is not None
    read = [entry for entry in ledger.entries(at.officer.person_id) if entry.verb == "ledger.read"]
    assert str(company.id) in read[-1].facts


def test_a_power_counts_from_its_day(at: Ministry) -> None:
    officer, citizen = browser_of(at.officer), browser_of(at.citizen)
    company = registered(officer)
    tomorrow: date = clock.today() + timedelta(days=1)
    empowered(officer, company, at, valid_from=tomorrow.isoformat())
    assert "¿Para quién" not in pages(citizen)
    assert Account.objects.exists()
