"""Does the portal show the platform's own data, dated, in forms that other programs read, and nobody's name?"""

import csv
import io
import json
import re
from datetime import date, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from django.test import Client
from frictionless import Resource, Schema
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace

from chancery.contexts.information.tests import factories as information
from chancery.contexts.information.tests.test_register import classified
from chancery.contexts.transparency import actions, jobs, queries, rules
from chancery.contexts.transparency.models import Release
from chancery.kernel.base import clock
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
ROOT = "/transparencia/"
CODES = [each.code for each in queries.datasets()]
DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")


@pytest.fixture
def at() -> information.Ministry:
    """A ministry with a request answered, one pending, and something classified; and the portal drawn from it."""
    made = information.ministry()
    information.answered(made)
    information.asked(made, of=made.post)
    classified(made)
    actions.refresh(actor=information.SYSTEM)
    return made


def rows_of(code: str) -> list[dict[str, str]]:
    told = Client().get(f"{ROOT}datos/{code}.csv")
    assert told.status_code == 200
    return list(csv.DictReader(io.StringIO(told.content.decode())))


def faults(code: str, content: bytes) -> list[list[str]]:
    """What a validator of others finds in a CSV against the schema that is published beside it."""
    schema = Schema.from_descriptor(Client().get(f"{ROOT}datos/{code}/esquema.json").json())
    report = Resource(data=content, format="csv", schema=schema).validate()
    return report.flatten(["type", "rowNumber", "fieldName"])  # type: ignore[no-any-return]


@pytest.mark.parametrize("code", CODES)
def test_each_csv_fits_its_published_schema(at: information.Ministry, code: str) -> None:
    content = Client().get(f"{ROOT}datos/{code}.csv").content
    assert faults(code, content) == []
    assert rows_of(code) or code == "respuestas"


def test_a_value_that_is_missing_or_of_another_type_does_not_fit(at: information.Ministry) -> None:
    heading, first, *_ = Client().get(f"{ROOT}datos/oficinas.csv").content.decode().splitlines()
    names, values = next(csv.reader([heading])), next(csv.reader([first]))
    schema = {each.name: each for each in queries.by_code("oficinas")[0].columns}
    required = next(name for name in names if schema[name].required)
    without = [("" if name == required else value) for name, value in zip(names, values, strict=True)]
    text = io.StringIO()
    csv.writer(text).writerows([names, values, without, without[:-1]])
    assert {(kind, row) for kind, row, _ in faults("oficinas", text.getvalue().encode())} >= {
        ("constraint-error", 3),
        ("missing-cell", 4),
    }


@pytest.mark.parametrize("code", CODES)
def test_json_says_the_same_as_csv(at: information.Ministry, code: str) -> None:
    told = Client().get(f"{ROOT}datos/{code}.json").json()
    rows = rows_of(code)
    assert len(told["rows"]) == len(rows)
    assert set(told) == {"dataset", "modified", "checked", "rows"}
    for ours, theirs in zip(told["rows"], rows, strict=True):
        assert {
            name: ("" if value is None else str(value))
            for name, value in ours.items()
            if isinstance(value, str | None)
        } == {name: text for name, text in theirs.items() if isinstance(ours[name], str | None)}


def test_it_is_the_platforms_own_table(at: information.Ministry) -> None:
    names = {row["codigo"] for row in rows_of("oficinas")}
    assert organisation.office("cg-milan").code in names
    requests = rows_of("solicitudes-informacion")
    assert [row["resultado"] for row in requests] == ["granted", "Recibida"]
    assert {row["tramite"] for row in rows_of("expedientes")} == {"information_access"}


def test_no_dataset_tells_who_asked(at: information.Ministry) -> None:
    secrets = (at.applicant.first_surname, at.applicant.document_number, at.applicant.email, "AIP-")
    for code in CODES:
        told = Client().get(f"{ROOT}datos/{code}.csv").content.decode()
        assert not [secret for secret in secrets if secret in told], code


def test_the_stamp_is_of_the_day_on_which_the_data_changed(at: information.Ministry) -> None:
    before = {each.code: queries.newest(each) for each in queries.datasets()}
    with clock.advanced(timedelta(days=1)):
        assert actions.refresh(actor=information.SYSTEM) == 0
        information.asked(at)
        jobs.refresh(timestamp=0)
    for dataset in queries.datasets():
        old, new = before[dataset.code], queries.newest(dataset)
        assert old is not None
        assert new is not None
        assert (new.changed_at > old.changed_at) is (
            dataset.code in ("solicitudes-informacion", "expedientes")
        )
        assert new.checked_at > old.checked_at
    assert Release.objects.filter(dataset="solicitudes-informacion").count() == 2


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the reader's own
def test_a_reader_of_linked_data_finds_every_dataset_in_the_catalogue(at: information.Ministry) -> None:
    told = Client().get(f"{ROOT}catalogo.jsonld")
    assert told["Content-Type"] == "application/ld+json"
    graph = Graph().parse(data=told.content, format="json-ld")
    (catalogue,) = graph.subjects(RDF.type, DCAT.Catalog)
    found = {
        str(graph.value(each, DCTERMS.identifier)): each for each in graph.objects(catalogue, DCAT.dataset)
    }
    assert set(found) == set(CODES)
    for code, dataset in found.items():
        release = queries.by_code(code)[1]
        title = graph.value(dataset, DCTERMS.title)
        assert isinstance(title, Literal)
        assert (title.language, bool(title)) == ("es", True)
        modified = graph.value(dataset, DCTERMS.modified)
        assert isinstance(modified, Literal)
        assert modified.toPython() == release.changed_at
        tables = [
            each
            for each in graph.objects(dataset, DCAT.distribution)
            if str(graph.value(each, DCAT.mediaType)).endswith("/csv")
        ]
        (table,) = tables
        checksum = graph.value(graph.value(table, SPDX.checksum), SPDX.checksumValue)
        assert isinstance(checksum, Literal)
        assert checksum.toPython().hex() == release.file_id
        content = Client().get(urlsplit(str(graph.value(table, DCAT.downloadURL))).path).content
        assert sha256(content).hexdigest() == release.file_id


def test_only_the_clock_or_an_administrator_draws_it(at: information.Ministry) -> None:
    with pytest.raises(RoleMissing):
        actions.refresh(actor=at.head)
    assert actions.refresh(actor=information.SYSTEM) == 0


def test_the_pages_show_every_section_and_what_is_not_there(at: information.Ministry) -> None:
    told = Client().get(ROOT).content.decode()
    assert all(section.label in told for section in rules.Section)
    assert told.count("La plataforma no lleva estos datos") == 5
    for code in CODES:
        page = Client().get(f"{ROOT}datos/{code}/").content.decode()
        assert re.search(r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}", page)
    missing = Client().get(f"{ROOT}datos/presupuesto/")
    assert missing.status_code == 404
    assert "no tiene ese conjunto de datos" in missing.content.decode()


def test_what_was_not_drawn_yet_is_not_found() -> None:
    with pytest.raises(queries.DatasetNotFound):
        queries.by_code("oficinas")


def test_values_are_written_as_their_types() -> None:
    columns = (
        rules.Column("a", "A", rules.Type.BOOLEAN),
        rules.Column("b", "B", rules.Type.DATE),
        rules.Column("c", "C"),
    )
    content = rules.written(
        columns,
        [(True, date(2026, 1, 2), 'con, «comas» y "comillas"'), (None, None, None), (False, None, "=1+1")],
    )
    assert rules.read(columns, content) == [
        {"a": True, "b": "2026-01-02", "c": 'con, «comas» y "comillas"'},
        {"a": None, "b": None, "c": None},
        {"a": False, "b": None, "c": "'=1+1"},
    ]
    assert json.dumps(rules.table_schema(queries.datasets()[0]))
