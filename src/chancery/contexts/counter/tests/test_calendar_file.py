"""Would another calendar read our file? By the rules of RFC 5545, spelt out anew."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.rules import DayKind
from chancery.contexts.counter.tests import factories
from chancery.kernel.base import clock

pytestmark = pytest.mark.django_db
PROPERTY = re.compile(r"^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$")


def parse(content: bytes) -> list[tuple[str, str]]:
    """Content lines unfolded and split; anything that RFC 5545 (3.1, 3.3.11) forbids fails here."""
    assert content.endswith(b"\r\n")
    lines = content[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()  # no character is cut in two
    unfolded = content[:-2].replace(b"\r\n ", b"").split(b"\r\n")
    found = []
    for line in unfolded:
        matched = PROPERTY.match(line.decode())
        assert matched, line
        found.append((matched[1], matched[3]))
    return found


def unescaped(text: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", text), text
    return re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], text)


def instant(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def test_the_file_follows_the_rules_whatever_the_place_is_called() -> None:
    with clock.set_to(factories.MONDAY):
        at = factories.counter()
        place = "Ñandú; sala «A, B» \\ planta 2, " + "calle muy larga " * 8
        actions.announce_day(
            office=at.office,
            on=factories.MONDAY.date() + timedelta(days=5),
            kind=DayKind.ITINERANT,
            place=place,
            hours=[actions.Hours(factories.SERVICE, time(9), time(10), 2, 1)],
            norm="Aviso 1",
            actor=at.consul,
        )
        booked = factories.booked(at, days=0)
        told = parse(queries.calendar_file(booked))
    names = [name for name, _ in told]
    assert [value for name, value in told if name == "BEGIN"] == ["VCALENDAR", "VEVENT", "VALARM"]
    assert [value for name, value in told if name == "END"] == ["VALARM", "VEVENT", "VCALENDAR"]
    event = told[names.index("BEGIN", 1) : names.index("BEGIN", names.index("BEGIN", 1) + 1)]
    said = dict(event)
    for once in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "STATUS", "SEQUENCE"):
        assert [name for name, _ in event].count(once) == 1
    assert dict(told)["VERSION"] == "2.0"
    assert instant(said["DTSTART"]) == booked.starts_at
    assert instant(said["DTEND"]) - instant(said["DTSTART"]) == timedelta(minutes=booked.minutes)
    assert said["UID"].startswith(str(booked.id))
    assert unescaped(said["LOCATION"]) == " ".join(place.split())
    assert "personal" in unescaped(said["DESCRIPTION"])
