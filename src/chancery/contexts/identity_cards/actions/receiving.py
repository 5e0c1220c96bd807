"""How does what RENIEC dispatched come in, and who takes each card?"""

from collections.abc import Iterable

from django.db import transaction

from chancery.contexts.identity_cards import papers, queries, rules
from chancery.contexts.identity_cards.actions.stock import check_office, note
from chancery.contexts.identity_cards.models import CardDelivery, CardReception, CardRequest, ReceivedCard
from chancery.contexts.identity_cards.rules import CardOutcome, CardSupply, OldCardFate, Receiver, StockChange
from chancery.kernel.base import ids, site, wording
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office

_RECEIVING = system_actor("Recepción de DNI")


class GuideMissing(Invalid):
    code = "card_guide_missing"
    sentence = "Falta el número de la guía de despacho, o lo que lista."


class GuideReceived(Conflict):
    """A guide is compared with its box once."""

    code = "card_guide_received"
    sentence = "La guía {guide} ya se recibió en esta oficina."
    next_step = "Ábrala de la lista de recepciones. Lo que llegue después viene con otra guía."


class FingerprintUnmatched(Conflict):
    """A card is given to whom it is of: the finger is compared one to one (DI-316-GOR/010)."""

    code = "card_fingerprint_unmatched"
    sentence = "No se entrega el DNI sin que la huella coincida con la del titular o de su declarante."
    next_step = "Compare otra vez. Si no coincide, no lo entregue y avise al jefe de la oficina."


class ReceiverNotAllowed(Invalid):
    """The holder or the declarant of a minor collects a card, who accompanies the holder, a proxy, or an heir (DI-316-GOR/010)."""

    code = "card_receiver_not_allowed"
    sentence = "El DNI lo recoge: {allowed}."


class ReceiverUnnamed(Invalid):
    code = "card_receiver_unnamed"
    sentence = "Falta quién recoge el DNI, con qué documento y, si corresponde, con qué poder o partida."


class OldCardUnaccounted(Invalid):
    """The document before is destroyed before the new one is given, or its loss is sworn (DI-316-GOR/010)."""

    code = "card_old_card_unaccounted"
    sentence = "Diga qué se hizo con el documento anterior: {allowed}."


@transaction.atomic
def receive_cards(
    *, office: Office, guide: str, listed: Iterable[str], found: Iterable[str], actor: Actor
) -> CardReception:
    """Compare RENIEC's guide with its box; what agrees is ready to be collected, or to be sent on; the rest is said.

    A card is known by the number of its case, of its holder's DNI or of its form, whichever was typed. One whose case
    another site writes is kept apart and stops none of the others.

    Raises `GuideMissing`, `GuideReceived`.
    """
    access.require(actor, Role.OFFICER, office_id=office.id)
    check_office(office=office)
    said, there = _kept(listed), _kept(found)
    expected = {each: queries.of_the_card(office, each) for each in {*said, *there}}
    requests = {request.case.number: request for request in expected.values() if request}

    def as_case(kept: str) -> str:
        request = expected[kept]
        return request.case.number if request else kept

    compared = rules.compare(map(as_case, said), map(as_case, there))
    number = ids.as_kept(guide)
    if not number or not (compared.matched or compared.missing):
        raise GuideMissing({"guide": [GuideMissing.sentence]})
    ledger.hold(office.id)
    if CardReception.objects.filter(office=office, guide=number).exists():
        raise GuideReceived(guide=number)
    made = CardReception.objects.create(office=office, guide=number, by_id=access.require_person(actor))
    lines = [
        ReceivedCard(
            reception=made,
            number=each[:30],
            request=requests.get(each),
            outcome=_outcome(outcome, requests.get(each)),
        )
        for outcome, numbers in (
            (CardOutcome.MATCHED, compared.matched),
            (CardOutcome.MISSING, compared.missing),
            (CardOutcome.SURPLUS, compared.surplus),
        )
        for each in numbers
    ]
    ReceivedCard.objects.bulk_create(lines)
    counts = {outcome.value: sum(line.outcome == outcome for line in lines) for outcome in CardOutcome}
    ledger.record(
        chain=made.id,
        verb="identity_cards.receive_cards",
        actor=actor,
        facts={"office": office.code, "guide": number, **counts},
    )
    received = [line.request for line in lines if line.outcome == CardOutcome.MATCHED and line.request]
    if received:
        note(
            office=office,
            supply=CardSupply.CARD,
            movement=StockChange.RECEIVED,
            quantity=len(received),
            reason=f"Guía {number}",
            actor=actor,
        )
    for request in sorted(received, key=lambda each: each.case_id):
        _received(request, office, number)
    return made


def deliver(
    *,
    request: CardRequest,
    receiver: Receiver,
    old_card: OldCardFate,
    is_matched: bool,
    has_ticket: bool,
    actor: Actor,
    receiver_name: str = "",
    receiver_document: str = "",
) -> CardDelivery:
    """Give the card to whom it is of, with the record that is signed there and then.

    Raises `FingerprintUnmatched`, `ReceiverNotAllowed`, `ReceiverUnnamed`, `OldCardUnaccounted`.
    """
    with cases.step(request.case, "deliver", actor=actor) as taking:
        allowed = queries.receivers_for(request)
        if receiver not in allowed:
            words = " o ".join(each.label.lower() for each in allowed)
            raise ReceiverNotAllowed(
                {"receiver": [ReceiverNotAllowed.sentence.format(allowed=words)]}, allowed=words
            )
        if not is_matched:
            raise FingerprintUnmatched
        kind = queries.kind_of(request)
        if old_card not in rules.fates(kind):
            words = "; ".join(each.label for each in rules.fates(kind))
            raise OldCardUnaccounted(
                {"old_card": [OldCardUnaccounted.sentence.format(allowed=words)]}, allowed=words
            )
        name, document = _receiver(request, receiver, receiver_name, receiver_document)
        note(
            office=taking.case.office,
            supply=CardSupply.CARD,
            movement=StockChange.USED,
            quantity=1,
            actor=actor,
            reason=taking.case.number,
        )
        given = CardDelivery.objects.create(
            request=request,
            receiver=receiver,
            receiver_name=name,
            receiver_document=document,
            has_ticket=has_ticket,
            old_card=old_card,
            by_id=access.require_person(actor),
        )
        today = queries.local_day(taking.case.office)
        taking.issue(
            papers.Record(
                case_number=taking.case.number,
                kind=kind.title,
                holder=request.holder,
                dni=request.dni or "—",
                receiver=receiver.label,
                receiver_name=name,
                receiver_document=document,
                shown="El comprobante"
                if has_ticket
                else "Una declaración jurada, por no tener el comprobante",
                old_card=old_card.label,
                place=taking.case.office.city,
                on=today,
                on_words=wording.long_date(today),
            )
        )
        taking.facts |= {"receiver": receiver, "old_card": old_card}
    request.case.refresh_from_db()
    return given


def return_card(*, request: CardRequest, reason: str, actor: Actor) -> None:
    """Send back a card that came with an error: the holder asks for a reprocess, which is free."""
    with cases.step(request.case, "return_card", actor=actor, reason=reason) as taking:
        note(
            office=taking.case.office,
            supply=CardSupply.CARD,
            movement=StockChange.VOIDED,
            quantity=1,
            actor=actor,
            reason=taking.reason,
        )
    request.case.refresh_from_db()


def _received(request: CardRequest, office: Office, guide: str) -> None:
    """The card is ready where it is collected, whose the case is from now on; elsewhere it is set apart to be sent on."""
    ledger.hold(request.case_id)
    is_here = queries.pickup_office(request) == office
    with cases.step(request.case, "receive" if is_here else "set_apart", actor=_RECEIVING) as taking:
        taking.facts["guide"] = guide
        taking.next_office = office


def _outcome(compared: CardOutcome, request: CardRequest | None) -> CardOutcome:
    """What came of a number, where a card that agrees may be of a case that another site writes (ADR 28)."""
    if request is None:
        return CardOutcome.UNKNOWN
    if compared is CardOutcome.MATCHED and request.case.site != site.here():
        return CardOutcome.ELSEWHERE
    return compared


def _kept(numbers: Iterable[str]) -> list[str]:
    return [kept for each in numbers if (kept := ids.as_kept(each))]


def _receiver(request: CardRequest, receiver: Receiver, name: str, document: str) -> tuple[str, str]:
    """A proxy is named with the power, an heir with the act that proves it, a companion with a document; others are known."""
    if receiver.is_named:
        if not name.strip() or not document.strip():
            raise ReceiverUnnamed({"receiver_name": [ReceiverUnnamed.sentence]})
        return name.strip(), document.strip()
    if receiver is Receiver.HOLDER:
        return request.holder, f"DNI {request.dni}" if request.dni else "Comprobante"
    applicant = request.case.applicant
    kind = IdentityDocumentKind(applicant.document_kind).label
    return applicant.full_name, f"{kind} {applicant.document_number}"[:40]
