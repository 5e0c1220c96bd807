"""The same accounts for programs: what is done with them, and their books."""

from chancery.contexts.consular_accounts.api import books, endpoints, reliefs
from chancery.contexts.consular_accounts.api.endpoints import router

__all__ = ["books", "endpoints", "reliefs", "router"]
