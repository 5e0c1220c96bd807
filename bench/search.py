"""How soon is a document found among a million, and among ten, by whatever one knows of it?

By an officer, who sees what passed through one unit, and by an auditor, who sees all. The plain alternative looks for what was typed
in subject, sender and number, by ILIKE: it knows neither stems nor other spellings nor printed forms, and finds less.
"""

import statistics
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import cycle
from typing import Any
from uuid import UUID

from django.db import connection

from bench import measure, registry
from bench.load import uid
from bench.world import World
from chancery.contexts.correspondence import queries
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, Role, RoleAt

ROUNDS, PLAIN_ROUNDS = 40, 2
_BESIDE_PLAIN = (
    "a number in any printed form",
    "a person, by all the names",
    "words that are common, in other forms",
)
"""What is asked the plain way too: among ten million that takes minutes each time."""
_PLAIN = (
    "SELECT * FROM correspondence_record record WHERE (subject ILIKE %(like)s OR sender_name ILIKE %(like)s "
    "OR sender_number ILIKE %(like)s OR number_of_sender ILIKE %(like)s) AND (%(office)s::uuid IS NULL OR EXISTS (SELECT FROM "
    "correspondence_recordmovement moved WHERE moved.record_id = record.id AND moved.to_office_id = %(office)s)) "
    "ORDER BY received_at DESC LIMIT 25"
)
Question = dict[str, Any]


def run(_world: World, sizes: list[int]) -> list[measure.Figure]:
    """As long among a million as among ten thousand: 1.5 times at most is the aim; and sooner than by ILIKE."""
    at = registry.prepare(*sizes)
    small, large = min(at.copies), max(at.copies)
    officer = registry.user(at.units, 1)
    auditor = Actor(
        "Quien audita",
        Channel.WEB,
        "medición",
        person_id=UUID(uid(70, 1)),
        roles=(RoleAt(Role.AUDITOR, at.units[0].pk),),
        has_second_factor=True,
    )
    figures = []
    for name, (actor, questions) in _asked(officer, auditor).items():
        works = {str(size): at.copies[size].within(_asking(actor, questions)) for size in (small, large)}
        taken = measure.in_turns(works, rounds=ROUNDS)
        of_large, of_small = taken[str(large)], taken[str(small)]
        high = statistics.quantiles(of_large, n=20)[-1] * 1000
        what = f"{name}, among {large:,} : among {small:,} (95th {high:.1f} ms)"
        figures.append(measure.at_most("search", what, of_large, of_small, 1.5))
        if name in _BESIDE_PLAIN:
            turns = {
                "ours": at.copies[large].within(_asking(actor, questions)),
                "plain": at.copies[large].within(_plainly(actor, questions)),
            }
            taken = measure.in_turns(turns, rounds=PLAIN_ROUNDS)
            what = f"{name} : by ILIKE, among {large:,}"
            figures.append(measure.at_most("search", what, taken["ours"], taken["plain"], 1))
    return figures


def _asked(officer: Actor, auditor: Actor) -> dict[str, tuple[Actor, Sequence[Question]]]:
    """What is typed of documents that every copy has: those of the officer's unit, n ≡ 1 of fifty."""
    numbers = range(1, 40 * registry.UNITS, registry.UNITS)
    people = [registry.person(n) for n in numbers]
    day = clock.today()
    spans = [
        {"since": day - timedelta(days=n % 5 + 1), "until": day - timedelta(days=n % 5)} for n in range(10)
    ]
    forms = (
        "oficio {n}-{y}-{i}",
        "OF. N° {n:06d}-{y}-{i}",
        "Oficio Nro {n}/{y} {i}",
        "oficio nº {n:05d} - {y} - {i}",
    )
    printed = [
        forms[n // registry.UNITS % 4].format(
            n=n, y=2026 - n % 10, i=registry.ISSUERS[n % len(registry.ISSUERS)]
        )
        for n in numbers
    ]
    return {
        "a number in any printed form": (officer, _typed(printed)),
        "a person, by all the names": (officer, _typed(people)),
        "a person, by the identity document": (officer, _typed([str(10_000_000 + n) for n in numbers])),
        "a person, without accents, in other case": (officer, _typed([_plain(each) for each in people])),
        "a person, misspelt": (officer, _typed([_misspelt(each) for each in people])),
        "words that are common, in other forms": (officer, _typed(["convenio de cooperacion", "tratados", "becas", "límite"])),
        "words that are common, misspelt": (officer, _typed(["comvenios", "estradición", "credensiales", "delegasion"])),
        "words and a name": (officer, _typed([f"partidas {each}" for each in people])),
        "a span of days": (officer, spans),
        "words in a span of days": (officer, [{"q": "convenios", **span} for span in spans]),
        "words that are not there": (officer, _typed(["esmeralda colombiana", "zarzuela", "xilófono"])),
        "a person, by all the names, by who sees all": (auditor, _typed(people)),
        "words that are common, by who sees all": (auditor, _typed(["convenio de cooperacion", "tratados", "becas", "límite"])),
        "a person, misspelt, by who sees all": (auditor, _typed([_misspelt(each) for each in people])),
    }  # fmt: skip


def _typed(texts: Sequence[str]) -> list[Question]:
    return [{"q": text} for text in texts]


def _plain(name: str) -> str:
    return name.translate(str.maketrans("áéíóúñÁÉÍÓÚÑ", "aeiounAEIOUN")).upper()


def _misspelt(name: str) -> str:
    """One letter of the first surname left out."""
    given, first, *others = name.split()
    return " ".join((given, first[:3] + first[4:], *others))


def _asking(actor: Actor, questions: Sequence[Question]) -> Callable[[], None]:
    turns = cycle(questions)

    def ask() -> None:
        typed = dict(next(turns))
        queries.search(actor, typed.pop("q", ""), **typed)

    return ask


def _plainly(actor: Actor, questions: Sequence[Question]) -> Callable[[], None]:
    turns = cycle(questions)
    office = next(iter(actor.offices(*queries.DESK)), None)

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute(_PLAIN, {"like": f"%{next(turns)['q']}%", "office": office})
            cursor.fetchall()

    return ask
