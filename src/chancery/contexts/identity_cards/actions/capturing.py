"""How are the data of a holder captured? What was taken is noted; what the register and the act say may stop it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from chancery.contexts.identity_cards import papers, queries, rules
from chancery.contexts.identity_cards.actions.stock import take_form
from chancery.contexts.identity_cards.models import Capture, CardAnnotation, CardRequest, PieceTaken
from chancery.contexts.identity_cards.procedures import ACT
from chancery.contexts.identity_cards.rules import Mode, Piece, RegisterEntry, Route
from chancery.kernel.acts import actions as acts
from chancery.kernel.base import wording
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.languages import phrase
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.models import Charge
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway.civil_identity import (
    CivilIdentity,
    CivilStanding,
    IdentityNotFound,
    restriction_of,
)
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.notifications import actions as notifications

PURPOSE = "Tramitar el DNI en la oficina consular"


class EntryUnknown(Invalid):
    """Whoever asks for a card again is in the register."""

    code = "card_entry_unknown"
    sentence = "El RENIEC no tiene a nadie con el DNI de la solicitud."
    next_step = "Compruebe el número. Si nunca se inscribió, pida una inscripción."


class EntryCancelled(Conflict):
    """A cancelled entry gives no card until RENIEC enables it again (D.S. 045-2003-RE, num. 73)."""

    code = "card_entry_cancelled"
    sentence = "La inscripción del titular consta como cancelada en el RENIEC."
    next_step = "Debe pedirse antes la habilitación de la inscripción."


class EntryRestricted(Conflict):
    """A restriction in the register other than a prison or an electoral one stops the procedure (DI 316, 6.9)."""

    code = "card_entry_restricted"
    sentence = "La inscripción del titular tiene una restricción en el RENIEC que impide el trámite."
    next_step = "Consulte al RENIEC cómo se levanta. La prisión y la omisión electoral no lo impiden."


class ReceiptDiffers(Conflict):
    """What was paid equals the tariff of the day: a birthday between payment and capture changes it."""

    code = "card_receipt_differs"
    sentence = "El comprobante no es por lo que la tarifa cobra hoy por este trámite."
    next_step = "Pida al solicitante que desista y presente otra solicitud, y devuelva lo cobrado de más."


class PiecesMissing(Invalid):
    """Each mode wants its pieces, by the holder's age (DI-316-GOR/010)."""

    code = "card_pieces_missing"
    sentence = "Falta tomar: {pieces}."
    next_step = "Tome lo que falta y márquelo. Si el sistema no funciona, elija la captura manual."


class FormNumberMissing(Invalid):
    code = "card_form_number_missing"
    sentence = "Falta el número de la ficha registral."


class FormUsed(Conflict):
    """One form, one capture."""

    code = "card_form_used"
    sentence = "La ficha {number} ya se usó en otra captura."
    next_step = "Compruebe el número en la ficha."


class ManualLate(Invalid):
    """What was captured by hand is entered the same day (DI-316-GOR/010)."""

    code = "card_manual_late"
    sentence = "La captura manual se ingresa el mismo día en que se hace."
    next_step = "Capture otra vez los datos del titular."


class AnnotationEmpty(Invalid):
    code = "card_annotation_empty"
    sentence = "Falta escribir qué se anota."


@dataclass(frozen=True, slots=True)
class Taken:
    """What an officer says of a capture: its mode, the pieces, the form, and the day of one made by hand."""

    mode: str
    pieces: Collection[Piece]
    form_number: str = ""
    captured_on: date | None = None
    annotation: str = ""


def identify(*, request: CardRequest, actor: Actor) -> RegisterEntry:
    """Ask RENIEC how the holder's entry stands. In no transaction.

    Whoever has no number yet is asked about nowhere; while the register does not answer the question waits. Raises
    `EntryUnknown` and what `gateway.consult_or_defer` raises.
    """
    access.require(actor, *queries.OFFICE, office_id=request.case.office_id)
    if not request.dni:
        return RegisterEntry.UNASKED
    try:
        found = gateway.consult_or_defer(
            dni=request.dni, purpose=PURPOSE, case_id=request.case_id, actor=actor
        )
    except IdentityNotFound as error:
        raise EntryUnknown({"mode": [EntryUnknown.sentence]}) from error
    if not isinstance(found, CivilIdentity):
        return RegisterEntry.PENDING
    if found.status is CivilStanding.CANCELLED:
        return RegisterEntry.CANCELLED
    return RegisterEntry(restriction_of(found.restriction))


def capture(*, request: CardRequest, taken: Taken, entry: RegisterEntry, actor: Actor) -> Capture:
    """Register the request with what was captured, and do the consular act. `entry` is what `identify` said.

    Raises `ReceiptDiffers`, what `acts.perform` raises, and the refusals of a capture.
    """
    with cases.step(request.case, "capture", actor=actor) as taking:
        charge = fees.charges_of(taking.case.id).latest("raised_at")
        _check_receipt(request, charge)
        made = _captured(request, taken, entry, taking)
        acts.perform(
            taking=taking,
            kind=ACT,
            title=f"DNI: {queries.kind_of(request).title.lower()}",
            charge=charge,
            concerned=_holder_ids(request),
        )
    request.case.refresh_from_db()
    return made


def recover(*, request: CardRequest, taken: Taken, entry: RegisterEntry, actor: Actor) -> Capture:
    """Capture again, on a new form, what RENIEC observed. Raises the refusals of a capture and `gate.OwnMatter`."""
    with cases.step(request.case, "recover", actor=actor) as taking:
        for bar in gate.bars_to(taking.case, _holder_ids(request), officer_id=access.require_person(actor)):
            raise bar
        made = _captured(request, taken, entry, taking)
    request.case.refresh_from_db()
    return made


def return_act(*, request: CardRequest, reason: str, actor: Actor) -> Document:
    """Give the slip that says what is wrong with the act: nothing is registered with it (DI-316-GOR/010, Anexo 1)."""
    with cases.step(request.case, "return_act", actor=actor, reason=reason) as taking:
        today = queries.local_day(taking.case.office)
        document = taking.issue(
            papers.Slip(
                applicant=taking.case.applicant.full_name,
                holder=request.holder,
                case_number=taking.case.number,
                kind=queries.kind_of(request).title,
                act=request.birth_act or "—",
                defect=taking.reason,
                place=taking.case.office.city,
                on=today,
                on_words=wording.long_date(today),
            )
        )
    request.case.refresh_from_db()
    return document


@transaction.atomic
def annotate(*, request: CardRequest, text: str, actor: Actor) -> CardAnnotation:
    """Note what stops nothing and RENIEC should know, as a doubt about who asks (DI 316, 6.9). Raises `AnnotationEmpty`."""
    access.require(actor, *queries.OFFICE, office_id=request.case.office_id)
    if not text.strip():
        raise AnnotationEmpty({"text": [AnnotationEmpty.sentence]})
    return _annotated(request, text, actor)


def _captured(request: CardRequest, taken: Taken, entry: RegisterEntry, taking: Taking) -> Capture:
    office, actor = taking.case.office, taking.actor
    today = queries.local_day(office)
    mode = rules.mode(taken.mode, today)
    _check_entry(entry)
    _check_pieces(request, mode, taken)
    if mode.code == "manual" and taken.captured_on != today:
        raise ManualLate({"captured_on": [ManualLate.sentence]})
    form_number = _form_number(mode, taken)
    if form_number:
        take_form(office=office, number=form_number, actor=actor)
    try:
        with transaction.atomic():
            made = Capture.objects.create(
                request=request,
                mode=mode.code,
                form_number=form_number,
                entry=entry,
                is_minor=rules.is_minor(request.born_on, today),
                by_id=access.require_person(actor),
            )
    except IntegrityError as error:
        raise FormUsed(number=form_number) from error
    PieceTaken.objects.bulk_create(
        PieceTaken(capture=made, piece=piece) for piece in queries.pieces_for(request, mode)
    )
    taking.facts |= {"mode": mode.code, "entry": entry, "form": form_number}
    if entry in (RegisterEntry.PRISON, RegisterEntry.ELECTORAL):
        _annotated(request, entry.label, actor)
    if entry is RegisterEntry.ELECTORAL:
        _tell_of_omission(request, actor)
    if taken.annotation.strip():
        _annotated(request, taken.annotation, actor)
    return made


def _check_entry(entry: RegisterEntry) -> None:
    if entry is RegisterEntry.CANCELLED:
        raise EntryCancelled
    if entry is RegisterEntry.RESTRICTED:
        raise EntryRestricted


def _check_pieces(request: CardRequest, mode: Mode, taken: Taken) -> None:
    missing = [piece.label for piece in queries.pieces_for(request, mode) if piece not in taken.pieces]
    if missing:
        listed = "; ".join(missing)
        raise PiecesMissing({"pieces": [PiecesMissing.sentence.format(pieces=listed)]}, pieces=listed)


def _form_number(mode: Mode, taken: Taken) -> str:
    if mode.route is Route.ELECTRONIC:
        return ""
    number = "".join(taken.form_number.split()).upper()
    if not number:
        raise FormNumberMissing({"form_number": [FormNumberMissing.sentence]})
    return number


def _check_receipt(request: CardRequest, charge: Charge) -> None:
    """By number, not by row: a new price of the same item is no other item."""
    expected = queries.item_of(request, queries.local_day(request.case.office))
    if charge.tariff_item.code != expected:
        raise ReceiptDiffers


def _holder_ids(request: CardRequest) -> list[UUID]:
    """The holder, where the house knows them: the officer may be kin of a minor without being so of the declarant."""
    if not request.dni:
        return []
    holder = identity.person_with(IdentityDocumentKind.DNI, request.dni, "PE")
    return [holder.id] if holder is not None else []


def _annotated(request: CardRequest, text: str, actor: Actor) -> CardAnnotation:
    return CardAnnotation.objects.create(
        request=request, text=text.strip()[:500], by_id=access.require_person(actor)
    )


def _tell_of_omission(request: CardRequest, actor: Actor) -> None:
    case = request.case
    notifications.notify(
        recipient=case.applicant,
        subject=phrase("El titular figura como omiso a una votación ({number})", number=case.number),
        text=phrase(
            "El registro muestra una omisión electoral del titular. No impide el trámite del DNI: pregunte en la oficina "
            "consular por la dispensa o el pago que corresponda."
        ),
        office=case.office,
        case_id=case.id,
        actor=actor,
    )
