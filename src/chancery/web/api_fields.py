"""Of what shape is a text that a program sends? As long as its column, and without what PostgreSQL cannot keep."""

from typing import Annotated

from pydantic import Field, StringConstraints

_WITHOUT_NUL = r"^[^\x00]*$"
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_WITHOUT_NUL)
]
OptionalLine = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=_WITHOUT_NUL)]
Remark = Annotated[str, StringConstraints(max_length=500, pattern=_WITHOUT_NUL)]
Paragraph = Annotated[str, StringConstraints(max_length=2000, pattern=_WITHOUT_NUL)]
Sheets = Annotated[int, Field(ge=1, le=9999)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$")]
