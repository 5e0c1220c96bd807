"""Internal documents for programs."""

from chancery.contexts.memoranda.api import files
from chancery.contexts.memoranda.api.endpoints import router

__all__ = ["files", "router"]
