"""How do serials come to be: received from the mint by Lima, or given to itself by an office's digital series?"""

import os

from django.db import transaction

from chancery.contexts.stickers import queries, rules
from chancery.contexts.stickers.actions import custody
from chancery.contexts.stickers.models import Batch, Vault, as_range
from chancery.contexts.stickers.rules import DIGITAL_BLOCK, Span, Turn
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class AlreadyMinted(Conflict):
    """A serial is printed once."""

    code = "sticker_already_minted"
    sentence = "Estas series ya se recibieron de la imprenta: {spans}."
    next_step = "Compare la guía de la imprenta con lo recibido; si hay series repetidas, no las reciba."


class NotAPaperSeries(Invalid):
    """The mint prints under two letters; the longer prefixes are those of digital series."""

    code = "sticker_not_a_paper_series"
    sentence = "La imprenta usa series de dos letras, como CA00000001."


class DeliveryNoteMissing(Invalid):
    """What the mint delivers comes with a paper."""

    code = "sticker_delivery_note_missing"
    sentence = "Falta la guía o el documento de la imprenta."


@transaction.atomic
def receive_from_mint(*, span: Span, note: str, actor: Actor) -> Batch:
    """Enter in Lima's vault what the mint delivered, whole, be it damaged or not (D.S. 076-2005-RE, art. 149).

    Raises `NotAPaperSeries`, `DeliveryNoteMissing`, `AlreadyMinted`.
    """
    vault = queries.headquarters()
    access.require(actor, Role.CUSTODIAN, office_id=vault.office_id)
    if not rules.is_paper_prefix(span.prefix):
        raise NotAPaperSeries({"spans": [NotAPaperSeries.sentence]})
    if not note.strip():
        raise DeliveryNoteMissing({"note": [DeliveryNoteMissing.sentence]})
    held = custody.lock(vault=vault, actor=actor)
    if Batch.objects.filter(prefix=span.prefix, serials__overlap=as_range(span)).exists():
        raise AlreadyMinted(spans=str(span))
    return mint(vault=held, span=span, note=note.strip(), actor=actor)


def mint(*, vault: Vault, span: Span, note: str, actor: Actor) -> Batch:
    """Make serials that were not, in a locked vault, with the key of their codes."""
    access.require_person(actor)
    batch = Batch.objects.create(
        prefix=span.prefix,
        serials=as_range(span),
        vault=vault,
        note=note,
        key=os.urandom(32),
        by=actor.name,
    )
    custody.put(spans=[span], vault=vault, actor=actor)
    custody.enter(vault=vault, spans=[span], sign=1, turn=Turn.MINTED, batch=batch, actor=actor)
    facts = {"vault": vault.id, "serials": str(span), "note": note}
    ledger.record(chain=batch.id, verb="stickers.receive_from_mint", actor=actor, facts=facts)
    return batch


def next_digital(*, vault: Vault, actor: Actor) -> Span:
    """The next serial of an office's digital series, which gives itself a block when none is left.

    One office, one series, one writer: the office's vault is locked.
    """
    access.require_person(actor)
    spans = queries.spans_of(vault, on_paper=False)
    if not spans:
        prefix = rules.digital_prefix(vault.office.acronym)
        last = Batch.objects.filter(prefix=prefix).order_by("-serials").first()
        first = last.span.last + 1 if last else 1
        block = Span(prefix, first, first + DIGITAL_BLOCK - 1)
        mint(vault=vault, span=block, note="Serie digital de la oficina", actor=actor)
        spans = (block,)
    return rules.first_of(spans, 1)[0]
