"""What is said to somebody: in Spanish, which counts, and beside it in the language of who reads it."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from chancery.kernel.base.languages import SPANISH, Words, said_in, spoken

SUBJECT_LENGTH = 200
READING_IS_WHOLE = Q(reading_language="", reading_subject="", reading_text="") | (
    ~Q(reading_language="") & ~Q(reading_subject="") & ~Q(reading_text="")
)


@dataclass(frozen=True, slots=True)
class Said:
    """A subject and a text, in one language."""

    language: str
    subject: str
    text: str


class Worded(models.Model):
    """A subject and a text, in Spanish; for who wants to be written to in another language, the same in it, for courtesy."""

    subject = models.CharField(max_length=SUBJECT_LENGTH)
    text = models.TextField()
    reading_language = models.CharField(max_length=10, blank=True)
    reading_subject = models.CharField(max_length=SUBJECT_LENGTH, blank=True)
    reading_text = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.subject

    @property
    def said(self) -> Said:
        """What it says in the active language, where it exists in it; in Spanish otherwise."""
        if self.reading_language and self.reading_language == spoken():
            return Said(self.reading_language, self.reading_subject, self.reading_text)
        return Said(SPANISH, self.subject, self.text)


def worded(language: str, subject: Words, text: Words) -> dict[str, str]:
    """The columns of `Worded` for somebody who reads in `language`: a reading, where the words exist in it."""
    spanish = {"subject": said_in(SPANISH, subject), "text": said_in(SPANISH, text)}
    if language == SPANISH:
        return spanish
    read = said_in(language, text)
    if read == spanish["text"]:
        return spanish
    title = said_in(language, subject)[:SUBJECT_LENGTH]
    return spanish | {"reading_language": language, "reading_subject": title, "reading_text": read}
