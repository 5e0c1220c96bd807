"""What does the border ask of a salvoconducto, may its holder enter with it, and which stand no more?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from chancery.contexts.travel_papers.models import (
    Application,
    BorderEntry,
    EntryIncident,
    TravelPaper,
)
from chancery.contexts.travel_papers.procedures import State
from chancery.contexts.travel_papers.queries.applications import READERS
from chancery.contexts.travel_papers.rules import HOME
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.any_of import any_of
from chancery.kernel.documents import sealing
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.travel_documents import seal_checks, seal_contents
from chancery.kernel.travel_documents.border_answers import BorderAnswer, gravest
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.reading import UnreadableZone, read
from chancery.kernel.travel_documents.seal_checks import Verdict as SealVerdict

CHECK, CONSUME = "travel-papers:check", "travel-papers:consume"
CHECKERS = (Role.BORDER_OFFICER,)


class BorderNote(StrEnum):
    """What the border must know of what was shown."""

    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    SEAL = "seal"
    ALTERED = "altered"
    SPOILT = "spoilt"
    CANCELLED = "cancelled"
    NOT_DELIVERED = "not_delivered"
    USED = "used"
    EXPIRED = "expired"
    UNRECORDED = "unrecorded"
    REGISTER_WAITS = "register_waits"
    REGISTER_DIFFERS = "register_differs"
    ELSEWHERE = "elsewhere"

    @property
    def sentence(self) -> str:
        """What the officer reads."""
        return _SENTENCES[self]

    @property
    def answer(self) -> BorderAnswer:
        """Whether it speaks against the paper, or wants a question first."""
        return BorderAnswer.ASK if self in _TO_ASK else BorderAnswer.NO


_SENTENCES = {
    BorderNote.UNREADABLE: "La zona de lectura mecánica no se puede leer entera.",
    BorderNote.UNKNOWN: "No consta ningún salvoconducto con esos datos.",
    BorderNote.SEAL: "El sello digital no es auténtico o no corresponde al salvoconducto.",
    BorderNote.ALTERED: "La zona de lectura mecánica no es la que se imprimió.",
    BorderNote.SPOILT: "Esa hoja se inutilizó en la oficina consular.",
    BorderNote.CANCELLED: "Se canceló.",
    BorderNote.NOT_DELIVERED: "No consta como entregado a su titular.",
    BorderNote.USED: "Ya se usó para ingresar: sirve para un solo viaje.",
    BorderNote.EXPIRED: "Ya venció.",
    BorderNote.UNRECORDED: "El sello es auténtico, pero la oficina consular todavía no comunicó ese salvoconducto: llámela.",
    BorderNote.REGISTER_WAITS: "Se expidió sin que respondiera el registro de identidad: confirme quién es el titular.",
    BorderNote.REGISTER_DIFFERS: "El registro de identidad respondió después y no confirma al titular: llame a la oficina consular.",
    BorderNote.ELSEWHERE: "Se dio para volver a otro país, no al Perú: pregunte por qué viaja aquí.",
}
_TO_ASK = frozenset(
    {
        BorderNote.UNRECORDED,
        BorderNote.REGISTER_WAITS,
        BorderNote.REGISTER_DIFFERS,
        BorderNote.ELSEWHERE,
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """The paper behind what was read, what its seal is worth, and all that the border must know."""

    paper: TravelPaper | None
    seal: SealVerdict | None
    notes: tuple[BorderNote, ...]

    @property
    def used_by(self) -> BorderEntry | None:
        """The entry that consumed it, if one did."""
        return consuming_entry(self.paper) if self.paper else None

    @property
    def answer(self) -> BorderAnswer:
        """No when anything speaks against it, ask when anything is to be asked, else yes."""
        return gravest(note.answer for note in self.notes)


def find(*, zone: str = "", seal: bytes = b"", number: str = "") -> Found:
    """What we know of one by its zone, its seal or its number; whichever was read agrees with the others.

    Raises `SealKeyMissing`.
    """
    notes: list[BorderNote] = []
    lines: tuple[str, ...] = ()
    if zone.strip():
        try:
            reading = read(zone)
        except UnreadableZone:
            notes.append(BorderNote.UNREADABLE)
        else:
            lines = reading.lines if reading.zone.form is Form.TD2 else ()
            number = number or reading.zone.number
    verdict = None
    if seal:
        printed = "\n".join(lines) or None
        verdict = seal_checks.verify(seal, sealing.key_list(), on=clock.today(), printed=printed)
        if not verdict.is_valid:
            notes.append(BorderNote.SEAL)
    paper = _paper(number, verdict, seal)
    if paper is None:
        is_ours = verdict is not None and verdict.is_valid
        return Found(None, verdict, (*notes, BorderNote.UNRECORDED if is_ours else BorderNote.UNKNOWN))
    if lines and "\n".join(lines) != paper.zone:
        notes.append(BorderNote.ALTERED)
    if seal and seal != bytes(paper.seal) and BorderNote.SEAL not in notes:
        notes.append(BorderNote.SEAL)
    return Found(paper, verdict, (*notes, *_standing(paper)))


def cancelled_numbers(on: date) -> Iterator[str]:
    """The numbers of those within their days that were used, lost, stolen, cancelled or spoilt."""
    within = TravelPaper.objects.filter(valid_until__gte=on)
    used = within.filter(Exists(BorderEntry.objects.filter(paper=OuterRef("pk"), is_consuming=True)))
    spoilt = within.filter(spoiling__isnull=False)
    cancelled = within.filter(application__cancellation__isnull=False)
    yield from any_of("number", used, spoilt, cancelled).order_by("number").iterator(chunk_size=500)


def consuming_entry(paper: TravelPaper) -> BorderEntry | None:
    """The entry that used a salvoconducto, if one did."""
    return paper.entries.select_related("office").filter(is_consuming=True).first()


def bears(paper: TravelPaper | None, seal: bytes) -> bool:
    """Whether a seal is, to the byte, the one that we printed on it, whatever became of its key since."""
    return paper is not None and bool(seal) and bytes(paper.seal) == seal


def entry_of(key: UUID) -> BorderEntry | None:
    """The entry that a device named so."""
    found = BorderEntry.objects.select_related("office", "incident__first__office", "paper")
    return found.filter(key=key).first()


def entries_of(application: Application) -> QuerySet[BorderEntry]:
    """Each entry told of a request's salvoconducto, for whoever may see its case."""
    found = BorderEntry.objects.filter(paper__application=application)
    return found.select_related("office", "incident").order_by("told_at")


def incidents(actor: Actor) -> QuerySet[EntryIncident]:
    """The incidents at the posts where the actor serves, and of what the actor's consulate gave."""
    found = EntryIncident.objects.select_related(
        "entry__office", "entry__paper__application__case__office", "first__office"
    )
    if actor.holds(Role.AUDITOR):
        return found
    border, issuers = actor.offices(*CHECKERS, Role.SUPERVISOR), actor.offices(*READERS)
    here = Q(entry__office_id__in=border) | Q(first__office_id__in=border)
    return found.filter(here | Q(entry__paper__application__case__office_id__in=issuers))


def used_elsewhere() -> QuerySet[TravelPaper]:
    """What was used while a post's node wrote its case, which is written here now and says nothing of it."""
    rows = TravelPaper.objects.filter(
        application__case__state=State.DELIVERED, application__case__site=site.here()
    )
    return rows.filter(entries__is_consuming=True).select_related("application__case")


def _paper(number: str, verdict: SealVerdict | None, seal: bytes) -> TravelPaper | None:
    papers = TravelPaper.objects.select_related(
        "application__case__office", "application__cancellation", "document", "spoiling"
    )
    wanted = "".join(number.split()).upper()
    if wanted:
        return papers.filter(number=wanted).first()
    if verdict is None or verdict.seal is None:
        return None
    found = papers.filter(zone="\n".join(seal_contents.lines_of(verdict.seal))).first()
    return found if verdict.is_valid or bears(found, seal) else None


def _standing(paper: TravelPaper) -> Iterator[BorderNote]:
    application, today = paper.application, clock.today()
    state = application.case.state
    if hasattr(paper, "spoiling"):
        yield BorderNote.SPOILT
        return
    if state == State.CANCELLED:
        yield BorderNote.CANCELLED
        return
    if consuming_entry(paper) is not None:
        yield BorderNote.USED
    elif state not in (State.DELIVERED, State.EXPIRED):
        yield BorderNote.NOT_DELIVERED
    if paper.valid_until < today:
        yield BorderNote.EXPIRED
    if gateway.differing_of(application.case_id).exists():
        yield BorderNote.REGISTER_DIFFERS
    elif gateway.pending_of(application.case_id).exists():
        yield BorderNote.REGISTER_WAITS
    if application.destination != HOME:
        yield BorderNote.ELSEWHERE
