"""Travel permits for programs."""

from chancery.contexts.travel_permits.api import endpoints
from chancery.contexts.travel_permits.api.shapes import router

__all__ = ["endpoints", "router"]
