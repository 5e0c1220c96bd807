"""Who owes, who collects and who decides, in the tests of the purse."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import count
from uuid import UUID

import httpx
from django.test import override_settings

from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Channel, Role, RoleAt, system_actor
from chancery.kernel.base.money import Money
from chancery.kernel.fees import actions, queries, rules
from chancery.kernel.fees.models import Charge, ExchangeRate, Payment, PaymentAttempt
from chancery.kernel.fees.payment_port import Notification, Outcome
from chancery.kernel.gateway.simulators.payments import Line, Payments
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity.models import IdentityDocumentKind, Person
from chancery.kernel.organisation import actions as network_of
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

PROVIDER = system_actor("Pasarela de pagos", channel=Channel.API)
SYSTEM = system_actor("Pruebas")
SECRET = "a secret for tests"
_numbers = count(10_000_000)


def person(name: str = "Rosa") -> Person:
    return Person.objects.create(
        given_names=name,
        first_surname="Inventada",
        document_kind=IdentityDocumentKind.DNI,
        document_number=str(next(_numbers)),
    )


def acting(who: Person, *roles: Role) -> Actor:
    return Actor(
        name=who.full_name,
        channel=Channel.WEB,
        request_id="prueba",
        person_id=who.id,
        roles=tuple(RoleAt(role, UUID(int=1)) for role in roles),
        has_second_factor=bool(roles),
    )


def officer(*roles: Role) -> Actor:
    return acting(person("Oficial"), *roles)


def charge(payer: Person | None = None, *, on: date | None = None) -> Charge:
    actions.load_tariff(actor=SYSTEM)
    return actions.raise_charge(
        case_id=ids.uuid7(),
        tariff_code="apostille",
        payer=payer or person(),
        on=on or clock.today(),
        actor=SYSTEM,
    )


def attempt(owed: Charge) -> PaymentAttempt:
    """A visit to the provider's page, of which only the beginning is known."""
    return PaymentAttempt.objects.create(charge=owed)


def paid(
    visit: PaymentAttempt,
    *,
    reference: str = "pay_1",
    event_id: str = "",
    amount: str = "31.00",
    currency: str = "PEN",
) -> Notification:
    return Notification(
        event_id=event_id or f"ev_{reference}",
        outcome=Outcome.PAID,
        subject_id=visit.id,
        reference=reference,
        amount=Money(Decimal(amount), currency),
        occurred_at=clock.now(),
    )


def start(owed: Charge) -> str:
    """The address of the provider's page for a charge, as its payer gets it."""
    return actions.start_payment(charge=owed, return_url="http://127.0.0.1/r/", actor=acting(owed.payer))


def use_card(address: str, number: str = "4111 1111 1111 1111", **fields: str) -> httpx.Response:
    """What the payer does on the provider's page."""
    return httpx.post(address, data={"number": number} | fields, trust_env=False)


def collect_by_card(simulator: Payments, owed: Charge) -> Line:
    """The provider collects; no notification of it ever arrives."""
    assert use_card(start(owed)).status_code == 303
    return simulator.lines[-1]


def pay_by_card(simulator: Payments, owed: Charge) -> Payment:
    """The provider collects, and we are told."""
    return actions.confirm_payment(notification=told(collect_by_card(simulator, owed)), actor=PROVIDER)


def told(line: Line) -> Notification:
    """The provider's own account of a movement, as a notification."""
    return Notification(
        event_id=f"ev_{line.reference}",
        outcome=Outcome.PAID if line.movement == "payment" else Outcome.REFUNDED,
        subject_id=UUID(line.subject),
        reference=line.reference,
        amount=Money(Decimal(line.amount), line.currency),
        occurred_at=datetime.fromisoformat(line.occurred_at),
    )


@contextmanager
def provider_running(notice_url: str = "http://127.0.0.1:9/aviso") -> Iterator[Payments]:
    """The simulator over real HTTP, and the settings that name it."""
    simulator = Payments(secret=SECRET, late_seconds=0.5)
    with (
        running(simulator) as address,
        override_settings(
            PAYMENTS_URL=address + simulator.prefix, PAYMENTS_SECRET=SECRET, PAYMENTS_NOTICE_URL=notice_url
        ),
    ):
        yield simulator


def network() -> None:
    """The offices, without their holidays."""
    if not Office.objects.exists():
        network_of.load_network(actor=SYSTEM, years=[])


def at_post(code: str) -> Office:
    """An office of the network."""
    network()
    return organisation.office(code)


def rate(office: Office, stated: str, *, on: date, official: str = "") -> ExchangeRate:
    """The approved rate of the month of `on` in the zone of an office, once."""
    zone, month = queries.zone_of(office), rules.month_of(on)
    known = queries.rate_of(zone.code, month)
    if known is not None:
        return known
    with clock.set_to(datetime.combine(month, time(17), UTC)):
        proposed = actions.propose_rate(
            zone=zone,
            month=month,
            official=Decimal(official or stated),
            rate=Decimal(stated),
            evidence="Cotización de prueba",
            actor=officer(Role.ADMINISTRATOR),
        )
        return actions.approve_rate(rate=proposed, actor=officer(Role.ADMINISTRATOR))


def serving(office: Office, *roles: Role) -> Actor:
    """Somebody of a post."""
    who = person("Sirve")
    return replace(
        acting(who), roles=tuple(RoleAt(role, office.id) for role in roles), has_second_factor=True
    )
