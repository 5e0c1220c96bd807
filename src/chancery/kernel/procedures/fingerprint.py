"""Has a version that is in force been edited? Its fingerprint says so."""

from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from chancery.kernel.base import canonical
from chancery.kernel.procedures.vocabulary import Procedure


def as_data(value: Any) -> Any:
    """The declaration as plain data: what is published as JSON and what the fingerprint covers."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name.rstrip("_"): as_data(getattr(value, field.name))
            for field in fields(value)
            if not field.name.startswith("_")
        }
    if isinstance(value, Path):
        return value.name
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    if isinstance(value, dict):
        return {str(key): as_data(inner) for key, inner in value.items()}
    return canonical.plain(value)


def fingerprint(procedure: Procedure) -> str:
    """SHA-256 of the declaration's canonical form, in hexadecimal.

    What a declaration leaves at its default is not covered, so that a new word of the vocabulary leaves old versions
    as they were.
    """
    return sha256(canonical.encode(_said(procedure))).hexdigest()


def _said(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name.rstrip("_"): _said(getattr(value, field.name))
            for field in fields(value)
            if not field.name.startswith("_") and getattr(value, field.name) != field.default
        }
    if isinstance(value, tuple):
        return [_said(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _said(inner) for key, inner in value.items()}
    return as_data(value)
