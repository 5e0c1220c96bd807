"""What the directive allows in a shipment of forms: prepared, sent with its guide, given to RENIEC and registered there; or undone."""

from datetime import date
from enum import StrEnum
from pathlib import Path

from chancery.contexts.identity_cards.procedures.cards import DIRECTIVE
from chancery.kernel.base.actor import Role
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.procedures.vocabulary import Assessment, Deadline, PaperKind, Procedure, Step

GUIDE = "card_guide"
_PAPERS = Path(__file__).parents[1] / "papers"


class ShipmentState(StrEnum):
    """Where the forms that an office sends to RENIEC may stand."""

    PREPARED = "prepared"
    SENT = "sent"
    ARRIVED = "arrived"
    ACKNOWLEDGED = "acknowledged"
    UNDONE = "undone"


CARD_SHIPMENT = Procedure(
    code="card_shipment",
    version=1,
    context="identity_cards",
    slug="envio-fichas-dni",
    in_force_since=date(2026, 1, 1),
    title="Envío de fichas de DNI al RENIEC",
    summary="Las fichas en papel de una oficina consular, en sobres de treinta como máximo, con su guía.",
    synonyms=(),
    legal_basis=(DIRECTIVE,),
    assessment=Assessment.AUTOMATIC,
    offices=CONSULAR,
    series="EFD",
    numbered_by_office=True,
    is_internal=True,
    requirements=(),
    states={
        ShipmentState.PREPARED: "Preparado",
        ShipmentState.SENT: "Enviado",
        ShipmentState.ARRIVED: "Entregado al RENIEC",
        ShipmentState.ACKNOWLEDGED: "Registrado por el RENIEC",
        ShipmentState.UNDONE: "Deshecho",
    },
    initial=ShipmentState.PREPARED,
    final=frozenset({ShipmentState.ACKNOWLEDGED, ShipmentState.UNDONE}),
    steps=(
        Step(
            "send",
            "Enviar con su guía",
            by=Role.OFFICER,
            from_=ShipmentState.PREPARED,
            to=ShipmentState.SENT,
            issues=GUIDE,
            hint="Emite la guía y los rótulos de los sobres. Cada ficha pasa a «Enviada al RENIEC».",
        ),
        Step(
            "undo",
            "Deshacer el envío",
            by=Role.OFFICER,
            from_=ShipmentState.PREPARED,
            to=ShipmentState.UNDONE,
            plain=True,
            hint="Las fichas vuelven a esperar otro envío.",
        ),
        Step(
            "arrive",
            "Anotar que el courier lo entregó al RENIEC",
            by=Role.OFFICER,
            from_=ShipmentState.SENT,
            to=ShipmentState.ARRIVED,
            plain=True,
            hint="Cuando el courier dice que lo entregó: desde entonces cuenta el plazo del RENIEC para registrar los lotes.",
        ),
        Step("escalate", "Alertar por plazo vencido", by=Role.SYSTEM, from_=ShipmentState.ARRIVED),
        Step(
            "acknowledge",
            "Anotar que el RENIEC lo registró",
            by=Role.OFFICER,
            from_=(ShipmentState.SENT, ShipmentState.ARRIVED),
            to=ShipmentState.ACKNOWLEDGED,
            plain=True,
            hint="El RENIEC dice que tiene los lotes en su sistema.",
        ),
    ),
    deadlines=(
        Deadline(
            "registration",
            "Registrar los lotes en el RENIEC",
            period="identity_card.lot_registration",
            counts_in=(ShipmentState.ARRIVED,),
            then="escalate",
            norm=DIRECTIVE,
            remind_days_before=1,
        ),
    ),
    papers=(
        PaperKind(
            GUIDE, "Guía de envío de fichas de DNI", "GFD", _PAPERS / "guide.typ", numbered_by_office=True
        ),
    ),
    route="identity_cards:shipment",
    filing_route="identity_cards:home",
)
