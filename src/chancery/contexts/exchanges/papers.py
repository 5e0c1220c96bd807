"""Which facts does a receipt state?"""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from chancery.contexts.exchanges import queries
from chancery.contexts.exchanges.models import Incoming
from chancery.contexts.exchanges.rules import Outcome
from chancery.kernel.base import clock
from chancery.kernel.base.wording import long_date
from chancery.kernel.procedures.vocabulary import PaperKind

CARGO = PaperKind(
    "exchange_cargo",
    "Cargo de recepción de documento de otra entidad",
    "CGR",
    Path(__file__).parent / "papers" / "cargo.typ",
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was received from whom, when and under which number; or what must be corrected, or why it is turned away."""

    outcome: str
    registry: str
    cuo: str
    reference: str
    entity: str
    ruc: str
    unit: str
    document: str
    dated: str
    subject: str
    addressee: str
    folios: int
    sha256: str
    annexes: tuple[tuple[str, str], ...]
    arrived: str
    registered: str
    record: str
    received_on: str
    observation: str
    cure: str
    norm: str

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see on the verification page."""
        return {
            "CUO": self.cuo,
            "Registro": self.registry,
            "Entidad remitente": self.entity,
            "Documento": self.document,
            "Resultado": self.outcome,
        }


def cargo_of(
    found: Incoming,
    *,
    outcome: Outcome,
    number: str,
    reason: str,
    at: datetime,
    record: str = "",
    received_on: date | None = None,
) -> Receipt:
    """The receipt of a decision taken now; `record` and `received_on` are what the registry says of what is accepted."""
    due = queries.cure_due(found.office, at) if outcome is Outcome.OBSERVED else None
    return Receipt(
        outcome={Outcome.ACCEPTED: "Recibido", Outcome.OBSERVED: "Observado"}.get(outcome, "No presentado"),
        registry=number,
        cuo=found.cuo,
        reference=found.reference,
        entity=found.sender_name,
        ruc=found.sender_ruc,
        unit=found.unit,
        document=queries.named(found.kind, found.document_number),
        dated=long_date(found.document_at.astimezone(clock.LIMA).date()),
        subject=found.subject,
        addressee=f"{found.to_name}, {found.to_post}, {found.to_unit}",
        folios=found.folios,
        sha256=found.file_id,
        annexes=tuple((annex.name, annex.file_id or "no se recibió") for annex in found.annexes.all()),
        arrived=_instant(found.received_at),
        registered=_instant(at),
        record=record,
        received_on=long_date(received_on) if received_on else "",
        observation=reason,
        cure=long_date(due) if due else "",
        norm="TUO de la Ley 27444, arts. 135 y 136; D.Leg. 1246 y D.S. 093-2019-PCM (por confirmar)",
    )


def _instant(at: datetime) -> str:
    return at.astimezone(clock.LIMA).strftime("%d/%m/%Y %H:%M")
