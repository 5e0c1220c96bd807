"""What is a dataset of the transparency portal, and how is it described to programs (Table Schema, DCAT)?"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from chancery.kernel.base.cells import harmless


class Section(StrEnum):
    """The standard sections of a transparency portal (TUO of Ley 27806, art. 5)."""

    GENERAL = "general"
    PLANNING = "planning"
    BUDGET = "budget"
    PROJECTS = "projects"
    PARTICIPATION = "participation"
    STAFF = "staff"
    PROCUREMENT = "procurement"
    ACTIVITIES = "activities"
    ACCESS = "access"
    VISITS = "visits"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _SECTIONS[self]


_SECTIONS = {
    Section.GENERAL: "Datos generales",
    Section.PLANNING: "Planeamiento y organización",
    Section.BUDGET: "Presupuesto",
    Section.PROJECTS: "Proyectos de inversión",
    Section.PARTICIPATION: "Participación ciudadana",
    Section.STAFF: "Personal",
    Section.PROCUREMENT: "Contratación de bienes y servicios",
    Section.ACTIVITIES: "Actividades oficiales",
    Section.ACCESS: "Acceso a la información",
    Section.VISITS: "Registro de visitas",
}


class Type(StrEnum):
    """Of which type a column is, as Table Schema names it."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    DATE = "date"
    BOOLEAN = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it says, and whether it is always said."""

    name: str
    title: str
    type: Type = Type.STRING
    required: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """Data of one section, as the platform itself works with them."""

    code: str
    section: Section
    title: str
    description: str
    keywords: tuple[str, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()


LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DAILY = "http://publications.europa.eu/resource/authority/frequency/DAILY"
_CSV = "https://www.iana.org/assignments/media-types/text/csv"
_JSON = "https://www.iana.org/assignments/media-types/application/json"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "spdx": "http://spdx.org/rdf/terms#",
}
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When the data of a dataset last changed, and of which bytes they are."""

    changed_at: datetime
    sha256: str
    size: int


def written(columns: Sequence[Column], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows as CSV in UTF-8 (RFC 4180), each value as its column's type is written, and no text as a formula."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name for column in columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return text.getvalue().encode()


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case str():
            return harmless(value)
        case _:
            return str(value)


def read(columns: Sequence[Column], content: bytes) -> list[dict[str, Any]]:
    """The rows of a CSV with each value as its type, for JSON."""
    rows = csv.DictReader(io.StringIO(content.decode()))
    types = {column.name: column.type for column in columns}
    return [{name: _value(types[name], text) for name, text in row.items()} for row in rows]


def _value(kind: Type, text: str) -> object:
    if text == "":
        return None
    match kind:
        case Type.INTEGER:
            return int(text)
        case Type.NUMBER:
            return float(text)
        case Type.BOOLEAN:
            return text == "true"
        case Type.STRING | Type.DATE:
            return text


def table_schema(dataset: Dataset) -> dict[str, Any]:
    """The Table Schema of a dataset's CSV (frictionless data, v1)."""
    fields = [
        {
            "name": column.name,
            "title": column.title,
            "type": column.type.value,
            **({"constraints": {"required": True}} if column.required else {}),
        }
        for column in dataset.columns
    ]
    key = {"primaryKey": list(dataset.key)} if dataset.key else {}
    return {"fields": fields, "missingValues": [""], **key}


def catalogue(
    stamped: Iterable[tuple[Dataset, Stamp]], *, root: str, publisher: str, title: str, description: str
) -> dict[str, Any]:
    """The catalogue as DCAT 2 in JSON-LD: every dataset with its two distributions and when it last changed."""
    datasets = [_dataset(dataset, stamp, root, publisher) for dataset, stamp in stamped]
    return {
        "@context": _CONTEXT,
        "@id": f"{root}/transparencia/catalogo.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": _in_spanish(title),
        "dct:description": _in_spanish(description),
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/SPA"},
        "dct:license": {"@id": LICENCE},
        "dct:publisher": _agent(root, publisher),
        "foaf:homepage": {"@id": f"{root}/transparencia/"},
        "dcat:dataset": datasets,
    }


def _dataset(dataset: Dataset, stamp: Stamp, root: str, publisher: str) -> dict[str, Any]:
    address = f"{root}/transparencia/datos/{dataset.code}"
    modified = {"@type": "xsd:dateTime", "@value": stamp.changed_at.isoformat()}
    return {
        "@id": f"{address}/",
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.code,
        "dct:title": _in_spanish(dataset.title),
        "dct:description": _in_spanish(dataset.description),
        "dct:modified": modified,
        "dct:accrualPeriodicity": {"@id": DAILY},
        "dct:publisher": _agent(root, publisher),
        "dcat:keyword": [_in_spanish(word) for word in dataset.keywords],
        "dcat:landingPage": {"@id": f"{address}/"},
        "dcat:distribution": [
            {
                "@id": f"{address}.csv",
                "@type": "dcat:Distribution",
                "dct:title": _in_spanish("CSV"),
                "dcat:downloadURL": {"@id": f"{address}.csv"},
                "dcat:mediaType": {"@id": _CSV},
                "dct:conformsTo": {"@id": f"{address}/esquema.json"},
                "dct:license": {"@id": LICENCE},
                "dct:modified": modified,
                "dcat:byteSize": {"@type": "xsd:decimal", "@value": str(stamp.size)},
                "spdx:checksum": {
                    "@type": "spdx:Checksum",
                    "spdx:algorithm": {"@id": _SHA256},
                    "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": stamp.sha256},
                },
            },
            {
                "@id": f"{address}.json",
                "@type": "dcat:Distribution",
                "dct:title": _in_spanish("JSON"),
                "dcat:downloadURL": {"@id": f"{address}.json"},
                "dcat:mediaType": {"@id": _JSON},
                "dct:license": {"@id": LICENCE},
                "dct:modified": modified,
            },
        ],
    }


def _in_spanish(text: str) -> Mapping[str, str]:
    return {"@language": "es", "@value": text}


def _agent(root: str, name: str) -> Mapping[str, Any]:
    return {"@id": f"{root}/#ministerio", "@type": "foaf:Agent", "foaf:name": _in_spanish(name)}
