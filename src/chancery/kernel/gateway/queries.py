"""What was asked of partners, how it went, and what still waits for an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Avg, Count, Max, Min, QuerySet

from chancery.kernel.base import at_once, clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.gateway.models import (
    Exchange,
    KeptAnswer,
    Outcome,
    PartnerTerms,
    PendingConsultation,
    ServedAnswer,
)
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person

CONSULT = "consult"
CHANGE = "change_credential"
CREDENTIAL_LASTS = timedelta(days=60)
"""How long the register honours a password; to be confirmed with RENIEC. The monthly job renews long before."""


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many conversations with a partner ended in one way, and how long they took on average."""

    partner: str
    outcome: Outcome
    count: int
    milliseconds: int


def outcomes(since: datetime) -> Sequence[OutcomeCount]:
    """The conversations begun since an instant, counted by partner and outcome: for the status page."""
    rows = (
        Exchange.objects.filter(started_at__gte=since)
        .values("partner", "outcome")
        .annotate(count=Count("id"), mean=Avg("milliseconds"))
        .order_by("partner", "outcome")
    )
    return [
        OutcomeCount(row["partner"], Outcome(row["outcome"]), row["count"], round(row["mean"]))
        for row in rows
    ]


def consultations_today(partner: str, actor: Actor) -> int:
    """How many times the person who acts has asked `partner` since midnight in Lima."""
    return Exchange.objects.filter(
        partner=partner, person_id=actor.person_id, operation=CONSULT, started_at__gte=midnight()
    ).count()


def midnight() -> datetime:
    """When the day of the quotas began: in Lima."""
    return clock.now().astimezone(clock.LIMA).replace(hour=0, minute=0, second=0, microsecond=0)


def pending_of(case_id: UUID) -> QuerySet[PendingConsultation]:
    """What of a case still waits for the register («verificación pendiente»)."""
    return PendingConsultation.objects.filter(case_id=case_id, resolved_at__isnull=True)


def differing_of(case_id: UUID) -> QuerySet[PendingConsultation]:
    """Of what was asked again for a case, where a register contradicted what the citizen had declared."""
    return PendingConsultation.objects.filter(case_id=case_id, is_different=True)


def answered_with(case_id: UUID, result: str) -> QuerySet[PendingConsultation]:
    """Of what was asked again for a case, where a register's answer was that one."""
    return PendingConsultation.objects.filter(case_id=case_id, result=result)


def asked(
    *,
    subject: UUID | None = None,
    officer_id: UUID | None = None,
    partner: str = "",
    since: date,
    until: date,
    actor: Actor,
) -> QuerySet[Exchange]:
    """Who asked about whom, the latest first: for whoever audits, and in Lima's days. Raises `RoleMissing`.

    `subject` is found by who knows the document (`Asked.subject`); no row says whose it is.
    """
    access.require(actor, Role.AUDITOR)
    begins = datetime.combine(since, time(), clock.LIMA)
    ends = datetime.combine(until + timedelta(days=1), time(), clock.LIMA)
    rows = Exchange.objects.filter(operation=CONSULT, started_at__gte=begins, started_at__lt=ends)
    if subject is not None:
        rows = rows.filter(subject=subject)
    if officer_id is not None:
        rows = rows.filter(person_id=officer_id)
    if partner:
        rows = rows.filter(partner=partner)
    return rows.order_by("-started_at")


def officers_of(rows: Iterable[Exchange]) -> dict[UUID, Person]:
    """Who put these questions, by id."""
    return Person.objects.in_bulk({row.person_id for row in rows if row.person_id})


def kept_of(case_id: UUID, *, actor: Actor) -> QuerySet[KeptAnswer]:
    """The answers that a case still has, for the officer who asked and nobody else."""
    return KeptAnswer.objects.filter(
        exchange__case_id=case_id, exchange__person_id=access.require_person(actor)
    ).select_related("exchange")


def terms_of(client_id: str) -> PartnerTerms:
    """On which terms a partner's program is answered: those of all, if it has none of its own."""
    own = PartnerTerms.objects.filter(client_id=client_id).first()
    return own or PartnerTerms(client_id=client_id, daily=settings.PUBLISHED_DAILY_QUOTA)


def served_today(client_id: str) -> int:
    """How many of a partner's questions were answered since midnight in Lima."""
    return ServedAnswer.objects.filter(client_id=client_id, answered_at__gte=midnight()).count()


def waiting() -> QuerySet[PendingConsultation]:
    """What still waits for a register, of all cases, the oldest first."""
    return PendingConsultation.objects.filter(resolved_at__isnull=True).order_by("created_at")


@dataclass(frozen=True, slots=True)
class CredentialInUse:
    """Somebody who serves and asks a register: since when the credential has been this one, and how the last change ended."""

    officer: Person
    first_used_at: datetime
    renewed_at: datetime | None
    last_failure: str

    @property
    def expires_on(self) -> datetime:
        """When the register stops honouring it, counted from the last change or else from the first use."""
        return (self.renewed_at or self.first_used_at) + CREDENTIAL_LASTS


def credentials_in_use(*partners: str) -> dict[str, tuple[CredentialInUse, ...]]:
    """Whoever has asked each of the partners and holds a role today, with the credential that expires first at the head."""
    asked = Exchange.objects.filter(partner__in=partners, person_id__isnull=False)
    changes = asked.filter(operation=CHANGE)
    held = ("partner", "person_id")
    first = asked.values(*held).annotate(at=Min("started_at"))
    renewed = changes.filter(outcome=Outcome.ANSWERED).values(*held).annotate(at=Max("started_at"))
    ended = changes.order_by("started_at").values(*held, "outcome", "code")
    serving = identity.serving(clock.today()).filter(pk__in=asked.values("person_id"))
    at_once.fetch(first, renewed, ended, serving)
    renewed_at = {(row["partner"], row["person_id"]): row["at"] for row in renewed}
    failed = {
        (row["partner"], row["person_id"]): "" if row["outcome"] == Outcome.ANSWERED else row["code"]
        for row in ended
    }
    officers = {person.pk: person for person in serving}
    found: dict[str, list[CredentialInUse]] = {partner: [] for partner in partners}
    for row in first:
        key = (row["partner"], row["person_id"])
        if officer := officers.get(row["person_id"]):
            found[row["partner"]].append(
                CredentialInUse(officer, row["at"], renewed_at.get(key), failed.get(key, ""))
            )
    return {partner: tuple(sorted(each, key=lambda used: used.expires_on)) for partner, each in found.items()}
