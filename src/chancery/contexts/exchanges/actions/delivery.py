"""How does a document reach another entity once, over a line on which anything may be lost?

Nothing is said twice before the receiver was asked whether he heard it (ADR 33). The number of an exchange is taken once
and never changes, so that even what the platform itself repeats is the same document to a receiver.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from chancery.contexts.exchanges import queries, rules
from chancery.contexts.exchanges.actions._claims import claimed, postpone
from chancery.contexts.exchanges.actions._events import Settled
from chancery.contexts.exchanges.actions._telling import tell_senders
from chancery.contexts.exchanges.models import Cargo, CargoHint, Outgoing
from chancery.contexts.exchanges.rules import Code, Outcome, Side, State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, Unavailable
from chancery.kernel.base.events import publish
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import inspection
from chancery.kernel.documents import queries as files
from chancery.kernel.gateway import interoperability
from chancery.kernel.gateway.conversation import accounted
from chancery.kernel.gateway.interoperability import Answer, question
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

FOLLOW_EVERY = timedelta(minutes=30)
"""How often the receiver is asked what became of what he has: a receipt that was lost is found that way."""
_NO_ANSWER, _REFUSED, _NOT_THERE, _RECEIPT_MISSING = "no_answer", "refused", "not_there", "receipt_missing"


class NumberGivenTwice(Unavailable):
    """One number, one exchange: with one that is taken already, the document would be taken for another."""

    code = "exchange_number_given_twice"
    sentence = "La plataforma de interoperabilidad entregó un número de intercambio que ya está en uso."


def deliver(*, outgoing_id: UUID, actor: Actor) -> None:
    """Do for one exchange what is to be done now: take its number, ask, send, or learn what became of it.

    Never raises because of the other side: what could not be done is done later. Never inside a transaction.
    """
    access.require(actor, Role.SYSTEM)
    with claimed(Outgoing, outgoing_id) as outgoing:
        if outgoing is None or outgoing.state not in (State.PENDING, State.SENT):
            return
        try:
            _carry(outgoing, actor)
        except Unavailable as refusal:
            postpone(outgoing, refusal.code)


def _carry(outgoing: Outgoing, actor: Actor) -> None:
    if not outgoing.cuo:
        _number(outgoing, actor)
    if (outgoing.is_doubtful or outgoing.state == State.SENT) and _is_known(outgoing, actor):
        return
    _say(outgoing, actor)


def _number(outgoing: Outgoing, actor: Actor) -> None:
    with accounted(question("number", "obtener el número de un intercambio", actor, outgoing.id)):
        number = interoperability.platform().next_number(outgoing.sender_ruc)
    if queries.outgoing_by_cuo(number) or queries.incoming_by_cuo(number):
        raise NumberGivenTwice
    outgoing.cuo = number
    outgoing.save(update_fields=["cuo"])


def _is_known(outgoing: Outgoing, actor: Actor) -> bool:
    """Ask the receiver, and believe what he says. False when he has nothing under this number: then it is sent.

    What he accepted once and now does not know was swallowed on the way, whoever said that it had arrived.
    """
    answer = _ask(outgoing, actor)
    state = rules.state_of(answer.flag) if answer.code == Code.OK else None
    if answer.code == Code.NOT_FOUND:
        return False
    if state is None:
        postpone(outgoing, _NO_ANSWER)
    elif state in (State.PENDING, State.SENT):
        _delivered(outgoing, actor)
    else:
        _settle(outgoing, answer, Outcome(state.value), actor)
    return True


def _ask(outgoing: Outgoing, actor: Actor) -> Answer:
    with accounted(question("ask", "preguntar por un documento enviado", actor, outgoing.id)):
        return interoperability.platform().ask(
            asking=outgoing.sender_ruc, asked=outgoing.receiver.ruc, cuo=outgoing.cuo or ""
        )


def _say(outgoing: Outgoing, actor: Actor) -> None:
    annexes = tuple(outgoing.annexes.values_list("name", flat=True))
    told = queries.document_of(outgoing, annexes, files.content(outgoing.file_id))
    outgoing.is_doubtful = True
    outgoing.save(update_fields=["is_doubtful"])
    with accounted(question("deliver", "enviar un documento a otra entidad", actor, outgoing.id)):
        result = interoperability.platform().deliver(told.platform_fields())
    if result.code == Code.OK:
        _delivered(outgoing, actor)
        return
    with transaction.atomic():
        outgoing.fault_text = result.text[:300]
        outgoing.save(update_fields=["fault_text"])
        postpone(outgoing, _REFUSED, refused=True)
        if queries.waits_for_a_person(outgoing):
            tell_senders(
                outgoing,
                f"La otra entidad no acepta el envío {outgoing.cuo}",
                f"{outgoing.document_number} no llegó después de {rules.MOST_REFUSALS} intentos, y ya no se intenta por sí "
                "solo. Compruebe los datos con la entidad y elija «Intentar ahora».",
                actor,
            )


def _delivered(outgoing: Outgoing, actor: Actor) -> None:
    """The receiver has it: technically, for by law he has received it when his receipt says so."""
    is_news = outgoing.state == State.PENDING
    with transaction.atomic():
        outgoing.state, outgoing.is_doubtful = State.SENT, False
        outgoing.refusals, outgoing.fault, outgoing.fault_text = 0, "", ""
        outgoing.delivered_at = outgoing.delivered_at or clock.now()
        outgoing.due_at = clock.now() + FOLLOW_EVERY
        outgoing.save(
            update_fields=[
                "state", "is_doubtful", "refusals", "fault", "fault_text", "delivered_at", "due_at",
            ]
        )  # fmt: skip
        if is_news:
            ledger.record(
                chain=outgoing.id, verb="exchanges.deliver", actor=actor, facts={"cuo": outgoing.cuo}
            )


def _settle(outgoing: Outgoing, answer: Answer, outcome: Outcome, actor: Actor) -> None:
    """Take the receiver's own word for what he decided, with his receipt."""
    hint = outgoing.hints.filter(outcome=outcome, number=answer.number).order_by("at").first()
    content = _receipt(answer, hint)
    if content is None:
        postpone(outgoing, _RECEIPT_MISSING)
        return
    found = inspection.look_at(content)
    with transaction.atomic():
        locked = Outgoing.objects.select_for_update(of=("self",)).get(pk=outgoing.pk)
        rules.check_move(Side.SENDER, State(locked.state), outcome.state)
        at = _registered_at(answer, hint)
        Cargo.objects.create(
            outgoing=locked,
            outcome=outcome,
            number=answer.number[: rules.LENGTHS["vnumregstd"]],
            year=answer.year[:4],
            registered_at=at,
            unit=answer.unit[:250],
            user=answer.user[:100],
            observation=answer.observation[:250],
            file=documents.keep_received(content, found),
            doubt=found.doubt,
        )
        locked.state, locked.is_doubtful, locked.due_at = outcome.state, False, None
        locked.delivered_at, locked.settled_at = locked.delivered_at or at, clock.now()
        locked.fault, locked.fault_text, locked.refusals = "", "", 0
        if outcome is Outcome.OBSERVED:
            locked.cure_due_on = queries.cure_due(locked.office, at)
        locked.save()
        facts = {"cuo": locked.cuo, "outcome": outcome, "number": answer.number}
        ledger.record(chain=locked.id, verb="exchanges.settle", actor=actor, facts=facts)
        publish(Settled(_first(locked), locked.cuo or "", outcome, answer.number, answer.unit[:250], actor))
        _tell(locked, outcome, actor)


def _tell(outgoing: Outgoing, outcome: Outcome, actor: Actor) -> None:
    """What was not received wants something of who sent it, within two days: nobody looks by chance."""
    if outcome is Outcome.OBSERVED:
        tell_senders(
            outgoing,
            f"Debe subsanar el envío {outgoing.cuo}",
            f"La entidad observó {outgoing.document_number}. Lea qué pide en su cargo y envíelo corregido hasta el "
            f"{outgoing.cure_due_on:%d/%m/%Y}; pasado ese día se tiene por no presentado.",
            actor,
        )
    elif outcome is Outcome.REJECTED:
        tell_senders(
            outgoing,
            f"La entidad no recibió el envío {outgoing.cuo}",
            f"La entidad tiene por no presentado {outgoing.document_number}: lea por qué en su constancia. Si todavía debe "
            "llegarle, envíelo como un documento nuevo.",
            actor,
        )


def _first(outgoing: Outgoing) -> UUID:
    while outgoing.cures is not None:
        outgoing = outgoing.cures
    return outgoing.id


def _receipt(answer: Answer, hint: CargoHint | None) -> bytes | None:
    """The receipt that the receiver shows; where he shows none, that which he sent and now confirms."""
    if answer.receipt:
        with suppress(Invalid):
            return rules.decode_answered(answer.receipt)
    return files.bytes_of(hint.file_id) if hint else None


def _registered_at(answer: Answer, hint: CargoHint | None) -> datetime:
    said = interoperability.parsed_instant(answer.registered_at)
    return said or (hint.registered_at if hint else clock.now())
