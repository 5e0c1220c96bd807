"""Which requests may this actor see, and who must still sign where?"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from chancery.contexts.travel_permits.models import Authoriser, Permit, Request, Transport
from chancery.contexts.travel_permits.procedures import State
from chancery.contexts.travel_permits.queries.border import consuming_exit, standing_of
from chancery.contexts.travel_permits.rules import authorisation as law
from chancery.contexts.travel_permits.rules.use import bars
from chancery.kernel.base import clock, ids, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.days import months_after
from chancery.kernel.base.errors import NotFound, Refusal
from chancery.kernel.cases import queries as cases
from chancery.kernel.identity import access, minors
from chancery.kernel.identity.checks import IdentityDocumentKind, document_key
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.organisation import queries as organisation

log = logging.getLogger(__name__)

TAKERS = (Role.CONSUL,)


class AuthoriserNotFound(NotFound):
    """Nobody signs who is not named in the request, before a post that is not told number and document."""

    code = "authoriser_not_found"
    sentence = "No encontramos a quien debe firmar con ese número de solicitud y ese documento."
    next_step = "Compruebe ambos con quien se presenta: debe constar en la solicitud, pagada y sin su firma."


def visible_to(actor: Actor) -> QuerySet[Request]:
    """The requests whose cases the actor may see."""
    return Request.objects.filter(case__in=cases.visible_to(actor))


def by_number(actor: Actor, number: str) -> Request:
    """The request of that case. Raises `CaseNotFound`."""
    return cases.row_by_number(actor, number, Request.objects.all(), context="travel_permits")


def as_authoriser(actor: Actor, number: str) -> Authoriser:
    """The place of the person who acts among those who authorise in that case. Raises `AuthoriserNotFound`."""
    printed = ids.as_kept(number)
    found = (
        Authoriser.objects.select_related("request__case__office", "post", "signing__office")
        .filter(request__case__number=printed, person_id=access.require_person(actor))
        .first()
    )
    if found is None:
        raise AuthoriserNotFound
    return found


def authorisers_of(request: Request) -> list[Authoriser]:
    """Who must sign, in their order, with the signature of each who did."""
    return list(request.authorisers.select_related("post", "person", "signing__office", "signing__officer"))


def own_as_authoriser(actor: Actor) -> QuerySet[Authoriser]:
    """The requests of others in which the person who acts is asked to authorise, newest first."""
    person_id = access.require_person(actor)
    mine = Authoriser.objects.filter(person_id=person_id).exclude(request__case__applicant_id=person_id)
    return mine.select_related("request__case").order_by("-request__case__opened_at")


def awaited_at(actor: Actor) -> QuerySet[Authoriser]:
    """Who said that they would sign at the posts where the actor serves, the oldest request first."""
    return _unsigned().filter(post_id__in=actor.offices(*TAKERS)).order_by("request__case__opened_at")


def expected(actor: Actor, authoriser_id: UUID, *, document_number: str = "") -> Authoriser:
    """One of those whom the actor may take the signature of; at another post, only with the document's number.

    Raises `AuthoriserNotFound`.
    """
    offices = actor.offices(*TAKERS)
    here = Q(post_id__in=offices) | Q(request__case__office_id__in=offices)
    if document_number:
        here |= _presents(document_number)
    found = _unsigned().filter(here, pk=authoriser_id).first()
    if found is None:
        raise AuthoriserNotFound
    return found


def revocable(actor: Actor, number: str, ordinal: int) -> Authoriser:
    """A place among those who authorise, for that person and for the consuls who may take a word back.

    Raises `AuthoriserNotFound`.
    """
    offices = actor.offices(*TAKERS)
    here = (
        Q(request__case__office_id__in=offices) | Q(post_id__in=offices) | Q(signing__office_id__in=offices)
    )
    if actor.person_id is not None:
        here |= Q(person_id=actor.person_id)
    return _placed(number, ordinal, here)


def movable(actor: Actor, number: str, ordinal: int) -> Authoriser:
    """A place among those who authorise, for that person and for the applicant. Raises `AuthoriserNotFound`."""
    person_id = access.require_person(actor)
    return _placed(number, ordinal, Q(person_id=person_id) | Q(request__case__applicant_id=person_id))


def _placed(number: str, ordinal: int, sight: Q) -> Authoriser:
    printed = ids.as_kept(number)
    found = Authoriser.objects.select_related(
        "request__case__office", "request__case__applicant", "post", "person"
    )
    authoriser = found.filter(sight, request__case__number=printed, ordinal=ordinal).first()
    if authoriser is None:
        raise AuthoriserNotFound
    return authoriser


def presented(actor: Actor, number: str, document_number: str) -> Authoriser:
    """Who presents themselves at another post than they said, found by both numbers. Raises `AuthoriserNotFound`.

    A consul anywhere may take a signature, but learns nothing of a request of which nobody told both.
    """
    access.require(actor, *TAKERS)
    printed = ids.as_kept(number)
    found = _unsigned().filter(_presents(document_number), request__case__number=printed).first()
    if found is None:
        raise AuthoriserNotFound
    return found


def _presents(document_number: str) -> Q:
    compact = "".join(document_number.upper().split()).replace("-", "")
    return Q(document_number=compact, proxy_name="") | Q(proxy_document_number=compact)


def _unsigned() -> QuerySet[Authoriser]:
    waiting = Authoriser.objects.filter(signing=None, request__case__state=State.TO_SIGN)
    return waiting.select_related("request__case__office", "request__case__applicant", "post", "person")


def signatures(request: Request) -> tuple[int, int]:
    """How many have signed, of how many."""
    places = request.authorisers
    return places.filter(signing__isnull=False).count(), places.count()


def authorisation_of(request: Request) -> law.Authorisation:
    """Who must authorise and what must be seen for this request."""
    by_proxy = request.authorisers.exclude(proxy_name="").exists()
    filed_on = request.case.opened_at.astimezone(clock.LIMA).date()
    return law.authorisation(Basis(request.basis), Company(request.company), filed_on, by_proxy=by_proxy)


def limits(on: date) -> law.Limits:
    """What the dated tables say on a day."""
    stay = organisation.legal_period("travel_permit.foreign_stay", on)
    standing = organisation.legal_period("travel_permit.power_standing", on)
    return law.Limits(
        stay=stay.amount,
        standing_since=months_after(on, -standing.amount),
        exceptions=minors.exceptions_on(on),
    )


def last_day(issued_on: date) -> date:
    """Until when a permit issued on a day may be used. Its days are no term of a procedure: no holiday moves them."""
    return issued_on + timedelta(days=organisation.legal_period("travel_permit.validity", issued_on).amount)


def labels(request: Request) -> Mapping[str, str]:
    """What the request's choices are called on the screen."""
    return {
        "document_kind": IdentityDocumentKind(request.document_kind).label,
        "transport": Transport(request.transport).label,
        "basis": Basis(request.basis).label,
        "company": Company(request.company).label,
    }


def permit_of(request: Request) -> Permit | None:
    """The permit issued for a request, if one was."""
    return Permit.objects.select_related("document").filter(request=request).first()


def run_out() -> QuerySet[Permit]:
    """The permits whose days have passed without anybody leaving."""
    rows = Permit.objects.filter(valid_until__lt=clock.today(), request__case__state=State.ISSUED)
    return rows.filter(request__case__site=site.here())


def used_elsewhere() -> QuerySet[Permit]:
    """The permits that were used while a post's node wrote their cases, which are written here now and say nothing of it."""
    rows = Permit.objects.filter(request__case__state=State.ISSUED, request__case__site=site.here())
    return rows.filter(exits__is_consuming=True).select_related("request__case")


def log_refused_expiry(permit: Permit, refusal: Refusal) -> None:
    """Say in the log that a permit could not run out; the next sweep tries again."""
    log.error("permit %s could not run out: %s", permit.pk, refusal.code)


@dataclass(frozen=True, slots=True)
class PermitFacts:
    """What another service may know of a permit."""

    number: str
    case_id: UUID
    case_number: str
    state: str
    office_code: str
    document_id: UUID
    sha256: str
    minor: str
    born_on: date
    signers: tuple[str, ...]
    valid_from: date
    valid_until: date
    is_good: bool
    requested_by: UUID


def permit_by_number(number: str) -> PermitFacts | None:
    """The permit of that number, however it was typed, as plain values: for who transmits it, or takes it for a parent's leave."""
    printed = ids.as_kept(number)
    permit = (
        Permit.objects.select_related("request__case__office", "document__revocation")
        .filter(number=printed)
        .first()
    )
    if permit is None:
        return None
    case = permit.request.case
    return PermitFacts(
        number=permit.number,
        case_id=case.id,
        case_number=case.number,
        state=case.state,
        office_code=case.office.code,
        document_id=permit.document_id,
        sha256=permit.document.file_id,
        minor=permit.request.minor,
        born_on=permit.request.born_on,
        signers=tuple(
            document_key(each.document_kind, each.document_country, each.document_number)
            for each in permit.request.authorisers.all()
        ),
        valid_from=permit.valid_from,
        valid_until=permit.valid_until,
        is_good=not bars(standing_of(permit, consuming_exit(permit)), clock.today()),
        requested_by=case.applicant_id,
    )
