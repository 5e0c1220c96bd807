"""A figure is the one of its day, and every figure of the house names its norm."""

from datetime import date
from pathlib import Path

import pytest

from chancery.contexts.identity_cards.rules.holders import FIGURES as OF_CARDS
from chancery.contexts.visas.rules import FIGURES as OF_VISAS
from chancery.kernel.base.figures import FigureMissing, Figures
from chancery.kernel.identity.bars import FIGURES as OF_KIN

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


@pytest.mark.parametrize("table", [OF_CARDS, OF_VISAS, OF_KIN])
def test_every_figure_names_its_norm_and_where_it_was_found(table: Figures) -> None:
    for row in table.rows:
        assert row.norm, row
        assert row.source, row
        assert table.on(row.code, row.valid_from) == row.amount
