"""Do the readers of the border's page, which run where there is no line, say what ours say of every specimen?

They run on Node here, straight from their sources; the browser runs the same in `tests/browser/test_border_documents.py`.
"""

import json
import random
import shutil
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from chancery.kernel.base import clock
from chancery.kernel.documents import sealing
from chancery.kernel.travel_documents import cancelled, codes, dates, seal_checks, seal_contents, seal_keys
from chancery.kernel.travel_documents import seals as writing
from chancery.kernel.travel_documents.composing import compose
from chancery.kernel.travel_documents.layouts import WORDS
from chancery.kernel.travel_documents.reading import UnreadableZone, read
from chancery.kernel.travel_documents.seal_checks import Indication
from chancery.kernel.travel_documents.seal_contents import Stay, Visa
from chancery.kernel.travel_documents.seal_keys import KeyList, SealKey
from chancery.kernel.travel_documents.seals import Header
from chancery.kernel.travel_documents.tests import specimens

DAY = date(2026, 3, 25)
KEY, P384 = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP384R1())
HEADER = Header(writing.kind("visa"), "PER", "PEVS", "1A2F", DAY, DAY)
ROWS = {row["specimen"]: row for row in specimens.rows("specimens")}
VISA_ZONE = specimens.zone(ROWS["MRV-A Specimen"])
PRINTED = "\n".join(compose(VISA_ZONE))
PASSPORT = "\n".join(ROWS["TD3 Eriksson"]["lines"].split())
VISA = seal_contents.of_visa(VISA_ZONE, Visa(Stay(183), "L898902C3", entries=0, visa_type=b"TUR"))
EMERGENCY_ZONE = specimens.zone(ROWS["TD2 emergency document"])
LISTED = SealKey("PEVS", "1A2F", KEY.public_key(), date(2026, 1, 1), date(2027, 1, 1))
KEYS = KeyList(DAY, DAY + timedelta(days=7), (LISTED,))


def asked(questions: list[dict[str, Any]]) -> list[Any]:
    """What the page's readers answer, all questions in one go."""
    node = shutil.which("node")
    assert node, "node is needed to run the readers of the border's page"
    program = Path(__file__).with_name("readers.mjs")
    ran = subprocess.run(
        [node, str(program)], input=json.dumps(questions), capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    answers: list[Any] = json.loads(ran.stdout)
    return answers


def zone_said(text: str) -> dict[str, Any]:
    try:
        found = read(text)
    except UnreadableZone as refused:
        return {"faults": [[fault.line, fault.position] for fault in refused.faults]}
    zone = found.zone
    return {
        "lines": list(found.lines),
        "primary": zone.primary,
        "secondary": zone.secondary,
        "number": zone.number,
        "optional": zone.optional,
        "isMended": bool(found.mended),
    }


def zones() -> list[str]:
    """Every specimen as it is, in one line, in small letters; each with one character changed; and what is none."""
    chance = random.Random(9303)
    found = []
    for row in specimens.rows("specimens"):
        lines = row["lines"].split()
        found += ["\n".join(lines), "".join(lines), " \r\n".join(lines).lower(), "\n".join(lines[:-1])]
        body = "".join(lines)
        for _ in range(40):
            place = chance.randrange(len(body))
            letter = chance.choice("0123456789ABCDEFGHILOQSZ<ñ *")
            found.append(body[:place] + letter + body[place + 1 :])
    return [*found, "", "ñandú", "<" * 88, "A" * 72, "P" + "1" * 89, "x" * 300]


def test_the_codes_of_states_are_those_of_the_table() -> None:
    assert asked([{"ask": "codes"}]) == [sorted(codes._codes())]


def test_what_is_wrong_is_said_in_the_same_words_and_in_english() -> None:
    (told,) = asked([{"ask": "words"}])
    ours = {code: sentence for code, sentence in seal_checks.SENTENCES.items() if "PASSPORT" not in code}
    assert {code: pair["es"] for code, pair in told["seal"].items()} == ours
    fields = {name: pair["es"] for name, pair in told["fields"].items()}
    assert {name: word for name, word in WORDS.items() if name != "optional_2"}.items() <= fields.items()
    every = [*told["seal"].values(), *told["fields"].values()]
    assert all(pair["en"] and pair["en"] != pair["es"] for pair in every)


def test_each_zone_is_read_or_refused_alike() -> None:
    texts = zones()
    answers = asked([{"ask": "zone", "text": text} for text in texts])
    for text, answer in zip(texts, answers, strict=True):
        assert answer == zone_said(text), text


@pytest.mark.parametrize("year", [1999, 2026, 2050])
def test_the_century_of_an_expiry_is_the_same(year: int) -> None:
    texts = [f"{number:02}0115" for number in range(100)]
    answers = asked([{"ask": "expiry", "text": text, "year": year} for text in texts])
    assert answers == [dates.expiry(text, on=date(year, 6, 1)).isoformat() for text in texts]


def seals() -> list[dict[str, Any]]:
    """Specimens made elsewhere, our own of every kind, each of their bytes changed, and under keys that are not good."""
    chance = random.Random(51)
    ours = writing.sign(HEADER, VISA, KEY)
    emergency = Header(writing.kind("emergency"), "PER", "PEVS", "1A2F", DAY, DAY)
    papers = writing.sign(emergency, seal_contents.of_emergency(EMERGENCY_ZONE), KEY)
    longer = writing.sign(HEADER, VISA, P384)
    made = [bytes.fromhex(row["bytes"]) for row in specimens.rows("seals")]
    whole = [*made, ours, papers, longer]
    changed = []
    for content in whole:
        for place in range(len(content)):
            changed.append(
                content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
            )
        changed += [content[:-1], content + b"\0", content[:20]]
    questions: list[dict[str, Any]] = [{"content": content} for content in [*whole, *changed, b"", b"\xdc"]]
    wide = KeyList(DAY, KEYS.stale_on, (LISTED, SealKey("PEVS", "1A2F", P384.public_key(), DAY, DAY)))
    later = _marked(revoked_on=DAY + timedelta(days=1), is_compromised=False)
    questions += [
        {"content": ours, "printed": PRINTED},
        {"content": ours, "printed": PRINTED, "passport": PASSPORT},
        {"content": ours, "printed": PRINTED.replace("SPECIMEN", "SPECIMAN")},
        {"content": ours, "printed": PASSPORT},
        {"content": ours, "printed": "nada"},
        {"content": ours, "passport": "nada"},
        {"content": ours, "passport": "\n".join(ROWS["TD1 Eriksson"]["lines"].split())},
        {"content": papers, "printed": "\n".join(compose(EMERGENCY_ZONE))},
        {"content": papers, "printed": PRINTED},
        {"content": ours, "on": KEYS.stale_on},
        {"content": ours, "on": date(2027, 1, 1)},
        {"content": ours, "on": date(2025, 12, 31)},
        {"content": ours, "keys": KeyList(DAY, KEYS.stale_on, ())},
        {"content": ours, "keys": _marked(revoked_on=DAY)},
        {"content": ours, "keys": _marked(revoked_on=DAY + timedelta(days=1))},
        {"content": ours, "keys": _marked(revoked_on=DAY, is_compromised=False)},
        {"content": ours, "keys": _marked(revoked_on=DAY + timedelta(days=1)), "on": DAY + timedelta(days=1)},
        {"content": ours, "keys": later, "on": DAY + timedelta(days=1)},
        {"content": papers, "keys": later, "on": DAY + timedelta(days=1)},
        {"content": ours, "keys": _followed(), "on": DAY},
        {"content": ours, "keys": _marked(documents=("P",))},
        {"content": ours, "keys": _marked(documents=("V",))},
        {"content": longer, "keys": _marked(public=P384.public_key())},
        {"content": ours, "keys": _marked(public=P384.public_key())},
        {"content": ours, "keys": wide},
    ]
    return questions


def _marked(**changes: Any) -> KeyList:
    return KeyList(KEYS.made_on, KEYS.stale_on, (replace(LISTED, **changes),))


def _followed() -> KeyList:
    """The list after another key began: both are in it."""
    newer = replace(LISTED, certificate="2B30", public=P384.public_key())
    return KeyList(KEYS.made_on, KEYS.stale_on, (newer, LISTED))


def test_what_a_revoked_key_sealed_before_is_believed_unless_it_was_stolen() -> None:
    """The page's answer is fixed here too, not only that it is ours: it travels as a word of the key list."""
    seal, after = writing.sign(HEADER, VISA, KEY), DAY + timedelta(days=1)
    for changes, meant in (
        ({"is_compromised": True}, "REVOKED_CERTIFICATE"),
        ({"is_compromised": False}, None),
        ({"is_compromised": False, "revoked_on": DAY}, "REVOKED_CERTIFICATE"),
    ):
        written = json.loads(seal_keys.write(_marked(**{"revoked_on": after, **changes})))
        question = {"ask": "seal", "content": seal.hex(), "keys": written, "on": after.isoformat()}
        (answer,) = asked([question])
        assert answer["fault"] == meant
        told = {**written, "keys": [{**written["keys"][0], "compromised": None}]}
        (unsaid,) = asked([{**question, "keys": told}])
        assert unsaid["fault"] == "REVOKED_CERTIFICATE"
        assert seal_keys.read(json.dumps(told).encode()).keys[0].is_compromised


def test_each_seal_is_judged_alike() -> None:
    questions = seals()
    sent, ours = [], []
    for question in questions:
        keys, on = question.get("keys", KEYS), question.get("on", DAY)
        verdict = seal_checks.verify(
            question["content"],
            keys,
            on=on,
            printed=question.get("printed"),
            passport=question.get("passport"),
        )
        ours.append(verdict.indication)
        sent.append(
            {
                "ask": "seal",
                "content": question["content"].hex(),
                "keys": json.loads(seal_keys.write(keys)),
                "on": on.isoformat(),
                "printed": question.get("printed"),
                "passport": question.get("passport"),
            }
        )
    answers = asked(sent)
    for question, answer, meant in zip(questions, answers, ours, strict=True):
        assert answer["fault"] == meant, question
    found = set(ours)
    assert {*found} >= {
        None,
        Indication.WRONG_FORMAT,
        Indication.UNKNOWN_CERTIFICATE,
        Indication.INVALID_DOCUMENTTYPE,
        Indication.EXPIRED_CERTIFICATE,
        Indication.REVOKED_CERTIFICATE,
        Indication.INVALID_SIGNATURE,
        Indication.STALE_KEY_LIST,
        Indication.INVALID_VISA_MRZ,
        Indication.SEAL_VISA_MISMATCH,
        Indication.INVALID_PASSPORT_MRZ,
        Indication.SEAL_PASSPORT_MISMATCH,
        Indication.SEAL_DOCUMENT_MISMATCH,
    }


def test_what_a_specimen_made_elsewhere_says_is_read_alike() -> None:
    rows = specimens.rows("seals")
    answers = asked(
        [{"ask": "seal", "content": row["bytes"], "keys": {"keys": []}, "on": "2026-01-01"} for row in rows]
    )
    for row, answer in zip(rows, answers, strict=True):
        assert (answer["kind"], answer["issuer"], answer["signer"]) == (
            row["kind"],
            row["issuer"],
            row["signer"],
        )
        assert (answer["certificate"], answer["issuedOn"]) == (row["certificate"], row["issued_on"])
        assert answer["lines"] == row["lines"].split()


@pytest.mark.django_db
def test_the_signed_list_is_read_and_a_changed_one_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [f"{number:09}" for number in range(500)]
    monkeypatch.setattr(cancelled, "_sources", [("P", lambda on: numbers)])
    content = sealing.cancelled_list()
    keys = json.loads(seal_keys.write(sealing.key_list()))
    wanted = [*(f"P:{number}" for number in numbers), "P:X00000001", "V:000000001"]
    question = {"ask": "list", "content": content.hex(), "keys": keys, "wanted": wanted}
    changed = content[:80] + bytes([content[80] ^ 1]) + content[81:]
    revoked = {**keys, "keys": [{**keys["keys"][0], "revoked_on": clock.today().isoformat()}]}
    told, broken, untrusted = asked(
        [question, {**question, "content": changed.hex()}, {**question, "keys": revoked}]
    )
    assert told["found"] == [True] * 500 + [False, False]
    assert told["expiresAt"] - told["issuedAt"] == 7 * 24 * 3600 * 1000
    assert broken == {"fault": "NotAToken"}
    assert untrusted == {"fault": "NotAToken"}


@pytest.mark.django_db
def test_an_empty_list_is_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cancelled, "_sources", [])
    keys = json.loads(seal_keys.write(sealing.key_list()))
    (told,) = asked(
        [{"ask": "list", "content": sealing.cancelled_list().hex(), "keys": keys, "wanted": ["P:1"]}]
    )
    assert told["found"] == [False]
