"""The endpoints of transmissions."""

from chancery.contexts.transmissions.api.endpoints import router

__all__ = ["router"]
