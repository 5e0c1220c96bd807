"""Which documents are meant by what was typed? By number in any form, by who sent it, by words, in a span of dates."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import chain
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F, Lookup, Q, QuerySet

from chancery.contexts.correspondence.models import KnownWord, Record, RecordMovement, RecordText
from chancery.contexts.correspondence.queries.records import DESK, visible_to
from chancery.contexts.correspondence.rules import normalise
from chancery.kernel.base import at_once, clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity.checks import fold

PAGE = 25
_QUERY = "plainto_tsquery('spanish'::regconfig, %s)"
_SPELLINGS, _NEAR, _AS_LIKE = 2, 6, 0.75
"""How many known words a misspelt one may mean, and how like they are at least, beside the likest."""
_FEW, _MOST = 5_000, 20_000
"""Up to how many expected texts all are found; and at how many found, which were not expected, that is given up."""


Words = tuple[tuple[str, ...], ...]
"""What is sought: for each word, the ways to write it, of which one must stand there."""


class _Says(Lookup):
    """That a vector has each of some words. Each is a condition of its own; one that has no stem, as «de», is none.

    The index then leaps along the lists of the documents in which each word stands, where of one query of them all it weighs
    every document of every list (ADR 5). What has no stem is taken out before the plan is made; where none has one, nothing is said.
    """

    lookup_name, prepare_rhs = "says", False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """In SQL. Two spellings of one stem are one: else the database thinks it twice as common, and walks where it should seek."""
        column, before = self.process_lhs(compiler, connection)
        conditions = [f"numnode({_QUERY}) > 0"]
        given: list[Any] = [" ".join(chain(*self.rhs))]
        for spellings in self.rhs:
            any_of = f"({' || '.join([_QUERY] * len(spellings))})"
            sought, sought_given = any_of, spellings
            if len(spellings) == _SPELLINGS:
                sought = f"(CASE WHEN {_QUERY} = {_QUERY} THEN {_QUERY} ELSE {any_of} END)"
                sought_given = (*spellings, spellings[0], *spellings)
            conditions.append(f"(numnode{any_of} = 0 OR {column} @@ {sought})")
            given += [*spellings, *before, *sought_given]
        return f"({' AND '.join(conditions)})", tuple(given)


class _Among(Lookup):
    """That a column is one of a list that is known, given as one value."""

    lookup_name, prepare_rhs = "among", False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, before = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", (*before, self.rhs)


def search(
    actor: Actor, text: str = "", *, since: date | None = None, until: date | None = None
) -> tuple[Record, ...]:
    """The newest documents that fit, of those that the actor may see; misspelt words are tried when the right ones fail.

    Days are Lima's, given to the database as instants: an index knows no days.
    """
    text = text.strip()
    if not text and since is None and until is None:
        return ()
    span = {}
    if since is not None:
        span["received_at__gte"] = datetime.combine(since, time.min, clock.LIMA)
    if until is not None:
        span["received_at__lte"] = datetime.combine(until, time.max, clock.LIMA)
    for way in _ways(actor, text, span):
        found = _first(way)
        if found:
            return found
    return ()


def _first(way: tuple[QuerySet[Record], ...]) -> tuple[Record, ...]:
    """The first page of a way; where it looks in several places, the newest of all: each has an index of its own."""
    pages = [part[:PAGE] for part in way]
    at_once.fetch(*pages)
    found = {each.pk: each for page in pages for each in page}
    return tuple(sorted(found.values(), key=lambda each: (each.received_at, each.pk), reverse=True)[:PAGE])


def _ways(actor: Actor, text: str, span: dict[str, datetime]) -> Iterator[tuple[QuerySet[Record], ...]]:
    """The ways to understand a text, the surest first."""
    newest = visible_to(actor).filter(**span).order_by("-received_at", "id")
    if not text:
        yield (newest,)
        return
    if ids.is_number(text):
        yield (newest.filter(number=ids.as_printed(text)),)
    if (number := normalise(text)) is not None:
        numbered = newest.filter(number_core=number.core)
        for letters in number.letters:
            numbered = numbered.filter(number_letters__contains=f" {letters} ")
        yield (numbered,)
    compact = "".join(character for character in text if character.isalnum()).upper()
    if any(character.isdigit() for character in compact):
        yield (newest.filter(sender_number=compact),)
    folded = fold(text)
    typed = dict.fromkeys(tuple(sorted({each.casefold(), fold(each)})) for each in text.split())
    yield _saying(actor, tuple(typed), span)
    if (meant := meant_by(folded)) is not None:
        yield _saying(actor, meant, span)


def _saying(actor: Actor, words: Words, span: dict[str, datetime]) -> tuple[QuerySet[Record], ...]:
    """Those in which, or in a file of which, the words stand: one list for each reason to see a document, as in `visible_to`.

    In the order of their ids, in which the index of what each unit received has them. Of words that seldom stand together, as a
    person's names, all are found and then looked up there; of common ones the walk along that index ends with the page.
    """
    said = RecordText.objects.filter(_Says(F("stems"), words))
    passed: Any = Q(record__in=said.values("record"))
    if (known := _all_if_few(said)) is not None:
        passed = _Among(F("record_id"), known)
        said = RecordText.objects.filter(passed)
    seen: list[QuerySet[Any]] = [
        RecordMovement.objects.filter(passed, to_office=office) for office in sorted(actor.offices(*DESK))
    ]
    if actor.is_system:
        seen = [said]
    elif actor.holds(Role.AUDITOR):
        seen.append(said.filter(record__is_reserved=False))
    within = {f"record__{bound}": instant for bound, instant in span.items()}
    records = Record.objects.select_related("office").order_by("-pk")
    return tuple(
        records.filter(
            pk__in=part.filter(**within)
            .order_by("-record_id")
            .distinct("record_id")
            .values("record_id")[:PAGE]
        )
        for part in seen
    )


def _all_if_few(said: QuerySet[RecordText]) -> list[UUID] | None:
    """The documents of all texts that say it, where the database expects few; None where it expects many, or there are.

    Asked for the newest of them, it would rather walk along all documents than read the lists of four common words: it takes them for
    spread evenly, and a step of the walk for cheaper than it is (ADR 5).
    """
    (explained,) = json.loads(said.explain(format="json"))
    if explained["Plan"]["Plan Rows"] > _FEW:
        return None
    found = list(said.values_list("record_id", flat=True)[:_MOST])
    return found if len(found) < _MOST else None


def meant_by(folded: str) -> Words | None:
    """What misspelt words may mean: for each, the likest of all that are known; nothing where one is like none.

    Known are the words of the register and those that others had noted (`actions.note_words`).
    """
    wanted = [word for word in dict.fromkeys(folded.split()) if len(word) > 3]
    near = [
        KnownWord.objects.filter(word__trigram_similar=word)
        .annotate(likeness=TrigramSimilarity("word", word))
        .order_by("-likeness", "word")
        .values_list("word", "likeness")
        .distinct()[:_NEAR]
        for word in wanted
    ]
    at_once.fetch(*near)
    if not wanted or not all(near):
        return None
    return tuple(_as_like(list(likest)) for likest in near)


def _as_like(likest: list[tuple[str, float]]) -> tuple[str, ...]:
    least = likest[0][1] * _AS_LIKE
    return tuple(word for word, likeness in likest if likeness >= least)
