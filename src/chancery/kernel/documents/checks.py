"""Is every paper ever issued still there, whole and as the public log says? Each fault found, in Spanish."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from itertools import islice

from chancery.kernel.base import clock
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.documents import holding
from chancery.kernel.documents.actions import statement
from chancery.kernel.documents.models import Document, Erasure, PendingSignature, StoredFile
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
    """Each stored file is there and has the bytes that its name says, unless it was given up."""
    kept = store()
    for file in StoredFile.objects.order_by("sha256").iterator(chunk_size=_BATCH):
        try:
            content = kept.get(file.sha256)
        except Unavailable:
            if holding.is_given_up(file.sha256):
                continue
            yield f"archivo {file.sha256}: no se puede leer"
            continue
        if sha256(content).hexdigest() != file.sha256:
            yield f"archivo {file.sha256}: su contenido no corresponde a su huella"


def erased() -> Iterator[str]:
    """What was given up since yesterday or before is no longer in the store."""
    settled = Erasure.objects.filter(at__lt=clock.now() - timedelta(days=1)).values_list("subject", flat=True)
    for sha256_ in sorted(holding.files_of(settled)):
        if holding.is_given_up(sha256_) and store().exists(sha256_):
            yield f"archivo {sha256_}: se dio por eliminado y sigue en el almacén"
