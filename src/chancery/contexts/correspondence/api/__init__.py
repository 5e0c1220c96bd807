"""Correspondence for programs: one endpoint a verb, each calling the action that the page calls."""

from chancery.contexts.correspondence.api import digitising, indicators, tables
from chancery.contexts.correspondence.api.endpoints import router

__all__ = ["digitising", "indicators", "router", "tables"]
