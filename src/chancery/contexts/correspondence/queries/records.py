"""Which documents may this actor see, and who may act on each?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from chancery.contexts.correspondence.models import Instruction, Record, RecordMovement
from chancery.contexts.correspondence.rules import LinkKind, Sender, Standing
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import access
from chancery.kernel.organisation.models import Office

DESK = (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)
"""Who works on the correspondence of a unit: its secretary and its head."""
READERS = (*DESK, Role.AUDITOR)


class RecordNotFound(NotFound):
    """No such document, or not for this actor."""

    code = "record_not_found"
    sentence = "No encontramos el documento {number} entre los que usted puede ver."
    next_step = "Compruebe el número; solo ven un documento las unidades por las que pasó."


class MovementNotFound(NotFound):
    """No such movement, or not for this actor."""

    code = "record_movement_not_found"
    sentence = "No encontramos esa derivación."
    next_step = "Vuelva a abrir la hoja de ruta del documento."


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of a document: its bytes are `documents.content(sha256)`."""

    ordinal: int
    title: str
    sha256: str
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class RecordView:
    """A registered document as another context may know it."""

    id: UUID
    number: str
    office: str
    kind: str
    designation: str
    subject: str
    sender: Sender
    number_of_sender: str
    dated_on: date | None
    sheets: int
    channel: str
    presented_at: datetime
    received_at: datetime
    presented_on: date
    received_on: date
    clock_starts_on: date
    is_reserved: bool
    follow_code: str
    holder_office: str
    holder_office_name: str
    standing: Standing
    files: tuple[FileView, ...]
    antecedents: tuple[str, ...]


def visible_to(actor: Actor) -> QuerySet[Record]:
    """The documents that passed through a unit where the actor serves; all that are not reserved, for auditors."""
    records = Record.objects.select_related("office")
    if actor.is_system:
        return records
    seen = Q(pk__in=[])
    if actor.holds(Role.AUDITOR):
        seen |= Q(is_reserved=False)
    if offices := actor.offices(*DESK):
        passed = RecordMovement.objects.filter(record=OuterRef("pk"))
        seen |= Q(Exists(passed.filter(to_office__in=offices)))
    return records.filter(seen)


def by_number(actor: Actor, number: str) -> Record:
    """The document with that number of ours, however it was typed. Raises `RoleMissing`, `RecordNotFound`."""
    access.require(actor, *READERS, Role.SYSTEM)
    printed = ids.as_kept(number)
    found = visible_to(actor).filter(number=printed).first()
    if found is None:
        raise RecordNotFound(number=number)
    return found


def row(record_id: UUID) -> Record:
    """The row of a document, for an action that has passed its own gate. Raises `RecordNotFound`."""
    found = Record.objects.select_related("office").filter(pk=record_id).first()
    if found is None:
        raise RecordNotFound(number=record_id)
    return found


def record(record_id: UUID) -> RecordView:
    """One document, frozen, for another context. Raises `RecordNotFound`."""
    found = row(record_id)
    original = holder_of(found)
    return RecordView(
        id=found.id,
        number=found.number,
        office=found.office.code,
        kind=found.kind,
        designation=found.designation,
        subject=found.subject,
        sender=found.sender,
        number_of_sender=found.number_of_sender,
        dated_on=found.dated_on,
        sheets=found.sheets,
        channel=found.channel,
        presented_at=found.presented_at,
        received_at=found.received_at,
        presented_on=found.presented_on,
        received_on=found.received_on,
        clock_starts_on=found.clock_starts_on,
        is_reserved=found.is_reserved,
        follow_code=found.follow_code,
        holder_office=original.to_office.code,
        holder_office_name=original.to_office.name,
        standing=original.standing,
        files=tuple(
            FileView(each.ordinal, each.title, each.file_id, each.file.size, each.file.media_type)
            for each in found.files.select_related("file")
        ),
        antecedents=tuple(
            link.other.number if link.other is not None else link.number
            for link in found.links.filter(kind=LinkKind.ANTECEDENT).select_related("other")
        ),
    )


def seen(actor: Actor, number: str) -> RecordView:
    """The document with that number, frozen, for who may see it. Raises `RoleMissing`, `RecordNotFound`."""
    return record(by_number(actor, number).id)


def open_at(record_id: UUID, office: Office) -> QuerySet[RecordMovement]:
    """What a unit still has of a document: the original or copies, which nobody there has closed."""
    here = RecordMovement.objects.filter(record=record_id, to_office=office, closed_at__isnull=True)
    return here.order_by("ordinal")


def is_with(record_id: UUID, office: Office) -> bool:
    """Whether a unit has the original of a document, or a copy, to attend to."""
    return open_at(record_id, office).exists()


def holder_of(found: Record) -> RecordMovement:
    """The movement that says who holds the original now; there is always exactly one."""
    return found.movements.select_related("to_office", "to_person", "instruction").get(
        is_copy=False, left_at__isnull=True
    )


def history(found: Record) -> QuerySet[RecordMovement]:
    """Every movement, oldest first."""
    return found.movements.select_related(
        "from_office", "from_person", "to_office", "to_person", "instruction", "received_by", "closed_by"
    ).order_by("ordinal")


def movement(actor: Actor, movement_id: UUID) -> RecordMovement:
    """One movement of a document that the actor may see. Raises `RoleMissing`, `MovementNotFound`."""
    access.require(actor, *READERS, Role.SYSTEM)
    found = (
        RecordMovement.objects.select_related(
            "record__office", "to_office", "from_office", "to_person", "instruction"
        )
        .filter(pk=movement_id, record__in=visible_to(actor))
        .first()
    )
    if found is None:
        raise MovementNotFound
    return found


def may_act_on(found: RecordMovement, actor: Actor) -> bool:
    """Whether what was sent is the actor's to receive, to answer and to pass on.

    What was sent to a person is that person's, of who covers that person's absence, and of the head of the unit.
    """
    if not actor.holds(*DESK, office_id=found.to_office_id):
        return False
    if found.to_person_id is None or found.to_person_id == actor.person_id:
        return True
    covers = any(
        held.delegated_by == found.to_person_id and held.office_id == found.to_office_id
        for held in actor.roles
    )
    return covers or actor.holds(Role.SUPERVISOR, Role.CONSUL, office_id=found.to_office_id)


def instructions(on: date | None = None) -> QuerySet[Instruction]:
    """What a unit may be asked to do on a date."""
    day = on or clock.today()
    return Instruction.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=day), is_offered=True, valid_from__lte=day
    )
