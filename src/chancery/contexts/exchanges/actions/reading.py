"""To open a document, an annex or a receipt of an exchange."""

from uuid import UUID

from chancery.contexts.exchanges.queries import ExchangeFile
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


def open_file(*, exchange_id: UUID, file: ExchangeFile, actor: Actor) -> bytes:
    """Its bytes; that it was read, and by whom, stays in the ledger (Ley 29733), but not of what is there no more.

    Only the queries give an `ExchangeFile`, to who sees its exchange or holds the address of the annexes. Raises `NotFound`, `FileErased`,
    `StoreUnavailable`.
    """
    access.allow_anybody(actor)
    content = documents.content(file.file_id)
    ledger.record_read(
        subject=exchange_id, kind=f"exchange_{file.part}", purpose="intercambio de documentos", actor=actor
    )
    return content
