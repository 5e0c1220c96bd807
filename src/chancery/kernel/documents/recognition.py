"""How does a scan become a straightened PDF/A that can be searched, and what does a PDF say? By Debian's programs (ADR 36).

Each runs without a shell, without a network where the kernel lets us take it away, with its memory, its files and its
time limited, in a folder of its own that goes with it.
"""

import csv
import io
import logging
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps

from chancery.kernel.base.errors import Invalid, Unavailable
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.documents.straightening import straightened

PAGES, BYTES, PIXELS, TEXT = 60, 60_000_000, 50_000_000, 200_000
"""The largest scan: how many pages, bytes in all, pixels in one photograph; and how much text of a file is read."""
SECONDS, SECONDS_A_PAGE = 600, 60  # of work and of waiting alike: a page takes three, on a machine with time
_SIDE = 1_300  # points; the longer side of A3 has 1 191
_A4 = 297 / 25.4  # inches
_TURNS_FROM = "6"  # Tesseract's own 14 leaves a page of little text upside down
_LIMITS = ("--as=3000000000", "--fsize=500000000", "--core=0")
_RECOGNISING, _READING = ("ocrmypdf", "tesseract", "pdftoppm"), ("pdftotext",)
_APART = ("unshare", "--user", "--map-root-user", "--net", "--")
_log = logging.getLogger(__name__)


class RecogniserMissing(Unavailable):
    """Debian's programs are not on this machine; everything else goes on without them."""

    code = "recogniser_missing"
    sentence = "El programa que reconoce el texto no está instalado en este servidor. No se perdió nada de lo que envió."
    next_step = (
        "Siga con el registro: lo que espera se reconocerá cuando el administrador del servidor lo instale."
    )


class ScanTooLarge(Invalid):
    code = "scan_too_large"
    sentence = "Los archivos suman {size} MB, y se digitalizan hasta {limit} MB de una vez."
    next_step = "Escanee en escala de grises, a 300 puntos por pulgada, o digitalice el documento por partes."


class ScanTooManyPages(Invalid):
    code = "scan_too_many_pages"
    sentence = "El documento tiene {pages} páginas, y se digitalizan hasta {limit} de una vez."
    next_step = "Digitalícelo por partes."


class ScanPageTooLarge(Invalid):
    code = "scan_page_too_large"
    sentence = "La página {page} es más grande que una hoja A3 o tiene más de {limit} millones de puntos."
    next_step = "Escanéela otra vez, a 300 puntos por pulgada, en hojas de hasta A3."


class ScanUnreadable(Invalid):
    code = "scan_unreadable"
    sentence = "No se pudo leer la imagen del documento: el archivo está dañado o incompleto."
    next_step = "Escanéelo otra vez y adjunte el archivo nuevo."


class RecognitionEndless(Invalid):
    code = "recognition_endless"
    sentence = "Reconocer el texto tardaba más de {minutes} minutos y se detuvo."
    next_step = "Escanee otra vez, en escala de grises y a 300 puntos por pulgada, o digitalice el documento por partes."


@dataclass(frozen=True, slots=True)
class Scan:
    """One file of a scan, as it was handed in."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page as it came out: a JPEG of it, its text, and how sure Tesseract is of it on the average, in hundredths.

    Where it recognised no word there is no confidence.
    """

    text: str
    confidence: int | None
    image: bytes


@dataclass(frozen=True, slots=True)
class Recognised:
    """The searchable PDF/A-2, and its pages."""

    pdf: bytes
    pages: tuple[RecognisedPage, ...]


def is_ready() -> bool:
    """Whether scans are recognised on this machine; asked of it once a minute."""
    return _has(_path(), _RECOGNISING, int(time.monotonic()) // 60)


def may_read() -> bool:
    """Whether the text of PDFs is read on this machine."""
    return _has(_path(), _READING, int(time.monotonic()) // 60)


def check(scans: Sequence[Scan]) -> int:
    """How many pages a scan has, where it may be recognised.

    Raises `ScanTooLarge`, `ScanUnreadable`, `ScanTooManyPages`, `ScanPageTooLarge`.
    """
    size = sum(len(each.content) for each in scans)
    if size > BYTES:
        raise ScanTooLarge(size=-(-size // 1_000_000), limit=BYTES // 1_000_000)
    pages = 0
    for each in scans:
        fits = _pages_that_fit(each)
        if pages + len(fits) > PAGES:
            raise ScanTooManyPages(pages=pages + len(fits), limit=PAGES)
        if not all(fits):
            raise ScanPageTooLarge(page=pages + fits.index(False) + 1, limit=PIXELS // 1_000_000)
        pages += len(fits)
    if pages == 0:
        raise ScanUnreadable
    return pages


def recognise(
    scans: Sequence[Scan], *, turns: bool = True, on_page: Callable[[int], None] = lambda done: None
) -> Recognised:
    """Straighten and read a scan; its pages are turned right way up where `turns`. `on_page` is told how many are done.

    Raises `RecogniserMissing`, `RecognitionEndless` and what `check` raises.
    """
    if not is_ready():
        raise RecogniserMissing
    pages = check(scans)
    with tempfile.TemporaryDirectory(prefix="chancery-scan-") as name:
        folder = Path(name)
        _draw(folder, [each.content if each.media_type == PDF else _page_of(each) for each in scans], pages)
        (folder / "tesseract.config").write_text("tessedit_create_tsv 1\n")
        turning = ["--rotate-pages", "--rotate-pages-threshold", _TURNS_FROM] if turns else []
        _run(
            [
                "ocrmypdf", "--quiet", "--jobs", "1", "--language", "spa", *turning, "--output-type", "pdfa-2",
                "--optimize", "0", "--tesseract-config", "tesseract.config", "--keep-temporary-files",
                "straight.pdf", "searchable.pdf",
            ],
            folder,
            seconds=SECONDS + SECONDS_A_PAGE * pages,
            meanwhile=lambda: on_page(len(_tables(folder))),
        )  # fmt: skip
        shown = ["pdftoppm", "-r", "100", "-jpeg", "-jpegopt", "quality=75", "searchable.pdf", "page"]
        _run(shown, folder, seconds=SECONDS + pages)
        read = {int(table.name[:6]): _words(table.read_text("utf-8")) for table in _tables(folder)}
        images = [image.read_bytes() for image in sorted(folder.glob("page-*.jpg"))]
        return Recognised(
            (folder / "searchable.pdf").read_bytes(),
            tuple(
                RecognisedPage(*read.get(number, ("", None)), image)
                for number, image in enumerate(images, start=1)
            ),
        )


def text_of(pdf: bytes) -> str:
    """What an ordinary PDF says, as far as it is read: nothing where it holds images alone.

    Raises `RecogniserMissing`, `ScanUnreadable`, `RecognitionEndless`.
    """
    if not may_read():
        raise RecogniserMissing
    with tempfile.TemporaryDirectory(prefix="chancery-text-") as name:
        folder = Path(name)
        (folder / "file.pdf").write_bytes(pdf)
        _run(["pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", "file.pdf", "text"], folder, seconds=SECONDS)
        with (folder / "text").open(encoding="utf-8", errors="replace") as text:
            return text.read(TEXT).replace("\0", "")


def _pages_that_fit(scan: Scan) -> list[bool]:
    """Of each page of a file, whether it is small enough to be drawn."""
    try:
        if scan.media_type == PDF:
            with pikepdf.open(io.BytesIO(scan.content)) as pdf:
                return [_longer_side(page) <= _SIDE for page in pdf.pages]
        with _opened(scan) as photograph:
            return [photograph.width * photograph.height <= PIXELS]
    except Image.DecompressionBombError:
        return [False]
    except (pikepdf.PdfError, OSError, ValueError, TypeError, SyntaxError):
        raise ScanUnreadable from None


def _longer_side(page: pikepdf.Page) -> float:
    left, bottom, right, top = (float(each) for each in page.mediabox.as_list())
    return max(abs(right - left), abs(top - bottom)) * float(page.obj.get("/UserUnit", 1))


def _opened(scan: Scan) -> Image.Image:
    return Image.open(io.BytesIO(scan.content), formats=("JPEG", "PNG"))


def _draw(folder: Path, files: Sequence[bytes], pages: int) -> None:
    """Draw every page of the files as a picture, straighten it, and put them all into `straight.pdf`.

    Of what was handed in nothing but how it looks goes further.
    """
    (folder / "scan.pdf").write_bytes(_joined(files))
    drawing = ["pdftoppm", "-r", "300", "-jpeg", "-jpegopt", "quality=90", "scan.pdf", "drawn"]
    _run(drawing, folder, seconds=SECONDS + SECONDS_A_PAGE * pages)
    drawn = sorted(folder.glob("drawn-*.jpg"))
    if len(drawn) != pages:
        raise ScanUnreadable
    for picture in drawn:
        with Image.open(picture) as page:
            straightened(page).save(picture.with_suffix(".pdf"), "PDF", resolution=300, quality=90)
    (folder / "straight.pdf").write_bytes(_joined([each.with_suffix(".pdf").read_bytes() for each in drawn]))


def _joined(files: Sequence[bytes]) -> bytes:
    """All pages of some PDFs in one."""
    written = io.BytesIO()
    with pikepdf.new() as whole, ExitStack() as opened:
        for content in files:
            whole.pages.extend(opened.enter_context(pikepdf.open(io.BytesIO(content))).pages)
        whole.save(written)
    return written.getvalue()


def _page_of(scan: Scan) -> bytes:
    """A photograph as a page, turned as the camera says, its longer side that of an A4 sheet."""
    try:
        with _opened(scan) as photograph:
            upright = ImageOps.exif_transpose(photograph)
            if upright.has_transparency_data:
                white = Image.new("RGBA", upright.size, "white")
                upright = Image.alpha_composite(white, upright.convert("RGBA"))
            page, written = upright.convert("L" if upright.mode in ("1", "L") else "RGB"), io.BytesIO()
    except (OSError, ValueError, SyntaxError):
        raise ScanUnreadable from None
    page.save(written, "PDF", resolution=max(page.size) / _A4, quality=90)
    return written.getvalue()


def _tables(folder: Path) -> list[Path]:
    """Tesseract's table of each page read so far; its name begins with the page's number in six digits."""
    return sorted(folder.glob("ocrmypdf.io.*/*_ocr_*.tsv"))


def _words(table: str) -> tuple[str, int | None]:
    """The text of a page, line by line, and the mean confidence of its words."""
    lines: dict[tuple[str, str, str], list[str]] = {}
    sure = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = (row["text"] or "").strip()
        if row["level"] == "5" and word:
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
            sure.append(float(row["conf"]))
    text = "\n".join(" ".join(words) for words in lines.values())
    return text, round(sum(sure) / len(sure)) if sure else None


def _run(
    command: list[str], folder: Path, *, seconds: int, meanwhile: Callable[[], None] = lambda: None
) -> None:
    """Run a program inside its folder until it ends. Raises `ScanUnreadable`, `RecognitionEndless`."""
    ends = time.monotonic() + seconds
    with (folder / "told").open("wb") as told:
        process = subprocess.Popen(  # noqa: S603  the words of the command are ours
            ["prlimit", *_LIMITS, f"--cpu={seconds}", "--", *_apart(), *command],  # noqa: S607
            cwd=folder,
            env={
                "PATH": _path(), "HOME": str(folder), "TMPDIR": str(folder),
                "LANG": "C.UTF-8", "OMP_THREAD_LIMIT": "1",
            },
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=told,
            start_new_session=True,
        )  # fmt: skip
        try:
            while process.poll() is None:
                if time.monotonic() > ends:
                    raise RecognitionEndless(minutes=-(-seconds // 60))
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=1)
                meanwhile()
        finally:
            with suppress(ProcessLookupError):  # whatever it started ends with it
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if process.returncode != 0:
        said = (folder / "told").read_text("utf-8", "replace")[-500:]
        _log.error("%s ended with %s: %s", command[0], process.returncode, said)
        raise ScanUnreadable


def _path() -> str:
    """Where programs are looked for."""
    return os.pathsep.join(os.get_exec_path())


@lru_cache(maxsize=1)
def _apart() -> tuple[str, ...]:
    """What takes the network away; nothing where the kernel refuses it, as in many containers."""
    if shutil.which("unshare") is None:
        return ()
    tried = subprocess.run([*_APART, "true"], capture_output=True, check=False)  # noqa: S603
    return _APART if tried.returncode == 0 else ()


@lru_cache(maxsize=4)
def _has(path: str, programs: tuple[str, ...], minute: int) -> bool:
    if any(shutil.which(program, path=path) is None for program in ("prlimit", *programs)):
        return False
    if "tesseract" not in programs:
        return True
    known = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)  # noqa: S607
    return "spa" in known.stdout.split()
