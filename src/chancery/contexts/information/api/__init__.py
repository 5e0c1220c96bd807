"""Access to information for programs."""

from chancery.contexts.information.api.endpoints import router

__all__ = ["router"]
