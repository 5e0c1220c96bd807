"""What does a document cost, from frozen facts to a row that anyone can verify? Beside WeasyPrint and SimpleSigner."""

import io
from pathlib import Path
from uuid import uuid4

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from bench import measure
from bench.world import World
from chancery.contexts.apostilles import papers
from chancery.contexts.apostilles.procedures import CERTIFICATE
from chancery.kernel.base import clock
from chancery.kernel.documents import actions

FACTS = papers.Certificate(
    "Perú", "Íñigo Núñez Quispe", "Secretario General", "Universidad", "Lima", clock.today(), "hoy",
    "Ministerio de Relaciones Exteriores del Perú", "España", "Título", "0" * 64, False,
)  # fmt: skip


def run(world: World) -> None:
    """Ten times as many a second is the aim."""
    other = _simple_signer()

    def ours() -> None:
        actions.issue(
            kind=CERTIFICATE, facts=FACTS, case_id=uuid4(), office=world.at.office, actor=world.at.officer
        )

    def theirs() -> None:
        import weasyprint

        pdf = weasyprint.HTML(string=_html()).write_pdf(pdf_variant="pdf/a-3a")
        metadata = signers.PdfSignatureMetadata(field_name="Firma", subfilter=fields.SigSeedSubFilter.PADES)
        signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer=other)

    taken = measure.in_turns(
        {
            "issue: numbered, typeset, signed, stored, logged": ours,
            "WeasyPrint + SimpleSigner RSA-3072": theirs,
        },
        rounds=15,
    )
    measure.show("A document", taken)
    mine, alternative = taken.values()
    measure.ratio("alternative : ours", alternative, mine, "aim ≥ 10")


def _html() -> str:
    rows = "".join(f"<tr><th scope=row>{i}.</th><td>Dato {i}</td></tr>" for i in range(14))
    return f'<html lang="es"><title>Apostilla</title><h1>APOSTILLE</h1><table>{rows}</table></html>'


def _simple_signer() -> signers.SimpleSigner:
    key = rsa.generate_private_key(65537, 3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Medición")])
    from datetime import timedelta

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
    from chancery.kernel.documents.signing import key_folder

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
