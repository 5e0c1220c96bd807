"""What stands behind the addresses of visas: one about which Migraciones was asked."""

from chancery.contexts.visas.tests import factories
from tests.access.routes import routes

Values = dict[str, object]


def of_a_visa() -> dict[str, Values]:
    """The values by address; nobody who knocks serves at that post, at Migraciones or at the border."""
    consultation = factories.consulted(factories.world(labels=0), category="worker")
    handed_in = consultation.application.case.attachments.get(requirement="passport")
    values: Values = {
        "upload_id": handed_in.upload_id,
        "number": consultation.application.case.number,
        "consultation_id": consultation.pk,
        "serial": "VI00000001",
    }
    return {
        route.address: values
        for route in routes()
        if route.name.startswith("visas:") or "api/v1/visas/" in route.address
    }
