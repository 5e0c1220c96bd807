"""What the law computes of a salvoconducto: who may have which, what it costs, and what proves who its holder is."""

from datetime import date
from enum import StrEnum

from chancery.kernel.identity import minors
from chancery.kernel.travel_documents.single_use import IncidentKind

HOME = "PE"

KIN_DEGREE = 4
"""How far a relative may be whose word identifies an adult. Norm: D.S. 076-2005-RE, art. 355 (por confirmar)."""


class Cause(StrEnum):
    """Why somebody abroad has no passport to travel with: the document states it (D.S. 076-2005-RE, art. 354)."""

    LOST = "lost"
    STOLEN = "stolen"
    EXPIRED = "expired"
    DAMAGED = "damaged"
    NEVER_HAD = "never_had"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the paper."""
        return _CAUSES[self]

    @property
    def column(self) -> str:
        """The same in one or two words, as the head of a column."""
        return self.label.removeprefix("Pasaporte ").removesuffix(" pasaporte").capitalize()


_CAUSES = {
    Cause.LOST: "Pasaporte perdido",
    Cause.STOLEN: "Pasaporte robado",
    Cause.EXPIRED: "Pasaporte vencido",
    Cause.DAMAGED: "Pasaporte deteriorado",
    Cause.NEVER_HAD: "Nunca tuvo pasaporte",
}
TO_REPORT = frozenset({Cause.LOST, Cause.STOLEN})
"""Of which causes a police report or a sworn statement is wanted."""


class Initiative(StrEnum):
    """Upon whose asking it is given: the person's, or ex officio (D.S. 076-2005-RE, art. 355)."""

    PETITION = "petition"
    INDIGENCE = "indigence"
    REPATRIATION = "repatriation"
    HOST_REQUEST = "host_request"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the paper."""
        return _INITIATIVES[self]

    @property
    def is_of_the_office(self) -> bool:
        """Whether the office alone may begin so; who is indigent may say it without being asked."""
        return self in (Initiative.REPATRIATION, Initiative.HOST_REQUEST)


_INITIATIVES = {
    Initiative.PETITION: "A pedido del interesado",
    Initiative.INDIGENCE: "Por indigencia",
    Initiative.REPATRIATION: "De oficio, por repatriación",
    Initiative.HOST_REQUEST: "De oficio, a pedido de la autoridad local",
}


class ProofMethod(StrEnum):
    """By what it was established who the holder is."""

    REGISTER = "register"
    DEFERRED = "deferred"
    BIRTH_ACT = "birth_act"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return _METHODS[self]


_METHODS = {
    ProofMethod.REGISTER: "Registro de identidad",
    ProofMethod.DEFERRED: "Registro de identidad, que todavía no respondía",
    ProofMethod.BIRTH_ACT: "Partida de nacimiento",
}


class LeaveMeans(StrEnum):
    """How somebody who exercises parental authority and stays gave leave for the journey."""

    SIGNED = "signed"
    PERMIT = "permit"
    COURT = "court"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the paper."""
        return _MEANS[self]


_MEANS = {
    LeaveMeans.SIGNED: "Firmó en la oficina consular",
    LeaveMeans.PERMIT: "Autorización de viaje ya expedida",
    LeaveMeans.COURT: "Autorización de un juez",
}


class PaperGround(StrEnum):
    """Why a salvoconducto no longer stands."""

    LOST = "lost"
    STOLEN = "stolen"
    PASSPORT = "passport"
    MISTAKE = "mistake"
    FRAUD = "fraud"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen and on the verification page."""
        return _GROUNDS[self]


_GROUNDS = {
    PaperGround.LOST: "Perdido",
    PaperGround.STOLEN: "Robado",
    PaperGround.PASSPORT: "El titular ya tiene pasaporte",
    PaperGround.MISTAKE: "Error en los datos",
    PaperGround.FRAUD: "Datos o documentos falsos",
}
TOLD_BY_HOLDER = (PaperGround.LOST, PaperGround.STOLEN)
"""What the holder may tell; the rest is the consul's to say."""


INCIDENTS = {
    IncidentKind.DOUBLE_USE: "Doble uso",
    IncidentKind.REVOKED: "Ingreso con un salvoconducto cancelado",
    IncidentKind.EXPIRED: "Ingreso con un salvoconducto vencido",
    IncidentKind.TOLD_LATE: "Ingreso en plazo, comunicado después del vencimiento",
}
"""What may be wrong with an entry, in the words of the screen."""


def may_go_to(destination: str, residence: str) -> bool:
    """A salvoconducto leads home or back to where one lives, nowhere else (D.S. 045-2003-RE, nums. 63 and 64)."""
    return destination in (HOME, residence)


def leads_home_only(initiative: Initiative, *, is_unregistered: bool) -> bool:
    """Whether it may be given for Peru alone: minors not registered yet (D.S. 032-2023-RE, art. 109), the repatriated."""
    return is_unregistered or initiative.is_of_the_office


def may_be_unregistered(born_on: date, birth_country: str, dni: str, on: date) -> bool:
    """Only a minor born abroad may stand in no Peruvian register yet (D.S. 032-2023-RE, art. 109)."""
    return minors.is_minor(born_on, on) and birth_country != HOME and not dni


def tariff_item(
    *, destination: str, initiative: Initiative, is_unregistered: bool, is_poverty_shown: bool
) -> str:
    """Which item of the tariff it is: free for the indigent, the repatriated and minors born abroad (nums. 63b and 64b)."""
    if destination == HOME:
        is_free = is_poverty_shown or leads_home_only(initiative, is_unregistered=is_unregistered)
        return "consular.63b" if is_free else "consular.63a"
    return "consular.64b" if is_poverty_shown else "consular.64a"


def short_number(acronym: str, year: int, ordinal: int) -> str:
    """The number as the zone bears it, in its nine characters: post, year, ordinal (D.S. 076-2005-RE, art. 353)."""
    return f"{acronym}{year % 100:02}{ordinal:04}"
