"""How are many documents signed at one command, so that a crash half-way neither skips one nor signs one twice?"""

from collections.abc import Sequence

from django.db import transaction
from procrastinate.contrib.django import app

from chancery.contexts.memoranda import queries
from chancery.contexts.memoranda.actions import _acting
from chancery.contexts.memoranda.actions.signing import sign
from chancery.contexts.memoranda.models import InternalDocument, SigningBatch, SigningItem
from chancery.contexts.memoranda.rules import Motive
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid, Refusal, Unavailable
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

LARGEST = 200
TASK = "memoranda.sign_batch"


class NoneChosen(Invalid):
    """One document at least."""

    code = "memoranda.none_chosen"
    sentence = "No eligió ningún documento de los que esperan su firma."


class BatchTooLarge(Invalid):
    """What one signs at once, one has read."""

    code = "memoranda.batch_too_large"
    sentence = "Se firman hasta {largest} documentos de una vez, y eligió {chosen}."
    next_step = "Firme los primeros y vuelva por los demás."


def sign_many(
    *,
    chosen: Sequence[tuple[InternalDocument, int]],
    motive: Motive = Motive.AUTHOR,
    dispatches: bool = False,
    actor: Actor,
) -> SigningBatch:
    """Ask that several documents be signed, each the version that the head saw; a job does it, in this order.

    Raises `RoleMissing`, `NoneChosen`, `BatchTooLarge`; of a document that may not be signed, its item says why.
    """
    access.require(actor, *queries.HEADS)
    wanted = check_chosen(chosen, largest=LARGEST)
    with transaction.atomic():
        batch = SigningBatch.objects.create(
            by_id=access.require_person(actor), motive=motive, dispatches=dispatches
        )
        SigningItem.objects.bulk_create(
            SigningItem(
                batch=batch,
                position=position,
                document=document,
                version=queries.version_of(document, version),
            )
            for position, (document, version) in enumerate(wanted, 1)
        )
        facts = {
            "documents": [str(document.pk) for document, _ in wanted],
            "motive": motive,
            "dispatches": dispatches,
        }
        ledger.record(chain=batch.pk, verb="memoranda.sign_many", actor=actor, facts=facts)
        app.configure_task(TASK, queueing_lock=f"{TASK}/{batch.pk}").defer(batch_id=str(batch.pk))
    return batch


def check_chosen(
    chosen: Sequence[tuple[InternalDocument, int]], *, largest: int
) -> list[tuple[InternalDocument, int]]:
    """Each document once, in the order chosen. Raises `NoneChosen`, `BatchTooLarge`."""
    wanted = {document.pk: (document, version) for document, version in chosen}
    if not wanted:
        raise NoneChosen({"chosen": ["Elija al menos uno."]})
    if len(wanted) > largest:
        raise BatchTooLarge({"chosen": [f"Elija hasta {largest}."]}, largest=largest, chosen=len(wanted))
    return list(wanted.values())


def sign_next(*, batch: SigningBatch, actor: Actor) -> bool:
    """Sign the first document of a batch that waits, with its item in one transaction; whether there was one.

    The batch's row is held meanwhile, so that of two workers one waits. A refusal is the item's; another system that
    does not answer is not: it is raised, and the item waits on. Raises `SignerUnavailable`, `StoreUnavailable`.
    """
    access.require(actor, Role.SYSTEM)
    item: SigningItem | None = None
    try:
        with transaction.atomic():
            item = _first_waiting(batch)
            if item is None:
                return False
            signature = sign(
                document=item.document,
                version=item.version.number,
                motive=Motive(batch.motive),
                dispatches=batch.dispatches,
                actor=_acting.as_head(batch.by, f"lote-{batch.pk}"),
            )
            _finish_item(item, is_signed=True)
            ledger.record(
                chain=batch.pk,
                verb="memoranda.sign_item",
                actor=actor,
                facts={"position": item.position, "number": signature.number},
            )
    except Unavailable:
        raise
    except Refusal as refusal:
        assert item is not None
        _refuse(batch, item, refusal, actor)
    return True


def _first_waiting(batch: SigningBatch) -> SigningItem | None:
    held = SigningBatch.objects.select_for_update().get(pk=batch.pk)
    waiting = held.items.select_related("document", "version").filter(is_signed=None)
    item = waiting.order_by("position").first()
    if item is None and held.finished_at is None:
        held.finished_at = clock.now()
        held.save(update_fields=["finished_at"])
    return item


def _refuse(batch: SigningBatch, item: SigningItem, refusal: Refusal, actor: Actor) -> None:
    with transaction.atomic():
        waiting = _first_waiting(batch)
        if waiting is None or waiting.pk != item.pk:
            return
        _finish_item(item, is_signed=False, refusal=str(refusal))
        facts = {"position": item.position, "code": refusal.code}
        ledger.record(chain=batch.pk, verb="memoranda.refuse_item", actor=actor, facts=facts)


def _finish_item(item: SigningItem, *, is_signed: bool, refusal: str = "") -> None:
    item.is_signed, item.refusal, item.done_at = is_signed, refusal[:500], clock.now()
    item.save(update_fields=["is_signed", "refusal", "done_at"])
