"""How far is the digitisation of a document, who may look at it, and which copy of it stands?"""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from chancery.contexts.correspondence.models import (
    Digitisation,
    DigitisedFile,
    RecognisedPage,
    Recognition,
    Record,
    RecordFile,
    RecordMovement,
    RecordText,
)
from chancery.contexts.correspondence.queries.records import (
    DESK,
    READERS,
    holder_of,
    may_act_on,
    visible_to,
)
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.documents.models import Erasure
from chancery.kernel.identity import access


class DigitisationNotFound(NotFound):
    """No such digitisation or page of it, or not for this actor."""

    code = "digitisation_not_found"
    sentence = "No encontramos esa digitalización entre las de los documentos que usted puede ver."
    next_step = "Vuelva a abrir el documento."


def digitisation(actor: Actor, digitisation_id: UUID) -> Digitisation:
    """One digitisation of a document that the actor may see. Raises `RoleMissing`, `DigitisationNotFound`."""
    access.require(actor, *READERS, Role.SYSTEM)
    found = _rows().filter(pk=digitisation_id, record__in=visible_to(actor)).first()
    if found is None:
        raise DigitisationNotFound
    return found


def digitisations_of(found: Record) -> QuerySet[Digitisation]:
    """Every digitisation of a document, oldest first."""
    return _rows().filter(record=found)


def open_digitisations(actor: Actor) -> QuerySet[Digitisation]:
    """Those of the units where the actor serves that wait for the program or for a person, oldest first."""
    offices = actor.offices(*DESK)
    held = RecordMovement.objects.filter(
        record=OuterRef("record"), is_copy=False, left_at__isnull=True, to_office__in=offices
    )
    mine = Q(record__office__in=offices) | Exists(held)
    return _rows().filter(mine, settled_at__isnull=True)


def unrecognised(before: datetime) -> QuerySet[Digitisation]:
    """Those asked for before an instant whose scan nobody has read yet, oldest first."""
    return Digitisation.objects.filter(settled_at__isnull=True, recognition=None, asked_at__lt=before)


def unread_files(**of: object) -> QuerySet[RecordFile]:
    """The PDFs of documents that nobody read yet to have them found by what they say; not of what was given up for good."""
    read = RecordText.objects.filter(record=OuterRef("record"), file=OuterRef("file"))
    kept = RecordFile.objects.exclude(record__in=Erasure.objects.values("subject"))
    return kept.filter(~Exists(read), file__media_type=PDF, **of)


def unread(after: UUID | None) -> QuerySet[Record]:
    """The documents with such files, in the order of their ids, from one on."""
    waiting = Record.objects.filter(Exists(unread_files(record=OuterRef("pk")))).order_by("pk")
    return waiting if after is None else waiting.filter(pk__gt=after)


def may_digitise(found: Record, actor: Actor, original: RecordMovement | None = None) -> bool:
    """Whether the actor has the paper at hand: where it was registered, or where the `original` is, asked for unless given."""
    return actor.holds(*DESK, office_id=found.office_id) or may_act_on(original or holder_of(found), actor)


def undigitised(found: Record) -> QuerySet[RecordFile]:
    """The files of a document that are pictures, as far as is known, and that nobody had read."""
    speaks = RecordText.objects.filter(record=found, file=OuterRef("file"), says_something=True)
    tried = DigitisedFile.objects.filter(digitisation__record=found, file=OuterRef("file"))
    return found.files.filter(~Exists(speaks), ~Exists(tried))


def pages_of(found: Digitisation) -> QuerySet[RecognisedPage]:
    """The pages as they came out, in order."""
    return RecognisedPage.objects.select_related("image").filter(recognition__digitisation=found)


def page(found: Digitisation, number: int) -> RecognisedPage:
    """One page as it came out. Raises `DigitisationNotFound`."""
    one = pages_of(found).filter(number=number).first()
    if one is None:
        raise DigitisationNotFound
    return one


def original(found: Digitisation, ordinal: int) -> DigitisedFile:
    """One file as it was handed in. Raises `DigitisationNotFound`."""
    one = found.originals.select_related("file").filter(ordinal=ordinal).first()
    if one is None:
        raise DigitisationNotFound
    return one


def searchable_copy(found: Digitisation) -> Recognition:
    """The PDF/A that somebody confirmed; another is not handed out. Raises `DigitisationNotFound`."""
    one = (
        Recognition.objects.select_related("file")
        .filter(digitisation=found, quality_check__is_confirmed=True)
        .first()
    )
    if one is None:
        raise DigitisationNotFound
    return one


def _rows() -> QuerySet[Digitisation]:
    return Digitisation.objects.select_related("record__office", "recognition__quality_check")
