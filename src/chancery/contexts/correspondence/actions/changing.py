"""How do the tables of correspondence change? One administrator proposes with the norm, another approves."""

from collections.abc import Mapping
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.models import (
    HoursPolicy,
    HoursProposal,
    Instruction,
    InstructionProposal,
)
from chancery.contexts.correspondence.rules import AfterHours, EntryChannel
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.gates import decide

_MOST_DAYS = 365


class TableProposalOpen(Conflict):
    """One change of a row at a time: a second would be decided without knowing the first."""

    code = "correspondence_proposal_open"
    sentence = "Ya hay una propuesta pendiente para «{row}»."
    next_step = "Pida que se apruebe o rechace antes de proponer otra."


class TableAlreadyDecided(Conflict):
    code = "correspondence_proposal_decided"
    sentence = "Esta propuesta ya fue decidida."
    next_step = "Vuelva a las tablas de correspondencia para ver el resultado."


class HoursTooLate(Conflict):
    """What was presented keeps the day that it was told."""

    code = "correspondence_hours_too_late"
    sentence = "La fecha propuesta ({since}) ya no es futura: un horario no cambia hacia atrás."
    next_step = "Rechace la propuesta y presente otra con una fecha posterior a hoy."


@transaction.atomic
def propose_instruction(
    *,
    code: str,
    title: str,
    days: int | None,
    norm: str,
    valid_from: date,
    valid_until: date | None = None,
    actor: Actor,
) -> InstructionProposal:
    """Propose how the row of an instruction shall read; a code that is not there yet is a new instruction.

    Raises `TableProposalOpen`, `Invalid`.
    """
    access.require(actor, Role.ADMINISTRATOR)
    fields: dict[str, list[str]] = {}
    known = Instruction.objects.filter(pk=code).first()
    if known is not None and known.title != title:
        fields["title"] = [f"Lo ya derivado dice «{known.title}»: otro texto lleva otro código."]
    if known is not None and valid_from > clock.today():
        fields["valid_from"] = ["Ya rige: el cambio vale desde que se aprueba."]
    if days is not None and days > _MOST_DAYS:
        fields["days"] = [f"El plazo va de 0 a {_MOST_DAYS} días."]
    if valid_until is not None and valid_until <= valid_from:
        fields["valid_until"] = ["Debe ser posterior al primer día."]
    if fields:
        raise Invalid(fields)
    if queries.instruction_proposals().filter(code=code).exists():
        raise TableProposalOpen(row=title)
    proposal = InstructionProposal.objects.create(
        code=code, title=title, days=days, norm=norm, valid_from=valid_from, valid_until=valid_until,
        proposed_by_id=access.require_person(actor),
    )  # fmt: skip
    _record_instruction(proposal, "propose_instruction", actor)
    return proposal


@transaction.atomic
def approve_instruction(*, proposal: InstructionProposal, actor: Actor) -> Instruction:
    """Let the row read as proposed; what was sent before keeps its day. Raises `SameHands`, `TableAlreadyDecided`."""
    access.require(actor, Role.ADMINISTRATOR)
    proposal = decide(
        proposal, by=access.require_person(actor), is_approved=True, already=TableAlreadyDecided
    )
    row, _ = Instruction.objects.update_or_create(
        code=proposal.code,
        defaults={
            "title": proposal.title,
            "days": proposal.days,
            "norm": proposal.norm,
            "valid_from": proposal.valid_from,
            "valid_until": proposal.valid_until,
        },
    )
    _record_instruction(proposal, "approve_instruction", actor)
    return row


@transaction.atomic
def decline_instruction(*, proposal: InstructionProposal, actor: Actor) -> InstructionProposal:
    """Leave the row as it is. Raises `SameHands`, `TableAlreadyDecided`."""
    access.require(actor, Role.ADMINISTRATOR)
    proposal = decide(
        proposal, by=access.require_person(actor), is_approved=False, already=TableAlreadyDecided
    )
    _record_instruction(proposal, "decline_instruction", actor)
    return proposal


@transaction.atomic
def propose_hours(
    *,
    channel: EntryChannel,
    after_closing: AfterHours,
    on_closed_days: AfterHours,
    norm: str,
    valid_from: date,
    actor: Actor,
) -> HoursProposal:
    """Propose what an hour shall mean in a channel from a date on. Raises `TableProposalOpen`, `Invalid`."""
    access.require(actor, Role.ADMINISTRATOR)
    latest = _latest(channel)
    if valid_from <= clock.today():
        raise Invalid({"valid_from": ["El horario debe regir desde una fecha posterior a hoy."]})
    if latest is not None and valid_from <= latest.valid_from:
        raise Invalid({"valid_from": [f"Ya hay uno que rige desde el {latest.valid_from:%d/%m/%Y}."]})
    if queries.hours_proposals().filter(channel=channel).exists():
        raise TableProposalOpen(row=channel.label)
    proposal = HoursProposal.objects.create(
        channel=channel, after_closing=after_closing, on_closed_days=on_closed_days, norm=norm,
        valid_from=valid_from, proposed_by_id=access.require_person(actor),
    )  # fmt: skip
    _record_hours(proposal, "propose_hours", actor)
    return proposal


@transaction.atomic
def approve_hours(*, proposal: HoursProposal, actor: Actor) -> HoursPolicy:
    """Let the proposed hours begin, and those in force end the same day.

    Raises `SameHands`, `TableAlreadyDecided`, `HoursTooLate`.
    """
    access.require(actor, Role.ADMINISTRATOR)
    proposal = decide(
        proposal, by=access.require_person(actor), is_approved=True, already=TableAlreadyDecided
    )
    if proposal.valid_from <= clock.today():
        raise HoursTooLate(since=f"{proposal.valid_from:%d/%m/%Y}")
    latest = _latest(proposal.channel)
    if latest is not None and (latest.valid_until is None or latest.valid_until > proposal.valid_from):
        latest.valid_until = proposal.valid_from
        latest.save(update_fields=["valid_until"])
    made = HoursPolicy.objects.create(
        channel=proposal.channel, after_closing=proposal.after_closing, on_closed_days=proposal.on_closed_days,
        norm=proposal.norm, valid_from=proposal.valid_from, source="propuesta aprobada",
    )  # fmt: skip
    _record_hours(proposal, "approve_hours", actor)
    return made


@transaction.atomic
def decline_hours(*, proposal: HoursProposal, actor: Actor) -> HoursProposal:
    """Leave the hours as they are. Raises `SameHands`, `TableAlreadyDecided`."""
    access.require(actor, Role.ADMINISTRATOR)
    proposal = decide(
        proposal, by=access.require_person(actor), is_approved=False, already=TableAlreadyDecided
    )
    _record_hours(proposal, "decline_hours", actor)
    return proposal


def _latest(channel: str) -> HoursPolicy | None:
    return HoursPolicy.objects.select_for_update().filter(channel=channel).order_by("-valid_from").first()


def _record_instruction(proposal: InstructionProposal, verb: str, actor: Actor) -> None:
    facts = {
        "instruction": proposal.code,
        "title": proposal.title,
        "days": proposal.days,
        "norm": proposal.norm,
        "valid_from": proposal.valid_from,
        "valid_until": proposal.valid_until,
    }
    _record(f"instruction:{proposal.code}", verb, facts, actor)


def _record_hours(proposal: HoursProposal, verb: str, actor: Actor) -> None:
    facts = {
        "channel": proposal.channel,
        "after_closing": proposal.after_closing,
        "on_closed_days": proposal.on_closed_days,
        "norm": proposal.norm,
        "valid_from": proposal.valid_from,
    }
    _record(f"hours:{proposal.channel}", verb, facts, actor)


def _record(row: str, verb: str, facts: Mapping[str, object], actor: Actor) -> None:
    ledger.record(
        chain=uuid5(NAMESPACE_URL, f"urn:chancery:correspondence:{row}"),
        verb=f"correspondence.{verb}",
        actor=actor,
        facts=facts,
    )
