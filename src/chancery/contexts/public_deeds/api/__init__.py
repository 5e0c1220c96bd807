"""The endpoints of a deed."""

from chancery.contexts.public_deeds.api.endpoints import router

__all__ = ["router"]
