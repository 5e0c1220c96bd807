"""In which shapes do stickers travel to programs and back?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Router, Schema
from pydantic import Field

from chancery.contexts.stickers import queries, rules
from chancery.contexts.stickers.models import Discharge, Movement, Order, Sticker, StockCount, Vault
from chancery.contexts.stickers.rules import Fate, Level, Reason, Span
from chancery.kernel.acts.models import Act
from chancery.kernel.base.errors import Invalid
from chancery.web.api_auth import Session, may
from chancery.web.api_fields import Line, OptionalLine, Paragraph

router = Router(tags=["stickers"])
READER = may(queries.SCOPE)
OFFICER = Session()
Serials = Annotated[
    str, Field(max_length=20_000, pattern=r"^[^\x00]*$", description="CA00000101-CA00000200, CA00000305")
]
Note = Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]


class SerialsUnfit(Invalid):
    """What was sent is no list of serials."""

    code = "sticker_serials_unfit"
    sentence = "Las series no se entienden: escríbalas como CA00000101-CA00000200."


class VaultOut(Schema):
    id: UUID
    office: str
    level: Level
    name: str
    parent: UUID | None
    serials: str
    quantity: int


class MovementOut(Schema):
    """`outcome` is empty while it is in transit."""

    number: str
    sender: UUID
    receiver: UUID
    way: rules.Way
    reason: Reason
    serials: str
    quantity: int
    outcome: str


class OrderOut(Schema):
    number: str
    vault: UUID
    supplier: UUID
    quantity: int
    state: rules.OrderState


class DischargeOut(Schema):
    """`is_authorised` is null while nobody decided."""

    id: UUID
    vault: UUID
    fate: Fate
    serials: str
    quantity: int
    is_authorised: bool | None


class CountLineOut(Schema):
    """`kind` is one of counted, missing, surplus."""

    kind: str
    serials: str
    explanation: str


class CountOut(Schema):
    """A count with how it differed; `document` is empty until it is sworn, or received by who takes the vault over."""

    id: UUID
    vault: UUID
    kind: rules.CountKind
    as_of: date
    expected: str
    lines: list[CountLineOut]
    receiver: str
    document: str


class StickerOut(Schema):
    serial: str
    is_digital: bool
    entry: str
    address: str


class BareActOut(Schema):
    act_id: UUID
    entry: str
    title: str
    performed_on: date


class StandingOut(Schema):
    """`code` is one of stands, voided, left, unused."""

    code: str
    title: str
    serial: str
    facts: dict[str, str]


class BookLineOut(Schema):
    turn: str
    label: str
    quantity: int
    serials: str


class PrefixBookOut(Schema):
    prefix: str
    is_digital: bool
    opening: str
    opened_with: int
    lines: list[BookLineOut]
    closing: str
    closed_with: int


class ForecastOut(Schema):
    vault: UUID
    name: str
    stock: int
    used: int
    days: int
    days_left: int | None
    minimum: int
    lacks: int


class SendIn(Schema):
    sender: UUID
    receiver: UUID
    serials: Serials
    reason: Reason
    note: Note = ""
    order: OptionalLine = ""


class OrderIn(Schema):
    vault: UUID
    quantity: Annotated[int, Field(ge=1, le=1_000_000)]
    note: Note = ""


class MintIn(Schema):
    serials: Serials
    note: Line


class MintReturnIn(MintIn):
    reason: Reason


class LossIn(Schema):
    vault: UUID
    serials: Serials
    note: Note
    evidence: UUID | None = None


class DischargeIn(LossIn):
    fate: Fate
    reason: Reason


class AffixIn(Schema):
    """A serial that was scanned, or nothing for the next; `is_digital` null leaves it to the act's document."""

    serial: Annotated[str, Field(max_length=40, pattern=r"^[^\x00]*$")] = ""
    is_digital: bool | None = None


class LabelIn(Schema):
    """The reason is for a second printing on the same sticker."""

    reason: Note = ""


class WhyIn(Schema):
    reason: Paragraph


def spans_of(text: str) -> tuple[Span, ...]:
    try:
        return rules.read(text)
    except (rules.SerialsUnreadable, ValueError):
        raise SerialsUnfit({"serials": [SerialsUnfit.sentence]}) from None


def vault_out(found: Vault) -> VaultOut:
    spans = queries.spans_of(found)
    return VaultOut(
        id=found.pk,
        office=found.office.code,
        level=Level(found.level),
        name=found.name,
        parent=found.parent_id,
        serials=rules.written(spans),
        quantity=rules.total(spans),
    )


def movement_out(found: Movement) -> MovementOut:
    return MovementOut(
        number=found.number,
        sender=found.sender_id,
        receiver=found.receiver_id,
        way=rules.Way(found.way),
        reason=Reason(found.reason),
        serials=found.spans,
        quantity=found.quantity,
        outcome=found.outcome,
    )


def order_out(found: Order) -> OrderOut:
    return OrderOut(
        number=found.number,
        vault=found.vault_id,
        supplier=found.supplier_id,
        quantity=found.quantity,
        state=found.state,
    )


def discharge_out(found: Discharge) -> DischargeOut:
    decision = getattr(found, "decision", None)
    return DischargeOut(
        id=found.pk,
        vault=found.vault_id,
        fate=Fate(found.fate),
        serials=found.spans,
        quantity=found.quantity,
        is_authorised=decision.is_authorised if decision else None,
    )


def count_out(found: StockCount) -> CountOut:
    statement = getattr(found, "statement", None)
    return CountOut(
        id=found.pk,
        vault=found.vault_id,
        kind=rules.CountKind(found.kind),
        as_of=found.as_of,
        expected=found.expected,
        lines=[
            CountLineOut(kind=line.kind, serials=str(line.span), explanation=line.explanation)
            for line in found.lines.all()
        ],
        receiver=found.receiver.full_name if found.receiver else "",
        document=statement.document.number if statement else "",
    )


def sticker_out(found: Sticker) -> StickerOut:
    facts = queries.label_facts(found)
    return StickerOut(
        serial=found.serial, is_digital=found.is_digital, entry=facts["entry"], address=facts["address"]
    )


def bare_act_out(act: Act) -> BareActOut:
    """An act that bears no sticker."""
    return BareActOut(act_id=act.pk, entry=act.entry_number, title=act.title, performed_on=act.performed_on)
