"""Which posts have a database of their own, what of it Lima has, and what waits at the post to be told."""

import json
from typing import Any

from django.db import models

from chancery.kernel.base import clock, ids


class Exact(json.JSONDecoder):
    """Amounts stay the decimals that they are: no float stands between two databases."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "parse_float": str})


class Node(models.Model):
    """A post that writes for its office in a database of its own. In Lima: one row a post; at the post: its own.

    `ordinal` is the post's own share of the ids that a database counts; `last_batch` the last batch that Lima has laid
    whole and `last_digest` what it said; `client_id` the program by which the post comes in; `reference` names what the
    post knows of Lima's tables; `waiting` how many acts the post had not told when it was last heard; `told_until` up to
    which moment Lima has all that the post has done.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    office = models.OneToOneField("organisation.Office", on_delete=models.PROTECT, related_name="node")
    ordinal = models.PositiveSmallIntegerField(unique=True)
    client_id = models.CharField(max_length=100, unique=True)
    opened_at = models.DateTimeField(default=clock.now)
    last_batch = models.PositiveBigIntegerField(default=0)
    last_batch_at = models.DateTimeField(null=True)
    last_digest = models.CharField(max_length=64, blank=True)
    waiting = models.PositiveIntegerField(default=0)
    seen_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField(null=True)
    down_since = models.DateTimeField(null=True)
    fault = models.CharField(max_length=500, blank=True)
    reference = models.CharField(max_length=64, blank=True)


class Noted(models.Model):
    """A row written at the post that Lima has not acknowledged yet; the database itself notes it, in the act's transaction.

    `table` is the name of its table, after a minus if the row was removed. `batch` is none until the row is packed; what is packed never changes, so that a batch sent twice is the same batch.
    """

    id = models.BigAutoField(primary_key=True)
    table = models.CharField(max_length=80)
    row = models.JSONField(decoder=Exact)
    at = models.DateTimeField()
    batch = models.PositiveBigIntegerField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.table} {self.batch or 'waits'}"


class Handover(models.Model):
    """A case that Lima gave to a post: from then on the post alone writes it, until it gives it back."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="handovers")
    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="handovers")
    given_at = models.DateTimeField(default=clock.now)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index("node", name="handover_waiting", condition=models.Q(taken_at__isnull=True))]


class Kept(models.Model):
    """A row of Lima's of which a post has its copy: Lima hands it no more, unless the post begins anew."""

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="kept")
    label = models.CharField(max_length=80)
    row = models.UUIDField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name_plural = "kept"
        constraints = [models.UniqueConstraint(fields=["node", "label", "row"], name="kept_once")]


class Alias(models.Model):
    """A person whom a post registered although Lima knew them: both ids mean the one that Lima had."""

    node = models.ForeignKey(Node, on_delete=models.PROTECT, related_name="aliases")
    theirs = models.UUIDField()
    ours = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "aliases"
        constraints = [models.UniqueConstraint(fields=["node", "theirs"], name="one_alias_a_person")]
