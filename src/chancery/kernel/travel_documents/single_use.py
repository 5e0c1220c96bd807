"""What is wrong when a crossing of the border is told afterwards of a document that serves for one? ADR 26."""

from enum import StrEnum


class IncidentKind(StrEnum):
    """What was wrong with a crossing that had already happened when it was told to us."""

    DOUBLE_USE = "double_use"
    REVOKED = "revoked"
    EXPIRED = "expired"
    TOLD_LATE = "told_late"


def incident(*, is_used: bool, is_revoked: bool, is_over: bool, is_closed: bool) -> IncidentKind | None:
    """What is wrong with a crossing told afterwards; the graver first. None when it uses the document in order.

    A revocation counts although the officer without a line could not know of it: who gave the document must be told.
    """
    if is_used:
        return IncidentKind.DOUBLE_USE
    if is_revoked:
        return IncidentKind.REVOKED
    if is_over:
        return IncidentKind.EXPIRED
    return IncidentKind.TOLD_LATE if is_closed else None
