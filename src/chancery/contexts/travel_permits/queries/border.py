"""What does the border ask of a code, and which permits are no longer good?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from chancery.contexts.travel_permits.models import Exit, Incident, Permit
from chancery.contexts.travel_permits.procedures import State
from chancery.contexts.travel_permits.queries import keys
from chancery.contexts.travel_permits.rules import token
from chancery.contexts.travel_permits.rules.use import Bar, Standing
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import queries as documents
from chancery.kernel.organisation import queries as organisation

CHECKERS = (Role.BORDER_OFFICER, Role.SUPERVISOR)
ISSUERS = (Role.CONSUL, Role.OFFICER)
CHECK, CONSUME = "permits:check", "permits:consume"
LIST_LIFE = timedelta(days=7)
_ADDRESS = "/verificar/"
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Found:
    """The permit behind a code; without one, the bar that says why."""

    permit: Permit | None
    bar: Bar | None = None


def find(code: str) -> Found:
    """The permit of what was read or typed: the border's token, the paper's number, or its verification code.

    A token is believed only as its signature holds: a changed one leads to no permit. One that our key signed and nobody
    knows may be of a post whose node has not told it yet (ADR 28). Raises `BorderKeyMissing`.
    """
    typed = token.as_written(code)
    if typed.startswith(token.PREFIX) and len(typed) > ids.VERIFICATION_CODE_LENGTH * 2:
        try:
            stated = token.read(typed, keys.published())
        except token.NotAToken:
            return Found(None, Bar.FORGED)
        found = _known(Permit.objects.filter(token_id=stated.token_id, number=stated.number))
        if found.permit is None and organisation.offices().filter(code=stated.office, has_node=True).exists():
            return Found(None, Bar.NOT_TOLD)
        return found
    if ids.is_number(typed):
        return _known(Permit.objects.filter(number=ids.as_printed(typed)))
    document = documents.find_by_code(code.strip().rpartition(_ADDRESS)[2])
    return _known(Permit.objects.filter(document=document)) if document else Found(None, Bar.UNKNOWN)


def _known(permits: QuerySet[Permit]) -> Found:
    permit = _sole(permits.select_related("request__case__office", "document__revocation"))
    return Found(permit, None if permit else Bar.UNKNOWN)


def standing_of(permit: Permit, used: Exit | None) -> Standing:
    """How a permit stands now, given the exit that used it."""
    state = permit.request.case.state
    return Standing(
        valid_from=permit.valid_from,
        valid_until=permit.valid_until,
        is_used=used is not None,
        is_revoked=state == State.REVOKED or hasattr(permit.document, "revocation"),
        is_closed=state != State.ISSUED,
    )


def consuming_exit(permit: Permit) -> Exit | None:
    """The exit that used a permit, if one did."""
    return _sole(permit.exits.select_related("office").filter(is_consuming=True))


def _sole(rows: QuerySet[Row]) -> Row | None:
    """The one row that there may be: an order to find it in would be half of what the framework writes."""
    return next(iter(rows.order_by()[:1]), None)


def exit_of(key: UUID) -> Exit | None:
    """The exit that a device named so."""
    return Exit.objects.select_related("office", "incident__first__office", "permit").filter(key=key).first()


def exits_at(actor: Actor, *, limit: int = 20) -> list[Exit]:
    """What the posts of the actor let leave, the newest first."""
    here = Exit.objects.filter(office_id__in=actor.offices(*CHECKERS))
    return list(here.select_related("permit", "office", "incident").order_by("-told_at")[:limit])


def incidents(actor: Actor) -> QuerySet[Incident]:
    """The incidents at the posts where the actor serves, and of the permits that the actor's consulate issued."""
    found = Incident.objects.select_related(
        "exit__office", "exit__permit__request__case__office", "first__office"
    )
    if actor.is_system or actor.holds(Role.AUDITOR):
        return found
    border, issuers = actor.offices(*CHECKERS), actor.offices(*ISSUERS, Role.SUPERVISOR)
    here = Q(exit__office_id__in=border) | Q(first__office_id__in=border)
    return found.filter(here | Q(exit__permit__request__case__office_id__in=issuers))


def exits_of(permit: Permit) -> list[Exit]:
    """Each exit told of a permit, for whoever may see its case."""
    return list(permit.exits.select_related("office", "incident").order_by("told_at"))


def control_list() -> token.ControlList:
    """Every permit within its days that is revoked or used: what a post without a line must know."""
    now = clock.now()
    current = Permit.objects.filter(valid_until__gte=_yesterday())
    revoked = current.filter(Q(request__case__state=State.REVOKED) | Q(document__revocation__isnull=False))
    used = current.filter(exits__is_consuming=True)
    return token.ControlList(now, now + LIST_LIFE, _token_ids(revoked), _token_ids(used))


def signed_list() -> bytes:
    """The list as it is downloaded. Raises `BorderKeyMissing`."""
    return token.sign_list(control_list(), keys.signing())


def _yesterday() -> date:
    return clock.today() - timedelta(days=1)


def _token_ids(permits: QuerySet[Permit]) -> frozenset[bytes]:
    return frozenset(bytes(each) for each in permits.values_list("token_id", flat=True))
