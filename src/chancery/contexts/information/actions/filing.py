"""How is information asked for, made clearer, and taken in digital form after all?"""

from uuid import UUID

from django.db import transaction

from chancery.contexts.information import queries
from chancery.contexts.information.models import Request
from chancery.contexts.information.procedures import ACCESS
from chancery.contexts.information.rules import Delivery
from chancery.kernel.base.actor import Actor, for_the_law
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.fees import actions as fees
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Company, Person
from chancery.kernel.organisation import dated
from chancery.kernel.organisation.models import Office

_MOST = 2000


class QuestionMissing(Invalid):
    """One asks for something, in one's own words (TUO of Ley 27806, art. 11)."""

    code = "information_question_missing"
    sentence = "Falta decir qué información quiere, en hasta 2000 caracteres."
    next_step = "Escriba con sus palabras lo que busca, y cualquier dato que ayude a encontrarlo."


class OfficeNotAsked(Invalid):
    """One asks an office of the ministry."""

    code = "information_office_not_asked"
    sentence = "{office} no recibe solicitudes de información."
    next_step = "Elija el Ministerio o una de las oficinas de la lista."


@transaction.atomic
@dated.as_they_stand()
def file(
    *,
    text: str,
    delivery: Delivery,
    asked_of: Office,
    applicant: Person,
    actor: Actor,
    company: Company | None = None,
) -> Request:
    """Ask, without saying why. Who answers is the responsible official of that office, or the ministry's where it has none.

    Whoever serves at any counter asks for who stands before it. Raises `QuestionMissing`, `OfficeNotAsked`, and what
    `cases.open` raises.
    """
    check_question(text=text)
    if asked_of.kind not in ACCESS.offices:
        sentence = OfficeNotAsked.sentence.format(office=asked_of.name)
        raise OfficeNotAsked({"office": [sentence]}, office=asked_of.name)
    office = queries.receiving(asked_of)
    case = cases.open(
        procedure_code=ACCESS.code,
        office=office,
        applicant=applicant,
        company=company,
        actor=_presenting(actor, applicant.id),
        facts={"delivery": delivery, "asked_of": asked_of.code},
    )
    return Request.objects.create(case=case, text=text.strip(), delivery=delivery, asked_of=asked_of)


def check_question(*, text: str) -> None:
    """Whether something is asked. Raises `QuestionMissing`."""
    if not 0 < len(text.strip()) <= _MOST:
        raise QuestionMissing({"text": [QuestionMissing.sentence]})


def correct(*, request: Request, text: str, actor: Actor) -> None:
    """Say more clearly what is wanted; the time to answer begins anew. Raises `QuestionMissing`."""
    check_question(text=text)
    with cases.step(request.case, "correct", actor=actor) as step:
        request.clarification = text.strip()
        request.save(update_fields=["clarification"])
        step.facts["clarified"] = True


def go_digital(*, request: Request, actor: Actor) -> None:
    """Take in digital form, for nothing, what was wanted on paper or on a disc."""
    with cases.step(request.case, "go_digital", actor=actor) as step:
        fees.cancel_open_charges(case_id=step.case.id, actor=actor)
        request.delivery = Delivery.ELECTRONIC
        request.save(update_fields=["delivery"])
        step.facts["delivery"] = request.delivery


def _presenting(actor: Actor, applicant_id: UUID) -> Actor:
    """At any counter one may ask for who stands before it, whichever office answers; the ledger names who typed."""
    if actor.person_id == applicant_id or not actor.holds(*access.AT_A_COUNTER):
        return actor
    access.require(actor, *access.AT_A_COUNTER)
    return for_the_law(actor)
