"""What do the pages of the complaints books share?"""

from chancery.contexts.complaints.models import Complaint
from chancery.kernel.base.actor import Actor
from chancery.kernel.ledger import actions as ledger


def note_read(complaint: Complaint, actor: Actor) -> None:
    """Whoever reads of an entry that is not theirs leaves a trace of it (Ley 29733)."""
    if actor.person_id is None or actor.person_id != complaint.person_id:
        ledger.record_read(
            subject=complaint.id, kind="complaint", purpose="atención de la reclamación", actor=actor
        )
