"""How does a key of the visible digital seals begin, and how is one revoked? In Lima, by two administrators."""

from datetime import date
from secrets import token_hex
from uuid import NAMESPACE_URL, UUID, uuid5

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import sealing
from chancery.kernel.documents.models import RevocationGround, SealKeyChange, SealKeyStep
from chancery.kernel.documents.pki import SEALS
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.gates import decide, require_person
from chancery.kernel.organisation.writers import require_lima
from chancery.kernel.travel_documents import seal_keys

_CHAIN = uuid5(NAMESPACE_URL, "urn:chancery:documents:seal-keys")


class SealKeyChangeOpen(Conflict):
    """One change of a key at a time: a second would be decided without knowing the first."""

    code = "seal_key_change_open"
    sentence = "Ya hay una propuesta pendiente sobre las llaves de los sellos."
    next_step = "Pida que se apruebe o rechace antes de proponer otra."


class SealKeyChangeDecided(Conflict):
    code = "seal_key_change_decided"
    sentence = "Esta propuesta sobre las llaves de los sellos ya fue decidida."
    next_step = "Vuelva a la página de las llaves para ver el resultado."


class SealKeyChangeTooLate(Conflict):
    """What was sealed since then bears the number of another key."""

    code = "seal_key_change_too_late"
    sentence = "La fecha propuesta ({since}) ya pasó: una llave no comienza hacia atrás."
    next_step = "Rechace la propuesta y presente otra."


class NoNewSealKey(Conflict):
    """The authority is somebody else's, and gave no other pair."""

    code = "no_new_seal_key"
    sentence = "En la carpeta de llaves no hay otro par para los sellos."
    next_step = (
        "Pida el par a la autoridad certificadora y póngalo en la carpeta, como seals-….key y seals-….pem."
    )


class SealKeyUnsuitable(Conflict):
    """The list of cancelled documents is signed with ES256, by the same key: it has one curve."""

    code = "seal_key_unsuitable"
    sentence = "El par nuevo no sirve para sellar: {what}."
    next_step = "Pida a la autoridad certificadora un par de curva P-256, a nombre de quien firma los sellos."


class SealKeyAlreadyRevoked(Conflict):
    code = "seal_key_already_revoked"
    sentence = "Esa llave ya fue revocada."
    next_step = "Vuelva a la página de las llaves para ver desde cuándo."


@transaction.atomic
def propose_seal_key(*, begins_on: date, actor: Actor) -> SealKeyChange:
    """Propose that another key seals from a day on; nothing changes until another administrator approves it.

    Raises `WrittenInLima`, `SealKeyChangeOpen`, `NoNewSealKey`, `SealKeyUnsuitable`, `Invalid`, `SealKeyMissing`.
    """
    person = _proposer(actor)
    if begins_on < clock.today():
        raise Invalid({"begins_on": ["La llave comienza hoy o un día posterior."]})
    if any(known.begins_on == begins_on and known.has_its_turn for known in sealing.known_keys()[1:]):
        raise Invalid({"begins_on": ["Ya hay una llave que comienza ese día."]})
    certificate = sealing.unused_pair() or _made()
    key = _suitable(certificate)
    if not key.is_in_force(begins_on):
        shown = f"{key.valid_from:%d/%m/%Y} al {key.valid_until:%d/%m/%Y}"
        raise Invalid({"begins_on": [f"El certificado de la llave nueva vale del {shown}."]})
    pem = certificate.public_bytes(serialization.Encoding.PEM).decode()
    change = SealKeyChange.objects.create(
        step=SealKeyStep.BEGIN, certificate=key.certificate, pem=pem, on=begins_on, proposed_by=person
    )
    _record(change, "propose_seal_key", actor)
    return change


@transaction.atomic
def propose_seal_key_revocation(
    *, certificate: str, on: date, ground: RevocationGround, reason: str, actor: Actor
) -> SealKeyChange:
    """Propose that what a key sealed since a day, or all of it where it was stolen, is believed no more.

    Raises `WrittenInLima`, `SealKeyChangeOpen`, `SealKeyUnknown`, `SealKeyAlreadyRevoked`, `Invalid`, `SealKeyMissing`.
    """
    person = _proposer(actor)
    known = sealing.known_key(certificate)
    if known.revocation is not None:
        raise SealKeyAlreadyRevoked
    first = min(known.begins_on, clock.today())
    if not first <= on <= clock.today():
        raise Invalid({"on": [f"Va del {first:%d/%m/%Y} a hoy."]})
    if not reason.strip():
        raise Invalid({"reason": ["Escriba el motivo."]})
    change = SealKeyChange.objects.create(
        step=SealKeyStep.REVOKE,
        certificate=known.key.certificate,
        on=on,
        ground=ground,
        reason=reason.strip(),
        proposed_by=person,
    )
    _record(change, "propose_seal_key_revocation", actor)
    return change


@transaction.atomic
def approve_seal_key_change(*, change: SealKeyChange, actor: Actor) -> SealKeyChange:
    """Let a key begin on its day, or be revoked at once. Raises `WrittenInLima`, `SameHands`, `SealKeyChangeDecided`, `SealKeyChangeTooLate`."""
    require_lima()
    change = decide(change, by=require_person(actor), is_approved=True, already=SealKeyChangeDecided)
    if change.step == SealKeyStep.BEGIN and change.on < clock.today():
        raise SealKeyChangeTooLate(since=f"{change.on:%d/%m/%Y}")
    _record(change, "approve_seal_key_change", actor)
    return change


@transaction.atomic
def decline_seal_key_change(*, change: SealKeyChange, actor: Actor) -> SealKeyChange:
    """Leave the keys as they are. Raises `WrittenInLima`, `SameHands`, `SealKeyChangeDecided`."""
    require_lima()
    change = decide(change, by=require_person(actor), is_approved=False, already=SealKeyChangeDecided)
    _record(change, "decline_seal_key_change", actor)
    return change


def _proposer(actor: Actor) -> UUID:
    require_lima()
    person = require_person(actor)
    if sealing.pending_changes():
        raise SealKeyChangeOpen
    return person


def _made() -> x509.Certificate:
    """A pair by the demonstration's own authority, where it is here."""
    name = f"{SEALS}-{token_hex(4)}"
    try:
        key_folder().ensure_holder(name, sealing.TITLE)
    except OSError:
        raise NoNewSealKey from None
    return key_folder().certificate(name)


def _suitable(certificate: x509.Certificate) -> seal_keys.SealKey:
    try:
        key = seal_keys.key_of(certificate, authority=key_folder().certificate("issuing"))
    except seal_keys.UntrustedSealCertificate as refusal:
        raise SealKeyUnsuitable(what=refusal.facts["what"]) from None
    if not isinstance(key.public.curve, ec.SECP256R1):
        raise SealKeyUnsuitable(what="su curva no es P-256")
    return key


def _record(change: SealKeyChange, verb: str, actor: Actor) -> None:
    facts = {
        "certificate": change.certificate,
        "on": change.on,
        "ground": change.ground,
        "reason": change.reason,
    }
    ledger.record(chain=_CHAIN, verb=f"documents.{verb}", actor=actor, facts=facts)
