"""The two ministries for the tests of this folder."""

from tests.exchanges.two import ministries, two

__all__ = ["ministries", "two"]
