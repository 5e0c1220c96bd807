"""What stands behind the addresses of consular accounts: one that Lima reviews, with its books and a line of the bank."""

from datetime import timedelta
from decimal import Decimal

from chancery.contexts.consular_accounts import actions, queries, rules
from chancery.contexts.consular_accounts.models import Account, BankLine, Closing, RemittanceMeans, Statement
from chancery.contexts.consular_accounts.tests.statements import Move, camt
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity.queries import person_of
from chancery.kernel.organisation import queries as organisation
from tests.access.routes import routes

OFFICE = "cg-toronto"
Values = dict[str, object]


def build() -> tuple[dict[str, Values], dict[str, str]]:
    """The values by address, and the cases by where they stand. The month is the one before the clock's."""
    office = organisation.office(OFFICE)
    consul = acts.serving(office, Role.CONSUL)
    with clock.set_to(clock.now() - timedelta(days=35)):
        account = actions.open_month(office=office, actor=consul)
    with clock.set_to(clock.now() - timedelta(days=35)):
        incoming = person_of(acts.serving(office, Role.CONSUL, "Llega"))
        relief = actions.hand_over(
            account=account, incoming=incoming, cash=queries.cash_not_deposited(account), actor=consul
        )
    closing = _closed(account, consul)
    values: Values = {
        "number": account.case.number,
        "code": OFFICE,
        "file_id": closing.files.earliest("pk").pk,
        "relief_id": relief.pk,
        "statement_id": Statement.objects.get().pk,
        "line_id": BankLine.objects.get().pk,
    }
    told = {
        route.address: values
        for route in routes()
        if route.name.startswith("consular_accounts:") or "/consular-accounts/" in route.address
    }
    return told, {"examined": account.case.number}


def _closed(account: Account, consul: Actor) -> Closing:
    actions.import_statement(
        account=account,
        content=camt(
            [Move(rules.last_of(account.month), Decimal("-3.00"), "", "Comisión")],
            currency=account.currency,
            since=account.month,
            until=rules.last_of(account.month),
        ),
        filename="extracto.xml",
        actor=consul,
    )
    closing = actions.close(account=account, actor=consul)
    actions.remit(
        account=account,
        sending=actions.Sending(
            Decimal(0),
            RemittanceMeans.NOTHING,
            "",
            "",
            organisation.local_date(account.office),
            late_because="Prueba",
        ),
        actor=consul,
    )
    return closing
