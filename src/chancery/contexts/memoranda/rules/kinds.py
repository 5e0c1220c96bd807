"""Which internal documents does the ministry write, how is each laid out, and from which text does one begin?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an internal document is."""

    MEMORANDUM = "memorandum"
    OFFICIAL_LETTER = "official_letter"
    REPORT = "report"
    NOTE = "note"
    ROUTING_ORDER = "routing_order"
    CIRCULAR = "circular"

    @property
    def label(self) -> str:
        """Its Spanish name."""
        return FORMS[self].title


class Layout(StrEnum):
    """How the paper begins: with its DE and A, or as a letter."""

    MEMORANDUM = "memorandum"
    LETTER = "letter"


class Motive(StrEnum):
    """Why somebody signs, as the State's signing component words it (signatureReason)."""

    AUTHOR = "author"
    ENDORSEMENT = "endorsement"
    CONFORMITY = "conformity"

    @property
    def label(self) -> str:
        """The words that stand in the signature."""
        return _MOTIVES[self]


_MOTIVES = {
    Motive.AUTHOR: "Soy el autor del documento",
    Motive.ENDORSEMENT: "Doy V° B°",
    Motive.CONFORMITY: "En señal de conformidad",
}


@dataclass(frozen=True, slots=True)
class Form:
    """One kind: its name, the three letters of its series, its layout, whether it leaves the ministry, its first text.

    `wire_kind`: under which code the State's platform carries it to other entities; empty where it carries none.
    """

    title: str
    plural: str
    series: str
    layout: Layout
    goes_outside: bool
    template: str
    wire_kind: str = ""


FORMS: Mapping[Kind, Form] = {
    Kind.MEMORANDUM: Form(
        "Memorándum",
        "Memorándums",
        "MEM",
        Layout.MEMORANDUM,
        False,
        "Tengo a bien dirigirme a usted con relación a\n\nAgradeceré",
    ),
    Kind.OFFICIAL_LETTER: Form(
        "Oficio",
        "Oficios",
        "OFI",
        Layout.LETTER,
        True,
        "Es grato dirigirme a usted con relación a\n\n"
        "Hago propicia la ocasión para expresarle las seguridades de mi consideración y estima.",
        wire_kind="01",
    ),
    Kind.REPORT: Form(
        "Informe",
        "Informes",
        "INF",
        Layout.MEMORANDUM,
        False,
        "I. ANTECEDENTES\n\n\nII. ANÁLISIS\n\n\nIII. CONCLUSIONES\n\n\nIV. RECOMENDACIONES\n\n",
    ),
    Kind.NOTE: Form(
        "Nota",
        "Notas",
        "NOT",
        Layout.LETTER,
        True,
        "El Ministerio de Relaciones Exteriores del Perú saluda muy atentamente a\n\n"
        "El Ministerio de Relaciones Exteriores aprovecha la oportunidad para reiterar las seguridades de su más alta "
        "y distinguida consideración.",
    ),
    Kind.ROUTING_ORDER: Form(
        "Proveído",
        "Proveídos",
        "PRV",
        Layout.MEMORANDUM,
        False,
        "Visto el documento de la referencia, pase a la unidad destinataria para",
    ),
    Kind.CIRCULAR: Form(
        "Circular",
        "Circulares",
        "CIR",
        Layout.MEMORANDUM,
        False,
        "Se pone en conocimiento de todas las unidades destinatarias que\n\n",
    ),
}
