"""What stands behind the addresses of identity cards: one that came, the guide that brought it, a shipment, a count,
one on its way to another office."""

from chancery.contexts.identity_cards import actions
from chancery.contexts.identity_cards.rules import CardSupply
from chancery.contexts.identity_cards.tests import factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.days import months_after
from tests.access.routes import routes

Values = dict[str, object]


def of_a_card() -> dict[str, Values]:
    """The values by address; nobody who knocks serves at that post."""
    at = factories.world()
    card = factories.dispatched(at)
    reception = factories.receive(at, [card.case.number])
    shipment = factories.prepared(at)
    month = months_after(acts.today(at.office), -1)
    count = actions.count_stock(
        office=at.office, supply=CardSupply.FORM, month=month, counted=0, actor=at.post.officer
    )
    values: Values = {
        "number": card.case.number,
        "code": at.office.code,
        "office": at.office.code,
        "reception_id": reception.id,
        "count_id": count.id,
    }
    shipped = {**values, "number": shipment.case.number}
    values["transfer_id"] = factories.forwarded(at, factories.of_a_child(at)).id
    return {
        route.address: shipped if "envios/<" in route.address or "shipments/<" in route.address else values
        for route in routes()
        if route.name.startswith("identity_cards:") or "api/v1/identity-cards/" in route.address
    }
