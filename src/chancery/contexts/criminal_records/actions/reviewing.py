"""How does the Judiciary look at a record or a namesake? One of its people concludes, another confirms.

What they do is recorded in the review's own chain: that of the case would tell its readers that there was one.
"""

from django.db import transaction

from chancery.contexts.criminal_records import queries
from chancery.contexts.criminal_records.models import Review, ReviewAnswer, ReviewDecision
from chancery.contexts.criminal_records.rules import Outcome
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.cases import gate, links
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.notifications import actions as notifications


class AnswerWaits(Conflict):
    """One answer at a time waits for its confirmation."""

    code = "record_answer_waits"
    sentence = "Ya hay una respuesta escrita, y espera que otra persona la confirme."


class AnnotationsMissing(Invalid):
    """A certificate with annotations says which."""

    code = "record_annotations_missing"
    sentence = "Escriba qué anotaciones debe decir el certificado."


class NothingProposed(Conflict):
    code = "record_nothing_proposed"
    sentence = "Todavía nadie escribió la respuesta de esta revisión."


class OwnAnswer(NotAllowed):
    """Four eyes."""

    code = "record_own_answer"
    sentence = "Usted escribió esta respuesta: la confirma otra persona."
    next_step = "Pida a otro funcionario del Poder Judicial que la confirme."


@transaction.atomic
def answer(*, review: Review, outcome: Outcome, number: str, actor: Actor, text: str = "") -> ReviewAnswer:
    """Write what the Judiciary concludes, by which paper. Raises `AnswerWaits`, `AnnotationsMissing`, `gate.OwnMatter`."""
    _admit(review, actor)
    ledger.hold(review.id)
    if queries.proposed_answer(review) is not None:
        raise AnswerWaits
    if outcome is Outcome.ANNOTATED and not text.strip():
        raise AnnotationsMissing({"text": [AnnotationsMissing.sentence]})
    given = ReviewAnswer.objects.create(
        review=review,
        outcome=outcome,
        text=text.strip() if outcome is Outcome.ANNOTATED else "",
        number=number.strip(),
        by_id=access.require_person(actor),
    )
    ledger.record(chain=review.id, verb="criminal_records.answer", actor=actor, facts={"paper": given.number})
    return given


@transaction.atomic
def decide(*, review: Review, is_confirmed: bool, actor: Actor) -> ReviewDecision:
    """Confirm another's answer, or have it written anew. Raises `NothingProposed`, `OwnAnswer`, `gate.OwnMatter`."""
    _admit(review, actor)
    ledger.hold(review.id)
    proposed = queries.proposed_answer(review)
    if proposed is None:
        raise NothingProposed
    if proposed.by_id == access.require_person(actor):
        raise OwnAnswer
    decided = ReviewDecision.objects.create(
        answer=proposed, is_confirmed=is_confirmed, by_id=access.require_person(actor)
    )
    ledger.record(
        chain=review.id, verb="criminal_records.decide", actor=actor, facts={"is_confirmed": is_confirmed}
    )
    if is_confirmed:
        consultation = review.finding.consultation
        case = consultation.request.case
        notifications.notify(
            recipient=consultation.by,
            subject=f"El Poder Judicial respondió por el expediente {case.number}",
            text=f"Ya puede continuar con el expediente {case.number}.",
            case_id=None,
            link=links.page_of(case),
            actor=actor,
        )
    return decided


def _admit(review: Review, actor: Actor) -> None:
    access.require(actor, *queries.REVIEWERS, office_id=review.office_id)
    case = review.finding.consultation.request.case
    for bar in gate.bars_to(case, (case.applicant_id,), officer_id=access.require_person(actor)):
        raise bar
