"""What happens at the front desk: a document is presented at any hour, and registered in working hours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from chancery.contexts.correspondence import papers, queries
from chancery.contexts.correspondence.actions import _registering
from chancery.contexts.correspondence.actions._registering import Enclosed, Incoming
from chancery.contexts.correspondence.actions.registering import send_first
from chancery.contexts.correspondence.models import Presentation, Record
from chancery.contexts.correspondence.procedures import FRONT_DESK, POWER
from chancery.contexts.correspondence.rules import EntryChannel, RecordKind, Sender, SenderKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, for_the_law, system_actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import attachments
from chancery.kernel.cases import queries as kept
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import HeldDocument
from chancery.kernel.identity.models import Company, Person
from chancery.kernel.organisation import dated
from chancery.kernel.organisation.models import Office

_SEAL = system_actor("Mesa de partes")


class AddresseeUnfit(Invalid):
    """A document is addressed to a unit of the ministry (TUO of Ley 27444, art. 124.4)."""

    code = "front_desk_addressee_unfit"
    sentence = "«{office}» no recibe documentos por la mesa de partes."
    next_step = "Elija una unidad de la lista."


class RepresentationUnclear(Invalid):
    """Who acts for another says for whom and in which capacity (TUO of Ley 27444, arts. 64 and 124.1)."""

    code = "front_desk_representation_unclear"
    sentence = "Si actúa por otra persona, diga quién es, con qué documento se identifica y en qué calidad actúa por ella."
    next_step = "Complete esos datos en la página «A quién va dirigido», o déjelos todos en blanco si presenta por sí mismo."


class RepresentedTwice(Invalid):
    """A document has one sender."""

    code = "front_desk_represented_twice"
    sentence = "Un documento se presenta por una empresa o por una persona, no por ambas."
    next_step = "Elija «Para mí», o borre los datos de la persona por la que actúa."


@dataclass(frozen=True, slots=True)
class Represented:
    """The person for whom another presents a document."""

    name: str
    document: HeldDocument


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the presenter says of the document: what it is, to whom it goes, and in which capacity it is presented."""

    kind: RecordKind
    subject: str
    addressee: Office
    sheets: int = 1
    number_of_sender: str = ""
    dated_on: date | None = None
    capacity: str = ""
    represented: Represented | None = None
    email: str = ""


@transaction.atomic
@dated.as_they_stand()
def file(
    *,
    particulars: Particulars,
    uploads: Mapping[str, UUID],
    office: Office,
    applicant: Person,
    actor: Actor,
    company: Company | None = None,
) -> Presentation:
    """Present a document at any hour, for oneself, a company or another person, or at any window.

    Its certificate is given in the act. Raises what `check_particulars` raises, `RepresentationUnclear`,
    `RepresentedTwice`, and what `cases.open` raises.
    """
    check_particulars(particulars=particulars)
    represented = _represented(particulars, company, uploads)
    window = _window(actor, applicant, office)
    at = clock.now()
    channel = EntryChannel.WEB
    if window is not None:
        channel = EntryChannel.POST_WINDOW if queries.is_distant(window) else EntryChannel.WINDOW
    days = queries.moments_of(at, channel, office, window=window)
    case = cases.open(
        procedure_code=FRONT_DESK.code,
        office=office,
        applicant=applicant,
        company=company,
        actor=_presenting(actor, applicant),
        uploads=uploads,
        presented_on=days.presented_on,
        facts={
            "channel": channel,
            "window": window.code if window else "",
            "addressee": particulars.addressee.code,
            "presented_on": days.presented_on,
        },
    )
    presentation = Presentation.objects.create(
        case=case,
        channel=channel,
        kind=particulars.kind,
        subject=particulars.subject.strip(),
        number_of_sender=particulars.number_of_sender.strip(),
        dated_on=particulars.dated_on,
        sheets=particulars.sheets,
        addressee=particulars.addressee,
        capacity=particulars.capacity.strip(),
        **represented,
        email=particulars.email.strip(),
        presented_at=at,
        presented_at_office=window,
        presented_on=days.presented_on,
        clock_starts_on=days.clock_starts_on,
        trace=papers.written(days.trace),
        follow_code=queries.new_code(),
    )
    handed_in = kept.attachments_of(case)
    with cases.step(case, "certify", actor=_SEAL) as step:
        step.facts["files"] = {each.requirement: each.upload.file_id for each in handed_in}
        step.issue(papers.certificate(presentation, handed_in))
    case.refresh_from_db()
    return presentation


def check_particulars(*, particulars: Particulars) -> None:
    """Whether what is said of the document can be kept.

    Raises `AddresseeUnfit`, `RecordIncomplete`, `RepresentationUnclear`, and what `validate_document` raises.
    """
    office = particulars.addressee
    if not queries.addressees(clock.today()).filter(pk=office.pk).exists():
        sentence = AddresseeUnfit.sentence.format(office=office.name)
        raise AddresseeUnfit({"addressee": [sentence]}, office=office.name)
    _registering.check_words(
        subject=particulars.subject,
        number_of_sender=particulars.number_of_sender,
        sheets=particulars.sheets,
    )
    represented = particulars.represented
    if represented is not None:
        said = {
            "represented_name": represented.name,
            "represented_number": represented.document.number,
            "capacity": particulars.capacity,
        }
        missing = [field for field, words in said.items() if not words.strip()]
        if missing:
            raise RepresentationUnclear({field: ["Falta este dato."] for field in missing})
        _represented_document(represented)


def admit(
    *,
    presentation: Presentation,
    addressee: Office,
    actor: Actor,
    instruction: str = "",
    note: str = "",
    sheets: int | None = None,
    is_urgent: bool = False,
    is_reserved: bool = False,
) -> Record:
    """Register what was presented, give the receipt, and send it to the competent unit the same day (art. 143.1).

    Raises `AddresseeUnfit`, `InstructionUnknown`, and what `cases.step` raises.
    """
    with cases.step(presentation.case, "admit", actor=actor) as step, dated.as_they_stand():
        case = step.case
        handed_in = kept.attachments_of(case)
        record = _registering.enter(
            Incoming(
                office=case.office,
                sender=_sender(presentation),
                subject=presentation.subject,
                kind=RecordKind(presentation.kind),
                sheets=sheets or presentation.sheets,
                channel=EntryChannel(presentation.channel),
                presented_at=presentation.presented_at,
                number_of_sender=presentation.number_of_sender,
                dated_on=presentation.dated_on,
                files=[Enclosed(each.upload.filename, each.upload.file_id or "") for each in handed_in],
                presented_at_office=presentation.presented_at_office,
                is_urgent=is_urgent,
                is_reserved=is_reserved,
                follow_code=presentation.follow_code,
                presenter=presentation.representative,
            ),
            actor=actor,
        )
        presentation.record = record
        presentation.received_by_unit_at = (
            record.received_at if presentation.presented_at_office_id else presentation.presented_at
        )
        presentation.save(update_fields=["record", "received_by_unit_at"])
        step.issue(papers.receipt(record, presentation=presentation))
        step.facts["record"] = record.number
        step.facts["received_on"] = record.received_on
        if addressee.id != case.office_id:
            _require_addressee(addressee)
            send_first(record=record, office=addressee, instruction=instruction, note=note, actor=actor)
    return record


def _require_addressee(office: Office) -> None:
    if not office.is_there(clock.today()):
        sentence = AddresseeUnfit.sentence.format(office=office.name)
        raise AddresseeUnfit({"addressee": [sentence]}, office=office.name)


def _represented(
    particulars: Particulars, company: Company | None, uploads: Mapping[str, UUID]
) -> dict[str, str]:
    """The columns of whoever is represented; the paper that says so is handed in with the document (art. 64)."""
    represented = particulars.represented
    if represented is None:
        if particulars.capacity.strip() and company is None:
            raise RepresentationUnclear({"represented_name": [RepresentationUnclear.sentence]})
        return {}
    if company is not None:
        raise RepresentedTwice({"for_company": [RepresentedTwice.sentence]})
    attachments.require_all(FRONT_DESK, uploads, {POWER})
    document = _represented_document(represented)
    return {
        "represented_name": represented.name.strip(),
        "represented_kind": document.kind,
        "represented_number": document.number,
        "represented_country": document.country,
    }


def _represented_document(represented: Represented) -> HeldDocument:
    try:
        return represented.document.checked("")
    except Invalid as refusal:
        refusal.fields = {
            name.replace("document_", "represented_"): said for name, said in refusal.fields.items()
        }
        raise


def _sender(presentation: Presentation) -> Sender:
    case = presentation.case
    if presentation.represented_name:
        return Sender(SenderKind.PERSON, presentation.represented_number, presentation.represented_name)
    if case.company is not None:
        return Sender(SenderKind.COMPANY, case.company.registration, case.company.name)
    return Sender(SenderKind.PERSON, case.applicant.document_number, case.applicant.full_name)


def _window(actor: Actor, applicant: Person, office: Office) -> Office | None:
    """The window at which it is handed in; none where its presenter types it in."""
    if actor.person_id == applicant.id or actor.is_system:
        return None
    return queries.window_of(actor, office)


def _presenting(actor: Actor, applicant: Person) -> Actor:
    """Whoever serves at any window presents for who stands before it, whichever office registers it (ADR 30)."""
    if actor.person_id == applicant.id or not actor.holds(*access.AT_A_COUNTER):
        return actor
    access.require(actor, *access.AT_A_COUNTER)
    return for_the_law(actor)
