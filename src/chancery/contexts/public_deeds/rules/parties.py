"""Who must be there for a deed to be valid, and what must the officer be warned of?

Witnesses and who signs at another's request: D.S. 076-2005-RE, arts. 454-459; Decreto Legislativo 1049, arts. 54-57
(recollection, por confirmar); of a will, Código Civil, arts. 696 and 697.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chancery.contexts.public_deeds.rules.figures import FIGURES
from chancery.contexts.public_deeds.rules.kinds import HELPERS, Book, Kind, Part
from chancery.kernel.identity.checks import fold
from chancery.kernel.identity.minors import is_minor

_NUMBER = re.compile(r"\d{8,}")
"""The RUC or the identity document of who is represented; a RUC is longer than the entry of its power beside it."""

_TWICE = "{name} figura dos veces con el mismo documento: nadie interviene en dos calidades."
_MUTE = "{name} no entiende el castellano: no puede ser {part}."
_UNHEARD = "{name} no entiende el castellano: hace falta un intérprete de {language}."
_UNLETTERED = "{name} no puede ser {part}: debe saber leer y firmar."


@dataclass(frozen=True, slots=True)
class Person:
    """One who has a part in a deed, as the deed names them."""

    part: Part
    given_names: str
    first_surname: str
    second_surname: str
    document_kind: str
    document_number: str
    document_country: str
    nationality: str
    civil_status: str
    occupation: str
    address: str
    birth_on: date | None = None
    on_behalf_of: str = ""
    speaks_spanish: bool = True
    language: str = ""
    can_sign: bool = True
    can_read: bool = True

    @property
    def name(self) -> str:
        """Given names, then both surnames."""
        return " ".join(part for part in (self.given_names, self.first_surname, self.second_surname) if part)

    @property
    def document(self) -> tuple[str, str, str]:
        """What tells one person from another."""
        return self.document_kind, self.document_country, self.document_number

    @property
    def bound(self) -> tuple[str, ...]:
        """Whom it binds: who is represented, by the number in the words that name them or else by the words; or oneself."""
        if not self.on_behalf_of:
            return self.document
        numbers = _NUMBER.findall(self.on_behalf_of)
        return (max(numbers, key=len, default=fold(self.on_behalf_of)),)


@dataclass(frozen=True, slots=True)
class Warning:
    """What the officer should look at, and on which norm, or practice, it rests."""

    sentence: str
    norm: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps people from making a deed: a sentence with places, and what is put into them."""

    sentence: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence.format(**self.facts)


def _fault(sentence: str, **facts: object) -> Fault:
    return Fault(sentence, facts)


def appearing(kind: Kind, people: Sequence[Person]) -> tuple[Person, ...]:
    """Those who come before the officer: they are read to, they are warned, and they sign."""
    return tuple(person for person in people if appears(kind, person.part))


def appears(kind: Kind, part: Part) -> bool:
    """Whether who has that part comes before the officer."""
    seat = kind.seat(part)
    return part in HELPERS or (seat is not None and seat.appears)


def age_on(born: date, on: date) -> int:
    """Whole years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def faults(kind: Kind, people: Sequence[Person], on: date) -> tuple[Fault, ...]:
    """Everything that keeps these people from making this deed, in Spanish; nothing when they may."""
    return (
        *_seats(kind, people),
        *_twice(people),
        *_ages(kind, people, on),
        *_languages(kind, people),
        *_signatures(kind, people, on),
    )


def _seats(kind: Kind, people: Sequence[Person]) -> Iterator[Fault]:
    counted = Counter(person.part for person in people)
    for seat in kind.seats:
        there = counted.pop(seat.part, 0)
        if there < seat.least:
            missing = "Falta la parte {one}." if seat.least == 1 else "Faltan: {least} {many}."
            yield _fault(missing, one=seat.one, least=seat.least, many=seat.many)
        if there > seat.most:
            yield _fault("No puede haber más de {most} en la parte {one}.", most=seat.most, one=seat.one)
    for part in counted:
        if part not in HELPERS:
            yield _fault("«{kind}» no lleva: {part}.", kind=kind.title, part=part.label.lower())


def _twice(people: Sequence[Person]) -> Iterator[Fault]:
    seen: dict[tuple[str, str, str], Person] = {}
    for person in people:
        first = seen.setdefault(person.document, person)
        if first is not person:
            yield _fault(_TWICE, name=person.name)


def _ages(kind: Kind, people: Sequence[Person], on: date) -> Iterator[Fault]:
    for person in appearing(kind, people):
        if person.birth_on is None:
            yield _fault("Falta la fecha de nacimiento de {name}.", name=person.name)
        elif is_minor(person.birth_on, on):
            yield _fault("{name} es menor de edad: comparece quien lo representa.", name=person.name)


def _languages(kind: Kind, people: Sequence[Person]) -> Iterator[Fault]:
    spoken = {person.language.casefold() for person in people if person.part is Part.INTERPRETER}
    for person in appearing(kind, people):
        if person.speaks_spanish:
            continue
        if person.part in HELPERS:
            yield _fault(_MUTE, name=person.name, part=person.part.label.lower())
        elif not person.language:
            yield _fault("Indique qué idioma habla {name}.", name=person.name)
        elif person.language.casefold() not in spoken:
            yield _fault(_UNHEARD, name=person.name, language=person.language)


def _signatures(kind: Kind, people: Sequence[Person], on: date) -> Iterator[Fault]:
    there = Counter(person.part for person in people)
    helped = [person for person in appearing(kind, people) if not (person.can_sign and person.can_read)]
    for person in helped:
        if person.part in HELPERS:
            yield _fault(_UNLETTERED, name=person.name, part=person.part.label.lower())
    unsigning = [person for person in helped if not person.can_sign and person.part not in HELPERS]
    if len(unsigning) > there[Part.SIGNER]:
        yield _fault("{name} no puede firmar: hace falta quien firme a su ruego.", name=unsigning[-1].name)
    if there[Part.SIGNER] > len(unsigning):
        yield _fault("Sobra quien firma a ruego: todos los comparecientes pueden firmar.")
    needed = FIGURES.on("witnesses", on) if helped else kind.fixed_witnesses
    if there[Part.WITNESS] < needed:
        yield _fault("Hacen falta {needed} testigos.", needed=needed)


def warnings(kind: Kind, people: Sequence[Person], on: date) -> tuple[Warning, ...]:
    """What does not forbid the deed but must be thought of before it is qualified."""
    old_age = FIGURES.on("old_age", on)
    found = [
        Warning(
            f"{person.name} tiene {age_on(person.birth_on, on)} años: pida un certificado médico reciente de que está "
            "en pleno uso de sus facultades.",
            "práctica",
        )
        for person in appearing(kind, people)
        if person.part not in HELPERS and person.birth_on and age_on(person.birth_on, on) >= old_age
    ]
    if any(not person.can_read for person in appearing(kind, people)):
        twice = (
            "dos veces, una por el cónsul y otra por quien designe el otorgante"
            if kind.book is Book.WILLS
            else "en voz alta"
        )
        found.append(
            Warning(
                f"Alguien no puede leer: el texto se lee {twice}.", "Código Civil, art. 697 (por confirmar)"
            )
        )
    return tuple(found)
