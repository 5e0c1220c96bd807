"""Who owes, who collects and who decides, in the tests of the purse."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from itertools import count
from uuid import UUID

from django.test import override_settings

from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Channel, Role, RoleAt, system_actor
from chancery.kernel.base.money import Money
from chancery.kernel.fees import actions
from chancery.kernel.fees.models import Charge, PaymentAttempt
from chancery.kernel.fees.payment_port import Notification, Outcome
from chancery.kernel.gateway.simulators.payments import Payments
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity.models import IdentityDocumentKind, Person

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
        simulator.settle_notices()
