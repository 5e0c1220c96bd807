"""Do a request, an office's lists and the search for a holder cost the same with a thousand identity cards as with many?"""

from itertools import count

from bench import asked, copies
from bench.measure import Figure
from bench.world import World
from chancery.contexts.identity_cards import queries
from chancery.contexts.identity_cards.models import CardRequest, CardShipment
from chancery.contexts.identity_cards.procedures import ShipmentState
from chancery.contexts.identity_cards.tests import factories

ROUNDS, TIMES, TOGETHER, DUE = 15, 3, 30, 40


def run(world: World, sizes: list[int]) -> list[Figure]:
    """As long with the most as with the fewest; how many requests a second stands beside the first."""
    at = factories.world()
    delivered = factories.delivered(at)
    sent = factories.sent(at)
    officer, children = asked.signed_in(at.post.officer), count(1)
    ministries = copies.of_sizes("identity_cards", sizes, lambda size: _fill(delivered, sent, size))

    def request() -> None:
        assert factories.filed(at, factories.of_a_child(at, given_names=f"Menor {next(children)}")).pk

    def under_way() -> None:
        queries.open_request_of(delivered.dni, delivered.holder, delivered.born_on)

    pages = {
        "a page of the office's list": "",
        "its fifth page": "?pagina=5",
        "a search by name": "?q=rosa+solicitante",
        "a search by number": f"?q={delivered.case.number}",
        "what waits and what was sent": "envios/",
        "the fifth page of what was sent": "envios/?pagina=5",
        "what was received": "recepciones/",
    }
    return copies.figures(
        "identity cards", ministries, {"a request": request, "whether one is under way": under_way}, {},
        rounds=ROUNDS, times=TIMES,
        pages={name: asked.page(officer, f"/dni/{at.office.code}/{where}") for name, where in pages.items()},
    )  # fmt: skip


def _fill(delivered: CardRequest, sent: CardShipment, size: int) -> None:
    """So many more that were delivered, each to somebody else, that left and came thirty at a time."""
    made, together = copies.made_id, size // TOGETHER + 1
    copies.multiply_case(delivered.case_id, size)
    copies.multiply(
        "identity_cards_cardrequest", "was.id = %s", delivered.pk, size,
        id=made("request"), case_id=made("case"), dni="lpad(n::text, 8, '0')",
        holder_folded="'somebody ' || md5('name' || n)",
    )  # fmt: skip
    copies.multiply(
        "identity_cards_capture", "was.request_id = %s", delivered.pk, size,
        id=made("capture"), request_id=made("request"), at=copies.earlier("at"),
    )  # fmt: skip
    copies.multiply(
        "identity_cards_receivedcard", "was.request_id = %s", delivered.pk, size,
        request_id=made("request"), number="'BEN-2026-' || n", reception_id=made("box", f"n / {TOGETHER} + 1"),
    )  # fmt: skip
    reception = delivered.receptions.get().reception_id
    copies.multiply(
        "identity_cards_cardreception", "was.id = %s", reception, together,
        id=made("box"), guide="'BEN' || n", at=copies.earlier("at"),
    )  # fmt: skip
    _fill_shipments(sent, size, together)
    copies.multiply(
        "identity_cards_carddelivery", "was.request_id = %s", delivered.pk, size, request_id=made("request")
    )


def _fill_shipments(sent: CardShipment, size: int, together: int) -> None:
    """All registered by RENIEC but the newest, which it has to register by several days."""
    made, is_due = copies.made_id, f"n <= {DUE}"
    newest_last = made("shipment", f"{together} - n")
    envelope = sent.envelopes.get()
    copies.multiply_case(
        sent.case_id, together, made="sent",
        state=f"CASE WHEN {is_due} THEN '{ShipmentState.ARRIVED}' ELSE '{ShipmentState.ACKNOWLEDGED}' END",
        closed_at=f"CASE WHEN {is_due} THEN NULL ELSE {copies.earlier('moved_at')} END",
        due_on=f"CASE WHEN {is_due} THEN was.opened_at::date + n %% 4 END",
    )  # fmt: skip
    copies.multiply(
        "identity_cards_cardshipment",
        "was.id = %s",
        sent.pk,
        together,
        id=newest_last,
        case_id=made("sent"),
    )
    for table, differs in (
        ("shipmentleaving", {}),
        ("cardenvelope", {"id": "1000000 + n"}),
    ):
        copies.multiply(
            f"identity_cards_{table}", "was.shipment_id = %s", sent.pk, together,
            shipment_id=newest_last, **differs,
        )  # fmt: skip
    copies.multiply(
        "identity_cards_enclosedform", "was.envelope_id = %s", envelope.pk, size,
        envelope_id=f"1000001 + n / {TOGETHER}", capture_id=made("capture"), place=f"1 + n %% {TOGETHER}",
    )  # fmt: skip
