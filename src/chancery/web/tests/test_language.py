"""Is each page in a language that it exists in, and said to be in that one?"""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

CATALOGUE = settings.ROOT / "src/chancery/locale/en_GB/LC_MESSAGES/django"
SOURCES = settings.ROOT / "src/chancery"
ENGLISH = {"Accept-Language": "en-US,en;q=0.9"}

pytestmark = pytest.mark.django_db


def test_a_foreigner_reads_the_verification_in_english(client: Client) -> None:
    answer = client.get("/verificar/", headers=ENGLISH)
    page = answer.content.decode()
    assert '<html lang="en-gb"' in page
    assert "Verify a document" in page
    assert "Verificar un documento" not in page
    assert answer["Content-Language"] == "en-gb"
    assert "Accept-Language" in answer["Vary"]


def test_a_page_that_exists_in_spanish_alone_says_so(client: Client) -> None:
    answer = client.get("/tramites/", headers=ENGLISH)
    assert '<html lang="es"' in answer.content.decode()
    assert answer["Content-Language"] == "es"
    assert "idioma=" not in answer.content.decode()


def test_the_language_asked_for_is_kept_on_the_next_page(client: Client) -> None:
    assert "Verify a document" in client.get("/verificar/?idioma=en-gb").content.decode()
    assert "Public log of documents" in client.get("/log/").content.decode()
    assert "Registro público de documentos" in client.get("/log/?idioma=es").content.decode()


def test_a_language_that_we_do_not_speak_is_not_believed(client: Client) -> None:
    answer = client.get("/verificar/?idioma=<script>")
    assert "Verificar un documento" in answer.content.decode()
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies


def test_the_switch_keeps_what_else_the_address_says(client: Client) -> None:
    page = client.get("/verificar/?codigo=A%26B").content.decode()
    assert 'href="?codigo=A%26B&amp;idioma=en-gb"' in page


def test_a_day_comes_before_its_month_in_english_too(client: Client) -> None:
    page = client.post("/cuenta/crear/", {"birth_on": "31/12/1990"}, headers=ENGLISH).content.decode()
    assert '<html lang="en-gb"' in page
    assert 'id="id_birth_on-error"' not in page


def test_everything_is_translated_and_the_catalogue_in_use_is_the_one_one_reads() -> None:
    pairs = translated()
    assert len(pairs) > 100
    assert "" not in pairs.values()
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    said = {source: compiled.gettext(source) for source in singles()}
    for one, many, _, _ in plurals():
        said |= {one: compiled.ngettext(one, many, 1), many: compiled.ngettext(one, many, 2)}
    assert said == pairs


def test_every_phrase_of_a_template_is_in_the_catalogue() -> None:
    sources = [path.read_text() for path in SOURCES.rglob("*.html")]
    marked = [
        r'{% translate ["\'](.+?)["\'] %}',
        r'\b_\("(.+?)"\)',
        r"{% blocktranslate.*? %}(.+?){% endblock",
    ]
    used = {text for page in sources for mark in marked for text in re.findall(mark, page)}
    assert len(used) > 80
    assert {re.sub(r"{{ (\w+) }}", r"%(\1)s", text) for text in used} - translated().keys() == set()


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES.rglob("*.py") if "django.utils.translation import" in path.read_text()],
    ids=lambda path: str(path.relative_to(SOURCES)),
)
def test_every_phrase_of_the_code_is_in_the_catalogue(path: Path) -> None:
    """A phrase put together, or one of two in a variable, would never be found: each is written out where it is marked."""
    phrases = list(marked_in(path))
    assert [ast.unparse(phrase) for phrase in phrases if not isinstance(phrase, ast.Constant)] == []
    written = {str(phrase.value) for phrase in phrases if isinstance(phrase, ast.Constant)}
    assert written - translated().keys() == set()


def marked_in(path: Path) -> Iterator[ast.expr]:
    """What a module gives to a function of translation: the first argument, and the plural where there is one."""
    tree = ast.parse(path.read_text())
    names = {
        (name.asname or name.name): name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
    }
    for call in ast.walk(tree):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and "gettext" in names.get(call.func.id, "")
        ):
            yield from call.args[: 2 if "ngettext" in names[call.func.id] else 1]


def translated() -> dict[str, str]:
    """Each phrase of the catalogue and its English; a plural beside its singular."""
    forms = {
        phrase: said
        for one, many, first, other in plurals()
        for phrase, said in ((one, first), (many, other))
    }
    return singles() | forms


def singles() -> dict[str, str]:
    """The phrases that have one form."""
    return dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', _catalogue(), re.MULTILINE))


def plurals() -> list[tuple[str, str, str, str]]:
    """The phrases that change with a number: one, many, and the English of both."""
    forms = r'^msgid "(.+)"\nmsgid_plural "(.+)"\nmsgstr\[0\] "(.*)"\nmsgstr\[1\] "(.*)"$'
    return re.findall(forms, _catalogue(), re.MULTILINE)


def _catalogue() -> str:
    return CATALOGUE.with_suffix(".po").read_text()
