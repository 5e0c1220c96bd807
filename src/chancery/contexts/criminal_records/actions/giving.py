"""How does the certificate reach its holder? Issued by who asked, or refused; handed over, or sent."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from chancery.contexts.criminal_records import papers, queries, rules
from chancery.contexts.criminal_records.models import Certificate, Delivery, Request
from chancery.contexts.criminal_records.procedures import ACT, VALIDITY
from chancery.contexts.criminal_records.rules import DeliveryMeans, Outcome, RecordPurpose
from chancery.kernel.acts import actions as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock, countries, wording
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.models import Charge
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation


class AnswerMissing(Conflict):
    """Nothing is certified before the Judiciary has spoken, its own people where they must look."""

    code = "record_answer_missing"
    sentence = "El Poder Judicial todavía no da su respuesta definitiva por el expediente {number}."
    next_step = "Le avisaremos cuando responda."


class NothingToCertify(Conflict):
    """The Judiciary said that it cannot certify."""

    code = "record_nothing_to_certify"
    sentence = (
        "El Poder Judicial respondió que no puede certificar: no se emite nada en el expediente {number}."
    )
    next_step = "Deniegue la solicitud."


class AuthorisationMissing(Invalid):
    """A relative collects with the holder's authorisation in writing."""

    code = "record_authorisation_missing"
    sentence = "Falta quién lo recoge, con qué documento y con qué autorización escrita del titular."


class TrackingMissing(Invalid):
    """What is sent can be followed."""

    code = "record_tracking_missing"
    sentence = "Falta el número con que la mensajería sigue el envío."


@dataclass(frozen=True, slots=True)
class Handing:
    """How it was delivered; a relative is named with document and authorisation, a courier with its number."""

    means: DeliveryMeans
    recipient: str = ""
    document_number: str = ""
    authorisation: str = ""
    tracking: str = ""


def issue(*, request: Request, actor: Actor) -> Certificate:
    """Give the certificate, with the annotations that the Judiciary confirmed if there are any.

    Raises `queries.OnlyWhoAsked`, `AnswerMissing`, `NothingToCertify` and what `acts.perform` raises.
    """
    with cases.step(request.case, "issue", actor=actor) as taking:
        found = queries.known(request, actor)
        if found is None or not found.is_settled:
            raise AnswerMissing(number=taking.case.number)
        if found.outcome is Outcome.UNCERTAIN:
            raise NothingToCertify(number=taking.case.number)
        consultation = queries.consultation_of(request)
        assert consultation is not None
        period = organisation.legal_period(VALIDITY, clock.today())
        today = queries.local_day(taking.case.office)
        until = rules.valid_until(today, period.amount)
        charge = fees.charges_of(taking.case.id).latest("raised_at")
        zone = ZoneInfo(taking.case.office.time_zone)
        consulted_at = f"{consultation.finding.at.astimezone(zone):%d/%m/%Y %H:%M}"

        def document(act: Act) -> Document:
            holder = taking.case.applicant
            return taking.issue(
                papers.Certificate(
                    holder=holder.full_name,
                    holder_document=_document_of(taking),
                    born_on=f"{holder.birth_on:%d/%m/%Y}",
                    parents=" y ".join(filter(None, (request.father, request.mother))),
                    purpose=RecordPurpose(request.purpose).label,
                    country=countries.name(request.country),
                    is_clean=found.is_clean,
                    annotations=() if found.is_clean else found.lines,
                    transaction=found.transaction,
                    review=found.review_number,
                    consulted_at=consulted_at,
                    valid_until=until,
                    valid_until_words=wording.long_date(until),
                    place=taking.case.office.city,
                    on=today,
                    on_words=wording.long_date(today),
                    entry_number=act.entry_number,
                    act_number=str(act.act_number),
                    tariff=charge.item_numbers,
                    paid=_paid(charge),
                )
            )

        act = acts.perform(
            taking=taking,
            kind=ACT,
            title="Certificado de antecedentes penales",
            charge=charge,
            document=document,
        )
        assert taking.document is not None
        given = Certificate.objects.create(
            request=request,
            consultation=consultation,
            document=taking.document,
            act=act,
            issued_on=today,
            valid_until=until,
            by_id=access.require_person(actor),
        )
    request.case.refresh_from_db()
    return given


def deliver(*, request: Request, handing: Handing, actor: Actor) -> Delivery:
    """Note to whom the certificate was handed or sent. Raises `AuthorisationMissing`, `TrackingMissing`."""
    with cases.step(request.case, "deliver", actor=actor) as taking:
        named = handing.recipient.strip() and handing.document_number.strip()
        if handing.means is DeliveryMeans.RELATIVE and not (named and handing.authorisation.strip()):
            raise AuthorisationMissing({"recipient": [AuthorisationMissing.sentence]})
        if handing.means is DeliveryMeans.COURIER and not handing.tracking.strip():
            raise TrackingMissing({"tracking": [TrackingMissing.sentence]})
        taking.facts["means"] = handing.means
        delivered = Delivery.objects.create(
            request=request,
            means=handing.means,
            recipient=handing.recipient.strip(),
            document_number=handing.document_number.strip(),
            authorisation=handing.authorisation.strip(),
            tracking=handing.tracking.strip(),
            by_id=access.require_person(actor),
        )
    request.case.refresh_from_db()
    return delivered


def _document_of(taking: Taking) -> str:
    holder = taking.case.applicant
    return f"{holder.get_document_kind_display()} {holder.document_number} ({countries.name(holder.document_country)})"


def _paid(charge: Charge) -> str:
    """Both moneys, or by which article it was free (D.S. 076-2005-RE, arts. 170 and 173)."""
    return f"GRATIS, {charge.free_by}" if charge.free_by else f"S/C {charge.consular_amount} = {charge.money}"
