"""Custody and affixing for programs: the same actions as the pages. Partners read; people of the service also write."""

from chancery.contexts.stickers.api import anomalies, counter, custody, vaults
from chancery.contexts.stickers.api.shapes import router

__all__ = ["anomalies", "counter", "custody", "router", "vaults"]
