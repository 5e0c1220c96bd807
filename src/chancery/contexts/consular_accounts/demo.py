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
from chancery.kernel.base.actor import Actor, Channel, Role, system_actor
from chancery.kernel.cases.demo import Story
from chancery.kernel.identity import actions as people
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.actions import Details
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

RELIEVED = "cg-toronto"
"""The post whose head hands the charge over in the month in course."""
_BANK = "Banco de demostración"
_DOLLAR = {
    "EUR": Decimal("0.92"), "BRL": Decimal("5.40"), "ARS": Decimal("1400"), "CAD": Decimal("1.38"), "GBP": Decimal("0.76"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """A post: who signs its books, and who keeps its money."""

    office: str
    consul: Actor
    cashier: Actor


def stories(*, desks: Iterable[Desk], months: int, since: datetime) -> list[Story]:
    """Each post's last `months`, at most three, up to the instant that the clock shows."""
    return [_story(desk, months, since, clock.now()) for desk in desks]


def _story(desk: Desk, months: int, since: datetime, until: datetime) -> Story:
    """On the second day of each month the one before is settled, and the new one opened."""
    this = rules.first_of(until.date())
    last = rules.previous_month(this)
    office = organisation.office(desk.office)
    for month in (rules.previous_month(last), last, this)[-months:]:
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
    if desk.office == RELIEVED:
        _relieve(office, desk)


def _relieve(office: Office, desk: Desk) -> None:
    """The months before are settled and the head leaves: both count the till and sign for the books, and Lima is told."""
    today = organisation.local_date(office)
    open_months = queries.of_office(office, actor=desk.consul).filter(case__state=State.OPEN)
    for account in open_months.filter(month__lt=rules.first_of(today)).reverse():
        _send(account, desk)
    account = open_months.get()
    successor = _successor(office, today)
    relief = actions.hand_over(
        account=account,
        incoming=identity.person_of(successor),
        cash=queries.cash_not_deposited(account),
        remark="Entrega por término de funciones",
        actor=desk.consul,
    )
    actions.take_over(relief=relief, cash=relief.cash, remark="Conforme", actor=successor)


def _successor(office: Office, today: date) -> Actor:
    """Whom the ministry has named to head the post."""
    system = system_actor("Demostración")
    details = Details(
        given_names="Nora Elisa", first_surname="Relevo", second_surname="Inventado", nationality="PE",
        document_kind=IdentityDocumentKind.DNI, document_number="90000171", document_country="PE",
    )  # fmt: skip
    person = people.register_person(details=details, actor=system)
    people.grant_role(person=person, role=Role.CONSUL, office=office, valid_from=today, actor=system)
    roles = identity.roles_on(person.id, today)
    return Actor(
        person.full_name,
        Channel.WEB,
        "demostracion",
        person_id=person.id,
        roles=roles,
        has_second_factor=True,
    )


def _bank(account: Account, desk: Desk) -> None:
    """The cash of the month taken to the bank, and the statement that says so, with a commission to be explained."""
    lines = []
    for day in queries.cash_days(queries.bank_month(account)):
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
