"""All that is kept of a card is only added to: what was asked, captured, sent, received, delivered and counted."""

from django.db import migrations

from chancery.kernel.ledger.guards import ForbidChange


class Migration(migrations.Migration):
    dependencies = [("identity_cards", "0001_initial")]
    operations = [
        ForbidChange(name)
        for name in (
            "CardRequest",
            "RequestedChange",
            "Capture",
            "PieceTaken",
            "CardAnnotation",
            "WindowApproval",
            "CardShipment",
            "ShipmentLeaving",
            "CardEnvelope",
            "EnclosedForm",
            "CardReception",
            "ReceivedCard",
            "CardDelivery",
            "StockMovement",
            "CardStockCount",
            "CardStockClosing",
        )
    ]
