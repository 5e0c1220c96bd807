"""What waits for a person at the Judiciary, and what was concluded there."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from chancery.contexts.criminal_records.models import Finding, Review, ReviewAnswer
from chancery.contexts.criminal_records.procedures import State
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.identity import access

JUDICIARY = "pj-registro"
REVIEWERS = (Role.OFFICER, Role.SUPERVISOR)


class ReviewNotFound(NotFound):
    """No such review, or it is over: then it is nobody's to read any more."""

    code = "record_review_not_found"
    sentence = "No encontramos esa revisión entre las pendientes del Poder Judicial."
    next_step = "Vuelva a «Antecedentes por revisar» y elíjala de la lista."


def reviews_for(actor: Actor) -> QuerySet[Review]:
    """The reviews without a confirmed answer at the offices of the actor, the oldest first. Raises `RoleMissing`."""
    access.require(actor, *REVIEWERS)
    confirmed = ReviewAnswer.objects.filter(review=OuterRef("pk"), decision__is_confirmed=True)
    return (
        Review.objects.filter(
            ~Exists(confirmed),
            cases.waits_in(State.CONSULTED, by="finding__consultation__request__case"),
            office_id__in=actor.offices(*REVIEWERS),
        )
        .select_related(
            "office",
            "finding__consultation__request__case__applicant",
            "finding__consultation__request__case__office",
        )
        .order_by("at")
    )


def review(actor: Actor, review_id: UUID) -> Review:
    """One that still waits. Raises `RoleMissing`, `ReviewNotFound`."""
    found = reviews_for(actor).filter(pk=review_id).first()
    if found is None:
        raise ReviewNotFound
    return found


def proposed_answer(review: Review) -> ReviewAnswer | None:
    """What one person has written and another has not looked at yet."""
    return review.answers.filter(decision=None).select_related("by").first()


def confirmed_answer(finding: Finding) -> ReviewAnswer | None:
    """What the Judiciary concluded, once two of its people said so."""
    return ReviewAnswer.objects.filter(review__finding=finding, decision__is_confirmed=True).first()
