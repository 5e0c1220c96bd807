"""How is an office spoken of in a sentence?"""

import pytest

from chancery.kernel.base.wording import of_the
from chancery.kernel.organisation import tables


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Consulado General del Perú en Milán", "del Consulado General del Perú en Milán"),
        ("Sección Consular del Perú en Dublín", "de la Sección Consular del Perú en Dublín"),
        ("Oficina Desconcentrada de Piura", "de la Oficina Desconcentrada de Piura"),
        ("SUNARP: Zona Registral IX", "de SUNARP: Zona Registral IX"),
    ],
)
def test_it_takes_the_article_of_its_name(name: str, said: str) -> None:
    assert of_the(name) == said


def test_every_office_of_the_network_but_those_with_a_proper_name_takes_one() -> None:
    bare = {row["name"] for row in tables.rows("offices") if of_the(row["name"]) == f"de {row['name']}"}
    assert {name.split(" ")[0] for name in bare} <= {"SUNARP:", "Migraciones:"}
