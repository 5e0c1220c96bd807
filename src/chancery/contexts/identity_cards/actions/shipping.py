"""How do forms on paper reach RENIEC? In lots of envelopes, with a guide, on the courier's day."""

from itertools import count

from django.db import transaction

from chancery.contexts.identity_cards import papers, queries, rules
from chancery.contexts.identity_cards.models import (
    CardEnvelope,
    CardShipment,
    EnclosedForm,
    ShipmentLeaving,
)
from chancery.contexts.identity_cards.procedures import CARD_SHIPMENT
from chancery.kernel.base import wording
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office

_SENDING = system_actor("Envío de fichas de DNI")


class NoFormsWaiting(Conflict):
    code = "card_no_forms_waiting"
    sentence = "No hay fichas en papel que esperen un envío."
    next_step = "Las capturas en vivo se envían por vía virtual, desde cada expediente."


class WaybillMissing(Invalid):
    code = "card_waybill_missing"
    sentence = "Falta quién lleva el envío y el número de su guía."


class OffDayReasonMissing(Invalid):
    """The courier leaves on the fifteenth; another day is explained (DI-316-GOR/010)."""

    code = "card_off_day_reason_missing"
    sentence = "El courier sale el {day}: diga por qué el envío sale otro día."


@transaction.atomic
def prepare(*, office: Office, actor: Actor) -> CardShipment:
    """Put every form that waits at an office into envelopes of thirty, by subtype, mode and age. Raises `NoFormsWaiting`."""
    access.require(actor, Role.OFFICER, office_id=office.id)
    ledger.hold(office.id)
    plans = queries.planned(queries.waiting_forms(office))
    if not plans:
        raise NoFormsWaiting
    case = cases.open(
        procedure_code=CARD_SHIPMENT.code,
        office=office,
        applicant=identity.person_of(actor),
        actor=actor,
        facts={"forms": sum(plan.count for plan in plans), "lots": len(plans)},
    )
    shipment = CardShipment.objects.create(case=case, office=office)
    numbers = count(1)
    for lot, plan in enumerate(plans, start=1):
        for enclosed in plan.envelopes:
            envelope = CardEnvelope.objects.create(
                shipment=shipment,
                lot=lot,
                number=next(numbers),
                kind=plan.sort.kind,
                mode=plan.sort.mode,
                is_minor=plan.sort.is_minor,
            )
            EnclosedForm.objects.bulk_create(
                EnclosedForm(envelope=envelope, capture_id=capture_id, place=place)
                for place, capture_id in enumerate(enclosed, start=1)
            )
    return shipment


def send(
    *, shipment: CardShipment, carrier: str, waybill: str, actor: Actor, off_day_because: str = ""
) -> ShipmentLeaving:
    """Give the shipment to who carries it, with its guide; each form's request goes on.

    Raises `WaybillMissing`, `OffDayReasonMissing`.
    """
    with cases.step(shipment.case, "send", actor=actor) as taking:
        if not carrier.strip() or not waybill.strip():
            raise WaybillMissing({"waybill": [WaybillMissing.sentence]})
        office = taking.case.office
        today = queries.local_day(office)
        leaves, _ = queries.courier_day(office, today)
        if leaves != today and not off_day_because.strip():
            day = f"{leaves:%d/%m/%Y}"
            sentence = OffDayReasonMissing.sentence.format(day=day)
            raise OffDayReasonMissing({"off_day_because": [sentence]}, day=day)
        leaving = ShipmentLeaving.objects.create(
            shipment=shipment,
            carrier=carrier.strip(),
            waybill=waybill.strip(),
            left_on=today,
            off_day_because=off_day_because.strip() if leaves != today else "",
            by_id=access.require_person(actor),
        )
        taking.issue(_guide(shipment, leaving))
        enclosed = [
            form.capture.request for each in queries.envelopes_of(shipment) for form in each.forms.all()
        ]
        for request in sorted(enclosed, key=lambda each: each.case_id):
            with cases.step(request.case, "dispatch", actor=_SENDING) as sent:
                sent.facts["shipment"] = taking.case.number
    shipment.case.refresh_from_db()
    return leaving


def _guide(shipment: CardShipment, leaving: ShipmentLeaving) -> papers.Guide:
    office, on = shipment.case.office, leaving.left_on
    envelopes = tuple(
        papers.Envelope(
            number=str(each.number),
            lot=str(each.lot),
            kind=rules.kind(each.kind, on).title,
            mode=rules.mode(each.mode, on).title,
            ages="Menores de edad" if each.is_minor else "Mayores de edad",
            count=str(len(each.forms.all())),
            forms=tuple(form.capture.form_number for form in each.forms.all()),
        )
        for each in queries.envelopes_of(shipment)
    )
    return papers.Guide(
        case_number=shipment.case.number,
        office_name=office.name,
        local_code=office.acronym,
        carrier=leaving.carrier,
        waybill=leaving.waybill,
        lots=str(len({each.lot for each in envelopes})),
        total=str(sum(int(each.count) for each in envelopes)),
        envelopes=envelopes,
        off_day_because=leaving.off_day_because,
        place=office.city,
        on=on,
        on_words=wording.long_date(on),
    )
