"""Which keys and certificates does the demonstration ministry sign with? A small PKI, made on first use.

Root and issuing CA on P-384, everyone else on P-256 (FIPS 186-5). A real ministry replaces the folder, or the
key store, by what its accredited authority gives it (IOFE, Ley 27269).
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import (
    AuthorityInformationAccessOID,
    ExtendedKeyUsageOID,
    NameOID,
    ObjectIdentifier,
)

from chancery.kernel.base import clock

ORGANISATION = "Ministerio de Relaciones Exteriores (demostración)"
_DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
_YEARS = {"root": 20, "issuing": 10}
_LEAF_YEARS = 3
SEALS = "seals"
"""Who signs visible digital seals (Doc 9303-13)."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where revocation is asked for; both stand in every certificate."""

    ocsp: str
    crl: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A PKI in a folder: `name.key` (0600) and `name.pem` for each holder."""

    path: Path
    addresses: Addresses

    def ensure(self) -> None:
        """Make what is missing: root, issuing CA, seal, timestamp authority, OCSP responder, operator of the trust list.

        Nothing where an authority of somebody else's stands, known by its certificate without its key.
        """
        if self._pem("issuing").exists() and not self._key("issuing").exists():
            return
        self.path.mkdir(parents=True, exist_ok=True)
        with self._alone():
            if not self._pem("issuing").exists():
                self._make("root", "Raíz de demostración", issuer=None)
                self._make("issuing", "Autoridad emisora de demostración", issuer="root")
        for name, title in (
            ("seal", "Sello del Ministerio"),
            ("tsa", "Sellado de tiempo"),
            ("ocsp", "Respuesta OCSP"),
            ("list", "Lista de servicios de confianza"),
        ):
            self.ensure_holder(name, title)

    def ensure_holder(self, name: str, title: str) -> None:
        """Make a key and a certificate for one holder, unless there are."""
        if self._pem(name).exists():
            return
        with self._alone():
            if not self._pem(name).exists():
                self._make(name, title, issuer="issuing")

    def holders(self, prefix: str) -> list[str]:
        """Whose name begins so and has a certificate here."""
        return sorted(pem.stem for pem in self.path.glob(f"{prefix}*.pem"))

    def certificate(self, name: str) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self._pem(name).read_bytes())

    def key(self, name: str) -> ec.EllipticCurvePrivateKey:
        loaded = serialization.load_pem_private_key(self._key(name).read_bytes(), None)
        assert isinstance(loaded, ec.EllipticCurvePrivateKey)
        return loaded

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time makes what is missing: a key beside the certificate of another would sign for nobody."""
        handle = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _make(self, name: str, title: str, *, issuer: str | None) -> None:
        is_authority = name in _YEARS
        key = ec.generate_private_key(ec.SECP384R1() if is_authority else ec.SECP256R1())
        issuer_key = self.key(issuer) if issuer else key
        subject = _name(title)
        authority = self.certificate(issuer).subject if issuer else subject
        now = clock.now()
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(authority)
            .public_key(key.public_key())
            .serial_number(_serial(name))
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=365 * _YEARS.get(name, _LEAF_YEARS)))
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
            )
            .add_extension(
                x509.BasicConstraints(ca=is_authority, path_length=(0 if name == "issuing" else None)),
                critical=True,
            )
            .add_extension(_usage(is_authority), critical=True)
        )
        if not is_authority:
            builder = builder.add_extension(_purpose(name), critical=name == "tsa")
        if name == "ocsp":
            builder = builder.add_extension(x509.OCSPNoCheck(), critical=False)
        elif issuer is not None:
            builder = self._add_addresses(builder, issuer)
        certificate = builder.sign(
            issuer_key, hashes.SHA384() if issuer in (None, "root") else hashes.SHA256()
        )
        _write(self._key(name), _private(key))
        _write(self._pem(name), certificate.public_bytes(serialization.Encoding.PEM))

    def _add_addresses(self, builder: x509.CertificateBuilder, issuer: str) -> x509.CertificateBuilder:
        """Where the holder's revocation is asked for: the root, which is off line, gives only a list."""
        address = self.addresses.crl if issuer == "issuing" else f"{self.addresses.crl}/{issuer}"
        crl = x509.DistributionPoint([x509.UniformResourceIdentifier(address)], None, None, None)
        builder = builder.add_extension(x509.CRLDistributionPoints([crl]), critical=False)
        if issuer == "root":
            return builder
        ocsp = x509.AccessDescription(
            AuthorityInformationAccessOID.OCSP, x509.UniformResourceIdentifier(self.addresses.ocsp)
        )
        return builder.add_extension(x509.AuthorityInformationAccess([ocsp]), critical=False)

    def _pem(self, name: str) -> Path:
        return self.path / f"{name}.pem"

    def _key(self, name: str) -> Path:
        return self.path / f"{name}.key"


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate, in hexadecimal."""
    return sha256(certificate.public_bytes(serialization.Encoding.DER)).hexdigest()


def _name(title: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "PE"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, title[:64]),
        ]
    )


def _serial(name: str) -> int:
    """A visible digital seal cites the number of its certificate: a short one leaves room for what it says."""
    return secrets.randbits(31) | 1 << 31 if name.startswith(SEALS) else x509.random_serial_number()


def _usage(is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        content_commitment=not is_authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )


def _purpose(name: str) -> x509.ExtendedKeyUsage:
    purposes = {"tsa": ExtendedKeyUsageOID.TIME_STAMPING, "ocsp": ExtendedKeyUsageOID.OCSP_SIGNING}
    return x509.ExtendedKeyUsage([purposes.get(name, _DOCUMENT_SIGNING)])


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_suffix(".new")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    temporary.replace(path)
