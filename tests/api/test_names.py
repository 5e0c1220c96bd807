"""Does each name in the API's document mean one thing, and does each text that is sent leave out what cannot be kept?"""

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

from ninja import Schema

from chancery.config.api import api


def below(kind: type[Schema]) -> Iterator[type[Schema]]:
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


def words(told: object) -> Iterator[type[Enum]]:
    """The enumerations within the type of a field."""
    if isinstance(told, type) and issubclass(told, Enum):
        yield told
    for part in get_args(told):
        yield from words(part)


def test_each_name_is_of_one_shape_or_of_one_list_of_words() -> None:
    assert api.get_openapi_schema()
    shapes = {shape for shape in below(Schema) if shape.__module__.startswith("chancery.")}
    assert len(shapes) > 100
    named = defaultdict(set)
    for shape in shapes:
        named[shape.__name__].add(str(shape))
        for field in shape.model_fields.values():
            for word in words(field.annotation):
                named[word.__name__].add(str(sorted(each.value for each in word)))
    assert {name: found for name, found in named.items() if len(found) > 1} == {}


IN_BASE64 = {"bpdfdoc", "bcarstd", "content"}
"""What is decoded before anything is done with it: no character of it reaches the database."""


def texts(told: dict[str, Any], name: str, shapes: dict[str, Any]) -> Iterator[str]:
    """The names of the free texts within what is sent whose shape says nothing of NUL."""
    shape = shapes.pop(told["$ref"].rsplit("/", 1)[-1], {}) if "$ref" in told else told
    for choice in (*shape.get("anyOf", ()), *shape.get("allOf", ())):
        if not any(each.get("type") == "number" for each in shape.get("anyOf", ())):
            yield from texts(choice, name, shapes)
    for key, part in shape.get("properties", {}).items():
        yield from texts(part, f"{name}.{key}", shapes)
    if "items" in shape:
        yield from texts(shape["items"], name, shapes)
    if shape.get("type") == "string" and not {"pattern", "enum", "format", "const"} & set(shape):
        yield name


def test_no_text_that_a_program_sends_may_hold_what_postgresql_cannot_keep() -> None:
    document = api.get_openapi_schema()
    shapes = dict(document["components"]["schemas"])
    bodies = [
        (address, body["schema"])
        for address, operations in document["paths"].items()
        for operation in operations.values()
        for body in operation.get("requestBody", {}).get("content", {}).values()
    ]
    assert len(bodies) > 150
    loose = [found for address, body in bodies for found in texts(body, address, shapes)]
    assert [found for found in loose if found.rsplit(".", 1)[-1] not in IN_BASE64] == []
