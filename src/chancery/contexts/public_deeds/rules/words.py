"""How does a deed write a number, a sum and a date? In words, so that nobody can alter a figure (RC05 art. 446)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

GREATEST = 10**12 - 1
ALONE, MASCULINE, FEMININE = "uno", "un", "una"
"""How a number that ends in one is said: by itself, or before what it counts."""

_SMALL = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
    "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno",
    "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho",
    "veintinueve",
)  # fmt: skip
_TWENTY_ONE = {ALONE: "veintiuno", MASCULINE: "veintiún", FEMININE: "veintiuna"}
_TENS = ("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos",
    "ochocientos", "novecientos",
)  # fmt: skip
_MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "setiembre", "octubre",
    "noviembre", "diciembre",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Currency:
    """How a currency is called when it is written out, and the sign that stands before its figures."""

    one: str
    many: str
    cent: str
    cents: str
    sign: str
    is_feminine: bool = False


CURRENCIES = {
    "PEN": Currency("sol", "soles", "céntimo", "céntimos", "S/"),
    "USD": Currency(
        "dólar de los Estados Unidos de América",
        "dólares de los Estados Unidos de América",
        "centavo",
        "centavos",
        "US$",
    ),
    "EUR": Currency("euro", "euros", "céntimo", "céntimos", "€"),
    "ARS": Currency("peso argentino", "pesos argentinos", "centavo", "centavos", "ARS"),
    "BOB": Currency("boliviano", "bolivianos", "centavo", "centavos", "Bs"),
    "BRL": Currency("real brasileño", "reales brasileños", "centavo", "centavos", "R$"),
    "CAD": Currency("dólar canadiense", "dólares canadienses", "centavo", "centavos", "CAD"),
    "CHF": Currency("franco suizo", "francos suizos", "céntimo", "céntimos", "CHF"),
    "CLP": Currency("peso chileno", "pesos chilenos", "centavo", "centavos", "CLP"),
    "COP": Currency("peso colombiano", "pesos colombianos", "centavo", "centavos", "COP"),
    "GBP": Currency("libra esterlina", "libras esterlinas", "penique", "peniques", "£", is_feminine=True),
    "JPY": Currency("yen", "yenes", "sen", "sen", "¥"),
    "MXN": Currency("peso mexicano", "pesos mexicanos", "centavo", "centavos", "MXN"),
}


def cardinal(number: int, ending: str = ALONE) -> str:
    """«dos mil veintiséis»: from zero to a million millions less one, by itself or before what it counts."""
    if not 0 <= number <= GREATEST:
        raise ValueError("a deed writes no such number")
    if number == 0:
        return _SMALL[0]
    millions, rest = divmod(number, 1_000_000)
    words = []
    if millions:
        words.append("un millón" if millions == 1 else f"{_thousands(millions, MASCULINE)} millones")
    if rest:
        words.append(_thousands(rest, ending))
    return " ".join(words)


def _thousands(number: int, ending: str) -> str:
    thousands, rest = divmod(number, 1000)
    words = []
    if thousands:
        counted = MASCULINE if ending == ALONE else ending
        words.append("mil" if thousands == 1 else f"{_hundreds(thousands, counted)} mil")
    if rest:
        words.append(_hundreds(rest, ending))
    return " ".join(words)


def _hundreds(number: int, ending: str) -> str:
    hundreds, rest = divmod(number, 100)
    if hundreds == 1 and not rest:
        return "cien"
    words = []
    if hundreds:
        word = _HUNDREDS[hundreds]
        words.append(f"{word[:-2]}as" if ending == FEMININE and hundreds > 1 else word)
    if rest:
        words.append(_tens(rest, ending))
    return " ".join(words)


def _tens(number: int, ending: str) -> str:
    if number % 10 == 1 and number != 11:
        return {1: ending, 21: _TWENTY_ONE[ending]}.get(number, f"{_TENS[number // 10]} y {ending}")
    if number < len(_SMALL):
        return _SMALL[number]
    tens, unit = divmod(number, 10)
    return f"{_TENS[tens]} y {_SMALL[unit]}" if unit else _TENS[tens]


def figures(amount: Decimal) -> str:
    """«25 000.50»: thousands apart, a point before the cents, as the Peruvian metrology law has it."""
    whole, cents = divmod(int(amount * 100), 100)
    return f"{whole:,}".replace(",", "\N{NO-BREAK SPACE}") + f".{cents:02d}"


def sum_of(amount: Decimal, code: str) -> str:
    """A sum in words and figures: «mil doscientos soles con cincuenta céntimos (S/ 1 200.50)»."""
    if amount < 0 or amount != amount.quantize(Decimal("0.01")):
        raise ValueError("a sum is not negative and has two decimals")
    currency = CURRENCIES.get(code) or Currency(code, code, "centésimo", "centésimos", code)
    whole, cents = divmod(int(amount * 100), 100)
    counted = cardinal(whole, FEMININE if currency.is_feminine else MASCULINE)
    of = " de" if whole >= 1_000_000 and whole % 1_000_000 == 0 else ""
    words = f"{counted}{of} {currency.one if whole == 1 else currency.many}"
    if cents:
        words += f" con {cardinal(cents, MASCULINE)} {currency.cent if cents == 1 else currency.cents}"
    return f"{words} ({currency.sign}\N{NO-BREAK SPACE}{figures(amount)})"


def solemn_date(day: date) -> str:
    """«a los veinticinco días del mes de noviembre del año dos mil veintiséis», as a deed begins."""
    days = "al primer día" if day.day == 1 else f"a los {cardinal(day.day, MASCULINE)} días"
    return f"{days} del mes de {_MONTHS[day.month - 1]} del año {cardinal(day.year)}"


def date_of(day: date) -> str:
    """«veinticinco de noviembre de dos mil veintiséis»."""
    first = "primero" if day.day == 1 else cardinal(day.day)
    return f"{first} de {_MONTHS[day.month - 1]} de {cardinal(day.year)}"


def number_of(number: int) -> str:
    """«doce (12)»: as fojas and deeds are numbered."""
    return f"{cardinal(number)} ({number})"
