"""Is what people are told by e-mail and in their mailbox said in English too, to who wants to be written to in it?"""

import ast
import importlib
import re
from collections.abc import Iterator, Set
from pathlib import Path
from types import ModuleType

import pytest

from chancery.contexts.complaints.rules import TRACKS
from chancery.contexts.complaints.rules.books import ComplaintOutcome
from chancery.contexts.passports.rules.words import CancelGround
from chancery.contexts.travel_papers import rules as travel_papers
from chancery.contexts.travel_permits.rules import use as travel_permits
from chancery.contexts.visas import rules as visas
from chancery.kernel.cases import crossings
from chancery.kernel.notifications.models import ServedBy, ServiceMode
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.vocabulary import Procedure
from chancery.web.tests.test_language import SOURCES, translated

OFFERED = [each for each in registry.every_version() if each.code not in registry.internal()]
PLACE = re.compile(r"{(\w+)(?::\w+)?}")
FIRST_SAYS = ("phrase", "filled")
"""Functions whose first argument is a sentence; of `seats.tell` the second and the third are."""
HAND_ON = (
    "chancery.kernel.base.languages",
    "chancery.web.errors",
    "chancery.contexts.counter.actions._seats",
)
"""Where the sentence is a caller's, which is looked for there."""
STEPS = ("step", "desk_step", "_answering")


@pytest.mark.parametrize("procedure", OFFERED, ids=lambda each: f"{each.code}-{each.version}")
def test_every_notice_of_a_service_has_its_english_with_the_same_places(procedure: Procedure) -> None:
    known = translated()
    notices = [procedure.opened_notice, *(step.notice for step in procedure.steps)]
    said = {words for each in notices if each for words in (each.subject, each.text)}
    said |= {each.title for each in procedure.deadlines if each.binds != "authority"} | {procedure.title}
    assert said - known.keys() == set()
    assert {each for each in said if {*PLACE.findall(each)} != {*PLACE.findall(known[each])}} == set()


def test_notices_call_a_paper_and_what_one_does_by_the_words_of_the_pages() -> None:
    """A mail tells of the paper that is looked for on a page: under one name, between English quotation marks."""
    known = translated()
    notices = {
        (notice.text, paper.title)
        for procedure in OFFERED
        for notice in (procedure.opened_notice, *(step.notice for step in procedure.steps))
        for paper in procedure.papers
        if notice and re.search(rf"\b{_short(paper.title)}\b", notice.text)
    }
    assert len(notices) > 2
    assert {
        (known[text], known[title])
        for text, title in notices
        if known[title].lower() not in known[text].lower()
    } == set()
    other = re.compile(r"\b(submi(t|ssion)|hash\b)|[«»]", re.IGNORECASE)
    assert {each for each in known.values() if other.search(each)} == set()


def _short(title: str) -> str:
    """«Cargo de recepción» is called «el cargo» within a sentence; «Constancia de presentación», whole."""
    return title.lower().removesuffix(" de recepción")


def test_every_phrase_said_to_people_has_its_english_with_the_same_places() -> None:
    known = translated()
    said = set(_phrases())
    assert len(said) > 40
    assert said - known.keys() == set()
    assert {each for each in said if {*PLACE.findall(each)} != {*PLACE.findall(known[each])}} == set()


def test_what_notices_say_by_a_word_of_a_list_is_translated() -> None:
    said = {each.label for words in (ServiceMode, ServedBy, ComplaintOutcome, CancelGround) for each in words}
    said |= {track.label for track in TRACKS.values()}
    said |= {words for way in (crossings.IN, crossings.OUT) for words in (way.crossed, way.told, way.before)}
    said |= {label for rules in (travel_papers, travel_permits, visas) for label in rules.INCIDENTS.values()}
    assert said - translated().keys() == set()


@pytest.mark.parametrize(
    "sentence", ['f"La {what}"', "made_here", '"La " + made_here', 'make("La solicitud")']
)
def test_a_phrase_whose_words_are_not_known_before_it_is_said_is_found(sentence: str) -> None:
    with pytest.raises(LookupError):
        _spelt(ast.parse(sentence, mode="eval").body, visas)


def test_what_the_program_composes_as_the_reason_of_a_step_can_be_said_in_another_language() -> None:
    composed = [
        f"{path.relative_to(SOURCES)}:{call.lineno}"
        for path in SOURCES.rglob("*.py")
        if "/tests/" not in str(path)
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef)
        for call in _composing(function)
    ]
    assert composed == []


def _composing(function: ast.FunctionDef) -> Iterator[ast.Call]:
    """The steps in a function that give as their reason a text which it spells itself."""
    inside = list(ast.walk(function))
    spelt = {
        ast.unparse(each.targets[0])
        for each in inside
        if isinstance(each, ast.Assign) and _is_spelt(each.value, frozenset())
    }
    for call in inside:
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in STEPS:
            given = [each.value for each in call.keywords if each.arg == "reason"]
            if any(_is_spelt(each, spelt) for each in given):
                yield call


def _is_spelt(words: ast.expr, known: Set[str]) -> bool:
    if isinstance(words, ast.Constant):
        return bool(words.value) and isinstance(words.value, str)
    return isinstance(words, ast.JoinedStr) or (isinstance(words, ast.Name) and words.id in known)


def _phrases() -> Iterator[str]:
    for path in SOURCES.rglob("*.py"):
        source = path.read_text()
        if "/tests/" in str(path) or not re.search(r"\b(phrase|filled|seats\.tell)\(", source):
            continue
        module = _module(path)
        if module.__name__ in HAND_ON:
            continue
        for call in ast.walk(ast.parse(source)):
            if isinstance(call, ast.Call):
                for sentence in _sentences(call):
                    yield from _spelt(sentence, module)


def _module(path: Path) -> ModuleType:
    return importlib.import_module(
        ".".join(path.relative_to(SOURCES.parent).with_suffix("").parts).removesuffix(".__init__")
    )


def _sentences(call: ast.Call) -> list[ast.expr]:
    name = ast.unparse(call.func)
    if name.split(".")[-1] in FIRST_SAYS:
        return call.args[:1]
    return call.args[1:3] if name == "seats.tell" else []


def _spelt(words: ast.expr, module: ModuleType) -> list[str]:
    """What an expression of constants may say; nothing, where it is known when it is said alone. Raises LookupError.

    An attribute is a word of a list or a sentence of a declaration, which other tests look at.
    """
    if isinstance(words, ast.Constant):
        return [str(words.value)]
    if isinstance(words, ast.Attribute):
        return []
    if isinstance(words, ast.Name) and isinstance(getattr(module, words.id, None), str):
        return [getattr(module, words.id)]
    if isinstance(words, ast.IfExp):
        return _spelt(words.body, module) + _spelt(words.orelse, module)
    if isinstance(words, ast.BinOp):
        return [
            before + after for before in _spelt(words.left, module) for after in _spelt(words.right, module)
        ]
    raise LookupError(f"{module.__name__}: {ast.unparse(words)} is in no catalogue")
