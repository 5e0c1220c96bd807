"""Does the administrator read how each register answers, and the auditor who asked about whom?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.test import override_settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.gateway import actions, breaker, civil_identity, conversation, queries, registers
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity import access
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db
PASSWORD = "only-the-register-knows"
PAGE, WHO = "/administracion/registros/", "/administracion/registros/consultas/"
CASE = UUID(int=7)


@dataclass
class World:
    simulator: CivilIdentitySimulator
    olga: Actor
    auditor: Actor

    def ask(self, dni: str = "40000123") -> None:
        civil_identity.consult(dni=dni, purpose="Comprobar al titular", case_id=CASE, actor=self.olga)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(conversation, "PAUSE_SECONDS", 0)
    olga = people.make_person("Olga", "Oficial")
    olga.document_number = "41000001"
    olga.save()
    people.make_role(olga, Role.OFFICER)
    auditor = people.make_person("Aura", "Auditora")
    people.make_role(auditor, Role.AUDITOR)
    simulator = CivilIdentitySimulator(PASSWORD)
    with (
        running(simulator) as url,
        override_settings(
            IDENTITY_REGISTER_URL=f"{url}/reniec",
            IDENTITY_REGISTER_DIALECT="rest",
            VAULT_URL=f"file://{tmp_path}",
            FIRST_CREDENTIALS={civil_identity.PARTNER: PASSWORD},
        ),
    ):
        yield World(simulator, people.actor_of(olga), people.actor_of(auditor))


def read(actor: Actor, address: str = PAGE) -> str:
    return browser_of(actor).get(address).content.decode()


def test_each_state_of_a_register_has_its_words(at: World) -> None:
    shown = read(at.auditor)
    assert shown.count("Sin consultas") == 4
    assert "No pide credencial" in shown
    at.ask()
    shown = read(at.auditor)
    assert "Responde" in shown
    assert "Quien más consultó: 1 de 200" in shown
    assert "La primera vence el" in shown
    at.simulator.fault = Fault.EXPIRED
    with pytest.raises(registers.CredentialExpired):
        at.ask()
    assert "Rechaza nuestra credencial" in read(at.auditor)
    at.simulator.fault = Fault.MALFORMED
    actions.consult_or_defer(dni="40000124", purpose="Comprobar", case_id=CASE, actor=at.olga)
    shown = read(at.auditor)
    assert "No responde" in shown
    assert "respondió algo que no se puede leer" in shown
    assert "1 consulta espera" in shown
    at.simulator.fault = Fault.BROKEN
    for _ in range(breaker.FAILURES_TO_OPEN):
        with pytest.raises(Unavailable):
            at.ask()
    shown = read(at.auditor)
    assert "En pausa" in shown
    assert "hasta las" in shown
    with clock.advanced(breaker.REST + timedelta(seconds=1)):
        assert "hasta las" not in read(at.auditor)


def test_the_figure_is_a_table_too(at: World) -> None:
    at.ask()
    with pytest.raises(civil_identity.IdentityNotFound):
        at.ask("00000123")
    shown = read(at.auditor)
    assert sum(map(int, re.findall(r"<li>\d\d/\d\d \d\d:00: (\d+)<svg", shown))) == 2
    assert 'data-label="Respondió que no">1<' in shown


def test_the_auditor_finds_by_person_officer_register_and_dates(at: World) -> None:
    at.ask()
    at.ask("40000222")
    auditor = browser_of(at.auditor)
    assert "2 consultas" in read(at.auditor, WHO)
    found = auditor.get(WHO, {"tipo": "dni", "numero": "40000123"}).content.decode()
    assert "1 consulta." in found
    assert "Olga" in found
    assert "Comprobar al titular" in found
    assert "40000222" not in found
    assert at.auditor.person_id
    assert ledger.entries(at.auditor.person_id).filter(verb="ledger.read").count() == 1
    assert "2 consultas" in auditor.get(WHO, {"funcionario": "41000001"}).content.decode()
    assert auditor.get(WHO, {"funcionario": "49999999"}).status_code == 422
    assert "0 consultas" in auditor.get(WHO, {"registro": "SUNAT"}).content.decode()
    yesterday = f"{clock.today() - timedelta(days=1):%Y-%m-%d}"
    assert "0 consultas" in auditor.get(WHO, {"hasta": yesterday}).content.decode()
    assert auditor.get(WHO, {"tipo": "dni", "numero": "12"}).status_code == 422


def test_the_same_as_csv(at: World) -> None:
    at.ask()
    answer = browser_of(at.auditor).get(WHO, {"formato": "csv"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert answer["Content-Type"].startswith("text/csv")
    assert lines[0].startswith("Fecha y hora (Lima),Funcionario,Registro")
    assert "RENIEC,Comprobar al titular,,Respondió," in lines[1]


def test_only_an_auditor_reads_who_asked(at: World) -> None:
    administrator = people.make_administrator()
    assert browser_of(administrator).get(PAGE).status_code == 200
    for actor in (administrator, at.olga):
        assert browser_of(actor).get(WHO).status_code == 403
    assert browser_of(at.olga).get(PAGE).status_code == 403
    assert browser_of(at.auditor).get(WHO).status_code == 200
    with pytest.raises(access.RoleMissing):
        queries.asked(since=clock.today(), until=clock.today(), actor=administrator)


def test_credentials_are_of_the_registers_that_give_them(at: World) -> None:
    browser, address = (
        browser_of(people.make_administrator()),
        f"{PAGE}credenciales/{at.olga.person_id}/registrar/",
    )
    refused = browser.get(address, {"registro": "SUNAT"})
    assert refused.status_code == 404
    assert 'data-refusal="register_unknown"' in refused.content.decode()
    assert "en MIGRACIONES" in browser.get(address, {"registro": "MIGRACIONES"}).content.decode()
