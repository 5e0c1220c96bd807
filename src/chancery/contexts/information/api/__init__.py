"""Access to information for programs."""

from chancery.contexts.information.api import following, registers
from chancery.contexts.information.api.endpoints import router

__all__ = ["following", "registers", "router"]
