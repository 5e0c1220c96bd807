"""How does an entry come into a book: by the page, by another system, or from a sheet of the paper book?"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.conf import settings
from django.db import IntegrityError, transaction

from chancery.contexts.complaints import papers, queries
from chancery.contexts.complaints.actions import _telling
from chancery.contexts.complaints.models import Complaint, Routing, VoidSheet
from chancery.contexts.complaints.procedures import SHEET
from chancery.contexts.complaints.rules import (
    SERIES,
    TRACKS,
    BookChannel,
    Facts,
    Regime,
    ReplyBy,
    Track,
    motive_of,
    transcription_due,
    triage,
)
from chancery.kernel.base import canonical, clock, ids
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.base.languages import SPANISH, lowered, phrase
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.identity.actions import LanguageUnknown
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import dated, writers
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

TEXT, REQUEST = 4000, 1000
TRANSCRIPTION = "complaints.transcription"


class ComplaintIncomplete(Invalid):
    """What happened, where, and who answers to whom: what the sheet asks for (D.S. 042-2011-PCM, annex)."""

    code = "complaint_incomplete"
    sentence = "Faltan datos de la reclamación o no caben."
    next_step = "Complete los campos señalados; lo demás que escribió no se pierde."


class ForTheServiceDesk(Invalid):
    """What fails inside the ministry is no matter of the complaints book."""

    code = "complaint_for_service_desk"
    sentence = "Los problemas de un servicio informático interno los atiende la mesa de servicio."
    next_step = "Ingrese con su cuenta del Ministerio y abra un pedido en «Mesa de servicio»."


class SheetTaken(Conflict):
    """Each sheet of the paper book is in the digital one once."""

    code = "complaint_sheet_taken"
    sentence = "La hoja {sheet} del {year} ya está en el libro: {known}."
    next_step = "Compruebe el número impreso en la hoja."


class SheetInFuture(Invalid):
    """Nobody complained on a day that has not come."""

    code = "complaint_sheet_in_future"
    sentence = "La hoja no puede tener una fecha que todavía no llega."
    next_step = "Copie la fecha escrita en la hoja."


@dataclass(frozen=True, slots=True, kw_only=True)
class Complainant:
    """Who tells it, as it was typed; nobody, where the law lets one tell it without a name."""

    is_anonymous: bool = False
    name: str = ""
    document_kind: IdentityDocumentKind | str = ""
    document_number: str = ""
    email: str = ""
    telephone: str = ""
    address: str = ""
    language: str = SPANISH
    reply_by: ReplyBy = ReplyBy.CODE


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What is told: the facts by which it is routed, of which office, and the rest in one's own words."""

    facts: Facts
    office: Office
    text: str
    complainant: Complainant
    request: str = ""
    happened_on: date | None = None
    case_number: str = ""


@transaction.atomic
@dated.as_they_stand()
def file(*, particulars: Particulars, token: str, actor: Actor) -> Complaint:
    """Take down what anybody tells, number it, give its sheet, and send it to whoever answers by law.

    The same `token` with the same words is one entry, however often a bad line sends it. Raises `ComplaintIncomplete`,
    `ForTheServiceDesk`, `WrittenInLima`, `Unprintable`.
    """
    access.allow_anybody(actor)
    submission = _submission(particulars, token)
    already = queries.by_submission(submission)
    if already is not None:
        return already
    channel = BookChannel.API if actor.channel is Channel.API else BookChannel.WEB
    at = clock.now()
    entering = _Entering(
        particulars, channel, at, organisation.local_date(particulars.office), submission=submission
    )
    try:
        with transaction.atomic():
            return _enter(entering, actor)
    except IntegrityError:
        again = queries.by_submission(submission)
        if again is None:
            raise
        return again


@transaction.atomic
@dated.as_they_stand()
def transcribe(*, particulars: Particulars, sheet: int, sheet_on: date, actor: Actor) -> Complaint:
    """Bring a sheet of the paper book into the digital one, with the day written on it, from which the law counts.

    Raises `SheetTaken`, `SheetInFuture`, `ComplaintIncomplete`, `ForTheServiceDesk`, `WrittenInLima`, `Unprintable`.
    """
    office = particulars.office
    access.require(actor, *queries.KEEPERS, office_id=office.id)
    if sheet_on > organisation.local_date(office):
        raise SheetInFuture({"sheet_on": [SheetInFuture.sentence]})
    _require_free(office, sheet_on.year, sheet)
    calendar = organisation.calendar_of(office)
    period = organisation.legal_period(TRANSCRIPTION, sheet_on)
    due = transcription_due(sheet_on, amount=period.amount, unit=period.unit, calendar=calendar)
    entering = _Entering(
        particulars, BookChannel.PAPER, clock.now(), sheet_on, sheet=sheet, transcribe_by=due
    )
    return _enter(entering, actor)


@transaction.atomic
def void_sheet(*, office: Office, year: int, sheet: int, reason: str, actor: Actor) -> VoidSheet:
    """Say of a sheet of the paper book that it bears no complaint. Raises `SheetTaken`, `ComplaintIncomplete`."""
    access.require(actor, *queries.KEEPERS, office_id=office.id)
    writers.require_lima()
    if not reason.strip():
        raise ComplaintIncomplete({"reason": ["Escriba por qué no lleva una reclamación."]})
    _require_free(office, year, sheet)
    void = VoidSheet.objects.create(
        book=office, year=year, number=sheet, reason=reason.strip(), at=clock.now(), by=actor.name
    )
    facts = {"office": office.code, "year": year, "sheet": sheet, "reason": void.reason}
    ledger.record(chain=office.id, verb="complaints.void_sheet", actor=actor, facts=facts)
    return void


@dataclass(frozen=True, slots=True)
class _Entering:
    """What comes into a book, by which way, and the day that counts in law."""

    particulars: Particulars
    channel: BookChannel
    at: datetime
    on: date
    submission: str | None = None
    sheet: int | None = None
    transcribe_by: date | None = None


def _enter(entering: _Entering, actor: Actor) -> Complaint:
    told, who = entering.particulars, entering.particulars.complainant
    on_paper = entering.channel is BookChannel.PAPER
    regime = _check(told, on_paper=on_paper)
    writers.require_lima()
    if who.is_anonymous and not on_paper:
        actor = _telling.unnamed(actor)
    routed = queries.routed(regime, told.office, entering.on)
    book = told.office if on_paper else queries.book_of(regime, told.office, entering.on)
    year = clock.today().year
    series = f"{SERIES}{book.acronym}"
    ordinal = ledger.next_ordinal(series=series, year=year)
    motive = motive_of(told.facts) if regime is Regime.COMPLAINT else None
    complaint = Complaint(
        number=ids.format_number(series, year, ordinal),
        series=series,
        year=year,
        ordinal=ordinal,
        book=book,
        office=told.office,
        channel=entering.channel,
        matter=told.facts.matter,
        wish=told.facts.wish or "",
        past_due=told.facts.past_due or "",
        motive=motive or "",
        happened_on=told.happened_on,
        case_number=told.case_number.strip(),
        text=told.text.strip(),
        request=told.request.strip(),
        presented_at=entering.at,
        presented_on=entering.on,
        person_id=None if on_paper else actor.person_id,
        is_anonymous=who.is_anonymous,
        name="" if who.is_anonymous else who.name.strip(),
        document_kind="" if who.is_anonymous else who.document_kind,
        document_number="" if who.is_anonymous else who.document_number.strip().upper(),
        email="" if who.is_anonymous else who.email.strip(),
        language=SPANISH if who.is_anonymous else who.language,
        telephone="" if who.is_anonymous else who.telephone.strip(),
        address="" if who.is_anonymous else who.address.strip(),
        reply_by=ReplyBy.CODE if who.is_anonymous else who.reply_by,
        follow_code=queries.new_code(),
        submission=entering.submission,
        paper_year=entering.on.year if on_paper else None,
        paper_number=entering.sheet,
        transcribe_by=entering.transcribe_by,
        recorded_at=clock.now(),
        recorded_by=_told_by(complainant=who, on_paper=on_paper, actor=actor),
    )
    routing = Routing(
        complaint=complaint,
        ordinal=1,
        regime=regime,
        office=routed.office,
        about=told.office,
        amount=routed.period.amount,
        unit=routed.period.unit,
        norm=routed.period.norm,
        due_on=routed.due_on,
        at=complaint.recorded_at,
        by=complaint.recorded_by,
    )
    complaint.sheet = documents.issue(
        kind=SHEET, facts=_sheet(complaint, routing), case_id=complaint.id, office=book, actor=actor
    )
    complaint.save(force_insert=True)
    routing.save(force_insert=True)
    ledger.record(
        chain=complaint.id,
        verb="complaints.transcribe" if on_paper else "complaints.file",
        actor=actor,
        facts={
            "number": complaint.number,
            "office": told.office.code,
            "regime": regime,
            "answerer": routed.office.code,
            "presented_on": entering.on,
            "due": routed.due_on,
            "paper_sheet": entering.sheet,
            "late_transcription": complaint.is_late_transcription,
        },
    )
    _telling.tell(
        complaint,
        subject=phrase(
            "Recibimos su {track} {number}", track=lowered(TRACKS[regime].label), number=complaint.number
        ),
        text=phrase(
            "Su número es {number} y su clave {code}. Le responderá {office} a más tardar el {due} ({norm}). Con el número y "
            "la clave puede seguirla en «Seguimiento de una reclamación».",
            number=complaint.number,
            code=papers.code(complaint.follow_code),
            office=routed.office.name,
            due=papers.day(routed.due_on),
            norm=routed.period.norm,
        ),
        actor=actor,
    )
    _telling.ask_report(routing, actor=actor)
    return complaint


def _check(told: Particulars, *, on_paper: bool) -> Regime:
    """Of a sheet of the paper book nothing is asked that its writer left out: it was received as it is."""
    regime = triage(told.facts)
    if regime is None:
        raise ForTheServiceDesk({"matter": [ForTheServiceDesk.sentence]})
    wrong: dict[str, list[str]] = {}
    if not 0 < len(told.text.strip()) <= TEXT:
        wrong["text"] = [f"Cuente qué pasó, en hasta {TEXT} caracteres."]
    if len(told.request) > REQUEST:
        wrong["request"] = [f"Lo que pide tiene hasta {REQUEST} caracteres."]
    if told.happened_on is not None and told.happened_on > clock.latest_today():
        wrong["happened_on"] = ["No puede haber pasado en una fecha que todavía no llega."]
    if not told.complainant.is_anonymous and not told.complainant.name.strip():
        wrong["name"] = ["Escriba su nombre completo."]
    if told.complainant.language not in dict(settings.LANGUAGES):
        wrong["language"] = [LanguageUnknown.sentence]
    if not queries.offices_with_a_book(clock.today()).filter(pk=told.office.pk).exists():
        wrong["office"] = ["Elija una oficina de la lista."]
    if not on_paper:
        wrong |= _lacking(told.complainant, TRACKS[regime])
    if wrong:
        raise ComplaintIncomplete(wrong)
    return regime


def _lacking(who: Complainant, track: Track) -> dict[str, list[str]]:
    """What must be known of who tells it, to answer as the law and they themselves want."""
    if who.is_anonymous:
        if track.may_be_anonymous:
            return {}
        return {"is_anonymous": [f"«{track.label}» necesita el nombre de quien la presenta."]}
    wrong: dict[str, list[str]] = {}
    if not who.document_number.strip() and not track.may_be_anonymous:
        wrong["document_number"] = ["Escriba el número de su documento."]
    if who.reply_by is ReplyBy.EMAIL and not who.email.strip():
        wrong["email"] = ["Escriba el correo en el que quiere la respuesta."]
    if who.reply_by is ReplyBy.LETTER and not who.address.strip():
        wrong["address"] = ["Escriba el domicilio al que se le envía la carta."]
    return wrong


def _require_free(office: Office, year: int, sheet: int) -> None:
    """The series of the book is held first, so that two who bring the same sheet wait for one another."""
    ledger.hold(office.id)
    taken = Complaint.objects.filter(book=office, paper_year=year, paper_number=sheet).first()
    if taken is not None:
        raise SheetTaken(sheet=sheet, year=year, known=f"es la {taken.number}")
    if VoidSheet.objects.filter(book=office, year=year, number=sheet).exists():
        raise SheetTaken(sheet=sheet, year=year, known="está inutilizada")


def _submission(told: Particulars, token: str) -> str:
    who = told.complainant
    said = {
        "token": token,
        "facts": [told.facts.matter, told.facts.wish, told.facts.past_due, told.facts.motive],
        "office": told.office.code,
        "text": told.text.strip(),
        "request": told.request.strip(),
        "who": [who.name, who.document_number, who.email, who.telephone, who.address, who.reply_by],
        "anonymous": who.is_anonymous,
    }
    return sha256(canonical.encode(said)).hexdigest()


def _told_by(*, complainant: Complainant, on_paper: bool, actor: Actor) -> str:
    if on_paper:
        return actor.name
    return "Anónimo" if complainant.is_anonymous else complainant.name.strip()


def _sheet(complaint: Complaint, routing: Routing) -> papers.Sheet:
    kind = complaint.document_kind
    identity = f"{IdentityDocumentKind(kind).label} {complaint.document_number}" if kind else ""
    on_paper = complaint.paper_number is not None
    return papers.Sheet(
        complaint_number=complaint.number,
        office_name=complaint.office.name,
        book_name=complaint.book.name,
        moment=papers.moment(complaint.presented_at, complaint.book),
        presented_on=papers.day(complaint.presented_on),
        channel=BookChannel(complaint.channel).label,
        paper_sheet=f"{complaint.paper_number} del {complaint.paper_year}" if on_paper else "",
        name=complaint.name or ("La hoja no lo dice" if on_paper else "Sin identificar, a su pedido"),
        identity=identity,
        contact=" · ".join(filter(None, (complaint.email, complaint.telephone))),
        domicile=complaint.address,
        regime=routing.track.label,
        motive=complaint.get_motive_display() if complaint.motive else "",
        happened_on=papers.day(complaint.happened_on),
        case_number=complaint.case_number,
        text=complaint.text,
        request=complaint.request,
        reply_by=ReplyBy(complaint.reply_by).label,
        answerer=routing.office.name,
        period=f"{routing.amount} días hábiles",
        norm=routing.norm,
        due_on=papers.day(routing.due_on),
        told=routing.track.told,
        follow_code=papers.code(complaint.follow_code),
        by=complaint.recorded_by,
    )
