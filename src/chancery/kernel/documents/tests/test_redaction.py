"""Is what was redacted gone, whoever looks for it, and by whatever program?"""

import contextlib
import io
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from chancery.kernel.documents import redaction
from chancery.kernel.documents.redaction import Mark

SECRET = "Ramiro Oculto Quispe"
OPEN = "Informe anual"
WHOLE = Mark(1, 0, 0, 100, 100)
LINE = Mark(1, 0, 20, 100, 32)
"""Where the secret stands on the first page of `document`."""


def text_page(pdf: pikepdf.Pdf, *lines: tuple[int, str], before: str = "") -> pikepdf.Page:
    """A page of A4 with lines of text at heights in points from below."""
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    drawn = "".join(f"BT /F1 14 Tf 60 {height} Td ({text}) Tj ET\n" for height, text in lines)
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj.Contents = Stream(pdf, (before + drawn).encode())
    page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
    return page


def saved(pdf: pikepdf.Pdf) -> bytes:
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def document() -> bytes:
    """Two pages: the first names somebody about a quarter of the way down, the second does not."""
    with pikepdf.new() as pdf:
        text_page(pdf, (780, OPEN), (640, SECRET), (100, "Fin de la primera"))
        text_page(pdf, (780, "Segunda hoja sin nombres"))
        return saved(pdf)


def told(pdf: bytes, tmp_path: Path) -> str:
    """What an outside program reads in a file."""
    path = tmp_path / "leído.pdf"
    path.write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return read.stdout.decode()


def everything(pdf: bytes) -> bytes:
    """All bytes of a file, and all that is compressed in it, of every object it still has."""
    found = [pdf]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for each in opened.objects:
            if isinstance(each, Stream):
                found.append(each.read_raw_bytes())
                with contextlib.suppress(pikepdf.PdfError):
                    found.append(each.read_bytes())
            found.append(repr(each).encode())
    return b"\n".join(found)


def test_the_text_under_a_mark_is_gone_and_the_other_page_keeps_its_own(tmp_path: Path) -> None:
    before = document()
    assert SECRET in told(before, tmp_path)
    after = redaction.redact(before, [LINE])
    read = told(after, tmp_path)
    assert SECRET not in read
    assert "Oculto" not in read
    assert "Segunda hoja sin nombres" in read
    assert b"Oculto" not in everything(after)
    assert (
        subprocess.run(["qpdf", "--check", str(tmp_path / "leído.pdf")], capture_output=True).returncode == 0
    )


def test_the_mark_is_painted_where_it_was_asked_and_the_rest_of_the_page_is_still_seen(
    tmp_path: Path,
) -> None:
    pages = []
    for name, content in (("antes", document()), ("después", redaction.redact(document(), [LINE]))):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(content)
        subprocess.run(
            ["pdftoppm", "-r", "50", "-gray", "-f", "1", "-l", "1", str(path), str(tmp_path / name)],
            check=True,
        )
        pages.append(next(tmp_path.glob(f"{name}-*.pgm")).read_bytes())
    before, after = (rows(page) for page in pages)
    assert all(max(row[:-2]) < 40 for row in after[int(len(after) * 0.22) : int(len(after) * 0.30)])
    top = slice(0, int(len(after) * 0.15))
    assert min(min(row) for row in before[top]) < 120
    assert min(min(row) for row in after[top]) < 120


def rows(pgm: bytes) -> list[bytes]:
    """The rows of a PGM picture."""
    _, size, _, pixels = pgm.split(b"\n", 3)
    width, height = (int(each) for each in size.split())
    return [pixels[row * width : (row + 1) * width] for row in range(height)]


def with_metadata(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = SECRET
    with pdf.open_metadata() as about:
        about["dc:description"] = SECRET


def with_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["lista.txt"] = SECRET.encode()


def with_annotation(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.Annots = Array(
        [
            pdf.make_indirect(
                Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 20, 20], Contents=SECRET)
            )
        ]
    )


def with_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(SECRET, 0))


def with_private_data(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.PieceInfo = Dictionary(Programa=Dictionary(Private=pikepdf.String(SECRET)))


def with_structure(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Dictionary(S=Name.P, ActualText=pikepdf.String(SECRET)))
    )


def with_shared_picture(pdf: pikepdf.Pdf) -> None:
    """What the first page draws stands in the resources of the second, which does not draw it."""
    form = Stream(pdf, f"BT /F1 14 Tf 60 400 Td ({SECRET}) Tj ET".encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    form.Resources = pdf.pages[0].obj.Resources
    for page in pdf.pages:
        page.obj.Resources.XObject = Dictionary(Secreto=form)
    pdf.pages[0].contents_add(b"/Secreto Do")


def with_hidden_text(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].contents_add(f"BT 3 Tr /F1 14 Tf 60 400 Td ({SECRET}) Tj ET".encode())


def with_text_outside_the_frame(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].contents_add(f"BT 0 Tr /F1 14 Tf 60 20 Td ({SECRET}) Tj ET".encode())
    pdf.pages[1].obj.CropBox = Array([0, 100, 595, 842])


def with_words_for_readers(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].contents_add(
        f"/Span << /ActualText ({SECRET}) >> BDC BT /F1 14 Tf 60 400 Td (x) Tj ET EMC".encode()
    )


def with_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("Notas")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    pdf.pages[1].obj.Resources.Properties = Dictionary(Notas=layer)
    pdf.pages[1].contents_add(f"/OC /Notas BDC BT /F1 14 Tf 60 400 Td ({SECRET}) Tj ET EMC".encode())


@pytest.mark.parametrize(
    "hide",
    [
        with_metadata, with_attachment, with_annotation, with_bookmark, with_private_data, with_structure,
        with_shared_picture, with_hidden_text, with_text_outside_the_frame, with_words_for_readers, with_layer,
    ],
)  # fmt: skip
def test_wherever_else_a_file_says_it_it_is_gone_too(
    hide: Callable[[pikepdf.Pdf], None], tmp_path: Path
) -> None:
    with pikepdf.open(io.BytesIO(document())) as pdf:
        hide(pdf)
        before = saved(pdf)
    words = SECRET.encode()
    assert words in everything(before) or words.hex().encode() in everything(before).lower()
    after = redaction.redact(before, [WHOLE])
    left = everything(after)
    assert b"Oculto" not in left
    assert "Oculto".encode("utf-16-be") not in left
    assert "Oculto" not in told(after, tmp_path)


def test_an_older_revision_does_not_survive(tmp_path: Path) -> None:
    """The first revision holds the secret, a second one appended to it does not: the bytes of both are in the file."""
    with pikepdf.new() as pdf:
        text_page(pdf, (640, SECRET))
        pdf.pages[0].obj.Contents = Stream(pdf, f"BT /F1 14 Tf 60 640 Td ({SECRET}) Tj ET".encode())
        first = io.BytesIO()
        pdf.save(first, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    old = first.getvalue()
    with pikepdf.open(io.BytesIO(old)) as opened:
        number, _ = opened.pages[0].obj.Contents.objgen
        size = int(opened.trailer.Size)
        root, _ = opened.Root.objgen
    content = b"BT /F1 14 Tf 60 640 Td (Nada) Tj ET"
    body = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    at = len(old) + 1
    start = old.rindex(b"startxref") + 10
    previous = int(old[start:].split()[0])
    update = b"\n" + body + b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        number, at, size, root, previous, at + len(body),
    )  # fmt: skip
    twice = old + update
    assert "Nada" in told(twice, tmp_path)
    assert b"Oculto" in twice
    after = redaction.redact(twice, [Mark(1, 0, 90, 10, 95)])
    assert b"Oculto" not in everything(after)


def test_a_page_that_lies_on_its_side_is_marked_as_it_is_seen(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(document())) as pdf:
        pdf.pages[0].rotate(90, relative=False)
        turned = saved(pdf)
    after = redaction.redact(turned, [Mark(1, 50, 0, 100, 100)])
    with pikepdf.open(io.BytesIO(after)) as pdf:
        assert [round(float(edge)) for edge in pdf.pages[0].mediabox] == [0, 0, 842, 595]
    path = tmp_path / "lado.pdf"
    path.write_bytes(after)
    subprocess.run(
        ["pdftoppm", "-r", "40", "-gray", "-f", "1", "-l", "1", str(path), str(tmp_path / "lado")], check=True
    )
    seen = rows(next(tmp_path.glob("lado-*.pgm")).read_bytes())
    middle = len(seen[0]) // 2
    assert all(max(row[middle + 4 : -2]) < 40 for row in seen[:-2])
    assert max(max(row[: middle - 4]) for row in seen) > 200


def test_the_same_marks_on_the_same_file_give_the_same_bytes() -> None:
    assert redaction.redact(document(), [LINE]) == redaction.redact(document(), [LINE])


def test_a_page_is_shown_with_a_ruler() -> None:
    plain, ruled = (redaction.picture(document(), 1, is_ruled=each) for each in (False, True))
    assert plain.startswith(b"\x89PNG")
    assert ruled.startswith(b"\x89PNG")
    assert plain != ruled
    assert redaction.pages_of(document()) == 2
    with pytest.raises(redaction.MarkOutside):
        redaction.picture(document(), 3)


@pytest.mark.parametrize(
    "mark", [Mark(3, 0, 0, 10, 10), Mark(1, 20, 0, 10, 10), Mark(1, 0, 0, 101, 10), Mark(0, 0, 0, 9, 9)]
)
def test_a_mark_lies_on_a_page(mark: Mark) -> None:
    assert redaction.redact(document(), [LINE])
    with pytest.raises(redaction.MarkOutside):
        redaction.redact(document(), [LINE, mark])


def test_only_a_pdf_is_redacted() -> None:
    with pytest.raises(redaction.NotRedactable):
        redaction.redact(b"\x89PNG" + zlib.compress(b"no"), [])
