"""How is an act on an entry written down? In the entry's own chain of the ledger."""

from chancery.contexts.complaints.models import Complaint
from chancery.kernel.base.actor import Actor
from chancery.kernel.ledger import actions as ledger


def record(complaint: Complaint, verb: str, actor: Actor, **facts: object) -> None:
    """Write an act and its facts."""
    ledger.record(chain=complaint.id, verb=f"complaints.{verb}", actor=actor, facts=facts)
