"""Does the register answer in both dialects, is each question accounted for, and does no failure escape?"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

import httpx
import pytest
import zeep
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.base.errors import Refusal, Unavailable
from chancery.kernel.gateway import actions, civil_identity, queries, registers
from chancery.kernel.gateway.breaker import REST
from chancery.kernel.gateway.civil_identity import CivilIdentity, CivilStanding, Restriction, restriction_of
from chancery.kernel.gateway.credentials import CredentialMissing, Secret, vault
from chancery.kernel.gateway.models import Exchange, Outcome, PendingConsultation
from chancery.kernel.gateway.register_messages import read_rest, read_soap
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.soap import UnreadableMessage
from chancery.kernel.identity.models import IdentityDocumentKind, Person

PASSWORD = "only-the-register-knows"
CASE = UUID(int=7)
NAMESPACE = civil_identity.REGISTER.wire.namespace
pytestmark = pytest.mark.django_db


@contextmanager
def register(
    folder: Path, dialect: str = "rest", daily_quota: int = 1000
) -> Iterator[tuple[CivilIdentitySimulator, str]]:
    simulator = CivilIdentitySimulator(PASSWORD, daily_quota=daily_quota)
    with (
        running(simulator) as url,
        override_settings(
            IDENTITY_REGISTER_URL=f"{url}/reniec",
            IDENTITY_REGISTER_DIALECT=dialect,
            VAULT_URL=f"file://{folder}",
            FIRST_CREDENTIALS={"RENIEC": PASSWORD},
        ),
    ):
        yield simulator, f"{url}/reniec"


@pytest.fixture
def officer() -> Actor:
    person = Person.objects.create(
        given_names="Inés",
        first_surname="Inventada",
        document_kind=IdentityDocumentKind.DNI,
        document_number="41000001",
    )
    return Actor(name=person.full_name, channel=Channel.WEB, request_id=str(ids.uuid7()), person_id=person.pk)


def ask(officer: Actor, dni: str = "40000123", purpose: str = "verificar al titular") -> CivilIdentity:
    return civil_identity.consult(dni=dni, purpose=purpose, case_id=CASE, actor=officer)


@pytest.mark.parametrize("dialect", ["rest", "soap"])
def test_both_dialects_tell_the_same_person_and_leave_one_row(
    dialect: str, officer: Actor, tmp_path: Path
) -> None:
    with register(tmp_path, dialect):
        found = ask(officer)
        assert found.given_names
        assert found.status is CivilStanding.ACTIVE
        assert ask(officer, "40000198").status is CivilStanding.RESTRICTED
        assert ask(officer, "40000199").status is CivilStanding.CANCELLED
        with pytest.raises(civil_identity.IdentityNotFound):
            ask(officer, "00000123")
    row = Exchange.objects.order_by("started_at").first()
    assert row is not None
    assert (row.outcome, row.purpose, row.case_id) == (Outcome.ANSWERED, "verificar al titular", CASE)
    assert Exchange.objects.filter(outcome=Outcome.REFUSED).count() == 1


@pytest.mark.parametrize("dialect", ["rest", "soap"])
def test_a_credential_is_renewed_when_it_expires(dialect: str, officer: Actor, tmp_path: Path) -> None:
    with register(tmp_path, dialect) as (simulator, _):
        simulator.fault = Fault.EXPIRED
        with pytest.raises(registers.CredentialExpired):
            ask(officer)
        registers.change_credential(civil_identity.REGISTER, actor=officer)
        assert ask(officer).given_names
        simulator.passwords["41000001"] = "somebody changed it"
        with pytest.raises(registers.CredentialRefused):
            ask(officer)
    (kept,) = tmp_path.iterdir()
    assert kept.stat().st_mode & 0o077 == 0
    assert "41000001" not in kept.name


def test_nobody_asks_without_a_purpose_a_dni_or_a_right_number(officer: Actor, tmp_path: Path) -> None:
    with register(tmp_path):
        with pytest.raises(registers.PurposeMissing):
            ask(officer, purpose=" ")
        with pytest.raises(civil_identity.DniMalformed):
            ask(officer, "4000012٣")
        with pytest.raises(registers.OfficerUnknown):
            ask(system_actor("Nadie"))
        assert not Exchange.objects.exists()
        ask(officer)


@pytest.mark.parametrize("dialect", ["rest", "soap"])
def test_a_code_that_nobody_documented_is_a_failure_of_the_register(
    dialect: str, officer: Actor, tmp_path: Path
) -> None:
    with register(tmp_path, dialect) as (simulator, _):
        simulator.fault = Fault.ODD
        with pytest.raises(registers.RegisterRefused):
            ask(officer)
        simulator.fault = Fault.NONE
        assert ask(officer).given_names


def test_who_was_given_no_credential_does_not_ask_until_one_is_kept(officer: Actor, tmp_path: Path) -> None:
    with register(tmp_path), override_settings(FIRST_CREDENTIALS={}):
        with pytest.raises(CredentialMissing):
            ask(officer)
        vault().replace("RENIEC", "41000001", Secret(PASSWORD))
        assert ask(officer).given_names


def test_both_sides_count_the_days_questions(officer: Actor, tmp_path: Path) -> None:
    with register(tmp_path, daily_quota=1):
        ask(officer)
        with pytest.raises(registers.QuotaExhausted):
            ask(officer)
        with override_settings(IDENTITY_REGISTER_DAILY_QUOTA=2), pytest.raises(registers.QuotaExhausted):
            ask(officer)
    assert Exchange.objects.count() == 2


@pytest.mark.parametrize("dialect", ["rest", "soap"])
@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.MALFORMED])
def test_the_work_goes_on_and_the_question_is_asked_again(
    fault: Fault, dialect: str, officer: Actor, tmp_path: Path
) -> None:
    with register(tmp_path, dialect) as (simulator, _):
        simulator.fault = fault
        pending = actions.consult_or_defer(dni="40000123", purpose="x", case_id=CASE, actor=officer)
        assert isinstance(pending, PendingConsultation)
        with pytest.raises(Unavailable):
            actions.reconcile(consultation_id=pending.pk, actor=system_actor("Prueba"))
        assert queries.pending_of(CASE).count() == 1
        simulator.fault = Fault.NONE
        with clock.advanced(REST):
            actions.reconcile(consultation_id=pending.pk, actor=system_actor("Prueba"))
    pending.refresh_from_db()
    assert (pending.result, pending.document_number) == ("active", "")
    assert not queries.pending_of(CASE).exists()


def test_no_log_holds_the_password_or_a_dni(
    officer: Actor, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with register(tmp_path) as (simulator, _):
        ask(officer)
        simulator.fault = Fault.BROKEN
        with pytest.raises(Unavailable):
            ask(officer)
    logged = "\n".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("django.db")
    )
    assert logged
    assert not [text for text in (PASSWORD, "40000123", "41000001") if text in logged]


def test_an_outside_client_understands_the_contract(tmp_path: Path) -> None:
    with register(tmp_path) as (_, url):
        client = zeep.Client(f"{url}/services/ReniecConsultaDni?wsdl")  # type: ignore[no-untyped-call]
        question = {"nuDniConsulta": "40000123", "nuDniUsuario": "41000001", "nuRucUsuario": "20131380101"}
        answer = client.service.consultar({**question, "password": PASSWORD})
        assert (answer.coResultado, bool(answer.datosPersona.prenombres)) == ("0000", True)
        assert client.service.consultar({**question, "password": "wrong"}).coResultado == "1001"
        changed = client.service.actualizarcredencial(
            {
                "credencialAnterior": PASSWORD,
                "credencialNueva": "otra-clave",
                "nuDni": "41000001",
                "nuRuc": "20131380101",
            }
        )
        assert changed.coResultado == "0000"
        client.transport.session.close()


def test_the_simulated_register_refuses_document_types(tmp_path: Path) -> None:
    with register(tmp_path) as (_, url):
        bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        answer = httpx.post(f"{url}/services/ReniecConsultaDni", content=bomb, trust_env=False)
    assert answer.status_code == 500
    assert b"contrato" in answer.content


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["consultarResponse", "return", "coResultado", "datosPersona", "x"]), inner
    ),
)  # fmt: skip


@given(value=json_values, noise=st.binary())
def test_whatever_rest_answers_is_read_or_refused(value: object, noise: bytes) -> None:
    for body in (httpx.Response(200, json=value).content, noise):
        with suppress(Refusal):
            read_rest(body, "consultar")


@given(noise=st.binary(), text=st.text())
def test_whatever_soap_answers_is_read_or_refused(noise: bytes, text: str) -> None:
    wrapped = (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
        '<r:consultarResponse xmlns:r="http://ws.reniec.gob.pe/"><return><coResultado>'
        f"{text}</coResultado></return></r:consultarResponse></s:Body></s:Envelope>"
    )
    for body in (noise, wrapped.encode("utf-8", "replace")):
        with suppress(Refusal):
            read_soap(body, NAMESPACE, "consultar")
    with pytest.raises(UnreadableMessage):
        read_soap(b"<!DOCTYPE a>" + wrapped.encode("utf-8", "replace"), NAMESPACE, "consultar")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", Restriction.NONE),
        ("NINGUNA", Restriction.NONE),
        ("RESTRINGIDO POR PENA PRIVATIVA", Restriction.PRISON),
        ("OMISO AL SUFRAGIO", Restriction.ELECTORAL),
        ("DOBLE INSCRIPCION", Restriction.OTHER),
    ],
)
def test_what_a_restriction_means(text: str, meaning: Restriction) -> None:
    assert restriction_of(text) is meaning
    assert (civil_identity._standing(text) is CivilStanding.RESTRICTED) == (meaning is Restriction.OTHER)
