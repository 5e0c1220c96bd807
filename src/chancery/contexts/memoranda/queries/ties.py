"""What do the other contexts say of a document's antecedent, and of what left for another entity?"""

from chancery.contexts.correspondence.queries import RecordView, seen, visible_to
from chancery.contexts.exchanges.queries import WORKERS, OutgoingView, followed
from chancery.contexts.memoranda.models import Dispatch, InternalDocument
from chancery.kernel.base.actor import Actor, Role

__all__ = ["OutgoingView", "RecordView", "exchange_of", "record_named", "sees_exchanges", "sees_record"]


def record_named(number: str, *, actor: Actor) -> RecordView:
    """The registered document of this number, for who may see it. Raises `RoleMissing`, `RecordNotFound`."""
    return seen(actor, number)


def sees_record(document: InternalDocument, actor: Actor) -> bool:
    """Whether the actor may see the registered document that this one answers or comes of."""
    return document.record_id is not None and visible_to(actor).filter(pk=document.record_id).exists()


def sees_exchanges(document: InternalDocument, actor: Actor) -> bool:
    """Whether the actor follows what the unit sends over the State's platform."""
    return actor.holds(Role.AUDITOR) or actor.holds(*WORKERS, office_id=document.unit_id)


def exchange_of(dispatch: Dispatch) -> OutgoingView | None:
    """How far what left over the State's platform has come; None for what went otherwise."""
    return followed(dispatch.exchange_id) if dispatch.exchange_id is not None else None
