"""Does each address lead to one page? Of two with the same, Django silently serves the first alone."""

from collections import Counter

from tests.access.routes import routes


def test_no_two_pages_share_an_address() -> None:
    named = {(route.address, route.name) for route in routes() if not route.address.startswith("api/")}
    shared = Counter(address for address, _name in named)
    assert len(shared) > 500
    assert [address for address, pages in shared.items() if pages > 1] == []
