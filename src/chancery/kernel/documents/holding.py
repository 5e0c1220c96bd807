"""Who needs the bytes of a file, and what was given up for good? Whatever names a stored file holds it.

What holds files or words of a subject declares by which path its row leads to that subject. A table that declares nothing never lets
go of its files: to forget a line here keeps too much, and never too little.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignObjectRel, Model, Q, QuerySet

from chancery.kernel.documents.models import Erasure, StoredFile

_files: dict[str, str] = {}
_words: dict[str, tuple[str, tuple[str, ...], Q]] = {}


@dataclass(frozen=True, slots=True)
class AtRest:
    """What a context has finished with, as an archive may know it: `subjects` are those of its files and papers.

    `hashes` are those of its own files, the main one first.
    """

    id: UUID
    number: str
    kind: str
    title: str
    office_id: UUID
    begun_on: date
    closed_at: datetime
    sheets: int
    hashes: tuple[str, ...]
    subjects: tuple[UUID, ...]
    is_reserved: bool


def files(model: str, subject: str) -> None:
    """Declare by which path the rows of a table that hold files lead to their subject."""
    _files[model] = subject


def words(model: str, subject: str, *columns: str, only: Q = Q()) -> None:
    """Declare which columns, of `only` some rows, say what is given up with their subject; the table's guard must let them become empty."""
    _words[model] = (subject, columns, only)


def erasure_of(subject: UUID) -> Erasure | None:
    """By which act what was kept of a subject was given up; None while it is kept."""
    return Erasure.objects.filter(pk=subject).first()


def wordy(subjects: Iterable[UUID]) -> Iterable[tuple[QuerySet[Model], tuple[str, ...]]]:
    """The rows that say something of these subjects, with the columns that say it."""
    wanted = list(subjects)
    for name, (path, columns, only) in _words.items():
        yield apps.get_model(name)._default_manager.filter(only, **{f"{path}__in": wanted}), columns


def files_of(subjects: Iterable[UUID]) -> set[str]:
    """The hashes of the files that are held for these subjects."""
    wanted, found = list(subjects), set[str]()
    for model, column, path in _holders():
        if path:
            rows = model._default_manager.filter(**{f"{path}__in": wanted}).exclude(**{column: None})
            found |= set(rows.values_list(column, flat=True))
    return found


def is_needed(sha256: str) -> bool:
    """Whether anything holds the file that was not given up."""
    for model, column, path in _holders():
        rows = model._default_manager.filter(**{column: sha256})
        if path:
            rows = rows.exclude(
                **{f"{path}__in": Erasure.objects.values("subject"), f"{path}__isnull": False}
            )
        if rows.exists():
            return True
    return False


def is_given_up(sha256: str) -> bool:
    """Whether something held the file and nothing needs it any more: then its bytes are gone on purpose."""
    if not Erasure.objects.exists() or is_needed(sha256):
        return False
    return any(model._default_manager.filter(**{column: sha256}).exists() for model, column, _ in _holders())


def _holders() -> Iterable[tuple[type[Model], str, str]]:
    """Every column that names a stored file, those included of which the file itself knows nothing (`related_name="+"`)."""
    for relation in StoredFile._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel):
            model = relation.related_model
            yield model, relation.field.attname, _files.get(model._meta.label, "")
