"""How is a paper signed? PAdES baseline B, by a key that stays loaded, checked before the bytes are believed.

Two key stores: a folder of files (`file://`) and a PKCS#11 token (`pkcs11:`, whose certificates stand in a folder).
"""

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

import pkcs11
from asgiref.sync import async_to_sync
from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from pyhanko.pdf_utils import embed, generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from chancery.kernel.base.errors import Unavailable
from chancery.kernel.documents.pki import Addresses, Folder

FIELD = "Firma"
RESERVED = 6144
APPEND_ONLY = 2
_MAX_ECDSA = 72
_HASHES: Mapping[str, hashes.HashAlgorithm] = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384()}


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a paper carries inside, covered by its signature (PDF/A-3 associated file)."""

    name: str
    content: bytes
    media_type: str
    description: str
    relationship: str = "/Supplement"


def original(content: bytes) -> Attached:
    """What a paper was made of, as it was handed in."""
    return Attached(
        "original.pdf", content, "application/pdf", "Documento original, tal como se presentó", "/Source"
    )


class SignerUnavailable(Unavailable):
    """The key store does not answer, or its key does not match its certificate: the act does not happen."""

    code = "signer_unavailable"
    sentence = "El servicio de firma digital no responde. El acto no se realizó y no se usó ningún número."


class LoadedKeySigner(signers.Signer):
    """Signs with a key already in memory, and checks each signature against the certificate at once."""

    def __init__(self, folder: Folder, name: str) -> None:
        self._private = folder.key(name)
        self._public = folder.certificate(name).public_key()
        self._moulds: dict[str, bytes] = {}
        super().__init__(
            signing_cert=_asn1(folder, name),
            cert_registry=_chain(folder),
            embed_roots=False,
        )

    async def async_sign(
        self, data_digest: bytes, digest_algorithm: str, *arguments: Any, **settings: Any
    ) -> cms.ContentInfo:
        """As the library does, but that a holder's signatures differ in two places: all the rest is encoded once.

        Not so for a trial, nor where a timestamp is asked for, nor outside PAdES: there each is another.
        """
        is_usual = settings.get("use_pades") and settings.get("timestamper") is None
        if arguments or settings.get("dry_run") or not is_usual:
            return await super().async_sign(data_digest, digest_algorithm, *arguments, **settings)
        mark = hashlib.new(digest_algorithm, b"mark").digest()
        if digest_algorithm not in self._moulds:
            made = await super().async_sign(mark, digest_algorithm, dry_run=True, **settings)
            self._moulds[digest_algorithm] = made.dump()
        signed = cms.ContentInfo.load(self._moulds[digest_algorithm].replace(mark, data_digest))
        signer = signed["content"]["signer_infos"][0]
        signer["signature"] = await self.async_sign_raw(
            signer["signed_attrs"].untag().dump(), digest_algorithm
        )
        return signed

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if dry_run:
            return bytes(_MAX_ECDSA)
        assert isinstance(self._public, ec.EllipticCurvePublicKey)
        algorithm = ec.ECDSA(_HASHES[digest_algorithm])
        signature = self._private.sign(data, algorithm)
        try:
            self._public.verify(signature, data, algorithm)
        except InvalidSignature:
            raise SignerUnavailable from None
        return signature


class KeyStore(Protocol):
    """Who can sign."""

    def signer(self, name: str, title: str) -> Any:
        """The signer for a holder, whose key and certificate exist or are made."""


@dataclass(frozen=True)
class FolderKeys:
    """Keys in files."""

    folder: Folder

    def signer(self, name: str, title: str) -> Any:
        self.folder.ensure()
        self.folder.ensure_holder(name, title)
        return _loaded(self.folder, name)


@dataclass(frozen=True)
class TokenKeys:
    """Keys in a PKCS#11 token, one labelled as each holder is; certificates in a folder."""

    folder: Folder
    module: str
    token: str
    pin: str

    def signer(self, name: str, title: str) -> Any:
        certificate = self.folder.certificate(name)
        try:
            session = _session(self.module, self.token, self.pin)
            signer = PKCS11Signer(
                session,
                key_label=name,
                signing_cert=_asn1(self.folder, name),
                ca_chain=[_asn1(self.folder, "issuing")],
                use_raw_mechanism=True,
            )
            _require_match(session, name, certificate.public_key())
        except pkcs11.PKCS11Error as error:
            raise SignerUnavailable from error
        return signer


def key_folder() -> Folder:
    """The configured folder of certificates."""
    parts = urlsplit(settings.KEYS_URL)
    query = {key: values[0] for key, values in parse_qs(parts.query).items()}
    path = Path(query.get("certificates", parts.path))
    crl = settings.REVOCATION_URL.rsplit("/", 1)[0] + "/crl"
    return Folder(path, Addresses(ocsp=settings.REVOCATION_URL, crl=crl))


def key_store() -> KeyStore:
    """`file:///folder`, or `pkcs11:?module=…&token=…&pin=…&certificates=/folder`."""
    parts = urlsplit(settings.KEYS_URL)
    if parts.scheme == "pkcs11":
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        return TokenKeys(key_folder(), query["module"], query["token"], query["pin"])
    return FolderKeys(key_folder())


def sign(
    pdf: bytes, *, holder: str, title: str, location: str, reason: str, attached: Sequence[Attached] = ()
) -> bytes:
    """`pdf` signed by `holder` (PAdES B-B), as a certification that allows no later change but evidence.

    What is attached goes in before the signature, bit for bit. Raises `SignerUnavailable`.
    """
    try:
        signer = key_store().signer(holder, title)
    except OSError as error:
        raise SignerUnavailable from error
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    for each in attached:
        _attach(writer, each)
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
        location=location,
        reason=reason,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    pdf_signer = signers.PdfSigner(metadata, signer=signer, new_field_spec=fields.SigFieldSpec(FIELD))
    signed = pdf_signer.sign_pdf(writer, bytes_reserved=RESERVED)
    return bytes(signed.getbuffer())


def signable(pdf: bytes, attached: Sequence[Attached] = ()) -> bytes:
    """`pdf` as it is handed to somebody who will sign it: with what is attached, and with a form that has no field yet.

    The form says that whoever saves the file only adds to it (ISO 32000-2, 12.7.3), and lets what they added be told
    from what was there.
    """
    writer, written = IncrementalPdfFileWriter(io.BytesIO(pdf)), io.BytesIO()
    for each in attached:
        _attach(writer, each)
    name, empty = generic.pdf_name, generic.ArrayObject()
    form = {name("/Fields"): empty, name("/SigFlags"): generic.NumberObject(APPEND_ONLY)}  # type: ignore[no-untyped-call]
    writer.root["/AcroForm"] = writer.add_object(generic.DictionaryObject(form))  # type: ignore[no-untyped-call]
    writer.update_root()  # type: ignore[no-untyped-call]
    writer.write(written)  # type: ignore[no-untyped-call]
    return written.getvalue()


def _attach(writer: IncrementalPdfFileWriter, attached: Attached) -> None:
    embedded = embed.EmbeddedFileObject.from_file_data(
        writer, attached.content, mime_type=attached.media_type, params=embed.EmbeddedFileParams()
    )
    spec = embed.FileSpec(
        attached.name,
        file_name=attached.name,
        embedded_data=embedded,
        description=attached.description,
        af_relationship=generic.pdf_name(attached.relationship),
    )
    embed.embed_file(writer, spec)


@cache
def _loaded(folder: Folder, name: str) -> LoadedKeySigner:
    return LoadedKeySigner(folder, name)


@cache
def _session(module: str, token: str, pin: str) -> Any:
    return pkcs11.lib(module).get_token(token_label=token).open(user_pin=pin)


def _require_match(session: Any, label: str, public: Any) -> None:
    stored = session.get_key(object_class=pkcs11.ObjectClass.PUBLIC_KEY, label=label)
    point = public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    if point not in bytes(stored[pkcs11.Attribute.EC_POINT]):
        raise SignerUnavailable


def _asn1(folder: Folder, name: str) -> asn1_x509.Certificate:
    der = folder.certificate(name).public_bytes(serialization.Encoding.DER)
    return asn1_x509.Certificate.load(der)


def _chain(folder: Folder) -> SimpleCertificateStore:
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple([_asn1(folder, "issuing")])
    return store


def root_certificate() -> bytes:
    """The root that the ministry's own signatures lead to, DER."""
    folder = key_folder()
    folder.ensure()
    return folder.certificate("root").public_bytes(serialization.Encoding.DER)


def is_ready() -> bool:
    """Whether the seal signs. Raises `SignerUnavailable`, `OSError`."""
    signer = key_store().signer("seal", "Sello del Ministerio")
    return bool(async_to_sync(signer.async_sign_raw)(b"ready", "sha256"))
