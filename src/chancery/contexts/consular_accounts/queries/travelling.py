"""Which signed books does a post keep copies of, to read them without a line?"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chancery.contexts.consular_accounts.models import BookFile
from chancery.kernel.documents.models import Document, StoredFile
from chancery.kernel.organisation.models import Office


def books_of(office: Office) -> QuerySet[Document]:
    """The papers of every book that was signed for an office."""
    return Document.objects.filter(pk__in=_files_of(office).values("document"))


def contents_of_book(document_id: UUID) -> Iterable[QuerySet[Any]]:
    """The paper, the same lines as a spreadsheet, and which book of which month they are."""
    return [
        StoredFile.objects.filter(pk__in=Document.objects.filter(pk=document_id).values("file")),
        StoredFile.objects.filter(pk__in=BookFile.objects.filter(document=document_id).values("sheet")),
        Document.objects.filter(pk=document_id),
        BookFile.objects.filter(document=document_id),
    ]


def files_of_books(office: Office) -> QuerySet[StoredFile]:
    """The papers and the spreadsheets of the books of an office, as files."""
    papers, sheets = books_of(office).values("file"), _files_of(office).values("sheet")
    return StoredFile.objects.filter(Q(pk__in=papers) | Q(pk__in=sheets))


def _files_of(office: Office) -> QuerySet[BookFile]:
    return BookFile.objects.filter(Q(closing__account__office=office) | Q(remittance__account__office=office))
