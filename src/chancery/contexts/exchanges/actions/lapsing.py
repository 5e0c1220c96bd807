"""What becomes of an observed document that is not sent anew in time? It counts as not presented.

(TUO of Ley 27444, art. 136: two working days; to be confirmed for exchanges between entities.)
"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.exchanges import queries, rules
from chancery.contexts.exchanges.models import Incoming, Outgoing
from chancery.contexts.exchanges.rules import Side, State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


def lapse_outgoing(*, outgoing_id: UUID, actor: Actor) -> None:
    """Note that what we sent was not cured in time."""
    access.require(actor, Role.SYSTEM)
    with transaction.atomic():
        found = Outgoing.objects.select_for_update(of=("self",)).get(pk=outgoing_id)
        if found.pk in queries.uncured_outgoing(clock.today()):
            _lapse(found, Side.SENDER, actor)


def lapse_incoming(*, incoming_id: UUID, actor: Actor) -> None:
    """Note that what we observed was not cured in time."""
    access.require(actor, Role.SYSTEM)
    with transaction.atomic():
        found = Incoming.objects.select_for_update(of=("self",)).get(pk=incoming_id)
        if found.pk in queries.uncured_incoming(clock.today()):
            _lapse(found, Side.RECEIVER, actor)


def _lapse(found: Outgoing | Incoming, side: Side, actor: Actor) -> None:
    rules.check_move(side, State(found.state), State.NOT_FILED)
    found.state = State.NOT_FILED
    found.save(update_fields=["state"])
    facts = {"cuo": found.cuo, "due_on": found.cure_due_on}
    ledger.record(chain=found.id, verb="exchanges.lapse", actor=actor, facts=facts)
