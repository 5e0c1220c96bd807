"""What is computed without a database: the chain, the size of a scan, the item of the tariff."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from chancery.contexts.transmissions.rules import GENESIS, Link, Moment, Purpose, size_of, tariff_item
from chancery.contexts.transmissions.tests.factories import scan

LINK = Link(
    transmission="ECRMIL-2026-000001-D",
    ordinal=1,
    moment=Moment.SENT,
    document="CCRMIL-2026-000001-4",
    sha256="a" * 64,
    sender="Consulado General del Perú en Milán",
    recipient="Lima",
    by="Íñigo Núñez",
    at=datetime(2026, 3, 1, 12, tzinfo=UTC),
    note="",
    previous=GENESIS,
)


def test_a_digest_is_of_the_canonical_statement() -> None:
    facts = json.loads(LINK.statement())
    assert facts["by"] == "Íñigo Núñez"
    assert json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")) == LINK.statement()
    assert LINK.digest() == sha256(LINK.statement().encode()).hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "b" * 64},
        {"recipient": "Tacna"},
        {"ordinal": 2},
        {"moment": Moment.RECEIVED},
        {"previous": "1" * 64},
        {"note": "x"},
        {"by": "Otro"},
    ],
)
def test_whatever_changes_changes_the_digest(change: dict[str, object]) -> None:
    assert replace(LINK, **change).digest() != LINK.digest()  # type: ignore[arg-type]


def test_the_size_of_a_scan() -> None:
    assert size_of(scan()) == ("image/png", 1240, 1754)
    assert size_of(scan(kind="JPEG")) == ("image/jpeg", 1240, 1754)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x10", b"\xff\xd8" + bytes(40)]
)
def test_what_is_no_image_has_no_size(content: bytes) -> None:
    assert size_of(content) is None


def test_a_scan_that_breaks_off_before_its_frame_has_no_size() -> None:
    assert size_of(scan(kind="JPEG")[:60]) is None


def test_the_item_of_the_tariff() -> None:
    assert tariff_item(Purpose.GENERAL) == "consular.3"
    assert tariff_item(Purpose.MILITARY) == "consular.3b"
