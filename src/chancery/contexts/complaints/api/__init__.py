"""The complaints books for programs."""

from chancery.contexts.complaints.api.endpoints import router

__all__ = ["router"]
