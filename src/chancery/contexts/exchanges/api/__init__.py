"""The exchange for programs: one endpoint a verb, each calling the action that the page calls."""

from chancery.contexts.exchanges.api import catalogue, files
from chancery.contexts.exchanges.api.endpoints import router

__all__ = ["catalogue", "files", "router"]
