"""Custody and affixing for programs: the same actions as the pages. Partners read; people of the service also write."""

from chancery.contexts.stickers.api import counter, custody, vaults
from chancery.contexts.stickers.api.shapes import router

__all__ = ["counter", "custody", "router", "vaults"]
