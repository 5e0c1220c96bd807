"""With which key is a visible digital seal signed, and by which is it checked where there is no line? Doc 9303-13, §2.2.1, §3.2.

The key is a file beside the certificates, where a cryptographic module holds the others: the standard signs bytes, not
papers. In the demonstration the issuing authority certifies it on first use; a real one is certified by the State's own.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from chancery.kernel.base import cbor, clock
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.documents.pki import SEALS, Folder
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.travel_documents import cancelled, seal_keys, seals
from chancery.kernel.travel_documents.seal_keys import KeyList, SealKey

ISSUER = "PER"
_NAME = "VS"
_LIST_LIFE = timedelta(days=7)
_ALGORITHM, _KEY_ID, _ES256 = 1, 4, -7
_EXPIRES, _ISSUED_AT, _CANCELLED = 4, 6, -70003
_TAG, _ROOM = b"\xd2", 32


class SealKeyMissing(Unavailable):
    """Without its key nothing is sealed, and nothing that was is called good."""

    code = "seal_key_missing"
    sentence = "La llave de los sellos digitales visibles no está disponible."
    next_step = "Avise al administrador: la llave se restaura desde su copia de respaldo."


def seal(kind: str, features: Iterable[tuple[int, bytes]], *, issued_on: date) -> bytes:
    """The seal of a document of that kind. Raises `SealKeyMissing`, and what `seals.sign` raises."""
    folder = _folder()
    key = _key(folder)
    header = seals.Header(
        seals.kind(kind), ISSUER, key.signer, key.certificate, issued_on, signed_on=clock.today()
    )
    return seals.sign(header, features, folder.key(SEALS))


def key_list() -> KeyList:
    """The keys by which our seals are checked, as they stand today. Raises `SealKeyMissing`."""
    today = clock.today()
    return KeyList(today, today + _LIST_LIFE, (_key(_folder()),))


def cancelled_list() -> bytes:
    """Which travel documents no longer stand, signed: a COSE_Sign1 (RFC 9052) with ES256 by the key of the seals.

    Raises `SealKeyMissing`.
    """
    folder, now = _folder(), clock.now()
    key = _key(folder)
    count, content = cancelled.encode(cancelled.keys(clock.today()))
    payload = cbor.encode(
        {
            _EXPIRES: int((now + _LIST_LIFE).timestamp()),
            _ISSUED_AT: int(now.timestamp()),
            _CANCELLED: (cancelled.BITS, count, content),
        }
    )
    protected = cbor.encode({_ALGORITHM: _ES256, _KEY_ID: f"{key.signer}{key.certificate}".encode()})
    signed = folder.key(SEALS).sign(
        cbor.encode(("Signature1", protected, b"", payload)), ec.ECDSA(hashes.SHA256())
    )
    r, s = (number.to_bytes(_ROOM, "big") for number in utils.decode_dss_signature(signed))
    return _TAG + cbor.encode((protected, {}, payload, r + s))


def _folder() -> Folder:
    folder = key_folder()
    try:
        folder.ensure()
        folder.ensure_holder(SEALS, _NAME)
        folder.key(SEALS)
    except OSError as error:
        raise SealKeyMissing from error
    return folder


def _key(folder: Folder) -> SealKey:
    return seal_keys.key_of(folder.certificate(SEALS), authority=folder.certificate("issuing"))
