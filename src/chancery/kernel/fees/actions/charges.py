"""How an amount comes to be owed, and how it ceases to be without being paid."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.fees import queries
from chancery.kernel.fees.models import Charge, ChargeLine
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office


class ChargeNotOwed(Conflict):
    """The charge was settled, cancelled or returned meanwhile."""

    code = "charge_not_owed"
    sentence = "Este derecho ya no está pendiente de pago."
    next_step = "Vuelva a abrir la página del pago para ver su estado actual."


@transaction.atomic(savepoint=False)
def raise_charge(
    *,
    case_id: UUID,
    tariff_code: str,
    payer: Person,
    on: date,
    units: int = 1,
    office: Office | None = None,
    actor: Actor,
) -> Charge:
    """Charge `payer` what the tariff asks on the day `on`, `units` times.

    A later change of the tariff does not touch it (LPAG art. 53: the fee is that of the TUPA in force). A free
    act is charged as well, at zero, and owes nothing from the start. What is asked in consular soles is converted
    at the rate of `office`. Raises `TariffMissing`, and what `raise_consular_charge` raises.
    """
    item = queries.tariff_on(tariff_code, on)
    if item.is_consular and office is not None:
        return raise_consular_charge(
            case_id=case_id,
            payer=payer,
            office=office,
            wanted=[queries.Wanted(tariff_code, units)],
            on=on,
            actor=actor,
        )
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


@transaction.atomic(savepoint=False)
def raise_consular_charge(
    *,
    case_id: UUID,
    payer: Person,
    office: Office,
    wanted: Sequence[queries.Wanted],
    on: date,
    is_extraordinary: bool = False,
    free_by: str = "",
    actor: Actor,
) -> Charge:
    """Charge `payer` what the consular tariff asks at `office`, in its country's money; each item is a line.

    Only the total is converted, once, at the month's rate, so that both currencies balance. A free act is a charge of
    zero that cites its article and is paid from the start (D.S. 076-2005-RE, art. 173). Raises what `queries.quote`
    raises.
    """
    quoted = queries.quote(
        wanted, office=office, on=on, is_extraordinary=is_extraordinary, free_by=free_by.strip()
    )
    charge = Charge.objects.create(
        case_id=case_id,
        tariff_item=quoted.lines[0].item,
        units=quoted.lines[0].units,
        amount=quoted.local.amount,
        currency=quoted.local.currency,
        office=office,
        consular_amount=quoted.consular,
        rate=quoted.rate or None,
        free_by=quoted.free_by,
        payer=payer,
        state=ChargeState.OWED if quoted.local else ChargeState.PAID,
    )
    ChargeLine.objects.bulk_create(
        ChargeLine(
            charge=charge,
            position=position,
            item=line.item,
            units=line.units,
            base=line.base,
            amount=line.amount,
            surcharge=line.surcharge,
        )
        for position, line in enumerate(quoted.lines, start=1)
    )
    ledger.record(
        chain=case_id,
        verb="fees.raise_charge",
        actor=actor,
        facts={
            "charge": charge.id,
            "office": office.code,
            "tariff": [line.item.code for line in quoted.lines],
            "units": [line.units for line in quoted.lines],
            "consular": quoted.consular,
            "rate": quoted.rate,
            "amount": quoted.local,
            "free_by": quoted.free_by,
        },
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
