"""How is a document printed, and to whom is it handed? To the applicant, or to whoever brings a power."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from chancery.contexts.transmissions import queries
from chancery.contexts.transmissions.actions.chain import Chain, check_still_good, check_unaltered, desk_step
from chancery.contexts.transmissions.models import Collection, HandOver, Printout, Transmission
from chancery.contexts.transmissions.rules import DeliveryManner, Identified, Moment
from chancery.kernel.base.actor import Actor, for_the_law
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, Unavailable
from chancery.kernel.base.languages import phrase
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents.models import Document
from chancery.kernel.gateway import civil_identity
from chancery.kernel.gateway.civil_identity import CivilStanding, IdentityNotFound
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import IdentityDocumentKind, fold, validate_document
from chancery.kernel.organisation.models import Office

PURPOSE = "Identificar a quien recoge un documento consular"


class SheetMissing(Invalid):
    """Security paper is counted sheet by sheet."""

    code = "transmission_sheet_missing"
    sentence = "Escriba el número de la hoja de seguridad en que imprime."


class SheetUsed(Conflict):
    """One sheet bears one document."""

    code = "transmission_sheet_used"
    sentence = "La hoja de seguridad {sheet} ya se usó en otra impresión."
    next_step = "Compruebe el número de la hoja; si es correcto, avise al jefe de la oficina."


class ReprintReasonMissing(Invalid):
    """After the first, each printing has its reason."""

    code = "transmission_reprint_reason_missing"
    sentence = "Este documento ya se imprimió: escriba por qué se imprime otra vez."


class NotPrinted(Conflict):
    """What is handed over a counter is on paper."""

    code = "transmission_not_printed"
    sentence = "El documento del expediente {number} todavía no se imprimió."
    next_step = "Imprímalo primero, en una hoja de seguridad."


class NotTheApplicant(Invalid):
    """Another collects only by a power."""

    code = "transmission_power_missing"
    sentence = (
        "Quien se presenta no es el solicitante, {applicant}: falta indicar el poder con que lo recoge."
    )
    next_step = "Pídale el poder; sin él no se le entrega."


class TakerUnconfirmed(Conflict):
    """The identity register knows the document as somebody else's, or as nobody's any more."""

    code = "transmission_taker_unconfirmed"
    sentence = "El registro de identidad no confirma a {name} con ese documento: {why}."
    next_step = "No entregue. Compare el documento con la persona y avise al jefe de la oficina."


class NotDigital(Conflict):
    """What is printed is confirmed at the counter, not from afar."""

    code = "transmission_not_digital"
    sentence = "El documento del expediente {number} se entrega impreso, {office:en}."
    next_step = "Recójalo en esa oficina con su documento de identidad."


class NotPrintedAnywhere(Conflict):
    """What is delivered digitally has no counter."""

    code = "transmission_is_digital"
    sentence = "El documento del expediente {number} se entrega digital, en la cuenta del solicitante."


class NotYours(NotAllowed):
    """Only the applicant confirms."""

    code = "transmission_not_yours"
    sentence = "Solo el solicitante confirma que recibió el documento."


@dataclass(frozen=True, slots=True)
class Taker:
    """Who stands before the officer, by the document in hand; `power` names the paper by which another collects."""

    name: str
    document_kind: IdentityDocumentKind
    document_number: str
    document_country: str = "PE"
    power: str = ""


def print_paper(*, transmission: Transmission, sheet: str, actor: Actor, reason: str = "") -> Printout:
    """Count one printing on a numbered sheet of security paper, at the office of delivery.

    Raises `NotPrintedAnywhere`, `SheetMissing`, `SheetUsed`, `ReprintReasonMissing`.
    """
    office = _office(transmission)
    access.require(actor, *queries.DESK, office_id=office.id)
    if not sheet.strip():
        raise SheetMissing({"sheet": [SheetMissing.sentence]})
    with desk_step(
        transmission=transmission, code="print_paper", office=office, actor=actor, reason=reason
    ) as taking:
        before = len(queries.printouts_of(transmission))
        if before and not reason.strip():
            raise ReprintReasonMissing({"reason": [ReprintReasonMissing.sentence]})
        document = queries.travelling(transmission)
        check_unaltered(document=document, sha256=queries.sha256_in_store(document))
        taking.facts |= {"sheet": sheet.strip(), "printing": before + 1}
        try:
            with transaction.atomic():
                return Printout.objects.create(
                    transmission=transmission,
                    ordinal=before + 1,
                    office=office,
                    sheet=sheet.strip(),
                    reason=reason.strip() if before else "",
                    by_id=access.require_person(actor),
                )
        except IntegrityError as error:
            raise SheetUsed(sheet=sheet.strip()) from error


def identify(*, transmission: Transmission, taker: Taker, actor: Actor) -> Identified:
    """Ask the identity register who stands before the officer. In no transaction.

    A document that the register does not know is only looked at, and so is a DNI while the register does not answer.
    Raises `TakerUnconfirmed`.
    """
    access.require(actor, *queries.DESK, office_id=_office(transmission).id)
    if taker.document_kind != IdentityDocumentKind.DNI:
        return Identified.DOCUMENT
    number = validate_document(taker.document_kind, taker.document_number, taker.document_country)
    try:
        found = civil_identity.consult(dni=number, purpose=PURPOSE, case_id=transmission.case_id, actor=actor)
    except IdentityNotFound as error:
        raise TakerUnconfirmed(name=taker.name, why="no consta") from error
    except (Unavailable, Conflict):
        return Identified.DOCUMENT
    if found.status is CivilStanding.CANCELLED:
        raise TakerUnconfirmed(name=taker.name, why="consta como cancelado")
    theirs = " ".join((found.given_names, found.first_surname, found.second_surname))
    if fold(theirs) != fold(taker.name):
        raise TakerUnconfirmed(name=taker.name, why="los nombres no coinciden")
    return Identified.REGISTER


def deliver(*, transmission: Transmission, taker: Taker, identified: Identified, actor: Actor) -> HandOver:
    """Hand the printed document to the applicant, or to whoever brings a power, with a receipt.

    Raises `NotPrinted`, `NotTheApplicant`, `FileAltered` and what `validate_document` raises.
    """
    office = _office(transmission)
    access.require(actor, *queries.DESK, office_id=office.id)
    number = validate_document(taker.document_kind, taker.document_number, taker.document_country)
    applicant = transmission.case.applicant
    held = (applicant.document_kind, applicant.document_number, applicant.document_country)
    is_applicant = held == (taker.document_kind, number, taker.document_country)
    if not is_applicant and not taker.power.strip():
        sentence = NotTheApplicant.sentence.format(applicant=applicant.full_name)
        raise NotTheApplicant({"power": [sentence]}, applicant=applicant.full_name)
    name = applicant.full_name if is_applicant else taker.name.strip()
    words = phrase(
        "a {name}, {office:en}" if is_applicant else "a {name}, con poder, {office:en}",
        name=name,
        office=office.name,
    )
    with desk_step(
        transmission=transmission,
        code="deliver",
        office=office,
        actor=actor,
        reason=words,
    ) as taking:
        if not queries.printouts_of(transmission):
            raise NotPrinted(number=taking.case.number)
        note = f"Identidad {identified.label}" + ("" if is_applicant else f". Poder: {taker.power.strip()}")
        row = _handed(Chain(taking, transmission, office, actor), office, name, note)
        Collection.objects.create(
            transmission=transmission,
            name=name,
            document_kind=taker.document_kind,
            document_number=number,
            document_country=taker.document_country,
            power="" if is_applicant else taker.power.strip(),
            identified=identified,
            hand_over=row,
        )
    return row


def collect(*, transmission: Transmission, actor: Actor) -> HandOver:
    """The applicant confirms having received what is delivered digitally. Raises `NotDigital`, `NotYours`."""
    person_id = access.require_person(actor)
    applicant = transmission.case.applicant
    if person_id != applicant.id:
        raise NotYours
    if transmission.manner is not DeliveryManner.DIGITAL:
        raise NotDigital(number=transmission.case.number, office=transmission.delivered_by)
    with cases.step(
        transmission.case,
        "deliver",
        actor=for_the_law(actor),
        reason=phrase("lo descargó de la plataforma y lo confirmó"),
    ) as taking:
        check_still_good(transmission=transmission)
        lima = queries.lima()
        note = f"Identidad {Identified.ACCOUNT.label}"
        row = _handed(Chain(taking, transmission, lima, actor), lima, applicant.full_name, note)
        Collection.objects.create(
            transmission=transmission,
            name=applicant.full_name,
            document_kind=applicant.document_kind,
            document_number=applicant.document_number,
            document_country=applicant.document_country,
            identified=Identified.ACCOUNT,
            hand_over=row,
        )
    return row


def _handed(chain: Chain, office: Office, name: str, note: str) -> HandOver:
    document: Document = queries.travelling(chain.transmission)
    sha256 = queries.sha256_in_store(document)
    check_unaltered(document=document, sha256=sha256)
    return chain.add(
        Moment.HANDED, document, sha256=sha256, sender=office, recipient=None, name=name, note=note
    )


def _office(transmission: Transmission) -> Office:
    if transmission.destination is None:
        raise NotPrintedAnywhere(number=transmission.case.number)
    return transmission.destination
