"""Which documents are meant by what was typed? By number in any form, by who sent it, by words, in a span of dates."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import (
    SearchQuery,
    SearchQueryCombinable,
    SearchVector,
    TrigramSimilarity,
    TrigramWordSimilarity,
)
from django.db.models import Q, QuerySet

from chancery.contexts.correspondence.models import FileText, FileWord, Record
from chancery.contexts.correspondence.queries.records import visible_to
from chancery.contexts.correspondence.rules import normalise
from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.checks import fold

PAGE = 25
_NEAR = 6
"""How many words of files a misspelt one may mean."""


def search(
    actor: Actor, text: str = "", *, since: date | None = None, until: date | None = None
) -> tuple[Record, ...]:
    """The newest documents that fit, of those that the actor may see; misspelt words are tried when the right ones fail.

    Days are Lima's, given to the database as instants: an index knows no days.
    """
    text = text.strip()
    if not text and since is None and until is None:
        return ()
    seen = visible_to(actor)
    if since is not None:
        seen = seen.filter(received_at__gte=datetime.combine(since, time.min, clock.LIMA))
    if until is not None:
        seen = seen.filter(received_at__lte=datetime.combine(until, time.max, clock.LIMA))
    for way in _ways(seen, text):
        found = _first(way)
        if found:
            return found
    return ()


def _first(way: tuple[QuerySet[Record], ...]) -> tuple[Record, ...]:
    """The first page of a way; where it looks in two places, the newest of both: each has an index of its own."""
    pages = [tuple(part[:PAGE]) for part in way]
    if len(pages) == 1:
        return pages[0]
    found = {each.pk: each for page in pages for each in page}
    return tuple(sorted(found.values(), key=lambda each: (each.received_at, each.pk), reverse=True)[:PAGE])


def _ways(seen: QuerySet[Record], text: str) -> Iterator[tuple[QuerySet[Record], ...]]:
    """The ways to understand a text, the surest first."""
    newest = seen.order_by("-received_at", "id")
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
    stems = SearchQuery(text.casefold(), config="spanish") | SearchQuery(folded, config="spanish")
    said = newest.annotate(stems=SearchVector("words", config="spanish")).filter(stems=stems)
    yield (said, _in_files(newest, stems))
    yield (_like(seen, folded),)
    meant = _meant(folded)
    yield (_in_files(newest, meant) if meant is not None else seen.none(),)


def _in_files(newest: QuerySet[Record], stems: SearchQueryCombinable) -> QuerySet[Record]:
    """Those in whose files the words stand; a file is kept with the words of its document."""
    return newest.filter(pk__in=FileText.objects.filter(stems=stems).values("record"))


def _meant(folded: str) -> SearchQueryCombinable | None:
    """For each word typed, those like it that stand in some file; nothing where one is like none."""
    wanted = []
    for word in (word for word in folded.split() if len(word) > 3):
        like = FileWord.objects.filter(word__trigram_similar=word)
        near = list(like.order_by(TrigramSimilarity("word", word).desc(), "word")[:_NEAR])
        if not near:
            return None
        wanted.append(reduce(or_, (SearchQuery(each.word, config="spanish") for each in near)))
    return reduce(and_, wanted) if wanted else None


def _like(seen: QuerySet[Record], folded: str) -> QuerySet[Record]:
    """Those that have a word like each of those typed, the likest first."""
    words = [word for word in folded.split() if len(word) > 3]
    if not words:
        return seen.none()
    near = Q()
    for word in words:
        near &= Q(words__trigram_word_similar=word)
    return seen.filter(near).order_by(TrigramWordSimilarity(folded, "words").desc(), "-received_at")
