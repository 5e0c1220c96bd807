"""Which day is so many years or months after another, and how old is somebody then? Código Civil, art. 183, inc. 3."""

from calendar import monthrange
from datetime import date


def years_after(day: date, years: int) -> date:
    """The same day some years later; the 28th where there is no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def age_on(born_on: date, on: date) -> int:
    """Completed years; negative before birth."""
    years = on.year - born_on.year
    return years if years_after(born_on, years) <= on else years - 1


def months_after(day: date, months: int) -> date:
    """The same day some months later, or earlier where negative; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
