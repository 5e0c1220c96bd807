"""What does the API's own document ask for? Made from it, so that a gate, and not a missing field, answers everybody."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

from chancery.kernel.base import clock

Schema = Mapping[str, Any]
WORDS = ("Texto de la prueba", "Texto", "PE", "PEN", "R", "AAA-00", "1.00")
NOBODY = "00000000-0000-7000-8000-000000000000"


def body(address: str, known: Mapping[str, Any]) -> dict[str, Any]:
    """`known` as far as the operation takes it, with whatever else a POST to the address must bring."""
    asked = _operation(address, "post").get("requestBody", {}).get("content", {}).get("application/json", {})
    schema = _told(asked.get("schema", {}))
    fields: Schema = schema.get("properties", {})
    fitting = {
        name: value for name, value in known.items() if name not in fields or _fits(value, fields[name])
    }
    needed = {name: example(fields[name]) for name in schema.get("required", ()) if name not in fitting}
    return {**fitting, **needed}


def query(address: str, known: Mapping[str, Any]) -> str:
    """What must stand after the address of a GET, its question mark included; nothing, where nothing must."""
    needed = {
        each["name"]: known[each["name"]]
        if _fits(known.get(each["name"]), each["schema"])
        else example(each["schema"])
        for each in _operation(address, "get").get("parameters", ())
        if each["in"] == "query" and each.get("required")
    }
    return f"?{urlencode(needed)}" if needed else ""


def example(given: Schema) -> Any:
    """The least that a schema takes."""
    schema = _told(given)
    for one_of in ("anyOf", "oneOf", "allOf"):
        if one_of in schema:
            return example(next(each for each in schema[one_of] if each.get("type") != "null"))
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            return {name: example(schema["properties"][name]) for name in schema.get("required", ())}
        case "array":
            return [example(schema["items"])]
        case "boolean":
            return True
        case "integer" | "number":
            return max(1, schema.get("minimum", 1))
    today = clock.today().isoformat()
    texts = {"uuid": NOBODY, "date": today, "date-time": f"{today}T00:00:00Z"}
    if "format" in schema:
        return texts[schema["format"]]
    return next(word for word in WORDS if _fits(word, schema))


def _operation(address: str, method: str) -> Schema:
    """An operation by the address as the site map has it, its parameters in angles: `<uuid:file_id>`."""
    path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", address)
    told: Schema = _document()["paths"].get(path, {}).get(method, {})
    return told


def _told(schema: Schema) -> Schema:
    """The schema itself, where it only stands for another one."""
    if "$ref" not in schema:
        return schema
    found: Schema = _document()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    return found


def _fits(value: object, schema: Schema) -> bool:
    whole = {**schema, "components": _document()["components"]}
    return bool(Draft202012Validator(whole, format_checker=FormatChecker()).is_valid(value))


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = Client().get("/api/v1/openapi.json").json()
    return document
