"""Does the portal show the platform's own data, dated, in forms that other programs read, and nobody's name?"""

import csv
import io
import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

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
TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string", "minLength": 1},
    "integer": {"type": "string", "pattern": r"^-?\d+$"},
    "number": {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"},
    "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "boolean": {"enum": ["true", "false"]},
}


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


def as_json_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """What a Table Schema says of each row, for an outside validator of JSON Schema."""
    properties: dict[str, Any] = {}
    for field in schema["fields"]:
        value = TYPES[field["type"]]
        is_required = field.get("constraints", {}).get("required", False)
        properties[field["name"]] = value if is_required else {"anyOf": [value, {"const": ""}]}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


@pytest.mark.parametrize("code", CODES)
def test_each_csv_fits_its_published_schema(at: information.Ministry, code: str) -> None:
    schema = Client().get(f"{ROOT}datos/{code}/esquema.json").json()
    validator = Draft202012Validator(as_json_schema(schema))
    rows = rows_of(code)
    faults = [fault.message for row in rows for fault in validator.iter_errors(row)]
    assert faults == []
    if key := schema.get("primaryKey"):
        keys = [tuple(row[name] for name in key) for row in rows]
        assert len(set(keys)) == len(keys)
    assert rows or code == "respuestas"


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


def test_the_catalogue_is_dcat_with_every_dataset(at: information.Ministry) -> None:
    told = Client().get(f"{ROOT}catalogo.jsonld")
    assert told["Content-Type"] == "application/ld+json"
    found = {each["dct:identifier"]: each for each in told.json()["dcat:dataset"]}
    assert set(found) == set(CODES)
    for code, dataset in found.items():
        assert dataset["dct:modified"]["@value"]
        (table,) = [each for each in dataset["dcat:distribution"] if each["@id"].endswith(".csv")]
        release = queries.by_code(code)[1]
        assert table["spdx:checksum"]["spdx:checksumValue"]["@value"] == release.file_id


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
        columns, [(True, date(2026, 1, 2), 'con, «comas» y "comillas"'), (None, None, None)]
    )
    assert rules.read(columns, content) == [
        {"a": True, "b": "2026-01-02", "c": 'con, «comas» y "comillas"'},
        {"a": None, "b": None, "c": None},
    ]
    assert json.dumps(rules.table_schema(queries.datasets()[0]))
