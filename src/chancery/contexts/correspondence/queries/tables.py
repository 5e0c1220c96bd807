"""What do the tables of correspondence say, and which changes wait for a second administrator?"""

from uuid import UUID

from django.db.models import QuerySet

from chancery.contexts.correspondence.models import (
    HoursPolicy,
    HoursProposal,
    Instruction,
    InstructionProposal,
)
from chancery.kernel.base.errors import NotFound


class TableProposalNotFound(NotFound):
    code = "correspondence_proposal_not_found"
    sentence = "No existe esa propuesta sobre las tablas de correspondencia."
    next_step = "Vuelva a las tablas de correspondencia."


def instruction_table() -> QuerySet[Instruction]:
    """Every instruction, with those that only the platform gives."""
    return Instruction.objects.all()


def hours_table() -> QuerySet[HoursPolicy]:
    """What an hour means in every channel, with what held before."""
    return HoursPolicy.objects.all()


def instruction_proposals() -> QuerySet[InstructionProposal]:
    """What is proposed of instructions and waits for a second administrator."""
    return InstructionProposal.objects.filter(decided_at__isnull=True)


def hours_proposals() -> QuerySet[HoursProposal]:
    """What is proposed of hours and waits for a second administrator."""
    return HoursProposal.objects.filter(decided_at__isnull=True)


def instruction_proposal(proposal_id: UUID) -> InstructionProposal:
    """One proposal, decided or not. Raises `TableProposalNotFound`."""
    found = InstructionProposal.objects.filter(pk=proposal_id).first()
    if found is None:
        raise TableProposalNotFound
    return found


def hours_proposal(proposal_id: UUID) -> HoursProposal:
    """One proposal, decided or not. Raises `TableProposalNotFound`."""
    found = HoursProposal.objects.filter(pk=proposal_id).first()
    if found is None:
        raise TableProposalNotFound
    return found
