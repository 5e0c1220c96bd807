"""What is done with what another entity sends: a document is kept once, and of a receipt it is noted that it was told."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app

from chancery.contexts.exchanges import queries
from chancery.contexts.exchanges.models import CargoHint, Incoming, IncomingAnnex, Outgoing
from chancery.contexts.exchanges.rules import CargoTramite, Code, RecepcionTramite, State, Text
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import inspection
from chancery.kernel.documents.inspection import Finding
from chancery.kernel.gateway import interoperability
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers

_MOST_HINTS = 20


class NotForUs(Invalid):
    """The platform, or who speaks to us by REST, mistook the receiver."""

    code = "exchange_not_for_us"
    sentence = "El RUC de la entidad destinataria no es el de esta entidad."
    next_step = "Compruebe el RUC y envíelo a la entidad que corresponde."


class NumberTaken(Conflict):
    """One number, one document."""

    code = "exchange_number_taken"
    sentence = "Con el CUO {cuo} ya se recibió otro documento."
    next_step = "Pida otro CUO a la plataforma."


class SenderMismatch(NotAllowed):
    """A program acts for one entity."""

    code = "exchange_sender_mismatch"
    sentence = "El programa que envía no está registrado para esa entidad."
    next_step = "Pida al Ministerio que registre su programa."


@dataclass(frozen=True, slots=True)
class Reply:
    """`vcodres` and `vdesres`."""

    code: Code
    text: str


def receive(*, document: RecepcionTramite, actor: Actor) -> Reply:
    """Keep a document of another entity, once; the same one again is answered as the first time.

    Raises `NotForUs`, `NumberTaken`, `SenderMismatch`, `FileTooLarge`, `StoreUnavailable`, `ScannerUnavailable`,
    `WrittenInLima`.
    """
    if actor.client_id:
        _require_program(actor, document.vrucentrem)
    else:
        access.require(actor, Role.SYSTEM)
    writers.require_lima()
    us = interoperability.ourselves()
    if document.vrucentrec != us.ruc or document.vrucentrem == us.ruc:
        raise NotForUs({"vrucentrec": [NotForUs.sentence]})
    reply = Reply(Code.OK, Text.DELIVERED.format(cuo=document.vcuo, entity=us.name))
    if _is_here(document):
        return reply
    found = _look_at(document.bpdfdoc)
    try:
        with transaction.atomic():
            _keep(document, found, actor)
    except IntegrityError:
        # It came twice at once: the other one is kept, and is this one or is not.
        if not _is_here(document):
            raise
    return reply


def take_cargo(*, cargo: CargoTramite, actor: Actor, sender_ruc: str = "") -> Reply:
    """Note that somebody told us of a receipt; the receiver himself is asked before it counts.

    The same receipt again is answered as the first time. What cannot be placed is answered with the contract's error,
    and nothing changes. `sender_ruc` is whose receipt it is, where that is known. Raises `SenderMismatch`,
    `FileTooLarge`, `FileEmpty`, `ScannerUnavailable`.
    """
    if actor.client_id:
        _require_program(actor, sender_ruc)
    else:
        access.require(actor, Role.SYSTEM)
    sent = queries.outgoing_by_cuo(cargo.vcuo)
    if sent is None or (sender_ruc and sent.receiver.ruc != sender_ruc):
        return Reply(Code.ERROR, Text.RECEIPT_REFUSED)
    if (reply := _answer(sent, cargo)) is not None:
        return reply
    found = _look_at(cargo.bcarstd)
    with transaction.atomic():
        locked = Outgoing.objects.select_for_update(of=("self",)).get(pk=sent.pk)
        if (reply := _answer(locked, cargo)) is not None:
            return reply
        CargoHint.objects.create(
            outgoing=locked,
            fingerprint=cargo.fingerprint(),
            outcome=cargo.cflgest,
            number=cargo.vnumregstd,
            year=cargo.vanioregstd,
            registered_at=cargo.dfecregstd,
            unit=cargo.vuniorgstd,
            user=cargo.vusuregstd,
            observation=cargo.vobs,
            file=documents.keep_received(cargo.bcarstd, found),
        )
        locked.due_at, locked.is_doubtful = clock.now(), True
        locked.save(update_fields=["due_at", "is_doubtful"])
        facts = {"cuo": locked.cuo, "outcome": cargo.cflgest, "number": cargo.vnumregstd}
        ledger.record(chain=locked.id, verb="exchanges.take_cargo", actor=actor, facts=facts)
        app.configure_task("exchanges.deliver").defer(outgoing_id=str(locked.id))
    return Reply(Code.OK, Text.RECEIPT_TAKEN)


def _answer(sent: Outgoing, cargo: CargoTramite) -> Reply | None:
    """What is answered to a receipt without noting it; nothing where it is news."""
    if sent.hints.filter(fingerprint=cargo.fingerprint()).exists() or _is_settled_so(sent, cargo):
        return Reply(Code.OK, Text.RECEIPT_TAKEN)
    if sent.state not in (State.PENDING, State.SENT):
        return Reply(Code.ERROR, Text.RECEIPT_KNOWN)
    if sent.hints.count() >= _MOST_HINTS:
        return Reply(Code.ERROR, Text.RECEIPT_REFUSED)
    return None


def _require_program(actor: Actor, ruc: str) -> None:
    entity = queries.entity_of_program(actor.client_id or "")
    if entity is None or entity.ruc != ruc:
        raise SenderMismatch


def _is_here(document: RecepcionTramite) -> bool:
    """Whether this very document came already. Raises `NumberTaken` where its number is another's."""
    found = queries.incoming_by_cuo(document.vcuo)
    if found is None:
        return False
    if found.fingerprint != document.fingerprint():
        raise NumberTaken(cuo=document.vcuo)
    return True


def _look_at(content: bytes) -> Finding:
    """What a file is. What another entity sends is kept whatever it is: a document can be observed, a receipt asked for again.

    Raises `FileTooLarge`, `FileEmpty`, `ScannerUnavailable`.
    """
    inspection.check_size(len(content))
    return inspection.look_at(content)


def _keep(document: RecepcionTramite, found: Finding, actor: Actor) -> None:
    has_annexes = bool(document.announced)
    now = clock.now()
    made = Incoming.objects.create(
        cuo=document.vcuo,
        office=queries.desk(),
        sender_ruc=document.vrucentrem,
        sender_name=document.vnomentemi,
        unit=document.vuniorgrem,
        reference=document.vcuoref,
        kind=document.ccodtipdoc,
        document_number=document.vnumdoc,
        document_at=document.dfecdoc,
        to_unit=document.vuniorgdst,
        to_name=document.vnomdst,
        to_post=document.vnomcardst,
        subject=document.vasu,
        folios=document.snumfol,
        filename=document.vnomdoc,
        file=documents.keep_received(document.bpdfdoc, found),
        annex_url=document.vurldocanx,
        annexes_counted=document.snumanx,
        identity_kind=document.ctipdociderem,
        identity_number=document.vnumdociderem,
        fingerprint=document.fingerprint(),
        doubt=found.doubt,
        fetched_at=None if has_annexes else now,
        due_at=now if has_annexes else None,
    )
    IncomingAnnex.objects.bulk_create(
        IncomingAnnex(incoming=made, ordinal=ordinal, name=name, is_whole=not document.lstanexos)
        for ordinal, name in enumerate(document.announced, 1)
    )
    facts = {
        "cuo": made.cuo,
        "sender": made.sender_ruc,
        "sha256": made.file_id,
        "annexes": len(document.announced),
    }
    ledger.record(chain=made.id, verb="exchanges.receive", actor=actor, facts=facts)
    if has_annexes:
        app.configure_task("exchanges.fetch_annexes").defer(incoming_id=str(made.id))


def _is_settled_so(sent: Outgoing, cargo: CargoTramite) -> bool:
    settled = getattr(sent, "cargo", None)
    return settled is not None and (settled.outcome, settled.number) == (cargo.cflgest, cargo.vnumregstd)
