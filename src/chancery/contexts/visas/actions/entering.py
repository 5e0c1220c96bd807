"""How does an entry to Peru use a visa, and what when more are told of than it gives?"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from chancery.contexts.visas import queries
from chancery.contexts.visas.models import Label, VisaEntry
from chancery.contexts.visas.procedures import State
from chancery.contexts.visas.queries import Bar, Found
from chancery.contexts.visas.rules import next_entry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.cases import crossings
from chancery.kernel.cases.crossings import CrossingOfAnother
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office
from chancery.kernel.travel_documents import single_use
from chancery.kernel.travel_documents.border_answers import BorderAnswer
from chancery.kernel.travel_documents.single_use import IncidentKind

_UNREAD = (Bar.UNREADABLE, Bar.SEAL, Bar.ALTERED)
"""What makes that nobody knows which visa was read."""


class VisaUnknown(Invalid):
    """What leads to no visa lets nobody be noted with it."""

    code = "visa_unknown"
    sentence = "{why} No se puede registrar el ingreso."
    next_step = "Lea otra vez la zona o el sello de la visa. Si aun así no se reconoce, avise a su jefatura."


class VisaUsedUp(Conflict):
    """A visa serves for as many entries as it was given for (Decreto Legislativo 1350, art. 29)."""

    code = "visa_used_up"
    sentence = "A la visa {serial} no le quedan entradas: {used}, según {officer}."
    next_step = (
        "Para otro viaje hace falta otra visa. Si quien la muestra niega haber entrado, avise a su jefatura."
    )


class VisaNotGood(Conflict):
    """Cancelled, run out, spoilt, or never handed over."""

    code = "visa_not_good"
    sentence = "{why} No se puede ingresar con la visa {serial}."
    next_step = "Avise a su jefatura, o pregunte a la oficina consular que dio la visa."


@transaction.atomic
def record_entry(
    *,
    office: Office,
    key: UUID,
    actor: Actor,
    zone: str = "",
    seal: bytes = b"",
    serial: str = "",
    entered_at: datetime | None = None,
    officer_name: str = "",
) -> VisaEntry:
    """Note that the holder enters now; or, with `entered_at`, that the holder entered while the line was down.

    Now, it uses one of the entries that the visa gives, where they are counted, and is refused when none is left or the
    visa does not stand: `VisaUsedUp`, `VisaNotGood`. What has already happened is never refused: it is kept, and where the
    visa was used up, cancelled or over an incident stands beside it and is told to both posts, to the consulate and to the
    applicant. A spoilt label bears no visa, so an entry with it uses none. Telling the same `key` again changes nothing. With its last entry the visa is used; at a post with a node its
    case follows (`settle_use`). Raises `NotAControlPost`, `VisaUnknown`, `CrossingOfAnother`.
    """
    if queries.CONSUME not in actor.scopes:
        access.require(actor, Role.BORDER_OFFICER, office_id=office.id)
    crossings.require_control_post(office)
    found = queries.find(zone=zone, seal=seal, serial=serial)
    label = _known(found, seal)
    case = label.application.case
    ledger.hold(case.id)
    known = queries.entry_of(key)
    if known is not None:
        if known.label_id != label.id:
            raise CrossingOfAnother
        return known
    case.refresh_from_db()
    given, used = found.entries, queries.entries_used(label)
    last = used[-1] if given and len(used) >= given else None
    if entered_at is None:
        _refuse_unless_good(label, found, last)
    ordinal = None if hasattr(label, "voiding") else next_entry(given, len(used))
    told = VisaEntry(
        **crossings.noted(office=office, key=key, officer_name=officer_name, at=entered_at, actor=actor),
        label=label,
        entered_at=crossings.believable(entered_at, label.at),
        ordinal=ordinal,
        is_consuming=ordinal is not None,
    )
    wrong = _incident(told, last)
    is_last = ordinal is not None and ordinal == given
    uses_up = is_last and case.state == State.DELIVERED
    crossings.keep(told, case=case, uses_up=uses_up, facts=_facts(told), actor=actor)
    if wrong is not None:
        crossings.note_incident(
            told,
            last,
            wrong,
            case=case,
            subject=label.serial,
            document=f"Visa {label.serial}",
            link=reverse("visas:incidents"),
            actor=actor,
        )
    return told


@transaction.atomic
def settle_use(*, label: Label, actor: Actor) -> None:
    """Close the case of what was used up while a post's node wrote it, now that it is written here."""
    access.require(actor, Role.SYSTEM)
    told = queries.entries_used(label)[-1]
    crossings.use(told, case=told.label.application.case, facts=_facts(told), actor=actor)


def _known(found: Found, seal: bytes) -> Label:
    """What was read without a fault of its own: a forged, altered or unknown one is kept of nobody.

    A seal that is ours to the byte was good when somebody entered with it, though its key may have ended since.
    """
    wrong = [bar for bar in found.bars if bar in _UNREAD and not queries.bears(found.label, seal)]
    if found.label is None or wrong:
        why = wrong[0].sentence if wrong else Bar.UNKNOWN.sentence
        raise VisaUnknown({"zone": [VisaUnknown.sentence.format(why=why)]}, why=why)
    return found.label


def _refuse_unless_good(label: Label, found: Found, last: VisaEntry | None) -> None:
    if last is not None:
        raise VisaUsedUp(serial=label.serial, used=last.words, officer=last.officer_name)
    if found.answer is BorderAnswer.NO:
        why = " ".join(bar.sentence for bar in found.bars if bar.answer is BorderAnswer.NO)
        raise VisaNotGood(serial=label.serial, why=why)


def _incident(told: VisaEntry, last: VisaEntry | None) -> IncidentKind | None:
    state = told.label.application.case.state
    return single_use.incident(
        is_used=last is not None,
        is_revoked=state == State.CANCELLED or hasattr(told.label, "voiding"),
        is_over=told.entered_at.astimezone(clock.LIMA).date() > told.label.valid_until,
        is_closed=state == State.EXPIRED,
    )


def _facts(told: VisaEntry) -> dict[str, object]:
    return {
        "serial": told.label.serial,
        "office": told.office.code,
        "officer": told.officer_name,
        "entered_at": told.entered_at,
        "ordinal": told.ordinal,
        "key": told.key,
    }
