"""Do the pages show each reader what is his to see, and carry a proposal through to the register?"""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from chancery.contexts.signatories import queries
from chancery.contexts.signatories.models import Registration
from chancery.contexts.signatories.queries import register
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.contexts.signatories.tests import factories
from chancery.contexts.signatories.tests.factories import proposed, signatory, signed_in
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with clock.set_to(factories.NOON):
        yield


@pytest.fixture
def registrar() -> Client:
    return signed_in("registrar", Role.REGISTRAR)


@pytest.fixture
def officer() -> Client:
    return signed_in("officer", Role.OFFICER)


def text(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(f"signatories:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


class TestRegister:
    def test_it_is_searched_without_accents(self, officer: Client) -> None:
        signatory("Íñigo Núñez Quispe")
        signatory("Ana Quispe Prueba", capacity="Decana")
        assert "Íñigo" in text(officer, "register", q="NUNEZ secretario")
        assert "Íñigo" not in text(officer, "register", q="decana")
        assert "Ninguna firma registrada coincide" in text(officer, "register", q="nadie")

    def test_it_is_filtered_by_day_and_kind(self, officer: Client) -> None:
        signatory(valid_until=date(2025, 1, 1))
        assert "Íñigo" in text(officer, "register", on="2024-12-31", kind="university")
        assert "Íñigo" not in text(officer, "register", on="2025-01-01")
        assert "Íñigo" not in text(officer, "register", kind="notary")

    def test_its_pages_follow_one_another(self, officer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(register, "PAGE", 1)
        for name in ("Ana Prueba", "Ana Prueba Segunda", "Zoila Prueba"):
            signatory(name)
        seen, after = [], None
        while True:
            page = queries.register_entries(factories.officer(), after=after)
            seen += [entry.name for entry in page.entries]
            after = page.next_place
            if after is None:
                break
        assert seen == ["Ana Prueba", "Ana Prueba Segunda", "Zoila Prueba"]
        assert 'rel="next"' in text(officer, "register")

    def test_it_is_not_for_everyone(self, officer: Client) -> None:
        address = reverse("signatories:register")
        assert officer.get(address).status_code == 200
        assert signed_in("citizen").get(address).status_code == 403

    def test_a_place_that_is_none_is_not_found(self, officer: Client) -> None:
        assert officer.get(reverse("signatories:register"), {"despues": "x"}).status_code == 404


class TestSignatory:
    def test_it_tells_post_chain_and_history(self, registrar: Client) -> None:
        college = factories.authority("Colegio de Notarios de Prueba")
        entry = signatory(of=factories.authority("Notaría Prueba", certified_by=college))
        factories.certificate(entry.id)
        page = text(registrar, "signatory", entry.id)
        assert "1. Colegio de Notarios de Prueba" in page
        assert "Aprobación de la propuesta" in page
        assert "Proponer su revocación" in page

    def test_what_is_only_proposed_is_for_registrars(self, registrar: Client, officer: Client) -> None:
        address = reverse("signatories:signatory", args=[proposed().signatory_id])
        assert "aún no rige" in registrar.get(address).content.decode()
        assert officer.get(address).status_code == 404


class TestOpenSpecimen:
    def test_whoever_compares_sees_it_and_is_written_down(self, officer: Client) -> None:
        specimen = queries.specimens_of(signatory())[0]
        image = officer.get(reverse("signatories:open_specimen", args=[specimen.id, "firma"]))
        assert image.content == factories.PNG
        assert image["Cache-Control"] == "no-store"
        reader = factories.person("officer")
        assert [entry.person_id for entry in ledger.entries(reader.id)] == [reader.id]
        assert (
            officer.get(reverse("signatories:open_specimen", args=[specimen.id, "sello"])).status_code == 404
        )
        address = reverse("signatories:open_specimen", args=[specimen.id, "firma"])
        assert signed_in("citizen").get(address).status_code == 403

    def test_what_is_only_proposed_is_for_registrars(self, registrar: Client, officer: Client) -> None:
        address = reverse("signatories:open_specimen", args=[proposed().specimen_id, "firma"])
        assert registrar.get(address).status_code == 200
        assert officer.get(address).status_code == 404


class TestPropose:
    def test_a_signature_goes_from_form_to_register(self, registrar: Client, officer: Client) -> None:
        registrar.post(
            reverse("signatories:add_authority"),
            {"name": "UGEL 99", "kind": "education_office", "country": "PE"},
        )
        filled = {
            "name": "Rosa Prueba Mamani",
            "authority": str(queries.authorities().get().id),
            "capacity": "Directora",
            "valid_from": "2026-01-05",
            "last_day": "2026-12-31",
            "seal": "Dirección de la UGEL 99",
            "signature": SimpleUploadedFile("firma.png", factories.PNG),
            "support": "Resolución 5-2026",
        }
        alone = registrar.post(reverse("signatories:propose_signatory"), {**filled, "signature": ""})
        assert (alone.status_code, Registration.objects.count()) == (422, 0)
        assert "no basta el sello" in alone.content.decode()
        sent = registrar.post(reverse("signatories:propose_signatory"), filled)
        proposal = Registration.objects.get()
        assert sent["Location"] == reverse("signatories:registration", args=[proposal.id])
        assert "debe decidirla otro registrador" in text(registrar, "registration", proposal.id)
        assert registrar.post(reverse("signatories:approve", args=[proposal.id])).status_code == 403
        second = signed_in("second", Role.REGISTRAR)
        assert "Rosa Prueba Mamani" in text(second, "pending")
        second.post(reverse("signatories:approve", args=[proposal.id]))
        assert "Rosa Prueba Mamani" in text(officer, "register")
        assert queries.registered(proposal.signatory_id, date(2026, 12, 31))
        assert second.post(reverse("signatories:approve", args=[proposal.id])).status_code == 409

    def test_a_seal_without_a_signature_goes_from_form_to_register(
        self, registrar: Client, officer: Client
    ) -> None:
        of = factories.authority("Archivo Regional", AuthorityKind.OTHER)
        filled = {
            "authority": str(of.id),
            "seal": "Archivo Regional de Prueba",
            "seal_image": SimpleUploadedFile("sello.png", factories.PNG),
            "valid_from": "2020-01-05",
            "support": "Oficio 5-2020",
        }
        assert registrar.get(reverse("signatories:propose_seal")).status_code == 200
        assert officer.get(reverse("signatories:propose_seal")).status_code == 403
        without = registrar.post(reverse("signatories:propose_seal"), {**filled, "seal_image": ""})
        assert without.status_code == 422
        filled["seal_image"] = SimpleUploadedFile("sello.png", factories.PNG)
        sent = registrar.post(reverse("signatories:propose_seal"), filled)
        proposal = Registration.objects.get()
        assert sent["Location"] == reverse("signatories:registration", args=[proposal.id])
        shown = text(registrar, "registration", proposal.id)
        assert "Sello de Archivo Regional" in shown
        assert "Ver el sello" in shown
        assert "Ver la firma" not in shown
        second = signed_in("second", Role.REGISTRAR)
        assert "Nuevo sello sin firma" in text(second, "pending")
        assert second.post(reverse("signatories:approve", args=[proposal.id])).status_code == 302
        assert "Sello de Archivo Regional" in text(officer, "register")
        entry = text(officer, "signatory", proposal.signatory_id)
        assert "la entidad sella sus documentos y no los firma" in entry
        image = officer.get(reverse("signatories:open_specimen", args=[proposal.specimen_id, "sello"]))
        assert image.content == factories.PNG
        none = officer.get(reverse("signatories:open_specimen", args=[proposal.specimen_id, "firma"]))
        assert none.status_code == 404
        newer = registrar.get(reverse("signatories:propose_specimen", args=[proposal.signatory_id]))
        assert 'name="signature"' not in newer.content.decode()

    @pytest.mark.parametrize(
        ("page", "typed", "message"),
        [
            ("propose_end_of_tenure", {"last_day": "2020-01-01"}, "no puede ser anterior"),
            ("propose_specimen", {"valid_from": "2020-01-01", "signature": factories.PNG}, "fecha posterior"),
            ("propose_specimen", {"valid_from": "2026-01-01", "signature": b"GIF89a"}, "PNG o JPEG"),
            (
                "propose_specimen",
                {"valid_from": "2026-01-01", "signature": factories.PNG + bytes(1024 * 1024)},
                "pesa más de 1 MB",
            ),
            ("propose_certificate", {"certificate": b"nothing"}, "no es un certificado digital"),
        ],
    )
    def test_what_does_not_fit_is_said_beside_its_field(
        self, registrar: Client, page: str, typed: dict[str, object], message: str
    ) -> None:
        address = reverse(f"signatories:{page}", args=[signatory().id])
        assert registrar.get(address).status_code == 200
        files = {n: SimpleUploadedFile("file", v) if isinstance(v, bytes) else v for n, v in typed.items()}
        answer = registrar.post(address, {**files, "support": "Oficio 1"})
        assert answer.status_code == 422
        assert message in answer.content.decode()

    def test_end_facsimile_certificate_and_revocation_are_proposed(self, registrar: Client) -> None:
        entry = signatory()
        certificate = factories.certificate(entry.id)
        for page, subject, typed in (
            ("propose_end_of_tenure", entry, {"last_day": "2026-05-31"}),
            (
                "propose_specimen",
                entry,
                {"valid_from": "2026-01-01", "signature": SimpleUploadedFile("f.png", factories.PNG)},
            ),
            ("propose_certificate", entry, {"certificate": SimpleUploadedFile("c.pem", factories.pem())}),
            ("propose_certificate_revocation", certificate, {"revoked_at": "2026-05-01T10:00"}),
        ):
            address = reverse(f"signatories:{page}", args=[subject.id])
            assert registrar.post(address, {**typed, "support": "Oficio 1"}).status_code == 302
        waiting = text(signed_in("second", Role.REGISTRAR), "pending")
        for kind in ("Fin de cargo", "Nuevo facsímil", "Nuevo certificado", "Revocación"):
            assert kind in waiting

    def test_only_a_registrar_sees_the_forms(self, registrar: Client, officer: Client) -> None:
        address = reverse("signatories:propose_signatory")
        assert registrar.get(address).status_code == 200
        assert officer.get(address).status_code == 403


class TestReject:
    def test_a_reason_is_asked_for(self, registrar: Client) -> None:
        proposal = proposed()
        address = reverse("signatories:reject", args=[proposal.id])
        assert registrar.post(address, {"reason": ""}).status_code == 422
        assert registrar.post(address, {"reason": "El oficio no es legible."}).status_code == 302
        assert "El oficio no es legible." in text(registrar, "registration", proposal.id)
        assert "No hay propuestas pendientes" in text(registrar, "pending")


class TestConsult:
    @pytest.fixture(autouse=True)
    def _entry(self) -> None:
        signatory(valid_until=date(2026, 5, 21))

    @pytest.mark.parametrize(
        ("name", "authority", "on", "is_found"),
        [
            ("inigo nunez", "universidad altiplano", "2026-05-20", True),
            ("inigo nunez", "universidad altiplano", "2026-05-21", False),
            ("inigo mamani", "universidad altiplano", "2026-05-20", False),
            ("inigo nunez", "notaria", "2026-05-20", False),
        ],
    )
    def test_anyone_may_ask_about_one_document(
        self, client: Client, name: str, authority: str, on: str, is_found: bool
    ) -> None:
        answer = client.post(reverse("signatories:consult"), {"name": name, "authority": authority, "on": on})
        page = answer.content.decode()
        assert ("La firma está registrada" in page) is is_found
        assert ("Secretario General, Universidad Nacional" in page) is is_found
        assert ("no está registrada para esa fecha" in page) is not is_found

    def test_half_a_name_lists_nothing(self, client: Client) -> None:
        typed = {"name": "Núñez", "authority": "universidad", "on": "2026-05-20"}
        answer = client.post(reverse("signatories:consult"), typed)
        assert answer.status_code == 422
        assert "al menos un nombre y un apellido" in answer.content.decode()
        assert "Secretario General" not in answer.content.decode()
        with pytest.raises(queries.NameTooShort):
            queries.public_consultation(name="Núñez", authority="universidad", on=date(2026, 5, 20))
        assert queries.public_consultation(
            name="inigo nunez", authority="universidad", on=date(2026, 5, 20)
        ).is_certified
