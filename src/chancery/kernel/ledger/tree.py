"""Where are the hashes of the log kept? In tiles of 256, complete ones for ever, and one edge a level."""

from collections.abc import Sequence

from chancery.kernel.ledger import merkle
from chancery.kernel.ledger.models import Checkpoint, Edge, Tile
from chancery.kernel.ledger.tiles import WIDTH

HEIGHT = 8
_KEPT = 64


def size() -> int:
    """How many leaves the signed log has."""
    return Checkpoint.objects.order_by("-size").values_list("size", flat=True).first() or 0


def append(hashes: Sequence[bytes], level: int = 0) -> None:
    """Add leaf hashes at the right edge; a tile that fills is frozen and its root goes one tile level up."""
    edge = Edge.objects.filter(level=level).first() or Edge(level=level, index=0, hashes=b"")
    pending = bytes(edge.hashes) + b"".join(hashes)
    tile_bytes = WIDTH * merkle.HASH_SIZE
    full = []
    while len(pending) >= tile_bytes:
        full.append(Tile(level=level, index=edge.index, hashes=pending[:tile_bytes]))
        pending, edge.index = pending[tile_bytes:], edge.index + 1
    edge.hashes = pending
    edge.save()
    if full:
        Tile.objects.bulk_create(full)
        append([fold(bytes(tile.hashes)) for tile in full], level + 1)


def tile(level: int, index: int, width: int = WIDTH) -> bytes | None:
    """The first `width` hashes of a tile, or None where the tree has not so many."""
    hashes = whole(level, index)
    wanted = width * merkle.HASH_SIZE
    return hashes[:wanted] if len(hashes) >= wanted else None


class Reader:
    """Subtrees with the last tiles kept: for proofs, which ask for many of the same tile."""

    def __init__(self) -> None:
        self._tiles: dict[tuple[int, int], bytes] = {}

    def __call__(self, level: int, index: int) -> bytes:
        tile_level, inside = divmod(level, HEIGHT)
        first = index << inside
        place = (tile_level, first // WIDTH)
        if place not in self._tiles:
            if len(self._tiles) == _KEPT:
                del self._tiles[next(iter(self._tiles))]
            self._tiles[place] = whole(*place)
        start = first % WIDTH * merkle.HASH_SIZE
        hashes = self._tiles[place][start : start + (merkle.HASH_SIZE << inside)]
        if len(hashes) != merkle.HASH_SIZE << inside:
            raise LookupError(f"the tree has no subtree {index} at level {level}")
        return fold(hashes)


def whole(level: int, index: int) -> bytes:
    """All the hashes that a tile has so far."""
    stored = Tile.objects.filter(level=level, index=index).first()
    if stored is not None:
        return bytes(stored.hashes)
    edge = Edge.objects.filter(level=level, index=index).first()
    return bytes(edge.hashes) if edge else b""


def fold(hashes: bytes) -> bytes:
    """The root over a power of two of hashes lying side by side."""
    nodes = [bytes(hashes[i : i + merkle.HASH_SIZE]) for i in range(0, len(hashes), merkle.HASH_SIZE)]
    while len(nodes) > 1:
        nodes = [merkle.node_hash(nodes[i], nodes[i + 1]) for i in range(0, len(nodes), 2)]
    return nodes[0]
