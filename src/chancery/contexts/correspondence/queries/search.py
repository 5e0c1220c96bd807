"""Which documents are meant by what was typed? By number in any form, by who sent it, by words, in a span of dates."""

from datetime import date

from django.contrib.postgres.search import (
    SearchQuery,
    SearchVector,
    TrigramWordSimilarity,
)
from django.db.models import Q, QuerySet

from chancery.contexts.correspondence.models import Record
from chancery.contexts.correspondence.queries.records import visible_to
from chancery.contexts.correspondence.rules import normalise
from chancery.kernel.base import ids
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.checks import fold

PAGE = 25


def search(
    actor: Actor, text: str = "", *, since: date | None = None, until: date | None = None
) -> tuple[Record, ...]:
    """The newest documents that fit, of those that the actor may see; misspelt words are tried when the right ones fail."""
    text = text.strip()
    if not text and since is None and until is None:
        return ()
    seen = visible_to(actor)
    if since is not None:
        seen = seen.filter(received_at__date__gte=since)
    if until is not None:
        seen = seen.filter(received_at__date__lte=until)
    for part in _ways(seen, text):
        found = tuple(part[:PAGE])
        if found:
            return found
    return ()


def _ways(seen: QuerySet[Record], text: str) -> tuple[QuerySet[Record], ...]:
    """The ways to understand a text, the surest first."""
    newest = seen.order_by("-received_at", "id")
    if not text:
        return (newest,)
    ways = []
    if ids.is_number(text):
        ways.append(newest.filter(number=ids.as_printed(text)))
    if (number := normalise(text)) is not None:
        numbered = newest.filter(number_core=number.core)
        for letters in number.letters:
            numbered = numbered.filter(number_letters__contains=f" {letters} ")
        ways.append(numbered)
    compact = "".join(character for character in text if character.isalnum()).upper()
    if any(character.isdigit() for character in compact):
        ways.append(newest.filter(sender_number=compact))
    folded = fold(text)
    stems = SearchQuery(text.casefold(), config="spanish") | SearchQuery(folded, config="spanish")
    ways.append(newest.annotate(stems=SearchVector("words", config="spanish")).filter(stems=stems))
    ways.append(_like(seen, folded))
    return tuple(ways)


def _like(seen: QuerySet[Record], folded: str) -> QuerySet[Record]:
    """Those that have a word like each of those typed, the likest first."""
    words = [word for word in folded.split() if len(word) > 3]
    if not words:
        return seen.none()
    near = Q()
    for word in words:
        near &= Q(words__trigram_word_similar=word)
    return seen.filter(near).order_by(TrigramWordSimilarity(folded, "words").desc(), "-received_at")
