"""What may another context know of an exchange, or of an entity? Frozen, and by what it knows already."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from chancery.contexts.exchanges.models import Entity, Incoming, Outgoing
from chancery.contexts.exchanges.rules import State
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office

PERU = "PE"


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity that takes part in the exchange."""

    ruc: str
    name: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """A document that another entity sent in answer to ours; `record_number` once it was received by law."""

    id: UUID
    cuo: str
    document_number: str
    state: State
    record_number: str


@dataclass(frozen=True, slots=True)
class OutgoingView:
    """A document that we sent, as it stands: of what was observed and sent anew, the last."""

    id: UUID
    cuo: str
    receiver: str
    state: State
    cargo_number: str
    cargo_unit: str
    answers: tuple[AnswerView, ...]


def entity_named(text: str) -> EntityView | None:
    """The listed entity of this RUC or of exactly this name."""
    wanted = text.strip()
    listed = Entity.objects.filter(is_listed=True)
    found = listed.filter(ruc=wanted).first() or listed.filter(name__iexact=wanted).first()
    return EntityView(found.ruc, found.name) if found else None


def sends(office: Office) -> bool:
    """Whether documents leave from an office over the platform: a post abroad sends through its direction."""
    return office.country == PERU and office.kind != OfficeKind.PARTNER


def cuo_of_record(record_id: UUID, *, sender_ruc: str) -> str:
    """Under which number that entity sent what is registered as this; empty where it came otherwise."""
    found = Incoming.objects.filter(cargo__record_id=record_id, sender_ruc=sender_ruc)
    return found.values_list("cuo", flat=True).first() or ""


def followed(outgoing_id: UUID) -> OutgoingView:
    """How a document that we sent stands, and what was answered to it."""
    sent = Outgoing.objects.select_related("receiver", "cargo")
    row = sent.get(pk=outgoing_id)
    answers = [*answers_to(row)]
    while (later := sent.filter(cures=row).first()) is not None:
        row = later
        answers += answers_to(row)
    cargo = getattr(row, "cargo", None)
    return OutgoingView(
        id=row.id,
        cuo=row.cuo or "",
        receiver=row.receiver.name,
        state=State(row.state),
        cargo_number=cargo.number if cargo else "",
        cargo_unit=cargo.unit if cargo else "",
        answers=tuple(_answer(each) for each in answers),
    )


def answers_to(sent: Outgoing) -> QuerySet[Incoming]:
    """What its receiver sent with its number for reference, the first first."""
    found = Incoming.objects.select_related("cargo").filter(reference=sent.cuo or "-")
    return found.filter(sender_ruc=sent.receiver.ruc).order_by("received_at")


def answered_by(came: Incoming) -> Outgoing | None:
    """The document of ours that one answers: whose number it bears, and whose receiver sent it."""
    if not came.reference:
        return None
    ours = Outgoing.objects.select_related("office", "cures")
    return ours.filter(cuo=came.reference, receiver__ruc=came.sender_ruc).first()


def _answer(found: Incoming) -> AnswerView:
    cargo = getattr(found, "cargo", None)
    return AnswerView(
        id=found.id,
        cuo=found.cuo,
        document_number=found.document_number,
        state=State(found.state),
        record_number=cargo.record_number if cargo else "",
    )
