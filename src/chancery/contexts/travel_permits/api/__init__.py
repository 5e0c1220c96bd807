"""Travel permits for programs."""

from chancery.contexts.travel_permits.api.endpoints import router

__all__ = ["router"]
