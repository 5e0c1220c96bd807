"""How is a document registered, by a window, by the front desk or by another context?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from chancery.contexts.correspondence import papers, queries
from chancery.contexts.correspondence.actions import _moving, _registering
from chancery.contexts.correspondence.actions._moving import Target
from chancery.contexts.correspondence.actions._registering import Enclosed, Incoming
from chancery.contexts.correspondence.models import Record
from chancery.contexts.correspondence.procedures import RECEIPT
from chancery.contexts.correspondence.rules import EntryChannel, Outcome, RecordKind, Sender, SenderKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import access
from chancery.kernel.identity.checks import RucInvalid, validate_ruc
from chancery.kernel.organisation import dated
from chancery.kernel.organisation.models import Office

_RUC = 11
_RUC_BEGINS = ("10", "15", "16", "17", "20")
"""By SUNAT's classes of taxpayers; an Italian company's number has eleven digits too and mostly begins otherwise [GK]."""
_WITH_RUC = (SenderKind.COMPANY, SenderKind.ENTITY)


@dataclass(frozen=True, slots=True)
class Registered:
    """What a document is registered as; `receipt_id` is that of the issued paper, none where none was asked for."""

    id: UUID
    number: str
    received_at: datetime
    received_on: date
    follow_code: str
    receipt_id: UUID | None = None
    receipt_number: str = ""


@transaction.atomic
@dated.as_they_stand()
def register(
    *,
    actor: Actor,
    office: Office,
    sender: Sender,
    subject: str,
    kind: RecordKind | str,
    sheets: int,
    number_of_sender: str = "",
    dated_on: date | None = None,
    files: Sequence[Enclosed] = (),
    document_ids: Sequence[UUID] = (),
    upload_ids: Sequence[UUID] = (),
    antecedents: Sequence[UUID | str] = (),
    channel: EntryChannel | str = EntryChannel.WINDOW,
    presented_at: datetime | None = None,
    addressee: Office | None = None,
    is_urgent: bool = False,
    is_reserved: bool = False,
    with_receipt: bool = True,
) -> Registered:
    """Register a document: number it, keep its files, say who holds it, and give the receipt; send it on to `addressee`.

    Whoever serves at the office does, or the platform itself for what comes from another system. Raises `RoleMissing`,
    `RucInvalid`, `RecordIncomplete`, `PresentedInFuture`, `FileUnknown`, `RecordNotFound`, `WrittenInLima`, `UploadNotUsable`.
    """
    access.require(actor, *queries.DESK, Role.SYSTEM, office_id=office.id)
    _check_ruc(sender)
    record = _registering.enter(
        Incoming(
            office=office,
            sender=sender,
            subject=subject,
            kind=RecordKind(kind),
            sheets=sheets,
            channel=EntryChannel(channel),
            presented_at=presented_at or clock.now(),
            number_of_sender=number_of_sender,
            dated_on=dated_on,
            files=files,
            document_ids=document_ids,
            upload_ids=upload_ids,
            antecedents=antecedents,
            is_urgent=is_urgent,
            is_reserved=is_reserved,
        ),
        actor=actor,
    )
    receipt = _receipt(record, actor) if with_receipt else None
    if addressee is not None and addressee.id != office.id:
        send_first(record=record, office=addressee, instruction="", note="", actor=actor)
    return Registered(
        id=record.id,
        number=record.number,
        received_at=record.received_at,
        received_on=record.received_on,
        follow_code=record.follow_code,
        receipt_id=receipt.id if receipt else None,
        receipt_number=receipt.number if receipt else "",
    )


def send_first(*, record: Record, office: Office, instruction: str, note: str, actor: Actor) -> None:
    """Send a document on from the registry, the day on which it came (TUO of Ley 27444, art. 143.1)."""
    access.require(actor, *queries.DESK, Role.SYSTEM)
    current = _moving.lock(record)
    _moving.require_holder(current, actor)
    wanted = _moving.instruction(instruction or ("urgent" if record.is_urgent else "procedure"))
    moved = _moving.pass_on(
        current, Target(office, wanted, note=note), outcome=Outcome.MOVED_ON, reason="", actor=actor
    )
    _moving.record_of(
        record, "route", actor, to=office.code, instruction=wanted.code, movement=moved.ordinal, copy=False
    )


def _check_ruc(sender: Sender) -> None:
    """A company's or an entity's number of eleven digits that begins like a RUC is one: a digit mistyped is said here. A person's
    may be a CPF.
    """
    number = "".join(sender.number.split())
    if (
        sender.kind not in _WITH_RUC
        or len(number) != _RUC
        or not number.isdecimal()
        or not number.startswith(_RUC_BEGINS)
    ):
        return
    try:
        validate_ruc(number)
    except RucInvalid as refusal:
        refusal.fields = {"sender_number": [f"{refusal} {refusal.advice}"]}
        raise


def _receipt(record: Record, actor: Actor) -> Document:
    return documents.issue(
        kind=RECEIPT, facts=papers.receipt(record), case_id=record.id, office=record.office, actor=actor
    )
