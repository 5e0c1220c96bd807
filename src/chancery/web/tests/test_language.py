"""Is each page in a language that it exists in, and said to be in that one?"""

import ast
import gettext
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation
from pytest_django.fixtures import Settings

from chancery.config import languages
from chancery.contexts.apostilles.queries import NotInRegister
from chancery.contexts.apostilles.tests import factories
from chancery.contexts.consular_accounts.rules import BookKind
from chancery.contexts.criminal_records.rules import DeliveryMeans, RecordPurpose
from chancery.contexts.identity_cards.rules.holders import Bond, OldCardFate, Receiver
from chancery.contexts.information.rules import Delivery
from chancery.contexts.passports.rules.words import Before, HolderRelation, Match
from chancery.contexts.stickers import papers
from chancery.contexts.stickers.queries import StickerNotFound
from chancery.contexts.transparency import queries as transparency
from chancery.contexts.transparency.rules import Section
from chancery.contexts.travel_papers.rules import Cause, Initiative, PaperGround
from chancery.contexts.visas.rules import Ground, PassportFate
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.languages import filled, phrase
from chancery.kernel.cases.gate import AlreadyTaken, FeeUnpaid, NoSilence, TermOver, WrongState
from chancery.kernel.documents import queries, verification
from chancery.kernel.documents.queries import DocumentNotFound
from chancery.kernel.fees.models import RefundState
from chancery.kernel.fees.payment_port import REFUSALS, refusal_sentence
from chancery.kernel.fees.rules import ChargeState, Means
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.organisation import calendars
from chancery.kernel.organisation.writers import WrittenElsewhere
from chancery.kernel.procedures import registry
from chancery.kernel.procedures.sheet import assessment_label
from chancery.kernel.procedures.vocabulary import Procedure
from chancery.web.verification import history
from chancery.web.verification.views import ProofNotReady

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
    answer = client.get("/tramites/hoja/apostille/", headers=ENGLISH)
    assert '<html lang="es"' in answer.content.decode()
    assert answer["Content-Language"] == "es"
    assert 'href="?idioma=' not in answer.content.decode()


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


def test_what_a_paper_is_called_and_tells_is_translated() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("chancery.contexts.")}
    offered = [procedure for procedure in registry.every_version() if procedure.context in ours]
    titles = {paper.title for procedure in offered for paper in procedure.papers}
    sources = [
        *settings.ROOT.glob("src/chancery/**/papers.py"),
        *settings.ROOT.glob("src/chancery/**/papers/*.py"),
    ]
    titles |= {kind.label for kind in BookKind} | {papers.INVENTORY.title, papers.HAND_OVER.title}
    labels = {label for source in sources for label in _labels(ast.parse(source.read_text()))}
    assert {"Apostilla", "Firmado por", "País de origen"} <= titles | labels
    reasons = {"la firma no se puede leer", *_reasons()}
    assert len(reasons) > 7
    refusals = (DocumentNotFound, NotInRegister, ProofNotReady, StickerNotFound)
    said = {text for refusal in refusals for text in (refusal.sentence, refusal.next_step)}
    said |= {*history.WORDINGS}
    with translation.override("en-gb"):
        assert [text for text in titles | labels | reasons | said if translation.gettext(text) == text] == []


def _labels(tree: ast.AST) -> Iterator[str]:
    """The words before each fact that a paper's `public` tells."""
    for found in ast.walk(tree):
        if isinstance(found, ast.FunctionDef) and found.name == "public":
            keys = [key for made in ast.walk(found) if isinstance(made, ast.Dict) for key in made.keys if key]
            words = [word for key in keys for word in ast.walk(key)]
            yield from (str(word.value) for word in words if isinstance(word, ast.Constant))


def _reasons() -> Iterator[str]:
    """What may be said of a signature."""
    for returned in ast.walk(ast.parse(inspect.getsource(verification.judge))):
        if isinstance(returned, ast.Return) and isinstance(returned.value, ast.Tuple):
            yield ast.literal_eval(returned.value.elts[1])


def test_the_english_page_of_a_paper_is_english(client: Client, tmp_path: Path, settings: Settings) -> None:
    settings.STORE_URL, settings.KEYS_URL = f"file://{tmp_path}/store", f"file://{tmp_path}/keys"
    document = factories.issued(factories.ministry()).document
    page = client.get(f"/verificar/{document.verification_code}", headers=ENGLISH).content.decode()
    for words in (
        "Apostille APO-",
        "Signed by",
        "Acting in the capacity of",
        "Country of destination",
        "Issued at",
    ):
        assert words in page
    for words in ("Firmado por", "En calidad de", ">Apostilla<", "País de destino", "Documento<"):
        assert words not in page
    signed = queries.content(document.file_id)
    changed = signed[:9] + b"\x00" + signed[10:]
    sent = SimpleUploadedFile("paper.pdf", changed, "application/pdf")
    answer = client.post("/verificar/archivo/", {"file": sent}, headers=ENGLISH).content.decode()
    assert "Do not accept it: the " in answer
    assert "No lo acepte" not in answer
    assert ProofNotReady.code == "proof_not_ready"
    proof = client.get(f"/verificar/{document.verification_code}/prueba.tlog-proof", headers=ENGLISH)
    assert proof.status_code == 404
    assert "is still being prepared" in proof.content.decode()
    assert 'lang="en-gb" data-refusal="proof_not_ready"' in proof.content.decode()


@pytest.mark.parametrize(
    ("address", "typed", "words"),
    [
        ("/verificar/", {"code": "ABCD-EFGH-JKMN-PQRS"}, "No document issued by the Ministry has that code."),
        (
            "/apostillas/registro/",
            {"number": "APO-2026-000009-9", "on": "2026-03-01", "code": "ABCD-EFGH-JKMN-PQRS"},
            "The register has no apostille with that number, that date and that code.",
        ),
    ],
)
def test_what_was_typed_stays_when_nothing_is_found(
    client: Client, address: str, typed: dict[str, str], words: str
) -> None:
    answer = client.post(address, typed, headers=ENGLISH)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert words in page
    assert "do not trust the document" in page
    for value in typed.values():
        assert f'value="{value}"' in page
    spanish = client.post(address, typed).content.decode()
    assert "desconfíe del documento" in spanish


def test_nothing_is_said_as_nothing_in_english_too() -> None:
    with translation.override("en-gb"):
        assert (filled("", {}), phrase("")(), filled("Usada", {})) == ("", "", "Used")


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


@pytest.mark.parametrize("slug", settings.BILINGUAL_CASES)
def test_what_a_case_that_is_read_in_english_may_say_of_itself_is_translated(slug: str) -> None:
    """States, steps, periods, files and papers of each version of the procedure, and what happens on any case."""
    versions = [each for each in registry.every_version() if each.slug == slug]
    assert versions != []
    assert [said for each in versions for said in _of_a_case(each) if said not in translated()] == []


def _of_a_case(procedure: Procedure) -> set[str]:
    own = [step for step in procedure.steps if step.by is Role.APPLICANT]
    said = {procedure.title, *procedure.states.values(), *(step.title for step in procedure.steps)}
    said |= {words for step in own for words in (step.hint, step.asks) if words}
    said |= {each.label for each in procedure.requirements} | {each.title for each in procedure.papers}
    return said | {state.label for state in ChargeState} | _of_a_service(procedure)


@pytest.mark.parametrize("slug", languages.SERVICES)
def test_what_is_told_of_a_service_is_translated(slug: str) -> None:
    """Though the request itself is in Spanish."""
    versions = [each for each in registry.every_version() if each.slug == slug]
    assert versions != []
    assert [said for each in versions for said in _of_a_service(each) if said not in translated()] == []


def test_every_published_service_is_told_in_english() -> None:
    assert {each.slug for each in registry.published(clock.today())} == {*languages.SERVICES}


def _of_a_service(procedure: Procedure) -> set[str]:
    said = {procedure.title, procedure.summary, procedure.begun_by, *procedure.advice}
    said |= {each.title for each in procedure.deadlines}
    said |= {words for each in procedure.requirements for words in (each.asked, each.hint) if words}
    return said | {assessment_label(procedure.assessment)}


def test_a_service_for_foreigners_is_told_in_english(client: Client) -> None:
    page = client.get("/tramites/visa/", headers=ENGLISH).content.decode()
    assert '<html lang="en' in page
    assert "A foreigner applies at a consular office for the visa" in page
    assert "Apply now" in page
    assert " working days</td>" in page
    assert "días hábiles" not in page
    assert "The application form is in Spanish." not in page
    copy = client.get("/tramites/copia-certificada-acta/", headers=ENGLISH).content.decode()
    assert '<html lang="en' in copy
    assert "The application form is in Spanish." in copy
    assert (
        "La solicitud se llena en español."
        not in client.get("/tramites/copia-certificada-acta/?idioma=es").content.decode()
    )


def test_the_length_of_a_period_is_translated() -> None:
    said = {words for one_and_many in calendars.UNITS.values() for words in one_and_many}
    assert said - translated().keys() == set()


def test_what_may_stand_in_the_way_of_an_applicants_step_is_translated() -> None:
    found = (WrongState, FeeUnpaid, NoSilence, TermOver, AlreadyTaken, WrittenElsewhere)
    said = {words for each in found for words in (each.sentence, each.next_step)}
    assert said - translated().keys() == set()


def test_what_a_payment_may_say_of_itself_is_translated() -> None:
    said = {each.label for words in (Means, RefundState) for each in words}
    said |= {refusal_sentence(reason) for reason in (*REFUSALS, "")}
    assert said - translated().keys() == set()


def test_what_the_particulars_of_a_case_say_by_a_word_of_a_list_is_translated() -> None:
    lists = (
        *(Ground, PassportFate, Cause, Initiative, PaperGround, HolderRelation, Before, Match),
        *(Bond, Receiver, OldCardFate, DeliveryMeans, RecordPurpose, Delivery, IdentityDocumentKind),
    )
    assert {each.label for words in lists for each in words} - translated().keys() == set()


def test_what_the_portal_holds_is_called_in_english() -> None:
    said = {words for each in transparency.datasets() for words in (each.title, each.description)}
    assert (said | {section.label for section in Section}) - translated().keys() == set()


@pytest.mark.parametrize("path", ["/cuenta/crear/", "/reclamaciones/nueva/?matter=service&motive=time"])
def test_who_reads_in_english_chooses_a_kind_of_document_in_english(client: Client, path: str) -> None:
    asked = client.get(path, headers=ENGLISH)
    page = asked.content.decode()
    assert ">Identity document of another country<" in page
    assert "Documento de identidad de otro país" not in page


@pytest.mark.parametrize(
    "path", ["/tramites/salvoconducto/solicitar", "/tramites/antecedentes-penales/solicitar"]
)
def test_who_reads_in_english_finds_a_country_by_its_english_name(path: str) -> None:
    citizen = browser_of(factories.ministry().citizen)
    page = citizen.get(path, headers=ENGLISH).content.decode()
    assert ">Germany<" in page
    assert ">Alemania<" not in page
    assert ">Alemania<" in citizen.get(path, headers={"Accept-Language": "es"}).content.decode()


HELD_ELSEWHERE = {"spanish", "failed.reason"}
"""What refusals and reports of signatures say: `test_what_a_paper_is_called_and_tells_is_translated` holds those."""


def test_every_phrase_of_a_template_is_in_the_catalogue() -> None:
    sources = [path.read_text() for path in SOURCES.rglob("*.html")]
    marked = [
        r'{% translate ["\'](.+?)["\'](?: as \w+)? %}',
        r'\b_\("(.+?)"\)',
        r"{% blocktranslate.*? %}(.+?){% endblock",
    ]
    found = {text for page in sources for mark in marked for text in re.findall(mark, page)}
    used = {form for text in found for form in text.split("{% plural %}")}
    assert len(used) > 80
    assert {re.sub(r"{{ (\w+) }}", r"%(\1)s", text) for text in used} - translated().keys() == set()


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES.rglob("*.py") if "django.utils.translation import" in path.read_text()],
    ids=lambda path: str(path.relative_to(SOURCES)),
)
def test_every_phrase_of_the_code_is_in_the_catalogue(path: Path) -> None:
    """A phrase put together, or one of two in a variable, would never be found: each is written out where it is marked."""
    phrases = [phrase for phrase in marked_in(path) if ast.unparse(phrase) not in HELD_ELSEWHERE]
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
