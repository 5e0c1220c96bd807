"""Who handed the charge of a post over to whom, with which books, and when the other signed for them."""

from django.db import models

from chancery.contexts.consular_accounts.models.accounts import Closing
from chancery.kernel.base import clock, ids


class Relief(models.Model):
    """The accounts closed on the day on which a head leaves, signed by that head, for the one who comes.

    (D.S. 076-2005-RE, art. 186, por confirmar.) Who leaves is the one who signed the closing; `cash` is what that one
    counted in the till, `cash_due` what had been taken in cash and not deposited.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    closing = models.OneToOneField(Closing, on_delete=models.PROTECT, related_name="relief")
    incoming = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    cash = models.DecimalField(max_digits=14, decimal_places=2)
    cash_due = models.DecimalField(max_digits=14, decimal_places=2)
    remark = models.CharField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cash=models.F("cash_due")) | ~models.Q(remark=""),
                name="relief_cash_explained",
            )
        ]
        ordering = ("closing__at",)


class Acceptance(models.Model):
    """The second signature: who comes takes the accounts over as they were closed; its act is a file of the closing."""

    relief = models.OneToOneField(
        Relief, primary_key=True, on_delete=models.PROTECT, related_name="acceptance"
    )
    remark = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField(default=clock.now)
