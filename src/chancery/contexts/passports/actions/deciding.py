"""How is a passport refused, and what becomes of an appeal against it (TUO of Ley 27444, arts. 218-228)?"""

from django.db import transaction

from chancery.contexts.passports.actions._charging import ask_fee
from chancery.contexts.passports.actions.filing import check_alone
from chancery.contexts.passports.models import Application
from chancery.contexts.passports.procedures import PASSPORT
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import papers
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as owed
from chancery.kernel.fees.rules import ChargeState


def refuse(*, application: Application, reason: str, actor: Actor) -> None:
    """Refuse the passport with a reasoned paper that may be appealed; nobody pays for what was refused."""
    with cases.step(application.case, "refuse", actor=actor, reason=reason) as taking:
        fees.cancel_open_charges(case_id=taking.case.id, actor=actor)
        taking.issue(papers.refusal(taking, about=_about(application)))
    application.case.refresh_from_db()


@transaction.atomic
def grant_appeal(*, application: Application, reason: str, actor: Actor) -> None:
    """Find an appeal right: the request goes on where it stood. Who was enrolled is not enrolled again, nor who paid charged.

    Raises `AlreadyAskedFor` and `AnotherStands`, of what was asked for or handed over meanwhile.
    """
    with cases.step(application.case, "grant_appeal", actor=actor, reason=reason):
        check_alone(wanted=application)
    application.case.refresh_from_db()
    if not hasattr(application, "enrolment"):
        return
    system = system_actor("Apelación fundada")
    with cases.step(application.case, "resume", actor=system) as taking:
        is_paid = owed.charges_of(taking.case.id).filter(state=ChargeState.PAID).exists()
        is_owed = not is_paid and ask_fee(taking).is_owed
    if not is_owed:
        assert PASSPORT.paid_step is not None
        with cases.step(application.case, PASSPORT.paid_step, actor=system):
            pass
    application.case.refresh_from_db()


def confirm_refusal(*, application: Application, reason: str, actor: Actor) -> None:
    """End the appeal, and the matter within the ministry, with a reasoned paper (TUO of Ley 27444, arts. 227, 228)."""
    with cases.step(application.case, "confirm_refusal", actor=actor, reason=reason) as taking:
        taking.issue(papers.appeal_decision(taking, about=_about(application)))
    application.case.refresh_from_db()


def _about(application: Application) -> dict[str, str]:
    return {"Pasaporte de": application.holder}
