"""How do frozen facts become pages? A Typst template, a compiler kept warm, pinned fonts, PDF/A and PDF/UA."""

import io
import json
import re
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings

from chancery.kernel.base import canonical
from chancery.kernel.base.errors import Invalid

ROOT = Path(__file__).resolve().parents[2]
STANDARDS = ("a-2a", "ua-1")
WITH_ATTACHMENT = ("a-3a", "ua-1")

_lock = threading.Lock()
_UNKNOWN = re.compile(r'the text `"(?:\\u\{(?P<code>[0-9a-f]+)\}|(?P<text>.+?))"` could not be displayed')


class Unprintable(Invalid):
    """An archivable paper shows every character that it states: what the pinned fonts lack stands on none."""

    code = "unprintable"
    sentence = "El texto tiene un carácter que los papeles no pueden mostrar: {what}."
    next_step = "Escríbalo de otra manera y vuelva a enviar."


def render(template: Path, facts: Mapping[str, Any], *, at: datetime, has_attachment: bool = False) -> bytes:
    """The pages of `facts`. The same facts, template and instant give the same bytes.

    `facts` reach the template as `sys.inputs.data`, JSON. PDF/A-2a and PDF/UA-1; PDF/A-3a where a file is to be
    attached, because A-2 allows none but PDF/A. Raises `Unprintable`.
    """
    data = json.dumps(canonical.plain(facts), ensure_ascii=False)
    try:
        with _lock:
            pdf = _compiler(template).compile(
                format="pdf",
                sys_inputs={"data": data},
                pdf_standards=list(WITH_ATTACHMENT if has_attachment else STANDARDS),
                timestamp=int(at.timestamp()),
            )
    except typst.TypstError as error:
        if (unknown := _UNKNOWN.search(str(error))) is None:
            raise
        what = f"U+{unknown['code'].upper()}" if unknown["code"] else f"«{unknown['text']}»"
        raise Unprintable(what=what) from error
    assert isinstance(pdf, bytes)
    return pdf


def render_image(template: Path, facts: Mapping[str, Any]) -> bytes:
    """The one page of `facts` as a PNG of 300 dots an inch, to stand inside another document."""
    data = json.dumps(canonical.plain(facts), ensure_ascii=False)
    with _lock:
        png = _compiler(template).compile(format="png", ppi=300.0, sys_inputs={"data": data})
    assert isinstance(png, bytes)
    return png


def qr_svg(text: str) -> str:
    """A QR code (error correction M) as SVG, to be placed in a page."""
    written = io.BytesIO()
    segno.make(text, error="m", micro=False).save(written, kind="svg", border=2, xmldecl=False, svgns=True)
    return written.getvalue().decode()


@cache
def _compiler(template: Path) -> Any:
    return typst.Compiler(
        str(template),
        root=str(ROOT),
        font_paths=[str(folder) for folder in settings.FONT_FOLDERS],
        ignore_system_fonts=True,
    )
