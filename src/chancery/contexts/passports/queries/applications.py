"""Which requests for a passport may this actor see, and where does each stand?"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chancery.contexts.passports.models import (
    Application,
    Cancellation,
    Certification,
    Delivery,
    IdentityMatch,
    InForce,
    Passport,
)
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.rules import MATCHED, Match
from chancery.contexts.stickers import queries as stock
from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import is_dni
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office

COUNTER = (Role.OFFICER, Role.CONSUL)
READERS = (*COUNTER, Role.SUPERVISOR, Role.AUDITOR)


class PassportNotFound(NotFound):
    """No such passport of ours, or not for who asks."""

    code = "passport_not_found"
    sentence = "No encontramos el pasaporte {number}."
    next_step = "Compruebe el número tal como está impreso."


def visible_to(actor: Actor) -> QuerySet[Application]:
    """The requests whose cases the actor may see."""
    found = Application.objects.filter(case__in=cases.visible_to(actor))
    return found.select_related("case__office", "case__applicant")


def listed(actor: Actor, *, text: str = "", state: str = "") -> QuerySet[Application]:
    """The office's list, the newest first, by number, DNI or name and by state. Raises `RoleMissing`.

    An office's is read along the index of its cases; that of all offices in the order of ids, which is that of filing too.
    """
    found = served_by(actor).select_related("case__office", "case__applicant").prefetch_related("passports")
    found = found.order_by("-pk" if _serves_all(actor) else "-case__opened_at")
    if state:
        found = found.filter(case__state=state)
    return found.filter(_named(text))


def served_by(actor: Actor) -> QuerySet[Application]:
    """The requests of the offices where the actor serves; everybody's for an auditor, for Lima and for who heads the posts.

    Raises `RoleMissing`.
    """
    access.require(actor, *READERS)
    if _serves_all(actor):
        return Application.objects.all()
    return Application.objects.filter(case__office_id__in=actor.offices(*READERS))


def _serves_all(actor: Actor) -> bool:
    heads_posts = organisation.is_headquarters(actor.offices(Role.SUPERVISOR))
    return actor.holds(Role.AUDITOR) or is_lima(actor) or heads_posts


def _named(text: str) -> Q:
    """By one index alone, told from the shape of what was typed: a case's number, a DNI, a passport's number, or words of a name."""
    compact = "".join(text.split()).upper()
    if ids.is_number(text):
        return Q(case__number=ids.as_kept(text))
    if is_dni(compact):
        return Q(dni=compact)
    if any(character.isdigit() for character in compact):
        return Q(pk__in=Passport.objects.filter(number=compact).values("application"))
    return identity.named(text, "folded_name")


def by_number(actor: Actor, number: str) -> Application:
    """The request of that case. Raises `CaseNotFound`."""
    return cases.row_by_number(
        actor,
        number,
        Application.objects.select_related("sending__act__charge", "enrolment__photograph", "enrolment__by"),
        context="passports",
    )


def ready_to_send(actor: Actor, office_id: UUID) -> QuerySet[Application]:
    """What the consul of a post may send to Lima now: paid and matched, the oldest first. Raises `RoleMissingHere`."""
    access.require(actor, Role.CONSUL, office_id=office_id)
    paid = visible_to(actor).filter(
        cases.waits_in(State.PAID), case__office_id=office_id, matches__finding__in=MATCHED
    )
    return paid.distinct().order_by("case__opened_at")


def waiting_in_lima(actor: Actor, state: State) -> QuerySet[Application]:
    """What Lima has in one of its states, the oldest first. Raises `RoleMissing`."""
    access.require(actor, Role.OFFICER, office_id=lima().id)
    return visible_to(actor).filter(cases.waits_in(state)).order_by("case__moved_at")


def counted_in_lima(actor: Actor, *states: State) -> dict[str, int]:
    """How many Lima has in each of some states, none of them final. Raises `RoleMissing`."""
    access.require(actor, Role.OFFICER, office_id=lima().id)
    waiting = visible_to(actor).filter(cases.waits_in(*states))
    return dict(waiting.order_by().values_list("case__state").annotate(Count("pk")))


def lima() -> Office:
    """Where passports are personalised."""
    return organisation.office(organisation.REMITTANCES)


def counters(actor: Actor, *roles: Role) -> list[Office]:
    """The consular offices where the actor serves as one of these."""
    return list(organisation.offices(kind=CONSULAR).filter(pk__in=actor.offices(*roles)).order_by("name"))


def booklets_left(actor: Actor) -> int:
    """How many booklets the actor may take in Lima."""
    return stock.left_for(actor, lima(), stock.Supply.PASSPORT)


def is_lima(actor: Actor) -> bool:
    """Whether the actor makes passports."""
    return organisation.is_remittances(actor.offices(Role.OFFICER))


def match_of(application: Application) -> IdentityMatch | None:
    """The newest answer of the register."""
    return application.matches.select_related("by").first()


def is_matched(application: Application) -> bool:
    """Whether the register knows the holder as the request does."""
    found = match_of(application)
    return found is not None and Match(found.finding).is_enough


def passports_of(application: Application) -> list[Passport]:
    """Each booklet personalised, the newest first."""
    return list(
        application.passports.select_related(
            "by", "voiding__by", "certification__by", "certification__despatch__shipment",
            "certification__delivery", "cancellation", "document",
        )
    )  # fmt: skip


def current(application: Application) -> Passport | None:
    """The booklet that bears the passport, if one does."""
    standing = application.passports.filter(voiding=None)
    return standing.select_related("document", "certification", "application__case__office").first()


def of_the_same(wanted: Application) -> QuerySet[Application]:
    """Every request for that holder: by the DNI, or by name and birth where one of the two has none yet."""
    named = Q(folded_name=wanted.folded_name, born_on=wanted.born_on)
    if not wanted.dni:
        return Application.objects.filter(named)
    return Application.objects.filter(Q(dni=wanted.dni) | named & Q(dni=""))


def standing_of(wanted: Application) -> Passport | None:
    """The passport of that holder that stands, by whichever request."""
    found = InForce.objects.select_related("delivery__certification__passport__application__case__office")
    same = {"delivery__certification__passport__application__in": of_the_same(wanted)}
    row = found.filter(holder_key=wanted.holder_key).first() or found.filter(**same).first()
    return row.delivery.certification.passport if row else None


def in_force(dni: str) -> Passport | None:
    """The passport of who has a DNI that stands."""
    found = InForce.objects.select_related("delivery__certification__passport__application__case__office")
    row = found.filter(holder_key=dni).first()
    return row.delivery.certification.passport if row else None


def passport_by_number(number: str) -> Passport | None:
    """The passport of that number, however it was typed; None when it is none of ours. Callers have their own gate."""
    wanted = "".join(number.split()).upper()
    return (
        Passport.objects.select_related("application__case__office", "voiding", "certification__delivery", "cancellation")
        .filter(number=wanted)
        .first()
    )  # fmt: skip


def own_passport(actor: Actor, number: str) -> Passport:
    """A delivered passport for whoever asked for it. Raises `PassportNotFound`."""
    found = passport_by_number(number)
    if found is None or found.application.case.applicant_id != access.require_person(actor):
        raise PassportNotFound(number=number)
    return found


def certified(actor: Actor, office_id: UUID) -> QuerySet[Certification]:
    """What Lima may despatch to a post now, the oldest first. Raises `RoleMissing`."""
    access.require(actor, Role.OFFICER, office_id=lima().id)
    return (
        Certification.objects.filter(
            cases.waits_in(State.CERTIFIED, by="passport__application__case"),
            despatch=None,
            passport__voiding=None,
            passport__application__case__office_id=office_id,
        )
        .select_related("passport__application__case__office", "passport__application__case__applicant")
        .order_by("at")
    )


def posts_with_certified(actor: Actor) -> list[Office]:
    """The posts for which Lima has certified passports. Raises `RoleMissing`."""
    posts = waiting_in_lima(actor, State.CERTIFIED).order_by().values("case__office_id")
    return list(Office.objects.filter(pk__in=posts).order_by("name"))


def run_out(on: date) -> Iterable[Passport]:
    """The delivered passports whose last day has passed."""
    found = Passport.objects.select_related("application__case__office").filter(
        expires_on__lt=on, application__case__state=State.DELIVERED, voiding=None
    )
    return found.iterator(chunk_size=500)


def is_cancelled(number: str) -> bool:
    """Whether the passport of a number was reported or replaced."""
    return Cancellation.objects.filter(number=number).exists()


def was_delivered(passport: Passport) -> bool:
    """Whether somebody holds it, or held it."""
    return Delivery.objects.filter(certification__passport=passport).exists()
