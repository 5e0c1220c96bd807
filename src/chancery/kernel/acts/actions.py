"""How a consular act is done, bears its sticker, and ceases to stand."""

from collections.abc import Callable, Iterable
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from chancery.kernel.acts.events import ActPerformed, ActVoided
from chancery.kernel.acts.models import Act, Affixing, Voiding
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.events import publish
from chancery.kernel.cases import gate
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents.models import Document
from chancery.kernel.fees.models import Charge
from chancery.kernel.fees.rules import ChargeState
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office

COUNTER = (Role.OFFICER, Role.CONSUL)
ENTRIES = "RGE"


class NotAPost(Invalid):
    """A consular act is done at a consular office (D.S. 032-2023-RE, art. 10)."""

    code = "act_not_at_a_post"
    sentence = "{office} no es una oficina consular: ahí no se hacen actuaciones consulares."
    next_step = "Elija una oficina consular."


class ChargeOfAnother(Conflict):
    """The charge belongs to another case, or to an act already done."""

    code = "act_charge_of_another"
    sentence = "El derecho indicado no corresponde a esta actuación."
    next_step = "Cobre el derecho de esta actuación y vuelva a intentarlo."


class AlreadyVoided(Conflict):
    """An act is voided once."""

    code = "act_already_voided"
    sentence = "La actuación {number} ya estaba anulada."


class VoidReasonMissing(Invalid):
    """The register says why an act no longer stands."""

    code = "act_void_reason_missing"
    sentence = "Falta el motivo de la anulación."


class SerialUsed(Conflict):
    """A sticker serves one act, once."""

    code = "sticker_serial_used"
    sentence = "El autoadhesivo {serial} ya se usó en otra actuación."
    next_step = "Use otro autoadhesivo y avise al jefe de la oficina: puede tratarse de una reutilización."


class AlreadyStickered(Conflict):
    """An act bears one sticker at a time."""

    code = "act_already_stickered"
    sentence = "La actuación {number} ya lleva el autoadhesivo {serial}."
    next_step = "Si se imprimió mal, reimprímala indicando el motivo."


class RemovalReasonMissing(Invalid):
    """A sticker is taken off for a stated reason, or the serials would not add up."""

    code = "sticker_removal_reason_missing"
    sentence = "Falta el motivo por el que se retira el autoadhesivo."


def perform(
    *,
    taking: Taking,
    kind: str,
    title: str,
    charge: Charge,
    interested: Person | None = None,
    concerned: Iterable[UUID] = (),
    document: Document | Callable[[Act], Document] | None = None,
) -> Act:
    """Do a consular act in the step that is being taken: number it twice and note who did it for how much.

    The charge is settled, or free by an article that it names (D.S. 076-2005-RE, arts. 169, 170 and 173): a free act
    is numbered like any other. `concerned` are the people whom it concerns beside the applicant: the officer may be
    kin of none of them. A paper that states its act's numbers (art. 170) is issued by `document`, called with the
    act once they are given. Raises `NotAPost`, `ChargeOfAnother`, `gate.FeeUnpaid`, `gate.OwnMatter`, `PersonMissing`.
    """
    case, office, actor = taking.case, taking.case.office, taking.actor
    officer_id = access.require_person(actor)
    if office.kind not in CONSULAR:
        raise NotAPost({"office": [NotAPost.sentence.format(office=office.name)]}, office=office.name)
    writers.require_written_here(office)
    if charge.case_id != case.id or Act.objects.filter(charge=charge).exists():
        raise ChargeOfAnother
    if charge.state != ChargeState.PAID:
        raise gate.FeeUnpaid(number=case.number)
    for bar in gate.bars_to(case, (case.applicant_id, *concerned), officer_id=officer_id):
        raise bar
    at = clock.now()
    day = at.astimezone(ZoneInfo(office.time_zone)).date()
    act = Act(
        case=case,
        step=taking.step.code,
        office=office,
        year=day.year,
        entry_ordinal=ledger.next_ordinal(series=entries_series(office), year=day.year),
        kind=kind,
        kind_ordinal=ledger.next_ordinal(series=kind_series(office, kind), year=day.year),
        title=title,
        charge=charge,
        officer_id=officer_id,
        interested=interested or case.applicant,
        performed_on=day,
        performed_at=at,
    )
    act.document = document(act) if callable(document) else document
    act.save(force_insert=True)
    taking.facts.setdefault("acts", []).append(
        {"entry": act.entry_number, "kind": kind, "act": act.act_number, "charge": charge.id}
    )
    publish(ActPerformed(act.id, case.id, office.id))
    return act


@transaction.atomic
def affix(*, act: Act, serial: str, is_digital: bool, actor: Actor) -> Affixing:
    """Note that a sticker is on an act; whoever keeps the stickers has given it out. Raises `AlreadyStickered`, `SerialUsed`."""
    access.require(actor, *COUNTER, office_id=act.office_id)
    ledger.hold(act.case_id)
    current = Affixing.objects.filter(act=act, removed_at=None).first()
    if current is not None:
        raise AlreadyStickered(number=act.entry_number, serial=current.serial)
    affixing, is_new = Affixing.objects.get_or_create(
        serial=serial,
        defaults={"act": act, "is_digital": is_digital, "affixed_by_id": access.require_person(actor)},
    )
    if not is_new:
        raise SerialUsed(serial=serial)
    facts = {"entry": act.entry_number, "serial": serial, "is_digital": is_digital}
    ledger.record(chain=act.case_id, verb="acts.affix", actor=actor, facts=facts)
    return affixing


@transaction.atomic
def take_off(*, act: Act, reason: str, actor: Actor) -> Affixing | None:
    """Note that the sticker of an act was spoilt; its serial serves no other act. Raises `RemovalReasonMissing`."""
    access.require(actor, *COUNTER, office_id=act.office_id)
    if not reason.strip():
        raise RemovalReasonMissing({"reason": ["Escriba el motivo."]})
    ledger.hold(act.case_id)
    current = Affixing.objects.select_for_update().filter(act=act, removed_at=None).first()
    if current is None:
        return None
    current.removed_at = clock.now()
    current.removed_because = reason.strip()
    current.save(update_fields=["removed_at", "removed_because"])
    facts = {"entry": act.entry_number, "serial": current.serial, "reason": current.removed_because}
    ledger.record(chain=act.case_id, verb="acts.take_off", actor=actor, facts=facts)
    return current


@transaction.atomic
def void(*, act: Act, reason: str, actor: Actor) -> Voiding:
    """Say, for ever, that an act no longer stands: the head of the post does. Raises `VoidReasonMissing`, `AlreadyVoided`."""
    access.require(actor, Role.CONSUL, office_id=act.office_id)
    if not reason.strip():
        raise VoidReasonMissing({"reason": ["Escriba el motivo."]})
    ledger.hold(act.case_id)
    voiding, is_new = Voiding.objects.get_or_create(
        act=act, defaults={"reason": reason.strip(), "by_id": access.require_person(actor)}
    )
    if not is_new:
        raise AlreadyVoided(number=act.entry_number)
    facts = {"entry": act.entry_number, "reason": voiding.reason}
    ledger.record(chain=act.case_id, verb="acts.void", actor=actor, facts=facts)
    publish(ActVoided(act.id, act.case_id, act.office_id))
    return voiding


def entries_series(office: Office) -> str:
    """The series of the office's general register of entries."""
    return f"{ENTRIES}{office.acronym}"


def kind_series(office: Office, kind: str) -> str:
    """The series of the office's acts of one kind."""
    return f"{kind}:{office.acronym}"
