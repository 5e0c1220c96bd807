"""Does no list of values make a spreadsheet run what somebody typed?"""

import pytest

from chancery.web.csv_file import csv_of


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_begins_as_a_formula_is_shown_and_not_run(typed: str) -> None:
    answer = csv_of("lista", ("asunto", "cantidad"), [(typed, -1), ("Pide = copia", 2)])
    lines = answer.content.decode().removeprefix("\ufeff").split("\r\n")
    assert lines[1].lstrip('"').startswith(f"'{typed}")
    assert lines[1].endswith(",-1")
    assert lines[2] == "Pide = copia,2"
