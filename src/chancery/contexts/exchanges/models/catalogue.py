"""With whom, and with which kinds of document?"""

from django.db import models
from django.db.models import Q

from chancery.kernel.base import clock


class Entity(models.Model):
    """An entity of the State, as the platform last listed it. One that is listed no more stays, and is not offered.

    `client_id` is its own program, where it speaks to us by REST.
    """

    ruc = models.CharField(max_length=11, unique=True)
    name = models.CharField(max_length=250)
    category = models.PositiveSmallIntegerField()
    state_id = models.PositiveIntegerField(default=0)
    parent_state_id = models.PositiveIntegerField(default=0)
    is_listed = models.BooleanField(default=True)
    read_at = models.DateTimeField(default=clock.now)
    client_id = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=["client_id"], condition=~Q(client_id=""), name="one_entity_per_program"
            )
        ]

    def __str__(self) -> str:
        return self.name


class WireKind(models.Model):
    """A kind of document that the platform knows: `01` oficio, `02` carta."""

    code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=100)
    is_listed = models.BooleanField(default=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name
