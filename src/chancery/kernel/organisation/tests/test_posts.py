"""Is every post of the consular network that a source names in the directory, under its city and country?

The list is that of the domain study (ONPE, consulado.pe, laws and the press, and general knowledge still to be
confirmed), country by country; each name is that of the post's city.
"""

import pytest

from chancery.kernel.organisation import tables
from chancery.kernel.organisation.kinds import CONSULAR

POSTS = {
    "AR": ("Buenos Aires", "Córdoba", "Mendoza", "La Plata"),
    "BO": ("La Paz", "Cochabamba", "El Alto", "Santa Cruz"),
    "BR": ("São Paulo", "Río de Janeiro", "Manaos", "Río Branco", "Brasilia"),
    "CA": ("Toronto", "Montreal", "Vancouver", "Ottawa"),
    "CL": ("Santiago", "Arica", "Antofagasta", "Iquique", "Valparaíso"),
    "CO": ("Bogotá", "Leticia"),
    "EC": ("Guayaquil", "Loja", "Quito", "Machala"),
    "US": (
        "Atlanta", "Boston", "Chicago", "Dallas", "Hartford", "Houston", "Los Ángeles", "Miami", "Nueva York",
        "Paterson", "San Francisco", "Washington D. C.", "Salt Lake City", "Denver",
    ),
    "MX": ("Ciudad de México",),
    "CR": ("San José",),
    "SV": ("San Salvador",),
    "GT": ("Ciudad de Guatemala",),
    "HN": ("Tegucigalpa",),
    "NI": ("Managua",),
    "PA": ("Ciudad de Panamá",),
    "CU": ("La Habana",),
    "DO": ("Santo Domingo",),
    "PY": ("Asunción",),
    "UY": ("Montevideo",),
    "VE": ("Caracas", "Puerto Ordaz"),
    "ES": ("Madrid", "Barcelona", "Valencia", "Sevilla", "Bilbao"),
    "IT": ("Milán", "Roma", "Turín", "Génova", "Florencia"),
    "FR": ("París",),
    "DE": ("Frankfurt", "Hamburgo", "Múnich", "Berlín"),
    "CH": ("Zúrich", "Ginebra", "Berna"),
    "BE": ("Bruselas",),
    "NL": ("Ámsterdam",),
    "GB": ("Londres",),
    "SE": ("Estocolmo",),
    "GR": ("Atenas",),
    "PL": ("Varsovia",),
    "AT": ("Viena",),
    "PT": ("Lisboa",),
    "CZ": ("Praga",),
    "HU": ("Budapest",),
    "RO": ("Bucarest",),
    "RU": ("Moscú",),
    "UA": ("Kiev",),
    "FI": ("Helsinki",),
    "DK": ("Copenhague",),
    "IE": ("Dublín",),
    "TR": ("Ankara",),
    "JP": ("Tokio", "Nagoya"),
    "CN": ("Shanghái", "Guangzhou", "Beijing"),
    "HK": ("Hong Kong",),
    "KR": ("Seúl",),
    "IN": ("Nueva Delhi",),
    "VN": ("Hanói",),
    "TH": ("Bangkok",),
    "SG": ("Singapur",),
    "MY": ("Kuala Lumpur",),
    "ID": ("Yakarta",),
    "IL": ("Tel Aviv",),
    "AE": ("Dubái", "Abu Dabi"),
    "QA": ("Doha",),
    "SA": ("Riad",),
    "KW": ("Kuwait",),
    "ZA": ("Pretoria",),
    "EG": ("El Cairo",),
    "MA": ("Rabat",),
    "DZ": ("Argel",),
    "AU": ("Sídney", "Canberra"),
}  # fmt: skip


@pytest.mark.parametrize("country", POSTS)
def test_every_post_is_held_by_name(country: str) -> None:
    held = {
        row["city"]
        for row in tables.rows("offices")
        if row["country"] == country and row["kind"] in {kind.value for kind in CONSULAR}
    }
    assert set(POSTS[country]) - held == set()
