"""The procedure of this context."""

from chancery.contexts.passports.procedures.passport import ACT, BIRTH_ACT, ITEM, PASSPORT, PHOTOGRAPH
from chancery.contexts.passports.procedures.steps import IN_LIMA, PAGE, REFUSAL, State

__all__ = ["ACT", "BIRTH_ACT", "IN_LIMA", "ITEM", "PAGE", "PASSPORT", "PHOTOGRAPH", "REFUSAL", "State"]
