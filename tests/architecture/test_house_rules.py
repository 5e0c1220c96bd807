"""Does the code keep the rules of the house that neither the linter nor the import contracts can say?"""

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from chancery.kernel.procedures import registry

SRC = Path(__file__).parents[2] / "src/chancery"
PYTHON = [path for path in SRC.rglob("*.py") if "migrations" not in path.parts]
OURS = [path for path in PYTHON if "tests" not in path.parts]
FORBIDDEN_NAMES = {"utils", "helpers", "services", "managers", "signals", "constants", "mixins"}
CONTEXT_FILES = {
    "__init__", "apps", "rules", "procedures", "models", "queries", "papers", "actions", "forms", "views",
    "api", "subscriptions", "jobs", "urls", "demo",
}  # fmt: skip
WRITES = {
    "create",
    "bulk_create",
    "update",
    "delete",
    "save",
    "get_or_create",
    "update_or_create",
    "bulk_update",
}


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def name_of(path: Path) -> str:
    return str(path.relative_to(SRC))


def calls(node: ast.AST) -> Iterator[ast.Call]:
    return (inner for inner in ast.walk(node) if isinstance(inner, ast.Call))


def dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def test_no_source_file_passes_400_lines_and_no_test_file_600() -> None:
    limits = {path: 600 if "tests" in path.parts else 400 for path in PYTHON}
    tests = dict.fromkeys((SRC.parents[1] / "tests").rglob("*.py"), 600)
    long = [name for name, limit in {**limits, **tests}.items() if len(name.read_text().splitlines()) > limit]
    assert not long


def test_no_file_or_folder_bears_a_name_that_says_nothing() -> None:
    assert [
        name_of(p) for p in PYTHON if FORBIDDEN_NAMES & {part.removesuffix(".py") for part in p.parts}
    ] == []


def test_a_context_holds_only_the_files_the_architecture_knows() -> None:
    strange = [
        name_of(path)
        for path in (SRC / "contexts").glob("*/*")
        if (path.suffix == ".py" and path.stem not in CONTEXT_FILES)
        or (
            path.is_dir()
            and path.name not in CONTEXT_FILES | {"papers", "migrations", "tests", "templates", "__pycache__"}
        )
    ]
    assert strange == []


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_the_clock_is_read_in_one_place(path: Path) -> None:
    if path == SRC / "kernel/base/clock.py" or "simulators" in path.parts:
        return
    read = {f"{dotted(call.func)}" for call in calls(tree(path))}
    assert not read & {
        "datetime.now",
        "datetime.utcnow",
        "date.today",
        "timezone.now",
        "time.time",
        "datetime.today",
    }


@pytest.mark.parametrize(
    "path",
    [p for p in OURS if p.stem in ("views", "api") or p.parent.name in ("views", "api")],
    ids=name_of,
)
def test_no_page_reads_rows_behind_the_back_of_the_queries(path: Path) -> None:
    assert ".objects" not in path.read_text()


@pytest.mark.parametrize(
    "path",
    [
        p
        for p in OURS
        if "kernel" in p.parts or "contexts" in p.parts
        if p.name
        in ("queries.py", "rules.py", "papers.py", "procedures.py", "jobs.py", "subscriptions.py", "forms.py")
    ],
    ids=name_of,
)
def test_only_actions_write(path: Path) -> None:
    written = [
        f"{name_of(path)}:{call.lineno}"
        for call in calls(tree(path))
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in WRITES
        and ".objects" in (dotted(call.func.value) or ast.unparse(call.func.value))
    ]
    assert written == []


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    return (
        node
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    )


GATES = {"cases.open", "cases.step", "access.require", "access.require_person", "access.allow_anybody"}
ACTIONS = [
    p for p in OURS if p.stem == "actions" or (p.parent.name == "actions" and not p.stem.startswith("_"))
]
"""Where verbs stand; a file of a package whose name begins with `_` holds what several of its verbs do alike."""


@pytest.mark.parametrize("path", [p for p in ACTIONS if "contexts" in p.parts], ids=name_of)
def test_every_action_names_its_arguments_and_its_actor_and_passes_a_gate(path: Path) -> None:
    for function in public_functions(path):
        names = {argument.arg for argument in function.args.kwonlyargs}
        if "actor" not in names:
            assert function.name.startswith("check_"), f"{function.name} takes no actor"
            continue
        assert not function.args.args, f"{function.name} takes positional arguments"
        gates = {dotted(call.func) for call in calls(function)}
        assert gates & GATES, function.name


def floor(folder: Path, name: str) -> list[Path]:
    """The file of a context's floor, or the files of its package."""
    return [path for path in (folder / f"{name}.py", *(folder / name).glob("*.py")) if path.exists()]


def test_every_human_step_that_is_not_plain_has_an_action_and_a_page_of_the_same_name() -> None:
    missing = []
    for procedure in registry.every_version():
        folder = SRC / "contexts" / procedure.context
        if not folder.exists():
            continue
        done = {f.name for path in floor(folder, "actions") for f in public_functions(path)}
        shown = {f.name for path in floor(folder, "views") for f in public_functions(path)}
        missing += [
            f"{procedure.code}.{step.code}"
            for step in procedure.steps
            if step.is_human and not step.plain and (step.code not in done or step.code not in shown)
        ]
    assert missing == []


def test_refusals_have_codes_of_their_own_and_words_for_a_citizen() -> None:
    from chancery.kernel.base.errors import Refusal

    for path in OURS:
        if any(refusals(path)):
            import_module(
                ".".join(path.relative_to(SRC.parent).with_suffix("").parts).removesuffix(".__init__")
            )

    def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    known = [
        kind
        for kind in below(Refusal)
        if kind.__module__.startswith("chancery.") and ".tests." not in kind.__module__
    ]
    codes = [kind.code for kind in known]
    assert sorted({code for code in codes if codes.count(code) > 1}) == []
    assert [kind.__name__ for kind in known if not kind.sentence.endswith((".", "?"))] == []


def refusals(path: Path) -> Iterator[tuple[str, str]]:
    """The name and the code of each refusal that a module declares."""
    for node in tree(path).body:
        if isinstance(node, ast.ClassDef):
            given = {
                ast.unparse(line.targets[0]): line.value for line in node.body if isinstance(line, ast.Assign)
            }
            code = given.get("code")
            if "sentence" in given and isinstance(code, ast.Constant):
                yield node.name, str(code.value)


def test_every_refusal_is_refused_in_some_test() -> None:
    """By its name or its code; where two share a name, by the code, or by the name in the tests of its own package."""
    known = [
        (path, *told) for path in OURS if path != SRC / "kernel/base/errors.py" for told in refusals(path)
    ]
    assert len(known) > 100
    named = Counter(name for _, name, _ in known)
    words: dict[Path, set[str]] = {
        path: set(re.findall(r"\w+", path.read_text()))
        for path in (*PYTHON, *(SRC.parents[1] / "tests").rglob("test_*.py"))
        if "tests" in path.parts
    }

    def is_named(path: Path, name: str, code: str) -> bool:
        package = SRC.joinpath(*path.relative_to(SRC).parts[:2])
        near = (told for test, told in words.items() if named[name] == 1 or test.is_relative_to(package))
        return any(name in told for told in near) or any(code in told for told in words.values())

    assert [f"{name} ({code})" for path, name, code in known if not is_named(path, name, code)] == []


def test_one_series_numbers_one_kind_of_thing() -> None:
    """Two that share a series leave gaps in each other's numbers, which the ledger's verification reports."""
    numbered = defaultdict(set)
    for procedure in registry.every_version():
        numbered[procedure.series].add(f"case {procedure.code}")
        for paper in procedure.papers:
            numbered[paper.series].add(f"paper {paper.code}")
    assert {series: things for series, things in numbered.items() if len(things) > 1} == {}
