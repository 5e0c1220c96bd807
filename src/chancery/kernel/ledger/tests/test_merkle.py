"""Do the proofs prove, and only what is true? Against the definition of RFC 6962 written out naively."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.kernel.ledger import merkle


def naive_root(hashes: list[bytes]) -> bytes:
    if not hashes:
        return merkle.EMPTY_ROOT
    if len(hashes) == 1:
        return hashes[0]
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return merkle.node_hash(naive_root(hashes[:split]), naive_root(hashes[split:]))


def leaves(size: int) -> list[bytes]:
    return [merkle.leaf_hash(f"leaf {number}".encode()) for number in range(size)]


def over(hashes: list[bytes]) -> merkle.Subtree:
    return lambda level, index: naive_root(hashes[index << level : (index + 1) << level])


@given(st.integers(0, 70))
def test_the_root_is_that_of_the_definition(size: int) -> None:
    assert merkle.root(size, over(leaves(size))) == naive_root(leaves(size))


@given(st.data(), st.integers(1, 70))
def test_every_leaf_is_proved_and_no_other(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    hashes = leaves(size)
    proof = merkle.inclusion_proof(index, size, over(hashes))
    root = naive_root(hashes)
    assert merkle.root_from_inclusion(hashes[index], index, size, proof) == root
    assert merkle.root_from_inclusion(merkle.leaf_hash(b"another"), index, size, proof) != root


@given(st.data(), st.integers(1, 70))
def test_growth_is_proved_and_rewriting_is_not(data: st.DataObject, new: int) -> None:
    old = data.draw(st.integers(1, new))
    hashes = leaves(new)
    proof = merkle.consistency_proof(old, new, over(hashes))
    old_root, new_root = naive_root(hashes[:old]), naive_root(hashes)
    assert merkle.roots_from_consistency(old, new, old_root, proof) == (old_root, new_root)
    rewritten = naive_root([merkle.leaf_hash(b"rewritten"), *hashes[1:old]])
    if old < new:
        with contextlib.suppress(ValueError):
            assert merkle.roots_from_consistency(old, new, rewritten, proof) != (rewritten, new_root)


def test_a_proof_of_the_wrong_length_is_refused() -> None:
    hashes = leaves(9)
    proof = merkle.inclusion_proof(4, 9, over(hashes))
    with pytest.raises(ValueError, match="short"):
        merkle.root_from_inclusion(hashes[4], 4, 9, proof[:-1])
    with pytest.raises(ValueError, match="long"):
        merkle.root_from_inclusion(hashes[4], 4, 9, [*proof, proof[0]])
    with pytest.raises(ValueError, match="not in the tree"):
        merkle.inclusion_proof(9, 9, over(hashes))
