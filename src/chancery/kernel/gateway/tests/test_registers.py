"""Is every register of the State asked in the one way, and does no failure of one stop the work or lose a question?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
import zeep
from django.test import override_settings

from chancery.kernel.base import clock, events
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.gateway import (
    actions,
    civil_identity,
    conversation,
    criminal_records,
    foreigners,
    jobs,
    queries,
    registers,
    taxpayers,
)
from chancery.kernel.gateway.criminal_records import RecordFinding
from chancery.kernel.gateway.events import RegisterAnswered
from chancery.kernel.gateway.foreigners import Direction, Foreigner
from chancery.kernel.gateway.models import Exchange, Outcome, PendingConsultation
from chancery.kernel.gateway.registers import Asked, Register
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.criminal_records import CriminalRecordsSimulator
from chancery.kernel.gateway.simulators.foreigners import ForeignersSimulator
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.taxpayers import TaxpayersSimulator
from chancery.kernel.identity import access
from chancery.kernel.identity.models import IdentityDocumentKind
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation.calendars import Unit
from chancery.kernel.organisation.models import LegalPeriod

pytestmark = pytest.mark.django_db
PASSWORD = "only-the-register-knows"
CASE, OTHER_CASE = UUID(int=7), UUID(int=8)
JOB = system_actor("Prueba")
CARD = IdentityDocumentKind.FOREIGN_CARD


@dataclass(frozen=True)
class Kind:
    """One register, with whom it knows and whom it does not."""

    register: Register[Any]
    simulator: type[Any]
    known: Asked
    unknown: Asked
    malformed: Asked
    dialect: str = "rest"


def kinds() -> list[Kind]:
    made = [
        Kind(
            civil_identity.REGISTER,
            CivilIdentitySimulator,
            civil_identity.holder_of("40000123"),
            civil_identity.holder_of("00000123"),
            Asked(CARD, "001234567"),
        ),
        Kind(
            foreigners.REGISTER,
            ForeignersSimulator,
            Asked(CARD, "101234567"),
            Asked(CARD, "001234567"),
            Asked(IdentityDocumentKind.DNI, "40000123"),
        ),
        Kind(
            criminal_records.REGISTER,
            CriminalRecordsSimulator,
            Asked(IdentityDocumentKind.DNI, "40000123", name="Inés Inventada"),
            Asked(IdentityDocumentKind.DNI, "40000123", name="Inés Inventada"),
            Asked(IdentityDocumentKind.FOREIGN_ID, "40000123", name="Inés Inventada"),
        ),
    ]
    tax = Kind(
        taxpayers.REGISTER,
        TaxpayersSimulator,
        taxpayers.firm_of("20131380101"),
        taxpayers.firm_of("20000000001"),
        taxpayers.firm_of("20131380102"),
    )
    return [*made, *(replace(each, dialect="soap") for each in made), tax]


KINDS = kinds()


def named(kind: Kind) -> str:
    """What a test of one register in one dialect is called."""
    return f"{kind.register.partner}-{kind.dialect}"


each_kind = pytest.mark.parametrize("kind", KINDS, ids=named)


@contextmanager
def standing(kind: Kind, folder: Path, **options: Any) -> Iterator[tuple[Any, str]]:
    key, has_login = kind.register.key, kind.register.has_login
    simulator = kind.simulator(PASSWORD, **options) if has_login else kind.simulator(**options)
    with (
        running(simulator) as url,
        override_settings(
            **{f"{key}_URL": f"{url}{simulator.prefix}", f"{key}_DIALECT": kind.dialect},
            VAULT_URL=f"file://{folder}",
            FIRST_CREDENTIALS={kind.register.partner: PASSWORD},
        ),
    ):
        yield simulator, f"{url}{simulator.prefix}"


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "PAUSE_SECONDS", 0)


@pytest.fixture
def officer() -> Actor:
    person = people.make_person("Inés", "Inventada")
    person.document_kind, person.document_number = IdentityDocumentKind.DNI, "41000001"
    person.save()
    return people.actor_of(person)


def ask(kind: Kind, officer: Actor, asked: Asked | None = None) -> Any:
    return registers.consult(
        kind.register, asked or kind.known, purpose="Comprobar", case_id=CASE, actor=officer
    )


def defer(kind: Kind, officer: Actor, name: str = "", case_id: UUID = CASE) -> Any:
    return actions.ask_or_defer(
        register=kind.register,
        asked=replace(kind.known, name=name or kind.known.name),
        purpose="Comprobar",
        case_id=case_id,
        actor=officer,
    )


@each_kind
def test_each_answers_and_leaves_one_row_that_says_who_why_and_about_whom(
    kind: Kind, officer: Actor, tmp_path: Path
) -> None:
    with standing(kind, tmp_path):
        told = ask(kind, officer)
        assert told.full_name
        if kind.unknown != kind.known:
            with pytest.raises(kind.register.nobody):
                ask(kind, officer, kind.unknown)
    row = Exchange.objects.order_by("started_at")[0]
    assert (row.partner, row.outcome, row.purpose) == (kind.register.partner, Outcome.ANSWERED, "Comprobar")
    assert (row.case_id, row.person_id, row.subject) == (CASE, officer.person_id, kind.known.subject)
    assert officer.person_id
    assert str(kind.known.subject) in ledger.entries(officer.person_id).filter(verb="ledger.read")[0].facts


def test_each_register_says_in_its_own_words_what_is_wrong() -> None:
    of = {each.register.partner: each.register for each in KINDS}
    assert {partner: (register.malformed, register.nobody) for partner, register in of.items()} == {
        "RENIEC": (civil_identity.DniMalformed, civil_identity.IdentityNotFound),
        "MIGRACIONES": (registers.DocumentNotAsked, registers.NobodyFound),
        "PODER JUDICIAL": (registers.DocumentNotAsked, registers.NobodyFound),
        "SUNAT": (taxpayers.RucMalformed, taxpayers.TaxpayerNotFound),
    }


@each_kind
def test_each_refuses_what_is_no_question_before_asking(kind: Kind, officer: Actor, tmp_path: Path) -> None:
    with standing(kind, tmp_path):
        with pytest.raises(kind.register.malformed):
            ask(kind, officer, kind.malformed)
        with pytest.raises(registers.PurposeMissing):
            registers.consult(kind.register, kind.known, purpose=" ", case_id=CASE, actor=officer)
        assert not Exchange.objects.exists()
        assert ask(kind, officer)


@each_kind
@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.MALFORMED, Fault.THROTTLED, Fault.ODD, Fault.SLOW])
def test_each_fault_defers_and_the_answer_comes_once(
    kind: Kind, fault: Fault, officer: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "TIMEOUT", httpx.Timeout(0.2 if fault is Fault.SLOW else 5.0))
    told: list[RegisterAnswered] = []
    monkeypatch.setitem(events._handlers, RegisterAnswered, [told.append])
    with standing(kind, tmp_path, slow_seconds=0.3) as (simulator, _):
        simulator.fault = fault
        pending = defer(kind, officer)
        assert isinstance(pending, PendingConsultation)
        assert defer(kind, officer) == pending
        assert ledger.entries(CASE).filter(verb="gateway.defer").count() == 1
        jobs.reconcile(timestamp=0)
        assert not told
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            jobs.reconcile(timestamp=0)
            jobs.reconcile(timestamp=0)
            actions.reconcile(consultation_id=pending.id, actor=JOB)
    (only,) = told
    assert (only.case_id, only.consultation_id, only.is_different) == (CASE, pending.id, False)
    assert ledger.entries(CASE).filter(verb="gateway.reconcile").count() == 1
    assert Exchange.objects.filter(outcome=Outcome.ANSWERED).count() == 1
    pending.refresh_from_db()
    assert (pending.document_number, pending.declared_name, pending.last_fault) == ("", "", "")
    assert pending.attempts == 2
    assert not queries.pending_of(CASE).exists()


@pytest.mark.parametrize("kind", [each for each in KINDS if each.register.has_login], ids=named)
def test_a_credential_that_expires_is_renewed_by_the_one_mechanism(
    kind: Kind, officer: Actor, tmp_path: Path
) -> None:
    with standing(kind, tmp_path) as (simulator, _):
        simulator.fault = Fault.EXPIRED
        with pytest.raises(registers.CredentialExpired):
            ask(kind, officer)
        registers.change_credential(kind.register, actor=officer)
        assert ask(kind, officer).full_name


def test_a_name_that_differs_from_the_declared_one_is_told(
    officer: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, told = KINDS[1], list[RegisterAnswered]()
    monkeypatch.setitem(events._handlers, RegisterAnswered, [told.append])
    with standing(kind, tmp_path) as (simulator, _):
        truth = ask(kind, officer).full_name
        simulator.fault = Fault.BROKEN
        defer(kind, officer, name="Otro Nombre")
        defer(kind, officer, name=truth.lower(), case_id=OTHER_CASE)
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            jobs.reconcile(timestamp=0)
    assert {each.case_id: each.is_different for each in told} == {CASE: True, OTHER_CASE: False}
    assert isinstance(told[0].answer, Foreigner)
    assert queries.differing_of(CASE).count() == 1
    assert not queries.differing_of(OTHER_CASE).exists()


def test_who_is_entered_as_dead_is_not_who_stands_here(officer: Actor, tmp_path: Path) -> None:
    kind = replace(KINDS[0], known=civil_identity.holder_of("40000199"))
    with standing(kind, tmp_path) as (simulator, _):
        simulator.fault = Fault.BROKEN
        pending = defer(kind, officer)
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            actions.reconcile(consultation_id=pending.id, actor=JOB)
    pending.refresh_from_db()
    assert (pending.result, pending.is_different) == ("cancelled", True)


def test_nobody_where_somebody_was_declared_is_a_difference_too(officer: Actor, tmp_path: Path) -> None:
    kind = replace(KINDS[0], known=KINDS[0].unknown)
    with standing(kind, tmp_path) as (simulator, _):
        simulator.fault = Fault.BROKEN
        pending = defer(kind, officer, name="Inés Inventada")
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            actions.reconcile(consultation_id=pending.id, actor=JOB)
    pending.refresh_from_db()
    assert (pending.result, pending.is_different) == (actions.NOBODY, True)


def test_a_days_quota_defers_until_tomorrow(officer: Actor, tmp_path: Path) -> None:
    kind = KINDS[1]
    with standing(kind, tmp_path), override_settings(MIGRATION_REGISTER_DAILY_QUOTA=1):
        assert ask(kind, officer).full_name
        with pytest.raises(registers.QuotaExhausted):
            ask(kind, officer)
        pending = defer(kind, officer)
        assert pending.last_fault == registers.QuotaExhausted.code
        jobs.reconcile(timestamp=0)
        assert queries.pending_of(CASE).exists()
        with clock.advanced(timedelta(days=1)):
            jobs.reconcile(timestamp=0)
    assert not queries.pending_of(CASE).exists()


def test_one_silent_register_holds_up_no_other(officer: Actor, tmp_path: Path) -> None:
    first, second = KINDS[1], KINDS[2]
    with standing(first, tmp_path) as (silent, _), standing(second, tmp_path) as (spoken, _):
        silent.fault = spoken.fault = Fault.BROKEN
        one, other, third = (
            defer(first, officer),
            defer(first, officer, case_id=OTHER_CASE),
            defer(second, officer),
        )
        spoken.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            jobs.reconcile(timestamp=0)
    for each in (one, other, third):
        each.refresh_from_db()
    assert [each.resolved_at is None for each in (one, other, third)] == [True, True, False]
    assert [one.attempts, other.attempts] == [1, 0]


def test_only_the_house_itself_reconciles(officer: Actor, tmp_path: Path) -> None:
    kind = KINDS[0]
    with standing(kind, tmp_path) as (simulator, _):
        simulator.fault = Fault.BROKEN
        pending = defer(kind, officer)
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            with pytest.raises(access.RoleMissing):
                actions.reconcile(consultation_id=pending.id, actor=officer)
            actions.reconcile(consultation_id=pending.id, actor=JOB)
    assert not queries.pending_of(CASE).exists()


def test_what_migraciones_says_of_papers_and_crossings(officer: Actor, tmp_path: Path) -> None:
    with standing(KINDS[1], tmp_path):
        found = ask(KINDS[1], officer)
        assert ask(KINDS[1], officer, Asked(CARD, "101234599")).result == "barred"
    assert [each.direction for each in found.movements] == [Direction.ENTRY, Direction.EXIT, Direction.ENTRY]
    assert all(isinstance(each.on, date) for each in found.movements)
    assert [each.is_valid for each in found.documents] == [True, False]


@pytest.mark.parametrize("kind", [KINDS[2], KINDS[5]], ids=["rest", "soap"])
def test_what_the_judiciary_finds_and_that_it_wants_a_name(
    kind: Kind, officer: Actor, tmp_path: Path
) -> None:
    with standing(kind, tmp_path):
        found = {
            ending: ask(kind, officer, replace(kind.known, number=f"400001{ending}"))
            for ending in ("23", "97", "96")
        }
        with pytest.raises(criminal_records.NameMissing):
            ask(kind, officer, replace(kind.known, name=" "))
    assert [each.finding for each in found.values()] == [
        RecordFinding.NONE,
        RecordFinding.RECORD,
        RecordFinding.HOMONYMS,
    ]
    assert found["97"].convictions
    assert not found["96"].convictions
    assert found["23"].transaction.startswith("PJ-")
    assert {each.result for each in found.values()} == {"answered"}


def test_a_firm_that_left_off_trading_is_told(officer: Actor, tmp_path: Path) -> None:
    with standing(KINDS[-1], tmp_path):
        assert ask(KINDS[-1], officer).is_active
        assert ask(KINDS[-1], officer, taxpayers.firm_of("20100000092")).result == "inactive"
        with pytest.raises(taxpayers.TaxpayerNotFound):
            ask(KINDS[-1], officer, taxpayers.firm_of("20000000001"))


@pytest.mark.parametrize("kind", KINDS[1:3], ids=["MIGRACIONES", "PODER JUDICIAL"])
def test_an_outside_client_understands_each_contract(kind: Kind, tmp_path: Path) -> None:
    login = {"nuDniUsuario": "41000001", "nuRucUsuario": "20131380101", "password": PASSWORD}
    with standing(kind, tmp_path) as (simulator, url):
        client = zeep.Client(f"{url}/services/{simulator.contract.service}?wsdl")  # type: ignore[no-untyped-call]
        answer = client.service[kind.register.operation]({**kind.register.fields(kind.known), **login})
        assert answer.coResultado == "0000"
        client.transport.session.close()


def test_no_secret_ever_stands_in_an_address(
    officer: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[httpx.Request] = []
    real = conversation.send

    def overheard(partner: str, request: httpx.Request, **more: Any) -> httpx.Response:
        sent.append(request)
        return real(partner, request, **more)

    monkeypatch.setattr(registers, "send", overheard)
    for kind in KINDS:
        with standing(kind, tmp_path):
            ask(kind, officer)
    assert {request.method for request in sent} == {"POST"}
    assert {request.url.query for request in sent} == {b"out=json", b""}


def test_a_silent_register_refuses_who_asks_without_waiting(officer: Actor, tmp_path: Path) -> None:
    with standing(KINDS[0], tmp_path) as (simulator, _):
        simulator.fault = Fault.BROKEN
        with pytest.raises(Unavailable):
            ask(KINDS[0], officer)
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            assert ask(KINDS[0], officer).full_name


class TestKept:
    """An answer is kept as long as the table says, and no longer; the question stays."""

    @pytest.fixture(autouse=True)
    def table(self) -> None:
        for code, days in (("identity_register.answer", 0), ("migration_register.answer", 30)):
            LegalPeriod.objects.update_or_create(
                code=code,
                defaults={
                    "title": code, "amount": days, "unit": Unit.CALENDAR_DAYS, "norm": "Prueba",
                    "valid_from": date(2011, 7, 3),
                },
            )  # fmt: skip

    def test_as_long_as_the_table_says_and_then_erased(self, officer: Actor, tmp_path: Path) -> None:
        for kind in (KINDS[0], KINDS[1]):
            with standing(kind, tmp_path):
                ask(kind, officer)
        (kept,) = queries.kept_of(CASE, actor=officer)
        assert kept.exchange.partner == foreigners.PARTNER
        assert "calidad" not in kept.text
        assert '"quality":' in kept.text
        with clock.advanced(timedelta(days=30)):
            jobs.erase_answers(timestamp=0)
            assert queries.kept_of(CASE, actor=officer).exists()
        with clock.advanced(timedelta(days=31)):
            jobs.erase_answers(timestamp=0)
        assert not queries.kept_of(CASE, actor=officer).exists()
        assert Exchange.objects.filter(case_id=CASE, outcome=Outcome.ANSWERED).count() == 2

    def test_for_who_asked_alone(self, officer: Actor, tmp_path: Path) -> None:
        with standing(KINDS[1], tmp_path):
            ask(KINDS[1], officer)
        assert queries.kept_of(CASE, actor=officer).exists()
        assert not queries.kept_of(
            CASE, actor=people.actor_of(people.make_person("Otra", "Oficial"))
        ).exists()
        with pytest.raises(access.RoleMissing):
            actions.erase_answers(actor=officer)
