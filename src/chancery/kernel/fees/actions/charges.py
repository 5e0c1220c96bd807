"""How an amount comes to be owed, and how it ceases to be without being paid."""

from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.fees import queries
from chancery.kernel.fees.models import Charge
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger


class ChargeNotOwed(Conflict):
    """The charge was settled, cancelled or returned meanwhile."""

    code = "charge_not_owed"
    sentence = "Este derecho ya no está pendiente de pago."
    next_step = "Vuelva a abrir la página del pago para ver su estado actual."


@transaction.atomic(savepoint=False)
def raise_charge(
    *, case_id: UUID, tariff_code: str, payer: Person, on: date, units: int = 1, actor: Actor
) -> Charge:
    """Charge `payer` what the tariff asks on the day `on`, `units` times.

    A later change of the tariff does not touch it (LPAG art. 53: the fee is that of the TUPA in force). A free
    act is charged as well, at zero, and owes nothing from the start. Raises `TariffMissing`.
    """
    item = queries.tariff_on(tariff_code, on)
    owed = item.money * units
    charge = Charge.objects.create(
        case_id=case_id,
        tariff_item=item,
        units=units,
        amount=owed.amount,
        currency=owed.currency,
        payer=payer,
        state=ChargeState.OWED if owed else ChargeState.PAID,
    )
    ledger.record(
        chain=case_id,
        verb="fees.raise_charge",
        actor=actor,
        facts={"charge": charge.id, "tariff": tariff_code, "units": units, "amount": owed},
    )
    return charge


@transaction.atomic
def cancel_charge(*, charge: Charge, reason: str, actor: Actor) -> Charge:
    """Stop asking for an unpaid charge; the step that calls this is the gate.

    Money that arrives afterwards is recorded and goes back. Raises `ChargeNotOwed`.
    """
    charge = Charge.objects.select_for_update().get(id=charge.id)
    if not charge.is_owed:
        raise ChargeNotOwed(state=charge.state)
    _cancel(charge, reason, actor)
    return charge


@transaction.atomic
def cancel_open_charges(*, case_id: UUID, actor: Actor) -> None:
    """Stop asking for whatever a closing case still owes.

    A charge locked at this instant is being paid, and its payment waits for the case that we hold: it is
    passed over, as if the money had come just before the case closed.
    """
    owed = Charge.objects.select_for_update(skip_locked=True).filter(case_id=case_id, state=ChargeState.OWED)
    for charge in owed:
        _cancel(charge, "El expediente concluyó.", actor)


def _cancel(charge: Charge, reason: str, actor: Actor) -> None:
    charge.state = ChargeState.CANCELLED
    charge.cancelled_at = clock.now()
    charge.cancelled_because = reason
    charge.save(update_fields=["state", "cancelled_at", "cancelled_because"])
    ledger.record(
        chain=charge.case_id,
        verb="fees.cancel_charge",
        actor=actor,
        facts={"charge": charge.id, "reason": reason},
    )
