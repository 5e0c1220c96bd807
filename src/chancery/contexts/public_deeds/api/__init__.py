"""The same story for programs, and that of closed wills."""

from chancery.contexts.public_deeds.api.endpoints import router
from chancery.contexts.public_deeds.api.sealed import router as sealed_wills

__all__ = ["router", "sealed_wills"]
