"""How a test reaches a state of custody: by calling the actions as those who keep the vaults."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import Vault
from chancery.contexts.stickers.rules import Level, Reason, Span
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

NOON = datetime(2026, 7, 15, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Chain:
    """Every vault from Lima to an officer of one post, and who keeps each."""

    at: Post
    custodian: Actor
    lima: Vault
    reserve: Vault
    office: Vault
    window: Vault
    own: Vault
    more: dict[str, Actor] = field(default_factory=dict)


def person_of(actor: Actor) -> Person:
    return identity.person_of(actor)


def custodian() -> Actor:
    """Somebody of the URC in Lima."""
    return acts.serving(organisation.office(organisation.REMITTANCES), Role.CUSTODIAN, "Custodia")


def chain(code: str = "cg-milan", *, stock: int = 1000) -> Chain:
    """The whole tree down to an officer at one post, with stock in Lima."""
    if not Office.objects.exists():
        network.load(years=[])  # the holidays of two years take longer than most tests
    at = acts.post(code)
    keeper = custodian()
    lima = actions.open_headquarters(actor=keeper)
    office = actions.open_post(office=at.office, actor=keeper)
    assert office.parent is not None
    window = actions.open_vault(parent=office, level=Level.WINDOW, name="Ventanilla 1", actor=at.consul)
    own = actions.open_vault(
        parent=window, level=Level.OFFICER, name="Sirve", holder=person_of(at.officer), actor=at.consul
    )
    if stock:
        mint(keeper, Span("CA", 1, stock))
    return Chain(at, keeper, lima, office.parent, office, window, own)


def another_officer(made: Chain) -> Actor:
    """Somebody else who serves at the post."""
    return acts.serving(made.at.office, Role.OFFICER, "Releva")


def mint(keeper: Actor, span: Span) -> None:
    actions.receive_from_mint(span=span, note="Guía de remisión 001-2026", actor=keeper)


def pass_on(
    sender: Vault, receiver: Vault, spans: str, by: Actor, to: Actor, reason: Reason = Reason.INTERNAL
) -> None:
    """Sent and accepted."""
    sent = actions.send(sender=sender, receiver=receiver, spans=rules.read(spans), reason=reason, actor=by)
    actions.accept(movement=sent, actor=to)


def supplied(made: Chain, quantity: int = 20) -> Chain:
    """The first serials all the way down to the officer."""
    spans = rules.written(rules.first_of(queries.spans_of(made.lima), quantity))
    at = made.at
    pass_on(made.lima, made.reserve, spans, made.custodian, at.consul, Reason.INITIAL)
    pass_on(made.reserve, made.office, spans, at.consul, at.consul, Reason.INITIAL)
    pass_on(made.office, made.window, spans, at.consul, at.consul)
    pass_on(made.window, made.own, spans, at.consul, at.officer)
    return made


def headquarters(keeper: Actor) -> Vault:
    """Lima's vault, opened unless it is already."""
    found = Vault.objects.filter(level=Level.HEADQUARTERS).first()
    return found or actions.open_headquarters(actor=keeper)


def vault_in_lima(keeper: Actor, *, by: Actor | None = None) -> tuple[Vault, Actor]:
    """An officer of Lima with a vault under the headquarters', as who personalises passports has."""
    lima = queries.headquarters()
    officer = acts.serving(lima.office, Role.OFFICER, "Personaliza")
    own = actions.open_vault(
        parent=lima, level=Level.OFFICER, name="Personaliza", holder=person_of(officer), actor=by or keeper
    )
    return own, officer


def act(made: Chain, *wanted: Wanted) -> Act:
    """An act done at the post, which bears no sticker yet."""
    with acts.published():
        return acts.done(made.at, *wanted)


@contextmanager
def noon() -> Iterator[None]:
    with clock.set_to(NOON):
        yield
