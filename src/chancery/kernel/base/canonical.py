"""Which bytes stand for a set of facts, so that two readers compute the same hash."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from chancery.kernel.base.money import Money


def encode(facts: Mapping[str, Any]) -> bytes:
    """Sorted keys, no blanks, UTF-8, in the spirit of RFC 8785. Numbers are whole; decimals travel as text."""
    return json.dumps(
        plain(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def plain(value: Any) -> Any:
    """The value as JSON can hold it. Floats are refused: they have no single spelling."""
    match value:
        case None | bool() | int() | str():
            return str(value) if isinstance(value, str) else value
        case float():
            raise TypeError("facts hold no floats")
        case datetime() | date():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case Money():
            return {"amount": str(value.amount), "currency": value.currency}
        case Mapping():
            return {str(key): plain(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            items = [plain(inner) for inner in value]
            return sorted(items) if isinstance(value, set | frozenset) else items
        case _:
            raise TypeError(f"facts cannot hold {type(value).__name__}")
