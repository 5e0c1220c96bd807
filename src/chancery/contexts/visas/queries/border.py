"""What does the border ask of a visa, does it stand, and which entries were made with it?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from chancery.contexts.visas.models import (
    Application,
    Label,
    PassportReport,
    VisaEntry,
    VisaEntryIncident,
)
from chancery.contexts.visas.procedures import State
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.any_of import any_of
from chancery.kernel.documents import sealing
from chancery.kernel.travel_documents import seal_checks, seal_contents, seal_keys
from chancery.kernel.travel_documents.border_answers import BorderAnswer, gravest
from chancery.kernel.travel_documents.layouts import Form
from chancery.kernel.travel_documents.reading import UnreadableZone, read
from chancery.kernel.travel_documents.seal_checks import Verdict as SealVerdict

CHECK, CONSUME = "visas:check", "visas:consume"
CHECKERS = (Role.BORDER_OFFICER,)
_ISSUERS = (Role.OFFICER, Role.CONSUL, Role.SUPERVISOR)


class Bar(StrEnum):
    """Why one may not enter with what was shown, or not without a question."""

    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    SEAL = "seal"
    VOIDED = "voided"
    CANCELLED = "cancelled"
    NOT_DELIVERED = "not_delivered"
    USED = "used"
    EXPIRED = "expired"
    OTHER_PASSPORT = "other_passport"
    ALTERED = "altered"
    PASSPORT_REPORTED = "passport_reported"

    @property
    def sentence(self) -> str:
        """What the officer reads."""
        return _SENTENCES[self]

    @property
    def answer(self) -> BorderAnswer:
        """Whether it speaks against the visa, or wants a question first."""
        return BorderAnswer.ASK if self is Bar.PASSPORT_REPORTED else BorderAnswer.NO


_SENTENCES = {
    Bar.UNREADABLE: "La zona de lectura mecánica no se puede leer entera.",
    Bar.UNKNOWN: "No consta ninguna visa con esos datos.",
    Bar.SEAL: "El sello digital no es auténtico o no corresponde a la visa.",
    Bar.VOIDED: "La etiqueta se inutilizó: no lleva ninguna visa.",
    Bar.CANCELLED: "La visa fue cancelada.",
    Bar.NOT_DELIVERED: "La visa no consta como entregada.",
    Bar.USED: "A la visa no le quedan entradas.",
    Bar.EXPIRED: "La visa ya venció.",
    Bar.OTHER_PASSPORT: "La visa es para otro pasaporte.",
    Bar.ALTERED: "La zona de lectura mecánica no es la que se imprimió.",
    Bar.PASSPORT_REPORTED: "El pasaporte que lleva la visa se comunicó como perdido, robado o anulado: "
    "compruebe que quien lo muestra es su titular.",
}


@dataclass(frozen=True)
class Found:
    """The label behind what was read, what its seal is worth, and all that the border must know."""

    label: Label | None
    seal: SealVerdict | None
    bars: tuple[Bar, ...]

    @property
    def answer(self) -> BorderAnswer:
        """No, ask first, or yes."""
        return gravest(bar.answer for bar in self.bars)

    @property
    def is_good(self) -> bool:
        """Whether nothing speaks against it, nor is to be asked."""
        return not self.bars

    @property
    def entries(self) -> int:
        """How many entries the visa gives; none means any number."""
        return self.label.application.decision.entries if self.label else 0

    @property
    def stay_days(self) -> int:
        """How long the decision lets its holder stay; none means without end."""
        return self.label.application.decision.stay_days if self.label else 0

    @cached_property
    def entries_made(self) -> list[VisaEntry]:
        """Each entry with it that was told, in order."""
        return list(entries_of(self.label.application)) if self.label else []

    @cached_property
    def passport_report(self) -> PassportReport | None:
        """What was reported of the passport in which it stands."""
        return passport_report_of(self.label.application) if self.label else None


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
    label = _label(serial, verdict, seal)
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
    """The labels within their days that bear no visa any more: it was cancelled, all its entries were used, or they were spoilt."""
    spoilt = Label.objects.filter(voiding__isnull=False, valid_until__gte=on)
    found = any_of("serial", spoilt, *_ended(on)).order_by("serial")
    yield from found.iterator(chunk_size=500)


def cancelled_zones(on: date) -> Iterator[str]:
    """What the seals of visas that were cancelled or used up say of their zones: a seal has no serial."""
    yield from _sealed(any_of("zone", *_ended(on)))


def doubtful_serials(on: date) -> Iterator[str]:
    """The labels within their days whose passport was lost, stolen or voided."""
    found = _in_reported_passports(on).order_by("serial")
    yield from found.values_list("serial", flat=True).iterator(chunk_size=500)


def doubtful_zones(on: date) -> Iterator[str]:
    """What the seals of those say of their zones."""
    yield from _sealed(_in_reported_passports(on).values_list("zone", flat=True))


def published_keys() -> dict[str, Any]:
    """The keys of our seals, for whoever checks without us. Raises `SealKeyMissing`."""
    written: dict[str, Any] = json.loads(seal_keys.write(sealing.key_list()))
    return written


def bears(label: Label | None, seal: bytes) -> bool:
    """Whether a seal is, to the byte, the one that we printed on it, whatever became of its key since."""
    return label is not None and bool(seal) and bytes(label.seal) == seal


def entries_used(label: Label) -> list[VisaEntry]:
    """The entries that used one of those that the visa gives, in order."""
    return list(label.entries.select_related("office").filter(is_consuming=True).order_by("ordinal"))


def entry_of(key: UUID) -> VisaEntry | None:
    """The entry that a device named so."""
    found = VisaEntry.objects.select_related("office", "incident__first__office", "label")
    return found.filter(key=key).first()


def entries_of(application: Application) -> QuerySet[VisaEntry]:
    """Each entry told of a visa, for whoever may see its case."""
    found = VisaEntry.objects.filter(label__application=application)
    return found.select_related("office", "incident").order_by("entered_at")


def incidents(actor: Actor) -> QuerySet[VisaEntryIncident]:
    """The incidents at the posts where the actor serves, and of the visas that the actor's consulate gave."""
    found = VisaEntryIncident.objects.select_related(
        "entry__office", "entry__label__application__case__office", "first__office"
    )
    if actor.holds(Role.AUDITOR):
        return found
    border, issuers = actor.offices(*CHECKERS, Role.SUPERVISOR), actor.offices(*_ISSUERS)
    here = Q(entry__office_id__in=border) | Q(first__office_id__in=border)
    return found.filter(here | Q(entry__label__application__case__office_id__in=issuers))


def used_elsewhere() -> QuerySet[Label]:
    """What was used up while a post's node wrote its case, which is written here now and says nothing of it."""
    rows = Label.objects.filter(application__case__state=State.DELIVERED, application__case__site=site.here())
    return rows.filter(Exists(_last_entries())).select_related("application__case", "application__decision")


def passport_report_of(application: Application) -> PassportReport | None:
    """What was last reported of the passport that bears a visa, in whichever of the cases with that passport."""
    return (
        PassportReport.objects.filter(
            application__passport_country=application.passport_country,
            application__passport_number=application.passport_number,
        )
        .select_related("by", "application__case__office")
        .first()
    )


def _last_entries() -> QuerySet[VisaEntry]:
    """Of the label outside: the entry that was the last one that its visa gives."""
    return VisaEntry.objects.filter(label=OuterRef("pk"), ordinal=F("label__application__decision__entries"))


def _in_reported_passports(on: date) -> QuerySet[Label]:
    reported = PassportReport.objects.filter(
        application__passport_country=OuterRef("application__passport_country"),
        application__passport_number=OuterRef("application__passport_number"),
    )
    return Label.objects.filter(Exists(reported), voiding=None, valid_until__gte=on)


def _ended(on: date) -> tuple[QuerySet[Label], QuerySet[Label]]:
    """The labels within their days whose visa was cancelled, and those of which all the entries were used."""
    within = Label.objects.filter(valid_until__gte=on)
    return within.filter(application__cancellation__isnull=False), within.filter(Exists(_last_entries()))


def _sealed(zones: QuerySet[Label, str]) -> Iterator[str]:
    for zone in zones.iterator(chunk_size=500):
        upper, lower = zone.split("\n")
        yield upper + lower[: seal_contents.LOWER]


def _label(serial: str, verdict: SealVerdict | None, seal: bytes) -> Label | None:
    labels = Label.objects.select_related(
        "application__case__office", "application__decision", "document", "voiding"
    )
    wanted = "".join(serial.split()).upper()
    if wanted:
        return labels.filter(serial=wanted).first()
    if verdict is None or verdict.seal is None:
        return None
    found = labels.filter(zone__startswith="\n".join(seal_contents.lines_of(verdict.seal))).first()
    return found if verdict.is_valid or bears(found, seal) else None


def _standing(label: Label) -> Iterator[Bar]:
    application = label.application
    state = application.case.state
    if hasattr(label, "voiding"):
        yield Bar.VOIDED
        return
    if state == State.CANCELLED:
        yield Bar.CANCELLED
        return
    if label.entries.filter(ordinal=application.decision.entries).exists():
        yield Bar.USED
    elif state not in (State.DELIVERED, State.EXPIRED):
        yield Bar.NOT_DELIVERED
    if label.valid_until < clock.today():
        yield Bar.EXPIRED
    if passport_report_of(application) is not None:
        yield Bar.PASSPORT_REPORTED
