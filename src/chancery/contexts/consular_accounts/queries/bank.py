"""What did the bank move, what should it have moved, and where do the two differ?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chancery.contexts.consular_accounts import rules
from chancery.contexts.consular_accounts.models import (
    Account,
    BankLine,
    Deposit,
    LineMatch,
    Remittance,
    Statement,
)
from chancery.contexts.consular_accounts.queries import books
from chancery.contexts.consular_accounts.queries.books import Day
from chancery.contexts.consular_accounts.rules import Candidate, MatchKind, Rank
from chancery.kernel.base.errors import NotFound
from chancery.kernel.fees.models import Payment, Refund, RefundState
from chancery.kernel.fees.rules import Means
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Unit, add
from chancery.kernel.organisation.models import Office

_THROUGH_THE_BANK = (
    Means.CARD,
    Means.TRANSFER,
    Means.DEPOSIT,
    Means.MONEY_ORDER,
)
_BACK = (RefundState.CONFIRMED, RefundState.HANDED_BACK)
_EARLIER = timedelta(days=45)


class BankLineNotFound(NotFound):
    """No such line of a statement of this account."""

    code = "bank_line_not_found"
    sentence = "No encontramos ese movimiento en los extractos de esta cuenta."
    next_step = "Vuelva a la página de conciliación."


@dataclass(frozen=True, slots=True)
class CashDay:
    """The cash of a day, by when it was to be in the bank, and what was deposited of it."""

    on: date
    cash: Decimal
    due_on: date
    deposited: Decimal
    is_late: bool

    @property
    def lacks(self) -> Decimal:
        """What is not in the bank."""
        return self.cash - self.deposited


@dataclass(frozen=True, slots=True)
class Difference:
    """What the bank and the books say differently, in a sentence, with how much."""

    code: str
    sentence: str
    amount: Decimal | None = None


def deposit_due(office: Office, collected_on: date) -> date:
    """The last day to take a day's cash to the bank, by the calendar of the host country."""
    period = organisation.legal_period(rules.DEPOSIT, collected_on)
    return add(collected_on, period.amount, Unit(period.unit), organisation.calendar_of(office)).on


@dataclass(frozen=True, slots=True)
class BankMonth:
    """What the bank moved in a month and what it should have moved: several questions, put to the database in one statement.

    `odd`: the movements that nobody placed, those that somebody explained, and those that took money out and are no refund.
    """

    account: Account
    days: Sequence[Day]
    deposits: QuerySet[Deposit]
    statements: QuerySet[Statement]
    odd: QuerySet[BankLine]

    @property
    def questions(self) -> tuple[QuerySet[Any], ...]:
        """What may be asked together with others."""
        return self.deposits, self.statements, self.odd


def bank_month(account: Account) -> BankMonth:
    """The days are counted; the rest is asked when it is needed."""
    odd = Q(match=None) | ~Q(match__kind=MatchKind.REFUND) & (
        Q(match__kind=MatchKind.EXPLAINED) | Q(amount__lt=0)
    )
    return BankMonth(
        account,
        books.days(account),
        deposits_of(account),
        statements_of(account),
        lines_of(account).filter(odd),
    )


def deposits_of(account: Account) -> QuerySet[Deposit]:
    """The deposits of the month's cash, with the bank's line of each."""
    return account.deposits.select_related("by", "match")


def cash_days(bank: BankMonth) -> tuple[CashDay, ...]:
    """Each day on which cash was taken, or of which some was deposited."""
    account = bank.account
    taken = {day.on: day.cash for day in bank.days if day.cash}
    given: dict[date, Decimal] = {}
    late: set[date] = set()
    for deposit in bank.deposits:
        given[deposit.collected_on] = given.get(deposit.collected_on, rules.ZERO) + deposit.local
        if deposit.is_late:
            late.add(deposit.collected_on)
    today = organisation.local_date(account.office)
    return tuple(
        CashDay(
            day,
            cash := taken.get(day, rules.ZERO),
            due := deposit_due(account.office, day),
            deposited := given.get(day, rules.ZERO),
            day in late or (deposited < cash and today > due),
        )
        for day in sorted({*taken, *given})
    )


def cash_not_deposited(account: Account) -> Decimal:
    """What must lie in the till: taken in cash in the month and not deposited yet."""
    days = cash_days(bank_month(account))
    return sum((day.cash - day.deposited for day in days), rules.ZERO)


def statements_of(account: Account) -> QuerySet[Statement]:
    """The statements imported for the month."""
    return account.statements.select_related("by").order_by("since", "at")


class StatementNotFound(NotFound):
    """No such statement was imported for the month."""

    code = "bank_statement_not_found"
    sentence = "Esta cuenta no tiene ese extracto del banco."
    next_step = "Vuelva a «Depósitos y banco»: ahí están los extractos importados."


def statement(account: Account, statement_id: UUID) -> Statement:
    """One of them. Raises `StatementNotFound`."""
    found = statements_of(account).filter(pk=statement_id).first()
    if found is None:
        raise StatementNotFound
    return found


def lines_of(account: Account) -> QuerySet[BankLine]:
    """The bank's movements of the month, with what each turned out to be."""
    lines = BankLine.objects.filter(statement__account=account)
    return lines.select_related("match", "statement").order_by("booked_on", "statement", "position")


def line(account: Account, line_id: UUID) -> BankLine:
    """One of them. Raises `BankLineNotFound`."""
    found = lines_of(account).filter(pk=line_id).first()
    if found is None:
        raise BankLineNotFound
    return found


def candidates(account: Account) -> tuple[Candidate, ...]:
    """What should be in the account around that month and no line of the bank has shown yet."""
    return tuple(_candidates(account))


def _candidates(account: Account) -> Iterator[Candidate]:
    office = account.office
    since, until = books.bounds(office, account.month)
    for deposit in Deposit.objects.filter(
        account__office=office, match=None, deposited_on__gte=account.month - _EARLIER,
        deposited_on__lt=rules.next_month(account.month),
    ):  # fmt: skip
        label = f"Depósito {deposit.operation}, del {deposit.deposited_on:%d/%m/%Y}"
        yield Candidate(
            MatchKind.DEPOSIT, deposit.pk, deposit.deposited_on, deposit.local, deposit.operation, label
        )
    taken = LineMatch.objects.filter(payment__isnull=False).values("payment")
    paid = Payment.objects.filter(
        office=office, means__in=_THROUGH_THE_BANK, received_at__gte=since - _EARLIER, received_at__lt=until
    ).exclude(pk__in=taken)
    for payment in paid.iterator():
        on = payment.paid_on or payment.received_at.date()
        label = f"Pago {payment.operation or payment.means_label}, del {on:%d/%m/%Y}"
        yield Candidate(MatchKind.PAYMENT, payment.pk, on, payment.amount, payment.operation, label)
    sent = Remittance.objects.filter(account__office=office, match=None, total_local__gt=0)
    for remittance in sent.filter(made_on__lt=rules.next_month(account.month) + _EARLIER):
        label = f"Remesa {remittance.operation}, del {remittance.made_on:%d/%m/%Y}"
        yield Candidate(
            MatchKind.REMITTANCE,
            remittance.pk,
            remittance.made_on,
            -remittance.total_local,
            remittance.operation,
            label,
        )
    if account.rank == Rank.HEAD:
        yield from _arrivals(account)
    gone = LineMatch.objects.filter(refund__isnull=False).values("refund")
    back = Refund.objects.filter(
        payment__office=office, state__in=_BACK, confirmed_at__gte=since - _EARLIER, confirmed_at__lt=until
    ).exclude(pk__in=gone)
    for refund in back.iterator():
        assert refund.confirmed_at is not None
        on = refund.confirmed_at.date()
        label = f"Devolución del {on:%d/%m/%Y}"
        yield Candidate(MatchKind.REFUND, refund.pk, on, -refund.amount, "", label)


def _arrivals(account: Account) -> Iterator[Candidate]:
    offices = organisation.dependants(account.office, rules.last_of(account.month))
    arriving = Remittance.objects.filter(account__office__in=offices, arrival=None, total_local__gt=0)
    for remittance in arriving.filter(account__currency=account.currency).select_related("account__office"):
        label = f"Remesa de {remittance.account.office.name}, del {remittance.made_on:%d/%m/%Y}"
        yield Candidate(
            MatchKind.RECEIVED,
            remittance.pk,
            remittance.made_on,
            remittance.total_local,
            remittance.operation,
            label,
        )


def differences(bank: BankMonth) -> tuple[Difference, ...]:
    """What Lima should ask about. None of it keeps a month from being closed."""
    return tuple(_differences(bank))


def _differences(bank: BankMonth) -> Iterator[Difference]:
    for day in cash_days(bank):
        if day.lacks > 0 and day.is_late:
            yield Difference(
                "cash_not_deposited",
                f"Del efectivo del {day.on:%d/%m/%Y} falta depositar una parte: debía estar en el banco el "
                f"{day.due_on:%d/%m/%Y}.",
                day.lacks,
            )
        elif day.lacks < 0:
            yield Difference(
                "cash_over_deposited", f"Se depositó más que el efectivo del {day.on:%d/%m/%Y}.", -day.lacks
            )
        elif day.is_late:
            yield Difference(
                "cash_deposited_late",
                f"El efectivo del {day.on:%d/%m/%Y} se depositó después del {day.due_on:%d/%m/%Y}.",
                day.cash,
            )
    account = bank.account
    if not bank.statements:
        if rules.has_ended(account.month, organisation.local_date(account.office)):
            yield Difference("no_statement", "No se importó ningún extracto del banco de ese mes.")
        return
    yield from _of_the_lines(bank)
    since = min(each.since for each in bank.statements)
    until = max(each.until for each in bank.statements)
    for deposit in bank.deposits:
        if since <= deposit.deposited_on <= until and not hasattr(deposit, "match"):
            yield Difference(
                "deposit_not_in_bank",
                f"El depósito {deposit.operation} del {deposit.deposited_on:%d/%m/%Y} no está en el extracto.",
                deposit.local,
            )


def _of_the_lines(bank: BankMonth) -> Iterator[Difference]:
    for line in bank.odd:
        if not hasattr(line, "match"):
            yield Difference(
                "line_unmatched",
                f"El movimiento del {line.booked_on:%d/%m/%Y} «{line.description or line.reference}» no corresponde a "
                "nada de los libros.",
                line.amount,
            )
    for line in bank.odd:
        if hasattr(line, "match") and line.match.kind == MatchKind.EXPLAINED:
            yield Difference(
                "line_explained",
                f"El movimiento del {line.booked_on:%d/%m/%Y} se explicó: {line.match.explanation}",
                line.amount,
            )
    drawn = [line.amount for line in bank.odd if line.amount < 0]
    if len(drawn) > 1:
        yield Difference(
            "more_than_one_withdrawal",
            f"Hubo {len(drawn)} retiros que no son devoluciones: el reglamento permite uno al mes, la remesa "
            "(D.S. 076-2005-RE, art. 213).",
            sum(drawn, rules.ZERO),
        )
