"""What do the books of a month say while it is not closed? Counted by the database, never row by row here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from chancery.contexts.consular_accounts import rules
from chancery.contexts.consular_accounts.models import Account, Closing, Relief
from chancery.contexts.consular_accounts.rules import CashBook, Collected, Sum
from chancery.contexts.stickers import queries as stickers
from chancery.kernel.acts import queries as acts
from chancery.kernel.acts.models import Act
from chancery.kernel.base import at_once
from chancery.kernel.base.money import minor_units
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.rules import SECTIONS
from chancery.kernel.organisation.models import Office

_HANDING = timedelta(days=7)
_PAID = """
FROM fees_payment paid JOIN fees_charge charge ON charge.id = paid.charge_id
WHERE (charge.office_id = %(office)s OR paid.office_id = %(office)s)
  AND paid.received_at >= %(since)s AND paid.received_at < %(until)s
"""
# A charge is converted once, whole. Its lines share the local amount by what each adds to the rounded running total,
# so that the parts of a charge, and then the sections of a month, add up to what was paid.
_BY_SECTION = """
WITH paid AS (
  SELECT paid.id, paid.amount, charge.id AS charge_id, charge.rate, charge.tariff_item_id,
    coalesce(charge.consular_amount, 0) AS consular_amount {paid}
), parts AS (
  SELECT paid.id, paid.amount, paid.rate, coalesce(item.section, main.section) AS section,
    coalesce(line.amount + line.surcharge, paid.consular_amount) AS consular,
    sum(coalesce(line.amount + line.surcharge, paid.consular_amount)) OVER steps AS upto,
    row_number() OVER steps AS place, count(*) OVER (PARTITION BY paid.id) AS places
  FROM paid JOIN fees_tariffitem main ON main.id = paid.tariff_item_id
  LEFT JOIN fees_chargeline line ON line.charge_id = paid.charge_id
  LEFT JOIN fees_tariffitem item ON item.id = line.item_id
  WINDOW steps AS (PARTITION BY paid.id ORDER BY line.position)
)
SELECT section, rate, count(*), sum(consular), sum(
    CASE WHEN place = places THEN amount ELSE round(upto * rate, %(minor)s) END
    - CASE WHEN place = 1 THEN 0 ELSE round((upto - consular) * rate, %(minor)s) END
  ) FROM parts GROUP BY section, rate
"""
_ELSEWHERE = """
SELECT coalesce(sum(paid.amount), 0), coalesce(sum(charge.consular_amount), 0) {paid}
  AND paid.office_id IS DISTINCT FROM %(office)s
"""
_REFUNDED = """
SELECT count(*), coalesce(sum(back.amount), 0), coalesce(sum(charge.consular_amount), 0),
  coalesce(sum(back.amount) FILTER (WHERE paid.office_id IS DISTINCT FROM %(office)s), 0),
  coalesce(sum(charge.consular_amount) FILTER (WHERE paid.office_id IS DISTINCT FROM %(office)s), 0)
FROM fees_refund back JOIN fees_payment paid ON paid.id = back.payment_id
JOIN fees_charge charge ON charge.id = paid.charge_id
WHERE (charge.office_id = %(office)s OR paid.office_id = %(office)s)
  AND back.state IN ('confirmed', 'handed_back')
  AND back.confirmed_at >= %(since)s AND back.confirmed_at < %(until)s
"""
_IN_MONTH = "done.office_id = %(office)s AND done.performed_on >= %(first)s AND done.performed_on < %(next)s"
_AGREEMENT = """
SELECT
  (SELECT coalesce(sum(charge.amount), 0) FROM acts_act done JOIN fees_charge charge ON charge.id = done.charge_id
    WHERE {in_month}),
  (SELECT coalesce(sum(paid.amount), 0) {paid} AND (paid.is_surplus OR NOT EXISTS (
    SELECT FROM acts_act done WHERE done.charge_id = charge.id AND {in_month}))),
  (SELECT coalesce(sum(charge.amount), 0) FROM acts_act done JOIN fees_charge charge ON charge.id = done.charge_id
    WHERE {in_month} AND NOT EXISTS (
      SELECT FROM fees_payment paid WHERE paid.charge_id = charge.id AND NOT paid.is_surplus
        AND paid.received_at >= %(since)s AND paid.received_at < %(until)s))
"""
_COUNTED = """
SELECT count(*), count(voided.id) FROM acts_act done LEFT JOIN acts_voiding voided ON voided.act_id = done.id
WHERE {in_month}
"""
_BY_DAY = """
SELECT (paid.received_at AT TIME ZONE %(zone)s)::date AS day, sum(paid.amount),
  coalesce(sum(paid.amount) FILTER (WHERE paid.means = 'cash'), 0), count(*)
FROM fees_payment paid WHERE paid.office_id = %(office)s
  AND paid.received_at >= %(since)s AND paid.received_at < %(until)s
GROUP BY day ORDER BY day
"""

StickerBook = stickers.Book


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the register of entries and the cash book of a month agree: fees of acts, paid before, done later."""

    register: Decimal
    ahead: Decimal
    before: Decimal
    collected: Decimal

    @property
    def is_whole(self) -> bool:
        """Whether what was collected is the register's fees, less those paid before, with those of acts to come."""
        return self.collected == self.register - self.before + self.ahead


@dataclass(frozen=True, slots=True)
class Day:
    """What was taken at the office on a day, and how much of it in cash."""

    on: date
    local: Decimal
    cash: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Draft:
    """The books of a month as they stand now."""

    acts: int
    voided: int
    cash: CashBook
    agreement: Agreement


def bounds(office: Office, month: date) -> tuple[datetime, datetime]:
    """The first instant of a month at an office, and the first of the next."""
    zone = ZoneInfo(office.time_zone)
    following = rules.next_month(month)
    return (
        datetime(month.year, month.month, 1, tzinfo=zone),
        datetime(following.year, following.month, 1, tzinfo=zone),
    )


def draft(account: Account) -> Draft:
    """The books of an account's month, from what the kernel keeps of acts, payments and refunds."""
    given = _given(account.office, account.month, account.currency)
    sections, *sums = at_once.rows(
        given, *map(_sql, (_BY_SECTION, _ELSEWHERE, _REFUNDED, _COUNTED, _AGREEMENT))
    )
    (elsewhere,), (refunded,), (counted,), (agreement,) = sums
    collected = [
        Collected(section, rate, count, Sum(local, consular))
        for section, rate, count, consular, local in sections
    ]
    refunds, local, consular, local_elsewhere, consular_elsewhere = refunded
    done, voided = counted
    register, ahead, before = agreement
    order = [*SECTIONS, ""]
    collected.sort(key=lambda each: (order.index(each.section), each.rate or 0))
    cash = rules.cash_book(
        brought=brought_to(account),
        collected=collected,
        elsewhere=Sum(*elsewhere) - Sum(local_elsewhere, consular_elsewhere),
        refunded=Sum(local, consular),
        refunds=refunds,
    )
    return Draft(done, voided, cash, Agreement(register, ahead, before, cash.collected.local))


def vaults_handed_over(relief: Relief) -> tuple[stickers.HandedOver, ...]:
    """The acts by which who leaves gave the vaults of stickers to who comes: those of the week before the books were signed."""
    closing = relief.closing
    return stickers.handed_over(
        closing.account.office,
        giver_id=closing.by_id,
        receiver_id=relief.incoming_id,
        since=closing.at - _HANDING,
    )


def brought_to(account: Account) -> Sum:
    """What the month before left: a balance against the office, or what a correction showed beyond what was sent."""
    before = Account.objects.filter(office=account.office_id, month__lt=account.month).order_by("-month")
    signed = Closing.objects.filter(account=before.values("pk")[:1], is_relief=False)
    closing = signed.select_related("account__remittance").order_by("-ordinal").first()
    if closing is None:
        return Sum()
    balance = Sum(closing.balance_local, closing.balance_consular)
    sent = getattr(closing.account, "remittance", None)
    if sent is None:
        return rules.to_carry(balance)
    return balance - Sum(sent.local, sent.consular)


def last_closing(account: Account) -> Closing | None:
    """The closing that stands."""
    return account.closings.filter(is_relief=False).select_related("by").order_by("-ordinal").first()


def rate_of(account: Account) -> Decimal | None:
    """The approved rate of the month in the zone of the office, if there is one."""
    rate = fees.rate_of(fees.zone_of(account.office).code, account.month)
    return rate.rate if rate else None


def sticker_books(account: Account) -> tuple[StickerBook, ...]:
    """The sticker book of the month: of the office, and of its reserve where it heads others."""
    until = rules.next_month(account.month)
    books = [stickers.sticker_book(account.office, since=account.month, until=until)]
    if account.rank == rules.Rank.HEAD:
        books.append(stickers.sticker_book(account.office, since=account.month, until=until, is_reserve=True))
    return tuple(book for book in books if book.prefixes)


def days(account: Account) -> tuple[Day, ...]:
    """What was taken over the counter, day by day of the office's own calendar."""
    given = {**_given(account.office, account.month, account.currency), "zone": account.office.time_zone}
    with connection.cursor() as cursor:
        cursor.execute(_sql(_BY_DAY), given)
        return tuple(Day(*row) for row in cursor.fetchall())


def entries(account: Account, *, after: int = 0, limit: int = 50) -> tuple[Act, ...]:
    """Some acts of the month in the order of the register, after the one with that number in it."""
    register = acts.register_of(account.office, since=account.month, until=rules.next_month(account.month))
    return tuple(register.filter(entry_ordinal__gt=after)[:limit])


def month_span(month: date) -> Iterator[date]:
    """Each day of a month."""
    day = month
    while day <= rules.last_of(month):
        yield day
        day += timedelta(days=1)


def first_month_of(office: Office) -> date | None:
    """The month of the office's first payment or act, as its calendar has it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT least(
              (SELECT min(performed_on) FROM acts_act WHERE office_id = %(office)s),
              (SELECT (min(received_at) AT TIME ZONE %(zone)s)::date FROM fees_payment WHERE office_id = %(office)s))""",
            {"office": office.pk, "zone": office.time_zone},
        )
        (found,) = cursor.fetchone()
    return rules.first_of(found) if found else None


def _given(office: Office, month: date, currency: str) -> dict[str, Any]:
    since, until = bounds(office, month)
    pk: UUID = office.pk
    return {
        "office": pk,
        "since": since,
        "until": until,
        "first": month,
        "next": rules.next_month(month),
        "minor": minor_units(currency),
    }


def _sql(text: str) -> str:
    """A statement with what several of them say alike."""
    return text.replace("{paid}", _PAID).replace("{in_month}", _IN_MONTH)
