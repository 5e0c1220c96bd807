"""How is a closed will received, kept, given back, or delivered when its testator has died? Nobody here learns what it says.

Código Civil, arts. 699-703 (recollection, por confirmar); D.S. 076-2005-RE, arts. 471-475; tariff, items 9a and 9b.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.db import transaction

from chancery.contexts.public_deeds import papers, queries
from chancery.contexts.public_deeds.actions.drafting import TestatorNotApplicant
from chancery.contexts.public_deeds.actions.wills import PURPOSE, Death, DeathNotRegistered, DiedInFuture
from chancery.contexts.public_deeds.actions.witnesses import check_witnesses
from chancery.contexts.public_deeds.models import (
    CoverAct,
    Release,
    SealedWill,
    SealedWillRelease,
    SealedWillWitness,
)
from chancery.contexts.public_deeds.procedures import SEALED_WILL
from chancery.contexts.public_deeds.rules import sealed
from chancery.contexts.public_deeds.rules.sealed import Witness
from chancery.kernel.acts import actions as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.gateway import civil_identity
from chancery.kernel.gateway.civil_identity import CivilStanding
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

RECEPTION, RESTITUTION = "consular.9a", "consular.9b"
ACT_TITLE = "Acta consular reservada"
_RECEIVING = "Recepción de testamento cerrado: comprobar que el testador es quien dice"


class WitnessesUnfit(Invalid):
    """Two, different from one another and from the testator, of age."""

    code = "sealed_will_witnesses_unfit"
    sentence = "Los testigos no pueden serlo: {faults}."
    next_step = "Vuelva con dos testigos mayores de edad que no hereden ni sean parientes del testador."


class EnvelopeNotWhole(Invalid):
    """What is not closed so that opening it would tear it is no closed will, and is not received, nor given out unsaid."""

    code = "sealed_will_not_whole"
    sentence = "El cónsul no dio fe de que el sobre está cerrado y entero."
    next_step = "Si el sobre está abierto o roto, no lo reciba ni lo entregue: avise a la Dirección General."


class TestatorUnconfirmed(Conflict):
    """The register must hold the testator as living: by it the death is known one day."""

    code = "sealed_will_testator_unconfirmed"
    sentence = "El registro de identidad tiene por cancelada la inscripción del testador."
    next_step = "Compruebe el DNI de quien comparece."


class OrderMissing(Invalid):
    """An envelope is handed to nobody who does not bring the order of the authority (Código Civil, art. 701)."""

    code = "sealed_will_order_missing"
    sentence = "Falta quién ordena la entrega, el número de la orden o quién recibe el sobre."


@dataclass(frozen=True, slots=True)
class Cover:
    """What is seen of an envelope from outside, and where it is kept."""

    seals: int
    place: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Order:
    """Who ordered that an envelope be delivered, and who takes it."""

    authority: str
    number: str
    receiver: str
    receiver_document: str


@transaction.atomic
def file_sealed_will(*, office: Office, applicant: Person, actor: Actor) -> SealedWill:
    """Ask a consul to keep a closed will. Raises `TestatorNotApplicant`, and what `cases.open` raises."""
    if applicant.document_kind != IdentityDocumentKind.DNI or applicant.pk != actor.person_id:
        raise TestatorNotApplicant
    case = cases.open(
        procedure_code=SEALED_WILL.code,
        office=office,
        applicant=applicant,
        actor=actor,
        wanted=[Wanted(RECEPTION)],
        facts={},
    )
    return SealedWill.objects.create(case=case, office=office)


def receive_envelope(
    *, will: SealedWill, cover: Cover, witnesses: Sequence[Witness], witnesses_are_no_kin: bool, actor: Actor
) -> CoverAct:
    """Receive the envelope from the testator's hand, before two witnesses, and sign the act that goes on its cover.

    Never inside a transaction, since the register is asked. Raises what `_check` raises,
    `TestatorUnconfirmed`, and what the gateway, `cases.step` and `acts.perform` raise.
    """
    access.require(actor, Role.CONSUL, office_id=will.office_id)
    witnesses = _check(will, witnesses, actor, is_whole=cover.is_whole, have_declared=witnesses_are_no_kin)
    testator = will.case.applicant
    found = civil_identity.consult(
        dni=testator.document_number, purpose=_RECEIVING, case_id=will.case_id, actor=actor
    )
    if found.status is CivilStanding.CANCELLED:
        raise TestatorUnconfirmed
    with cases.step(will.case, "receive_envelope", actor=actor) as taking:
        act, document = _act(taking, will, "sealed_will", RECEPTION, witnesses, papers.Sealed.RECEIVED, cover)
        _write_witnesses(will, witnesses, is_of_return=False)
        received = CoverAct.objects.create(
            will=will,
            act=act,
            document=document,
            seals=cover.seals,
            place=cover.place.strip()[:120],
            received_on=organisation.local_date(will.office),
            by_id=access.require_person(actor),
        )
        taking.facts |= {"number": act.act_number, "seals": cover.seals}
    return received


def ask_envelope(*, will: SealedWill, actor: Actor) -> SealedWill:
    """Ask for the envelope back: the fee of item 9b is raised."""
    with cases.step(will.case, "ask_envelope", actor=actor) as taking:
        charge = fees.raise_consular_charge(
            case_id=will.case_id,
            payer=will.case.applicant,
            office=will.office,
            wanted=[Wanted(RESTITUTION)],
            on=organisation.local_date(will.office),
            actor=actor,
        )
        taking.facts["charge"] = charge.pk
    return will


def give_back_envelope(
    *,
    will: SealedWill,
    witnesses: Sequence[Witness],
    witnesses_are_no_kin: bool,
    is_whole: bool,
    actor: Actor,
) -> SealedWillRelease:
    """Give the envelope back to its testator, before two witnesses. Raises what `_check` raises."""
    with cases.step(will.case, "give_back_envelope", actor=actor) as taking:
        witnesses = _check(will, witnesses, actor, is_whole=is_whole, have_declared=witnesses_are_no_kin)
        _, document = _act(taking, will, "sealed_will_return", RESTITUTION, witnesses, papers.Sealed.RETURNED)
        _write_witnesses(will, witnesses, is_of_return=True)
        testator = will.case.applicant
        return SealedWillRelease.objects.create(
            will=will,
            how=Release.RETURNED,
            document=document,
            receiver=testator.full_name,
            receiver_document=f"DNI {testator.document_number}",
            by_id=access.require_person(actor),
        )


def deliver_envelope(
    *, will: SealedWill, death: Death, order: Order, is_whole: bool, actor: Actor
) -> SealedWillRelease:
    """Deliver the envelope, whole, to whom the authority says, once the register knows that its testator died.

    From then on it is told that it existed. Never inside a transaction. Raises `OrderMissing`, `EnvelopeNotWhole`,
    `DiedInFuture`, `DeathNotRegistered`, and what the gateway, the upload and `cases.step` raise.
    """
    access.require(actor, Role.CONSUL, office_id=will.office_id)
    if not all(
        part.strip() for part in (order.authority, order.number, order.receiver, order.receiver_document)
    ):
        raise OrderMissing({"order": [OrderMissing.sentence]})
    if not is_whole:
        raise EnvelopeNotWhole({"is_whole": [EnvelopeNotWhole.sentence]})
    cover = queries.cover_of(will)
    if cover is not None and not cover.received_on <= death.on <= organisation.local_date(will.office):
        raise DiedInFuture({"died_on": [DiedInFuture.sentence]})
    found = civil_identity.consult(
        dni=will.case.applicant.document_number, purpose=PURPOSE, case_id=will.case_id, actor=actor
    )
    if found.status is not CivilStanding.CANCELLED:
        raise DeathNotRegistered
    with cases.step(will.case, "deliver_envelope", actor=actor) as taking:
        documents.use_upload(upload_id=death.upload_id, case_id=will.case_id, actor=actor)
        facts = papers.sealed_delivery(
            will,
            order=f"{order.authority.strip()}, {order.number.strip()}",
            receiver=order.receiver,
            receiver_document=order.receiver_document,
            died_on=death.on,
            certificate=death.certificate,
        )
        document = taking.issue(facts)
        released = SealedWillRelease.objects.create(
            will=will,
            how=Release.DELIVERED,
            document=document,
            receiver=order.receiver.strip()[:200],
            receiver_document=order.receiver_document.strip()[:40],
            authority=order.authority.strip()[:200],
            order=order.number.strip()[:80],
            died_on=death.on,
            certificate=death.certificate.strip()[:200],
            upload_id=death.upload_id,
            by_id=access.require_person(actor),
        )
        for paper in queries.sealed_papers(will):
            documents.disclose(
                document=paper, reason=f"Acta de defunción {released.certificate}", actor=actor
            )
        taking.facts |= {"died_on": death.on, "certificate": released.certificate, "upload": death.upload_id}
    return released


def _check(
    will: SealedWill, named: Sequence[Witness], actor: Actor, *, is_whole: bool, have_declared: bool
) -> list[Witness]:
    """The witnesses, each document in its one spelling.

    Raises `EnvelopeNotWhole`, `WitnessesUnfit`, `gate.OwnMatter` of the consul's own kin, and what `HeldDocument.checked` and
    `check_witnesses` raise.
    """
    if not is_whole:
        raise EnvelopeNotWhole({"is_whole": [EnvelopeNotWhole.sentence]})
    witnesses = [
        replace(each, document=each.document.checked(f"witness_{place}_"))
        for place, each in enumerate(named, start=1)
    ]
    testator = will.case.applicant
    own = HeldDocument(
        IdentityDocumentKind(testator.document_kind), testator.document_number, testator.document_country
    )
    day = clock.today(ZoneInfo(will.office.time_zone))
    found = " ".join(sealed.faults(witnesses, testator=own, on=day))
    if found:
        found = found.removesuffix(".")
        raise WitnessesUnfit({"witness_1_name": [WitnessesUnfit.sentence.format(faults=found)]}, faults=found)
    known = {
        person.pk: each.name
        for each in witnesses
        if (person := identity.person_with(each.document.kind, each.document.number, each.document.country))
    }
    for bar in gate.bars_to(will.case, known, officer_id=actor.person_id):
        raise bar
    check_witnesses(witnesses=known, others=[testator.pk], is_will=True, have_declared=have_declared)
    return witnesses


def _act(
    taking: Taking,
    will: SealedWill,
    kind: str,
    item: str,
    witnesses: Sequence[Witness],
    what: papers.Sealed,
    cover: Cover | None = None,
) -> tuple[Act, Document]:
    """The consular act of that item, with the paper that states its numbers."""
    charge = charges.charges_of(will.case_id).filter(tariff_item__code=item).latest("pk")

    def issue(act: Act) -> Document:
        return taking.issue(
            papers.sealed_act(
                will,
                what=what,
                number=act.act_number,
                witnesses=witnesses,
                seals=cover.seals if cover else None,
                charge=papers.charge_line(charge, act.entry_number, f"Actuación {act.act_number}"),
            )
        )

    act = acts.perform(taking=taking, kind=kind, title=ACT_TITLE, charge=charge, document=issue)
    assert taking.document is not None
    return act, taking.document


def _write_witnesses(will: SealedWill, witnesses: Sequence[Witness], *, is_of_return: bool) -> None:
    SealedWillWitness.objects.bulk_create(
        SealedWillWitness(
            will=will,
            is_of_return=is_of_return,
            position=position,
            name=each.name.strip()[:200],
            document_kind=each.document.kind,
            document_number=each.document.number,
            document_country=each.document.country,
            birth_on=each.birth_on,
        )
        for position, each in enumerate(witnesses, start=1)
    )
