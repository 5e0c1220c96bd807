"""What does the ledger say?"""

import base64
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from chancery.kernel.ledger import chains, keys, merkle, tiles, tree
from chancery.kernel.ledger.models import Checkpoint, Entry, Leaf, NumberSeries, Submission


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


def story(chain: UUID) -> QuerySet[Entry]:
    """The same with what Lima noted beside a chain while a post wrote it, in the order in which all of it happened."""
    return Entry.objects.filter(chain__in=(chain, chains.beside(chain))).order_by("at", "id")


def verbs(chain: UUID) -> "QuerySet[Entry, tuple[str, UUID | None]]":
    """What was done in a chain and by whom, in its order."""
    return entries(chain).values_list("verb", "person_id")


def has_entry(chain: UUID, verb: str) -> bool:
    """Whether that was done, at least once, in this chain."""
    return Entry.objects.filter(chain=chain, verb=verb).exists()


def begun(among: Collection[UUID]) -> set[UUID]:
    """Those of these chains in which something is written."""
    return set(Entry.objects.filter(chain__in=among, position=0).values_list("chain", flat=True))


def checkpoint() -> Checkpoint | None:
    """The newest signed head of the log, or None while it is empty."""
    return Checkpoint.objects.order_by("-size").first()


def is_logged(document_id: UUID) -> bool:
    """Whether the sequencer has placed the document's statement."""
    return Leaf.objects.filter(document_id=document_id).exists()


def statements(document_ids: Collection[UUID]) -> dict[UUID, bytes]:
    """What the log says of each document, or will say once the sequencer has placed it."""
    return {
        document_id: bytes(statement)
        for model in (Submission, Leaf)
        for document_id, statement in model.objects.filter(document_id__in=document_ids).values_list(
            "document_id", "statement"
        )
    }


def ordinals_given(series: Collection[str]) -> dict[tuple[str, int], int]:
    """The last number given by each of these series in each year."""
    rows = NumberSeries.objects.filter(series__in=series).order_by("series", "year")
    return {(row.series, row.year): row.last for row in rows}


def inclusion(document_id: UUID) -> Inclusion | None:
    """The proof that a document is in the log, or None until the sequencer has placed it."""
    leaf = Leaf.objects.filter(document_id=document_id).first()
    head = checkpoint()
    if leaf is None or head is None:
        return None
    proof = merkle.inclusion_proof(leaf.index, head.size, tree.Reader())
    return Inclusion(leaf.index, bytes(leaf.statement), tuple(proof), head.note)


def proof_file(document_id: UUID) -> bytes | None:
    """All that a stranger needs beside the paper itself and the log's «vkey»: a C2SP `.tlog-proof` of a few kB.

    The statement travels in the line `extra`; what makes it trustworthy is that its hash is the proved leaf.
    """
    found = inclusion(document_id)
    if found is None:
        return None
    encoded = [base64.b64encode(data).decode() for data in (found.statement, *found.proof)]
    lines = [
        "c2sp.org/tlog-proof@v1",
        f"extra {encoded[0]}",
        f"index {found.index}",
        *encoded[1:],
        "",
        found.note,
    ]
    return "\n".join(lines).encode()


def vkey() -> str:
    """The key by which anyone may check the log's signatures. Raises `LogKeyMissing` before the first head."""
    return keys.verifier_key()


def tile(place: tiles.Place) -> bytes | None:
    """The bytes served under a tile's name, or None where the signed log does not reach so far."""
    if place.level is not None:
        return tree.tile(place.level, place.index, place.width)
    first = place.index * tiles.WIDTH
    rows = Leaf.objects.filter(index__gte=first, index__lt=first + place.width).order_by("index")
    entries = [bytes(statement) for statement in rows.values_list("statement", flat=True)]
    return tiles.bundle(entries) if len(entries) == place.width else None


def consistency(old: int, new: int) -> tuple[bytes, ...]:
    """The proof that the log of `old` leaves is the beginning of the log of `new`. Raises `ValueError`."""
    return tuple(merkle.consistency_proof(old, new, tree.Reader()))
