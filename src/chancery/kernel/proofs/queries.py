"""What shows that a notice was served, and from when do its periods run?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases.deadlines import FROM_SERVICE
from chancery.kernel.cases.models import Case, CaseDeadline
from chancery.kernel.cases.queries import procedure_of
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.notifications import serving
from chancery.kernel.notifications.models import Notice
from chancery.kernel.proofs.models import Proof


class ServiceFileNotFound(NotFound):
    code = "service_file_not_found"
    sentence = "La notificación no tiene un expediente con el número {number}."
    next_step = "Vuelva a la notificación para ver los que tiene."


class ProofNotFound(NotFound):
    code = "proof_not_found"
    sentence = "La notificación no tiene esa prueba."
    next_step = "Vuelva a la notificación para ver las que tiene."


@dataclass(frozen=True, slots=True)
class Term:
    """A period that begins with the service of a notice: which, for how long, by which norm, and its last day."""

    title: str
    amount: int
    norm: str
    due_on: date | None


def of_notice(notice: Notice) -> QuerySet[Proof]:
    """The files added to a notice, oldest first."""
    return Proof.objects.filter(notice=notice).select_related("upload__file", "added_by")


def by_attempt(notice: Notice) -> Mapping[UUID | None, list[Proof]]:
    """The same by the attempt that they show."""
    found: dict[UUID | None, list[Proof]] = {}
    for proof in of_notice(notice):
        found.setdefault(proof.attempt, []).append(proof)
    return found


def proof(proof_id: UUID, *, actor: Actor) -> Proof:
    """A file of a notice of the actor's office. Raises `ProofNotFound`, `NoticeNotFound`, `RoleMissing`."""
    found = Proof.objects.filter(pk=proof_id).select_related("upload").first()
    if found is None:
        raise ProofNotFound
    serving.notice_of(found.notice_id, actor=actor)
    return found


def files_of(notice: Notice) -> QuerySet[Document]:
    """The service files issued of a notice, newest first."""
    return documents.of_case(notice.pk).order_by("-issued_at")


def file_of(notice: Notice, number: str) -> Document:
    """One of them. Raises `ServiceFileNotFound`. The caller has already seen that the actor may see the notice."""
    found = files_of(notice).filter(number=number).first()
    if found is None:
        raise ServiceFileNotFound(number=number)
    return found


def terms_of(notice: Notice) -> list[Term]:
    """The periods of the case that begin with this notice, where it is that of the latest act of its case."""
    case = Case.objects.filter(pk=notice.case_id).first() if notice.case_id and notice.act_number else None
    if case is None:
        return []
    titles = {each.code: each.title for each in procedure_of(case).deadlines if each.period in FROM_SERVICE}
    clocks = CaseDeadline.objects.filter(case=case, code__in=titles, ended_at__isnull=True)
    return [Term(titles[each.code], each.amount, each.norm, each.due_on) for each in clocks]


def case_number(notice: Notice) -> str:
    """That of the case it belongs to, if it belongs to one."""
    if notice.case_id is None:
        return ""
    return Case.objects.filter(pk=notice.case_id).values_list("number", flat=True).first() or ""


def act_of(notice: Notice) -> Document | None:
    """The paper that the notice tells of."""
    if not notice.act_number or notice.case_id is None:
        return None
    return Document.objects.filter(number=notice.act_number, case_id=notice.case_id).first()
