"""What journeys share: browsers of people who signed in, and the papers that they bring."""

import io
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import zxingcpp
from PIL import Image, ImageDraw
from pytest_django.fixtures import Settings

from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base.actor import system_actor
from chancery.kernel.documents.signing import key_folder
from chancery.kernel.gateway.simulators.payments import Payments
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.trust import TrustSimulator
from chancery.kernel.ledger.actions import ensure_log_key


@contextmanager
def partners(settings: Settings, address: str, folder: Path) -> Iterator[None]:
    """The ministry's partners, each a real server; the ministry itself answers at `address`."""
    settings.BASE_URL = address
    settings.PAYMENTS_NOTICE_URL = f"{address}/pagos/aviso"
    settings.KEYS_URL = f"file://{folder / 'pki'}"
    payments = Payments(settings.PAYMENTS_SECRET)
    with running(payments, TrustSimulator(folder / "pki")) as base:
        settings.REVOCATION_URL = f"{base}/trust/ocsp"
        settings.TRUST_LIST_URL = f"{base}/trust/tsl"
        settings.PAYMENTS_URL = f"{base}/payments"
        settings.TIMESTAMP_URL = f"{base}/trust/tsa"
        key_folder().ensure()
        ensure_log_key(actor=system_actor("Prueba"))
        yield
        payments.settle_notices()


def tampered_original() -> bytes:
    """A PDF that an outside authority signed and that somebody changed afterwards."""
    signed = factories.signed_pdf("Alterado")
    place = signed.index(b"/MediaBox")
    return signed[: place + 1] + b"m" + signed[place + 2 :]


def qr_of(content: bytes, folder: Path) -> str:
    """The address in the QR of a paper's first page, read as a telephone would."""
    (folder / "rendered.pdf").write_bytes(content)
    command = ["pdftoppm", "-r", "150", "-png", "-f", "1", "-l", "1", "-singlefile"]
    subprocess.run([*command, str(folder / "rendered.pdf"), str(folder / "rendered")], check=True)
    found = zxingcpp.read_barcodes(Image.open(folder / "rendered.png"))
    return found[0].text


def scanned() -> bytes:
    """A page that is only a picture of a page."""
    image = Image.new("L", (1240, 1754), 245)
    drawing = ImageDraw.Draw(image)
    for line in range(12):
        drawing.text((160, 200 + line * 60), f"Partida de nacimiento, renglón {line + 1}", fill=40)
    written = io.BytesIO()
    image.save(written, "PDF", resolution=150)
    return written.getvalue()


def encrypted() -> bytes:
    """A PDF that asks for a password."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(factories.pdf("secreto"))) as pdf:
        pdf.save(written, encryption=pikepdf.Encryption(owner="a", user="b"))
    return written.getvalue()


def heavy(size: int = 20_000_000) -> bytes:
    """A PDF of `size` bytes and a little more."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(factories.pdf("pesado"))) as pdf:
        pdf.Root.Ballast = pdf.make_stream(bytes(size))
        pdf.save(written, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return written.getvalue()


def with_script() -> bytes:
    """A PDF that runs a program when it is opened."""
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(factories.pdf("activo"))) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.save(written)
    return written.getvalue()


def one_byte_changed(content: bytes, at: int | None = None) -> bytes:
    """The same file but for one bit of one byte, in its middle unless told where."""
    place = (len(content) // 2 if at is None else at) % len(content)
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def says(folder: Path, content: bytes, *command: str) -> str:
    """What somebody else's program says of a file; fails when it exits otherwise than with 0."""
    file = folder / "paper.pdf"
    file.write_bytes(content)
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
