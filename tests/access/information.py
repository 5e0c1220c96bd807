"""What stands behind every address of access to information and of the transparency portal."""

from dataclasses import replace

from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.information.tests import factories
from chancery.contexts.information.tests.test_publishing import published
from chancery.contexts.information.tests.test_register import classified
from chancery.contexts.transparency import actions as portal
from chancery.kernel.base import clock
from tests.access.routes import routes


def of_information(at: Ministry) -> dict[str, dict[str, object]]:
    """The values of each address: the citizen's own request, at an office where none of the others serves."""
    made = factories.ministry()
    own = replace(made, applicant=at.applicant, citizen=at.citizen)
    request = factories.asked(own)
    found = factories.found(own, request)
    query = factories.asked_of_unit(own, request, at.office)
    answer = factories.answered(own)
    shown = published(own, answer)
    portal.refresh(actor=factories.SYSTEM)
    values: dict[str, object] = {
        "number": request.case.number,
        "found_id": found.id,
        "delivered_id": answer.delivered.get().id,
        "query_id": query.id,
        "publication_id": shown.id,
        "file_id": shown.files.get().pk,
        "page": 1,
        "year": clock.today().year,
        "code": "oficinas",
    }
    told = {
        route.address: values
        for route in routes()
        if route.name.startswith(("information:", "transparency:")) or "/v1/information/" in route.address
    }
    answered = {"number": answer.request.case.number}
    for address in told:
        if (
            "/entregado/" in address
            or "/delivered/" in address
            or address.endswith(("/publicar", "/publish"))
        ):
            told[address] = {**values, **answered}
        elif "/clasificada/" in address or "/classified/" in address:
            told[address] = {**values, "number": classified(own).number}
    return told
