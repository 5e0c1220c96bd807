"""Which requests for a visa may this actor see, and where does each stand?"""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from chancery.contexts.visas import rules
from chancery.contexts.visas.models import Application, Consultation, Interview, Label, SponsorCheck
from chancery.contexts.visas.procedures import VISA, State
from chancery.contexts.visas.rules import Authority, Category, Collective, Criterion, Traveller
from chancery.kernel.base import clock, ids, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import access
from chancery.kernel.organisation.models import Office

ANSWERERS = (Role.OFFICER, Role.SUPERVISOR)
OFFICES = {Authority.DGC: "dgc", Authority.PROTOCOL: "pro", Authority.MIGRATION: "mig-sede"}
"""At which office each authority answers."""


class ConsultationNotFound(NotFound):
    """No such consultation, or not of the authority where the actor serves."""

    code = "visa_consultation_not_found"
    sentence = "No encontramos esa consulta entre las que su oficina debe responder."
    next_step = "Vuelva a «Consultas de visa» y elíjala de la lista."


class FamilyNotFound(NotFound):
    """A relative's request is one's own, or at the office where one serves."""

    code = "visa_family_not_found"
    sentence = "No encontramos la solicitud de visa {number} del familiar con quien viaja."
    next_step = "Compruebe el número: debe haberla presentado usted mismo, o en la misma oficina."


def visible_to(actor: Actor) -> QuerySet[Application]:
    """The requests whose cases the actor may see."""
    return Application.objects.filter(case__in=cases.visible_to(actor))


def by_number(actor: Actor, number: str) -> Application:
    """The request of that case. Raises `CaseNotFound`."""
    return cases.row_by_number(
        actor,
        number,
        Application.objects.select_related("family__case", "decision__by", "cancellation"),
        context="visas",
    )


def of_family(actor: Actor, number: str) -> Application:
    """The request of the relative with whom somebody travels. Raises `FamilyNotFound`."""
    printed = ids.as_kept(number)
    found = visible_to(actor).select_related("case").filter(case__number=printed).first()
    if found is None:
        raise FamilyNotFound(number=number)
    return found


def category_of(application: Application) -> Category:
    """The quality that was asked for, as it stood when it was."""
    return rules.category(application.category, local_day(application.case.office, application.case))


def local_day(office: Office, case: Case | None = None) -> date:
    """Which day it is at an office, or was when a case was opened there."""
    zone = ZoneInfo(office.time_zone)
    return case.opened_at.astimezone(zone).date() if case is not None else clock.today(zone)


def traveller_of(application: Application) -> Traveller:
    """What competence and fee depend on."""
    return Traveller(
        born_on=application.born_on,
        nationality=application.nationality,
        residence=application.residence,
        collective=Collective(application.collective),
        is_with_family=application.family_id is not None,
    )


def interview_of(application: Application) -> Interview | None:
    """The newest interview, with its findings."""
    found = application.interviews.select_related("by").prefetch_related("findings")
    return found.order_by("-at", "-id").first()


def unmet_of(interview: Interview | None) -> tuple[Criterion, ...]:
    """The criteria of which nobody is sure."""
    findings = interview.findings.all() if interview else ()
    return rules.unmet((Criterion(each.criterion), each.is_met) for each in findings)


def sponsor_check_of(application: Application) -> SponsorCheck | None:
    """What the tax register last said of who stands for the journey."""
    return application.sponsor_checks.select_related("by").first()


def consultations_of(application: Application) -> list[Consultation]:
    """Whom the office asked, in order, with each answer."""
    return list(application.consultations.select_related("office", "by", "answer__by"))


def missing_authorities(
    application: Application, consultations: Sequence[Consultation] | None = None
) -> tuple[Authority, ...]:
    """Whom the consulate must still ask before it may grant the visa: an authorisation that lapsed is asked for again.

    `consultations` are those of the application, where they were read already.
    """
    today = clock.today()
    needed = rules.authorities_needed(
        category_of(application),
        country=application.case.office.country,
        traveller=traveller_of(application),
    )
    standing = {
        Authority(each.authority)
        for each in (consultations_of(application) if consultations is None else consultations)
        if (answer := getattr(each, "answer", None)) is not None
        and answer.is_authorised
        and rules.authorisation_stands(Authority(each.authority), answer.answered_on, today)
    }
    return tuple(authority for authority in needed if authority not in standing)


def marginal_note(application: Application) -> str:
    """What a visa quotes of each authorisation: by whom, by which paper, of which day (D.S. 076-2005-RE, art. 370)."""
    answers = (getattr(each, "answer", None) for each in consultations_of(application))
    return "; ".join(
        f"Autorizada por {answer.consultation.authority_label}, {answer.number} del {answer.answered_on:%d/%m/%Y}"
        for answer in answers
        if answer is not None and answer.is_authorised
    )


def waiting_for(actor: Actor) -> QuerySet[Consultation]:
    """What the offices where the actor serves must answer, the oldest first. Raises `RoleMissing`."""
    access.require(actor, *ANSWERERS)
    open_ones = Consultation.objects.filter(office_id__in=actor.offices(*ANSWERERS), answer=None)
    found = open_ones.filter(cases.waits_in(State.CONSULTED, by="application__case"))
    return found.select_related("application__case__office", "office", "by").order_by("at")


def consultation(actor: Actor, consultation_id: UUID) -> Consultation:
    """One that the actor's office was asked, answered or not. Raises `RoleMissing`, `ConsultationNotFound`."""
    access.require(actor, *ANSWERERS)
    found = (
        Consultation.objects.select_related(
            "application__case__office",
            "application__case__applicant",
            "application__decision",
            "office",
            "by",
            "answer__by",
        )
        .filter(pk=consultation_id, office_id__in=actor.offices(*ANSWERERS))
        .first()
    )
    if found is None:
        raise ConsultationNotFound
    return found


def labels_of(application: Application) -> list[Label]:
    """Each label printed, the newest first."""
    return list(application.labels.select_related("by", "act", "document", "voiding", "check_made__by"))


def current_label(application: Application) -> Label | None:
    """The label that bears the visa, if one does."""
    standing = application.labels.filter(voiding=None).select_related("document", "act", "check_made")
    return standing.first()


def run_out(on: date) -> Iterable[Label]:
    """The labels of delivered visas whose last day has passed; what another site writes is its own to end."""
    found = Label.objects.select_related("application__case__office").filter(
        voiding=None,
        valid_until__lt=on,
        application__case__state=State.DELIVERED,
        application__case__site=site.here(),
    )
    return found.iterator(chunk_size=500)


def state_label(application: Application) -> str:
    """Its state in Spanish."""
    return VISA.state_label(application.case.state)
