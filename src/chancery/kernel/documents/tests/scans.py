"""Pages as a scanner or a telephone hands them over: drawn, laid askew, turned over."""

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from fontpkg_noto_sans import __file__ as fonts
from PIL import Image, ImageDraw, ImageFont

from chancery.kernel.documents.inspection import JPEG, PDF, PNG
from chancery.kernel.documents.recognition import Scan

FONT = next((Path(fonts).parent / "files").glob("NotoSans[[]*.ttf"))
PETITION = (
    "SOLICITO: copia del convenio de cooperación",
    "Señor Director General:",
    "Yo, María Quispe Ñahui, con domicilio en Puno,",
    "necesito la copia del convenio con Bolivia sobre",
    "la navegación en el lago Titicaca, para presentarla",
    "ante la municipalidad de mi pueblo.",
    "Por lo expuesto, pido a usted acceder a lo pedido.",
)
_FORMATS = {"JPEG": JPEG, "PNG": PNG, "PDF": PDF}
_ORIENTATION = 0x0112


def page(lines: Sequence[str] = PETITION) -> Image.Image:
    """A sheet of A4 at 150 points an inch, written from the top."""
    sheet = Image.new("L", (1240, 1754), 255)
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(FONT), 32)
    for place, line in enumerate(lines):
        pen.text((140, 200 + 70 * place), line, font=font, fill=0)
    return sheet


def askew(sheet: Image.Image, degrees: float) -> Image.Image:
    """The same, laid askew on the glass."""
    return sheet.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)


def scan(sheet: Image.Image, kind: str = "PDF", *, orientation: int = 1) -> Scan:
    """The file of a sheet; a camera writes how it was held, and leaves the picture as it is."""
    written, exif = io.BytesIO(), Image.Exif()
    exif[_ORIENTATION] = orientation
    more = {"exif": exif} if kind == "JPEG" else {"resolution": 150} if kind == "PDF" else {}
    sheet.save(written, kind, **more)
    return Scan(_FORMATS[kind], written.getvalue())


def written(text: str) -> bytes:
    """A PDF that carries its text, as a word processor makes it."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.contents_add(b"BT /F1 12 Tf 72 700 Td (" + text.encode("cp1252") + b") Tj ET")
        pdf.save(made)
    return made.getvalue()
