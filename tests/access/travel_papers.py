"""What stands behind the addresses of salvoconductos: one that was printed and lies at the post."""

from chancery.contexts.travel_papers.tests import factories
from tests.access.routes import routes

Values = dict[str, object]


def of_a_travel_paper() -> dict[str, Values]:
    """The values by address; nobody who knocks serves at that post or at the border."""
    paper = factories.printed(factories.world())
    values: Values = {"number": paper.application.case.number, "paper": paper.number}
    return {
        route.address: values
        for route in routes()
        if route.name.startswith("travel_papers:") or "api/v1/travel-papers/" in route.address
    }
