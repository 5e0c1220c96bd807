"""What becomes of an observed document that is not sent anew in time? It counts as not presented; its time follows the calendar.

(TUO of Ley 27444, art. 136: two working days; to be confirmed for exchanges between entities.)
"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.exchanges import queries, rules
from chancery.contexts.exchanges.actions._telling import tell_desk, tell_senders
from chancery.contexts.exchanges.models import Incoming, Outgoing
from chancery.contexts.exchanges.rules import Side, State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


def lapse_outgoing(*, outgoing_id: UUID, actor: Actor) -> None:
    """Note that what we sent was not cured in time; who sent it is told."""
    access.require(actor, Role.SYSTEM)
    with transaction.atomic():
        rows = Outgoing.objects.select_for_update(of=("self",)).select_related("sent_by")
        found = rows.get(pk=outgoing_id)
        if found.pk in queries.uncured_outgoing(clock.today()):
            _lapse(found, Side.SENDER, actor)
            tell_senders(
                found,
                f"El envío {found.cuo} se tiene por no presentado",
                f"El plazo para subsanar {found.document_number} venció el {found.cure_due_on:%d/%m/%Y}. Si todavía debe "
                "llegar a la entidad, envíelo como un documento nuevo.",
                actor,
            )


def lapse_incoming(*, incoming_id: UUID, actor: Actor) -> None:
    """Note that what we observed was not cured in time."""
    access.require(actor, Role.SYSTEM)
    with transaction.atomic():
        found = Incoming.objects.select_for_update(of=("self",)).get(pk=incoming_id)
        if found.pk in queries.uncured_incoming(clock.today()):
            _lapse(found, Side.RECEIVER, actor)


@transaction.atomic
def recount_outgoing(*, outgoing_id: UUID, why: str, actor: Actor) -> None:
    """Compute anew until when we may send again what was observed of ours; who sent it is told where the day moved."""
    access.require(actor, Role.SYSTEM)
    found = (
        Outgoing.objects.select_for_update(of=("self",))
        .select_related("office", "sent_by")
        .get(pk=outgoing_id)
    )
    if _moved(found, actor):
        tell_senders(found, *_new_day(found, f"Lo observado del envío {found.cuo}", why), actor)


@transaction.atomic
def recount_incoming(*, incoming_id: UUID, why: str, actor: Actor) -> None:
    """Compute anew until when another entity may send again what we observed; the heads of the desk are told."""
    access.require(actor, Role.SYSTEM)
    found = Incoming.objects.select_for_update(of=("self",)).select_related("office").get(pk=incoming_id)
    if _moved(found, actor):
        tell_desk(found, *_new_day(found, f"Lo que observamos del envío {found.cuo}", why), actor)


def _moved(found: Outgoing | Incoming, actor: Actor) -> bool:
    """Whether its last day is another one by the calendar of now. What ran out stays run out."""
    if found.state != State.OBSERVED or found.cure_due_on is None or found.cure_due_on < clock.today():
        return False
    before, after = found.cure_due_on, queries.cure_due(found.office, found.cargo.registered_at)
    if before == after:
        return False
    found.cure_due_on = after
    found.save(update_fields=["cure_due_on"])
    facts = {"cuo": found.cuo, "from": before, "to": after}
    ledger.record(chain=found.id, verb="exchanges.recount", actor=actor, facts=facts)
    return True


def _new_day(found: Outgoing | Incoming, what: str, why: str) -> tuple[str, str]:
    """The subject and the text of the notice that the last day to cure is another one."""
    return (
        f"Cambió la fecha para subsanar el envío {found.cuo}",
        f"Cambió el calendario de días hábiles de {found.office.name}: {why}. {what} se subsana ahora hasta el "
        f"{found.cure_due_on:%d/%m/%Y}.",
    )


def _lapse(found: Outgoing | Incoming, side: Side, actor: Actor) -> None:
    rules.check_move(side, State(found.state), State.NOT_FILED)
    found.state = State.NOT_FILED
    found.save(update_fields=["state"])
    facts = {"cuo": found.cuo, "due_on": found.cure_due_on}
    ledger.record(chain=found.id, verb="exchanges.lapse", actor=actor, facts=facts)
