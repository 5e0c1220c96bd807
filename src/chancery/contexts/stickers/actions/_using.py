"""How does one serial leave an officer's vault because it is used, and turn out to be spoilt? Of stickers and other forms."""

from chancery.contexts.stickers import queries, rules
from chancery.contexts.stickers.actions import custody
from chancery.contexts.stickers.models import Departure, Holding, Vault, as_range
from chancery.contexts.stickers.rules import Fate, Reason, Span, Supply
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import access
from chancery.kernel.organisation.models import Office


def next_on_paper(*, supply: Supply, office: Office, actor: Actor) -> tuple[Vault, Span] | None:
    """The officer's next form of a kind with its vault, which is locked; None when none is left."""
    for source in queries.sources_for(actor, office.id):
        held = custody.lock(vault=source, actor=actor)
        spans = queries.spans_of(held, supply=supply)
        if spans:
            return held, rules.first_of(spans, 1)[0]
    return None


def leave(*, vault: Vault, span: Span, fate: Fate, note: str, actor: Actor) -> Departure:
    """Let one serial out of a locked vault for good, used or cancelled."""
    custody.take(vault=vault, spans=[span], actor=actor)
    reason = Reason.ACT if fate is Fate.USED else Reason.VOIDING
    departure = Departure.objects.create(
        vault=vault, fate=fate, reason=reason, note=note, quantity=1, by_id=access.require_person(actor)
    )
    custody.put(spans=[span], departure=departure, actor=actor)
    custody.enter(vault=vault, spans=[span], sign=-1, turn=fate, departure=departure, actor=actor)
    return departure


def spoil(*, serial: str, before: Departure, reason: str, actor: Actor) -> None:
    """The serial left stock as used; it stays gone, as misprinted. The book takes the one back and tells the other."""
    vault = before.vault
    departure = Departure.objects.create(
        vault=vault,
        fate=Fate.MISPRINTED,
        reason=Reason.MISPRINT,
        note=reason,
        quantity=1,
        by_id=access.require_person(actor),
    )
    parts = rules.parts_of(serial)
    assert parts is not None
    span = Span(parts[0], parts[1], parts[1])
    Holding.objects.filter(prefix=span.prefix, serials=as_range(span), departure=before).update(
        departure=departure
    )
    custody.enter(vault=vault, spans=[span], sign=1, turn=before.fate, departure=departure, actor=actor)
    custody.enter(vault=vault, spans=[span], sign=-1, turn=Fate.MISPRINTED, departure=departure, actor=actor)
