"""A figure is the one of its day, and every figure of the house names its norm."""

from datetime import date
from pathlib import Path

import pytest

import chancery
from chancery.kernel.base.figures import FigureMissing, Figures

TABLE = """code,title,amount,norm,valid_from,valid_until,source
age,Edad,17,Norma 1,2012-05-11,2020-01-01,
age,Edad,18,Norma 2,2020-01-01,,por confirmar
"""


@pytest.fixture
def figures(tmp_path: Path) -> Figures:
    kept = tmp_path / "figures.csv"
    kept.write_text(TABLE, encoding="utf-8")
    return Figures(kept)


def test_each_day_has_its_own_and_a_day_without_one_is_refused(figures: Figures) -> None:
    assert figures.on("age", date(2019, 12, 31)) == 17
    assert figures.on("age", date(2020, 1, 1)) == 18
    with pytest.raises(FigureMissing, match="01/01/2012"):
        figures.on("age", date(2012, 1, 1))
    with pytest.raises(FigureMissing):
        figures.on("height", date(2020, 1, 1))


TABLES = sorted(Path(chancery.__file__).parent.rglob("figures.csv"))


def test_the_tables_of_figures_are_found() -> None:
    assert {"identity", "visas", "identity_cards"} <= {each.parent.name for each in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=[each.parent.name for each in TABLES])
def test_every_figure_names_its_norm_and_where_it_was_found(table: Path) -> None:
    figures = Figures(table)
    assert figures.rows
    for row in figures.rows:
        assert row.norm, row
        assert row.source, row
        standing = [
            each for each in figures.rows if each.code == row.code and each.is_in_force(row.valid_from)
        ]
        assert standing == [row]
