"""Who is the applicant, and what does the Judiciary say? Asked in the name of the officer, for one case and one purpose."""

from uuid import UUID

from django.db import transaction

from chancery.contexts.criminal_records import queries
from chancery.contexts.criminal_records.models import Consultation, Finding, Request, Review
from chancery.contexts.criminal_records.procedures import CRIMINAL_RECORD, PRICE, State
from chancery.contexts.criminal_records.rules import RecordPurpose
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate, links
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway import queries as gateway_queries
from chancery.kernel.gateway.criminal_records import REGISTER, CriminalRecord, RecordFinding
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.gateway.registers import Asked
from chancery.kernel.identity import access
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.organisation import queries as organisation


class PhotographDiffers(Invalid):
    """An officer who does not recognise the applicant does not verify."""

    code = "record_photograph_differs"
    sentence = "Solo se verifica si la fotografía, el documento y el registro son de la misma persona."
    next_step = "Pida otra fotografía u otro documento, o deniegue la solicitud."


class IdentityDiffers(Conflict):
    """The civil register contradicts what the applicant declared."""

    code = "record_identity_differs"
    sentence = "El registro de identidad no dice lo mismo que la solicitud {number}."
    next_step = "Abra «Comprobar su identidad» en el expediente, y pida que se corrija o deniegue."


class AlreadyConsulted(Conflict):
    """Each question is charged to its officer: it is put once."""

    code = "record_already_consulted"
    sentence = "Usted ya consultó al Poder Judicial por el expediente {number}."
    next_step = "La respuesta está en el expediente."


class StillWaiting(Conflict):
    """The Judiciary has not answered: the question is put again by itself."""

    code = "record_still_waiting"
    sentence = (
        "El Poder Judicial todavía no responde por el expediente {number}: se le vuelve a preguntar solo."
    )
    next_step = "Le avisaremos cuando responda."


def verify(*, request: Request, is_same_person: bool, actor: Actor) -> None:
    """Say that photograph, document and register are of one person, and ask for the fee.

    Raises `PhotographDiffers`, `IdentityDiffers` and what the tariff raises.
    """
    with cases.step(request.case, "verify", actor=actor) as taking:
        if not is_same_person:
            raise PhotographDiffers({"is_same_person": [PhotographDiffers.sentence]})
        if gateway_queries.differing_of(taking.case.id).exists():
            raise IdentityDiffers(number=taking.case.number)
        charge = fees.raise_consular_charge(
            case_id=taking.case.id,
            payer=taking.case.applicant,
            office=taking.case.office,
            wanted=(Wanted(PRICE),),
            on=clock.today(),
            actor=actor,
        )
        taking.facts["charge"] = charge.id
    if not charge.is_owed:
        assert CRIMINAL_RECORD.paid_step is not None
        with cases.step(request.case, CRIMINAL_RECORD.paid_step, actor=system_actor("Derecho gratuito")):
            pass
    request.case.refresh_from_db()


def ask(*, request: Request, actor: Actor) -> CriminalRecord | PendingConsultation:
    """Ask the Judiciary in the officer's name; where it does not answer the question waits. In no transaction.

    An officer who takes the case over asks anew: the answer to another is not theirs to read. So does whoever asked,
    after an appeal that was right. Raises
    `AlreadyConsulted`, `StillWaiting` and what `gateway.ask_or_defer` raises.
    """
    case, procedure = request.case, case_queries.procedure_of(request.case)
    access.require(actor, Role.OFFICER, office_id=case.office_id)
    gate.admit(case, procedure, gate.find(case, procedure, "consult"), actor=actor, reason="")
    before = queries.consultation_of(request)
    if queries.is_waiting(request):
        raise StillWaiting(number=case.number)
    is_mine = before is not None and before.by_id == actor.person_id and hasattr(before, "finding")
    if is_mine and case.state == State.CONSULTED:
        raise AlreadyConsulted(number=case.number)
    applicant = case.applicant
    return gateway.ask_or_defer(
        register=REGISTER,
        asked=Asked(
            applicant.document_kind,
            applicant.document_number,
            applicant.document_country,
            applicant.full_name,
        ),
        purpose=f"Certificado para {RecordPurpose(request.purpose).label.lower()} ({case.number})",
        case_id=case.id,
        actor=actor,
    )


def consult(*, request: Request, told: CriminalRecord | PendingConsultation, actor: Actor) -> Consultation:
    """Keep what the Judiciary told the officer who asked, or that it has not answered yet."""
    with cases.step(request.case, "consult", actor=actor):
        consultation = Consultation.objects.create(
            request=request,
            pending_id=told.id if isinstance(told, PendingConsultation) else None,
            by_id=access.require_person(actor),
        )
        if isinstance(told, CriminalRecord):
            _keep(consultation, told)
    request.case.refresh_from_db()
    return consultation


@transaction.atomic
def note_answer(*, pending_id: UUID, record: CriminalRecord | None, actor: Actor) -> Consultation | None:
    """Keep what the Judiciary said at last, and tell the officer who asked that it did; not a word of what."""
    access.require(actor, Role.SYSTEM)
    waiting = Consultation.objects.select_related("request__case", "by").filter(
        pending_id=pending_id, finding=None
    )
    consultation = waiting.first()
    if consultation is None:
        return None
    if record is not None:
        _keep(consultation, record)
    case = consultation.request.case
    notifications.notify(
        recipient=consultation.by,
        subject=f"El Poder Judicial respondió por el expediente {case.number}",
        text=f"Ya puede continuar con el expediente {case.number}.",
        case_id=case.id,
        link=links.page_of(case),
        actor=actor,
    )
    return consultation


def _keep(consultation: Consultation, record: CriminalRecord) -> None:
    """A name that others bear settles nothing, nor does a record: the Judiciary's own people look at both."""
    finding = Finding.objects.create(
        consultation=consultation,
        result=record.finding,
        transaction=record.transaction,
        text="\n".join(record.convictions),
    )
    if record.finding is not RecordFinding.NONE:
        Review.objects.create(finding=finding, office=organisation.office(queries.JUDICIARY))
