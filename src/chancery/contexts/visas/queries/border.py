"""What does the border ask of a visa, and does it stand?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef

from chancery.contexts.visas.models import Cancellation, Label, LabelVoiding
from chancery.contexts.visas.procedures import State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import sealing
from chancery.kernel.travel_documents import seal_checks, seal_contents, seal_keys
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.reading import UnreadableZone, read
from chancery.kernel.travel_documents.seal_checks import Verdict as SealVerdict

CHECK = "visas:check"
CHECKERS = (Role.BORDER_OFFICER,)


class Bar(StrEnum):
    """Why one may not enter with what was shown."""

    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    SEAL = "seal"
    VOIDED = "voided"
    CANCELLED = "cancelled"
    NOT_DELIVERED = "not_delivered"
    EXPIRED = "expired"
    OTHER_PASSPORT = "other_passport"
    ALTERED = "altered"

    @property
    def sentence(self) -> str:
        """What the officer reads."""
        return _SENTENCES[self]


_SENTENCES = {
    Bar.UNREADABLE: "La zona de lectura mecánica no se puede leer entera.",
    Bar.UNKNOWN: "No consta ninguna visa con esos datos.",
    Bar.SEAL: "El sello digital no es auténtico o no corresponde a la visa.",
    Bar.VOIDED: "La etiqueta se inutilizó: no lleva ninguna visa.",
    Bar.CANCELLED: "La visa fue cancelada.",
    Bar.NOT_DELIVERED: "La visa no consta como entregada.",
    Bar.EXPIRED: "La visa ya venció.",
    Bar.OTHER_PASSPORT: "La visa es para otro pasaporte.",
    Bar.ALTERED: "La zona de lectura mecánica no es la que se imprimió.",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The label behind what was read, what its seal is worth, and every reason against it."""

    label: Label | None
    seal: SealVerdict | None
    bars: tuple[Bar, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.bars


def find(*, zone: str = "", seal: bytes = b"", serial: str = "", passport: str = "") -> Found:
    """What we know of a visa by its zone, its seal, or the serial of its label; whichever was read agrees with the others.

    Raises `SealKeyMissing`.
    """
    bars: list[Bar] = []
    lines: tuple[str, ...] = ()
    if zone.strip():
        try:
            reading = read(zone)
        except UnreadableZone:
            bars.append(Bar.UNREADABLE)
        else:
            lines = reading.lines if reading.zone.form is Form.MRV_A else ()
            serial = serial or reading.zone.optional
    verdict = None
    if seal:
        printed = "\n".join(lines) or None
        verdict = seal_checks.verify(seal, sealing.key_list(), on=clock.today(), printed=printed)
        if not verdict.is_valid:
            bars.append(Bar.SEAL)
    label = _label(serial, verdict)
    if label is None:
        return Found(None, verdict, (*bars, Bar.UNKNOWN))
    if lines and "\n".join(lines) != label.zone:
        bars.append(Bar.ALTERED)
    if seal and seal != bytes(label.seal) and Bar.SEAL not in bars:
        bars.append(Bar.SEAL)
    shown = "".join(passport.split()).upper()
    if shown and shown != label.application.passport_number:
        bars.append(Bar.OTHER_PASSPORT)
    return Found(label, verdict, (*bars, *_standing(label)))


def cancelled_serials(on: date) -> Iterator[str]:
    """The labels within their days that bear no visa any more: it was cancelled, or they were spoilt."""
    spoilt = LabelVoiding.objects.filter(label=OuterRef("pk"))
    cancelled = Cancellation.objects.filter(application=OuterRef("application"))
    found = Label.objects.filter(Exists(spoilt) | Exists(cancelled), valid_until__gte=on).order_by("serial")
    yield from found.values_list("serial", flat=True).iterator(chunk_size=500)


def cancelled_zones(on: date) -> Iterator[str]:
    """What the seals of cancelled visas say of their zones: a seal has no serial."""
    found = Label.objects.filter(application__cancellation__isnull=False, valid_until__gte=on)
    for zone in found.values_list("zone", flat=True).iterator(chunk_size=500):
        upper, lower = zone.split("\n")
        yield upper + lower[: seal_contents.LOWER]


def published_keys() -> dict[str, Any]:
    """The keys of our seals, for whoever checks without us. Raises `SealKeyMissing`."""
    written: dict[str, Any] = json.loads(seal_keys.write(sealing.key_list()))
    return written


def _label(serial: str, verdict: SealVerdict | None) -> Label | None:
    labels = Label.objects.select_related("application__case__office", "document", "voiding")
    wanted = "".join(serial.split()).upper()
    if wanted:
        return labels.filter(serial=wanted).first()
    if verdict is None or verdict.seal is None or not verdict.is_valid:
        return None
    return labels.filter(zone__startswith="\n".join(seal_contents.lines_of(verdict.seal))).first()


def _standing(label: Label) -> tuple[Bar, ...]:
    state, today = label.application.case.state, clock.today()
    if hasattr(label, "voiding"):
        return (Bar.VOIDED,)
    if state == State.CANCELLED:
        return (Bar.CANCELLED,)
    bars = []
    if state not in (State.DELIVERED, State.EXPIRED):
        bars.append(Bar.NOT_DELIVERED)
    if label.valid_until < today:
        bars.append(Bar.EXPIRED)
    return tuple(bars)
