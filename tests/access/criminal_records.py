"""What stands behind the addresses of certificates of criminal records: a request at a post where nobody who knocks serves."""

from uuid import UUID

from chancery.contexts.criminal_records.tests import factories
from tests.access.routes import routes

Values = dict[str, object]


def of_a_record() -> dict[str, Values]:
    """The values by address; no review waits, since nobody was asked."""
    values: Values = {
        "number": factories.filed(factories.world()).case.number,
        "paper_number": "DCP-1",
        "review_id": UUID(int=1),
    }
    return {
        route.address: values
        for route in routes()
        if route.name.startswith("criminal_records:") or "api/v1/criminal-records/" in route.address
    }
