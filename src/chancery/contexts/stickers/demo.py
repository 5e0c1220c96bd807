"""Stickers and visa labels for the demonstration: Lima's stock, and what each post holds down to its officers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import Vault
from chancery.contexts.stickers.rules import Level, Reason, Span, Supply
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import queries as identity
from chancery.kernel.organisation import queries as organisation

_MINTED = {Supply.STICKER: Span("CA", 1, 20_000), Supply.VISA_LABEL: Span("VI", 1, 4_000)}
_PASSED = {Supply.STICKER: (2_000, 1_000, 400, 150), Supply.VISA_LABEL: (300, 150, 80, 60)}
"""How many go to a reserve, an office, a window and an officer."""
_BOOKLETS, _IN_HAND = Span("PA", 1, 900), 300


@dataclass(frozen=True, slots=True)
class Desk:
    """A post: who heads it, and an officer who serves there."""

    office: str
    consul: Actor
    officer: Actor


def load(*, custodian: Actor, desks: Sequence[Desk]) -> None:
    """Stock from the mint to an officer of each post. Each reserve is kept by the head of a desk that is named."""
    lima = actions.open_headquarters(actor=custodian)
    for span in _MINTED.values():
        actions.receive_from_mint(span=span, note="Guía de demostración", actor=custodian)
    heads = {desk.office: desk.consul for desk in desks}
    for desk in desks:
        _supply(desk, lima, custodian, heads)


def supply_lima(*, custodian: Actor, officer: Actor) -> None:
    """Booklets of passports from the mint to who personalises them in Lima."""
    lima = queries.headquarters()
    actions.receive_from_mint(span=_BOOKLETS, note="Guía de demostración", actor=custodian)
    holder = identity.person_of(officer)
    own = actions.open_vault(
        parent=lima, level=Level.OFFICER, name=officer.name[:80], holder=holder, actor=custodian
    )
    _pass(Supply.PASSPORT, lima, own, _IN_HAND, custodian, officer, Reason.INTERNAL)


def _supply(desk: Desk, lima: Vault, custodian: Actor, heads: Mapping[str, Actor]) -> None:
    office = actions.open_post(office=organisation.office(desk.office), actor=custodian)
    window = actions.open_vault(parent=office, level=Level.WINDOW, name="Ventanilla 1", actor=desk.consul)
    own = actions.open_vault(
        parent=window,
        level=Level.OFFICER,
        name=desk.officer.name[:80],
        holder=identity.person_of(desk.officer),
        actor=desk.consul,
    )
    above = office.parent
    assert above is not None
    for supply, (reserve, held, at_window, in_hand) in _PASSED.items():
        if above.level == Level.REGIONAL:
            head = heads[above.office.code]
            _pass(supply, lima, above, reserve, custodian, head, Reason.INITIAL)
            _pass(supply, above, office, held, head, desk.consul, Reason.INITIAL)
        else:
            _pass(supply, lima, office, held, custodian, desk.consul, Reason.INITIAL)
        _pass(supply, office, window, at_window, desk.consul, desk.consul, Reason.INTERNAL)
        _pass(supply, window, own, in_hand, desk.consul, desk.officer, Reason.INTERNAL)


def _pass(
    supply: Supply, sender: Vault, receiver: Vault, quantity: int, by: Actor, to: Actor, reason: Reason
) -> None:
    spans = rules.first_of(queries.spans_of(sender, supply=supply), quantity)
    sent = actions.send(sender=sender, receiver=receiver, spans=spans, reason=reason, actor=by)
    actions.accept(movement=sent, actor=to)
