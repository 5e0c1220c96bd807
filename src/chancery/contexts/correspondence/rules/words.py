"""In which words is a document of correspondence described?"""

from dataclasses import dataclass
from enum import StrEnum


class SenderKind(StrEnum):
    """Who may send a document to the ministry."""

    PERSON = "person"
    COMPANY = "company"
    ENTITY = "entity"
    OFFICE = "office"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _SENDERS[self]


_SENDERS = {
    SenderKind.PERSON: "Persona natural",
    SenderKind.COMPANY: "Persona jurídica",
    SenderKind.ENTITY: "Entidad pública",
    SenderKind.OFFICE: "Dependencia del Ministerio",
}


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends a document: the number is that of the identity document, the RUC, or an office's acronym."""

    kind: SenderKind
    number: str
    name: str

    @property
    def addressed(self) -> str:
        """As an answer names them: who may have a namesake, with the number that tells them apart."""
        is_told_apart = self.kind in (SenderKind.PERSON, SenderKind.COMPANY) and self.number
        return f"{self.name} ({self.number})" if is_told_apart else self.name


class RecordKind(StrEnum):
    """What a document that comes in is, by its name."""

    REQUEST = "request"
    LETTER = "letter"
    OFFICIAL_LETTER = "official_letter"
    APPEAL = "appeal"
    MEMORANDUM = "memorandum"
    REPORT = "report"
    NOTE = "note"
    RESOLUTION = "resolution"
    INVITATION = "invitation"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _KINDS[self]


_KINDS = {
    RecordKind.REQUEST: "Solicitud",
    RecordKind.LETTER: "Carta",
    RecordKind.OFFICIAL_LETTER: "Oficio",
    RecordKind.APPEAL: "Recurso administrativo",
    RecordKind.MEMORANDUM: "Memorándum",
    RecordKind.REPORT: "Informe",
    RecordKind.NOTE: "Nota diplomática",
    RecordKind.RESOLUTION: "Resolución",
    RecordKind.INVITATION: "Invitación",
    RecordKind.OTHER: "Otro documento",
}


def designation(kind: RecordKind, number: str) -> str:
    """How a document is named: by its kind and its number as printed, which often says the kind itself."""
    said = number.casefold().startswith(kind.label.casefold()[:5])
    return number if number and said else f"{kind.label} {number}".strip()


class EntryChannel(StrEnum):
    """By which door a document comes in; each has its own law of hours."""

    WEB = "web"
    WINDOW = "window"
    POST_WINDOW = "post_window"
    EXCHANGE = "exchange"
    MESA_DIGITAL = "mesa_digital"
    TRANSPARENCY = "transparency"
    MAIL = "mail"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _CHANNELS[self]

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody at a window says that a document came so; by the other doors the platform itself knows it."""
        return self in _BY_HAND


_CHANNELS = {
    EntryChannel.WEB: "Mesa de partes virtual",
    EntryChannel.WINDOW: "Ventanilla",
    EntryChannel.POST_WINDOW: "Ventanilla de un consulado u oficina desconcentrada",
    EntryChannel.EXCHANGE: "Intercambio con otra entidad (PIDE)",
    EntryChannel.MESA_DIGITAL: "Mesa Digital Perú",
    EntryChannel.TRANSPARENCY: "Acceso a la información pública",
    EntryChannel.MAIL: "Correo certificado o valija",
    EntryChannel.INTERNAL: "Documento interno",
}
_BY_HAND = frozenset(
    {EntryChannel.WINDOW, EntryChannel.MAIL, EntryChannel.MESA_DIGITAL, EntryChannel.TRANSPARENCY}
)


class Outcome(StrEnum):
    """Why a unit no longer has to do anything about what was sent to it."""

    MOVED_ON = "moved_on"
    RETURNED = "returned"
    ATTENDED = "attended"
    ARCHIVED = "archived"
    JOINED = "joined"
    REOPENED = "reopened"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.MOVED_ON: "Derivado",
    Outcome.RETURNED: "Devuelto",
    Outcome.ATTENDED: "Atendido",
    Outcome.ARCHIVED: "Archivado",
    Outcome.JOINED: "Acumulado a otro",
    Outcome.REOPENED: "Reabierto",
}


class LinkKind(StrEnum):
    """How one document speaks of another."""

    ANTECEDENT = "antecedent"
    REPLY = "reply"
    RESULT = "result"
    DUPLICATE = "duplicate"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _LINKS[self]


_LINKS = {
    LinkKind.ANTECEDENT: "Antecedente",
    LinkKind.REPLY: "Respuesta",
    LinkKind.RESULT: "Dio lugar a",
    LinkKind.DUPLICATE: "Mismo archivo",
}


class Standing(StrEnum):
    """Where a document stands with the unit that holds its original; computed, never stored."""

    UNRECEIVED = "unreceived"
    IN_HAND = "in_hand"
    ATTENDED = "attended"
    ARCHIVED = "archived"
    JOINED = "joined"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _STANDINGS[self]

    @property
    def is_open(self) -> bool:
        """Whether a unit still has something to do."""
        return self in (Standing.UNRECEIVED, Standing.IN_HAND)


_STANDINGS = {
    Standing.UNRECEIVED: "Por recibir",
    Standing.IN_HAND: "En atención",
    Standing.ATTENDED: "Atendido",
    Standing.ARCHIVED: "Archivado",
    Standing.JOINED: "Acumulado",
}


def standing_of(outcome: str, *, is_received: bool) -> Standing:
    """What the outcome of the original's last movement, and whether it was received, say of the document."""
    if outcome in (Outcome.ATTENDED, Outcome.ARCHIVED, Outcome.JOINED):
        return Standing(outcome)
    return Standing.IN_HAND if is_received else Standing.UNRECEIVED


class DigitisationState(StrEnum):
    """Where the digitisation of a document stands; computed, never stored."""

    WAITING = "waiting"
    UNREADABLE = "unreadable"
    TO_CHECK = "to_check"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        """The Spanish name."""
        return _DIGITISATIONS[self]

    @property
    def is_open(self) -> bool:
        """Whether the program or a person still has something to do."""
        return self in (DigitisationState.WAITING, DigitisationState.TO_CHECK)


_DIGITISATIONS = {
    DigitisationState.WAITING: "Por reconocer",
    DigitisationState.UNREADABLE: "No se pudo leer",
    DigitisationState.TO_CHECK: "Por revisar",
    DigitisationState.CONFIRMED: "Conforme",
    DigitisationState.REJECTED: "Rechazada",
}


def digitisation_state(*, is_read: bool | None, is_confirmed: bool | None) -> DigitisationState:
    """What the outcome of the recognition, if there is one, and the person's finding, if any, say of a digitisation."""
    if is_confirmed is not None:
        return DigitisationState.CONFIRMED if is_confirmed else DigitisationState.REJECTED
    if is_read is None:
        return DigitisationState.WAITING
    return DigitisationState.TO_CHECK if is_read else DigitisationState.UNREADABLE
