"""What was presented at the front desk, by which law of hours, and what does a stranger with its code learn of it?"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chancery.contexts.correspondence.models import HoursPolicy, Presentation, Record, RecordFile
from chancery.contexts.correspondence.procedures import MAIN
from chancery.contexts.correspondence.queries.records import DESK, history, holder_of
from chancery.contexts.correspondence.rules import (
    DAY_LONG,
    AfterHours,
    EntryChannel,
    Hours,
    Moments,
    Policy,
    moments,
)
from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.cases.models import Attachment, Case
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR, OfficeKind
from chancery.kernel.organisation.models import Office

CODE_LENGTH = 12
_UNITS = (
    OfficeKind.MINISTRY,
    OfficeKind.ORGAN,
    OfficeKind.RECORDS,
    OfficeKind.LEGALISATION,
    OfficeKind.DECENTRALISED,
)
_LIMA_DESKS = (
    OfficeKind.RECORDS,
    OfficeKind.ORGAN,
    OfficeKind.MINISTRY,
    OfficeKind.LEGALISATION,
    OfficeKind.FRONT_DESK,
)
"""Windows of the ministry's own in Lima: what they take, it has."""


class FollowedNotFound(NotFound):
    """Number and code do not belong together; which of the two is wrong is not said."""

    code = "followed_document_not_found"
    sentence = "No hay un documento presentado con ese número y esa clave."
    next_step = "Copie los dos datos de la constancia de presentación o del cargo."


@dataclass(frozen=True, slots=True)
class FollowStep:
    """One thing that happened, as a stranger with the code may know it: when, what, and in which unit."""

    at: datetime
    what: str
    unit: str


@dataclass(frozen=True, slots=True)
class Follow:
    """How far a document has come: nothing of who works on it, nor of what they wrote."""

    number: str
    registered_as: str
    subject: str
    state: str
    unit: str
    presented_at: datetime
    presented_on: date
    received_on: date | None
    steps: tuple[FollowStep, ...]
    is_reserved: bool = False


def by_case_number(actor: Actor, number: str) -> Presentation:
    """What was presented in that case. Raises `CaseNotFound`."""
    return cases.row_by_number(actor, number, _presentations(), context="correspondence")


def presentation_of(found: Record) -> Presentation | None:
    """How a document was presented, if it came by the front desk."""
    return _presentations().filter(record=found).first()


def addressees(on: date | None = None) -> QuerySet[Office]:
    """The units to which a document may be addressed."""
    return organisation.offices(kind=_UNITS, on=on).order_by("name")


def destinations(on: date | None = None) -> QuerySet[Office]:
    """Where a document may be sent: the units, and the posts abroad."""
    posts = (OfficeKind.EMBASSY, OfficeKind.MISSION, *CONSULAR)
    return organisation.offices(kind=(*_UNITS, *posts), on=on).order_by("name")


def policy(channel: EntryChannel, on: date) -> Policy:
    """What an hour means in a channel on a date; where no row says it, the whole day counts."""
    row = HoursPolicy.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=on), channel=channel, valid_from__lte=on
    ).first()
    if row is None:
        return DAY_LONG
    return Policy(
        row.channel,
        AfterHours(row.after_closing),
        AfterHours(row.on_closed_days),
        row.norm,
        row.valid_from,
        row.valid_until,
    )


def moments_of(
    presented_at: datetime, channel: EntryChannel, office: Office, *, window: Office | None = None
) -> Moments:
    """What an instant means in law, in a channel: at the office that registers, or at the distant window that hands on to it."""
    unit = organisation.calendar_of(office)
    place = window if window is not None and is_distant(window) else office
    calendar = organisation.calendar_of(place)
    on = presented_at.astimezone(calendar.zone).date()
    return moments(presented_at, policy(channel, on), calendar, hours_of(place, on), unit=unit)


def hours_of(office: Office, on: date) -> Hours:
    """When the counter of an office is open, weekday by weekday."""
    found: dict[int, tuple[Any, ...]] = {}
    for each in organisation.week(office, on):
        found[each.weekday] = (*found.get(each.weekday, ()), (each.opens, each.closes))
    return found


def window_of(actor: Actor, office: Office) -> Office | None:
    """At which window an officer takes a document for an office: its own, if the officer serves there."""
    served = actor.offices(*DESK)
    if office.id in served:
        return office
    return organisation.offices().filter(pk__in=served).order_by("code").first()


def is_distant(window: Office | None) -> bool:
    """Whether a window hands on what it takes to another body (TUO of Ley 27444, arts. 131-132)."""
    return window is not None and window.kind not in _LIMA_DESKS


def duplicates_of(case: Case, *, but: Record | None = None) -> tuple[Record, ...]:
    """The registered documents, but one, whose main file is, byte for byte, the one handed in here."""
    main = next((kept for kept in cases.attachments_of(case) if kept.requirement == MAIN), None)
    if main is None:
        return ()
    return with_same_file(main.upload.file_id, but=but.pk if but else None)


def with_same_file(sha256: str | None, *, but: UUID | None = None) -> tuple[Record, ...]:
    """The registered documents that are these bytes, oldest first."""
    same = RecordFile.objects.filter(file_id=sha256, ordinal=1)
    if but is not None:
        same = same.exclude(record_id=but)
    return tuple(
        each.record for each in same.select_related("record__office").order_by("record__received_at")[:5]
    )


def presented_before(case: Case) -> tuple[Case, ...]:
    """The same person's earlier filings of the same main file, whatever became of them."""
    main = next((kept for kept in cases.attachments_of(case) if kept.requirement == MAIN), None)
    if main is None:
        return ()
    same = Attachment.objects.filter(
        requirement=MAIN, upload__file_id=main.upload.file_id, case__applicant_id=case.applicant_id
    ).exclude(case=case)
    return tuple(each.case for each in same.select_related("case").order_by("handed_in_at")[:5])


def observation_of(case: Case) -> str:
    """What the front desk asked to be corrected; empty when it asked for nothing."""
    return cases.reason_of_last(case, "observe")


def follow(*, number: str, code: str) -> Follow:
    """How far the document with that number and that code has come. Raises `FollowedNotFound`."""
    printed = ids.as_kept(number)
    compact = ids.normalise_code(code)
    if len(compact) != CODE_LENGTH:
        raise FollowedNotFound
    presented = (
        _presentations()
        .filter(Q(case__number=printed) | Q(record__number=printed), follow_code=compact)
        .first()
    )
    if presented is not None:
        return _follow_presented(presented)
    found = Record.objects.filter(number=printed, follow_code=compact).select_related("office").first()
    if found is None:
        raise FollowedNotFound
    return _follow_record(found)


def _follow_presented(presented: Presentation) -> Follow:
    case = presented.case
    first = FollowStep(presented.presented_at, "Presentado", case.office.name)
    if presented.record is not None:
        told = _follow_record(presented.record)
        return Follow(
            case.number, told.registered_as, told.subject, told.state, told.unit, presented.presented_at,
            presented.presented_on, told.received_on, (first, *told.steps), told.is_reserved,
        )  # fmt: skip
    state = cases.procedure_of(case).state_label(case.state)
    steps = (first,) if state == first.what else (first, FollowStep(case.moved_at, state, case.office.name))
    return Follow(
        case.number, "", presented.subject, state, case.office.name, presented.presented_at,
        presented.presented_on, None, steps,
    )  # fmt: skip


def _follow_record(found: Record) -> Follow:
    holder = holder_of(found)
    steps = []
    for each in history(found):
        if each.is_copy:
            continue
        what = "Registrado" if each.ordinal == 1 else "Derivado"
        steps.append(FollowStep(each.sent_at, what, each.to_office.name))
        if each.closed_at is not None and each.left_at is None:
            steps.append(FollowStep(each.closed_at, each.standing.label, each.to_office.name))
    return Follow(
        number=found.number,
        registered_as=found.number,
        subject="Documento reservado" if found.is_reserved else found.subject,
        state=holder.standing.label,
        unit=holder.to_office.name,
        presented_at=found.presented_at,
        presented_on=found.presented_on,
        received_on=found.received_on,
        steps=tuple(steps),
        is_reserved=found.is_reserved,
    )


def _presentations() -> QuerySet[Presentation]:
    return Presentation.objects.select_related(
        "case__office",
        "case__applicant",
        "case__company",
        "record__office",
        "addressee",
        "presented_at_office",
    )


def new_code() -> str:
    """A code that nobody guesses: sixty random bits."""
    return ids.verification_code()[:CODE_LENGTH]
