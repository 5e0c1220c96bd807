"""Which closed wills may this actor know of? Those of a consul's own post, and one's own; nobody else's, while they live."""

from django.db.models import QuerySet

from chancery.contexts.public_deeds.models import CoverAct, SealedWill, SealedWillRelease
from chancery.contexts.public_deeds.procedures import SEALED_WILL
from chancery.contexts.public_deeds.queries.deeds import CONTEXT
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import queries as cases
from chancery.kernel.documents.models import Document


def sealed_will(actor: Actor, number: str) -> SealedWill:
    """The closed will of that case. Raises `CaseNotFound`."""
    rows = SealedWill.objects.select_related("office", "cover__act", "cover__document")
    return cases.row_by_number(actor, number, rows, context=CONTEXT)


def sealed_wills_kept(actor: Actor) -> QuerySet[SealedWill]:
    """The envelopes of the actor's posts that are kept, or wait to be received or given back."""
    open_cases = cases.visible_to(actor).filter(procedure_code=SEALED_WILL.code, closed_at=None)
    return SealedWill.objects.filter(case__in=open_cases).select_related(
        "case__applicant", "office", "cover__act"
    )


def cover_of(will: SealedWill) -> CoverAct | None:
    """The act on its cover, once it was received."""
    return CoverAct.objects.select_related("act", "document").filter(will=will).first()


def release_of(will: SealedWill) -> SealedWillRelease | None:
    """How it left, if it did."""
    return SealedWillRelease.objects.select_related("document").filter(will=will).first()


def sealed_papers(will: SealedWill) -> QuerySet[Document]:
    """Every act signed about the envelope."""
    return Document.objects.filter(case_id=will.case_id).order_by("pk")
