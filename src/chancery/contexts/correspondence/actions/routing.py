"""How does a document go from unit to unit? One row a sending; the original has one holder, copies go beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.actions import _moving
from chancery.contexts.correspondence.actions._moving import Target
from chancery.contexts.correspondence.models import Record, RecordMovement
from chancery.contexts.correspondence.rules import Outcome
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, Refusal
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import dated
from chancery.kernel.organisation.models import Office

_MOST = 200


class NoDestination(Invalid):
    """A sending names at least one unit, and the original goes to one."""

    code = "record_no_destination"
    sentence = "Indique a qué unidad va, y el original a una sola."
    next_step = "Marque como copia lo que va a las demás."


class DestinationUnfit(Invalid):
    """A document goes to a unit that exists, and to a person who serves in it."""

    code = "record_destination_unfit"
    sentence = "No se puede derivar a {destination}: no atiende, o la persona no es de esa unidad."
    next_step = "Elija otra unidad u otra persona de la lista."


class DueTooEarly(Invalid):
    """Nobody is asked for yesterday."""

    code = "record_due_too_early"
    sentence = "La fecha límite ya pasó."
    next_step = "Indique una fecha desde hoy."


class AlreadyReceived(Conflict):
    """What was sent is received once."""

    code = "record_already_received"
    sentence = "El documento {number} ya lo recibió {receiver}."
    next_step = "Abra la hoja de ruta para ver cuándo."


class NothingToReturn(Conflict):
    """What nobody sent cannot be given back."""

    code = "record_nothing_to_return"
    sentence = "El documento {number} se registró en esta unidad: no hay a quién devolverlo."
    next_step = "Derívelo a la unidad que corresponde."


class TooManyAtOnce(Invalid):
    """A sending of many is one that a person can answer for."""

    code = "record_too_many_at_once"
    sentence = "Se derivan hasta {most} documentos a la vez."
    next_step = "Hágalo en varias partes."


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a document goes: the unit, perhaps one person in it, what is asked, and whether it is a copy."""

    office: Office
    instruction: str
    person_id: UUID | None = None
    note: str = ""
    is_copy: bool = False
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Bulk:
    """What became of each of many documents: the numbers done, and those refused with the reason."""

    done: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


@transaction.atomic
@dated.as_they_stand()
def route(*, record: Record, to: Sequence[Destination], actor: Actor) -> tuple[RecordMovement, ...]:
    """Send the original to one unit, or copies to several, or both. Who only sends copies keeps the original.

    Raises `NotYoursToMove`, `MovementClosed`, `RecordJoined`, `NoDestination`, `DestinationUnfit`, `DueTooEarly`,
    `InstructionUnknown`.
    """
    access.require(actor, *queries.DESK)
    originals = [each for each in to if not each.is_copy]
    if not to or len(originals) > 1:
        raise NoDestination({"office": [NoDestination.sentence]})
    targets = [(each, _target(each)) for each in to]
    current = _moving.hold(record, actor)
    _moving.require_open(current)
    _moving.require_apart(record)
    sent = [_moving.send_copy(current, target, actor=actor) for each, target in targets if each.is_copy]
    for each, target in targets:
        if not each.is_copy:
            if each.office.id == current.to_office_id and each.person_id == current.to_person_id:
                raise _unfit(each.office.name)
            sent.append(_moving.pass_on(current, target, outcome=Outcome.MOVED_ON, reason="", actor=actor))
    for moved in sent:
        _moving.record_of(
            record,
            "route",
            actor,
            to=moved.to_office.code,
            person=moved.to_person_id,
            instruction=moved.instruction_id,
            movement=moved.ordinal,
            copy=moved.is_copy,
            due=moved.due_on,
        )
    return tuple(sent)


def route_many(*, records: Sequence[Record], to: Destination, actor: Actor) -> Bulk:
    """Send many originals to one unit; what cannot go stays, and is said with the reason. Raises `TooManyAtOnce`."""
    access.require(actor, *queries.DESK)
    if len(records) > _MOST:
        raise TooManyAtOnce({"records": [TooManyAtOnce.sentence.format(most=_MOST)]}, most=_MOST)
    done, refused = [], []
    for record in sorted(records, key=lambda each: each.id):
        try:
            route(record=record, to=[to], actor=actor)
        except Refusal as refusal:
            refused.append((record.number, str(refusal)))
        else:
            done.append(record.number)
    return Bulk(tuple(done), tuple(refused))


@transaction.atomic
def receive(*, movement: RecordMovement, actor: Actor) -> RecordMovement:
    """Say that what was sent has come. Raises `NotYoursToMove`, `MovementClosed`, `AlreadyReceived`."""
    access.require(actor, *queries.DESK)
    locked = _moving.lock_one(movement)
    _moving.require_holder(locked, actor)
    _moving.require_open(locked)
    if locked.received_at is not None:
        raise AlreadyReceived(number=locked.record.number, receiver=locked.to_office.name)
    locked.received_at, locked.received_by_id = clock.now(), access.require_person(actor)
    locked.save(update_fields=["received_at", "received_by"])
    _moving.record_of(locked.record, "receive", actor, movement=locked.ordinal, copy=locked.is_copy)
    return locked


def receive_many(*, movements: Sequence[RecordMovement], actor: Actor) -> Bulk:
    """Receive many at once; what cannot be received is said with the reason. Raises `TooManyAtOnce`."""
    access.require(actor, *queries.DESK)
    if len(movements) > _MOST:
        raise TooManyAtOnce({"records": [TooManyAtOnce.sentence.format(most=_MOST)]}, most=_MOST)
    done, refused = [], []
    for movement in sorted(movements, key=lambda each: each.record_id):
        try:
            receive(movement=movement, actor=actor)
        except Refusal as refusal:
            refused.append((movement.record.number, str(refusal)))
        else:
            done.append(movement.record.number)
    return Bulk(tuple(done), tuple(refused))


@transaction.atomic
@dated.as_they_stand()
def return_(*, movement: RecordMovement, reason: str, actor: Actor) -> RecordMovement:
    """Give a document back to whoever sent it, with the reason; of a copy, say that it is not for this unit.

    Raises `ReasonNeeded`, `NotYoursToMove`, `MovementClosed`, `RecordJoined`, `NothingToReturn`.
    """
    access.require(actor, *queries.DESK)
    said = _moving.reason_given(reason)
    locked = _moving.lock_one(movement)
    _moving.require_holder(locked, actor)
    _moving.require_open(locked)
    if locked.is_copy:
        _moving.close(locked, Outcome.RETURNED, said, actor=actor)
        moved = locked
    else:
        _moving.require_apart(locked.record)
        if locked.from_office_id == locked.to_office_id:
            raise NothingToReturn(number=locked.record.number)
        back = Target(locked.from_office, _moving.instruction(_moving.GIVE_BACK), note=said)
        moved = _moving.pass_on(locked, back, outcome=Outcome.RETURNED, reason=said, actor=actor)
    _moving.record_of(
        locked.record, "return", actor, movement=locked.ordinal, copy=locked.is_copy, reason=said
    )
    return moved


def _target(wanted: Destination) -> Target:
    """Raises `DestinationUnfit`, `DueTooEarly`, `InstructionUnknown`."""
    today = clock.today()
    if not wanted.office.is_there(today):
        raise _unfit(wanted.office.name)
    if wanted.person_id is not None:
        serving = {each.id for each in identity.officers_at(wanted.office.id, *queries.DESK)}
        if wanted.person_id not in serving:
            raise _unfit(wanted.office.name)
    if wanted.due_on is not None and wanted.due_on < today:
        raise DueTooEarly({"due_on": [DueTooEarly.sentence]})
    instruction = _moving.instruction(wanted.instruction)
    if not instruction.is_in_force(today):
        raise _moving.unknown(wanted.instruction)
    return Target(wanted.office, instruction, wanted.person_id, wanted.note, wanted.due_on)


def _unfit(destination: str) -> DestinationUnfit:
    sentence = DestinationUnfit.sentence.format(destination=destination)
    return DestinationUnfit({"office": [sentence]}, destination=destination)
