"""What stands behind the addresses of the archive: a file on an inventory, a hold, a proposal, and a change that waits."""

from datetime import timedelta

from chancery.contexts.retention import actions, queries
from chancery.contexts.retention.tests import factories
from chancery.kernel.base import clock
from tests.access.routes import routes

Values = dict[str, object]


def of_the_archive() -> dict[str, Values]:
    """The values by address. Inventories and proposals both go by their number: each address has its own."""
    at = factories.ministry()
    kept, gone = factories.classified(at), factories.in_archive(at)
    hold = factories.held(at, gone)
    transfer = factories.listed(at, kept)
    proposal = factories.proposed(at)
    waiting = actions.propose_series(
        change=actions.Change(
            "COR-01",
            "Solicitudes",
            ("record.request",),
            3,
            4,
            False,
            "RJ 1",
            clock.today() + timedelta(days=9),
        ),
        actor=at.archivist,
    )
    shared: Values = {
        "file_id": kept.pk,
        "hold_id": hold.pk,
        "proposal_id": waiting.pk,
        "position": 1,
        "code": queries.central().code,
    }

    def number_of(address: str) -> str:
        return proposal.number if "eliminaciones" in address or "disposals" in address else transfer.number

    return {
        route.address: {**shared, "number": number_of(route.address)}
        for route in routes()
        if route.name.startswith("retention:") or "/retention/" in route.address
    }
