"""How does the sender learn of our receipt, over a contract that answers a repeated one with an error?

In the State's component a second receipt is refused: with one text where the first was a reception, with the text of a
real failure where it was an observation. So no text is read. After any doubt the sender is asked what he has; and
where he cannot say, it is enough that we always can: who sent a document may ask us, and is shown the receipt.
"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.exchanges import queries
from chancery.contexts.exchanges.actions._claims import claimed, postpone
from chancery.contexts.exchanges.models import Cargo, Incoming
from chancery.contexts.exchanges.rules import Code
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.documents import queries as files
from chancery.kernel.gateway import interoperability
from chancery.kernel.gateway.conversation import accounted
from chancery.kernel.gateway.interoperability import question
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

_UNCONFIRMED = "unconfirmed"


def tell_cargo(*, incoming_id: UUID, actor: Actor) -> None:
    """Tell the sender of a document what was decided; after a doubt, ask before telling again.

    Never raises because of the other side. Never inside a transaction.
    """
    access.require(actor, Role.SYSTEM)
    with claimed(Incoming, incoming_id) as incoming:
        cargo = Cargo.objects.filter(incoming_id=incoming_id).first()
        if incoming is None or cargo is None or incoming.cargo_told_at is not None:
            return
        try:
            if (
                (incoming.is_cargo_doubtful and _is_known(incoming, cargo, actor))
                or _say(incoming, cargo, actor)
                or _is_known(incoming, cargo, actor)
            ):
                _told(incoming, actor)
            else:
                postpone(incoming, _UNCONFIRMED, refused=True)
        except Unavailable as refusal:
            postpone(incoming, refusal.code)


def _is_known(incoming: Incoming, cargo: Cargo, actor: Actor) -> bool:
    us = interoperability.ourselves()
    with accounted(question("ask", "preguntar por un cargo enviado", actor, incoming.id)):
        answer = interoperability.platform().ask(asking=us.ruc, asked=incoming.sender_ruc, cuo=incoming.cuo)
    return answer.code == Code.OK and (answer.flag, answer.number) == (cargo.outcome, cargo.number)


def _say(incoming: Incoming, cargo: Cargo, actor: Actor) -> bool:
    told = queries.receipt_of(incoming, cargo, files.content(cargo.file_id))
    told.check()
    incoming.is_cargo_doubtful = True
    incoming.save(update_fields=["is_cargo_doubtful"])
    with accounted(question("acknowledge", "enviar el cargo de un documento", actor, incoming.id)):
        return interoperability.platform().acknowledge(told.platform_fields()).code == Code.OK


@transaction.atomic
def _told(incoming: Incoming, actor: Actor) -> None:
    incoming.cargo_told_at, incoming.is_cargo_doubtful = clock.now(), False
    incoming.due_at, incoming.fault, incoming.refusals = None, "", 0
    incoming.save(update_fields=["cargo_told_at", "is_cargo_doubtful", "due_at", "fault", "refusals"])
    ledger.record(chain=incoming.id, verb="exchanges.tell_cargo", actor=actor, facts={"cuo": incoming.cuo})
