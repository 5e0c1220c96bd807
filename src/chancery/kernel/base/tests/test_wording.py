"""How is an office spoken of in a sentence?"""

import pytest

from chancery.kernel.base.wording import of, of_the


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


def test_the_article_joins_the_preposition() -> None:
    assert (of("el poder"), of("la escritura")) == ("del poder", "de la escritura")
