"""What is asked of whoever asks for a passport? The tariff's item for an ordinary one, on the day on which it is asked."""

from chancery.contexts.passports.procedures import ITEM
from chancery.kernel.base import clock
from chancery.kernel.cases.actions import Taking
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees.models import Charge
from chancery.kernel.fees.queries import Wanted


def ask_fee(taking: Taking) -> Charge:
    """Ask the applicant for the fee, within the step that makes it due."""
    return fees.raise_consular_charge(
        case_id=taking.case.id,
        payer=taking.case.applicant,
        office=taking.case.office,
        wanted=(Wanted(ITEM),),
        on=clock.today(),
        actor=taking.actor,
    )
