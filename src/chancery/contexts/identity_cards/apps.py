"""How Django knows this context, what it declares, and how its rows travel."""

from django.apps import AppConfig


class IdentityCardsConfig(AppConfig):
    name = "chancery.contexts.identity_cards"
    label = "identity_cards"

    def ready(self) -> None:
        from chancery.contexts.identity_cards.procedures import CARD_SHIPMENT, IDENTITY_CARD, State
        from chancery.kernel.nodes import travels
        from chancery.kernel.procedures import registry

        registry.register(IDENTITY_CARD)
        registry.register(CARD_SHIPMENT)
        # On the road it is Lima's, where the other office answers; what waits for its own office alone may be a node's.
        travels.keep_in_lima(IDENTITY_CARD.code, State.FORWARDED)
        travels.wait_at_post(IDENTITY_CARD.code, lambda case: case.state == State.DISPATCHED)
        travels.up("identity_cards.CardRequest", subject="case_id")
        travels.up("identity_cards.RequestedChange", subject="request__case_id")
        travels.up("identity_cards.Capture", subject="request__case_id", apart=("form_number",))
        for table, subject in (
            ("PieceTaken", "capture__request__case_id"),
            ("CardAnnotation", "request__case_id"),
            ("WindowApproval", "capture__request__case_id"),
            ("PickupChange", "request__case_id"),
            ("CardTransfer", "request__case_id"),
            ("TransferOutcome", "transfer__request__case_id"),
            ("CardDelivery", "request__case_id"),
            ("CardShipment", "case_id"),
            ("ShipmentLeaving", "shipment__case_id"),
            ("CardEnvelope", "shipment__case_id"),
            ("EnclosedForm", "envelope__shipment__case_id"),
        ):
            travels.up(f"identity_cards.{table}", subject=subject)
        for table, office in (
            ("CardReception", "office"),
            ("ReceivedCard", "reception__office"),
            ("StockMovement", "office"),
            ("CardStockCount", "office"),
            ("CardStockClosing", "count__office"),
        ):
            travels.up(f"identity_cards.{table}", office)
