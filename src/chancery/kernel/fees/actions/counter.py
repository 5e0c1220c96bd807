"""How money is taken over a counter: by which means, by whom, once."""

from datetime import date

from django.db import IntegrityError, transaction

from chancery.kernel.base import clock, events
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.fees import queries
from chancery.kernel.fees.actions.charges import ChargeNotOwed
from chancery.kernel.fees.actions.receipts import issue_receipt
from chancery.kernel.fees.events import ChargePaid
from chancery.kernel.fees.models import Charge, Payment
from chancery.kernel.fees.rules import AT_THE_COUNTER, ChargeState, Means
from chancery.kernel.identity import access, bars
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.ledger import chains
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office


class OperationUsed(Conflict):
    """One movement at a bank pays one charge."""

    code = "operation_used"
    sentence = "La operación {operation} del banco {bank} ya pagó otro derecho."
    next_step = "Revise el número en la constancia del banco; si ya se usó, pida otro pago."


class ChargeElsewhere(Conflict):
    """Each post answers for its own charges, in its own money."""

    code = "charge_of_another_office"
    sentence = "Este derecho no se paga {office:en}."
    next_step = "Cobre en la oficina y en la moneda en que se generó."


class CaseInLima(Conflict):
    """At a post with a node cash is taken for the cases that the post has (ADR 28)."""

    code = "charge_of_case_in_lima"
    sentence = "El expediente de este derecho está en Lima, donde se paga con tarjeta: aquí todavía no se puede cobrar."
    next_step = (
        "Para cobrarlo en ventanilla, traiga el expediente al puesto desde la página «Línea con Lima»."
    )


@transaction.atomic
def take_payment(
    *,
    charge: Charge,
    means: Means,
    office: Office,
    bank: str = "",
    operation: str = "",
    paid_on: date | None = None,
    actor: Actor,
) -> Payment:
    """Record money taken at `office`, give it a receipt of the office's own series and settle the charge.

    The charge is locked first: of two cashiers one takes it. What a bank moved names the bank, the operation and its
    date. Nobody takes their own money, nor that of their kin (D.S. 076-2005-RE, arts. 291 and 438).

    Raises `OwnMatter`, `WrittenElsewhere`, `CaseInLima`, `ChargeNotOwed`, `ChargeElsewhere`, `OperationUsed`, or
    `Invalid` (`means`, `bank`, `operation`, `paid_on`).
    """
    access.require(actor, *queries.AT_A_POST, office_id=office.id)
    writers.require_written_here(office)
    person_id = access.require_person(actor)
    bars.require_none(case_id=charge.case_id, officer_id=person_id, person_id=charge.payer_id)
    bank, operation = " ".join(bank.split()), " ".join(operation.split())
    paid_on = _require_fitting(means, office, bank, operation, paid_on)
    charge = Charge.objects.select_for_update().get(id=charge.id)
    _require_here(charge, office, means)
    if chains.is_elsewhere(charge.case_id):
        raise CaseInLima
    if not charge.is_owed:
        raise ChargeNotOwed(state=charge.state)
    payment = _record_payment(
        Payment(
            charge=charge,
            amount=charge.amount,
            currency=charge.currency,
            means=means,
            office=office,
            bank=bank,
            operation=operation,
            paid_on=paid_on,
            taken_by_id=person_id,
            is_surplus=False,
            received_at=clock.now(),
        )
    )
    receipt = issue_receipt(payment)
    ledger.record(
        chain=charge.case_id,
        verb="fees.take_payment",
        actor=actor,
        facts={
            "charge": charge.id,
            "payment": payment.id,
            "means": means,
            "office": office.code,
            "bank": bank,
            "operation": operation,
            "paid_on": paid_on,
            "amount": payment.money,
            "receipt": receipt.number,
        },
    )
    charge.state = ChargeState.PAID
    charge.save(update_fields=["state"])
    events.publish(ChargePaid(charge_id=charge.id, case_id=charge.case_id, paid_at=payment.received_at))
    return payment


def _require_fitting(means: Means, office: Office, bank: str, operation: str, paid_on: date | None) -> date:
    """The day of the payment, in the office's own time. Raises `Invalid`."""
    today = organisation.local_date(office)
    fields: dict[str, list[str]] = {}
    if means not in AT_THE_COUNTER:
        fields["means"] = ["Elija un medio de pago que se reciba en ventanilla."]
    if means.needs_operation:
        if not bank:
            fields["bank"] = ["Indique el banco."]
        if not operation:
            fields["operation"] = ["Indique el número de operación."]
        if paid_on is None:
            fields["paid_on"] = ["Indique la fecha de la operación."]
    if means is Means.CASH and operation:
        fields["operation"] = ["El efectivo no tiene número de operación."]
    if operation and not bank:
        fields["bank"] = ["Indique el banco de la operación."]
    if paid_on is not None and paid_on > today:
        fields["paid_on"] = ["La fecha del pago no puede ser futura."]
    if fields:
        raise Invalid(fields)
    return paid_on or today


def _require_here(charge: Charge, office: Office, means: Means) -> None:
    """A post takes what it charged; Lima also what is payable in Peru (D.S. 076-2005-RE, arts. 177-178)."""
    if charge.office_id == office.id:
        return
    is_for_lima = means is Means.PAID_IN_LIMA and office.country == queries.HOME
    is_of_no_post = charge.office_id is None and charge.currency == queries.zone_of(office).currency
    if not is_for_lima and not is_of_no_post:
        raise ChargeElsewhere(office=office.name)


def _record_payment(payment: Payment) -> Payment:
    """The database knows which operations were used, whoever asks at the same instant."""
    try:
        with transaction.atomic():
            payment.save(force_insert=True)
    except IntegrityError as error:
        if "operation_used_once" not in str(error):
            raise
        raise OperationUsed(operation=payment.operation, bank=payment.bank) from error
    return payment
