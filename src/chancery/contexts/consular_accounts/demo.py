"""Which accounts does the demonstration hold? At each post a month already sent to Lima, and one ready to be closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from chancery.contexts.consular_accounts import actions, queries, rules
from chancery.contexts.consular_accounts.models import Account, RemittanceMeans
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.rules import HEADER
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases.demo import Story
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

_BANK = "Banco de demostración"
_DOLLAR = {"EUR": Decimal("0.92"), "BRL": Decimal("5.40"), "ARS": Decimal("1400")}


@dataclass(frozen=True, slots=True)
class Desk:
    """A post: who signs its books, and who keeps its money; `incoming` is the head who takes it over in the month in course."""

    office: str
    consul: Actor
    cashier: Actor
    incoming: Actor | None = None


def stories(*, desks: Iterable[Desk], since: datetime) -> list[Story]:
    """The last months of each post, up to the instant that the clock shows."""
    return [_story(desk, since, clock.now()) for desk in desks]


def _story(desk: Desk, since: datetime, until: datetime) -> Story:
    """On the second day of each month the one before is settled, and the new one opened."""
    this = rules.first_of(until.date())
    last = rules.previous_month(this)
    office = organisation.office(desk.office)
    for month in (rules.previous_month(last), last, this):
        at = datetime.combine(month.replace(day=2), time(18), UTC)
        if at <= since:
            continue
        yield at
        for account in queries.of_office(office, actor=desk.consul).filter(case__state=State.OPEN).reverse():
            _bank(account, desk)
            if account.month < last:
                _send(account, desk)
        while queries.month_to_open(office) <= month:
            actions.open_month(office=office, actor=desk.consul)
    if desk.incoming is not None:
        _relieve(office, desk, desk.incoming)


def _relieve(office: Office, desk: Desk, incoming: Actor) -> None:
    """The month before is settled and the head leaves: both count the till and sign for the books, and Lima is told."""
    open_months = queries.of_office(office, actor=desk.consul).filter(case__state=State.OPEN)
    for account in open_months.filter(month__lt=rules.first_of(organisation.local_date(office))).reverse():
        _send(account, desk)
    account = open_months.get()
    relief = actions.hand_over(
        account=account,
        incoming=identity.person_of(incoming),
        cash=queries.cash_not_deposited(account),
        remark="Relevo dispuesto por resolución de la Cancillería",
        actor=desk.consul,
    )
    actions.take_over(relief=relief, cash=relief.cash, remark="Conforme", actor=incoming)


def _bank(account: Account, desk: Desk) -> None:
    """The cash of the month taken to the bank, and the statement that says so, with a commission to be explained."""
    lines = []
    for day in queries.cash_days(account):
        operation = f"{account.office.acronym}-{day.on:%y%m%d}"
        if day.due_on > organisation.local_date(account.office):
            continue
        actions.note_deposit(
            account=account, collected_on=day.on, deposited_on=day.due_on, local=day.cash, bank=_BANK,
            operation=operation, actor=desk.cashier,
        )  # fmt: skip
        lines.append((day.due_on, day.cash, operation, "Depósito en efectivo"))
    lines.append((rules.last_of(account.month), Decimal("-3.00"), "", "Comisión de mantenimiento"))
    actions.import_statement(
        account=account,
        content=_statement(account.office, account.currency, lines),
        filename=f"extracto-{account.month:%Y-%m}.csv",
        actor=desk.cashier,
    )


def _statement(office: Office, currency: str, lines: list[tuple[date, Decimal, str, str]]) -> bytes:
    balance = Decimal("500.00")
    rows = [",".join(HEADER)]
    for on, amount, reference, words in sorted(lines):
        balance += amount
        rows.append(f"DEMO-{office.acronym},{on},{on},{amount},{balance},{currency},{reference},{words}")
    return "\n".join(rows).encode()


def _send(account: Account, desk: Desk) -> None:
    actions.close(account=account, actor=desk.consul)
    today = organisation.local_date(account.office)
    whole = queries.whole_balance(account)
    actions.remit(
        account=account,
        sending=actions.Sending(
            local=whole,
            means=RemittanceMeans.TRANSFER if whole else RemittanceMeans.NOTHING,
            bank=_BANK,
            operation=f"REM-{account.office.acronym}-{account.month:%y%m}",
            made_on=today,
            late_because="La oficina empezó a llevar sus cuentas en el sistema"
            if today > account.remit_by
            else "",
            bank_rate=_DOLLAR.get(account.currency, Decimal(1)),
        ),
        actor=desk.consul,
    )
