"""What does a Merkle tree prove? Hashing of RFC 6962, section 2.1, over any number of leaves. Pure."""

from collections.abc import Callable, Sequence
from functools import reduce
from hashlib import sha256

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()

Subtree = Callable[[int, int], bytes]
"""The hash of the complete subtree of 2**level leaves that is the index-th of its level."""


def leaf_hash(leaf: bytes) -> bytes:
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """A tree that grows leaf by leaf and keeps only the roots of its complete subtrees, largest first."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Append the leaf whose hash is `leaf`."""
        remaining = self.size
        while remaining & 1:
            leaf = node_hash(self._peaks.pop(), leaf)
            remaining >>= 1
        self._peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The hash of the whole tree."""
        return reduce(lambda right, left: node_hash(left, right), reversed(self._peaks or [EMPTY_ROOT]))


def root(size: int, subtree: Subtree) -> bytes:
    """The hash of the whole tree of `size` leaves."""
    return EMPTY_ROOT if size == 0 else _hash(0, size, subtree)


def inclusion_proof(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """The hashes that lead from leaf `index` to the root (RFC 6962, 2.1.1). Raises `ValueError` outside the tree."""
    if not 0 <= index < size:
        raise ValueError("the leaf is not in the tree")
    return _path(index, 0, size, subtree)


def consistency_proof(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """The hashes that show that the first `old` leaves of `new` never changed (RFC 6962, 2.1.2)."""
    if not 0 < old <= new:
        raise ValueError("sizes must grow from at least one")
    return [] if old == new else _subproof(old, 0, new, True, subtree)


def root_from_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """The root that `proof` leads to from a leaf's hash. Raises `ValueError` when its length does not fit."""
    at, last, current = index, size - 1, leaf
    remaining = list(proof)
    if not 0 <= index < size:
        raise ValueError("the leaf is not in the tree")
    while last > 0:
        if at % 2 == 1 or at < last:
            if not remaining:
                raise ValueError("the proof is too short")
            sibling = remaining.pop(0)
            current = node_hash(sibling, current) if at % 2 == 1 else node_hash(current, sibling)
        at, last = at // 2, last // 2
    if remaining:
        raise ValueError("the proof is too long")
    return current


def roots_from_consistency(
    old: int, new: int, old_root: bytes, proof: Sequence[bytes]
) -> tuple[bytes, bytes]:
    """The old and the new root that `proof` leads to (RFC 9162, 2.1.4.2). Raises `ValueError` on a wrong length."""
    if old == new:
        if proof:
            raise ValueError("the proof is too long")
        return old_root, old_root
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        raise ValueError("the proof is too short")
    at, last = old - 1, new - 1
    while at % 2 == 1:
        at, last = at // 2, last // 2
    first = second = path.pop(0)
    for sibling in path:
        if last == 0:
            raise ValueError("the proof is too long")
        if at % 2 == 1 or at == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while at % 2 == 0 and at != 0:
                at, last = at // 2, last // 2
        else:
            second = node_hash(second, sibling)
        at, last = at // 2, last // 2
    if last != 0:
        raise ValueError("the proof is too short")
    return first, second


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def _hash(start: int, end: int, subtree: Subtree) -> bytes:
    size = end - start
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return subtree(level, start >> level)
    middle = start + _split(size)
    return node_hash(_hash(start, middle, subtree), _hash(middle, end, subtree))


def _path(index: int, start: int, end: int, subtree: Subtree) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_path(index, start, middle, subtree), _hash(middle, end, subtree)]
    return [*_path(index, middle, end, subtree), _hash(start, middle, subtree)]


def _subproof(old: int, start: int, end: int, is_whole: bool, subtree: Subtree) -> list[bytes]:
    if old == end:
        return [] if is_whole else [_hash(start, end, subtree)]
    middle = start + _split(end - start)
    if old <= middle:
        return [*_subproof(old, start, middle, is_whole, subtree), _hash(middle, end, subtree)]
    return [*_subproof(old, middle, end, False, subtree), _hash(start, middle, subtree)]
