"""How is a month opened, its books signed, and what was observed of them answered, with new books if need be?"""

from collections.abc import Mapping
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from chancery.contexts.consular_accounts import queries, rules
from chancery.contexts.consular_accounts.actions._freezing import (
    check_heard,
    check_in_charge,
    freeze,
    issue_books,
)
from chancery.contexts.consular_accounts.models import Account, Answer, Closing
from chancery.contexts.consular_accounts.procedures import CONSULAR_ACCOUNT, State
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import writers
from chancery.kernel.organisation.models import Office


class MonthNotBegun(Conflict):
    """The month after the last one has not begun where the office is."""

    code = "account_month_not_begun"
    sentence = "{month} todavía no empieza {office:en}: no hay otro mes que abrir."
    next_step = "Abra ese mes cuando empiece."


class NoConsul(Conflict):
    """The head of the post answers for its accounts (D.S. 076-2005-RE, art. 186)."""

    code = "account_no_consul"
    sentence = "{office} no tiene un cónsul que responda por sus cuentas."
    next_step = "Pida al administrador que asigne la función de cónsul en esa oficina."


class MonthNotOver(Conflict):
    """Books are closed when the last day of the month has passed (D.S. 076-2005-RE, art. 181)."""

    code = "account_month_not_over"
    sentence = "{month} no ha terminado {office:en}: los libros se cierran después del {last}."
    next_step = "Espere a que termine el mes en la hora local de la oficina."


class PreviousMonthOpen(Conflict):
    """What a month brings is what the month before left."""

    code = "account_previous_open"
    sentence = "Antes hay que cerrar los libros de {month}."
    next_step = "Abra la cuenta de ese mes y ciérrela."


class CorrectionReasonMissing(Invalid):
    """Books that replace signed ones say why."""

    code = "account_correction_reason_missing"
    sentence = "Falta el motivo por el que los libros se cierran otra vez."


class AnswerMissing(Invalid):
    """Every observation is answered (D.S. 076-2005-RE, art. 205)."""

    code = "account_answer_missing"
    sentence = "Falta responder alguna observación."
    next_step = "Escriba una respuesta para cada una."


@transaction.atomic
def open_month(*, office: Office, actor: Actor) -> Account:
    """Open the account of the office's next month: its consul does, or the clock in the consul's name.

    Raises `WrittenInLima`, `MonthNotBegun`, `NoConsul`, `WrongOffice`, and `PeriodNotFound` or `CalendarTooShort` for its deadline.
    """
    access.require(actor, Role.CONSUL, Role.SYSTEM, office_id=office.pk)
    writers.require_lima()
    consuls = identity.officers_at(office.pk, Role.CONSUL)
    if not consuls:
        raise NoConsul(office=office.name)
    Office.objects.select_for_update(no_key=True).get(pk=office.pk)
    month = queries.month_to_open(office)
    if month > organisation.local_date(office):
        raise MonthNotBegun(month=f"{month:%m/%Y}", office=office.name)
    rank = queries.rank_of(office, rules.last_of(month))
    due, norm = _remit_by(office, rules.remittance_period(rank), month)
    case = cases.open(
        procedure_code=CONSULAR_ACCOUNT.code,
        office=office,
        applicant=next((each for each in consuls if each.pk == actor.person_id), consuls[0]),
        actor=actor,
        facts={"month": month, "rank": rank, "remit_by": due},
    )
    return Account.objects.create(
        case=case,
        office=office,
        month=month,
        rank=rank,
        currency=fees.zone_of(office).currency,
        remit_by=due,
        remit_norm=norm,
    )


@transaction.atomic
def close(*, account: Account, is_single_document: bool = False, actor: Actor) -> Closing:
    """Sign the books of a month that is over; what they say is kept row by row and never changes.

    Raises `ChargeHandedOver`, `MonthNotOver`, `PostNotHeard`, `PreviousMonthOpen`, `NotForSingleDocument`, and what `cases.step` raises.
    """
    with cases.step(account.case, "close", actor=actor) as taking:
        check_in_charge(account, actor)
        today = organisation.local_date(account.office)
        if not rules.has_ended(account.month, today):
            last = f"{rules.last_of(account.month):%d/%m/%Y}"
            raise MonthNotOver(month=f"{account.month:%m/%Y}", office=account.office.name, last=last)
        check_heard(account.office, rules.end_of(account.month, ZoneInfo(account.office.time_zone)))
        before = queries.previous(account)
        if before is not None and before.case.state == State.OPEN:
            raise PreviousMonthOpen(month=f"{before.month:%m/%Y}")
        closing = _sign(taking, account, is_single_document=is_single_document, reason="")
        taking.facts["closing"] = closing.ordinal
    return closing


@transaction.atomic
def answer(*, account: Account, answers: Mapping[UUID, str], actor: Actor) -> Account:
    """Answer each observation of Lima's; the signed books stay as they are. Raises `AnswerMissing`."""
    with cases.step(account.case, "answer", actor=actor) as taking:
        _answer(taking, account, answers)
    return account


@transaction.atomic
def explain(*, account: Account, answers: Mapping[UUID, str], actor: Actor) -> Account:
    """Answer each observation of the regional head's. Raises `AnswerMissing`."""
    with cases.step(account.case, "explain", actor=actor) as taking:
        _answer(taking, account, answers)
    return account


@transaction.atomic
def correct(
    *,
    account: Account,
    reason: str,
    answers: Mapping[UUID, str],
    is_single_document: bool = False,
    actor: Actor,
) -> Closing:
    """Sign the books once more because they were observed, and answer what was; those signed before stay.

    Raises `ChargeHandedOver`, `CorrectionReasonMissing`, `AnswerMissing`, `NotForSingleDocument`, and what `cases.step` raises.
    """
    with cases.step(account.case, "correct", actor=actor, reason=reason) as taking:
        check_in_charge(account, actor)
        if not taking.reason:
            raise CorrectionReasonMissing({"reason": ["Escriba el motivo."]})
        _answer(taking, account, answers)
        closing = _sign(taking, account, is_single_document=is_single_document, reason=taking.reason)
        taking.facts["closing"] = closing.ordinal
    return closing


def _answer(taking: Taking, account: Account, answers: Mapping[UUID, str]) -> None:
    waiting = list(queries.open_observations(account))
    bare = [each for each in waiting if not answers.get(each.pk, "").strip()]
    if bare:
        raise AnswerMissing({f"answer-{each.pk}": ["Escriba la respuesta."] for each in bare})
    by_id = access.require_person(taking.actor)
    Answer.objects.bulk_create(
        Answer(observation=each, text=answers[each.pk].strip()[:2000], by_id=by_id) for each in waiting
    )
    taking.facts["answers"] = [{"observation": each.pk, "text": answers[each.pk].strip()} for each in waiting]


def _sign(taking: Taking, account: Account, *, is_single_document: bool, reason: str) -> Closing:
    """The books of the whole month, frozen and signed. Raises `NotForSingleDocument`."""
    closing = freeze(account, taking.actor, is_single_document=is_single_document, reason=reason)
    taking.facts["books"] = issue_books(closing, lambda facts, title: taking.issue(facts, title=title))
    taking.facts |= {"acts": closing.acts, "balance": closing.balance_local}
    return closing


def _remit_by(office: Office, code: str, month: date) -> tuple[date, str]:
    period = organisation.legal_period(code, rules.last_of(month))
    due = rules.due(month, period.amount, period.unit, organisation.calendar_of(office))
    return due.on, period.norm
