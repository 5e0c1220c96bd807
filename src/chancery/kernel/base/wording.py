"""How does a paper say a date? In words, as Spanish law texts write it."""

from datetime import date

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "setiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


def long_date(day: date) -> str:
    """«3 de marzo de 2026»."""
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


def month_words(month: date) -> str:
    """«marzo de 2026»."""
    return f"{MONTHS[month.month - 1]} de {month.year}"
