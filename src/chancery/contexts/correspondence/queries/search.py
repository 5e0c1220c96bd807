"""Which documents are meant by what was typed? By number in any form, by who sent it, by words, in a span of dates."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import reduce
from operator import and_, or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchQueryCombinable, TrigramSimilarity
from django.db.models import Func, IntegerField, Q, QuerySet
from django.db.models.lookups import Exact, GreaterThan

from chancery.contexts.correspondence.models import KnownWord, Record, RecordMovement, RecordText
from chancery.contexts.correspondence.queries.records import DESK, visible_to
from chancery.contexts.correspondence.rules import normalise
from chancery.kernel.base import at_once, clock, ids
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity.checks import fold

PAGE = 25
_NEAR, _AS_LIKE = 6, 0.75
"""How many known words a misspelt one may mean, and how like they are at least, beside the likest."""


class _Nodes(Func):
    """How much is sought by a query: nothing, where no word of it has a stem."""

    function, output_field = "numnode", IntegerField()


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
    yield _saying(actor, [_spelt(word) for word in text.split()], span)
    if (meant := meant_by(folded)) is not None:
        yield _saying(actor, meant, span)


def _spelt(word: str) -> SearchQueryCombinable:
    """A word as it was typed, or without accents; the same twice would be sought twice, and be thought twice as common."""
    return reduce(
        or_, (SearchQuery(each, config="spanish") for each in sorted({word.casefold(), fold(word)}))
    )


def _saying(
    actor: Actor, words: Sequence[SearchQueryCombinable], span: dict[str, datetime]
) -> tuple[QuerySet[Record], ...]:
    """Those in which, or in a file of which, the words stand: one list for each reason to see a document, as in `visible_to`.

    In the order of their ids, in which the index of what each unit received has them: of rare words all are found and sorted, of
    common ones the walk along that index ends with the page. The database chooses, by how often the words stand anywhere.

    Each word is a condition of its own: the index then leaps along the lists of the documents in which each stands, where of one
    query of them all it weighs every document of every list (ADR 5). One that has no stem, as «de», says nothing.
    """
    said = RecordText.objects.filter(
        GreaterThan(_Nodes(reduce(and_, words)), 0),
        *(Q(Exact(_Nodes(word), 0)) | Q(stems=word) for word in words),
    )
    seen: list[QuerySet[Any]] = [
        RecordMovement.objects.filter(to_office=office, record__in=said.values("record"))
        for office in sorted(actor.offices(*DESK))
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


def meant_by(folded: str) -> list[SearchQueryCombinable] | None:
    """What misspelt words may mean: for each, the likest of all that are known; nothing where one is like none.

    Known are the words of the register and those that others had noted (`actions.note_words`).
    """
    wanted = [word for word in folded.split() if len(word) > 3]
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
    return [_any_of(list(likest)) for likest in near]


def _any_of(likest: list[tuple[str, float]]) -> SearchQueryCombinable:
    least = likest[0][1] * _AS_LIKE
    return reduce(
        or_, (SearchQuery(word, config="spanish") for word, likeness in likest if likeness >= least)
    )
