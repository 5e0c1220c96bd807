"""An officer with a certificate of their own, papers prepared for it, and ways to sign them well and badly."""

import io
import uuid
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.sign.timestamps import HTTPTimeStamper

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions, queries, signing
from chancery.kernel.documents.models import PendingSignature
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures.vocabulary import PaperKind

KIND = PaperKind("example", "Memorándum de prueba", "TST", Path(__file__).with_name("example.typ"))
PIN = "2468"


@dataclass(frozen=True)
class Facts:
    """What the example states."""

    holder: str
    text: str

    def public(self) -> dict[str, str]:
        return {"Titular": self.holder}


def officer(given_names: str = "Olga", office: Office | None = None) -> tuple[Person, Actor]:
    """Somebody who serves at an office, and may sign."""
    person = people.make_person(given_names, "Funcionaria")
    people.make_role(person, Role.OFFICER, office)
    return person, people.actor_of(person)


def prepared(signer: Person, actor: Actor, office: Office | None = None, **changes: Any) -> PendingSignature:
    """A paper that waits for `signer`."""
    return actions.prepare(
        kind=KIND,
        facts=Facts("Ñusta Ávila", "Se remite lo solicitado."),
        case_id=uuid.uuid4(),
        office=office or people.make_office(),
        signer=signer,
        actor=actor,
        **changes,
    )


def frozen(pending: PendingSignature) -> bytes:
    """The bytes that are handed out."""
    return queries.content(pending.file_id)


def printed_name(person: Person, *, number: str = "", kind: str = "FIR", device: str = "hard") -> str:
    """The common name of the State's certificates: surnames, names, and the number of the person or the entity."""
    names = f"{person.first_surname} {person.second_surname} {person.given_names}".upper()
    return f"{names} {kind} {number or person.document_number} {device}"


def certified(person: Person, common_name: str = "") -> str:
    """The holder's name in the demonstration's PKI of a certificate with that common name."""
    title = common_name or printed_name(person)
    holder = f"own-{sha256(title.encode()).hexdigest()[:12]}"
    signing.key_folder().ensure_holder(holder, title)
    return holder


def signed(
    pdf: bytes,
    holder: str,
    *,
    box: tuple[int, int, int, int] | None = None,
    is_stamped: bool = False,
    **wishes: Any,
) -> bytes:
    """`pdf` with a signature of that holder, as a program of somebody else's adds it, with a timestamp if it is asked for."""
    name = wishes.pop("field_name", "Mi firma")
    metadata = signers.PdfSignatureMetadata(
        **{
            "field_name": name,
            "md_algorithm": "sha256",
            "subfilter": fields.SigSeedSubFilter.PADES,
            **wishes,
        }
    )
    signer = signers.SimpleSigner.load_pkcs12_data(p12(holder), (), PIN.encode())
    spec = SigFieldSpec(name, box=box) if box else SigFieldSpec(name)
    stamper = HTTPTimeStamper(settings.TIMESTAMP_URL) if is_stamped else None
    made = signers.PdfSigner(metadata, signer, timestamper=stamper, new_field_spec=spec)
    return bytes(made.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))).getbuffer())


def p12(holder: str) -> bytes:
    """The holder's key and certificate as an officer keeps them, with the authority's."""
    folder = signing.key_folder()
    encryption = serialization.BestAvailableEncryption(PIN.encode())
    chain = [folder.certificate("issuing")]
    return pkcs12.serialize_key_and_certificates(
        b"mi firma", folder.key(holder), folder.certificate(holder), chain, encryption
    )


def revoke(holder: str, at: datetime) -> None:
    """Let the authority say that the certificate was revoked."""
    folder = signing.key_folder()
    with (folder.path / "revoked.txt").open("a") as listed:
        listed.write(f"{folder.certificate(holder).serial_number} {at.isoformat()}\n")


def signed_by_writer(writer: IncrementalPdfFileWriter, holder: str) -> bytes:
    """What a writer already holds, and a signature, in one revision."""
    metadata = signers.PdfSignatureMetadata("Mi firma", subfilter=fields.SigSeedSubFilter.PADES)
    signer = signers.SimpleSigner.load_pkcs12_data(p12(holder), (), PIN.encode())
    made = signers.PdfSigner(metadata, signer, new_field_spec=SigFieldSpec("Mi firma"))
    return bytes(made.sign_pdf(writer).getbuffer())
