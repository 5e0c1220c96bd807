"""The two sites for the tests of this folder."""

from tests.nodes.two import server, two, world

__all__ = ["server", "two", "world"]
