"""Is every paper ever issued still there, whole and as the public log says? Each fault found, in Spanish."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import islice

from chancery.kernel.base.errors import Unavailable
from chancery.kernel.documents.actions import statement
from chancery.kernel.documents.models import Document, PendingSignature, StoredFile
from chancery.kernel.documents.store import store
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger import verification
from chancery.kernel.organisation.models import Office
from chancery.kernel.procedures import registry

_BATCH = 1000


def numbers() -> Iterator[str]:
    """Every number given is on a document, or on a paper prepared that nobody signed yet, or ever will."""
    acronyms = Office.objects.values_list("acronym", flat=True)
    papers = {paper for procedure in registry.every_version() for paper in procedure.papers}
    series = {paper.series_at(acronym) for paper in papers for acronym in acronyms}
    columns = ("series", "year", "ordinal")
    unsigned = PendingSignature.objects.filter(signed=None).order_by().values_list(*columns)
    rows = Document.objects.order_by().values_list(*columns).union(unsigned, all=True).order_by(*columns)
    yield from verification.gapless("documentos", series, rows.iterator(chunk_size=_BATCH))


def logged() -> Iterator[str]:
    """The public log says of each document, or will as soon as it is placed, what is kept of it here."""
    rows = Document.objects.select_related("file").order_by("pk").iterator(chunk_size=_BATCH)
    while batch := list(islice(rows, _BATCH)):
        said = ledger.statements([document.pk for document in batch])
        for document in batch:
            if document.pk not in said:
                yield f"documento {document.number}: no está en el registro público ni espera su lugar"
            elif said[document.pk] != statement(document):
                yield f"documento {document.number}: no es lo que dice de él el registro público"


def files() -> Iterator[str]:
    """Each stored file is there and has the bytes that its name says."""
    kept = store()
    for file in StoredFile.objects.order_by("sha256").iterator(chunk_size=_BATCH):
        try:
            content = kept.get(file.sha256)
        except Unavailable:
            yield f"archivo {file.sha256}: no se puede leer"
            continue
        if sha256(content).hexdigest() != file.sha256:
            yield f"archivo {file.sha256}: su contenido no corresponde a su huella"
