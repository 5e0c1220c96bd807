"""How are parts of a PDF taken out for good, and what does a page look like?

What is delivered is what was seen. A page with a mark becomes a picture on which the mark is already painted; a page without one keeps its
text only when it is plain: what a page may hide (layers, invisible text, what lies outside its frame) is no part of a
picture. Nothing else of the file passes: no annotation, attachment, form, metadata, bookmark, thumbnail nor older revision.
"""

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pikepdf
import typst
from django.conf import settings
from pikepdf import Name, Object, Page, Pdf

from chancery.kernel.base.errors import Invalid

SCALE = 100
"""A mark is given in hundredths of the page's width and height, from its upper left corner."""
_PPI, _PREVIEW_PPI = 200.0, 80.0
_KEPT = {"/Type", "/Parent", "/MediaBox", "/Rotate", "/Contents", "/Resources", "/Group"}
_SAYS_MORE = (
    "/Metadata", "/PieceInfo", "/OPI", "/Alternates", "/AF", "/Ref", "/Measure", "/PtData", "/StructParent",
    "/StructParents", "/LastModified", "/OC", "/AA", "/A", "/Thumb", "/Name",
)  # fmt: skip
_INVISIBLE = 3
_TEMPLATE = """
#let facts = json(bytes(sys.inputs.facts))
#set page(width: facts.width * 1pt, height: facts.height * 1pt, margin: 0pt)
#set text(size: facts.height * 0.011pt, fill: rgb("#8c1d2f"), font: "Noto Sans")
#image("/source.pdf", page: facts.page, width: 100%, height: 100%)
#for (x, y, to-x, to-y) in facts.marks {
  place(top + left, dx: x * 1%, dy: y * 1%, rect(width: (to-x - x) * 1%, height: (to-y - y) * 1%, outset: 0.5pt, fill: black))
}
#if facts.ruled {
  for each in range(5, 100, step: 5) {
    place(top + left, dx: each * 1%, line(angle: 90deg, length: 100%, stroke: (paint: rgb("#8c1d2f66"), thickness: 0.4pt)))
    place(top + left, dx: each * 1%, [#each])
    place(top + left, dy: each * 1%, line(length: 100%, stroke: (paint: rgb("#8c1d2f66"), thickness: 0.4pt)))
    place(top + left, dy: each * 1%, [#each])
  }
}
"""
_PICTURE = """
#let facts = json(bytes(sys.inputs.facts))
#set page(width: facts.width * 1pt, height: facts.height * 1pt, margin: 0pt)
#image("/picture.png", width: 100%, height: 100%, alt: "Página con partes tachadas")
"""


class NotRedactable(Invalid):
    """Only the pages of a PDF can be redacted."""

    code = "not_redactable"
    sentence = "No se puede tachar este archivo: no es un PDF que se pueda leer página por página."
    next_step = "Guárdelo como PDF y vuelva a agregarlo."


class MarkOutside(Invalid):
    """A mark covers a part of a page that the file has."""

    code = "mark_outside_page"
    sentence = "Una de las partes que quiere tachar no está en el documento."
    next_step = (
        "Compruebe la página y que cada medida esté entre 0 y 100, y que la primera sea menor que la segunda."
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle of a page, from 1, that nobody shall read."""

    page: int
    left: int
    top: int
    right: int
    bottom: int

    def fits(self, pages: int) -> bool:
        """Whether it covers something of a document of so many pages."""
        return (
            1 <= self.page <= pages
            and 0 <= self.left < self.right <= SCALE
            and 0 <= self.top < self.bottom <= SCALE
        )


def pages_of(content: bytes) -> int:
    """How many pages a PDF has. Raises `NotRedactable`."""
    with _opened(content) as pdf:
        return len(pdf.pages)


def picture(content: bytes, page: int, *, is_ruled: bool = False) -> bytes:
    """One page as a PNG to be looked at, with a ruler in hundredths if asked. Raises `NotRedactable`, `MarkOutside`."""
    with _opened(content) as pdf:
        if not 1 <= page <= len(pdf.pages):
            raise MarkOutside
        width, height = _size(pdf.pages[page - 1])
    return _painted(content, page, width, height, (), ppi=_PREVIEW_PPI, is_ruled=is_ruled)


def redact(content: bytes, marks: Iterable[Mark]) -> bytes:
    """The PDF without what the marks cover, nor anything else that cannot be seen. Raises `NotRedactable`, `MarkOutside`."""
    covered: dict[int, list[Mark]] = {}
    with _opened(content) as source, pikepdf.new() as made:
        for mark in marks:
            if not mark.fits(len(source.pages)):
                raise MarkOutside
            covered.setdefault(mark.page, []).append(mark)
        flat = _flattened(source)
        for number, page in enumerate(source.pages, start=1):
            if number in covered or not _is_plain(page):
                width, height = _size(page)
                png = _painted(flat, number, width, height, covered.get(number, ()), ppi=_PPI)
                with pikepdf.open(io.BytesIO(_page_of(png, width, height))) as painted:
                    made.pages.append(painted.pages[0])
            else:
                made.pages.append(page)
        _leave_what_is_seen(made)
        written = io.BytesIO()
        made.save(written, deterministic_id=True)
    return written.getvalue()


def _opened(content: bytes) -> Pdf:
    try:
        return pikepdf.open(io.BytesIO(content))
    except pikepdf.PdfError as error:
        raise NotRedactable from error


def _flattened(source: Pdf) -> bytes:
    """The file with what its annotations and forms show drawn into the pages, as it stands in its last revision."""
    source.flatten_annotations("screen")
    written = io.BytesIO()
    source.save(written)
    return written.getvalue()


def _size(page: Page) -> tuple[float, float]:
    """Width and height as the page is seen, in points."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    width, height = abs(right - left), abs(top - bottom)
    return (height, width) if int(page.obj.get("/Rotate", 0)) % 180 else (width, height)


def _is_plain(page: Page) -> bool:
    """Whether all that the page holds is seen: no layer, no invisible text, nothing outside its frame, nothing unreadable."""
    if [float(edge) for edge in page.cropbox] != [float(edge) for edge in page.mediabox]:
        return False
    return _shows_all(page.obj, page.obj.get("/Resources", None), set())


def _shows_all(content: Object, resources: Any, seen: set[Any]) -> bool:
    if not isinstance(resources, pikepdf.Dictionary) or "/Properties" in resources:
        return False
    try:
        told = pikepdf.parse_content_stream(content)
    except pikepdf.PdfError:
        return False
    if any(
        str(each.operator) == "Tr" and int(each.operands[0]) == _INVISIBLE for each in told if each.operands
    ):
        return False
    # A property list written in the stream may say in words what is not drawn.
    if any(str(each.operator) in ("BDC", "DP") and _says_words(each.operands) for each in told):
        return False
    for form in dict(resources.get("/XObject", {})).values():
        if form.objgen in seen or form.get("/Subtype") != Name.Form:
            continue
        seen.add(form.objgen)
        if not _shows_all(form, form.get("/Resources", resources), seen):
            return False
    return True


def _says_words(operands: Iterable[Any]) -> bool:
    said = next(reversed(list(operands)), None)
    return isinstance(said, pikepdf.Dictionary) and bool(
        {"/ActualText", "/Alt", "/E", "/Contents"} & set(said.keys())
    )


def _leave_what_is_seen(made: Pdf) -> None:
    """Nothing but the frames, drawings and fonts of the pages; and of the resources, those that are drawn."""
    for page in made.pages:
        for key in set(page.obj.keys()) - _KEPT:
            del page.obj[key]
    made.remove_unreferenced_resources()
    for each in made.objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and each.get("/Type") != Name.Font:
            for key in _SAYS_MORE:
                if key in each:
                    del each[key]
    made.Root["/Lang"] = pikepdf.String("es-PE")


def _painted(
    content: bytes,
    page: int,
    width: float,
    height: float,
    marks: Iterable[Mark],
    *,
    ppi: float,
    is_ruled: bool = False,
) -> bytes:
    facts = {
        "page": page,
        "width": width,
        "height": height,
        "marks": [(mark.left, mark.top, mark.right, mark.bottom) for mark in marks],
        "ruled": is_ruled,
    }
    return _compiled(_TEMPLATE, {"source.pdf": content}, facts, "png", ppi)


def _page_of(png: bytes, width: float, height: float) -> bytes:
    return _compiled(_PICTURE, {"picture.png": png}, {"width": width, "height": height}, "pdf", None)


def _compiled(
    template: str,
    files: dict[str, bytes],
    facts: dict[str, Any],
    kind: Literal["pdf", "png"],
    ppi: float | None,
) -> bytes:
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        Path(folder, "main.typ").write_text(template)
        try:
            made = typst.compile(  # type: ignore[misc]  # its stubs ask for a type that nothing infers
                Path(folder, "main.typ"),
                root=folder,
                font_paths=[str(each) for each in settings.FONT_FOLDERS],
                ignore_system_fonts=True,
                format=kind,
                ppi=ppi,
                sys_inputs={"facts": json.dumps(facts)},
            )
        except typst.TypstError as error:
            raise NotRedactable from error
    assert isinstance(made, bytes)
    return made
