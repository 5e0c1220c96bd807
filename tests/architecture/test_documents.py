"""Do the documents speak of things that exist?"""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands

from chancery.config import fresh

ROOT = Path(__file__).parents[2]
SOURCES = "\n".join(path.read_text() for path in (ROOT / "src/chancery").rglob("*.py"))


@pytest.mark.parametrize("symbol", re.findall(r"`(chancery(?:\.\w+)+)`", (ROOT / "README.md").read_text()))
def test_every_stop_of_the_readme_exists(symbol: str) -> None:
    module, _, name = symbol.rpartition(".")
    assert hasattr(import_module(module), name)


@pytest.mark.parametrize(
    "identifier",
    [
        name
        for row in (ROOT / "docs/glossary.md").read_text().splitlines()
        if row.startswith("| ") and not row.startswith("| Spanish")
        for name in re.findall(r"`(\w+)`", row.split("|")[2])
    ],
)
def test_every_word_of_the_glossary_is_in_the_code(identifier: str) -> None:
    assert re.search(rf"\b{identifier}\b", SOURCES)


def test_every_model_is_a_word_of_the_glossary() -> None:
    words = set(re.findall(r"`(\w+)`", (ROOT / "docs/glossary.md").read_text()))
    ours = {model.__name__ for model in apps.get_models() if model.__module__.startswith("chancery.")}
    assert sorted(ours - words) == []


def test_the_sheets_are_those_of_the_declarations() -> None:
    assert [path.name for path, text in fresh.generated().items() if path.read_text() != text] == []


def test_every_command_of_the_readme_is_a_target() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"make ([a-z]+)", (ROOT / "README.md").read_text()))
    assert named <= targets


def test_every_context_says_what_it_is_for() -> None:
    contexts = [path for path in (ROOT / "src/chancery/contexts").iterdir() if (path / "apps.py").exists()]
    assert [path.name for path in contexts if not (path / "README.md").exists()] == []


def test_the_table_of_variables_names_all_that_the_code_reads() -> None:
    read = set(re.findall(r"environ(?:\.get\(|\[)\s*\"(\w+)\"|\"(\w+)\" (?:not )?in os\.environ", SOURCES))
    rows = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/runbooks/deployment.md").read_text(), re.MULTILINE)
    assert {first or second for first, second in read} == set(rows)
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.name)
def test_what_a_document_tells_to_type_or_to_open_is_there(path: Path) -> None:
    text = path.read_text()
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", text)) <= targets
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= set(get_commands())
    linked = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in link]
    assert [link for link in linked if not (path.parent / link).exists()] == []
