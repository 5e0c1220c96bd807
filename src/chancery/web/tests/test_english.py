"""Does nothing on a citizen's page lack its English: what forms ask, what tables hold, what refusals say?"""

import ast
import csv
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.functional import Promise

from chancery.config import languages
from chancery.contexts.apostilles import actions as apostilles
from chancery.contexts.correspondence.actions import desk
from chancery.contexts.correspondence.queries import desk as follow
from chancery.contexts.correspondence.rules import EntryChannel, RecordKind, Standing
from chancery.contexts.counter.actions import _seats, appointments
from chancery.contexts.counter.models.agenda import AppointmentState
from chancery.contexts.counter.models.visits import ProvenBy
from chancery.contexts.counter.queries import agenda
from chancery.contexts.counter.rules import Service
from chancery.contexts.information.rules import Outcome, Ruling
from chancery.contexts.legalisations import actions as legalisations
from chancery.contexts.public_deeds.actions import copies, drafting
from chancery.contexts.public_deeds.forms.drafting import _CIVIL
from chancery.contexts.public_deeds.models import Asker, Finding, Manner, Release
from chancery.contexts.public_deeds.rules import faculties, parties, words
from chancery.contexts.public_deeds.rules.kinds import KINDS, Book, CopyKind, Effect, Part
from chancery.contexts.travel_permits.actions import filing as journeys
from chancery.contexts.travel_permits.models import IdentityCheck, Relation, Transport
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Refusal
from chancery.kernel.cases import attachments, powers
from chancery.kernel.documents import inspection
from chancery.kernel.documents.actions import uploads
from chancery.kernel.identity import minors
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.organisation.calendars import WEEKDAYS
from chancery.kernel.organisation.tests import factories as organisation
from chancery.kernel.procedures import registry
from chancery.web import acts, language
from chancery.web.filing.pages import Filing
from chancery.web.tests.spanish import left_in_spanish
from chancery.web.tests.test_language import SOURCES, translated

pytestmark = pytest.mark.django_db

HELD = (
    *("counter/_free", "counter/appointment", "counter/appointments", "counter/book", "counter/cancel"),
    *("counter/choose", "counter/move", "travel_permits/authorisation", "travel_permits/mine"),
    *("travel_permits/_facts", "travel_permits/_signatures", "travel_permits/move_signing"),
    *("travel_permits/revoke", "public_deeds/_chain", "public_deeds/_facts", "public_deeds/_people"),
    *("public_deeds/case", "public_deeds/copy", "public_deeds/deed", "public_deeds/deeds"),
    *("public_deeds/draft", "public_deeds/sealed_will", "my_cases/my_cases", "mailbox/mailbox"),
    *("payments/charge_lines", "payments/post_tariff", "payments/price", "payments/tariff"),
    *(
        "home/accessibility",
        "home/privacy",
        "home/home",
        "home/service",
        "home/services",
        "web/_pagination",
        "mailbox/notice",
        "mailbox/_service",
        "accounts/contact",
        "offices/directory",
        "offices/office",
    ),
    *("offices/consulate", "offices/_search", "offices/_today", "offices/_hours", "offices/_opening"),
    *("apostilles/case", "apostilles/parties", "apostilles/register", "legalisations/case"),
    *("correspondence/case", "correspondence/follow", "counter/case"),
)
"""Templates that a citizen reads, in which every word is marked for translation."""
FOR_OFFICERS = {
    *("Recibir la firma", "de", "Abrirlo con el acta de defunción", "Dónde se guarda"),
    *("Precios temporales de esta oficina: propuestas", "El archivo principal es, byte por byte, el de"),
    "al registrarlo quedarán vinculados",
}
"""What in them only an officer is shown."""
OF_NO_LANGUAGE = {"N.º", "n.º", "Nº", "S/C", "PDF", "Lima", "&nbsp"}
ASKED_BY_OFFICERS = (
    *(appointments.NotToday, appointments.NotYetAbsent, apostilles.PartyProposalOpen),
    *(apostilles.PartyAlreadyDecided, apostilles.PartySameHands),
)
"""Refusals of the same modules that only an officer meets."""


def _files() -> Iterator[tuple[str, str]]:
    for name in HELD:
        (path,) = SOURCES.glob(f"**/templates/{name}.html")
        yield name, path.read_text()


@pytest.mark.parametrize(("name", "source"), [*_files()], ids=HELD)
def test_no_word_of_a_citizens_template_is_unmarked(name: str, source: str) -> None:
    bare = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}|{#.*?#}", "", source, flags=re.DOTALL)
    bare = re.sub(r"{%.*?%}|{{.*?}}", "\x00", bare, flags=re.DOTALL)
    attributes = set(re.findall(r'(?:aria-label|data-label|title|placeholder|alt)="([^"\x00]+)"', bare))
    said = {text.strip(" \n.,:;·()%—–→") for text in re.split(r"<[^>]*>|\x00", bare)} | attributes
    left = {text for text in said if re.search(r"[^\W\d_]{2}", text)} - FOR_OFFICERS - OF_NO_LANGUAGE
    assert left == set()
    assert re.findall(r'{% empty_state "', source) == []


PUBLIC = (
    *(
        "/",
        "/tramites/",
        "/tramites/?q=xyzxyz",
        "/oficinas/",
        "/oficinas/?text=xyzxyz",
        "/oficinas/cg-zurich/",
    ),
    *(
        "/oficinas/consulado/",
        "/oficinas/consulado/?country=CH&city=Ginebra",
        "/oficinas/consulado/?country=SM",
    ),
    *(
        "/apostillas/paises/",
        "/apostillas/registro/",
        "/mesa-de-partes/seguimiento/",
        "/accesibilidad/",
        "/privacidad/",
    ),
    *(f"/tramites/{slug}/" for slug in languages.SERVICES),
)


@pytest.mark.parametrize("path", PUBLIC)
def test_no_word_of_a_public_page_stays_as_it_is_in_spanish(client: Client, path: str) -> None:
    """But the names that are marked as Spanish."""
    organisation.load()
    assert left_in_spanish(client, path) == set()


def _filings() -> Iterator[Filing]:
    """What is filed page by page, of the procedures that exist in English."""
    offered = {each.slug: each for each in registry.every_version() if each.slug in settings.BILINGUAL_CASES}
    for procedure in offered.values():
        view = inspect.unwrap(resolve(reverse(procedure.filing_route)).func)
        known = vars(sys.modules[view.__module__]).values()
        yield from (
            each for each in known if isinstance(each, Filing) and each.procedure.code == procedure.code
        )


def test_every_question_of_a_filing_is_asked_in_english() -> None:
    filings = list(_filings())
    assert {filing.procedure.slug for filing in filings} >= {"visa", "autorizacion-viaje-menor", "testamento"}
    known = translated()
    unmarked, answered_alike = set(), set()
    for page in {page for filing in filings for page in filing.pages}:
        with translation.override("es"):
            asked, answers = _asked(page), _answers(page)
        with translation.override("en-gb"):
            pairs = list(zip(asked, _asked(page), strict=True))
            unmarked |= {es for es, en in pairs if (known[es] != en if es in known else es == en)}
            answered_alike |= {es for es, en in zip(answers, _answers(page), strict=True) if es == en}
    assert unmarked == set()
    assert answered_alike <= {"No", "Individual"}


def _asked(page: type[forms.Form]) -> list[str]:
    made = page()
    title: str | Promise = made.title  # type: ignore[attr-defined]
    said = [title, *(each for field in made.fields.values() for each in (field.label, field.help_text))]
    return [str(each) for each in said if each]


def _answers(page: type[forms.Form]) -> list[str]:
    """What one chooses among, where all that can be chosen stands on the page."""
    fields: dict[str, Any] = page().fields
    shown = [field for field in fields.values() if isinstance(field.widget, forms.RadioSelect)]
    return [str(label) for field in shown for _, label in field.choices]


def test_what_an_applicant_does_is_on_pages_that_exist_in_english() -> None:
    """The step of a procedure that is not plain has a page of its own, whose address has to be among those."""
    own = [
        (procedure.context, step.code)
        for procedure in registry.every_version()
        if procedure.slug in settings.BILINGUAL_CASES
        for step in procedure.steps
        if step.by is Role.APPLICANT and not step.plain
    ]
    assert ("public_deeds", "complete") in own
    addresses = {reverse(f"{context}:{code}", args=["ABC-2026-000001-X"]) for context, code in own}
    made = RequestFactory()
    assert {path for path in addresses if not language.is_bilingual(made.get(path))} == set()


def test_what_deeds_journeys_appointments_documents_and_answers_say_by_a_word_of_a_list_is_translated() -> (
    None
):
    lists = (
        *(Book, CopyKind, Part, Asker, Finding, Manner, Release, Relation, Transport, IdentityCheck),
        *(Basis, Company, Service, AppointmentState, Outcome, Ruling),
        *(RecordKind, EntryChannel, Standing, ProvenBy),
    )
    said = {str(each.label) for listed in lists for each in listed}
    said |= {part.label.lower() for part in Part} | {kind.title for kind in KINDS.values()}
    said |= {name for kind in KINDS.values() for seat in kind.seats for name in (seat.one, seat.many)}
    said |= {each.title for each in faculties.FACULTIES.values()} | {*_CIVIL}
    said |= {money.many for money in words.CURRENCIES.values()}
    said |= {words for each in Effect for words in (each.done, f"{each.done} en parte")}
    said |= {words for day in WEEKDAYS for words in (day, f"{day}, descanso semanal")}
    assert said - translated().keys() == set()


def test_what_keeps_people_from_a_deed_is_translated() -> None:
    tree = ast.parse(inspect.getsource(parties))
    texts = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    said = {text for text in texts if re.search(r"{\w+}", text)}
    assert len(said) > 10
    assert said - translated().keys() == set()


def test_what_an_act_on_a_case_is_called_is_translated() -> None:
    """But those that no citizen's case has: of books, banks, signatures and the like."""
    apart = ("hand_over", "take_over", "note_deposit", "import_statement", "match_line", "explain_line")
    said = {title for verb, title in acts._TITLES.items() if verb not in apart}
    assert said - translated().keys() == set()


@pytest.mark.parametrize(
    "table",
    [
        "kernel/fees/data/consular_tariff.csv",
        "kernel/fees/data/tariff.csv",
        "contexts/information/exceptions.csv",
    ],
)
def test_what_a_table_calls_what_a_citizen_reads_is_translated(table: str) -> None:
    with (Path(SOURCES) / table).open() as file:
        rows = list(csv.DictReader(file))
    said = {row.get(name) or "" for row in rows for name in ("title", "unit", "lasts")} - {""}
    assert len(said) > 5
    assert said - translated().keys() == set()


@pytest.mark.parametrize(
    "module",
    [
        inspection,
        uploads,
        attachments,
        powers,
        minors,
        journeys,
        copies,
        drafting,
        apostilles,
        legalisations,
        desk,
        follow,
        _seats,
        appointments,
        agenda,
    ],
    ids=lambda module: module.__name__,
)
def test_what_a_citizen_may_be_refused_with_is_translated(module: object) -> None:
    found = [
        each
        for each in vars(module).values()
        if inspect.isclass(each) and issubclass(each, Refusal) and each.__module__ == module.__name__  # type: ignore[attr-defined]
    ]
    assert found != []
    met = [each for each in found if each not in ASKED_BY_OFFICERS]
    said = {text for each in met for text in (each.sentence, each.next_step) if re.sub(r"^{\w+}$", "", text)}
    assert said - translated().keys() == set()


def test_why_a_document_is_not_apostilled_is_translated() -> None:
    assert {
        words for pair in apostilles._EXCLUSIONS.values() for words in pair
    } - translated().keys() == set()
