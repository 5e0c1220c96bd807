"""Each register of the State with the simulator that stands for it, and how a test asks it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import override_settings

from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.gateway import (
    actions,
    civil_identity,
    criminal_records,
    foreigners,
    registers,
    taxpayers,
)
from chancery.kernel.gateway.registers import Asked, Register
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.criminal_records import CriminalRecordsSimulator
from chancery.kernel.gateway.simulators.foreigners import ForeignersSimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.taxpayers import TaxpayersSimulator
from chancery.kernel.identity.models import IdentityDocumentKind

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
