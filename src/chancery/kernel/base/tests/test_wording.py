"""How is an office spoken of in a sentence?"""

import pytest

from chancery.kernel.base import wording


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
    assert wording.office_after("de", name) == said


def test_the_article_joins_the_preposition() -> None:
    assert (wording.after("de", "el poder"), wording.after("de", "la escritura")) == (
        "del poder",
        "de la escritura",
    )


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Va {office:a}.", "Va al Consulado del Perú en Roma."),
        ("Es {office:de}.", "Es del Consulado del Perú en Roma."),
        ("Está {office:en}, {number}.", "Está en el Consulado del Perú en Roma, 7."),
        ("{office}: {number:03d}", "Consulado del Perú en Roma: 007"),
    ],
)
def test_a_sentence_names_an_office_as_one_says_it(sentence: str, said: str) -> None:
    assert wording.put(sentence, {"office": "Consulado del Perú en Roma", "number": 7}) == said
