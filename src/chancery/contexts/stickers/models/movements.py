"""How stickers go from vault to vault: orders, what was sent, and what the other side said. Rows are only added."""

from django.db import models
from django.db.models import F, Q

from chancery.contexts.stickers.models.custody import Vault
from chancery.contexts.stickers.rules import OrderState, Outcome, Reason, Way
from chancery.kernel.base import clock, ids

_REASONS = [(reason.value, reason.label) for reason in Reason]


class Order(models.Model):
    """What a vault asks of the one above it; its state follows from what was decided and sent."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    number = models.CharField(max_length=24, unique=True)
    series = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    ordinal = models.PositiveIntegerField()
    vault = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="orders")
    supplier = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="orders_received")
    quantity = models.PositiveIntegerField()
    note = models.CharField(max_length=500, blank=True)
    ordered_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("ordered_at",)
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "ordinal"], name="one_order_per_number"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="order_of_something"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state(self) -> OrderState:
        """Refused or cancelled as decided; served while what was sent for it is on its way or has arrived."""
        decision = getattr(self, "decision", None)
        if decision is not None:
            return OrderState(decision.state)
        undone = (Outcome.REJECTED, Outcome.ANNULLED)
        sent = any(movement.outcome not in undone for movement in self.movements.all())
        return OrderState.SERVED if sent else OrderState.PENDING


class OrderDecision(models.Model):
    """That an order was refused by the one above, or cancelled by the one who made it."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="decision")
    state = models.CharField(
        max_length=10, choices=[(s.value, s.label) for s in (OrderState.REFUSED, OrderState.CANCELLED)]
    )
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")


class Movement(models.Model):
    """What one vault sent to another: in transit until the other side accepts or rejects all of it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    number = models.CharField(max_length=24, unique=True)
    series = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    ordinal = models.PositiveIntegerField()
    sender = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="sent")
    receiver = models.ForeignKey(Vault, on_delete=models.PROTECT, related_name="received")
    way = models.CharField(max_length=6, choices=[(way.value, way.label) for way in Way])
    reason = models.CharField(max_length=14, choices=_REASONS)
    note = models.CharField(max_length=500, blank=True)
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="movements")
    quantity = models.PositiveIntegerField()
    spans = models.TextField()
    posted_by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ("-posted_at",)
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "ordinal"], name="one_movement_per_number"),
            models.CheckConstraint(condition=~Q(sender=F("receiver")), name="movement_between_two_vaults"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def outcome(self) -> str:
        """How it was answered; empty while it is in transit."""
        answer = getattr(self, "answer", None)
        return answer.outcome if answer is not None else ""

    @property
    def outcome_label(self) -> str:
        """Its state in Spanish: «Registrado» until somebody answers."""
        return Outcome(self.outcome).label if self.outcome else "Registrado"


class MovementAnswer(models.Model):
    """That a movement was accepted or rejected by its receiver, or annulled by its sender. Given once."""

    movement = models.OneToOneField(Movement, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=10, choices=[(o.value, o.label) for o in Outcome])
    reason = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.ACCEPTED) | ~Q(reason=""), name="movement_undone_for_a_reason"
            )
        ]
