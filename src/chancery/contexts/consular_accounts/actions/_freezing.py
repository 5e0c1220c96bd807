"""How does what a month says become books that nothing changes: of a closing, or of a hand-over of the charge?"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection

from chancery.contexts.consular_accounts import papers, queries, rules
from chancery.contexts.consular_accounts.models import Account, BookFile, CashLine, Closing, StickerLine
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import access
from chancery.kernel.nodes import queries as nodes
from chancery.kernel.organisation.models import Office

Issue = Callable[[papers.BookPaper, str], Document]

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


class NotForSingleDocument(Invalid):
    """The single document is for small months (D.S. 076-2005-RE, arts. 142 and 179)."""

    code = "account_not_for_single_document"
    sentence = "Hubo {acts} actuaciones: el Documento Único es para {limit} o menos."
    next_step = "Cierre con los tres libros."


class ChargeHandedOver(NotAllowed):
    """Who handed the charge of a post over signs its books no more (D.S. 076-2005-RE, art. 186)."""

    code = "account_charge_handed_over"
    sentence = "Usted entregó el cargo el {on}: los libros los firma {incoming}."
    next_step = "Pida al administrador que termine su función de cónsul en esa oficina."


class PostNotHeard(Conflict):
    """Books say all that the post did: they wait for the line of a post that works at its own node (ADR 28)."""

    code = "account_post_not_heard"
    sentence = "{office} trabaja en su propio nodo y aún no ha contado a Lima todo lo que hizo: lo que consta llega hasta {until}."
    next_step = "Espere a que el puesto tenga línea y lo cuente; nada se ha perdido."


def check_heard(office: Office, until: datetime) -> None:
    """Whether Lima has all that the office did before a moment. Raises `PostNotHeard`."""
    if not nodes.has_told(office, until):
        told = nodes.told_until(office)
        words = (
            f"el {told.astimezone(ZoneInfo(office.time_zone)):%d/%m/%Y a las %H:%M}"
            if told
            else "su apertura"
        )
        raise PostNotHeard(office=office.name, until=words)


def check_in_charge(account: Account, actor: Actor) -> None:
    """Whoever handed the office over, and did not take it over again, is refused. Raises `ChargeHandedOver`."""
    last = queries.last_handing(account.office, access.require_person(actor))
    if last is not None and last.relief.closing.by_id == actor.person_id:
        day = last.at.astimezone(ZoneInfo(account.office.time_zone))
        raise ChargeHandedOver(on=f"{day:%d/%m/%Y}", incoming=last.relief.incoming.full_name)


def freeze(
    account: Account, actor: Actor, *, is_single_document: bool, reason: str = "", is_relief: bool = False
) -> Closing:
    """What the month says now, kept line by line. Raises `NotForSingleDocument`."""
    draft = queries.draft(account)
    limit = rules.single_document_limit(account.month)
    if is_single_document and draft.acts > limit:
        told = NotForSingleDocument.sentence.format(acts=draft.acts, limit=limit)
        raise NotForSingleDocument({"is_single_document": [told]}, acts=draft.acts, limit=limit)
    cash = draft.cash
    last = account.closings.filter(is_relief=is_relief).order_by("-ordinal").first()
    closing = Closing.objects.create(
        account=account,
        ordinal=last.ordinal + 1 if last else 1,
        is_single_document=is_single_document,
        is_relief=is_relief,
        reason=reason,
        acts=draft.acts,
        voided=draft.voided,
        rate=queries.rate_of(account),
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
        by_id=access.require_person(actor),
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
    StickerLine.objects.bulk_create(_sticker_lines(closing, queries.sticker_books(account)))
    return closing


def issue_books(closing: Closing, issue: Issue) -> list[dict[str, str]]:
    """Each book of a closing as a signed paper and a spreadsheet; what is told of them in the ledger."""
    at = clock.now()
    return [issue_book(closing, book, at, issue) for book in papers.books_of(closing)]


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


def _sticker_lines(closing: Closing, books: Sequence[queries.StickerBook]) -> list[StickerLine]:
    told = [
        (prefix.prefix, book.is_reserve, concept, quantity, spans)
        for book in books
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


def issue_book(closing: Closing, book: papers.Book, at: datetime, issue: Issue) -> dict[str, str]:
    """One of them."""
    content = book.sheet(at)
    sheet = documents.keep(content, papers.XLSX)
    facts = replace(book.paper(), sheet_sha256=sha256(content).hexdigest())
    document = issue(facts, book.title)
    BookFile.objects.create(closing=closing, kind=book.kind, document=document, sheet=sheet)
    return {"kind": book.kind, "number": document.number, "sheet": sheet.sha256}
