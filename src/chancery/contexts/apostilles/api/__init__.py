"""Apostilles for programs: the procedure with its register, and the table of the States party."""

from chancery.contexts.apostilles.api import parties
from chancery.contexts.apostilles.api.endpoints import router

__all__ = ["parties", "router"]
