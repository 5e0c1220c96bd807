"""A transmission as people see it, and as they do not."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from chancery.contexts.transmissions import actions, queries
from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.rules import Identified
from chancery.contexts.transmissions.tests import factories
from chancery.contexts.transmissions.tests.factories import World
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
FILING = "/tramites/copia-certificada-acta/solicitar"


@pytest.fixture
def register(tmp_path: Path, at: World) -> Iterator[CivilIdentitySimulator]:
    person = at.applicant
    entry = {
        "prenombres": person.given_names,
        "apPrimer": person.first_surname,
        "apSegundo": person.second_surname,
    }
    (tmp_path / "people.json").write_text(json.dumps({person.document_number: entry}))
    simulator = CivilIdentitySimulator("secret", people=tmp_path / "people.json")
    with (
        running(simulator) as url,
        override_settings(
            IDENTITY_REGISTER_URL=f"{url}/reniec",
            IDENTITY_REGISTER_DIALECT="rest",
            VAULT_URL=f"file://{tmp_path}",
            FIRST_CREDENTIALS={"RENIEC": "secret"},
        ),
    ):
        yield simulator


def send(client: Client, page: int, **fields: object) -> str:
    answer = client.post(f"{FILING}?paso={page}", fields)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


SOUGHT = {"book": "births", "holder": "Lucía Quispe", "year": 1994}


def test_a_citizen_files_at_home_and_is_told_early_what_is_missing(at: World) -> None:
    citizen = browser_of(at.post.citizen)
    assert "Elija el consulado, o díganos en qué país" in send(citizen, 1, **SOUGHT)
    assert "falta el nombre de la otra" in send(
        citizen, 1, **{**SOUGHT, "book": "marriages", "post": "cg-milan"}
    )
    assert "debe estar entre" in send(citizen, 1, **{**SOUGHT, "year": 2999, "post": "cg-milan"})
    assert send(citizen, 1, **SOUGHT, post="cg-milan").endswith("paso=2")
    assert "Elija la oficina donde la recogerá" in send(citizen, 2, manner="counter", purpose="general")
    assert send(citizen, 2, manner="digital", purpose="military").endswith("paso=3")
    clue = SimpleUploadedFile("copia.png", factories.scan(), "image/png")
    assert send(citizen, 3, clue=clue).endswith("paso=4")
    address = send(citizen, 4, office="cg-milan", is_true="on")
    shown = citizen.get(address).content.decode()
    assert "Entrega digital" in shown
    assert "Falta el pago" not in shown
    assert "Todavía no salió del consulado" in shown


def test_a_country_without_a_post_is_told(at: World) -> None:
    said = send(browser_of(at.post.citizen), 1, **SOUGHT, country="AQ")
    assert "Ningún consulado atiende ese país" in said


def test_whoever_has_no_desk_has_no_queue(at: World) -> None:
    assert browser_of(at.post.citizen).get("/transmisiones/").status_code == 403
    assert browser_of(at.post.cashier).get("/transmisiones/").status_code == 403
    for actor in (at.post.officer, at.post.consul, at.legaliser, at.desk):
        assert browser_of(actor).get("/transmisiones/").status_code == 200


def test_the_pages_of_the_consulate(at: World) -> None:
    wanted = factories.taken(at)
    number = wanted.case.number
    clerk, consul = browser_of(at.post.officer), browser_of(at.post.consul)
    assert "Todavía no se cargó" in consul.get(f"/transmisiones/{number}/certificar").content.decode()
    assert "Se pide: Copia certificada" in clerk.get(f"/transmisiones/{number}/cargar").content.decode()
    text = SimpleUploadedFile("acta.txt", b"texto", "text/plain")
    entry = {"volume": "1", "folio": "2", "number": "3", "registered_on": "1994-05-02", "holder": "Lucía"}
    wrong = clerk.post(f"/transmisiones/{number}/cargar", {**entry, "image": text})
    assert wrong.status_code == 422
    assert 'value="Lucía"' in wrong.content.decode()
    image = SimpleUploadedFile("acta.png", factories.scan(), "image/png")
    assert clerk.post(f"/transmisiones/{number}/cargar", {**entry, "image": image}).status_code == 302
    assert clerk.get(f"/transmisiones/{number}/imagen/1").status_code == 200
    assert clerk.get(f"/transmisiones/{number}/imagen/2").status_code == 404
    assert clerk.get(f"/transmisiones/{number}/certificar").status_code == 403
    assert consul.get(f"/transmisiones/{number}/no-hallada").status_code == 403
    assert clerk.post(f"/transmisiones/{number}/no-hallada", {"reason": ""}).status_code == 422
    refused = clerk.post(f"/transmisiones/{number}/no-hallada", {"reason": "No consta"}, follow=True)
    assert "No hallada" in refused.content.decode()
    other = factories.paid(at).case.number
    refused = consul.post(f"/transmisiones/{other}/rechazar", {"reason": "Asiento reservado"}, follow=True)
    assert "Rechazada" in refused.content.decode()


def test_a_difference_is_told_and_sent_again(at: World) -> None:
    number = factories.sent(at).case.number
    lima, clerk = browser_of(at.legaliser), browser_of(at.post.officer)
    assert lima.post(f"/transmisiones/{number}/devolver", {"reason": ""}).status_code == 422
    told = lima.post(f"/transmisiones/{number}/devolver", {"reason": "Ilegible"}, follow=True)
    assert "Recepción con diferencia" in told.content.decode()
    again = clerk.post(f"/transmisiones/{number}/enviar", follow=True).content.decode()
    assert "Transmitida" in again
    assert "Ilegible" in again


def test_a_step_of_another_office_is_no_step_here(at: World) -> None:
    number = factories.sent(at).case.number
    desk = browser_of(at.desk)
    assert desk.get(f"/transmisiones/{number}/recibir").status_code == 403
    assert desk.post(f"/transmisiones/{number}/recibir").status_code == 403
    assert desk.get(f"/transmisiones/{number}/confirmar").status_code == 403
    assert browser_of(at.post.citizen).get(f"/transmisiones/{number}/entregar").status_code == 403
    early = browser_of(at.legaliser).get(f"/transmisiones/{number}/legalizar").content.decode()
    assert "no se puede hacer ahora" in early
    stranger = browser_of(people.actor_of(people.make_person("Otra", "Persona")))
    assert stranger.get(f"/transmisiones/{number}/").status_code == 404


def test_lima_reads_why_a_signature_is_not_legalised(at: World) -> None:
    number = factories.received(at).case.number
    answer = browser_of(at.legaliser).post(f"/transmisiones/{number}/legalizar")
    assert answer.status_code == 404
    assert "no está en el registro de firmas" in answer.content.decode()


class TestDelivery:
    def taker(self, at: World, **changes: str) -> dict[str, str]:
        person = at.applicant
        return {
            "name": person.full_name,
            "document_kind": person.document_kind,
            "document_number": person.document_number,
            "document_country": "PE",
            **changes,
        }

    def test_the_register_confirms_who_collects(self, at: World, register: CivilIdentitySimulator) -> None:
        wanted = factories.printed(at)
        desk = browser_of(at.desk)
        address = f"/transmisiones/{wanted.case.number}/entregar"
        other = desk.post(address, self.taker(at, name="Otro Nombre"))
        assert other.status_code == 409
        assert "los nombres no coinciden" in other.content.decode()
        done = desk.post(address, self.taker(at), follow=True).content.decode()
        assert "identidad comprobada en el registro de identidad" in done

    def test_whom_the_register_does_not_know_or_has_buried_collects_nothing(
        self, at: World, register: CivilIdentitySimulator
    ) -> None:
        wanted = factories.printed(at)
        unknown = actions.Taker("Nadie Conocido", IdentityDocumentKind.DNI, "10101010", power="Carta")
        with pytest.raises(actions.TakerUnconfirmed, match="los nombres no coinciden"):
            actions.identify(transmission=wanted, taker=unknown, actor=at.desk)
        dead = {"prenombres": "Ana", "apPrimer": "Quispe", "apSegundo": "Ñahui", "restriccion": "FALLECIDO"}
        assert register.people is not None
        register.people.write_text(json.dumps({"20202020": dead}))
        buried = actions.Taker("Ana Quispe Ñahui", IdentityDocumentKind.DNI, "20202020", power="Carta")
        with pytest.raises(actions.TakerUnconfirmed, match="cancelado"):
            actions.identify(transmission=wanted, taker=buried, actor=at.desk)
        foreign = actions.Taker("Ana", IdentityDocumentKind.PASSPORT, "YA1234567", "IT", "Carta")
        assert actions.identify(transmission=wanted, taker=foreign, actor=at.desk) is Identified.DOCUMENT

    def test_another_person_needs_a_power_and_a_sheet_is_asked_for(self, at: World) -> None:
        wanted = factories.ready(at)
        desk = browser_of(at.desk)
        address = f"/transmisiones/{wanted.case.number}"
        assert desk.post(f"{address}/entregar", self.taker(at)).status_code == 409
        assert desk.post(f"{address}/imprimir", {"sheet": ""}).status_code == 422
        assert desk.post(f"{address}/imprimir", {"sheet": "HS-5"}).status_code == 302
        assert "escriba el motivo" in desk.get(f"{address}/imprimir").content.decode()
        friend = self.taker(at, name="Ana Amiga", document_number="44556677")
        refused = desk.post(f"{address}/entregar", friend)
        assert refused.status_code == 422
        assert "falta indicar el poder" in refused.content.decode()

    def test_what_is_digital_is_confirmed_from_the_account(self, at: World) -> None:
        wanted = factories.legalised(at, factories.digital(at))
        citizen = browser_of(at.post.citizen)
        page = citizen.get(f"/transmisiones/{wanted.case.number}/").content.decode()
        assert "Confirmar que lo recibí" in page
        done = citizen.post(f"/transmisiones/{wanted.case.number}/confirmar", follow=True)
        assert "Entregada" in done.content.decode()


def test_a_permit_is_sent_from_a_page(at: World) -> None:
    there, _, permit = factories.permit_world()
    address = "/tramites/envio-autorizacion-viaje/solicitar"
    mother = browser_of(there.post.citizen)
    asked = {"permit_number": permit.number, "manner": "counter", "destination": there.ode.code}
    assert mother.get(address).status_code == 200
    missing = mother.post(address, {**asked, "destination": ""})
    assert "Elija la oficina" in missing.content.decode()
    unknown = mother.post(address, {**asked, "permit_number": "AVMMIL-2026-999999-9"})
    assert "No encontramos una autorización" in unknown.content.decode()
    shown = mother.post(address, asked, follow=True).content.decode()
    assert f"Autorización de viaje de menor {permit.number}" in shown
    again = browser_of(there.desk).post(f"{address}?para={there.applicant.id}", asked)
    assert "ya se está enviando" in again.content.decode()
    assert Transmission.objects.count() == 1
    assert queries.under_way_with(permit.request.case_id) is not None
