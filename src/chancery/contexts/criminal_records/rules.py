"""What the law computes of a certificate of criminal records: who may ask, until when it holds, and what may be said."""

from datetime import date, timedelta
from enum import StrEnum


class RecordPurpose(StrEnum):
    """For what the certificate is wanted: the Judiciary is told, and the certificate states it."""

    WORK = "work"
    STUDY = "study"
    RESIDENCE = "residence"
    MARRIAGE = "marriage"
    ADOPTION = "adoption"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "work": "Trabajo",
            "study": "Estudios",
            "residence": "Residencia o nacionalidad",
            "marriage": "Matrimonio",
            "adoption": "Adopción",
            "other": "Otro trámite",
        }[self.value]


class Outcome(StrEnum):
    """What the Judiciary concludes once a person there has looked."""

    CLEAN = "clean"
    ANNOTATED = "annotated"
    UNCERTAIN = "uncertain"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "clean": "No registra antecedentes",
            "annotated": "Registra antecedentes",
            "uncertain": "No se puede certificar",
        }[self.value]


class RecordGround(StrEnum):
    """Why no certificate is given. What stands here is seen by whoever sees the case, so it tells nothing of the record."""

    IDENTITY = "identity"
    UNCERTAIN = "uncertain"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "identity": "No se pudo comprobar la identidad de quien lo pide",
            "uncertain": "El Poder Judicial no puede certificar con los datos que tiene",
        }[self.value]


class DeliveryMeans(StrEnum):
    """How the certificate reaches its holder."""

    PERSON = "person"
    RELATIVE = "relative"
    COURIER = "courier"

    @property
    def label(self) -> str:
        """The Spanish name shown on the screen."""
        return {
            "person": "En persona",
            "relative": "A un familiar autorizado",
            "courier": "Por mensajería",
        }[self.value]


def valid_until(issued_on: date, days: int) -> date:
    """The last day on which the certificate holds."""
    return issued_on + timedelta(days=days)
