"""The two sites for the tests of this folder."""

from tests.nodes.two import in_may_again, server, two, world

__all__ = ["in_may_again", "server", "two", "world"]
