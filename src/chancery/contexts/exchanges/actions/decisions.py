"""How does the front desk decide about a document of another entity: receive it, observe it, or turn it away?

Each decision is a signed receipt, kept before it is told. (TUO of Ley 27444, arts. 135-136.)
"""

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.correspondence.actions import (
    Enclosed,
    EntryChannel,
    RecordKind,
    Registered,
    Sender,
    SenderKind,
)
from chancery.contexts.exchanges import papers, queries, rules
from chancery.contexts.exchanges.models import Cargo, Incoming
from chancery.contexts.exchanges.rules import Outcome, Side, State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import scanning
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers


class AnnexesPending(Conflict):
    """A receipt says what was received: what is not here cannot be."""

    code = "exchange_annexes_pending"
    sentence = "Los anexos anunciados todavía no están aquí: {why}."
    next_step = "Vuelva a traerlos, u observe el documento."


class DocumentHarmful(Conflict):
    """What nobody may open is not handed on to a unit."""

    code = "exchange_document_harmful"
    sentence = "El antivirus encontró un programa dañino en el documento: no se puede recibir."
    next_step = "Obsérvelo o rechácelo, y pida a la entidad que lo envíe en un archivo limpio."


class DecisionReasonMissing(Invalid):
    code = "exchange_reason_missing"
    sentence = "Falta decir por qué."
    next_step = "Escriba qué debe corregir la otra entidad."


class DecisionReasonTooLong(Invalid):
    """The contract has no room for more."""

    code = "exchange_reason_too_long"
    sentence = "El contrato de interoperabilidad admite hasta {most} caracteres."
    next_step = "Acorte el texto."


def accept(*, incoming_id: UUID, actor: Actor) -> Cargo:
    """Receive a document: it gets its number, and the sender its receipt.

    Raises `ExchangeNotFound`, `MoveRefused`, `AnnexesPending`, `DocumentHarmful`.
    """
    access.require(actor, *queries.WORKERS)
    return _decide(incoming_id, Outcome.ACCEPTED, "", actor)


def observe(*, incoming_id: UUID, reason: str, actor: Actor) -> Cargo:
    """Have the sender correct something and send it anew within two working days.

    Raises `ExchangeNotFound`, `MoveRefused`, `DecisionReasonMissing`, `DecisionReasonTooLong`.
    """
    access.require(actor, *queries.WORKERS)
    return _decide(incoming_id, Outcome.OBSERVED, _reason(reason), actor)


def reject(*, incoming_id: UUID, reason: str, actor: Actor) -> Cargo:
    """Turn a document away: it counts as not presented. Raises as `observe` does."""
    access.require(actor, *queries.WORKERS)
    return _decide(incoming_id, Outcome.REJECTED, _reason(reason), actor)


def _reason(reason: str) -> str:
    reason, most = reason.strip(), rules.LENGTHS["vobs"]
    if not reason:
        raise DecisionReasonMissing({"reason": [DecisionReasonMissing.sentence]})
    if len(reason) > most:
        sentence = DecisionReasonTooLong.sentence.format(most=most)
        raise DecisionReasonTooLong({"reason": [sentence]}, most=most)
    return reason


@transaction.atomic
def _decide(incoming_id: UUID, outcome: Outcome, reason: str, actor: Actor) -> Cargo:
    found = queries.incoming(incoming_id, actor=actor)
    access.require(actor, *queries.WORKERS, office_id=found.office_id)
    writers.require_written_here(found.office)
    locked = Incoming.objects.select_for_update(of=("self",)).select_related("office").get(pk=found.pk)
    rules.check_move(Side.RECEIVER, State(locked.state), outcome.state)
    if outcome is Outcome.ACCEPTED and locked.fetched_at is None:
        raise AnnexesPending(why=locked.fetch_fault.rstrip(".") or "se están trayendo")
    if outcome is Outcome.ACCEPTED and locked.doubt == scanning.VIRUS:
        raise DocumentHarmful
    at = clock.now()
    year = clock.today().year
    number = rules.registry_number(year, ledger.next_ordinal(series=queries.SERIES, year=year))
    registered = _register(locked, actor) if outcome is Outcome.ACCEPTED else None
    document = documents.issue(
        kind=papers.CARGO,
        facts=papers.cargo_of(
            locked,
            outcome=outcome,
            number=number,
            reason=reason,
            at=at,
            record=registered.number if registered else "",
            received_on=registered.received_on if registered else None,
        ),
        case_id=locked.id,
        office=locked.office,
        actor=actor,
        title=outcome.label,
    )
    cargo = Cargo.objects.create(
        incoming=locked,
        outcome=outcome,
        number=number,
        year=str(year),
        registered_at=at.replace(microsecond=0),
        unit=locked.office.name,
        user=actor.name[: rules.LENGTHS["vusuregstd"]],
        observation=reason,
        file_id=document.file_id,
        document=document,
        record_id=registered.id if registered else None,
        record_number=registered.number if registered else "",
    )
    locked.state, locked.settled_at = outcome.state, at
    locked.due_at, locked.attempts, locked.refusals, locked.fault = at, 0, 0, ""
    if outcome is Outcome.OBSERVED:
        locked.cure_due_on = queries.cure_due(locked.office, at)
    locked.save()
    facts = {"cuo": locked.cuo, "outcome": outcome, "number": number, "cargo": document.number}
    ledger.record(chain=locked.id, verb=f"exchanges.{_VERBS[outcome]}", actor=actor, facts=facts)
    app.configure_task("exchanges.tell_cargo").defer(incoming_id=str(locked.id))
    return cargo


def _register(found: Incoming, actor: Actor) -> Registered:
    """What is received is correspondence from then on: the registry says who holds it, and what an hour means.

    What answers a document of ours is tied to it, and goes on at once to the unit that sent it.
    """
    answered = queries.answered_by(found)
    sent = [Enclosed(found.filename, found.file_id)]
    annexes = found.annexes.order_by("ordinal").values_list("name", "file_id")
    return correspondence.register(
        office=found.office,
        sender=Sender(SenderKind.ENTITY, found.sender_ruc, found.sender_name[:_SENDER]),
        subject=found.subject,
        kind=_RECORDS.get(found.kind, RecordKind.OTHER),
        sheets=found.folios,
        number_of_sender=found.document_number,
        dated_on=found.document_at.astimezone(clock.LIMA).date(),
        antecedents=[answered.document_number] if answered else [],
        addressee=answered.office if answered else None,
        files=[*sent, *(Enclosed(name, sha256) for name, sha256 in annexes if sha256)],
        channel=EntryChannel.EXCHANGE,
        presented_at=found.received_at,
        with_receipt=False,
        actor=actor,
    )


_SENDER = 200
_RECORDS = {
    "01": RecordKind.OFFICIAL_LETTER,
    "02": RecordKind.LETTER,
    "03": RecordKind.OFFICIAL_LETTER,
    "04": RecordKind.MEMORANDUM,
}
_VERBS = {Outcome.ACCEPTED: "accept", Outcome.OBSERVED: "observe", Outcome.REJECTED: "reject"}
