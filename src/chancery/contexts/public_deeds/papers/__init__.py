"""Which facts does each paper state? Beside them stand the templates."""

from chancery.contexts.public_deeds.papers.deeds import (
    INDEX,
    Summary,
    Testimony,
    charge_line,
    deed_paper,
    heading_of,
    index_facts,
    stored,
    summary,
    testimony,
    transcription,
)
from chancery.contexts.public_deeds.papers.sealed import Sealed, sealed_act, sealed_delivery

__all__ = [
    "INDEX",
    "Sealed",
    "Summary",
    "Testimony",
    "charge_line",
    "deed_paper",
    "heading_of",
    "index_facts",
    "sealed_act",
    "sealed_delivery",
    "stored",
    "summary",
    "testimony",
    "transcription",
]
