"""Identity cards for programs: the same actions as the pages. Plain steps are at `/cases/{number}/steps/{step}`."""

from chancery.contexts.identity_cards.api import desk, pickups, requests
from chancery.contexts.identity_cards.api.shapes import router

__all__ = ["desk", "pickups", "requests", "router"]
