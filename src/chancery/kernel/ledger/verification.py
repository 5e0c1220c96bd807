"""Does everything that can only be added to still stand? Each fault found, in Spanish, with where it is."""

from collections.abc import Callable, Iterator

from chancery.kernel.ledger import keys, merkle, notes, tree
from chancery.kernel.ledger.actions import GENESIS, entry_hash
from chancery.kernel.ledger.models import Checkpoint, Entry, Leaf

Check = Callable[[], Iterator[str]]
_further: dict[str, Check] = {}


def register(name: str, check: Check) -> None:
    """Let another package add its own part of the verification."""
    _further[name] = check


def every_check() -> dict[str, Check]:
    """The parts of the verification by their Spanish names."""
    return {"cadenas de actos": chains, "registro público": public_log, **_further}


def chains() -> Iterator[str]:
    """Every chain counted from 0 without a gap, every hash recomputed; streamed."""
    chain, position, previous = None, -1, GENESIS
    for entry in Entry.objects.order_by("chain", "position").iterator(chunk_size=5000):
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


def public_log() -> Iterator[str]:
    """Every leaf in its tile, every checkpoint signed, with the root that its size has."""
    expected, bundle = 0, b""
    for leaf in Leaf.objects.order_by("index").iterator(chunk_size=5000):
        if leaf.index != expected:
            yield f"registro público: falta la hoja {expected}"
            expected = leaf.index
        inside = leaf.index % tree.WIDTH
        if inside == 0:
            bundle = tree.whole(0, leaf.index // tree.WIDTH)
        at = inside * merkle.HASH_SIZE
        if bundle[at : at + merkle.HASH_SIZE] != merkle.leaf_hash(bytes(leaf.statement)):
            yield f"registro público: la hoja {leaf.index} no corresponde a su huella"
        expected += 1
    yield from _tiles()
    vkey = keys.verifier_key()
    reader = tree.Reader()
    for head in Checkpoint.objects.order_by("size").iterator():
        yield from _head(head, vkey, reader, expected)


def _head(head: Checkpoint, vkey: str, reader: tree.Reader, leaves: int) -> Iterator[str]:
    where = f"registro público, cabecera de {head.size} hojas"
    if head.size > leaves:
        yield f"{where}: el registro solo tiene {leaves}"
        return
    try:
        stated = notes.verify(head.note, vkey)
    except ValueError:
        yield f"{where}: su firma no es válida"
        return
    if (stated.size, stated.root) != (head.size, bytes(head.root)):
        yield f"{where}: la nota firmada dice otra cosa"
    if merkle.root(head.size, reader) != bytes(head.root):
        yield f"{where}: la raíz no corresponde a las hojas"


def _tiles() -> Iterator[str]:
    for stored in tree.complete_tiles():
        above = tree.whole(stored.level + 1, stored.index // tree.WIDTH)
        at = stored.index % tree.WIDTH * merkle.HASH_SIZE
        if above[at : at + merkle.HASH_SIZE] != tree.fold(bytes(stored.hashes)):
            yield f"registro público: el bloque {stored.level}/{stored.index} no corresponde al nivel superior"
