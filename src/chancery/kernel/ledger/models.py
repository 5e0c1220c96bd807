"""What may only ever be added to: acts, numbers given, and the public log of issued documents."""

from django.db import models


class Entry(models.Model):
    """One fact. Each chain is counted from 0 and every entry carries the hash of the one before it."""

    id = models.BigAutoField(primary_key=True)
    chain = models.UUIDField()
    position = models.PositiveIntegerField()
    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    actor_name = models.CharField(max_length=200)
    person_id = models.UUIDField(null=True)
    client_id = models.CharField(max_length=80, blank=True)
    roles = models.TextField(blank=True)
    channel = models.CharField(max_length=10)
    request_id = models.CharField(max_length=64)
    facts = models.TextField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "position"], name="one_entry_per_position")]

    def __str__(self) -> str:
        return f"{self.chain}#{self.position} {self.verb}"


class NumberSeries(models.Model):
    """How far a series has been counted in a year. Its row is locked until the act that took a number commits."""

    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "number series"
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="one_row_per_series")]


class Submission(models.Model):
    """A statement that waits for its place in the public log; written in the act's own transaction."""

    id = models.BigAutoField(primary_key=True)
    document_id = models.UUIDField(unique=True)
    statement = models.BinaryField()


class Leaf(models.Model):
    """A statement in its place: what the log says to everybody. It holds no personal data."""

    index = models.BigIntegerField(primary_key=True)
    document_id = models.UUIDField(unique=True)
    statement = models.BinaryField()
    added_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "leaves"


class Tile(models.Model):
    """256 hashes of one level of the tree, side by side: complete, hence never changed (C2SP tlog-tiles)."""

    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hashes = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_tile_per_place")]


class Edge(models.Model):
    """The incomplete tile at the right edge of a level; the only rows of the log that change."""

    level = models.PositiveSmallIntegerField(primary_key=True)
    index = models.BigIntegerField()
    hashes = models.BinaryField()


class Checkpoint(models.Model):
    """A signed statement of how large the log is and what it holds (C2SP tlog-checkpoint)."""

    size = models.BigIntegerField(primary_key=True)
    root = models.BinaryField()
    note = models.TextField()
    at = models.DateTimeField()
