"""What does a machine-readable zone state? Doc 9303-3, §4; its forms in Doc 9303-4 to 9303-7."""

from dataclasses import dataclass
from enum import StrEnum

from chancery.kernel.travel_documents.layouts import Form

NUMBER_ROOM = 9
"""Of how many characters a document number is before it goes on elsewhere. Norm: Doc 9303-3 to 9303-7, §4.2.2."""


class Sex(StrEnum):
    """As the zone says it; the filler says nothing (an X outside the zone)."""

    FEMALE = "F"
    MALE = "M"
    UNSPECIFIED = "<"


@dataclass(frozen=True, slots=True)
class MachineReadableZone:
    """What one zone states, letter by letter as it is printed, without its fillers and check digits.

    A component of a name is apart from the next by a space. `born_on` and `expires_on` are the six characters: the
    century is nowhere on the document (`dates` finds it).
    """

    form: Form
    document_code: str
    issuer: str
    number: str
    nationality: str
    born_on: str
    sex: Sex
    expires_on: str
    primary: str
    secondary: str = ""
    optional: str = ""
    optional_2: str = ""
