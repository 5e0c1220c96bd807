"""Is each page in a language that it exists in, and said to be in that one?"""

import gettext
import re

import pytest
from django.conf import settings
from django.test import Client

CATALOGUE = settings.ROOT / "src/chancery/locale/en_GB/LC_MESSAGES/django"
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
    text = CATALOGUE.with_suffix(".po").read_text()
    pairs = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', text, re.MULTILINE))
    assert len(pairs) > 100
    assert "" not in pairs.values()
    with CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert {source: compiled.gettext(source) for source in pairs} == pairs
    sources = [p.read_text() for p in settings.ROOT.glob("src/chancery/**/*.html")]
    used = {text for page in sources for text in re.findall(r'{% translate "(.+?)" %}', page)}
    assert used <= pairs.keys()
