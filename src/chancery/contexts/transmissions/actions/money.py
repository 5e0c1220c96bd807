"""What becomes of the money when the act is not done?"""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from chancery.kernel.base.actor import Actor
from chancery.kernel.fees import actions as purse
from chancery.kernel.fees import queries as fees

_DONE_NOTHING = "La actuación no se hizo (D.S. 032-2023-RE, art. 156): "


@dataclass(frozen=True, slots=True)
class Returned:
    """What was paid for a case whose act is not done: it goes back once somebody else approves it."""

    case_id: UUID
    reason: str
    actor: Actor

    def ask(self) -> None:
        """Open a refund of each payment that nobody asked back yet; surplus money has its own already."""
        for charge in fees.charges_of(self.case_id):
            for payment in fees.payments_of(charge):
                if not payment.is_surplus:
                    with suppress(purse.RefundTwice):
                        purse.open_refund(
                            payment=payment, reason=_DONE_NOTHING + self.reason, actor=self.actor
                        )
