"""How does a document pass from one holder to the next? One row ends as the next begins, under the document's lock."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.actions import tables
from chancery.contexts.correspondence.models import Instruction, Joining, Record, RecordMovement
from chancery.contexts.correspondence.rules import Outcome
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Unit, add
from chancery.kernel.organisation.models import Office

REGISTER, GIVE_BACK, REOPEN, FOLLOW, KEEP = "register", "give_back", "reopen", "follow", "keep"


class NotYoursToMove(NotAllowed):
    """Only the unit that has a document, and in it the person to whom it was sent, does anything with it."""

    code = "record_not_yours"
    sentence = "El documento {number} lo tiene {holder}: a usted no le corresponde."
    next_step = "Si debe atenderlo su unidad, pida que se lo deriven."


class MovementClosed(Conflict):
    """What a unit has finished with is not received, answered nor sent again."""

    code = "record_movement_closed"
    sentence = "El documento {number} ya no está pendiente en esa unidad: {outcome}."
    next_step = "Abra la hoja de ruta para ver quién lo tiene; si hay que seguir, reábralo."


class RecordJoined(Conflict):
    """What was joined goes where the other goes."""

    code = "record_joined"
    sentence = "El documento {number} se acumuló a {into} y sigue con él."
    next_step = "Haga lo que corresponda en el documento principal."


class ReasonNeeded(Invalid):
    """Whoever reads the route sheet reads why."""

    code = "record_reason_missing"
    sentence = "Falta el motivo o la forma en que se atendió."


class InstructionUnknown(Invalid):
    """What is asked of a unit is one of the codes of the table."""

    code = "record_instruction_unknown"
    sentence = "No existe o no rige la instrucción «{instruction}»."
    next_step = "Elija una de la lista."


@dataclass(frozen=True, slots=True)
class Target:
    """Where a document goes next, to do what, and by when."""

    office: Office
    instruction: Instruction
    person_id: UUID | None = None
    note: str = ""
    due_on: date | None = None


def begin(record: Record, *, at: datetime, actor: Actor) -> RecordMovement:
    """The office that registers a document is its first holder."""
    target = Target(record.office, instruction(REGISTER))
    moved = _row(record, record.office, target, ordinal=1, at=at, actor=actor)
    moved.received_at, moved.received_by_id = at, actor.person_id
    moved.save(force_insert=True)
    return moved


def hold(record: Record, actor: Actor) -> RecordMovement:
    """The movement by which the original is held, locked after the document's chain. Raises `NotYoursToMove`."""
    current = lock(record)
    require_holder(current, actor)
    return current


def lock(record: Record) -> RecordMovement:
    """The movement by which the original is held, locked after the document's chain."""
    ledger.hold(record.id)
    held = RecordMovement.objects.select_for_update(of=("self",)).select_related(
        "record__office", "to_office", "from_office", "to_person"
    )
    return held.get(record=record, is_copy=False, left_at__isnull=True)


def lock_one(movement: RecordMovement) -> RecordMovement:
    """A movement, locked after its document's chain."""
    ledger.hold(movement.record_id)
    rows = RecordMovement.objects.select_for_update(of=("self",)).select_related(
        "record__office", "to_office", "from_office", "to_person"
    )
    return rows.get(pk=movement.pk)


def require_holder(movement: RecordMovement, actor: Actor) -> None:
    """Refuse whom it was not sent to. Raises `NotYoursToMove`, `SecondFactorMissing`."""
    if actor.is_system:
        return
    if not queries.may_act_on(movement, actor):
        raise NotYoursToMove(number=movement.record.number, holder=movement.to_office.name)
    access.require(actor, *queries.DESK, office_id=movement.to_office_id)


def check_holder(*, movement: RecordMovement, actor: Actor) -> None:
    """Refuse whom a document was not sent to, before a page is shown. Raises `NotYoursToMove`, `SecondFactorMissing`."""
    require_holder(movement, actor)


def require_open(movement: RecordMovement) -> None:
    """Raises `MovementClosed`."""
    if movement.closed_at is not None:
        outcome = Outcome(movement.outcome).label.lower()
        raise MovementClosed(number=movement.record.number, outcome=outcome)


def require_apart(record: Record) -> None:
    """Raises `RecordJoined`."""
    joining = Joining.objects.select_related("into").filter(record=record).first()
    if joining is not None:
        raise RecordJoined(number=record.number, into=joining.into.number)


def reason_given(reason: str, field: str = "reason") -> str:
    """The reason, trimmed. Raises `ReasonNeeded`."""
    if not reason.strip():
        raise ReasonNeeded({field: [ReasonNeeded.sentence]})
    return reason.strip()[:500]


def pass_on(
    current: RecordMovement, target: Target, *, outcome: Outcome, reason: str, actor: Actor
) -> RecordMovement:
    """End the holding of a locked original and begin the next, and take along what was joined to it."""
    moved = _next(current, target, outcome=outcome, reason=reason, actor=actor)
    for joining in Joining.objects.filter(into=current.record).select_related("record").order_by("id"):
        behind = lock(joining.record)
        went = _next(
            behind,
            Target(target.office, instruction(FOLLOW), note=current.record.number),
            outcome=Outcome.JOINED,
            reason=f"Acumulado a {current.record.number}",
            actor=actor,
        )
        close(went, Outcome.JOINED, f"Acumulado a {current.record.number}", actor=actor)
    return moved


def send_copy(current: RecordMovement, target: Target, *, actor: Actor) -> RecordMovement:
    """Send a copy beside the original, which stays."""
    ordinal = current.record.movements.count() + 1
    sent = _row(current.record, current.to_office, target, ordinal=ordinal, at=clock.now(), actor=actor)
    sent.is_copy = True
    sent.save(force_insert=True)
    return sent


def close(movement: RecordMovement, outcome: Outcome, reason: str, *, actor: Actor) -> None:
    """Say that a unit has nothing more to do with what was sent to it."""
    at = clock.now()
    if movement.received_at is None:
        movement.received_at, movement.received_by_id = at, actor.person_id
    movement.closed_at, movement.closed_by_id = at, actor.person_id
    movement.outcome, movement.close_reason = outcome, reason[:500]
    movement.save(
        update_fields=["received_at", "received_by", "closed_at", "closed_by", "outcome", "close_reason"]
    )


def instruction(code: str) -> Instruction:
    """The row of a code; the table that comes with the code is loaded at the first use. Raises `InstructionUnknown`."""
    found = Instruction.objects.filter(pk=code).first()
    if found is None and not Instruction.objects.exists():
        tables.load_tables(actor=system_actor("Tablas de correspondencia"))
        found = Instruction.objects.filter(pk=code).first()
    if found is None:
        raise unknown(code)
    return found


def unknown(code: str) -> InstructionUnknown:
    """That nothing may be asked by a code."""
    sentence = InstructionUnknown.sentence.format(instruction=code)
    return InstructionUnknown({"instruction": [sentence]}, instruction=code)


def due_of(target_office: Office, wanted: Instruction) -> date | None:
    """By when a unit has to do what it is asked, in its own working days."""
    if wanted.days is None:
        return None
    today = organisation.local_date(target_office)
    return add(today, wanted.days, Unit.WORKING_DAYS, organisation.calendar_of(target_office)).on


def record_of(record: Record, verb: str, actor: Actor, /, **facts: object) -> None:
    """Write an act into the chain of its document."""
    ledger.record(chain=record.id, verb=f"correspondence.{verb}", actor=actor, facts=facts)


def _next(
    current: RecordMovement, target: Target, *, outcome: Outcome, reason: str, actor: Actor
) -> RecordMovement:
    at = clock.now()
    if current.closed_at is None:
        close(current, outcome, reason, actor=actor)
    current.left_at = at
    current.save(update_fields=["left_at"])
    ordinal = current.record.movements.count() + 1
    moved = _row(current.record, current.to_office, target, ordinal=ordinal, at=at, actor=actor)
    moved.save(force_insert=True)
    return moved


def _row(
    record: Record, sender: Office, target: Target, *, ordinal: int, at: datetime, actor: Actor
) -> RecordMovement:
    return RecordMovement(
        record=record,
        ordinal=ordinal,
        from_office=sender,
        from_person_id=actor.person_id,
        to_office=target.office,
        to_person_id=target.person_id,
        instruction=target.instruction,
        note=target.note.strip()[:500],
        sent_at=at,
        due_on=target.due_on if target.due_on is not None else due_of(target.office, target.instruction),
    )
