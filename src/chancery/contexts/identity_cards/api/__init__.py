"""Identity cards for programs: the same actions as the pages. Plain steps are at `/cases/{number}/steps/{step}`."""

from chancery.contexts.identity_cards.api import desk, requests
from chancery.contexts.identity_cards.api.shapes import router

__all__ = ["desk", "requests", "router"]
