"""The same story for programs, and that of closed wills."""

from chancery.contexts.public_deeds.api import endpoints, sealed
from chancery.contexts.public_deeds.api.endpoints import router

__all__ = ["endpoints", "router", "sealed"]
