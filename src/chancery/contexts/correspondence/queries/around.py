"""What stands around a document: its files, what it is tied to, who serves where, and who holds each of a list."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from chancery.contexts.correspondence.models import Joining, Record, RecordFile, RecordLink, RecordMovement
from chancery.contexts.correspondence.queries.records import DESK, visible_to
from chancery.kernel.base import at_once
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR, OfficeKind
from chancery.kernel.organisation.models import Office

REGISTRIES = (OfficeKind.RECORDS, OfficeKind.DECENTRALISED, OfficeKind.EMBASSY, OfficeKind.MISSION, *CONSULAR)
"""Where documents from outside are registered: the front desk in Lima, and whatever stands far from it."""


class RecordFileNotFound(NotFound):
    """The document has no such file."""

    code = "record_file_not_found"
    sentence = "Ese documento no tiene un archivo con ese número."
    next_step = "Vuelva a abrir el documento."


class ColleagueNotFound(NotFound):
    """Nobody with that document serves there."""

    code = "record_colleague_not_found"
    sentence = "En {office} no trabaja nadie con el documento {number}."
    next_step = "Compruebe el número, o derívelo a la unidad sin nombrar a nadie."


@dataclass(frozen=True, slots=True)
class Held:
    """A document as a line of a list, with who has it."""

    record: Record
    holder: RecordMovement


def served_by(actor: Actor) -> QuerySet[Office]:
    """The units where the actor works on correspondence."""
    return organisation.offices().filter(pk__in=actor.offices(*DESK)).order_by("name")


def registry() -> Office:
    """The office to which the ministry's own front desk belongs. Raises `OfficeNotFound`."""
    found = organisation.offices(kind=OfficeKind.RECORDS).order_by("valid_from", "code").first()
    return found if found is not None else organisation.office("gda")


def registries_of(actor: Actor) -> QuerySet[Office]:
    """The offices where the actor may register what comes from outside."""
    return served_by(actor).filter(kind__in=REGISTRIES)


def with_holders(records: Sequence[Record]) -> tuple[Held, ...]:
    """Each of these with the movement by which it is held, by one query for all."""
    held = RecordMovement.objects.filter(
        record__in=[each.pk for each in records], is_copy=False, left_at__isnull=True
    ).select_related("to_office", "to_person")
    by_record = {each.record_id: each for each in held}
    return tuple(Held(each, by_record[each.pk]) for each in records)


def movements(actor: Actor, named: Collection[str]) -> tuple[RecordMovement, ...]:
    """Those of these movements whose documents the actor may see; what is no id is passed over."""
    wanted = []
    for each in named:
        try:
            wanted.append(UUID(each))
        except ValueError:
            continue
    found = RecordMovement.objects.filter(pk__in=wanted, record__in=visible_to(actor))
    return tuple(found.select_related("record__office", "to_office", "instruction").order_by("id"))


def links_of(found: Record) -> tuple[RecordLink, ...]:
    """What a document is tied to, by itself and by others."""
    own = found.links.select_related("record", "other")
    others = found.linked_from.select_related("record", "other")
    at_once.fetch(own, others)
    return (*own, *others)


def joined_to(found: Record) -> QuerySet[Joining]:
    """The documents that go wherever this one goes."""
    return Joining.objects.filter(into=found).select_related("record").order_by("at")


def joined_into(found: Record) -> Joining | None:
    """The joining by which a document follows another."""
    return Joining.objects.filter(record=found).select_related("into").first()


def file_of(found: Record, ordinal: int) -> RecordFile:
    """One file of a document. Raises `RecordFileNotFound`."""
    kept = found.files.select_related("file").filter(ordinal=ordinal).first()
    if kept is None:
        raise RecordFileNotFound
    return kept


def serving_at(document_number: str, office: Office) -> UUID:
    """Whoever serves at a unit under that document number. Raises `ColleagueNotFound`."""
    person = identity.colleague(document_number, office_id=office.id)
    if person is None:
        raise ColleagueNotFound(office=office.name, number=document_number)
    return person.id
