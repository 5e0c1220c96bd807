"""Of what shape is what programs send and are given? A text as long as its column, without what PostgreSQL cannot keep; a file."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field, StringConstraints

_WITHOUT_NUL = r"^[^\x00]*$"
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_WITHOUT_NUL)
]
OptionalLine = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=_WITHOUT_NUL)]
Remark = Annotated[str, StringConstraints(max_length=500, pattern=_WITHOUT_NUL)]
Paragraph = Annotated[str, StringConstraints(max_length=2000, pattern=_WITHOUT_NUL)]
Sheets = Annotated[int, Field(ge=1, le=9999)]
Offset = Annotated[int, Field(ge=0, le=1_000_000)]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
"""A day that an act may name: one beyond the calendars could not be counted from."""
Year = Annotated[int, Field(ge=2000, le=2100)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$")]


def file_answer(*media_types: str) -> dict[str, Any]:
    """How the document of the API tells of an answer that is a file, of one kind or of several."""
    file = {"schema": {"type": "string", "format": "binary"}}
    return {"responses": {200: {"description": "OK", "content": dict.fromkeys(media_types, file)}}}
