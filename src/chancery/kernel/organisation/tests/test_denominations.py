"""Do papers bear the names that the State gives to its years, on the days on which it gives them?"""

from datetime import date
from itertools import pairwise

import pytest

from chancery.kernel.organisation import tables
from chancery.kernel.organisation.denominations import denominations


@pytest.mark.parametrize(
    ("on", "names"),
    [
        (date(2017, 12, 20), ["Año del Buen Servicio al Ciudadano"]),
        (date(2018, 1, 5), []),
        (
            date(2020, 12, 29),
            [
                "Decenio de la Igualdad de Oportunidades para Mujeres y Hombres",
                "Año de la Universalización de la Salud",
            ],
        ),
        (date(2026, 1, 22), ["Decenio de la Igualdad de Oportunidades para Mujeres y Hombres"]),
        (
            date(2026, 1, 23),
            [
                "Decenio de la Igualdad de Oportunidades para Mujeres y Hombres",
                "Año de la Esperanza y el Fortalecimiento de la Democracia",
            ],
        ),
    ],
)
def test_the_names_of_a_day(on: date, names: list[str]) -> None:
    assert [each.name for each in denominations(on)] == names


def test_each_name_has_its_norm_and_no_two_of_a_span_overlap() -> None:
    rows = tables.rows("year_names")
    assert all(row["norm"] and row["valid_from"] for row in rows)
    for span in ("year", "decade"):
        ends = [(row["valid_from"], row["valid_until"]) for row in rows if row["span"] == span]
        assert all(until <= since for (_, until), (since, _) in pairwise(ends))
