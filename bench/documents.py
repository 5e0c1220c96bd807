"""What does a document cost, from frozen facts to a row that anyone can verify? Beside WeasyPrint and SimpleSigner."""

import io
import os
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from bench import measure
from bench.world import World
from chancery.contexts.apostilles import papers
from chancery.contexts.apostilles.procedures import CERTIFICATE
from chancery.kernel.base import clock, ids
from chancery.kernel.documents import actions, typesetting
from chancery.kernel.documents.signing import key_folder

ROUNDS = 15
PAGE = Path(__file__).parent / "certificate.html"

FACTS = papers.Certificate(
    "Perú", "Íñigo Núñez Quispe", "Secretario General", "Universidad", "Lima", clock.today(), "hoy",
    "Ministerio de Relaciones Exteriores del Perú", "España", "Título", "0" * 64, False, 1,
)  # fmt: skip


def run(world: World) -> list[measure.Figure]:
    """Ten times as many a second is the aim."""
    other = simple_signer()
    _offer_fonts()

    def ours() -> None:
        actions.issue(
            kind=CERTIFICATE, facts=FACTS, case_id=uuid4(), office=world.at.office, actor=world.at.officer
        )

    def theirs() -> None:
        import weasyprint

        pdf = weasyprint.HTML(string=_html()).write_pdf(pdf_variant="pdf/a-3a")
        metadata = signers.PdfSignatureMetadata(field_name="Firma", subfilter=fields.SigSeedSubFilter.PADES)
        signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer=other)

    taken = measure.in_turns({"ours": ours, "theirs": theirs}, rounds=ROUNDS)
    return [
        measure.at_least(
            "documents",
            "WeasyPrint + SimpleSigner RSA-3072 : issued whole",
            taken["theirs"],
            taken["ours"],
            10,
        )
    ]


def _html() -> str:
    """The same certificate: its items, its letterhead, its foot with a QR code, in the same two families."""
    code = ids.format_code(ids.verification_code())
    address = f"{settings.BASE_URL}/verificar/{code}"
    stated = {**asdict(FACTS), "code": code, "address": address, "qr": typesetting.qr_svg(address)}
    return PAGE.read_text().format(**stated)


def _offer_fonts() -> None:
    """Make the papers' own families known to the other side, once, as an installed font is."""
    folders = "".join(f"<dir>{folder}</dir>" for folder in settings.FONT_FOLDERS)
    known = Path(settings.VAR) / "fonts.conf"
    known.write_text(f"<fontconfig>{folders}<cachedir>{settings.VAR}/fonts</cachedir></fontconfig>")
    os.environ["FONTCONFIG_FILE"] = str(known)


def simple_signer() -> signers.SimpleSigner:
    key = rsa.generate_private_key(65537, 3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Medición")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(clock.now() - timedelta(days=1))
        .not_valid_after(clock.now() + timedelta(days=9))
        .add_extension(
            x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    folder = Path(key_folder().path)
    (folder / "bench.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    (folder / "bench.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    signer = signers.SimpleSigner.load(str(folder / "bench.key"), str(folder / "bench.pem"))
    assert signer is not None
    return signer
