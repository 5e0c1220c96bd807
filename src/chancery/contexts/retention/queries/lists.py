"""Which inventories, proposals, holds and series are there, and for whom?"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from chancery.contexts.retention.models import (
    DisposalItem,
    DisposalProposal,
    Hold,
    SeriesProposal,
    SeriesRule,
    Transfer,
    TransferItem,
)
from chancery.contexts.retention.queries.files import ARCHIVE, HOLDERS, UNIT
from chancery.contexts.retention.rules import TransferOutcome
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity.models import Person, RoleHeld
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office


class TransferNotFound(NotFound):
    """No such inventory, or not for this actor."""

    code = "transfer_not_found"
    sentence = "No encontramos el inventario de transferencia {number} entre los que usted puede ver."
    next_step = "Compruebe el número en la lista de inventarios."


class TransferItemNotFound(NotFound):
    """The inventory has no such line."""

    code = "transfer_item_not_found"
    sentence = "El inventario {number} no tiene la línea {position}."


class DisposalProposalNotFound(NotFound):
    """No such proposal, or not for this actor."""

    code = "disposal_proposal_not_found"
    sentence = "No encontramos la propuesta de eliminación {number}."
    next_step = "Compruebe el número en la lista de propuestas."


class HoldNotFound(NotFound):
    """No such hold, or not for this actor."""

    code = "hold_not_found"
    sentence = "No encontramos esa retención."
    next_step = "Vuelva a la lista de retenciones."


class SeriesNotFound(NotFound):
    """The retention programme has no such series."""

    code = "series_not_found"
    sentence = "El programa de control de documentos no tiene la serie «{series}»."
    next_step = "Elija una serie de la lista."


class SeriesProposalNotFound(NotFound):
    """No such proposal."""

    code = "series_proposal_not_found"
    sentence = "No encontramos esa propuesta de cambio de serie."


def chain_of(series: str) -> UUID:
    """The ledger chain of a series."""
    return uuid5(NAMESPACE_URL, f"urn:chancery:retention:series:{series}")


def series_in_force(on: date | None = None) -> QuerySet[SeriesRule]:
    """The series of the programme as they are in force on a date, today if none is named."""
    day = on or clock.today()
    until = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    return SeriesRule.objects.filter(until, valid_from__lte=day).select_related("office").order_by("code")


def series(code: str, on: date | None = None) -> SeriesRule:
    """The rule of a series in force on a date. Raises `SeriesNotFound`."""
    found = series_in_force(on).filter(code=code).first()
    if found is None:
        raise SeriesNotFound(series=code)
    return found


def series_history() -> QuerySet[SeriesRule]:
    """Every rule of every series, the last first within each."""
    return SeriesRule.objects.select_related("office").order_by("code", "-valid_from")


def default_series(kind: str, office_id: UUID, on: date) -> SeriesRule:
    """The rule into which a file of that kind comes by itself: its unit's own before that of every unit.

    What was closed before the first rule of a kind began comes under that rule. Raises `SeriesNotFound`.
    """
    ours = Q(office_id=office_id) | Q(office_id=None)
    known = [each for each in SeriesRule.objects.filter(ours) if kind in each.kinds.split()]
    if not known:
        raise SeriesNotFound(series=kind)
    own = [each for each in known if each.office_id is not None] or known
    begun = [each for each in own if each.valid_from <= on]
    last = [each for each in begun if each.valid_until is None or each.valid_until > on]
    return (last or begun[::-1] or sorted(own, key=lambda each: each.valid_from))[0]


def series_proposals() -> QuerySet[SeriesProposal]:
    """The changes that wait for a second person."""
    return SeriesProposal.objects.filter(decided_at=None).select_related("office")


def series_proposal(proposal_id: UUID) -> SeriesProposal:
    """One proposal of a change. Raises `SeriesProposalNotFound`."""
    found = SeriesProposal.objects.select_related("office").filter(pk=proposal_id).first()
    if found is None:
        raise SeriesProposalNotFound
    return found


def transfers(actor: Actor, text: str = "") -> QuerySet[Any]:
    """The inventories of the actor's units, or of all for the archive and auditors; by number or by what they list."""
    found = Transfer.objects.select_related("office", "archive", "by", "paper")
    if not (actor.is_system or actor.holds(*ARCHIVE, Role.AUDITOR)):
        found = found.filter(office__in=actor.offices(*UNIT))
    if text.strip():
        named = TransferItem.objects.filter(file__number__icontains=text.strip()).values("transfer")
        found = found.filter(
            Q(number__icontains=text.strip()) | Q(office__name__icontains=text.strip()) | Q(pk__in=named)
        )
    items = TransferItem.objects.filter(transfer=OuterRef("pk"))
    return found.annotate(
        listed=_how_many(items),
        waiting=_how_many(items.filter(outcome="")),
        returned=_how_many(items.filter(outcome=TransferOutcome.RETURNED)),
    ).order_by("-at")


def coming(actor: Actor) -> QuerySet[Any]:
    """The inventories of which the archive has not decided every line."""
    return transfers(actor).filter(pk__in=TransferItem.objects.filter(outcome="").values("transfer"))


def _how_many(items: QuerySet[Any]) -> Coalesce:
    """Counted for the rows that are shown, and not for all that there are."""
    counted = items.order_by().values(each=Value(1)).annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted), 0)


def transfer(actor: Actor, number: str) -> Transfer:
    """One inventory. Raises `TransferNotFound`."""
    found: Transfer | None = transfers(actor).filter(number=ids.as_kept(number)).first()
    if found is None:
        raise TransferNotFound(number=number)
    return found


def transfer_items(found: Transfer) -> QuerySet[TransferItem]:
    """The lines of an inventory, in their order."""
    return found.items.select_related("file__rule", "file__office", "decided_by").order_by("position")


def transfer_item(actor: Actor, number: str, position: int) -> TransferItem:
    """One line of an inventory. Raises `TransferNotFound`, `TransferItemNotFound`."""
    listing = transfer(actor, number)
    found = transfer_items(listing).select_related("transfer__office").filter(position=position).first()
    if found is None:
        raise TransferItemNotFound(number=listing.number, position=position)
    return found


def proposals(actor: Actor) -> QuerySet[DisposalProposal]:
    """The proposals of disposal: for the archive, its committee and auditors."""
    found = DisposalProposal.objects.select_related(
        "archive", "by", "paper", "act__paper", "authorisation", "disposal__paper"
    )
    if not (actor.is_system or actor.holds(*ARCHIVE, Role.AUDITOR)):
        return found.none()
    return found.annotate(listed=_how_many(DisposalItem.objects.filter(proposal=OuterRef("pk")))).order_by(
        "-at"
    )


def proposal(actor: Actor, number: str) -> DisposalProposal:
    """One proposal of disposal. Raises `DisposalProposalNotFound`."""
    found = proposals(actor).filter(number=ids.as_kept(number)).first()
    if found is None:
        raise DisposalProposalNotFound(number=number)
    return found


def disposal_items(found: DisposalProposal) -> QuerySet[DisposalItem]:
    """The lines of a proposal, in their order."""
    return found.items.select_related("file__rule", "file__office").order_by("position")


def members(archive: Office, on: date) -> tuple[Person, ...]:
    """Who sits on the evaluation committee on a date."""
    until = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    held = RoleHeld.objects.filter(until, role=Role.EVALUATOR, office=archive, valid_from__lte=on)
    return tuple(Person.objects.filter(pk__in=held.values("person")).order_by("first_surname", "pk"))


def holds(actor: Actor) -> QuerySet[Hold]:
    """The holds that the actor's offices ordered, or that are on their files; all, for the archive and auditors."""
    found = Hold.objects.select_related("office", "file")
    if actor.is_system or actor.holds(*ARCHIVE, Role.AUDITOR):
        return found
    ours = Q(office__in=actor.offices(*HOLDERS)) | Q(file__office__in=actor.offices(*UNIT))
    return found.filter(ours)


def hold(actor: Actor, hold_id: UUID) -> Hold:
    """One hold. Raises `HoldNotFound`."""
    found = holds(actor).filter(pk=hold_id).first()
    if found is None:
        raise HoldNotFound
    return found


def may_lift(found: Hold, actor: Actor) -> bool:
    """Whether the actor answers for the office that ordered a hold that stands."""
    return found.lifted_at is None and actor.holds(*HOLDERS, office_id=found.office_id)


def units() -> QuerySet[Office]:
    """The offices that may have series of their own."""
    return organisation.offices().exclude(kind=OfficeKind.PARTNER).order_by("name")


def offices_of(actor: Actor, roles: Iterable[Role]) -> QuerySet[Office]:
    """The offices where the actor holds one of these roles."""
    return Office.objects.filter(pk__in=actor.offices(*roles)).order_by("name")
