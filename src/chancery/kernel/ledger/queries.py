"""What does the ledger say?"""

import base64
import json
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from chancery.kernel.ledger import keys, merkle, tree
from chancery.kernel.ledger.models import Checkpoint, Entry, Leaf


@dataclass(frozen=True, slots=True)
class Inclusion:
    """That a document's statement is in the log: its place, the way to the root, and the signed head."""

    index: int
    statement: bytes
    proof: tuple[bytes, ...]
    note: str


def entries(chain: UUID) -> QuerySet[Entry]:
    """The facts of a chain, in their order."""
    return Entry.objects.filter(chain=chain).order_by("position")


def checkpoint() -> Checkpoint | None:
    """The newest signed head of the log, or None while it is empty."""
    return Checkpoint.objects.order_by("-size").first()


def is_logged(document_id: UUID) -> bool:
    """Whether the sequencer has placed the document's statement."""
    return Leaf.objects.filter(document_id=document_id).exists()


def inclusion(document_id: UUID) -> Inclusion | None:
    """The proof that a document is in the log, or None until the sequencer has placed it."""
    leaf = Leaf.objects.filter(document_id=document_id).first()
    head = checkpoint()
    if leaf is None or head is None:
        return None
    proof = merkle.inclusion_proof(leaf.index, head.size, tree.Reader())
    return Inclusion(leaf.index, bytes(leaf.statement), tuple(proof), head.note)


def proof_file(document_id: UUID) -> bytes | None:
    """All that a stranger needs, beside the paper itself and the log's public key, as JSON of a few kB."""
    found = inclusion(document_id)
    if found is None:
        return None
    return json.dumps(
        {
            "format": "chancery-proof/1",
            "statement": base64.b64encode(found.statement).decode(),
            "index": found.index,
            "hashes": [base64.b64encode(step).decode() for step in found.proof],
            "checkpoint": found.note,
            "vkey": keys.verifier_key(),
        },
        indent=1,
    ).encode()


def statements(index: int, width: int) -> tuple[bytes, ...] | None:
    """The statements of one entry bundle, or None where the log has not so many."""
    first = index * tree.WIDTH
    if first + width > tree.size():
        return None
    rows = Leaf.objects.filter(index__gte=first, index__lt=first + width).order_by("index")
    return tuple(bytes(row.statement) for row in rows)


def consistency(old: int, new: int) -> tuple[bytes, ...]:
    """The proof that the log of `old` leaves is the beginning of the log of `new`. Raises `ValueError`."""
    return tuple(merkle.consistency_proof(old, new, tree.Reader()))
