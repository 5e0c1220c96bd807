"""Which facts does a label state, and which the sworn statement of a count?"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chancery.contexts.stickers import queries
from chancery.contexts.stickers.models import StockCount
from chancery.contexts.stickers.rules import CountKind, LineKind
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock, ids
from chancery.kernel.base.wording import long_date
from chancery.kernel.documents import typesetting
from chancery.kernel.procedures.vocabulary import PaperKind

_TEMPLATES = Path(__file__).parent / "papers"
LABEL = _TEMPLATES / "label.typ"
INVENTORY = PaperKind(
    "sticker_inventory",
    "Declaración jurada de inventario de autoadhesivos",
    "INA",
    _TEMPLATES / "inventory.typ",
    numbered_by_office=True,
)
HAND_OVER = PaperKind(
    "sticker_hand_over",
    "Acta de arqueo y entrega de autoadhesivos",
    "AEA",
    _TEMPLATES / "inventory.typ",
    numbered_by_office=True,
)


def paper_of(kind: CountKind) -> PaperKind:
    """The paper that swears a count of that kind."""
    return INVENTORY if kind is CountKind.HALF_YEARLY else HAND_OVER


def label_of(act: Act, *, serial: str, code: str, officer: str) -> dict[str, Any]:
    """All that D.S. 076-2005-RE, art. 170, wants on an act, and what opens its public page."""
    charge = act.charge
    return {
        "serial": serial,
        "code": ids.format_code(code),
        "address": queries.address_of(serial, code),
        "office": act.office.name,
        "entry": act.entry_number,
        "act": act.act_number,
        "tariff": charge.item_numbers,
        "title": act.title,
        "on": f"{act.performed_on:%d/%m/%Y}",
        "consular": str(charge.consular_money) if charge.consular_money else "",
        "local": "" if charge.is_free else str(charge.money),
        "free_by": f"GRATIS: {charge.free_by}" if charge.is_free else "",
        "officer": officer,
        "interested": act.interested.full_name,
    }


def label_pdf(facts: dict[str, Any]) -> bytes:
    """The label as it is printed on the form, 100 by 60 mm."""
    drawn = {**facts, "qr": typesetting.qr_svg(facts["address"])}
    return typesetting.render(LABEL, drawn, at=clock.now())


def label_image(facts: dict[str, Any]) -> bytes:
    """The label as a picture, to stand in an electronic document."""
    drawn = {**facts, "qr": typesetting.qr_svg(facts["address"])}
    return typesetting.render_image(LABEL, drawn)


@dataclass(frozen=True, slots=True)
class Inventory:
    """What was counted, how it differed from the books, and who swears it (D.S. 076-2005-RE, arts. 160 and 223)."""

    is_hand_over: bool
    place: str
    vault: str
    as_of_words: str
    counted_words: str
    counted_by: str
    received_by: str
    expected: str
    expected_quantity: int
    counted: tuple[str, ...]
    counted_quantity: int
    differences: tuple[tuple[str, str, int, str], ...]
    norm: str

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see on the verification page."""
        return {
            "Bóveda": self.vault,
            "Corresponde al": self.as_of_words,
            "Autoadhesivos contados": str(self.counted_quantity),
            "Diferencias": str(len(self.differences)),
        }


def inventory_of(count: StockCount, *, expected_quantity: int) -> Inventory:
    """The statement of a count whose lines are written."""
    lines = list(count.lines.all())
    counted = [line.span for line in lines if line.kind == LineKind.COUNTED]
    zone_day = queries.local_day(count.vault.office)
    return Inventory(
        is_hand_over=count.kind == CountKind.HAND_OVER,
        place=count.vault.office.city,
        vault=f"{count.vault.name}, {count.vault.office.name}",
        as_of_words=long_date(count.as_of),
        counted_words=long_date(zone_day),
        counted_by=count.counted_by.full_name,
        received_by=count.receiver.full_name if count.receiver else "",
        expected=count.expected or "ninguno",
        expected_quantity=expected_quantity,
        counted=tuple(str(span) for span in counted),
        counted_quantity=sum(span.size for span in counted),
        differences=tuple(
            (LineKind(line.kind).label, str(line.span), line.span.size, line.explanation)
            for line in lines
            if line.kind != LineKind.COUNTED
        ),
        norm="D.S. 076-2005-RE, arts. 160 y 223",
    )
