"""What is kept to have a document found: the stems of what it says and of what its files say, and every word that is known."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F

from chancery.contexts.correspondence.models.records import Record


class RecordText(models.Model):
    """What is searched of a document: its own words, without a `file`; and each file beside them, so that both are found at once.

    One that holds pictures alone, or does not open, says nothing: it was read all the same.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="texts")
    file = models.ForeignKey("documents.StoredFile", null=True, on_delete=models.PROTECT, related_name="+")
    says_something = models.BooleanField()
    stems = SearchVectorField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "file"], name="one_text_of_a_file", nulls_distinct=False
            )
        ]
        indexes = [GinIndex("stems", name="record_text_by_stems")]


class KnownWord(models.Model):
    """A word that stands in some document or file, folded: among them the one is sought that a misspelt one may mean.

    Two that write the same new word at once both keep it: neither waits for the other.
    """

    word = models.CharField(max_length=30)

    class Meta:
        indexes = [
            models.Index("word", name="known_word"),
            GinIndex(OpClass(F("word"), name="gin_trgm_ops"), name="known_word_by_trigrams"),
        ]
