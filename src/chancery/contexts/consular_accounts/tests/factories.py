"""How a test reaches a state of an account: by working a month at a post as its people do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal

from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.models import Account, Remittance, RemittanceMeans
from chancery.contexts.consular_accounts.rules import Rank
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.fees.tests import factories as money
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

IN_MAY = datetime(2026, 5, 15, 15, tzinfo=UTC)
JUNE_FIRST = datetime(2026, 6, 1, 15, tzinfo=UTC)
MAY = date(2026, 5, 1)


@contextmanager
def on(year: int, month: int, day: int, hour: int = 15) -> Iterator[None]:
    with clock.set_to(datetime(year, month, day, hour, tzinfo=UTC)):
        yield


def post(code: str = "cg-milan", *, rate: str = "1.10") -> Post:
    """A post with a rate that shows whether cents are lost; the clock says May."""
    if not Office.objects.exists():  # where each test begins with nothing
        network.load()
    office = organisation.office(code)
    with clock.set_to(IN_MAY):
        for month in (MAY, date(2026, 6, 1)):
            money.rate(office, rate, on=month)
        return acts.post(code)


def work(at: Post, *items: str, day: int = 15, month: int = 5) -> list[Act]:
    """An act of each item, paid in cash, on a day."""
    with on(2026, month, day), acts.published():
        return [acts.done(at, Wanted(item)) for item in items]


def opened(at: Post, *, day: int = 15, month: int = 5) -> Account:
    """The account of the month."""
    with on(2026, month, day):
        return actions.open_month(office=at.office, actor=at.consul)


def closed(at: Post, account: Account | None = None, **options: bool) -> Account:
    account = account or opened(at)
    with clock.set_to(JUNE_FIRST):
        actions.close(account=account, actor=at.consul, **options)
    return fresh(account)


def sending(account: Account, **changes: object) -> actions.Sending:
    """How the whole balance is sent."""
    closing = queries.last_closing(account)
    assert closing is not None
    whole = max(closing.balance_local, Decimal(0)) + sum(
        each.total_local for each in (queries.to_pass_on(account) if account.rank == Rank.HEAD else ())
    )
    given: dict[str, object] = {
        "local": whole,
        "means": RemittanceMeans.TRANSFER if whole else RemittanceMeans.NOTHING,
        "bank": "Banco de prueba",
        "operation": f"R-{account.case.number}",
        "made_on": date(2026, 6, 3),
        "bank_rate": Decimal("0.92"),
    }
    return actions.Sending(**{**given, **changes})  # type: ignore[arg-type]


def remitted(at: Post, account: Account | None = None, **changes: object) -> Account:
    account = account or closed(at)
    with on(2026, 6, 3):
        actions.remit(account=account, sending=sending(account, **changes), actor=at.consul)
    return fresh(account)


def remittance(account: Account) -> Remittance:
    return Remittance.objects.get(account=account)


def reviewer() -> Actor:
    """Somebody of the URC in Lima who reviews accounts."""
    return acts.serving(organisation.office(organisation.REMITTANCES), Role.ACCOUNTANT, "Revisa")


def fresh(account: Account) -> Account:
    return Account.objects.select_related("case", "office").get(pk=account.pk)
