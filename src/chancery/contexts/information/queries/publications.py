"""What was answered already, for everybody to read? Found by Spanish stems, then by words that resemble those typed."""

from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVector, TrigramWordSimilarity
from django.db.models import Q, QuerySet

from chancery.contexts.information.models import Publication, PublishedFile
from chancery.contexts.information.rules import folded
from chancery.kernel.base.errors import NotFound

PAGE = 20
_LIKE = 5


class PublicationNotFound(NotFound):
    """Nothing is published under this id, or no longer."""

    code = "publication_not_found"
    sentence = "No hay una respuesta publicada en esa dirección."
    next_step = "Búsquela por sus palabras entre lo ya respondido."


def published() -> QuerySet[Publication]:
    """What is published and was not withdrawn, newest first."""
    return (
        Publication.objects.filter(withdrawn_at=None).select_related("office").order_by("-answered_on", "id")
    )


def search(text: str = "") -> tuple[Publication, ...]:
    """The publications that fit; misspelt words are tried when the right ones fail. All, newest first, for no text."""
    text = text.strip()
    if not text:
        return tuple(published()[:PAGE])
    plain = folded(text)
    stems = SearchQuery(text.casefold(), config="spanish") | SearchQuery(plain, config="spanish")
    found = tuple(
        published().annotate(stems=SearchVector("words", config="spanish")).filter(stems=stems)[:PAGE]
    )
    return found or tuple(_like(plain)[:PAGE])


def similar_to(text: str) -> tuple[Publication, ...]:
    """A few publications that may spare whoever asks this the wait: any of the longer words of the question."""
    words = [word for word in dict.fromkeys(folded(text).split()) if len(word) > 4]
    if not words:
        return ()
    query = SearchQuery(words[0], config="spanish")
    for word in words[1:]:
        query |= SearchQuery(word, config="spanish")
    found = published().annotate(stems=SearchVector("words", config="spanish")).filter(stems=query)
    return tuple(
        found.order_by(TrigramWordSimilarity(folded(text)[:200], "words").desc(), "-answered_on")[:_LIKE]
    )


def _like(plain: str) -> QuerySet[Publication]:
    near = Q(pk__isnull=False)
    words = [word for word in plain.split() if len(word) > 3]
    for word in words:
        near &= Q(words__trigram_word_similar=word)
    return published().filter(near) if words else published().none()


def publication(publication_id: UUID) -> Publication:
    """One publication. Raises `PublicationNotFound`."""
    found = published().filter(pk=publication_id).first()
    if found is None:
        raise PublicationNotFound
    return found


def files_of(publication: Publication) -> QuerySet[PublishedFile]:
    """The files that a publication shows."""
    return publication.files.select_related("delivered__file").order_by("delivered__ordinal")


def published_file(publication_id: UUID, file_id: int) -> PublishedFile:
    """A file of a publication that stands. Raises `PublicationNotFound`."""
    found = PublishedFile.objects.filter(publication__in=published().filter(pk=publication_id), pk=file_id)
    shown = found.select_related("delivered__file").first()
    if shown is None:
        raise PublicationNotFound
    return shown
