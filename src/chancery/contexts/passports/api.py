"""For programs."""

from ninja import Router

router = Router(tags=["passports"])
