"""How does an entry to Peru consume a salvoconducto, and what when two entries are told of one?"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from chancery.contexts.travel_papers import queries
from chancery.contexts.travel_papers.models import BorderEntry, TravelPaper
from chancery.contexts.travel_papers.procedures import State
from chancery.contexts.travel_papers.queries import BorderNote, Found
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, Unavailable
from chancery.kernel.base.languages import phrase
from chancery.kernel.cases import crossings
from chancery.kernel.cases.crossings import CrossingOfAnother
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents import single_use
from chancery.kernel.travel_documents.border_answers import BorderAnswer
from chancery.kernel.travel_documents.single_use import IncidentKind

_UNREAD = (BorderNote.UNREADABLE, BorderNote.SEAL, BorderNote.ALTERED)
"""What makes that nobody knows which paper was read."""


class PaperUnknown(Invalid):
    """What leads to no salvoconducto lets nobody be noted with it."""

    code = "travel_paper_unknown"
    sentence = "{why} No se puede registrar el ingreso."
    next_step = "Lea otra vez la zona o el sello. Si aun así no se reconoce, identifique a la persona por otros medios."


class PaperNotToldYet(Unavailable):
    """The post that sealed it works without a line: whoever keeps the entry tells it again later (ADR 28)."""

    code = "travel_paper_not_told_yet"
    sentence = "El sello es auténtico, y el consulado que lo expidió todavía no lo ha comunicado a Lima."
    next_step = "Regístrelo en «Comprobar sin línea»: guarda el ingreso y lo comunica después."


class PaperUsed(Conflict):
    """A salvoconducto serves for one journey (D.S. 076-2005-RE, art. 351)."""

    code = "travel_paper_used"
    sentence = "El salvoconducto {number} ya se usó: {used}, según {officer}."
    next_step = (
        "A un peruano no se le niega el ingreso: identifíquelo por otros medios y avise a su jefatura."
    )


class PaperNotGood(Conflict):
    """Cancelled, run out, spoilt, or never handed over."""

    code = "travel_paper_not_good"
    sentence = "{why} No se puede ingresar con el salvoconducto {number}."
    next_step = "A un peruano no se le niega el ingreso: identifíquelo por otros medios."


@transaction.atomic
def record_entry(
    *,
    office: Office,
    key: UUID,
    actor: Actor,
    zone: str = "",
    seal: bytes = b"",
    number: str = "",
    entered_at: datetime | None = None,
    officer_name: str = "",
) -> BorderEntry:
    """Note that the holder enters now; or, with `entered_at`, that the holder entered while the line was down.

    Now, it consumes the salvoconducto exactly once and is refused otherwise: `PaperUsed`, `PaperNotGood`. What has already
    happened is never refused: it is kept, and where the paper was used, cancelled or over an incident stands beside it and
    is told to both posts, to the consulate and to the applicant; a spoilt printing is no salvoconducto to use. Telling the same `key` again changes nothing. What a
    post's node still writes is used by the entry alone, and its case follows (`settle_use`).
    Raises `NotAControlPost`, `PaperUnknown`, `PaperNotToldYet`, `CrossingOfAnother`.
    """
    if queries.CONSUME not in actor.scopes:
        access.require(actor, Role.BORDER_OFFICER, office_id=office.id)
    crossings.require_control_post(office)
    found = queries.find(zone=zone, seal=seal, number=number)
    paper = _known(found, seal)
    case = paper.application.case
    ledger.hold(case.id)
    known = queries.entry_of(key)
    if known is not None:
        if known.paper_id != paper.id:
            raise CrossingOfAnother
        return known
    case.refresh_from_db()
    first = queries.consuming_entry(paper)
    if entered_at is None:
        _refuse_unless_good(paper, found, first)
    told = BorderEntry(
        **crossings.noted(office=office, key=key, officer_name=officer_name, at=entered_at, actor=actor),
        paper=paper,
        entered_at=crossings.believable(entered_at, paper.at),
        is_consuming=first is None and not hasattr(paper, "spoiling"),
    )
    wrong = _incident(told, first)
    uses_up = told.is_consuming and case.state == State.DELIVERED
    crossings.keep(told, case=case, uses_up=uses_up, facts=_facts(told), actor=actor)
    if wrong is not None:
        crossings.note_incident(
            told,
            first,
            wrong,
            case=case,
            subject=phrase("salvoconducto {number}", number=paper.number),
            document=phrase("Salvoconducto {number}", number=paper.number),
            link=reverse("travel_papers:incidents"),
            actor=actor,
        )
    return told


@transaction.atomic
def settle_use(*, paper: TravelPaper, actor: Actor) -> None:
    """Close the case of what was used while a post's node wrote it, now that it is written here."""
    access.require(actor, Role.SYSTEM)
    used = queries.consuming_entry(paper)
    assert used is not None
    crossings.use(used, case=used.paper.application.case, facts=_facts(used), actor=actor)


def _known(found: Found, seal: bytes) -> TravelPaper:
    """What was read without a fault of its own: a forged, altered or unknown one is kept of nobody.

    A seal that is ours to the byte was good when somebody entered with it, though its key may have ended since.
    """
    if BorderNote.UNRECORDED in found.notes:
        raise PaperNotToldYet
    wrong = [note for note in found.notes if note in _UNREAD and not queries.bears(found.paper, seal)]
    if found.paper is None or wrong:
        why = wrong[0].sentence if wrong else BorderNote.UNKNOWN.sentence
        raise PaperUnknown({"zone": [PaperUnknown.sentence.format(why=why)]}, why=why)
    return found.paper


def _refuse_unless_good(paper: TravelPaper, found: Found, first: BorderEntry | None) -> None:
    if first is not None:
        raise PaperUsed(number=paper.number, used=first.words, officer=first.officer_name)
    if found.answer is BorderAnswer.NO:
        why = " ".join(note.sentence for note in found.notes if note.answer is BorderAnswer.NO)
        raise PaperNotGood(number=paper.number, why=why)


def _incident(told: BorderEntry, first: BorderEntry | None) -> IncidentKind | None:
    state = told.paper.application.case.state
    return single_use.incident(
        is_used=first is not None,
        is_revoked=state == State.CANCELLED or hasattr(told.paper, "spoiling"),
        is_over=told.entered_at.astimezone(clock.LIMA).date() > told.paper.valid_until,
        is_closed=state == State.EXPIRED,
    )


def _facts(told: BorderEntry) -> dict[str, object]:
    return {
        "office": told.office.code,
        "officer": told.officer_name,
        "entered_at": told.entered_at,
        "key": told.key,
    }
