"""In which shapes do identity cards travel to programs and back?"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Router, Schema
from pydantic import Field

from chancery.contexts.identity_cards import actions, rules
from chancery.contexts.identity_cards.models import CardReception, CardShipment, CardStockCount, CardTransfer
from chancery.contexts.identity_cards.queries import envelopes_of, standing_of
from chancery.contexts.identity_cards.rules import (
    Bond,
    CardOutcome,
    CardSupply,
    HolderStanding,
    OldCardFate,
    Piece,
    Receiver,
    StockChange,
)
from chancery.web.api_auth import Session
from chancery.web.api_fields import Line, OptionalLine, Paragraph, Remark

router = Router(tags=["identity-cards"])
SESSION = Session()
Number = Annotated[str, Field(max_length=40, pattern=r"^[^\x00]*$")]
Numbers = Annotated[list[Number], Field(max_length=2000)]


class CardKindOut(Schema):
    """A kind of procedure in force, with what it costs a major and a minor, and whether a window may approve it."""

    code: str
    title: str
    english: str
    item_adult: str
    item_minor: str
    changes: rules.Changes
    window: rules.KindAtWindow
    norm: str
    source: str


class CardChangeIn(Schema):
    """A datum that changes, and what it should say."""

    change: Number
    wanted: Line


class CardParticularsIn(Schema):
    kind: Number
    standing: HolderStanding = HolderStanding.ORDINARY
    bond: Bond = Bond.NONE
    given_names: str = Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")
    first_surname: str = Field(min_length=1, max_length=80, pattern=r"^[^\x00]*$")
    second_surname: str = Field("", max_length=80, pattern=r"^[^\x00]*$")
    born_on: date
    dni: str = Field("", max_length=12, pattern=r"^[^\x00]*$")
    card_expires_on: date | None = None
    address: Line
    birth_act: str = Field("", max_length=120, pattern=r"^[^\x00]*$")
    birth_act_issued_on: date | None = None
    changes: list[CardChangeIn] = Field([], max_length=20)
    origin: str = Field("", max_length=30, pattern=r"^[^\x00]*$")

    def said(self) -> actions.Particulars:
        changes = tuple((each.change, each.wanted) for each in self.changes)
        return actions.Particulars(**{**self.dict(exclude={"changes"}), "changes": changes})


class CardUploads(Schema):
    """Files received before, by what each is."""

    birth_act: UUID | None = None
    support: UUID | None = None


class CardRequestIn(Schema):
    """A request; `office` is the code of any consular office."""

    particulars: CardParticularsIn
    office: Line
    uploads: CardUploads = CardUploads()


class CardCaptureIn(Schema):
    """That pieces were taken, in which mode. The pieces themselves are nowhere here."""

    mode: Number
    pieces: list[Piece] = Field(max_length=10)
    form_number: str = Field("", max_length=20, pattern=r"^[^\x00]*$")
    captured_on: date | None = None
    annotation: Remark = ""

    def taken(self) -> actions.Taken:
        return actions.Taken(**{**self.dict(), "pieces": frozenset(self.pieces)})


class CardApprovalIn(Schema):
    is_matched: bool
    is_act_registered: bool = False


class CardPickupIn(Schema):
    """The code of the office where the card is to be collected; at a counter also how the holder asked."""

    office: Line
    reason: Remark = ""


class CardCarriedIn(Schema):
    carrier: str = Field(max_length=80, pattern=r"^[^\x00]*$")
    waybill: Number


class CardDifferenceIn(Schema):
    difference: Remark


class CardTransferOut(Schema):
    """A card that one office posted to another; `is_accepted` is empty until the other answers."""

    id: UUID
    number: str
    from_office: str
    to_office: str
    carrier: str
    waybill: str
    is_accepted: bool | None
    difference: str


class CardReasonIn(Schema):
    reason: Paragraph


class CardNoteIn(Schema):
    text: Remark


class CardDeliveryIn(Schema):
    receiver: Receiver
    receiver_name: OptionalLine = ""
    receiver_document: Number = ""
    old_card: OldCardFate
    is_matched: bool
    has_ticket: bool


class CardOfficeIn(Schema):
    """The code of the office where the caller serves."""

    office: Line


class CardLeavingIn(Schema):
    carrier: str = Field(max_length=80, pattern=r"^[^\x00]*$")
    waybill: Number
    off_day_because: Remark = ""


class CardEnvelopeOut(Schema):
    """One envelope: at most thirty forms of one kind and mode, of majors or of minors."""

    lot: int
    number: int
    kind: str
    mode: str
    is_minor: bool
    forms: list[str]


class CardShipmentOut(Schema):
    number: str
    state: str
    left_on: date | None
    envelopes: list[CardEnvelopeOut]


class CardShipmentRow(Schema):
    """A shipment as a line of the list: when it should arrive at RENIEC, until when RENIEC registers it, whether that day passed."""

    number: str
    state: str
    left_on: date | None
    arrives_on: date | None
    registered_by: date | None
    is_late: bool
    forms: int


class CardBoxIn(Schema):
    """What RENIEC's guide lists and what was in the box, by numbers of cards, forms or cases."""

    office: Line
    guide: Number
    listed: Numbers
    found: Numbers


class CardLineOut(Schema):
    number: str
    outcome: CardOutcome


class CardReceptionOut(Schema):
    id: UUID
    guide: str
    cards: list[CardLineOut]


class CardStockIn(Schema):
    office: Line
    movement: StockChange
    quantity: int = Field(ge=1, le=100_000)
    reason: Remark = ""


class CardBalanceOut(Schema):
    """Final = initial − (used + voided + disabled)."""

    supply: CardSupply
    initial: int
    used: int
    voided: int
    disabled: int
    final: int


class CardCountIn(Schema):
    """What there was when the month of `month` ended."""

    office: Line
    supply: CardSupply
    month: date
    counted: int = Field(ge=0, le=1_000_000)


class CardCountOut(Schema):
    id: UUID
    supply: CardSupply
    month: date
    expected: int
    counted: int
    difference: int
    is_closed: bool


class CardExplanationIn(Schema):
    explanation: Remark = ""


def shipment_row(found: CardShipment, today: date) -> dict[str, Any]:
    """A shipment as a line of the list."""
    leaving, standing = getattr(found, "leaving", None), standing_of(found, today)
    return {
        "number": found.case.number,
        "state": found.case.state,
        "left_on": leaving.left_on if leaving else None,
        "arrives_on": standing.arrives_on,
        "registered_by": standing.registered_by,
        "is_late": standing.is_late,
        "forms": found.forms,  # type: ignore[attr-defined]
    }


def shipment_out(found: CardShipment) -> dict[str, Any]:
    """A shipment with its envelopes."""
    leaving = getattr(found, "leaving", None)
    return {
        "number": found.case.number,
        "state": found.case.state,
        "left_on": leaving.left_on if leaving else None,
        "envelopes": [
            {
                "lot": each.lot,
                "number": each.number,
                "kind": each.kind,
                "mode": each.mode,
                "is_minor": each.is_minor,
                "forms": [form.capture.form_number for form in each.forms.all()],
            }
            for each in envelopes_of(found)
        ],
    }


def reception_out(found: CardReception) -> dict[str, Any]:
    """A reception with what came of each number."""
    cards = [{"number": each.number, "outcome": each.outcome} for each in found.cards.all()]
    return {"id": found.id, "guide": found.guide, "cards": cards}


def transfer_out(found: CardTransfer) -> dict[str, Any]:
    """A transfer with what was answered."""
    outcome = getattr(found, "outcome", None)
    return {
        "id": found.id,
        "number": found.request.case.number,
        "from_office": found.from_office.code,
        "to_office": found.to_office.code,
        "carrier": found.carrier,
        "waybill": found.waybill,
        "is_accepted": outcome.is_accepted if outcome else None,
        "difference": outcome.difference if outcome else "",
    }


def count_out(found: CardStockCount) -> dict[str, Any]:
    """A count beside the equation."""
    return {
        "id": found.id,
        "supply": found.supply,
        "month": found.month,
        "expected": found.expected,
        "counted": found.counted,
        "difference": found.difference,
        "is_closed": hasattr(found, "closing"),
    }
