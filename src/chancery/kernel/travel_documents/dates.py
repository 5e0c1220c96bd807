"""How does a zone write a day in six characters, and which day is meant? Doc 9303-3, §4.8."""

import calendar
from datetime import date

UNKNOWN = "<<<<<<"


def written(day: date) -> str:
    """Year, month and day, two digits each."""
    return day.strftime("%y%m%d")


def written_in_part(*, year: int | None = None, month: int | None = None, day: int | None = None) -> str:
    """A birth of which part is unknown: its place holds fillers."""
    parts = (None if year is None else year % 100, month, day)
    return "".join("<<" if part is None else f"{part:02}" for part in parts)


def is_day(text: str) -> bool:
    """Whether the six characters can be a day of some century."""
    return text.isdecimal() and _fits(text)


def is_birth(text: str) -> bool:
    """Whether they can be a day of birth, of which any part may be unknown."""
    return all(part.isdecimal() or part == "<<" for part in _parts(text)) and _fits(text)


def birth(text: str, *, on: date) -> date | None:
    """The day of birth as a document seen `on` means it: never later than that. Nothing where part is unknown.

    The standard gives two digits and no century; a person of more than a hundred years is read as a child.
    """
    if "<" in text:
        return None
    return _in_century(text, latest=on)


def expiry(text: str, *, on: date) -> date:
    """The last day of a document seen `on`: the one of the century that goes from fifty years before to fifty after."""
    day = _in_century(text, latest=date(on.year + 49, 12, 31))
    assert day is not None, text
    return day


def _parts(text: str) -> tuple[str, str, str]:
    return text[:2], text[2:4], text[4:6]


def _fits(text: str) -> bool:
    year, month, day = _parts(text)
    if month != "<<" and not 1 <= int(month) <= 12:
        return False
    if day == "<<":
        return True
    longest = 31 if month == "<<" else calendar.monthrange(2000, int(month))[1]
    if year != "<<" and month == "02" and int(year) % 4:
        longest = 28
    return 1 <= int(day) <= longest


def _in_century(text: str, *, latest: date) -> date | None:
    year, month, day = (int(part) for part in _parts(text))
    century = latest.year - latest.year % 100
    for start in (century, century - 100, century - 200, century - 300):
        try:
            read = date(start + year, month, day)
        except ValueError:  # the 29th of February of a century's year that is none of 400
            continue
        if read <= latest:
            return read
    return None
