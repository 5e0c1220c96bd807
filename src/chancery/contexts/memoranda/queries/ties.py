"""What do the other contexts say of a document's antecedent, and of what left for another entity?"""

from chancery.contexts.correspondence.queries import RecordView, seen
from chancery.contexts.exchanges.queries import OutgoingView, followed
from chancery.contexts.memoranda.models import Dispatch
from chancery.kernel.base.actor import Actor


def record_named(number: str, *, actor: Actor) -> RecordView:
    """The registered document of this number, for who may see it. Raises `RoleMissing`, `RecordNotFound`."""
    return seen(actor, number)


def exchange_of(dispatch: Dispatch) -> OutgoingView | None:
    """How far what left over the State's platform has come; None for what went otherwise."""
    return followed(dispatch.exchange_id) if dispatch.exchange_id is not None else None
