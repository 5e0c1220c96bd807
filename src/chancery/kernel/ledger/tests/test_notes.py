"""Is a checkpoint believed when its own key signed it, and only then?"""

import base64

import pytest

from chancery.kernel.ledger import notes

KEY = notes.SigningKey.generate("log.example/a")
NOTE = KEY.sign(3, b"r" * 32)


def test_a_signed_checkpoint_reads_back() -> None:
    assert notes.verify(NOTE, KEY.verifier()) == notes.Head("log.example/a", 3, b"r" * 32)
    assert notes.SigningKey.read(KEY.write()).verifier() == KEY.verifier()


def test_the_origin_is_read_from_the_note_and_not_from_the_key() -> None:
    text = NOTE.partition("\n\n")[0].replace("log.example/a", "log.example/b") + "\n"
    public = KEY.private.public_key()
    blob = base64.b64encode(notes.key_id(KEY.name, public) + KEY.private.sign(text.encode())).decode()
    assert notes.verify(f"{text}\n— {KEY.name} {blob}\n", KEY.verifier()).origin == "log.example/b"


def test_signatures_of_others_are_passed_over() -> None:
    witness = notes.SigningKey.generate("witness.example").sign(3, b"r" * 32).splitlines()[-1]
    body, _, own = NOTE.rpartition("\n\n")
    assert notes.verify(f"{body}\n\n{witness}\n{own}", KEY.verifier()).size == 3
    with pytest.raises(ValueError, match="not signed by this key"):
        notes.verify(f"{body}\n\n{witness}\n", KEY.verifier())


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (NOTE.replace("\n3\n", "\n4\n"), "does not hold"),
        (NOTE.replace("— ", "- "), "not signed by this key"),
        (NOTE.split("\n\n")[0], "not a signed checkpoint"),
        ("", "not a signed checkpoint"),
    ],
)
def test_a_changed_note_is_refused(note: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        notes.verify(note, KEY.verifier())


def test_another_key_of_the_same_name_is_not_the_logs() -> None:
    with pytest.raises(ValueError, match="not signed by this key"):
        notes.verify(NOTE, notes.SigningKey.generate(KEY.name).verifier())
