"""How is a month opened, its books signed, and what was observed of them answered, with new books if need be?"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from chancery.contexts.consular_accounts import papers, queries, rules
from chancery.contexts.consular_accounts.models import (
    Account,
    Answer,
    BookFile,
    CashLine,
    Closing,
    StickerLine,
)
from chancery.contexts.consular_accounts.procedures import CONSULAR_ACCOUNT, State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents import actions as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

_ENTRIES = """
INSERT INTO consular_accounts_entryline (closing_id, position, act_id, is_late_note, is_voided, "on", entry, nature,
  interested, tariff, number, serial, is_digital, local, consular, rate, remark)
SELECT %(closing)s, row_number() OVER (ORDER BY done.year, done.entry_ordinal), done.id, false,
  voided.id IS NOT NULL, done.performed_on, 'RGE ' || done.entry_ordinal || '/' || done.year, done.title,
  concat_ws(' ', person.given_names, person.first_surname, nullif(person.second_surname, '')),
  left(coalesce(items.numbers, main.number), 80), done.kind_ordinal || '/' || done.year,
  coalesce(sticker.serial, ''), coalesce(sticker.is_digital, false), charge.amount,
  coalesce(charge.consular_amount, 0), charge.rate,
  concat_ws('. ', 'ANULADA: ' || voided.reason, 'GRATIS: ' || nullif(charge.free_by, ''))
FROM acts_act done
JOIN fees_charge charge ON charge.id = done.charge_id
JOIN fees_tariffitem main ON main.id = charge.tariff_item_id
JOIN identity_person person ON person.id = done.interested_id
LEFT JOIN acts_voiding voided ON voided.act_id = done.id
LEFT JOIN acts_affixing sticker ON sticker.act_id = done.id AND sticker.removed_at IS NULL
LEFT JOIN LATERAL (
  SELECT string_agg(item.number, ' + ' ORDER BY line.position) AS numbers
  FROM fees_chargeline line JOIN fees_tariffitem item ON item.id = line.item_id WHERE line.charge_id = charge.id
) items ON true
WHERE done.office_id = %(office)s AND done.performed_on >= %(first)s AND done.performed_on < %(next)s
"""
# Voided after its month was signed, and no signed register says so yet: this one does.
_LATE_NOTES = """
INSERT INTO consular_accounts_entryline (closing_id, position, act_id, is_late_note, is_voided, "on", entry, nature,
  interested, tariff, number, serial, is_digital, local, consular, rate, remark)
SELECT %(closing)s, %(before)s + row_number() OVER (ORDER BY done.year, done.entry_ordinal), done.id, true, true,
  (voided.at AT TIME ZONE %(zone)s)::date, 'RGE ' || done.entry_ordinal || '/' || done.year, done.title,
  '', '', '', '', false, 0, 0, NULL,
  'Actuación de ' || to_char(done.performed_on, 'MM/YYYY') || ', mes ya cerrado, ANULADA después: ' || voided.reason
FROM acts_voiding voided JOIN acts_act done ON done.id = voided.act_id
WHERE done.office_id = %(office)s AND done.performed_on < %(first)s
  AND EXISTS (SELECT FROM consular_accounts_entryline told WHERE told.act_id = done.id)
  AND NOT EXISTS (
    SELECT FROM consular_accounts_entryline told JOIN consular_accounts_closing other ON other.id = told.closing_id
    WHERE told.act_id = done.id AND told.is_voided AND other.account_id <> %(account)s)
"""


class MonthNotBegun(Conflict):
    """The month after the last one has not begun where the office is."""

    code = "account_month_not_begun"
    sentence = "{month} todavía no empieza en {office}: no hay otro mes que abrir."


class NoConsul(Conflict):
    """The head of the post answers for its accounts (D.S. 076-2005-RE, art. 186)."""

    code = "account_no_consul"
    sentence = "{office} no tiene un cónsul que responda por sus cuentas."
    next_step = "Pida al administrador que asigne la función de cónsul en esa oficina."


class MonthNotOver(Conflict):
    """Books are closed when the last day of the month has passed (D.S. 076-2005-RE, art. 181)."""

    code = "account_month_not_over"
    sentence = "{month} no ha terminado en {office}: los libros se cierran después del {last}."
    next_step = "Espere a que termine el mes en la hora local de la oficina."


class PreviousMonthOpen(Conflict):
    """What a month brings is what the month before left."""

    code = "account_previous_open"
    sentence = "Antes hay que cerrar los libros de {month}."
    next_step = "Abra la cuenta de ese mes y ciérrela."


class NotForSingleDocument(Invalid):
    """The single document is for small months (D.S. 076-2005-RE, arts. 142 and 179)."""

    code = "account_not_for_single_document"
    sentence = "Hubo {acts} actuaciones: el Documento Único es para {limit} o menos."
    next_step = "Cierre con los tres libros."


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

    Raises `MonthNotBegun`, `NoConsul`, `WrongOffice`, and `PeriodNotFound` or `CalendarTooShort` for its deadline.
    """
    access.require(actor, Role.CONSUL, Role.SYSTEM, office_id=office.pk)
    consuls = identity.officers_at(office.pk, Role.CONSUL)
    if not consuls:
        raise NoConsul(office=office.name)
    Office.objects.select_for_update().get(pk=office.pk)
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

    Raises `MonthNotOver`, `PreviousMonthOpen`, `NotForSingleDocument`, and what `cases.step` raises.
    """
    with cases.step(account.case, "close", actor=actor) as taking:
        today = organisation.local_date(account.office)
        if not rules.has_ended(account.month, today):
            last = f"{rules.last_of(account.month):%d/%m/%Y}"
            raise MonthNotOver(month=f"{account.month:%m/%Y}", office=account.office.name, last=last)
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

    Raises `CorrectionReasonMissing`, `AnswerMissing`, `NotForSingleDocument`, and what `cases.step` raises.
    """
    with cases.step(account.case, "correct", actor=actor, reason=reason) as taking:
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
    """Freeze what the month says now, line by line, and issue each book with its spreadsheet."""
    draft = queries.draft(account)
    if is_single_document and not draft.may_be_single:
        told = NotForSingleDocument.sentence.format(acts=draft.acts, limit=rules.SINGLE_DOCUMENT_LIMIT)
        raise NotForSingleDocument(
            {"is_single_document": [told]}, acts=draft.acts, limit=rules.SINGLE_DOCUMENT_LIMIT
        )
    cash = draft.cash
    last = queries.last_closing(account)
    closing = Closing.objects.create(
        account=account,
        ordinal=last.ordinal + 1 if last else 1,
        is_single_document=is_single_document,
        reason=reason,
        acts=draft.acts,
        voided=draft.voided,
        rate=draft.rate,
        brought_local=cash.brought.local,
        brought_consular=cash.brought.consular,
        collected_local=cash.collected.local,
        collected_consular=cash.collected.consular,
        elsewhere_local=cash.elsewhere.local,
        elsewhere_consular=cash.elsewhere.consular,
        refunded_local=cash.refunded.local,
        refunded_consular=cash.refunded.consular,
        balance_local=cash.balance.local,
        balance_consular=cash.balance.consular,
        by_id=access.require_person(taking.actor),
    )
    _freeze_entries(closing)
    CashLine.objects.bulk_create(
        CashLine(
            closing=closing,
            position=position,
            side=row.side,
            concept=row.concept,
            section=row.section,
            rate=row.rate,
            count=row.count,
            local=row.sum.local,
            consular=row.sum.consular,
        )
        for position, row in enumerate(cash.rows, start=1)
    )
    StickerLine.objects.bulk_create(_sticker_lines(closing, draft))
    at = clock.now()
    taking.facts["books"] = [_issue(taking, closing, book, at) for book in papers.books_of(closing)]
    taking.facts |= {"acts": draft.acts, "balance": cash.balance.local}
    return closing


def _freeze_entries(closing: Closing) -> None:
    """The database copies the register: no line of it passes through here."""
    account = closing.account
    given: dict[str, Any] = {
        "closing": closing.pk,
        "account": account.pk,
        "office": account.office_id,
        "first": account.month,
        "next": rules.next_month(account.month),
        "zone": account.office.time_zone,
        "before": closing.acts,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ENTRIES, given)
        cursor.execute(_LATE_NOTES, given)


def _sticker_lines(closing: Closing, draft: queries.Draft) -> list[StickerLine]:
    told = [
        (prefix.prefix, book.is_reserve, concept, quantity, spans)
        for book in draft.stickers
        for prefix in book.prefixes
        for concept, quantity, spans in (
            ("Saldo inicial", prefix.opened_with, prefix.opening),
            *((line.label, line.quantity, line.spans) for line in prefix.lines),
            ("Saldo final", prefix.closed_with, prefix.closing),
        )
    ]
    return [
        StickerLine(
            closing=closing,
            position=position,
            prefix=prefix,
            is_reserve=is_reserve,
            concept=concept,
            quantity=quantity,
            serials=", ".join(str(span) for span in spans),
        )
        for position, (prefix, is_reserve, concept, quantity, spans) in enumerate(told, start=1)
    ]


def _issue(taking: Taking, closing: Closing, book: papers.Book, at: datetime) -> dict[str, str]:
    content = book.sheet(at)
    sheet = documents.keep(content, papers.XLSX)
    facts = replace(book.paper(), sheet_sha256=sha256(content).hexdigest())
    document = taking.issue(facts, title=book.title)
    BookFile.objects.create(closing=closing, kind=book.kind, document=document, sheet=sheet)
    return {"kind": book.kind, "number": document.number, "sheet": sheet.sha256}


def _remit_by(office: Office, code: str, month: date) -> tuple[date, str]:
    period = organisation.legal_period(code, rules.last_of(month))
    due = rules.due(month, period.amount, period.unit, organisation.calendar_of(office))
    return due.on, period.norm
