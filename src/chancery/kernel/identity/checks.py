"""Does this number belong to a document of this kind? Pure functions, no database and no registry."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.pe import cui, ruc

from chancery.kernel.base.errors import Invalid


class IdentityDocumentKind(StrEnum):
    """By which paper a person is known."""

    DNI = "dni"
    FOREIGN_CARD = "foreign_card"
    TEMPORARY_PERMIT = "temporary_permit"
    PASSPORT = "passport"
    FOREIGN_ID = "foreign_id"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _LABELS[self]


_LABELS = {
    IdentityDocumentKind.DNI: "DNI",
    IdentityDocumentKind.FOREIGN_CARD: "Carné de extranjería",
    IdentityDocumentKind.TEMPORARY_PERMIT: "Permiso temporal de permanencia (PTP o CPP)",
    IdentityDocumentKind.PASSPORT: "Pasaporte",
    IdentityDocumentKind.FOREIGN_ID: "Documento de identidad de otro país",
}

PERUVIAN = frozenset(
    {IdentityDocumentKind.DNI, IdentityDocumentKind.FOREIGN_CARD, IdentityDocumentKind.TEMPORARY_PERMIT}
)

_SHAPES = {
    IdentityDocumentKind.FOREIGN_CARD: re.compile(r"[A-Z0-9]{9,12}"),
    IdentityDocumentKind.TEMPORARY_PERMIT: re.compile(r"\d{9,12}"),
    IdentityDocumentKind.PASSPORT: re.compile(r"[A-Z0-9]{5,15}"),
    IdentityDocumentKind.FOREIGN_ID: re.compile(r"[A-Z0-9]{3,20}"),
}

_REGISTRATION = re.compile(r"[A-Z0-9][A-Z0-9 ./-]{2,29}")


class DniInvalid(Invalid):
    code = "dni_invalid"
    sentence = "El número de DNI no es válido: tiene ocho dígitos."
    next_step = "Copie los ocho dígitos que aparecen en la parte superior de su DNI."


class DniCheckInvalid(Invalid):
    code = "dni_check_invalid"
    sentence = "El dígito de verificación no corresponde a ese DNI."
    next_step = "Compare el número y el dígito que va tras el guion con los de su DNI."


class RucInvalid(Invalid):
    code = "ruc_invalid"
    sentence = "El RUC no es válido: tiene once dígitos y el último los comprueba."
    next_step = "Copie el RUC de la ficha de la SUNAT."


class RegistrationInvalid(Invalid):
    code = "registration_invalid"
    sentence = (
        "El número de inscripción no es válido: tiene de 3 a 30 letras, números, puntos, barras o guiones."
    )
    next_step = "Cópielo del certificado del registro del país donde se constituyó la empresa."


class DocumentInvalid(Invalid):
    code = "document_invalid"
    sentence = "El número no corresponde a un documento del tipo «{kind}»."
    next_step = "Escriba solo letras y números, tal como figuran en el documento."


class CountryInvalid(Invalid):
    code = "document_country_invalid"
    sentence = "El país que emitió el documento no corresponde a un documento del tipo «{kind}»."
    next_step = "Elija el país que emitió el documento."


def validate_document(kind: IdentityDocumentKind, number: str, country: str = "PE") -> str:
    """The number as it is kept: capitals, no separators, a DNI without its check character.

    Raises `DniInvalid`, `DniCheckInvalid`, `DocumentInvalid` or `CountryInvalid`. `country` is ISO 3166-1
    alpha-2. What is well formed need not exist: only the register of the issuer can say so.
    """
    if not re.fullmatch(r"[A-Z]{2}", country) or (kind in PERUVIAN and country != "PE"):
        raise CountryInvalid(
            {"document_country": [CountryInvalid.sentence.format(kind=kind.label)]}, kind=kind.label
        )
    if kind is IdentityDocumentKind.DNI:
        return _dni(number)
    compact = re.sub(r"[\s.\-/]", "", number).upper()
    if not _SHAPES[kind].fullmatch(compact):
        raise DocumentInvalid(
            {"document_number": [DocumentInvalid.sentence.format(kind=kind.label)]}, kind=kind.label
        )
    return compact


def _dni(number: str) -> str:
    try:
        return str(cui.validate(number))[:8]
    except InvalidChecksum as error:
        raise DniCheckInvalid({"document_number": [DniCheckInvalid.sentence]}) from error
    except ValidationError as error:
        raise DniInvalid({"document_number": [DniInvalid.sentence]}) from error


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """An identity document that somebody names; `number` as it was typed until it is `checked`."""

    kind: IdentityDocumentKind
    number: str
    country: str = "PE"

    def checked(self, prefix: str) -> "HeldDocument":
        """The same in its one spelling. Raises what `validate_document` raises, of the field with that prefix."""
        try:
            number = validate_document(self.kind, self.number, self.country)
        except Invalid as refusal:
            refusal.fields = {f"{prefix}{name}": said for name, said in refusal.fields.items()}
            raise
        return HeldDocument(self.kind, number, self.country)

    @property
    def key(self) -> str:
        """How it is compared."""
        return document_key(self.kind, self.country, self.number)


def document_key(kind: str, country: str, number: str) -> str:
    """How two documents are compared."""
    return f"{kind}:{country}:{number}" if number else ""


def is_dni(text: str) -> bool:
    """Whether it is written as the number of a DNI: eight digits."""
    return text.isdecimal() and len(text) == 8


def validate_ruc(number: str) -> str:
    """The eleven digits of a RUC whose last digit fits, or `RucInvalid`."""
    try:
        return str(ruc.validate(number))
    except ValidationError as error:
        raise RucInvalid({"registration": [RucInvalid.sentence]}) from error


def validate_registration(number: str, country: str) -> str:
    """The number under which a company is kept: a RUC at home (`RucInvalid`), abroad that of its country's register."""
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise CountryInvalid({"country": ["Elija el país de la lista."]}, kind="registro de empresas")
    if country == "PE":
        return validate_ruc(number)
    compact = " ".join(number.upper().split())
    if not _REGISTRATION.fullmatch(compact):
        raise RegistrationInvalid({"registration": [RegistrationInvalid.sentence]})
    return compact


def fold(text: str) -> str:
    """`text` as it is searched: lower case, without accents, single blanks. `ñ` becomes `n`."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
