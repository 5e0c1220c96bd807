"""Is every row locked alone, and every case only after its chain?"""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src/chancery"
LOCKING = [
    path
    for path in SRC.rglob("*.py")
    if "tests" not in path.parts
    and "migrations" not in path.parts
    and "select_for_update" in path.read_text()
]


def chains(path: Path) -> list[tuple[int, set[str], bool]]:
    """Each expression that locks: its line, the methods called on it, and whether it names the rows it holds."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        called, named, inner = set(), False, node
        while isinstance(inner, ast.Call) and isinstance(inner.func, ast.Attribute):
            called.add(inner.func.attr)
            if inner.func.attr == "select_for_update":
                named = any(keyword.arg == "of" for keyword in inner.keywords)
            inner = inner.func.value
        if "select_for_update" in called:
            found.append((node.lineno, called, named))
    return found


@pytest.mark.parametrize("path", LOCKING, ids=lambda path: str(path.relative_to(SRC)))
def test_a_lock_beside_a_join_names_its_rows(path: Path) -> None:
    """PostgreSQL refuses to lock the empty side of an outer join, and a joined row is nobody's to hold."""
    assert [line for line, called, named in chains(path) if "select_related" in called and not named] == []


def test_a_case_is_locked_only_after_its_chain() -> None:
    """A payment records before it moves the case: who locked the case first would wait for it in a circle."""
    wrong = []
    for path in LOCKING:
        for function in ast.walk(ast.parse(path.read_text())):
            if not isinstance(function, ast.FunctionDef):
                continue
            text = ast.unparse(function)
            if "Case.objects.select_for_update" in text:
                held = text.find("ledger.hold(")
                if not 0 < held < text.index("Case.objects.select_for_update"):
                    wrong.append(f"{path.name}:{function.name}")
    assert wrong == []
    assert len(LOCKING) >= 10
