"""The archive for programs: the same verbs, with the same gates."""

from chancery.contexts.retention.api.endpoints import router

__all__ = ["router"]
