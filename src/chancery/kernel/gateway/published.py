"""What do we tell other registers of the visas and travel documents that this ministry gave, refused or cancelled?

A context that gives them says so in one line of its `apps.ready`: `published.add(FactKind.VISA, queries.facts)`.
Migraciones keeps them in its own register (D.Leg. 1350, arts. 24.3 and 27.4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from chancery.kernel.base.errors import Invalid


class FactKind(StrEnum):
    """What a fact is of; each kind is a service with a scope of its own."""

    VISA = "visa"
    TRAVEL_DOCUMENT = "travel_document"

    @property
    def scope(self) -> str:
        """What a partner's program must hold to be told."""
        return {"visa": "visas:read", "travel_document": "travel-documents:read"}[self.value]

    @property
    def operation(self) -> str:
        """What the service is called on the wire."""
        return {"visa": "consultarVisas", "travel_document": "consultarDocumentosDeViaje"}[self.value]


class FactEvent(StrEnum):
    """What became of it."""

    GRANTED = "granted"
    REFUSED = "refused"
    ISSUED = "issued"
    SPOILT = "spoilt"
    CANCELLED = "cancelled"

    @property
    def word(self) -> str:
        """What it is called on the wire."""
        return {
            "granted": "OTORGADA",
            "refused": "DENEGADA",
            "issued": "EXPEDIDO",
            "spoilt": "INUTILIZADO",
            "cancelled": "CANCELADO",
        }[self.value]


@dataclass(frozen=True, slots=True)
class TravelDocumentFact:
    """One thing that happened to a visa or a travel document; what bears no number yet has no number and no validity.

    A visa is granted first and gets its number with its label: issued when that was printed, spoilt when it serves no visa.
    `entries` and `stay_days` are what a visa gives: 0 is any number of entries, or a stay without end.
    """

    event: FactEvent
    at: datetime
    title: str
    office: str
    holder_name: str
    holder_document_kind: str
    holder_document_number: str
    holder_document_country: str
    number: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    entries: int | None = None
    stay_days: int | None = None


class DocumentsIssued(Protocol):
    """A context's own facts between two instants, the second one left out."""

    def __call__(self, since: datetime, until: datetime) -> Iterable[TravelDocumentFact]: ...


class SpanInvalid(Invalid):
    """One answer is of a month at most, so that it can be signed and read."""

    code = "published_span_invalid"
    sentence = "Las fechas no son válidas: la primera no puede ser posterior a la segunda, y abarcan 31 días como máximo."
    next_step = "Pregunte por tramos de un mes o menos."


LONGEST_SPAN = 31
_sources: dict[FactKind, list[DocumentsIssued]] = {kind: [] for kind in FactKind}


def add(kind: FactKind, source: DocumentsIssued) -> None:
    """Have a context's facts told too. Adding the same source twice is a no-op."""
    if source not in _sources[kind]:
        _sources[kind].append(source)


def facts(kind: FactKind, since: datetime, until: datetime) -> tuple[TravelDocumentFact, ...]:
    """The facts of every context between two instants, the oldest first."""
    found = (fact for source in _sources[kind] for fact in source(since, until))
    return tuple(sorted(found, key=lambda fact: (fact.at, fact.number)))


def check_span(since: date, until: date) -> None:
    """Raises `SpanInvalid` unless the days follow one another within a month."""
    if not 0 <= (until - since).days < LONGEST_SPAN:
        raise SpanInvalid({"until": [SpanInvalid.sentence]})
