"""How is a label printed? Once without a word, and again only for a reason."""

from django.db import transaction

from chancery.contexts.stickers import queries
from chancery.contexts.stickers.models import Printing, Sticker
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class ReprintReasonMissing(Invalid):
    """Two labels of one serial would be two stickers: the second is printed only when the first never was."""

    code = "sticker_reprint_reason_missing"
    sentence = (
        "La etiqueta ya se imprimió: diga por qué hace falta imprimirla otra vez sobre el mismo autoadhesivo."
    )
    next_step = "Si el autoadhesivo se malogró, no la reimprima: declárelo mal impreso y se usará otro."


class StickerOff(Conflict):
    """A sticker that was taken off its act is printed no more."""

    code = "sticker_off"
    sentence = "El autoadhesivo {serial} ya no está en ninguna actuación: no se imprime."
    next_step = "Imprima el que lleva ahora la actuación."


@transaction.atomic
def print_label(*, sticker: Sticker, actor: Actor, reason: str = "") -> Printing:
    """Count a printing of a label. Raises `StickerOff`, `ReprintReasonMissing`."""
    access.require(actor, *queries.COUNTER, office_id=sticker.act.office_id)
    ledger.hold(sticker.act.case_id)
    current = queries.current_of(sticker.act)
    if current is None or current.pk != sticker.pk:
        raise StickerOff(serial=sticker.serial)
    before = Printing.objects.filter(sticker=sticker).count()
    if before and not reason.strip() and not sticker.is_digital:
        raise ReprintReasonMissing({"reason": [ReprintReasonMissing.sentence]})
    printing = Printing.objects.create(
        sticker=sticker,
        ordinal=before + 1,
        reason=reason.strip() or ("" if not before else "Etiqueta digital"),
        by_id=access.require_person(actor),
    )
    facts = {"serial": sticker.serial, "printing": printing.ordinal, "reason": printing.reason}
    ledger.record(chain=sticker.act.case_id, verb="stickers.print_label", actor=actor, facts=facts)
    return printing
