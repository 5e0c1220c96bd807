"""Correspondence for programs: one endpoint a verb, each calling the action that the page calls."""

from chancery.contexts.correspondence.api import digitising, files, indicators, tables
from chancery.contexts.correspondence.api.endpoints import router

__all__ = ["digitising", "files", "indicators", "router", "tables"]
