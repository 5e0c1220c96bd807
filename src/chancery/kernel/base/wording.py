"""How does a paper say a date, several names, or whose something is? In words, as Spanish law texts write it."""

from collections.abc import Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Any

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


_FEMININE = (
    "Academia", "Agencia", "Delegación", "Dirección", "Embajada", "Oficina", "Representación", "Sección", "Secretaría",
    "Superintendencia", "Unidad",
)  # fmt: skip
_MASCULINE = ("Centro", "Consulado", "Juzgado", "Ministerio", "Módulo", "Poder", "Servicio", "Viceministerio")


def office_after(preposition: str, name: str) -> str:
    """The name of an office after a preposition, with the article that it takes: «del Consulado…», «en la Sección…»."""
    return after(preposition, _with_article(name))


def after(preposition: str, named: str) -> str:
    """What is named with its article, after a preposition: «del poder», «al Consulado…», «en la Sección…»."""
    if preposition in _CONTRACTED and named.startswith("el "):
        return f"{preposition}l {named.removeprefix('el ')}"
    return f"{preposition} {named}"


def put(sentence: str, facts: Mapping[str, object]) -> str:
    """A sentence with its facts; `{office:en}` puts the name of an office after a preposition, with its article."""
    return _SPANISH.vformat(sentence, (), facts)


_PREPOSITIONS, _CONTRACTED = ("a", "de", "en", "para", "por"), ("a", "de")


class _Spanish(Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec in _PREPOSITIONS:
            return office_after(format_spec, str(value))
        return str(super().format_field(value, format_spec))


_SPANISH = _Spanish()


def _with_article(name: str) -> str:
    first = name.split(" ", 1)[0]
    if first in _MASCULINE:
        return f"el {name}"
    return f"la {name}" if first in _FEMININE else name
