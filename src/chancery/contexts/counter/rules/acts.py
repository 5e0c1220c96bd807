"""Which acts are done at a window, by which items of the tariff, and what does each have to state?

The usual ones are done while one waits. Of the others (a letter delivered, a protest, a letter rogatory, a ship's papers)
the window leaves the trace that the law wants of each: fee, numbers, paper and sticker (D.S. 076-2005-RE, arts. 169-173).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class ActKind(StrEnum):
    """A kind of act of the regulation: each has its own numbers at each office (D.S. 076-2005-RE, art. 181)."""

    SIGNATURE = "signature"
    NATIONAL_AUTHORITY = "national_authority"
    FOREIGN_AUTHORITY = "foreign_authority"
    SURVIVAL = "survival"
    RESIDENCE = "residence"
    CERTIFICATION = "certification"
    REGISTRATION = "registration"
    CIVIL_ENTRY = "civil_entry"
    CIVIL_INQUIRY = "civil_inquiry"
    REGISTRY_COPY = "registry_copy"
    NOTARIAL_LETTER = "notarial_letter"
    PROTEST = "protest"
    PROCEEDING = "proceeding"
    PROPERTY = "property"
    LETTER_ROGATORY = "letter_rogatory"
    SUCCESSION = "succession"
    COURT_NOTICE = "court_notice"
    NAVIGATION = "navigation"
    IDENTITY = "identity"
    ELECTORAL = "electoral"
    MILITARY = "military"
    TRANSLATION = "translation"

    @property
    def heading(self) -> str:
        """What its paper is called."""
        return KINDS[self]

    @property
    def asks(self) -> str:
        """What has to be written for its paper; empty when the person is all that it speaks of."""
        return _ASKS.get(self, "")

    @property
    def certifies_authority(self) -> bool:
        """Whether it certifies the signature of an authority, which the register of signatures must know."""
        return self in (ActKind.NATIONAL_AUTHORITY, ActKind.FOREIGN_AUTHORITY)

    @property
    def certifies_document(self) -> bool:
        """Whether it is written on, or joined to, a document that somebody brings."""
        return self in (ActKind.SIGNATURE, ActKind.NATIONAL_AUTHORITY, ActKind.FOREIGN_AUTHORITY)


KINDS = {
    ActKind.SIGNATURE: "Legalización de firma de persona natural",
    ActKind.NATIONAL_AUTHORITY: "Legalización de firma de autoridad peruana",
    ActKind.FOREIGN_AUTHORITY: "Legalización de firma de autoridad extranjera",
    ActKind.SURVIVAL: "Certificado de supervivencia",
    ActKind.RESIDENCE: "Certificado domiciliario",
    ActKind.CERTIFICATION: "Certificación notarial",
    ActKind.REGISTRATION: "Constancia de inscripción en el Registro de Nacionales",
    ActKind.CIVIL_ENTRY: "Asiento en el registro del estado civil",
    ActKind.CIVIL_INQUIRY: "Averiguación de estado civil",
    ActKind.REGISTRY_COPY: "Primera copia certificada de acta",
    ActKind.NOTARIAL_LETTER: "Entrega de carta notarial",
    ActKind.PROTEST: "Protesto de título valor",
    ActKind.PROCEEDING: "Acta de diligencia fuera de la oficina",
    ActKind.PROPERTY: "Custodia, cobranza o administración de bienes",
    ActKind.LETTER_ROGATORY: "Diligenciamiento de exhorto",
    ActKind.SUCCESSION: "Representación de ausentes en sucesión",
    ActKind.COURT_NOTICE: "Constancia de notificación o citación judicial",
    ActKind.NAVIGATION: "Actuación de navegación y comercio",
    ActKind.IDENTITY: "Trámite ante el registro de identidad",
    ActKind.ELECTORAL: "Multa o dispensa electoral",
    ActKind.MILITARY: "Actuación del Registro Militar",
    ActKind.TRANSLATION: "Conformidad de traducción",
}
_ASKS = {
    ActKind.SIGNATURE: "el documento en que se firma",
    ActKind.NATIONAL_AUTHORITY: "el documento que lleva la firma",
    ActKind.FOREIGN_AUTHORITY: "el documento que lleva la firma",
    ActKind.RESIDENCE: "la dirección que se certifica",
    ActKind.CERTIFICATION: "lo que se certifica",
    ActKind.CIVIL_ENTRY: "de quién es el asiento, con su libro y número",
    ActKind.CIVIL_INQUIRY: "de quién se averigua y ante qué autoridad",
    ActKind.REGISTRY_COPY: "de quién es el acta, con su libro y número",
    ActKind.NOTARIAL_LETTER: "a quién se entregó la carta, dónde y qué respondió",
    ActKind.PROTEST: "el título, su importe, y a quién se requirió",
    ActKind.PROCEEDING: "qué diligencia se hizo y dónde",
    ActKind.PROPERTY: "los bienes o valores y de quién son",
    ActKind.LETTER_ROGATORY: "el juzgado, el expediente y a quién se notificó o interrogó",
    ActKind.SUCCESSION: "el causante y a quién se representa",
    ActKind.COURT_NOTICE: "el juzgado, el expediente y a quién se notificó",
    ActKind.NAVIGATION: "la nave o aeronave y lo que se hizo",
    ActKind.IDENTITY: "lo que se pidió al registro",
    ActKind.ELECTORAL: "el proceso electoral",
    ActKind.MILITARY: "lo que se hizo",
    ActKind.TRANSLATION: "el documento traducido y a qué idioma",
}


@dataclass(frozen=True, slots=True)
class CounterItem:
    """One item of the consular tariff that is asked for at a window: its number, its kind of act, its words.

    Without words of its own it has those of the tariff. `more` is asked, within the same act, for each further unit;
    `beyond`, of what the value has above the cap of a percentage.
    """

    number: str
    kind: ActKind
    label: str = ""
    more: str = ""
    beyond: str = ""

    @property
    def is_usual(self) -> bool:
        """Whether it is asked for every day."""
        return bool(self.label)

    @property
    def code(self) -> str:
        """Its code in the tariff."""
        return f"consular.{self.number}"


_USUAL = (
    CounterItem("16a", ActKind.SIGNATURE, "Legalizar firma del otorgante de una carta poder"),
    CounterItem("16b", ActKind.SIGNATURE, "Firma en carta poder, solo para cobrar su pensión"),
    CounterItem("27", ActKind.SIGNATURE, "Legalizar firma de persona natural"),
    CounterItem("27a", ActKind.SIGNATURE, "Legalizar firma, para regularización migratoria"),
    CounterItem("28", ActKind.SURVIVAL, "Certificado de supervivencia"),
    CounterItem("29", ActKind.RESIDENCE, "Certificado domiciliario"),
    CounterItem("20b", ActKind.CERTIFICATION, "Otra certificación"),
    CounterItem("21a", ActKind.NATIONAL_AUTHORITY, "Legalizar firma de autoridad peruana"),
    CounterItem("21b", ActKind.NATIONAL_AUTHORITY, "Firma de autoridad peruana, para regularización migratoria"),
    CounterItem("22a", ActKind.FOREIGN_AUTHORITY, "Legalizar firma de autoridad extranjera"),
    CounterItem("22b", ActKind.FOREIGN_AUTHORITY, "Firma de autoridad extranjera, en poderes"),
    CounterItem("22c", ActKind.FOREIGN_AUTHORITY, "Firma de autoridad extranjera, en documentos de personas jurídicas"),
    CounterItem("22d", ActKind.FOREIGN_AUTHORITY, "Firma de autoridad extranjera, para regularización migratoria"),
    CounterItem("23", ActKind.FOREIGN_AUTHORITY, "Firma en títulos y estudios de nacionales"),
    CounterItem("58a", ActKind.REGISTRATION, "Inscripción en el Registro de Nacionales"),
    CounterItem("58b", ActKind.REGISTRATION, "Constancia de inscripción en el Registro de Nacionales"),
)  # fmt: skip
_BANDS = "abcde"
_OTHERS: tuple[tuple[ActKind, tuple[str, ...]], ...] = (
    (ActKind.FOREIGN_AUTHORITY, ("24", "25a", "25b", "25c", "26")),
    (ActKind.REGISTRATION, ("58c",)),
    (ActKind.CIVIL_ENTRY, ("1", "2")),
    (ActKind.REGISTRY_COPY, ("3a",)),
    (ActKind.CIVIL_INQUIRY, ("4",)),
    (ActKind.PROTEST, ("19a", "19b", "19c")),
    (ActKind.PROCEEDING, ("30",)),
    (ActKind.PROPERTY, ("31", "82")),
    (ActKind.LETTER_ROGATORY, ("32c", "33c")),
    (ActKind.SUCCESSION, ("34",)),
    (ActKind.COURT_NOTICE, ("35",)),
    (ActKind.NAVIGATION, tuple(f"{number}{band}" for number in (36, 37, 38) for band in _BANDS)),
    (ActKind.NAVIGATION, ("39a", "39b", "40", "41", "42", "43", "44", "45a", "45b", "46", "47", "49", "50")),
    (ActKind.NAVIGATION, tuple(f"{number}{band}" for number in (51, 52) for band in _BANDS[:4])),
    (ActKind.NAVIGATION, ("53a", "53b", "54", "55", "56", "57")),
    (ActKind.IDENTITY, ("70", "71b", "73", "74", "75")),
    (ActKind.ELECTORAL, ("77", "78")),
    (ActKind.MILITARY, ("79a", "79b", "80a", "80b", "81a", "81b")),
    (ActKind.TRANSLATION, ("83",)),
)
_COMPOSED = (
    CounterItem("18a", ActKind.NOTARIAL_LETTER, more="18b"),
    CounterItem("32a", ActKind.LETTER_ROGATORY, more="32b"),
    CounterItem("33a", ActKind.LETTER_ROGATORY, more="33b"),
    CounterItem("48a", ActKind.NAVIGATION, beyond="48b"),
)
ITEMS = (
    *_USUAL,
    *(CounterItem(number, kind) for kind, numbers in _OTHERS for number in numbers),
    *_COMPOSED,
)
"""What has a page of its own (deeds, permits, copies, passports, visas, identity cards) is not done here."""
_BY_NUMBER = {each.number: each for each in ITEMS}


def item(number: str) -> CounterItem | None:
    """The item of this number, however it was typed: «28», «27 a», «21-A»."""
    return _BY_NUMBER.get("".join(letter for letter in number.lower() if letter.isalnum()))


def change_of(due: Decimal, tendered: Decimal) -> Decimal | None:
    """What goes back of the cash that was handed over; None when it is not enough."""
    return tendered - due if tendered >= due else None


def letter_is_in_time(letter_on: date, previous_working_day: date) -> bool:
    """Whether the letter that asks for a dispatch out of hours came by the working day before (D.S. 076-2005-RE, art. 245)."""
    return letter_on <= previous_working_day
