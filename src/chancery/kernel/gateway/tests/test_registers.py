"""Is every register of the State asked in the one way, and understood in its own words?"""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import zeep

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.gateway import (
    civil_identity,
    conversation,
    criminal_records,
    registers,
    taxpayers,
)
from chancery.kernel.gateway.criminal_records import RecordFinding
from chancery.kernel.gateway.foreigners import Direction
from chancery.kernel.gateway.models import Exchange, Outcome
from chancery.kernel.gateway.registers import Asked
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.gateway.tests.asking import (
    CARD,
    CASE,
    KINDS,
    PASSWORD,
    Kind,
    ask,
    each_kind,
    named,
    standing,
)
from chancery.kernel.ledger import queries as ledger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_pauses")]


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
