"""What journeys share: browsers of people who signed in, and the papers that they bring."""

import io
import subprocess
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

from chancery.contexts.apostilles.tests import factories


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


def one_byte_changed(content: bytes) -> bytes:
    """The same file but for one byte in its middle."""
    place = len(content) // 2
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def says(folder: Path, content: bytes, *command: str) -> str:
    """What somebody else's program says of a file; fails when it exits otherwise than with 0."""
    file = folder / "paper.pdf"
    file.write_bytes(content)
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
