"""How does a document come to rest, and how is it taken up again?"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.actions import _moving, _registering
from chancery.contexts.correspondence.actions._moving import Target
from chancery.contexts.correspondence.models import Joining, Record, RecordLink, RecordMovement
from chancery.contexts.correspondence.rules import LinkKind, Outcome
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.organisation import dated
from chancery.kernel.organisation.models import Office

_AT_REST = (Outcome.ATTENDED, Outcome.ARCHIVED)


class NotClosed(Conflict):
    """Only what was closed is opened again."""

    code = "record_not_closed"
    sentence = "El documento {number} sigue en atención: no hace falta reabrirlo."
    next_step = "Atiéndalo o derívelo."


class NotAtRest(Conflict):
    """The archive takes what the unit has finished with."""

    code = "record_not_at_rest"
    sentence = "El documento {number} volvió a estar en atención: no se puede recibir en el archivo."
    next_step = "Devuélvalo a la unidad en el inventario."


class AlreadyJoined(Conflict):
    """A document is joined once, and not to one that is joined itself."""

    code = "record_already_joined"
    sentence = "No se puede acumular {number} a {into}: uno de los dos ya está acumulado."
    next_step = "Acumúlelo al documento principal."


class JoinedToItself(Invalid):
    """A document is joined to another."""

    code = "record_joined_to_itself"
    sentence = "Un documento no se acumula ni se vincula a sí mismo."
    next_step = "Escriba el número del otro documento."


class LinkTargetMissing(Invalid):
    """A link says to what."""

    code = "record_link_target_missing"
    sentence = "Falta el número del documento que se vincula."


@transaction.atomic
def attend(*, movement: RecordMovement, reason: str, actor: Actor, reply_number: str = "") -> RecordMovement:
    """Close what was sent to a unit, saying how it was attended; a copy is closed by itself, the original stays here.

    `reply_number` links the paper that answers it. Raises `ReasonNeeded`, `NotYoursToMove`, `MovementClosed`, `RecordJoined`.
    """
    access.require(actor, *queries.DESK)
    said = _moving.reason_given(reason)
    locked = _moving.lock_one(movement)
    _moving.require_holder(locked, actor)
    _moving.require_open(locked)
    if not locked.is_copy:
        _moving.require_apart(locked.record)
    _moving.close(locked, Outcome.ATTENDED, said, actor=actor)
    _moving.record_of(
        locked.record, "attend", actor, movement=locked.ordinal, copy=locked.is_copy, reason=said
    )
    if reply_number.strip():
        link(record=locked.record, to=reply_number, kind=LinkKind.REPLY, actor=actor)
    return locked


@transaction.atomic
@dated.as_they_stand()
def archive(*, record: Record, reason: str, actor: Actor) -> RecordMovement:
    """Put the original into the archive of the unit that holds it, attended or not, with the reason.

    Raises `ReasonNeeded`, `NotYoursToMove`, `RecordJoined`, `MovementClosed` if it is there already.
    """
    access.require(actor, *queries.DESK)
    said = _moving.reason_given(reason)
    current = _moving.hold(record, actor)
    _moving.require_apart(record)
    if current.outcome == Outcome.ARCHIVED:
        _moving.require_open(current)
    here = Target(current.to_office, _moving.instruction(_moving.KEEP), note=said)
    kept = _moving.pass_on(current, here, outcome=Outcome.MOVED_ON, reason=said, actor=actor)
    _moving.close(kept, Outcome.ARCHIVED, said, actor=actor)
    _moving.record_of(record, "archive", actor, movement=kept.ordinal, reason=said)
    return kept


@transaction.atomic
@dated.as_they_stand()
def hand_over(*, record_id: UUID, to: Office, inventory: str, actor: Actor) -> RecordMovement:
    """Let the archive that receives a document at rest hold its original, with what was joined to it. Raises `NotAtRest`.

    Who receives at the archive acts: the unit has signed the inventory.
    """
    access.require(actor, Role.ARCHIVIST, office_id=to.id)
    current = _moving.lock(queries.row(record_id))
    record = current.record
    if current.closed_at is None:
        raise NotAtRest(number=record.number)
    said = f"Transferido al archivo por el inventario {inventory}"
    there = Target(to, _moving.instruction(_moving.KEEP), note=said)
    kept = _moving.pass_on(current, there, outcome=Outcome.MOVED_ON, reason=said, actor=actor)
    _moving.close(kept, Outcome.ARCHIVED, said, actor=actor)
    _moving.record_of(record, "hand_over", actor, movement=kept.ordinal, inventory=inventory)
    return kept


@transaction.atomic
@dated.as_they_stand()
def reopen(*, record: Record, reason: str, actor: Actor) -> RecordMovement:
    """Take up again what was attended or archived. Raises `ReasonNeeded`, `NotYoursToMove`, `RecordJoined`, `NotClosed`."""
    access.require(actor, *queries.DESK)
    said = _moving.reason_given(reason)
    current = _moving.hold(record, actor)
    _moving.require_apart(record)
    if current.closed_at is None:
        raise NotClosed(number=record.number)
    return _take_up(current, said, actor)


@transaction.atomic
@dated.as_they_stand()
def join(*, record: Record, into: Record, reason: str, actor: Actor) -> Joining:
    """Join a document to another that the same unit holds: from now on it goes where the other goes.

    Raises `ReasonNeeded`, `JoinedToItself`, `AlreadyJoined`, `NotYoursToMove`, `MovementClosed`.
    """
    access.require(actor, *queries.DESK)
    said = _moving.reason_given(reason)
    if record.id == into.id:
        raise JoinedToItself({"into": [JoinedToItself.sentence]})
    _refuse_chains(record, into)  # before the locks too: whoever moves the main one locks what follows it
    held = {each.id: _moving.hold(each, actor) for each in sorted((record, into), key=lambda each: each.id)}
    _refuse_chains(record, into)
    _moving.require_open(held[into.id])
    joined, main = held[record.id], held[into.id]
    follow = Target(main.to_office, _moving.instruction(_moving.FOLLOW), note=into.number)
    went = _moving.pass_on(
        joined, follow, outcome=Outcome.JOINED, reason=f"Acumulado a {into.number}: {said}", actor=actor
    )
    _moving.close(went, Outcome.JOINED, f"Acumulado a {into.number}", actor=actor)
    joining = Joining.objects.create(record=record, into=into, reason=said, at=clock.now(), by=actor.name)
    _moving.record_of(record, "join", actor, into=into.number, reason=said)
    _moving.record_of(into, "join", actor, record=record.number, reason=said)
    return joining


@transaction.atomic
def link(
    *, record: Record, to: UUID | str, kind: LinkKind, actor: Actor, document_id: UUID | None = None
) -> RecordLink:
    """Say that a document has another for an antecedent or for its reply: one of ours, or a paper by its number.

    Who has seen it may say so. Raises `LinkTargetMissing`, `JoinedToItself`.
    """
    access.require(actor, *queries.DESK)
    named = to if isinstance(to, UUID) else to.strip()[:100]
    if not named:
        raise LinkTargetMissing({"number": [LinkTargetMissing.sentence]})
    other = _registering.find(named)
    if other is not None and other.id == record.id:
        raise JoinedToItself({"number": [JoinedToItself.sentence]})
    made, is_new = RecordLink.objects.get_or_create(
        record=record,
        other=other,
        number="" if other else str(named),
        kind=kind,
        defaults={"document_id": document_id, "at": clock.now(), "by": actor.name},
    )
    if is_new:
        _moving.record_of(record, "link", actor, to=other.number if other else str(named), kind=kind)
    return made


@transaction.atomic
@dated.as_they_stand()
def note_paper(
    *, record_id: UUID, office: Office, number: str, document_id: UUID, is_reply: bool, actor: Actor
) -> None:
    """Enter a paper that a unit signed into the file of the document that it answers, or that it came of.

    What the unit still had of a document that it answers, original or copy, is attended by it. Raises `RoleMissingHere`,
    `RecordNotFound`.
    """
    access.require(actor, *queries.DESK, office_id=office.id)
    record = queries.row(record_id)
    kind = LinkKind.REPLY if is_reply else LinkKind.RESULT
    link(record=record, to=number, kind=kind, document_id=document_id, actor=actor)
    for each in queries.open_at(record_id, office) if is_reply else ():
        locked = _moving.lock_one(each)
        if locked.closed_at is None:
            said = _answered_with(number)
            _moving.close(locked, Outcome.ATTENDED, said, actor=actor)
            _moving.record_of(
                record, "attend", actor, movement=locked.ordinal, copy=locked.is_copy, reason=said
            )


@transaction.atomic
@dated.as_they_stand()
def withdraw_paper(*, record_id: UUID, office: Office, number: str, reason: str, actor: Actor) -> None:
    """Open again at a unit what was attended by a paper of its that stands no more: its copies, and the original.

    The original, also if the unit archived it meanwhile; what it sent on or handed over stays where it is. Raises
    `RoleMissingHere`, `RecordNotFound`.
    """
    access.require(actor, *queries.DESK, office_id=office.id)
    original = _moving.lock(queries.row(record_id))
    said = f"Se anuló {number}: {reason}"[:500]
    ended = original.record.movements.filter(
        to_office=office, outcome=Outcome.ATTENDED, close_reason=_answered_with(number)
    )
    for each in ended:
        if each.is_copy:
            _take_up(_moving.lock_one(each), said, actor)
        elif original.to_office_id == office.id and original.outcome in _AT_REST:
            _take_up(original, said, actor)


def _take_up(closed: RecordMovement, said: str, actor: Actor) -> RecordMovement:
    """The same unit has again what it had finished with, and need not acknowledge it."""
    again = Target(closed.to_office, _moving.instruction(_moving.REOPEN), note=said)
    if closed.is_copy:
        moved = _moving.send_copy(closed, again, actor=actor)
    else:
        moved = _moving.pass_on(closed, again, outcome=Outcome.REOPENED, reason=said, actor=actor)
    moved.received_at, moved.received_by_id = moved.sent_at, actor.person_id
    moved.save(update_fields=["received_at", "received_by"])
    facts = {"movement": moved.ordinal, "copy": moved.is_copy, "reason": said}
    _moving.record_of(closed.record, "reopen", actor, **facts)
    return moved


def _answered_with(number: str) -> str:
    return f"Respondido con {number}"


def _refuse_chains(record: Record, into: Record) -> None:
    is_joined = Joining.objects.filter(record__in=[record, into]).exists()
    if is_joined or Joining.objects.filter(into=record).exists():
        raise AlreadyJoined(number=record.number, into=into.number)
