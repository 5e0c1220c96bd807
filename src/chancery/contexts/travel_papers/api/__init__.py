"""The endpoints of salvoconductos."""

from chancery.contexts.travel_papers.api.endpoints import router

__all__ = ["router"]
