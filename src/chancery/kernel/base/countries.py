"""What is a country called in Spanish, and in English? ISO 3166-1 codes and their names."""

import gettext
from collections.abc import Callable
from functools import cache

import pycountry

_SPANISH = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["es"])
_FOLDING = str.maketrans("áéíóúüÅÁÉÍÓÚ", "aeiouuAAEIOU")
_COMMON = {
    "BN": "Brunéi",
    "CD": "República Democrática del Congo",
    "CI": "Costa de Marfil",
    "DZ": "Argelia",
    "FK": "Islas Malvinas",
    "FM": "Micronesia",
    "KM": "Comoras",
    "NE": "Níger",
    "SA": "Arabia Saudita",
    "SR": "Surinam",
    "TN": "Túnez",
    "VA": "Santa Sede",
    "BO": "Bolivia",
    "CZ": "República Checa",
    "GB": "Reino Unido",
    "IR": "Irán",
    "KP": "Corea del Norte",
    "KR": "Corea del Sur",
    "LA": "Laos",
    "MD": "Moldavia",
    "MK": "Macedonia del Norte",
    "NL": "Países Bajos",
    "PS": "Palestina",
    "RU": "Rusia",
    "SY": "Siria",
    "TW": "Taiwán",
    "TZ": "Tanzania",
    "US": "Estados Unidos",
    "VE": "Venezuela",
    "VN": "Vietnam",
}


@cache
def name(code: str) -> str:
    """The name in everyday use, or the code itself when ISO 3166-1 has no such country."""
    if code in _COMMON:
        return _COMMON[code]
    country = pycountry.countries.get(alpha_2=code)
    return _SPANISH.gettext(country.name) if country is not None else code


@cache
def is_known(code: str) -> bool:
    """Whether ISO 3166-1 gives that code to a country."""
    return pycountry.countries.get(alpha_2=code) is not None


@cache
def english_name(code: str) -> str:
    """The English name in everyday use, for who reads the page in English."""
    country = pycountry.countries.get(alpha_2=code)
    return str(getattr(country, "common_name", country.name)) if country is not None else code


def in_english(spanish: str) -> str:
    """The English name of the country that is called so in Spanish, or the words as they are when none is."""
    code = _codes().get(spanish)
    return english_name(code) if code is not None else spanish


@cache
def _codes() -> dict[str, str]:
    return {called: code for code, called in choices()}


@cache
def choices() -> tuple[tuple[str, str], ...]:
    """Every country as (code, name), in Spanish alphabetical order."""
    return _in_order(name)


@cache
def english_choices() -> tuple[tuple[str, str], ...]:
    """Every country as (code, English name), in alphabetical order."""
    return _in_order(english_name)


def _in_order(called: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    named = ((country.alpha_2, called(country.alpha_2)) for country in pycountry.countries)
    return tuple(sorted(named, key=lambda pair: pair[1].translate(_FOLDING).lower()))
