"""Does everything that can only be added to still stand? Each fault found, in Spanish, with where it is.

Everything is read once, in order, as a stream: a million entries take no more memory than a thousand.
"""

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from chancery.kernel.ledger import keys, merkle, notes, queries, tree
from chancery.kernel.ledger.actions import GENESIS, entry_hash
from chancery.kernel.ledger.models import Checkpoint, Edge, Entry, Leaf, Tile
from chancery.kernel.ledger.tiles import WIDTH

Check = Callable[[], Iterator[str]]
_LOG = "registro público"
_further: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Let another package add its own part of the verification."""
    _further[name] = check


def every_check() -> dict[str, Check]:
    """The parts of the verification by their Spanish names."""
    return {"cadenas de actos": chains, _LOG: public_log, **_further}


def chains() -> Iterator[str]:
    """Every chain counted from 0 without a gap, every hash recomputed."""
    chain, position, previous = None, -1, GENESIS
    for entry in Entry.objects.order_by("chain", "position").iterator(chunk_size=2000):
        if entry.chain != chain:
            chain, position, previous = entry.chain, -1, GENESIS
        where = f"cadena {entry.chain}, asiento {entry.position}"
        if entry.position != position + 1:
            yield f"{where}: falta el asiento {position + 1}"
        if entry.previous_hash != previous:
            yield f"{where}: no enlaza con el asiento anterior"
        if entry_hash(entry) != entry.hash:
            yield f"{where}: su contenido no corresponde a su huella"
        position, previous = entry.position, entry.hash


def gapless(what: str, series: Collection[str], found: Iterable[tuple[str, int, int]]) -> Iterator[str]:
    """Every number that a series gave is there, once, and none that it did not give.

    `series` are those that may have lost every row; `found` has series, year and ordinal, rising within both.
    """
    reached: dict[tuple[str, int], int] = {}
    for name, year, ordinal in found:
        last = reached.get((name, year), 0)
        if ordinal <= last:
            yield f"{what}: el número {name}-{year}-{ordinal:06d} está más de una vez"
        elif ordinal > last + 1:
            yield f"{what}: {_missing(name, year, last + 1, ordinal - 1)}"
        reached[name, year] = max(ordinal, last)
    given = queries.ordinals_given({*series, *(name for name, _ in reached)})
    for (name, year), last in (dict.fromkeys(reached, 0) | given).items():
        there = reached.get((name, year), 0)
        if there < last:
            yield f"{what}: {_missing(name, year, there + 1, last)}"
        if there > last:
            yield f"{what}: la serie {name}-{year} dio {last} números y hay uno con el {there}"


def _missing(series: str, year: int, first: int, last: int) -> str:
    until = f" al {last:06d}" if last > first else ""
    return f"falta el número {series}-{year}-{first:06d}{until}"


def public_log() -> Iterator[str]:
    """Every leaf in its place, every tile and every head recomputed from the leaves, every signature checked."""
    try:
        vkey = keys.verifier_key()
    except keys.LogKeyMissing as missing:
        if Checkpoint.objects.exists():
            yield f"{_LOG}: {missing}"
        return
    frontier, stored, signed, is_true = merkle.Frontier(), _Stored(), 0, True
    for _, _, row in _leaves_and_heads():
        if isinstance(row, Checkpoint):
            yield from _signature(row, vkey)
            if is_true and bytes(row.root) != frontier.root():
                is_true = False
                yield f"{_LOG}, cabecera de {row.size} hojas: su raíz no corresponde a las hojas, ni las siguientes"
            signed = row.size
            continue
        if row.index != frontier.size:
            yield f"{_LOG}: falta la hoja {frontier.size}; lo posterior no se puede comprobar"
            return
        leaf = merkle.leaf_hash(bytes(row.statement))
        frontier.add(leaf)
        yield from stored.add(leaf)
    if signed != frontier.size:
        yield f"{_LOG}: hay {frontier.size} hojas y la última cabecera firmada es de {signed}"
    yield from stored.rest()


def _leaves_and_heads() -> Iterator[tuple[int, int, Any]]:
    """Each head comes after the last leaf that it covers and before the next."""
    leaves = Leaf.objects.order_by("index").iterator(chunk_size=2000)
    heads = Checkpoint.objects.order_by("size").iterator(chunk_size=2000)
    return heapq.merge(
        ((head.size, 0, head) for head in heads),
        ((leaf.index, 1, leaf) for leaf in leaves),
        key=lambda row: row[:2],
    )


def _signature(head: Checkpoint, vkey: str) -> Iterator[str]:
    where = f"{_LOG}, cabecera de {head.size} hojas"
    try:
        stated = notes.verify(head.note, vkey)
    except ValueError:
        yield f"{where}: su firma no es válida"
        return
    if (stated.size, stated.root) != (head.size, bytes(head.root)):
        yield f"{where}: la nota firmada dice otra cosa"


class _Stored:
    """The tiles as the leaves make them, compared with those that are kept."""

    def __init__(self) -> None:
        self._edges: list[bytes] = []
        self._complete: list[int] = []

    def add(self, node: bytes, level: int = 0) -> Iterator[str]:
        if level == len(self._edges):
            self._edges.append(b"")
            self._complete.append(0)
        self._edges[level] += node
        if len(self._edges[level]) < WIDTH * merkle.HASH_SIZE:
            return
        hashes, self._edges[level] = self._edges[level], b""
        index, self._complete[level] = self._complete[level], self._complete[level] + 1
        kept = Tile.objects.filter(level=level, index=index).values_list("hashes", flat=True).first()
        yield from _compare(level, index, hashes, kept)
        yield from self.add(tree.fold(hashes), level + 1)

    def rest(self) -> Iterator[str]:
        """The edges, and tiles that no leaf accounts for."""
        for level, hashes in enumerate(self._edges):
            kept = Edge.objects.filter(level=level, index=self._complete[level]).first()
            yield from _compare(level, self._complete[level], hashes, kept.hashes if kept else None)
        if Tile.objects.count() != sum(self._complete):
            yield f"{_LOG}: hay {Tile.objects.count()} bloques completos y las hojas dan {sum(self._complete)}"


def _compare(level: int, index: int, hashes: bytes, kept: bytes | memoryview | None) -> Iterator[str]:
    if kept is None:
        if hashes:
            yield f"{_LOG}: falta el bloque {level}/{index}"
        return
    kept = bytes(kept)
    if len(kept) != len(hashes):
        yield f"{_LOG}: el bloque {level}/{index} no tiene el tamaño que dan las hojas"
    for at in range(0, min(len(kept), len(hashes)), merkle.HASH_SIZE):
        if kept[at : at + merkle.HASH_SIZE] != hashes[at : at + merkle.HASH_SIZE]:
            position = index * WIDTH + at // merkle.HASH_SIZE
            what = f"la hoja {position}" if level == 0 else f"el nodo {position} del nivel {level}"
            yield f"{_LOG}: {what} no corresponde a su huella"
