"""How is stock counted and sworn, each half year and before a vault passes to another hand?

(D.S. 076-2005-RE, arts. 160 and 223.)
"""

from collections.abc import Iterable, Mapping

from django.db import transaction

from chancery.contexts.stickers import papers, queries, rules
from chancery.contexts.stickers.actions import custody
from chancery.contexts.stickers.models import CountLine, CountStatement, StockCount, Vault, as_range
from chancery.contexts.stickers.rules import CountKind, Level, LineKind, Span
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger


class DifferencesUnexplained(Invalid):
    """The books and the hand differ: the statement says why."""

    code = "sticker_differences_unexplained"
    sentence = "Lo contado no es lo que consta. Explique cada diferencia: {differences}."
    next_step = (
        "Cuente otra vez; si la diferencia es cierta, explíquela y después declare la pérdida o la baja."
    )


class NothingToSwear(Invalid):
    """The half-yearly statement is of an office, a reserve or Lima; windows and officers are counted with their office."""

    code = "sticker_nothing_to_swear"
    sentence = (
        "El inventario semestral se declara por la oficina entera, no por ventanilla ni por funcionario."
    )
    next_step = "Abra la bóveda de la oficina."


class CountedAlready(Conflict):
    """One statement for each half year."""

    code = "sticker_counted_already"
    sentence = "El inventario al {as_of} ya se declaró."
    next_step = "Espere al {next}, o haga un arqueo de entrega."


class ReceiverUnfit(Invalid):
    """A vault passes to somebody else who serves at the same office."""

    code = "sticker_receiver_unfit"
    sentence = "Quien recibe debe ser otra persona que sirve en la misma oficina."


class NotTheReceiver(NotAllowed):
    """Who takes a vault over signs for it in person."""

    code = "sticker_not_the_receiver"
    sentence = "Esta entrega espera a {receiver}: solo esa persona puede recibirla."
    next_step = "Pídale que ingrese con su cuenta."


class HandOverDone(Conflict):
    """A vault is taken over once."""

    code = "sticker_hand_over_done"
    sentence = "Esta entrega ya se recibió."
    next_step = "Abra el acta desde la página del arqueo."


class StockMoved(Conflict):
    """What was counted is no longer what is there."""

    code = "sticker_stock_moved"
    sentence = "Después del arqueo se movieron autoadhesivos de la bóveda «{vault}»."
    next_step = "Pida a quien entrega que cuente otra vez."


@transaction.atomic
def swear_inventory(
    *, vault: Vault, counted: Iterable[Span], explanations: Mapping[str, str], actor: Actor
) -> StockCount:
    """Count the stock of an office at the last legal day, and swear it with a signed paper.

    `explanations` holds one for each difference, by its range as written. Raises `NotKeeper`, `NothingToSwear`,
    `CountedAlready`, `DifferencesUnexplained`.
    """
    access.require(actor, *queries.KEEPERS)
    custody.check_keeper(vault, actor)
    if vault.level not in (Level.HEADQUARTERS, Level.REGIONAL, Level.OFFICE):
        raise NothingToSwear
    today = queries.local_day(vault.office)
    as_of = rules.counting_day(today)
    assert as_of is not None
    held = custody.lock(vault=vault, actor=actor)
    if StockCount.objects.filter(vault=held, kind=CountKind.HALF_YEARLY, as_of=as_of).exists():
        following = rules.next_counting_day(today)
        raise CountedAlready(as_of=f"{as_of:%d/%m/%Y}", next=f"{following:%d/%m/%Y}")
    count = StockCount(kind=CountKind.HALF_YEARLY, vault=held, as_of=as_of)
    _write(count, counted, explanations, actor)
    _swear(count, actor)
    return count


@transaction.atomic
def hand_over(
    *,
    vault: Vault,
    counted: Iterable[Span],
    explanations: Mapping[str, str],
    receiver: Person,
    actor: Actor,
) -> StockCount:
    """Count a vault so that another person takes it over; that person must sign. Raises as `swear_inventory`, `ReceiverUnfit`."""
    access.require(actor, *queries.KEEPERS)
    custody.check_keeper(vault, actor)
    serving = identity.officers_at(vault.office_id, *queries.KEEPERS)
    if receiver.pk == actor.person_id or receiver not in serving:
        raise ReceiverUnfit({"receiver": [ReceiverUnfit.sentence]})
    held = custody.lock(vault=vault, actor=actor)
    count = StockCount(
        kind=CountKind.HAND_OVER, vault=held, as_of=queries.local_day(vault.office), receiver=receiver
    )
    _write(count, counted, explanations, actor)
    return count


@transaction.atomic
def receive_hand_over(*, count: StockCount, actor: Actor) -> StockCount:
    """Take a vault over as it was counted, and sign for it: an officer's vault has a new holder from now on.

    Raises `NotTheReceiver`, `HandOverDone`, `StockMoved`.
    """
    access.require(actor, *queries.KEEPERS, office_id=count.vault.office_id)
    if count.receiver_id is None or count.receiver_id != actor.person_id:
        raise NotTheReceiver(receiver=count.receiver or "otra persona")
    held = custody.lock(vault=count.vault, actor=actor)
    if CountStatement.objects.filter(count=count).exists():
        raise HandOverDone
    if rules.written(queries.all_spans_of(queries.counted_with(held))) != count.expected:
        raise StockMoved(vault=held.name)
    if held.level == Level.OFFICER:
        held.holder_id = count.receiver_id
        held.save(update_fields=["holder"])
    _swear(count, actor)
    return count


def _write(count: StockCount, counted: Iterable[Span], explanations: Mapping[str, str], actor: Actor) -> None:
    """The count and its lines. Raises `DifferencesUnexplained`."""
    found = rules.merge(counted)
    expected = queries.all_spans_of(queries.counted_with(count.vault))
    missing, surplus = rules.subtract(expected, found), rules.subtract(found, expected)
    bare = [span for span in (*missing, *surplus) if not explanations.get(str(span), "").strip()]
    if bare:
        written = rules.written(bare)
        sentence = DifferencesUnexplained.sentence.format(differences=written)
        raise DifferencesUnexplained({"counted": [sentence]}, differences=written)
    count.expected = rules.written(expected)
    count.counted_by_id = access.require_person(actor)
    count.save(force_insert=True)
    kinds = ((LineKind.COUNTED, found), (LineKind.MISSING, missing), (LineKind.SURPLUS, surplus))
    CountLine.objects.bulk_create(
        CountLine(
            count=count,
            kind=kind,
            prefix=span.prefix,
            serials=as_range(span),
            explanation="" if kind is LineKind.COUNTED else explanations[str(span)].strip()[:500],
        )
        for kind, spans in kinds
        for span in spans
    )
    facts = {
        "vault": count.vault_id,
        "kind": count.kind,
        "as_of": count.as_of,
        "expected": count.expected,
        "counted": rules.written(found),
        "receiver": count.receiver_id,
    }
    ledger.record(chain=count.id, verb="stickers.count", actor=actor, facts=facts)


def _swear(count: StockCount, actor: Actor) -> None:
    """The signed paper. It belongs to no case: what it is about is the count, and has its chain."""
    kind = CountKind(count.kind)
    expected = rules.total(rules.read(count.expected))
    document = documents.issue(
        kind=papers.paper_of(kind),
        facts=papers.inventory_of(count, expected_quantity=expected),
        case_id=count.id,
        office=count.vault.office,
        actor=actor,
    )
    CountStatement.objects.create(count=count, document=document, by_id=access.require_person(actor))
    facts = {"number": document.number, "vault": count.vault_id}
    ledger.record(chain=count.id, verb="stickers.swear", actor=actor, facts=facts)
