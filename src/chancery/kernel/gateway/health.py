"""How does each register of the State answer of late?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncHour

from chancery.kernel.base import at_once, clock
from chancery.kernel.gateway import queries
from chancery.kernel.gateway.breaker import REST
from chancery.kernel.gateway.conversation import PartnerResting, PartnerUnavailable
from chancery.kernel.gateway.credentials import CredentialMissing
from chancery.kernel.gateway.models import Exchange, Outcome
from chancery.kernel.gateway.registers import CredentialExpired, CredentialRefused, Register, RegisterRefused
from chancery.kernel.gateway.soap import UnreadableMessage
from chancery.kernel.gateway.state_registers import REGISTERS

SLOW = timedelta(seconds=3)
_LOOKED_AT = 20
_DAY = timedelta(days=1)


class Standing(StrEnum):
    """In which of few states a register is, by what it last answered."""

    QUIET = "quiet"
    ANSWERS = "answers"
    SLOW = "slow"
    REFUSES = "refuses"
    PAUSED = "paused"
    SILENT = "silent"

    @property
    def label(self) -> str:
        """The Spanish words shown on the screen."""
        return _WORDS[self]

    @property
    def colour(self) -> str:
        """Of its tag."""
        return {"answers": "green", "slow": "yellow", "quiet": "grey"}.get(self.value, "red")


_WORDS = {
    Standing.QUIET: "Sin consultas",
    Standing.ANSWERS: "Responde",
    Standing.SLOW: "Responde despacio",
    Standing.REFUSES: "Rechaza nuestra credencial",
    Standing.PAUSED: "En pausa",
    Standing.SILENT: "No responde",
}


_FAULTS = {
    PartnerUnavailable.code: "no respondió a tiempo o dijo que no puede",
    PartnerResting.code: "estaba en pausa por fallas seguidas",
    UnreadableMessage.code: "respondió algo que no se puede leer",
    RegisterRefused.code: "respondió con un código desconocido",
    CredentialMissing.code: "falta la credencial de un funcionario",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """When a register last failed, and how."""

    at: datetime
    code: str

    @property
    def words(self) -> str:
        """Plain Spanish."""
        return _FAULTS.get(self.code, "falló la consulta")


@dataclass(frozen=True, slots=True)
class Health:
    """What an administrator needs to know of one register.

    `until`: to when nobody asks it, while it is paused. `expires_on`: the first credential to expire. `most_used`:
    the questions today of the officer who put most, out of the quota of each.
    """

    register: Register[Any]
    standing: Standing
    milliseconds: int
    until: datetime | None
    expires_on: datetime | None
    most_used: int
    waiting: int
    faults: Sequence[Fault]


def of_all() -> tuple[Health, ...]:
    """Every register, in the order in which they are listed."""
    waiting = Counter(queries.waiting().values_list("partner", flat=True))
    with_login = [partner for partner, register in REGISTERS.items() if register.has_login]
    in_use = queries.credentials_in_use(*with_login)
    asked = {partner: _Asked.of(partner) for partner in REGISTERS}
    at_once.fetch(*(each for of_one in asked.values() for each in (of_one.last, of_one.failed, of_one.most)))
    return tuple(
        _of(register, asked[partner], in_use.get(partner, ()), waiting[partner])
        for partner, register in REGISTERS.items()
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a register was asked within a day: of late, without an answer, and today by the officer who asked most."""

    last: QuerySet[Exchange]
    failed: QuerySet[Exchange]
    most: QuerySet[Exchange, Any]

    @classmethod
    def of(cls, partner: str) -> "_Asked":
        rows = Exchange.objects.filter(partner=partner, started_at__gte=clock.now() - _DAY)
        failed = rows.filter(outcome__in=(Outcome.UNAVAILABLE, Outcome.FAILED)).order_by("-started_at")
        today = rows.filter(operation=queries.CONSULT, started_at__gte=queries.midnight())
        most = today.values("person_id").annotate(count=Count("id")).order_by("-count")
        return cls(rows.order_by("-started_at")[:_LOOKED_AT], failed[:3], most[:1])


def _of(
    register: Register[Any], asked: _Asked, credentials: Sequence[queries.CredentialInUse], waiting: int
) -> Health:
    now = clock.now()
    last = list(asked.last)
    answered = [row.milliseconds for row in last if row.outcome == Outcome.ANSWERED]
    mean = round(sum(answered) / len(answered)) if answered else 0
    until = last[0].started_at + REST if last and last[0].code == PartnerResting.code else None
    return Health(
        register=register,
        standing=_standing(last, mean, until),
        milliseconds=mean,
        until=until if until and until > now else None,
        expires_on=credentials[0].expires_on if credentials else None,
        most_used=next((row["count"] for row in asked.most), 0),
        waiting=waiting,
        faults=[Fault(row.started_at, row.code) for row in asked.failed],
    )


def _standing(last: Sequence[Exchange], mean: int, until: datetime | None) -> Standing:
    if not last:
        return Standing.QUIET
    if until is not None and until > clock.now():
        return Standing.PAUSED
    if last[0].code in (CredentialExpired.code, CredentialRefused.code):
        return Standing.REFUSES
    if last[0].outcome in (Outcome.UNAVAILABLE, Outcome.FAILED):
        return Standing.SILENT
    return Standing.SLOW if timedelta(milliseconds=mean) >= SLOW else Standing.ANSWERS


@dataclass(frozen=True, slots=True)
class Hour:
    """The questions put to the registers of the State in one hour, by how they ended."""

    began_at: datetime
    answered: int
    refused: int
    unanswered: int

    @property
    def total(self) -> int:
        return self.answered + self.refused + self.unanswered


def by_hour(since: datetime) -> tuple[Hour, ...]:
    """The hours since an instant in which somebody asked, the latest first."""
    rows = (
        Exchange.objects.filter(partner__in=REGISTERS, started_at__gte=since)
        .annotate(hour=TruncHour("started_at", tzinfo=clock.LIMA))
        .values("hour", "outcome")
        .annotate(count=Count("id"))
    )
    counts: Counter[tuple[datetime, str]] = Counter()
    for row in rows:
        counts[row["hour"], row["outcome"]] += row["count"]
    return tuple(
        Hour(
            hour,
            counts[hour, Outcome.ANSWERED],
            counts[hour, Outcome.REFUSED],
            counts[hour, Outcome.UNAVAILABLE] + counts[hour, Outcome.FAILED],
        )
        for hour in sorted({hour for hour, _ in counts}, reverse=True)
    )
