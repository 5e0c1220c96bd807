"""Does the archive still hold together? Each fault, in Spanish."""

from collections.abc import Iterator
from itertools import chain

from chancery.contexts.retention.models import (
    ClosedFile,
    CommitteeAct,
    Disposal,
    DisposalItem,
    DisposalProposal,
    Transfer,
)
from chancery.contexts.retention.rules import DisposalOutcome
from chancery.kernel.documents import holding
from chancery.kernel.ledger import verification


def numbers() -> Iterator[str]:
    """The numbers of inventories, proposals, acts and certificates, without a gap."""
    columns = ("paper__series", "paper__year", "paper__ordinal")
    rows = sorted(
        chain.from_iterable(
            model._default_manager.values_list(*columns)
            for model in (Transfer, DisposalProposal, CommitteeAct, Disposal)
        )
    )
    yield from verification.gapless("archivo", (), rows)


def custody() -> Iterator[str]:
    """What was disposed of was authorised and is given up, and nothing else is."""
    gone = DisposalItem.objects.filter(outcome=DisposalOutcome.DISPOSED).select_related("file")
    for item in gone.filter(proposal__disposal=None):
        yield f"el expediente {item.file.number} figura eliminado sin constancia de eliminación"
    for file in ClosedFile.objects.filter(disposal_items__outcome=DisposalOutcome.DISPOSED).order_by("id"):
        if holding.erasure_of(file.source_id) is None:
            yield f"el expediente {file.number} figura eliminado y su contenido no se dio por eliminado"
