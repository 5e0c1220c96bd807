"""Which closed files may this actor see, where is each, and which are due?"""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When

from chancery.contexts.correspondence import queries as correspondence
from chancery.contexts.memoranda import queries as memoranda
from chancery.contexts.retention.models import ClosedFile, DisposalItem, Hold, TransferItem
from chancery.contexts.retention.rules import DisposalOutcome, Place, Source, TransferOutcome
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office

UNIT = (Role.OFFICER, Role.SUPERVISOR, Role.CONSUL)
"""Who keeps the archive of a unit: its secretary and its head."""
HOLDERS = (Role.SUPERVISOR, Role.CONSUL, Role.AUDITOR)
"""Who may order that something be kept: the head of an office, and whoever audits. Not the archive, which would dispose of it."""
ARCHIVE = (Role.ARCHIVIST, Role.EVALUATOR)
READERS = (*UNIT, *ARCHIVE, Role.AUDITOR)


class ClosedFileNotFound(NotFound):
    """No such file, or not for this actor."""

    code = "closed_file_not_found"
    sentence = "No encontramos ese expediente entre los que usted puede ver en el archivo."
    next_step = "Compruebe el número; cada unidad ve los suyos, y el archivo central los de todas."


def central() -> Office:
    """The office that has the central archive."""
    found = organisation.offices(kind=(OfficeKind.RECORDS,)).order_by("valid_from", "code").first()
    return found if found is not None else organisation.office("gda")


def visible_to(actor: Actor) -> QuerySet[Any]:
    """The files of the units where the actor serves; those of all units, for the archive and its committee.

    An auditor sees all that are not reserved.
    """
    found = _placed(ClosedFile.objects.select_related("office", "rule"))
    if actor.is_system or actor.holds(*ARCHIVE):
        return found
    seen = Q(office__in=actor.offices(*UNIT))
    if actor.holds(Role.AUDITOR):
        seen |= Q(is_reserved=False)
    return found.filter(seen)


def _placed(found: QuerySet[Any]) -> QuerySet[Any]:
    """With `place` and `is_held`, as their inventories and holds say."""
    listed = TransferItem.objects.filter(file=OuterRef("pk")).exclude(outcome=TransferOutcome.RETURNED)
    gone = DisposalItem.objects.filter(file=OuterRef("pk"), outcome=DisposalOutcome.DISPOSED)
    holds = Hold.objects.filter(lifted_at=None)
    held = Q(Exists(holds.filter(file=OuterRef("pk")))) | Q(
        Exists(holds.filter(series=OuterRef("rule__code")))
    )
    place = Case(
        When(Exists(gone), then=Value(Place.DISPOSED)),
        When(Exists(listed.filter(outcome=TransferOutcome.RECEIVED)), then=Value(Place.ARCHIVE)),
        When(Exists(listed), then=Value(Place.LISTED)),
        default=Value(Place.UNIT),
        output_field=CharField(),
    )
    placed: QuerySet[Any] = found.annotate(place=place, is_held=held)
    return placed


def file(actor: Actor, file_id: UUID) -> ClosedFile:
    """One closed file. Raises `ClosedFileNotFound`."""
    found: ClosedFile | None = visible_to(actor).filter(pk=file_id).first()
    if found is None:
        raise ClosedFileNotFound
    return found


def file_numbered(number: str) -> ClosedFile:
    """The file of that number, for who may order to keep what he does not see. Raises `ClosedFileNotFound`."""
    found = ClosedFile.objects.select_related("rule").filter(number__iexact=number.strip()).first()
    if found is None:
        raise ClosedFileNotFound
    return found


def files(file_ids: Collection[UUID]) -> list[ClosedFile]:
    """These files, for an action that has passed its own gate; by id, so that all lock in one order."""
    found = _placed(ClosedFile.objects.select_related("office", "rule"))
    return list(found.filter(pk__in=file_ids).order_by("pk"))


def to_transfer(office: Office, on: date) -> QuerySet[ClosedFile]:
    """What a unit still has whose period there is over, the oldest first."""
    found = _placed(ClosedFile.objects.select_related("office", "rule"))
    return found.filter(office=office, transfer_on__lte=on, place=Place.UNIT).order_by("transfer_on", "id")


def expired(on: date) -> QuerySet[ClosedFile]:
    """What the central archive has whose periods are over, that is neither held nor before the committee already."""
    live = DisposalItem.objects.filter(file=OuterRef("pk")).exclude(outcome=DisposalOutcome.KEPT)
    found = _placed(ClosedFile.objects.select_related("office", "rule")).filter(
        disposal_on__lte=on, place=Place.ARCHIVE, is_held=False, rule__is_permanent=False
    )
    return found.exclude(Exists(live)).order_by("disposal_on", "id")


def search(
    actor: Actor, text: str = "", *, series: str = "", place: str = "", unit: str = ""
) -> QuerySet[ClosedFile]:
    """By number or words of what it is about, by series, by who has it, by unit; the last closed first."""
    found = visible_to(actor)
    for word in text.split():
        found = found.filter(Q(number__icontains=word) | Q(title__icontains=word))
    if series:
        found = found.filter(rule__code=series)
    if place:
        found = found.filter(place=place)
    if unit:
        found = found.filter(office__code=unit)
    return found.order_by(F("closed_at").desc(), "id")


def resting(found: Collection[ClosedFile]) -> frozenset[UUID]:
    """The ids of those of these files with which their unit has still finished."""
    by_source = {
        source: {each.source_id: each.pk for each in found if each.source == source} for source in Source
    }
    at_rest = {
        *correspondence.resting(list(by_source[Source.RECORD])),
        *memoranda.resting(list(by_source[Source.INTERNAL])),
    }
    return frozenset(
        pk for known in by_source.values() for source_id, pk in known.items() if source_id in at_rest
    )


def holds_on(found: ClosedFile) -> QuerySet[Hold]:
    """What keeps a file from being disposed of, on it or on its series, and what did."""
    return Hold.objects.filter(Q(file=found) | Q(series=found.rule.code)).select_related("office", "file")


def lock(*names: str) -> None:
    """Wait for whoever holds or disposes of these files and series, and keep them until the transaction ends."""
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute("SELECT retention_lock(%s)", [name])
