"""Which requests may this actor see, who answers them where, and what was found for them?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from chancery.contexts.information.models import (
    Answer,
    AppliedExemption,
    AreaQuery,
    Delivered,
    Exemption,
    Found,
    RedactedPart,
    Redaction,
    Request,
)
from chancery.contexts.information.procedures import ACCESS
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import dated
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office

MINISTRY = "mre"
"""Where what is asked of an office without a responsible official is answered."""
HEADS = (Role.SUPERVISOR, Role.CONSUL)
BOARD = (Role.INFORMATION_OFFICER, *HEADS)
AREA = (*HEADS, Role.OFFICER)


class FoundNotFound(NotFound):
    """No such file among those of the request, or not for this actor."""

    code = "information_file_not_found"
    sentence = "No encontramos ese archivo entre los de la solicitud."
    next_step = "Vuelva a la página del expediente."


class AreaQueryNotFound(NotFound):
    """No such question, or asked of another unit."""

    code = "area_query_not_found"
    sentence = "No encontramos esa consulta entre las de sus unidades."
    next_step = "Vuelva a la lista de consultas."


class ExemptionNotFound(NotFound):
    """No exception of the law has that code today."""

    code = "exemption_not_found"
    sentence = "La ley no tiene vigente esa excepción."
    next_step = "Elija una de la lista."


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers requests for information at an office."""

    office: Office
    names: tuple[str, ...]


def visible_to(actor: Actor) -> QuerySet[Request]:
    """The requests whose cases the actor may see."""
    return Request.objects.filter(case__in=cases.visible_to(actor)).select_related(
        "case__office", "case__applicant", "case__company", "case__assigned_to", "asked_of"
    )


def by_number(actor: Actor, number: str) -> Request:
    """The request of that case. Raises `CaseNotFound`."""
    return cases.row_by_number(
        actor,
        number,
        Request.objects.select_related("asked_of", "ruling", "publication"),
        context="information",
    )


def board(actor: Actor) -> QuerySet[Request]:
    """The open requests of the offices where the actor answers or heads; of all, for an auditor. The nearest first."""
    wanted = Q() if actor.holds(Role.AUDITOR) else Q(case__office_id__in=actor.offices(*BOARD))
    return (
        visible_to(actor)
        .filter(wanted, case__closed_at=None)
        .order_by(F("case__due_on").asc(nulls_last=True), "case_id")
    )


def may_answer(actor: Actor, request: Request) -> bool:
    """Whether the actor is the responsible official of the office that has the request."""
    return actor.holds(Role.INFORMATION_OFFICER, office_id=request.case.office_id)


def sees_files(actor: Actor, request: Request) -> bool:
    """Who works on the request, or audits, sees what was found before it is delivered; the applicant does not."""
    return (
        may_answer(actor, request)
        or actor.holds(*HEADS, office_id=request.case.office_id)
        or actor.holds(Role.AUDITOR)
    )


def responsible_at(office: Office) -> tuple[str, ...]:
    """The names of the responsible officials of an office today."""
    return tuple(each.full_name for each in identity.officers_at(office.id, Role.INFORMATION_OFFICER))


def offices_asked() -> tuple[Office, ...]:
    """The offices of which something may be asked: the ministry first, then by country and city."""
    found = organisation.offices(kind=ACCESS.offices).order_by("country", "city", "name")
    return tuple(sorted(found, key=lambda each: each.kind != OfficeKind.MINISTRY))


def responsible_officials() -> tuple[Responsible, ...]:
    """Each office that answers for itself, with who does: who answers is public (TUO of Ley 27806, art. 3)."""
    serving = identity.officers_by_office(Role.INFORMATION_OFFICER)
    return tuple(
        Responsible(office, tuple(each.full_name for each in serving[office.id]))
        for office in offices_asked()
        if office.id in serving
    )


def receiving(asked_of: Office) -> Office:
    """Who answers what is asked of an office: itself, where it has a responsible official; otherwise the ministry."""
    return asked_of if responsible_at(asked_of) else organisation.office(MINISTRY)


@dated.kept
def exemptions(on: date) -> tuple[Exemption, ...]:
    """The exceptions in force on a date, by article."""
    in_force = Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))
    return tuple(Exemption.objects.filter(in_force).order_by("article", "code"))


def exemption(code: str) -> Exemption:
    """The exception of that code today. Raises `ExemptionNotFound`."""
    found = next((each for each in exemptions(clock.today()) if each.code == code), None)
    if found is None:
        raise ExemptionNotFound
    return found


def found_of(request: Request) -> tuple[tuple[Found, Redaction | None], ...]:
    """The files found for a request, each with its newest redacted copy."""
    kept = (
        request.found.filter(removed_at=None)
        .select_related("upload__file")
        .prefetch_related("redactions__file")
    )
    return tuple((each, _newest(each)) for each in kept)


def _newest(found: Found) -> Redaction | None:
    redactions = list(found.redactions.all())
    return redactions[-1] if redactions else None


def found(request: Request, found_id: UUID, *, actor: Actor) -> Found:
    """One of the files found, to who works on the request. Raises `FoundNotFound`."""
    if sees_files(actor, request):
        for each, _ in found_of(request):
            if each.id == found_id:
                return each
    raise FoundNotFound


def redaction_of(found: Found) -> Redaction | None:
    """The newest copy of a file without what is closed."""
    return found.redactions.select_related("file").order_by("-made_at", "-id").first()


def parts_of(redaction: Redaction) -> QuerySet[RedactedPart]:
    """What was painted over, page by page."""
    return redaction.parts.select_related("exemption")


def exemptions_cited(request: Request) -> tuple[Exemption, ...]:
    """The exceptions that the redacted copies of a request rest on, by article."""
    newest = [redaction.id for _, redaction in found_of(request) if redaction is not None]
    cited = Exemption.objects.filter(
        pk__in=RedactedPart.objects.filter(redaction__in=newest).values("exemption")
    )
    return tuple(cited.order_by("article", "code"))


def answers_of(request: Request) -> tuple[Answer, ...]:
    """How it was answered, with what each answer gave and cites."""
    return tuple(
        request.answers.select_related("document").prefetch_related(
            Prefetch("delivered", Delivered.objects.select_related("file")),
            Prefetch(
                "applied",
                AppliedExemption.objects.select_related("exemption", "classified").order_by(
                    "exemption__article"
                ),
            ),
        )
    )


def delivered(request: Request, delivered_id: UUID) -> Delivered:
    """A file that an answer gave: whoever sees the request may take it. Raises `FoundNotFound`."""
    given = Delivered.objects.select_related("file").filter(answer__request=request, pk=delivered_id).first()
    if given is None:
        raise FoundNotFound
    return given


def last_day_of(request: Request, code: str) -> date | None:
    """The last day of a clock that runs on the case."""
    running = request.case.deadlines.filter(code=code, ended_at=None).first()
    return running.due_on if running else None


def amount_of(request: Request, code: str) -> int:
    """How many units a running clock of the case has."""
    return request.case.deadlines.get(code=code, ended_at=None).amount


def concerned(request: Request) -> tuple[str, ...]:
    """The names that no publication of the request may bear."""
    company = request.case.company
    applicant = request.case.applicant
    return (
        applicant.full_name,
        applicant.document_number,
        *((company.name, company.registration) if company else ()),
    )


def area_queries(actor: Actor) -> QuerySet[AreaQuery]:
    """What was asked of the units where the actor serves, unanswered first; who asked for the information is not told."""
    asked = AreaQuery.objects.filter(office_id__in=actor.offices(*AREA)).select_related("office", "request")
    return asked.order_by(F("replied_at").desc(nulls_first=True), "due_on")


def area_query(query_id: UUID, *, actor: Actor) -> AreaQuery:
    """One of them. Raises `AreaQueryNotFound`."""
    found = area_queries(actor).filter(pk=query_id).first()
    if found is None:
        raise AreaQueryNotFound
    return found


def asked_of_areas(request: Request) -> QuerySet[AreaQuery]:
    """What was asked of the units that may hold the information."""
    return request.area_queries.select_related("office")


def areas() -> QuerySet[Office]:
    """The units of which the responsible official may ask something."""
    return organisation.offices().exclude(kind=OfficeKind.PARTNER).order_by("kind", "city", "name")
