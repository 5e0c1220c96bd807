"""How does a paper say a date, several names, or whose something is? In words, as Spanish law texts write it."""

from collections.abc import Sequence
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


def within(title: str) -> str:
    """A title as it reads within a sentence: only its first letter gives way, and not that of «DNI»."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def listed(names: Sequence[str], last: str = "y") -> str:
    """«31, 34 y 82», or «Cajero, Cónsul o Auditor»."""
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def of(named: str) -> str:
    """Whose something is, of what is named with its article: «del poder», «de la escritura»."""
    return f"del {named.removeprefix('el ')}" if named.startswith("el ") else f"de {named}"


_FEMININE = (
    "Academia", "Agencia", "Delegación", "Dirección", "Embajada", "Oficina", "Representación", "Sección", "Secretaría",
    "Superintendencia", "Unidad",
)  # fmt: skip
_MASCULINE = ("Centro", "Consulado", "Juzgado", "Ministerio", "Módulo", "Poder", "Servicio", "Viceministerio")


def of_the(name: str) -> str:
    """Whose something is, with the article that the name of an office takes: «del Consulado…», «de la Sección…»."""
    first = name.split(" ", 1)[0]
    if first in _MASCULINE:
        return f"del {name}"
    return f"de la {name}" if first in _FEMININE else f"de {name}"
