"""Can a stranger tell a true paper from a false one with the small program, the proof file and the log's key?"""

import base64
import json
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as pace
from hypothesis import strategies as st
from pytest_django import Settings

from chancery.kernel.ledger import actions, queries
from chancery.kernel.ledger.notes import SigningKey
from chancery.kernel.ledger.tests.factories import ACTOR, issue, submit

PROGRAM = Path(__file__).parents[1] / "tools/verify_paper.py"
PAPER = b"%PDF-1.7\n" + b"apostille " * 400 + b"\n%%EOF\n"


@dataclass
class Desk:
    """The three things a stranger holds."""

    folder: Path
    paper: bytes
    proof: str
    vkey: str

    def verdict(self, *options: str) -> tuple[int, str]:
        """What the program answers: exit code and words."""
        (self.folder / "paper.pdf").write_bytes(self.paper)
        (self.folder / "paper.tlog-proof").write_text(self.proof)
        done = subprocess.run(
            [sys.executable, "-W", "error", str(PROGRAM), "paper.pdf", "paper.tlog-proof", self.vkey, *options],
            cwd=self.folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.stderr == ""
        return done.returncode, done.stdout


@pytest.fixture
def desk(db: None, tmp_path: Path, settings: Settings) -> Desk:
    settings.KEYS_URL = f"file://{tmp_path}"
    submit(120)
    document_id = issue(PAPER)
    submit(179)
    actions.sequence(actor=ACTOR)
    proof = queries.proof_file(document_id)
    assert proof is not None
    assert len(proof) < 4096
    return Desk(tmp_path, PAPER, proof.decode(), queries.vkey())


def test_the_program_is_short_and_stands_alone() -> None:
    text = PROGRAM.read_text()
    assert len(text.splitlines()) < 100
    assert "chancery" not in text
    assert "import django" not in text


def test_a_true_paper_is_believed(desk: Desk) -> None:
    code, words = desk.verdict()
    assert code == 0
    assert words.startswith("AUTÉNTICO. apostille_certificate APO-2026-000123-7, emitido el 2026-03-01")
    assert "número 120 en el registro público 127.0.0.1:8000/log, de 300 documentos" in words
    assert "ATENCIÓN" not in words


def test_the_key_may_be_in_a_file(desk: Desk) -> None:
    (desk.folder / "log.vkey").write_text(f"{desk.vkey}\n")
    desk.vkey = "log.vkey"
    assert desk.verdict()[0] == 0


def test_what_was_added_after_the_signature_is_told_and_can_be_cut_off(desk: Desk) -> None:
    desk.paper = PAPER + b"timestamps"
    code, words = desk.verdict("--extraer", "issued.pdf")
    assert code == 0
    assert "ATENCIÓN: tras la firma se añadieron 10 bytes" in words
    assert (desk.folder / "issued.pdf").read_bytes() == PAPER


@pytest.mark.parametrize("at", [0, len(PAPER) // 2, len(PAPER) - 1])
def test_one_changed_byte_is_refused(desk: Desk, at: int) -> None:
    desk.paper = PAPER[:at] + bytes([PAPER[at] ^ 1]) + PAPER[at + 1 :]
    code, words = desk.verdict()
    assert code == 1
    assert "el archivo no es el que se registró: falta o cambió al menos un byte" in words


def test_a_missing_byte_is_refused(desk: Desk) -> None:
    desk.paper = PAPER[:-1]
    assert desk.verdict() == (
        1,
        "NO VÁLIDO: el archivo no es el que se registró: falta o cambió al menos un byte.\n",
    )


def restate(proof: str) -> str:
    """The proof of one paper with the statement of another."""
    lines = proof.split("\n")
    said = json.loads(base64.b64decode(lines[1][6:]))
    lines[1] = (
        "extra " + base64.b64encode(json.dumps(said | {"number": "APO-2026-000124-5"}).encode()).decode()
    )
    return "\n".join(lines)


def without_step(proof: str) -> str:
    lines = proof.split("\n")
    return "\n".join(lines[:3] + lines[4:])


def with_step(proof: str) -> str:
    lines = proof.split("\n")
    return "\n".join(lines[:4] + lines[3:4] * 9 + lines[4:])


@pytest.mark.parametrize(
    ("forge", "words"),
    [
        (restate, "no consta en el registro"),
        (without_step, "NO VÁLIDO"),
        (with_step, "más larga que el registro"),
        (lambda proof: proof.replace("index 120", "index 121"), "no consta en el registro"),
        (lambda proof: proof.replace("index 120", "index 999"), "no llega hasta la raíz"),
        (lambda proof: proof.replace("\n300\n", "\n301\n"), "la firma del registro no corresponde"),
        (lambda proof: proof.replace("— 127.0.0.1", "— 127.0.0.2"), "no firmó esta prueba"),
        (lambda proof: proof.replace("tlog-proof@v1", "tlog-proof@v2"), "no tiene el formato esperado"),
        (lambda proof: "", "no tiene el formato esperado"),
        (lambda proof: proof.replace("index 120", "index x"), "incompleta o mal escrita"),
    ],
)  # fmt: skip
def test_a_forged_proof_is_refused(desk: Desk, forge: Callable[[str], str], words: str) -> None:
    desk.proof = forge(desk.proof)
    code, said = desk.verdict()
    assert code == 1
    assert words in said


def test_the_key_of_another_log_is_refused(desk: Desk) -> None:
    desk.vkey = SigningKey.generate("127.0.0.1:8000/log").verifier()
    assert desk.verdict() == (1, "NO VÁLIDO: el registro no firmó esta prueba con la llave indicada.\n")


@pytest.mark.parametrize("part", range(1, 10))
def test_a_proof_cut_short_is_refused(desk: Desk, part: int) -> None:
    assert desk.verdict()[0] == 0
    desk.proof = desk.proof[: len(desk.proof) * part // 10]
    code, words = desk.verdict()
    assert code == 1
    assert words.startswith("NO VÁLIDO: ")


def test_words_that_a_terminal_cannot_show_are_no_reason_to_fail(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert desk.verdict()[0] == 0


@contextmanager
def _files(**contents: bytes) -> Iterator[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in contents.items():
            Path(folder, name).write_bytes(content)
        yield [str(Path(folder, name)) for name in contents]


def _lines(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    return st.tuples(*parts).map(lambda each: "".join(each).encode())


BASE64 = st.binary(max_size=40).map(lambda data: base64.b64encode(data).decode())
NUMBERS = st.integers().map(str)
KEYS = _lines(st.text("log", max_size=3), st.just("+00+"), BASE64)
PROOFS = _lines(
    st.just("c2sp.org/tlog-proof@v1\nextra "), BASE64, st.just("\nindex "), NUMBERS, st.just("\n"), BASE64,
    st.just("\n\nlog\n"), NUMBERS, st.just("\n"), BASE64, st.just("\n\n— log "), BASE64, st.just("\n"),
)  # fmt: skip


@pace(deadline=None)
@given(st.binary(max_size=20), st.binary() | PROOFS, st.binary() | KEYS)
def test_whatever_is_given_the_answer_is_a_refusal_and_never_a_fault(
    paper: bytes, proof: bytes, key: bytes
) -> None:
    with _files(paper=paper, proof=proof, key=key) as files:
        assert runpy.run_path(str(PROGRAM))["main"](files) == 1


def test_a_key_that_is_not_there_is_said_so(desk: Desk) -> None:
    desk.vkey = "nowhere.vkey"
    code, words = desk.verdict()
    assert code == 1
    assert words == "NO VERIFICADO: no se puede abrir «nowhere.vkey».\n"
