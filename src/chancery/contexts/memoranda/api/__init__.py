"""Internal documents for programs."""

from chancery.contexts.memoranda.api.endpoints import router

__all__ = ["router"]
