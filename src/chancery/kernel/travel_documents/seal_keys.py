"""With which key is a seal verified where there is no line? The key list: Doc 9303-13, §2.2.1 and §3.2; Doc 9303-12.

Headquarters makes the list from certificates that the national signing authority issued, and from its revocations. Who
verifies has the list already, from a source that they trust: it holds public keys and days, nothing else.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from chancery.kernel.base.errors import Invalid
from chancery.kernel.travel_documents.seals import Header


class UntrustedSealCertificate(Invalid):
    """A certificate that the authority did not issue, or that names no signer of seals. Norm: Doc 9303-13, §2.2.1."""

    code = "untrusted_seal_certificate"
    sentence = "El certificado no sirve para verificar sellos: {what}."
    next_step = "Pida al país emisor el certificado de quien firma y el de su autoridad nacional."


class NotAKeyList(Invalid):
    """A list of keys that is not written as we write it."""

    code = "not_a_key_list"
    sentence = "La lista de llaves no se puede leer."
    next_step = "Descárguela otra vez de la sede que la publica."


@dataclass(frozen=True, slots=True)
class SealKey:
    """The key of one certificate; good from `valid_from`, no more from `valid_until`. `documents` empty means any.

    `documents` are the document codes for which the certificate may sign (its DocumentType extension). A revocation is
    taken for a stolen key's unless it is known that nobody else had it.
    """

    signer: str
    certificate: str
    public: ec.EllipticCurvePublicKey
    valid_from: date
    valid_until: date
    revoked_on: date | None = None
    documents: tuple[str, ...] = ()
    is_compromised: bool = True

    def is_in_force(self, on: date) -> bool:
        """Whether the certificate stands in its days."""
        return self.valid_from <= on < self.valid_until

    def is_revoked(self, on: date, *, sealed_on: date) -> bool:
        """Whether, by then, what it sealed on a day is no longer believed: nothing since it was revoked.

        What a stolen key signs can bear any day, so all of it falls. Norm: Doc 9303-13, ap. D; RFC 5280, §5.3.1.
        """
        if self.revoked_on is None or self.revoked_on > on:
            return False
        return self.is_compromised or self.revoked_on <= sealed_on

    def may_seal(self, document_code: str) -> bool:
        """Whether it may seal a document of that code."""
        return not self.documents or document_code in self.documents or document_code[:1] in self.documents


@dataclass(frozen=True, slots=True)
class KeyList:
    """Keys as they stood on `made_on`; from `stale_on` on a revocation may be missing, and nothing is called good."""

    made_on: date
    stale_on: date
    keys: tuple[SealKey, ...]

    def find(self, header: Header) -> SealKey | None:
        """The key that the header of a seal names."""
        wanted = (header.signer, _number(header.certificate))
        return next((key for key in self.keys if (key.signer, _number(key.certificate)) == wanted), None)


def key_of(
    certificate: x509.Certificate, *, authority: x509.Certificate, documents: Iterable[str] = ()
) -> SealKey:
    """The key of a signer whom the national signing authority certified. Raises `UntrustedSealCertificate`."""
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        raise UntrustedSealCertificate(what="no lo emitió esa autoridad") from None
    public = certificate.public_key()
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise UntrustedSealCertificate(what="su llave no es de curva elíptica")
    signer = "".join(_attribute(certificate, which) for which in (NameOID.COUNTRY_NAME, NameOID.COMMON_NAME))
    if len(signer) != 4 or not certificate.serial_number:
        raise UntrustedSealCertificate(what="su titular no nombra a quien firma sellos")
    return SealKey(
        signer.upper(),
        f"{certificate.serial_number:X}",
        public,
        certificate.not_valid_before_utc.date(),
        certificate.not_valid_after_utc.date(),
        documents=tuple(documents),
    )


def revoked(
    keys: Iterable[SealKey], crl: x509.CertificateRevocationList, *, authority: x509.Certificate
) -> tuple[SealKey, ...]:
    """The same keys, with the day of each that the authority revoked. Raises `UntrustedSealCertificate`."""
    signer = authority.public_key()
    if not isinstance(signer, ec.EllipticCurvePublicKey) or not crl.is_signature_valid(signer):
        raise UntrustedSealCertificate(what="la lista de revocaciones no es de esa autoridad")
    marked = []
    for key in keys:
        entry = crl.get_revoked_certificate_by_serial_number(_number(key.certificate))
        marked.append(replace(key, revoked_on=entry.revocation_date_utc.date()) if entry else key)
    return tuple(marked)


def write(keys: KeyList) -> bytes:
    """The list as it is published and kept on a device."""
    return json.dumps(
        {
            "made_on": keys.made_on.isoformat(),
            "stale_on": keys.stale_on.isoformat(),
            "keys": [
                {
                    "signer": key.signer,
                    "certificate": key.certificate,
                    "public": base64.b64encode(_spki(key.public)).decode(),
                    "valid_from": key.valid_from.isoformat(),
                    "valid_until": key.valid_until.isoformat(),
                    "revoked_on": key.revoked_on.isoformat() if key.revoked_on else None,
                    "compromised": key.is_compromised if key.revoked_on else None,
                    "documents": list(key.documents),
                }
                for key in keys.keys
            ],
        },
        sort_keys=True,
    ).encode()


def read(content: bytes) -> KeyList:
    """The list that was written. Raises `NotAKeyList`."""
    try:
        told = json.loads(content)
        return KeyList(
            date.fromisoformat(told["made_on"]),
            date.fromisoformat(told["stale_on"]),
            tuple(_key(each) for each in told["keys"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise NotAKeyList from None


def _key(told: dict[str, Any]) -> SealKey:
    public = serialization.load_der_public_key(base64.b64decode(told["public"], validate=True))
    if not isinstance(public, ec.EllipticCurvePublicKey):
        raise TypeError
    return SealKey(
        str(told["signer"]),
        f"{_number(told['certificate']):X}",
        public,
        date.fromisoformat(told["valid_from"]),
        date.fromisoformat(told["valid_until"]),
        date.fromisoformat(told["revoked_on"]) if told["revoked_on"] else None,
        tuple(str(each) for each in told["documents"]),
        is_compromised=told.get("compromised") is not False,
    )


def _number(reference: str) -> int:
    """The serial number that a reference writes, with zeros before it or without."""
    return int(reference or "0", 16)


def _attribute(certificate: x509.Certificate, which: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(which)
    return str(found[0].value) if len(found) == 1 else ""


def _spki(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
