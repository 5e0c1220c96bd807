"""Visas for programs: the same actions as the pages, and what the border asks and tells."""

from ninja import Router

from chancery.contexts.visas.api.border import router as border
from chancery.contexts.visas.api.requests import router as requests

router = Router(tags=["visas"])
router.add_router("", border)
router.add_router("", requests)
