"""Does each name in the API's document mean one thing? Two shapes of one name would be written there as one."""

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from typing import get_args

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
