"""Who may know what the Judiciary answered? The officer who asked, and the holder through the paper; nobody else."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from chancery.contexts.criminal_records.models import Consultation, Request
from chancery.contexts.criminal_records.procedures import APPEAL
from chancery.contexts.criminal_records.queries.requests import consultation_of
from chancery.contexts.criminal_records.queries.reviews import confirmed_answer
from chancery.contexts.criminal_records.rules import Outcome
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotAllowed, NotFound
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.gateway.criminal_records import RecordFinding


class OnlyWhoAsked(NotAllowed):
    """The answer came in the name of one officer (Ley 29733, art. 13): that one issues, or another asks anew."""

    code = "record_only_who_asked"
    sentence = "La respuesta del Poder Judicial la conoce solo quien la consultó."
    next_step = "Si debe atender usted este expediente, consulte al Poder Judicial a su nombre."


class NotYours(NotFound):
    """The paper is for its holder and for who issued it."""

    code = "record_paper_not_yours"
    sentence = "El expediente {number} no tiene un documento que usted pueda abrir."


@dataclass(frozen=True, slots=True)
class Known:
    """What the officer who asked knows: the answer, and what the Judiciary's own people concluded where they had to look."""

    finding: RecordFinding
    transaction: str
    lines: tuple[str, ...]
    outcome: Outcome | None
    review_number: str

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is waited for."""
        return self.outcome is not None

    @property
    def is_clean(self) -> bool:
        """Whether the certificate says that there is no record."""
        return self.outcome is Outcome.CLEAN

    @property
    def label(self) -> str:
        """What the officer reads."""
        return self.outcome.label if self.outcome else self.finding.label


def known(request: Request, actor: Actor) -> Known | None:
    """What the actor may know of the answer; None while there is none. Raises `OnlyWhoAsked`."""
    consultation = consultation_of(request)
    if consultation is None:
        return None
    if actor.person_id is None or consultation.by_id != actor.person_id:
        raise OnlyWhoAsked
    return _known(consultation)


def certificate_file(request: Request, actor: Actor) -> tuple[str, bytes]:
    """The name and content of the certificate, for its holder and for who issued it. Raises `NotYours`."""
    found = getattr(request, "certificate", None)
    if found is None or not (gate.is_party(request.case, actor) or found.by_id == actor.person_id):
        raise NotYours(number=request.case.number)
    return _file(found.document)


def papers_against(request: Request, actor: Actor) -> QuerySet[Document]:
    """The papers that refuse, and the decision on an appeal, as their holder may open them or who issued each."""
    refusals, decisions = request.refusals.all(), documents.of_case(request.case_id).filter(kind=APPEAL)
    if not gate.is_party(request.case, actor):
        refusals = refusals.filter(by_id=actor.person_id)
        if not gate.Record(request.case, actor).took_last("criminal_records.confirm_refusal"):
            decisions = decisions.none()
    kept = Q(pk__in=refusals.values("document_id")) | Q(pk__in=decisions.values("pk"))
    return documents.of_case(request.case_id).filter(kept)


def paper_file(request: Request, paper: str, actor: Actor) -> tuple[str, bytes]:
    """One of them, by its number. Raises `NotYours`."""
    found = papers_against(request, actor).filter(number=paper).first()
    if found is None:
        raise NotYours(number=request.case.number)
    return _file(found)


def _file(document: Document) -> tuple[str, bytes]:
    return f"{document.number}.pdf", documents.content(documents.newest_file(document))


def _known(consultation: Consultation) -> Known | None:
    finding = getattr(consultation, "finding", None)
    if finding is None:
        return None
    result = RecordFinding(finding.result)
    if result is RecordFinding.NONE:
        return Known(result, finding.transaction, (), Outcome.CLEAN, "")
    answer = confirmed_answer(finding)
    if answer is None:
        return Known(result, finding.transaction, tuple(finding.text.splitlines()), None, "")
    return Known(
        result, finding.transaction, tuple(answer.text.splitlines()), Outcome(answer.outcome), answer.number
    )
