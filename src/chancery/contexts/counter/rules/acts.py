"""Which simple acts are done at a window while one waits, by which items of the tariff, and what does each have to state?"""

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
}
_ASKS = {
    ActKind.SIGNATURE: "el documento en que se firma",
    ActKind.NATIONAL_AUTHORITY: "el documento que lleva la firma",
    ActKind.FOREIGN_AUTHORITY: "el documento que lleva la firma",
    ActKind.RESIDENCE: "la dirección que se certifica",
    ActKind.CERTIFICATION: "lo que se certifica",
}


@dataclass(frozen=True, slots=True)
class CounterItem:
    """One item of the consular tariff that is asked for at a window: its number, its kind of act, its words."""

    number: str
    kind: ActKind
    label: str

    @property
    def code(self) -> str:
        """Its code in the tariff."""
        return f"consular.{self.number}"


ITEMS = (
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
