"""Does a scan come back straight, upright and readable, and does a bad one cost nothing but its refusal?"""

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from chancery.kernel.documents import recognition, straightening
from chancery.kernel.documents.inspection import JPEG, PDF
from chancery.kernel.documents.recognition import (
    Recognised,
    RecogniserMissing,
    RecognitionEndless,
    Scan,
    ScanPageTooLarge,
    ScanTooLarge,
    ScanTooManyPages,
    ScanUnreadable,
)
from chancery.kernel.documents.tests import scans


@pytest.fixture(scope="module")
def recognised() -> Recognised:
    """A PDF that lies askew and upside down, and a photograph taken with the telephone on its side."""
    askew = scans.scan(scans.askew(scans.page(), 3).rotate(180))
    held = scans.page(["Anexo: plano del muelle", "y del embarcadero"]).rotate(90, expand=True)
    return recognition.recognise([askew, scans.scan(held, "JPEG", orientation=6)])


class TestRecognise:
    def test_the_words_of_each_page_are_read_and_how_surely(self, recognised: Recognised) -> None:
        first, second = recognised.pages
        assert "copia del convenio de cooperación" in first.text
        assert "Quispe Ñahui" in first.text
        assert "plano del muelle" in second.text
        assert first.confidence is not None
        assert first.confidence > 80

    def test_each_page_is_straight_and_right_way_up(self, recognised: Recognised) -> None:
        with Image.open(io.BytesIO(recognised.pages[0].image)) as page:
            assert abs(straightening.lean(page)) <= 0.3
            upper = page.convert("L").crop((0, 0, page.width, page.height // 2))
            lower = page.convert("L").crop((0, page.height // 2, page.width, page.height))
            assert sum(upper.histogram()[:100]) > 0 == sum(lower.histogram()[:100])

    def test_what_comes_out_is_a_pdf_a_of_all_pages_that_says_its_text(
        self, recognised: Recognised, tmp_path: Path
    ) -> None:
        with pikepdf.open(io.BytesIO(recognised.pdf)) as pdf, pdf.open_metadata() as told:
            assert len(pdf.pages) == 2
            assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "B")
            assert "/OutputIntents" in pdf.Root
        (tmp_path / "copy.pdf").write_bytes(recognised.pdf)
        subprocess.run(["qpdf", "--check", tmp_path / "copy.pdf"], check=True, capture_output=True)
        text = " ".join(recognition.text_of(recognised.pdf).split())
        assert "Titicaca" in text
        assert "muelle" in text

    def test_where_the_programs_are_missing_it_waits(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        assert recognition.is_ready()
        assert recognition.may_read()
        monkeypatch.setenv("PATH", str(tmp_path))
        assert not recognition.is_ready()
        with pytest.raises(RecogniserMissing):
            recognition.recognise([scans.scan(scans.page())])
        with pytest.raises(RecogniserMissing):
            recognition.text_of(scans.scan(scans.page()).content)

    def test_a_program_that_does_not_end_is_ended_with_all_that_it_started(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        alive = tmp_path / "alive"
        stand_in(tmp_path, "pdftotext", f"(while true; do date > {alive}; sleep 0.2; done) & sleep 60")
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        monkeypatch.setattr(recognition, "SECONDS", 2)
        with pytest.raises(RecognitionEndless):
            recognition.text_of(scans.scan(scans.page()).content)
        assert alive.exists()
        alive.unlink()
        subprocess.run(["sleep", "0.6"], check=True)
        assert not alive.exists()

    def test_a_program_that_fails_is_a_refusal_not_a_fault(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        stand_in(tmp_path, "ocrmypdf", "exit 7")
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        with pytest.raises(ScanUnreadable):
            recognition.recognise([scans.scan(scans.page())])

    def test_a_program_sees_nothing_of_ours_and_no_network(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        stand_in(tmp_path, "pdftotext", "{ env; pwd; ls /sys/class/net; } > text")
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        monkeypatch.setenv("CHANCERY_SECRET_KEY", "nobody-may-know")
        told = recognition.text_of(b"%PDF-")
        assert "chancery-text-" in told
        assert "nobody-may-know" not in told


class TestCheck:
    def test_the_pages_are_counted(self) -> None:
        page = scans.page()
        assert recognition.check([scans.scan(page), scans.scan(page, "JPEG"), scans.scan(page, "PNG")]) == 3

    def test_too_many_bytes_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        one = scans.scan(scans.page())
        monkeypatch.setattr(recognition, "BYTES", len(one.content))
        assert recognition.check([one]) == 1
        with pytest.raises(ScanTooLarge):
            recognition.check([one, one])

    def test_too_many_pages_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        one = scans.scan(scans.page())
        monkeypatch.setattr(recognition, "PAGES", 2)
        assert recognition.check([one, one]) == 2
        with pytest.raises(ScanTooManyPages):
            recognition.check([one, one, one])

    @pytest.mark.parametrize("size", [(841, 1191), (14_400, 842)])
    def test_a_page_larger_than_a3_is_refused(self, size: tuple[int, int]) -> None:
        written = io.BytesIO()
        with pikepdf.new() as pdf:
            pdf.add_blank_page(page_size=size)
            pdf.save(written)
        given = [Scan(PDF, written.getvalue())]
        if max(size) < 1300:
            assert recognition.check(given) == 1
        else:
            with pytest.raises(ScanPageTooLarge):
                recognition.check(given)

    def test_a_photograph_that_would_fill_the_memory_is_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one = scans.scan(scans.page(), "PNG")
        assert recognition.check([one]) == 1
        monkeypatch.setattr(recognition, "PIXELS", 1_000_000)
        with pytest.raises(ScanPageTooLarge):
            recognition.check([one])

    @pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"\xff\xd8\xff nothing"])
    def test_what_does_not_open_is_refused(self, content: bytes) -> None:
        media_type = PDF if content.startswith(b"%PDF") else JPEG
        with pytest.raises(ScanUnreadable):
            recognition.check([Scan(media_type, content)])

    def test_a_photograph_that_ends_in_the_middle_is_refused_when_it_is_drawn(self) -> None:
        whole = scans.scan(scans.page(), "JPEG")
        half = Scan(JPEG, whole.content[: len(whole.content) // 2])
        assert recognition.check([half]) == 1
        with pytest.raises(ScanUnreadable):
            recognition.recognise([half])


class TestPhotograph:
    def test_it_is_turned_as_the_camera_says_and_as_long_as_a_sheet(self) -> None:
        lying = scans.page().rotate(90, expand=True)
        for orientation, upright in ((1, False), (6, True)):
            made = recognition._page_of(scans.scan(lying, "JPEG", orientation=orientation))
            with pikepdf.open(io.BytesIO(made)) as pdf:
                width, height = (float(each) for each in pdf.pages[0].mediabox.as_list()[2:])
            assert (height > width) is upright
            assert max(width, height) == pytest.approx(842, abs=1)

    def test_what_shines_through_is_white(self, tmp_path: Path) -> None:
        clear = Image.new("RGBA", (300, 400), (0, 0, 0, 0))
        (tmp_path / "page.pdf").write_bytes(recognition._page_of(scans.scan(clear, "PNG")))
        subprocess.run(["pdftoppm", "-png", "-r", "30", "page.pdf", "page"], cwd=tmp_path, check=True)
        with Image.open(next(tmp_path.glob("page-*.png"))) as drawn:
            assert drawn.convert("L").getextrema() == (255, 255)


class TestLean:
    @pytest.mark.parametrize("degrees", [-7, -3, -0.5, 0, 1.2, 3, 9])
    def test_it_is_found_whichever_way_up_the_page_lies(self, degrees: float) -> None:
        page = scans.askew(scans.page(), degrees)
        for turn in (0, 90, 180):
            assert straightening.lean(page.rotate(turn, expand=True)) == pytest.approx(-degrees, abs=0.3)

    def test_an_empty_page_is_left_as_it_is(self) -> None:
        empty = Image.new("RGB", (1240, 1754), "white")
        assert straightening.lean(empty) == 0
        assert straightening.straightened(empty) is empty

    def test_what_a_turn_uncovers_is_white(self) -> None:
        turned = straightening.straightened(scans.askew(scans.page(), 5).convert("RGB"))
        assert turned.getpixel((0, 0)) == (255, 255, 255)


def stand_in(folder: Path, name: str, script: str) -> None:
    """A program of that name that does something else."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
