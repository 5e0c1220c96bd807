"""Which kinds of deed are there, who appears in each, and what may amend it?

Items 5 to 13, 15, 17 and 20 of the Tarifa de Derechos Consulares (D.S. 045-2003-RE).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Book(StrEnum):
    """Where a deed is entered. A power out of the register is given to its grantor and leaves no original behind."""

    DEEDS = "deeds"
    WILLS = "wills"
    NONE = "none"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on paper."""
        return _BOOKS[self]


_BOOKS = {
    Book.DEEDS: "Registro de escrituras públicas",
    Book.WILLS: "Registro de testamentos",
    Book.NONE: "Fuera de registro",
}


class Part(StrEnum):
    """What somebody is in a deed."""

    GRANTOR = "grantor"
    COUNTERPART = "counterpart"
    ATTORNEY = "attorney"
    BENEFICIARY = "beneficiary"
    WITNESS = "witness"
    INTERPRETER = "interpreter"
    SIGNER = "signer"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _PARTS[self]


_PARTS = {
    Part.GRANTOR: "Otorgante",
    Part.COUNTERPART: "La otra parte",
    Part.ATTORNEY: "Apoderado",
    Part.BENEFICIARY: "Beneficiario",
    Part.WITNESS: "Testigo",
    Part.INTERPRETER: "Intérprete",
    Part.SIGNER: "Firmante a ruego",
}

HELPERS = (Part.WITNESS, Part.INTERPRETER, Part.SIGNER)
"""Who lends a hand to the act and has no part in what it disposes."""


class Effect(StrEnum):
    """What a deed does to the one that it amends. The amended one is never touched (RC05 arts. 444-447)."""

    REVOKES = "revokes"
    MODIFIES = "modifies"
    EXTENDS = "extends"
    SUBSTITUTES = "substitutes"
    RECTIFIES = "rectifies"

    @property
    def done(self) -> str:
        """What is said of the amended deed, in Spanish."""
        return _DONE[self]


_DONE = {
    Effect.REVOKES: "Revocada",
    Effect.MODIFIES: "Modificada",
    Effect.EXTENDS: "Ampliada",
    Effect.SUBSTITUTES: "Sustituida",
    Effect.RECTIFIES: "Rectificada",
}


class CopyKind(StrEnum):
    """Which papers are made of a deed that stands in the book (RC05 arts. 500-503)."""

    TESTIMONY = "testimony"
    SUMMARY = "summary"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on paper."""
        return {"testimony": "Testimonio", "summary": "Boleta", "letter": "Parte"}[self.value]


@dataclass(frozen=True, slots=True)
class Seat:
    """A part that a kind of deed has: how it is called, how many may hold it, and whether they appear and sign."""

    part: Part
    one: str
    many: str
    least: int = 1
    most: int = 20
    appears: bool = True


@dataclass(frozen=True, slots=True)
class Fee:
    """Which items are asked. `each_grantor` and `each_attorney` count from the `counted_from`-th person on."""

    item: str
    each_grantor: str = ""
    each_attorney: str = ""
    counted_from: int = 1
    percentage: str = ""
    by_foja: bool = False
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of deed, as the tariff and the regulation have it."""

    code: str
    title: str
    seats: tuple[Seat, ...]
    fee: Fee
    body: str
    basis: tuple[str, ...]
    book: Book = Book.DEEDS
    effect: Effect | None = None
    amends: tuple[str, ...] = ()
    has_faculties: bool = False
    has_value: bool = False
    needs_draft: bool = True
    """Whether a minuta signed by a lawyer comes first (RC05 art. 457)."""
    fixed_witnesses: int = 0

    def seat(self, part: Part) -> Seat | None:
        """How that part is called in this kind; None where it has none."""
        return next((seat for seat in self.seats if seat.part is part), None)

    @property
    def is_power(self) -> bool:
        """Whether somebody is empowered by it."""
        return self.seat(Part.ATTORNEY) is not None


_POWER_SEATS = (
    Seat(Part.GRANTOR, "poderdante", "poderdantes"),
    Seat(Part.ATTORNEY, "apoderada", "apoderadas", appears=False),
)
_CIVIL = "Código Civil"
_POWER_LAW = (f"{_CIVIL}, arts. 145, 155 y 156", "D.S. 076-2005-RE, arts. 477-486")
_GENERAL, _SPECIAL, _OUTSIDE = "general_power", "special_power", "out_of_register_power"

_AMENDMENTS = (
    (Effect.REVOKES, "revocation", "Revocación", "d", (f"{_CIVIL}, arts. 149-152",)),
    (Effect.MODIFIES, "modification", "Modificación", "e", (f"{_CIVIL}, art. 145",)),
    (Effect.EXTENDS, "extension", "Ampliación", "f", (f"{_CIVIL}, arts. 145 y 155",)),
    (Effect.SUBSTITUTES, "substitution", "Sustitución", "g", (f"{_CIVIL}, arts. 157-159",)),
    (Effect.RECTIFIES, "rectification", "Rectificación", "h", ("D.S. 076-2005-RE, art. 447",)),
)
_WITH_ATTORNEY = (Effect.MODIFIES, Effect.EXTENDS, Effect.SUBSTITUTES)


def _amended(effect: Effect, power: str) -> tuple[str, ...]:
    """What that may be done to: the power; who passed it on takes it back (art. 159); every deed about it is corrected."""
    if effect is Effect.REVOKES:
        return power, f"{power}_substitution"
    if effect is Effect.RECTIFIES:
        return power, *(f"{power}_{code}" for other, code, *_ in _AMENDMENTS if other is not Effect.RECTIFIES)
    return (power,)


def _powers() -> tuple[Kind, ...]:
    """Both powers, and what may be done to each afterwards: by one deed more, never by an erasure."""
    found = [
        Kind(
            _GENERAL,
            "Poder general",
            _POWER_SEATS,
            Fee("12a", "12b", "12c", summary="12i"),
            "power",
            _POWER_LAW,
            has_faculties=True,
            needs_draft=False,
        ),
        Kind(
            _SPECIAL,
            "Poder especial",
            _POWER_SEATS,
            Fee("13a", "13b", "13c", counted_from=2, summary="13i"),
            "power",
            _POWER_LAW,
            has_faculties=True,
            needs_draft=False,
        ),
        Kind(
            _OUTSIDE,
            "Poder fuera de registro",
            _POWER_SEATS,
            Fee("15a"),
            "power",
            _POWER_LAW,
            book=Book.NONE,
            has_faculties=True,
            needs_draft=False,
        ),
        Kind(
            "pension_power",
            "Poder fuera de registro para el cobro de pensión",
            _POWER_SEATS,
            Fee("15b"),
            "power",
            _POWER_LAW,
            book=Book.NONE,
            has_faculties=True,
            needs_draft=False,
        ),
    ]
    for power, number, name in ((_GENERAL, "12", "poder general"), (_SPECIAL, "13", "poder especial")):
        for effect, code, title, letter, basis in _AMENDMENTS:
            seats: tuple[Seat, ...] = (_POWER_SEATS[0],)
            if effect in _WITH_ATTORNEY:
                least = 1 if effect is Effect.SUBSTITUTES else 0
                seats += (Seat(Part.ATTORNEY, "apoderada", "apoderadas", least=least, appears=False),)
            found.append(
                Kind(
                    f"{power}_{code}",
                    f"{title} de {name}",
                    seats,
                    Fee(f"{number}{letter}", summary=f"{number}i"),
                    code,
                    basis,
                    effect=effect,
                    amends=_amended(effect, power),
                    has_faculties=effect is Effect.EXTENDS,
                    needs_draft=False,
                )
            )
    return tuple(found)


def _contract(
    code: str, title: str, one: str, many: str, other: str, others: str, number: str, basis: str
) -> Kind:
    """A contract of items 5 to 7: a fixed fee, and three per cent of what it is worth up to a cap."""
    seats = (Seat(Part.GRANTOR, one, many), Seat(Part.COUNTERPART, other, others))
    fee = Fee(f"{number}a", percentage=f"{number}b", summary=_SUMMARIES[number])
    return Kind(code, title, seats, fee, "contract", (f"{_CIVIL}, {basis}",), has_value=True)


_SUMMARIES = {"5": "5c", "6": "6c", "7": "7d"}
_CONTRACTS = (
    ("sale", "Compraventa", "vendedora", "vendedoras", "compradora", "compradoras", "5", "art. 1529"),
    ("exchange", "Permuta", "primera permutante", "primeras permutantes", "segunda permutante",
     "segundas permutantes", "5", "art. 1602"),
    ("assignment", "Cesión de derechos", "cedente", "cedentes", "cesionaria", "cesionarias", "5", "art. 1206"),
    ("donation", "Donación", "donante", "donantes", "donataria", "donatarias", "5", "arts. 1621 y 1625"),
    ("life_annuity", "Renta vitalicia", "constituyente", "constituyentes", "beneficiaria", "beneficiarias", "5",
     "arts. 1923 y 1925"),
    ("usufruct", "Usufructo", "constituyente", "constituyentes", "usufructuaria", "usufructuarias", "5",
     "arts. 999 y 1000"),
    ("easement", "Servidumbre", "propietaria del predio sirviente", "propietarias del predio sirviente",
     "propietaria del predio dominante", "propietarias del predio dominante", "5", "art. 1035"),
    ("services", "Locación de servicios", "comitente", "comitentes", "locadora", "locadoras", "6", "art. 1764"),
    ("partnership", "Constitución de sociedad", "primera socia", "primeras socias", "otra socia", "otras socias",
     "6", "y Ley 26887, arts. 1 y 5"),
    ("lease", "Arrendamiento", "arrendadora", "arrendadoras", "arrendataria", "arrendatarias", "6", "art. 1666"),
    ("debt", "Reconocimiento de deuda", "deudora", "deudoras", "acreedora", "acreedoras", "6", "art. 1205"),
    ("loan", "Mutuo", "mutuante", "mutuantes", "mutuataria", "mutuatarias", "6", "art. 1648"),
    ("free_loan", "Comodato", "comodante", "comodantes", "comodataria", "comodatarias", "6", "art. 1728"),
    ("mortgage", "Hipoteca o garantía", "constituyente de la garantía", "constituyentes de la garantía",
     "acreedora", "acreedoras", "6", "arts. 1097 y 1098"),
    ("deposit", "Depósito", "depositante", "depositantes", "depositaria", "depositarias", "6", "art. 1814"),
    ("creditors", "Convenio entre acreedores y deudores", "deudora", "deudoras", "acreedora", "acreedoras", "7",
     "art. 1219"),
)  # fmt: skip

_ONE_GRANTOR = Seat(Part.GRANTOR, "otorgante", "otorgantes")
_TESTATOR = Seat(Part.GRANTOR, "testadora", "testadoras", most=1)
_OTHERS = (
    Kind(
        "arbitration",
        "Convenio arbitral",
        (Seat(Part.GRANTOR, "primera parte", "primeras partes"), Seat(Part.COUNTERPART, "segunda parte", "segundas partes")),
        Fee("7c", by_foja=True, summary="7d"),
        "agreement",
        ("Decreto Legislativo 1071, art. 13",),
    ),
    Kind(
        "guardianship_account",
        "Rendición de cuentas o término de tutela o curatela",
        (_ONE_GRANTOR, Seat(Part.BENEFICIARY, "persona a cuyo favor se rinde cuenta", "personas a cuyo favor se rinde cuenta", appears=False)),
        Fee("8a", summary="8c"),
        "statement",
        (f"{_CIVIL}, arts. 540 y 542",),
    ),
    Kind(
        "marital_regime",
        "Sustitución de régimen patrimonial",
        (Seat(Part.GRANTOR, "cónyuge", "cónyuges", least=2, most=2),),
        Fee("8b", summary="8c"),
        "statement",
        (f"{_CIVIL}, arts. 295 y 296",),
    ),
    Kind(
        "inheritance_advance",
        "Anticipo de herencia",
        (Seat(Part.GRANTOR, "anticipante", "anticipantes"), Seat(Part.COUNTERPART, "anticipada", "anticipadas")),
        Fee("11a", each_grantor="11b"),
        "advance",
        (f"{_CIVIL}, arts. 831 y 1625",),
    ),
    Kind(
        "recognition",
        "Reconocimiento de hijo",
        (_ONE_GRANTOR, Seat(Part.BENEFICIARY, "persona reconocida", "personas reconocidas", appears=False)),
        Fee("20a"),
        "recognition",
        (f"{_CIVIL}, arts. 388, 390 y 395",),
        needs_draft=False,
    ),
    Kind(
        "nationality_renunciation",
        "Renuncia a la nacionalidad peruana",
        (_ONE_GRANTOR,),
        Fee("20a"),
        "renunciation",
        ("Constitución Política, art. 53; Ley 26574, arts. 7 y 8",),
        needs_draft=False,
    ),
    Kind("other", "Escritura pública de otro acto jurídico", (_ONE_GRANTOR,), Fee("20a"), "statement",
         ("D.S. 076-2005-RE, art. 457",)),
    Kind(
        "will",
        "Testamento por escritura pública",
        (_TESTATOR, Seat(Part.BENEFICIARY, "persona instituida", "personas instituidas", least=0, appears=False)),
        Fee("10a"),
        "will",
        (f"{_CIVIL}, arts. 696 y 697", "D.S. 076-2005-RE, art. 475"),
        book=Book.WILLS,
        needs_draft=False,
        fixed_witnesses=2,
    ),
    Kind(
        "will_revocation",
        "Revocatoria de testamento",
        (_TESTATOR,),
        Fee("10b"),
        "will_revocation",
        (f"{_CIVIL}, arts. 798 y 799",),
        book=Book.WILLS,
        effect=Effect.REVOKES,
        amends=("will",),
        needs_draft=False,
        fixed_witnesses=2,
    ),
)  # fmt: skip

_FREE_STANDING = (*_powers(), *(_contract(*row) for row in _CONTRACTS), *_OTHERS)
_RECTIFICATION = Kind(
    "rectification",
    "Rectificación de escritura pública",
    (_ONE_GRANTOR,),
    Fee("20a"),
    "rectification",
    ("D.S. 076-2005-RE, art. 447",),
    effect=Effect.RECTIFIES,
    amends=tuple(
        kind.code
        for kind in _FREE_STANDING
        if kind.book is Book.DEEDS and kind.effect is None and kind.code not in (_GENERAL, _SPECIAL)
    ),
    needs_draft=False,
)

KINDS: Mapping[str, Kind] = {kind.code: kind for kind in (*_FREE_STANDING, _RECTIFICATION)}


def kind(code: str) -> Kind:
    """The kind of that code. Raises `KeyError`."""
    return KINDS[code]


def of_book(book: Book) -> tuple[Kind, ...]:
    """The kinds that are entered in a book, in the order of the tariff."""
    return tuple(each for each in KINDS.values() if each.book is book)
