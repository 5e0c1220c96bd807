"""Which facts does an act about a closed will state? Never what the envelope holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from chancery.contexts.public_deeds.models import SealedWill
from chancery.contexts.public_deeds.papers.deeds import OFFICER_TITLE
from chancery.contexts.public_deeds.rules.sealed import Witness
from chancery.kernel.base import clock, wording


class Sealed(StrEnum):
    """What an act about a closed will records."""

    RECEIVED = "received"
    RETURNED = "returned"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class SealedAct:
    """An act about an envelope: who, when, before whom, how many seals; never what it holds."""

    what: str
    act_number: str
    place: str
    on_words: str
    testator: str
    testator_document: str
    witnesses: tuple[tuple[str, str], ...]
    seals: int | None
    receiver: str
    receiver_document: str
    order: str
    death: str
    officer_title: str
    charge: str

    def public(self) -> dict[str, str]:
        """What is told of it once it may be: which act, of whom, and when."""
        return {"Acta": _SEALED[Sealed(self.what)], "Testador": self.testator, "Fecha": self.on_words}


_SEALED = {
    Sealed.RECEIVED: "Recepción de testamento cerrado",
    Sealed.RETURNED: "Restitución de testamento cerrado",
    Sealed.DELIVERED: "Entrega de testamento cerrado",
}


def sealed_act(
    will: SealedWill,
    *,
    what: Sealed,
    number: str = "",
    witnesses: Sequence[Witness] = (),
    seals: int | None = None,
    charge: str = "",
) -> SealedAct:
    """The act of receiving an envelope or of giving it back."""
    testator, office = will.case.applicant, will.office
    return SealedAct(
        what=what,
        act_number=number,
        place=f"{office.city}, {office.name}",
        on_words=wording.long_date(clock.today(ZoneInfo(office.time_zone))),
        testator=testator.full_name,
        testator_document=f"DNI {testator.document_number}",
        witnesses=tuple(
            (each.name, f"{each.document.kind.label} {each.document.number}") for each in witnesses
        ),
        seals=seals,
        receiver="",
        receiver_document="",
        order="",
        death="",
        officer_title=OFFICER_TITLE,
        charge=charge,
    )


def sealed_delivery(
    will: SealedWill, *, order: str, receiver: str, receiver_document: str, died_on: date, certificate: str
) -> SealedAct:
    """The act of delivering an envelope after its testator's death."""
    return replace(
        sealed_act(will, what=Sealed.DELIVERED, number=will.cover.act.act_number, seals=will.cover.seals),
        receiver=receiver.strip(),
        receiver_document=receiver_document.strip(),
        order=order,
        death=f"fallecido el {wording.long_date(died_on)}, según {certificate.strip()}",
    )
