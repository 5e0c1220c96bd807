"""With which key is a visible digital seal signed, and by which is it checked where there is no line? Doc 9303-13, §2.2.1, §3.2.

The key is a file beside the certificates, where a cryptographic module holds the others: the standard signs bytes, not
papers. In the demonstration the issuing authority certifies it on first use; a real one is certified by the State's own.
Which key seals on a day, and which was revoked, two administrators say (`actions.seal_keys`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from chancery.kernel.base import cbor, clock
from chancery.kernel.base.errors import Conflict, NotFound, Refusal, Unavailable
from chancery.kernel.documents.models import RevocationGround, SealKeyChange, SealKeyStep
from chancery.kernel.documents.pki import SEALS, Folder
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.calendars import Unit
from chancery.kernel.travel_documents import cancelled, seal_keys, seals
from chancery.kernel.travel_documents.seal_keys import KeyList, SealKey, UntrustedSealCertificate

ISSUER = "PER"
TITLE = "VS"
"""The name of who seals, in its certificate: with the country's it is the four letters of a seal's header."""

WARNING = "documents.seal_key_warning"
_LIST_LIFE = timedelta(days=7)
_ALGORITHM, _KEY_ID, _ES256 = 1, 4, -7
_EXPIRES, _ISSUED_AT, _CANCELLED = 4, 6, -70003
_TAG, _ROOM = b"\xd2", 32


class SealKeyMissing(Unavailable):
    """Without its key nothing is sealed, and nothing that was is called good."""

    code = "seal_key_missing"
    sentence = "La llave de los sellos digitales visibles no está disponible."
    next_step = "Avise al administrador: la llave se restaura desde su copia de respaldo."


class SealKeyRevoked(Conflict):
    """The key whose turn it is was revoked: nobody would believe what it seals."""

    code = "seal_key_revoked"
    sentence = "La llave de los sellos se revocó el {on}, y otra todavía no comienza: no se sella nada."
    next_step = "Pida al administrador en Lima que comience otra llave."


class SealKeyExpired(Conflict):
    """The certificate of the key whose turn it is no longer stands."""

    code = "seal_key_expired"
    sentence = "El certificado de la llave de los sellos venció el {on}, y otra todavía no comienza: no se sella nada."
    next_step = "Pida al administrador en Lima que comience otra llave."


class SealKeyUnknown(NotFound):
    code = "seal_key_unknown"
    sentence = "Ninguna llave de los sellos tiene ese número."


class KeyState(StrEnum):
    """How a key of the seals stands on a day."""

    TO_COME = "to_come"
    SEALING = "sealing"
    RETIRED = "retired"
    REVOKED = "revoked"
    EXPIRED = "expired"

    @property
    def label(self) -> str:
        """What the administrator reads."""
        return _STATES[self]


_STATES = {
    KeyState.TO_COME: "Todavía no sella",
    KeyState.SEALING: "Sella ahora",
    KeyState.RETIRED: "Ya no sella; lo que selló se sigue creyendo",
    KeyState.REVOKED: "Revocada",
    KeyState.EXPIRED: "Su certificado venció",
}


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key of ours: since when it seals, until when (where another follows), how it stands, and why it was revoked."""

    key: SealKey
    begins_on: date
    ends_on: date | None
    state: KeyState
    revocation: SealKeyChange | None = None

    @property
    def has_its_turn(self) -> bool:
        """Whether its day comes, or came: not for one that was revoked before."""
        return self.revocation is None or self.revocation.on >= self.begins_on


def seal(kind: str, features: Iterable[tuple[int, bytes]], *, issued_on: date) -> bytes:
    """The seal of a document of that kind. Raises what `_in_force` and `seals.sign` raise."""
    key, private = _in_force()
    header = seals.Header(
        seals.kind(kind), ISSUER, key.signer, key.certificate, issued_on, signed_on=clock.today()
    )
    return seals.sign(header, features, private)


def key_list() -> KeyList:
    """The keys by which our seals are checked, as they stand today. Raises `SealKeyMissing`."""
    today = clock.today()
    return KeyList(today, today + _LIST_LIFE, tuple(known.key for known in known_keys()))


def known_keys() -> tuple[KnownKey, ...]:
    """Every key under which something of ours is sealed or will be, the oldest first. Raises `SealKeyMissing`.

    The first is the folder's own; those that follow, and the revocations, are what two administrators approved.
    """
    folder, today = _folder(), clock.today()
    authority = folder.certificate("issuing")
    founding = seal_keys.key_of(folder.certificate(SEALS), authority=authority)
    changes = list(SealKeyChange.objects.filter(is_approved=True))
    revocations = {each.certificate: each for each in changes if each.step == SealKeyStep.REVOKE}
    begun = [(founding, founding.valid_from)]
    for change in changes:
        if change.step == SealKeyStep.BEGIN:
            certificate = x509.load_pem_x509_certificate(change.pem.encode())
            begun.append((seal_keys.key_of(certificate, authority=authority), change.on))
    ends: list[date | None] = [*(on for _, on in begun[1:]), None]
    return tuple(
        _known(key, on, end, revocations.get(key.certificate), today)
        for (key, on), end in zip(begun, ends, strict=True)
    )


def last_key() -> KnownKey:
    """The key that nothing follows yet. Raises `SealKeyMissing`."""
    return [each for each in known_keys() if each.has_its_turn][-1]


def running_out() -> KnownKey | None:
    """The last key, where what is sealed today would outlive its certificate: another must be prepared."""
    period = organisation.legal_period(WARNING, clock.today())
    assert period.unit is Unit.CALENDAR_DAYS
    last = last_key()
    return last if last.key.valid_until - clock.today() <= timedelta(days=period.amount) else None


def why_nothing_is_sealed() -> Refusal | None:
    """The refusal that whoever prints today would meet, if there is one."""
    try:
        _in_force()
    except (SealKeyMissing, SealKeyRevoked, SealKeyExpired, UntrustedSealCertificate) as refusal:
        return refusal
    return None


def need_care() -> bool:
    """Whether an administrator must look at the keys: nothing is sealed, or soon nothing that lasts."""
    return why_nothing_is_sealed() is not None or running_out() is not None


def pending_changes() -> list[SealKeyChange]:
    """What one administrator proposed about the keys and another has not decided."""
    return list(SealKeyChange.objects.filter(decided_at__isnull=True))


def known_key(certificate: str) -> KnownKey:
    """The key with that number. Raises `SealKeyUnknown`, `SealKeyMissing`."""
    found = next((each for each in known_keys() if each.key.certificate == certificate), None)
    if found is None:
        raise SealKeyUnknown
    return found


def seal_key_change(change_id: UUID) -> SealKeyChange:
    """One proposal, decided or not. Raises `SealKeyUnknown`."""
    found = SealKeyChange.objects.filter(pk=change_id).first()
    if found is None:
        raise SealKeyUnknown
    return found


def unused_pair() -> x509.Certificate | None:
    """The certificate of a pair in the folder that no change names yet, if there is one."""
    folder = _folder()
    standing = SealKeyChange.objects.exclude(is_approved=False).filter(step=SealKeyStep.BEGIN)
    used = {_reference(folder.certificate(SEALS)), *standing.values_list("certificate", flat=True)}
    found = (folder.certificate(name) for name in folder.holders(SEALS))
    return next((each for each in found if _reference(each) not in used), None)


def cancelled_list() -> bytes:
    """Which travel documents no longer stand, signed: a COSE_Sign1 (RFC 9052) with ES256 by the key of the seals.

    Raises what `_in_force` raises.
    """
    now = clock.now()
    key, private = _in_force()
    count, content = cancelled.encode(cancelled.keys(clock.today()))
    payload = cbor.encode(
        {
            _EXPIRES: int((now + _LIST_LIFE).timestamp()),
            _ISSUED_AT: int(now.timestamp()),
            _CANCELLED: (cancelled.BITS, count, content),
        }
    )
    protected = cbor.encode({_ALGORITHM: _ES256, _KEY_ID: f"{key.signer}{key.certificate}".encode()})
    signed = private.sign(cbor.encode(("Signature1", protected, b"", payload)), ec.ECDSA(hashes.SHA256()))
    r, s = (number.to_bytes(_ROOM, "big") for number in utils.decode_dss_signature(signed))
    return _TAG + cbor.encode((protected, {}, payload, r + s))


def _folder() -> Folder:
    folder = key_folder()
    try:
        folder.ensure()
        folder.ensure_holder(SEALS, TITLE)
    except OSError as error:
        raise SealKeyMissing from error
    return folder


def _in_force() -> tuple[SealKey, ec.EllipticCurvePrivateKey]:
    """The key whose turn it is today. Raises `SealKeyMissing`, `SealKeyRevoked`, `SealKeyExpired`."""
    today = clock.today()
    first, *others = known_keys()
    known = [first, *(each for each in others if each.has_its_turn and each.begins_on <= today)][-1]
    if known.revocation is not None:
        raise SealKeyRevoked(on=f"{known.revocation.on:%d/%m/%Y}")
    if known.state is KeyState.EXPIRED:
        raise SealKeyExpired(on=f"{known.key.valid_until:%d/%m/%Y}")
    folder = _folder()
    for name in folder.holders(SEALS):
        if _reference(folder.certificate(name)) == known.key.certificate:
            try:
                return known.key, folder.key(name)
            except OSError as error:
                raise SealKeyMissing from error
    raise SealKeyMissing


def _known(
    key: SealKey, begins_on: date, ends_on: date | None, revocation: SealKeyChange | None, today: date
) -> KnownKey:
    if revocation is not None:
        is_compromised = revocation.ground == RevocationGround.COMPROMISED
        key = replace(key, revoked_on=revocation.on, is_compromised=is_compromised)
        state = KeyState.REVOKED
    elif key.valid_until <= today:
        state = KeyState.EXPIRED
    elif begins_on > today:
        state = KeyState.TO_COME
    else:
        state = KeyState.SEALING if ends_on is None or today < ends_on else KeyState.RETIRED
    return KnownKey(key, begins_on, ends_on, state, revocation)


def _reference(certificate: x509.Certificate) -> str:
    """The number of a certificate, as the header of a seal cites it."""
    return f"{certificate.serial_number:X}"
