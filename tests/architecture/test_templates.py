"""Do the templates keep what makes a page usable on a telephone?"""

import re
from pathlib import Path

import pytest

TEMPLATES = sorted((Path(__file__).parents[2] / "src/chancery").rglob("templates/**/*.html"))
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
COLUMNS = 3
"""From so many on a table is wider than 320 px."""


@pytest.mark.parametrize(
    "template", [path for path in TEMPLATES if "<table" in path.read_text()], ids=lambda path: path.name
)
def test_a_wide_table_stacks_on_a_narrow_page_and_each_cell_says_its_column(template: Path) -> None:
    for table in TABLE.findall(template.read_text()):
        if table.count('scope="col"') >= COLUMNS:
            opening, _, body = table.partition("<tbody")
            assert "app-table--stack" in opening
            assert "data-label=" in body
