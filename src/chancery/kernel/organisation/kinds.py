"""What an office may be. Apart from the tables, so that a declaration can name it without a database."""

from enum import StrEnum


class OfficeKind(StrEnum):
    """What an office is in the ministry's structure."""

    MINISTRY = "ministry"
    ORGAN = "organ"
    LEGALISATION = "legalisation"
    EMBASSY = "embassy"
    MISSION = "mission"
    CONSULATE_GENERAL = "consulate_general"
    CONSULATE = "consulate"
    CONSULAR_SECTION = "consular_section"
    CONSULAR_AGENCY = "consular_agency"
    DECENTRALISED = "decentralised"
    FRONT_DESK = "front_desk"
    RECORDS = "records"
    PARTNER = "partner"


CONSULAR = (
    OfficeKind.CONSULATE_GENERAL,
    OfficeKind.CONSULATE,
    OfficeKind.CONSULAR_SECTION,
    OfficeKind.CONSULAR_AGENCY,
)
"""Where consular acts are done (D.S. 032-2023-RE, arts. 25-32)."""
