"""What came in, what went out, what was numbered, and where is it found again?"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import reduce
from heapq import merge
from operator import and_, itemgetter, or_
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchQueryCombinable
from django.db.models import Q, QuerySet

from chancery.contexts.correspondence import queries as correspondence
from chancery.contexts.memoranda.models import (
    Dispatch,
    HeadSignature,
    InternalDocument,
    PreparedSignature,
    SigningBatch,
    SigningItem,
)
from chancery.contexts.memoranda.queries.documents import visible_to
from chancery.contexts.memoranda.queries.people import HEADS, SECRETARIES
from chancery.contexts.memoranda.queries.prepared import forgone, unsigned
from chancery.contexts.memoranda.rules import Kind, State, read_number, series_of
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity.checks import fold
from chancery.kernel.ledger import verification
from chancery.kernel.organisation.models import Office

FOUND = 100


class DispatchNotFound(NotFound):
    """Nothing was sent under this id, or not to where one serves."""

    code = "memoranda.dispatch_not_found"
    sentence = "No encontramos ese despacho entre los de su unidad."
    next_step = "Vuelva a la bandeja de entrada de su unidad."


class BatchNotFound(NotFound):
    """No batch of signatures has this id, or it is somebody else's."""

    code = "memoranda.batch_not_found"
    sentence = "No encontramos esa firma en lote entre las suyas."
    next_step = "Vuelva a la lista de lo que espera su firma."


def inbox(unit: Office, *, waiting: bool = False) -> QuerySet[Dispatch]:
    """What was sent to a unit, the newest first; with `waiting`, what nobody acknowledged yet, the oldest first."""
    found = _told(Dispatch.objects.filter(office=unit))
    if waiting:
        return found.filter(reception=None).exclude(document__state=State.ANNULLED).order_by("at")
    return found.order_by("-at")


def outbox(unit: Office) -> QuerySet[HeadSignature]:
    """What a unit signed, the newest first."""
    return _signed(HeadSignature.objects.filter(unit=unit)).order_by("-at")


def unacknowledged(unit: Office, *, before: datetime | None = None) -> QuerySet[Dispatch]:
    """What a unit sent and the addressee did not acknowledge, the oldest first."""
    found = Dispatch.objects.filter(document__unit=unit, reception=None)
    if before is not None:
        found = found.filter(at__lt=before)
    return _told(found.exclude(document__state=State.ANNULLED)).order_by("at")


def dispatch(dispatch_id: UUID, *, actor: Actor) -> Dispatch:
    """What was sent to where the actor serves, or outside by its unit. Raises `DispatchNotFound`."""
    served = actor.offices(*SECRETARIES)
    found = _told(Dispatch.objects.filter(Q(office__in=served) | Q(office=None, document__unit__in=served)))
    one = found.filter(pk=dispatch_id).first()
    if one is None:
        raise DispatchNotFound
    return one


def _told(found: QuerySet[Dispatch]) -> QuerySet[Dispatch]:
    return found.select_related(
        "document__unit",
        "document__signature__version",
        "office",
        "addressee__office",
        "reception__by",
    ).prefetch_related("attentions__reply__signature")


def _signed(found: QuerySet[HeadSignature]) -> QuerySet[HeadSignature]:
    return found.select_related("document__annulment", "version", "unit", "by", "paper")


def register(unit: Office, kind: Kind, year: int) -> QuerySet[HeadSignature]:
    """The register of a kind: every number that a unit gave in a year, in its order, the annulled ones too."""
    found = HeadSignature.objects.filter(unit=unit, kind=kind, year=year)
    return _signed(found).prefetch_related("version__addressees__office").order_by("ordinal")


def numbered(unit: Office, kind: Kind, year: int) -> list[HeadSignature | PreparedSignature]:
    """The register with the numbers that were annulled without a signature, each at its place."""
    found: list[HeadSignature | PreparedSignature] = [*register(unit, kind, year), *forgone(unit, kind, year)]
    return sorted(found, key=_ordinal)


def _ordinal(numbered: HeadSignature | PreparedSignature) -> int:
    return numbered.pending.ordinal if isinstance(numbered, PreparedSignature) else numbered.ordinal


def years_of(unit: Office) -> list[int]:
    """The years in which a unit signed anything, the last first."""
    return list(
        HeadSignature.objects.filter(unit=unit).order_by("-year").values_list("year", flat=True).distinct()
    )


def search(
    text: str, *, actor: Actor, kind: Kind | None = None, since: datetime | None = None
) -> QuerySet[HeadSignature]:
    """By a number in any of its printed forms, or by words, accents aside; of what the actor may see.

    Misspelt words are tried when the right ones fail, as in the register of correspondence.
    What reads as a number and is none of ours is looked for as words: other people's numbers stand in texts.
    """
    found = _signed(HeadSignature.objects.filter(document__in=visible_to(actor)))
    if kind is not None:
        found = found.filter(kind=kind)
    if since is not None:
        found = found.filter(at__gte=since)
    sought = read_number(text)
    if sought is not None:
        numbered = found.filter(acronym=sought.acronym, ordinal=sought.ordinal, year=sought.year)
        if sought.kind is not None:
            numbered = numbered.filter(kind=sought.kind)
        if numbered.exists():
            return numbered.order_by("kind", "-at")
    words = fold(text)
    if not words:
        return found.none()
    said = found.filter(search=SearchQuery(words, config="spanish"))
    if not said.exists() and (meant := correspondence.meant_by(words)) is not None:
        said = found.filter(search=reduce(and_, map(_any_of, meant)))
    return said.order_by("-at")[:FOUND]


def _any_of(spellings: Iterable[str]) -> SearchQueryCombinable:
    return reduce(or_, (SearchQuery(each, config="spanish") for each in spellings))


def signature_numbered(text: str, *, actor: Actor) -> HeadSignature | None:
    """The one signed document that a text means, of those that the actor may see."""
    sought = read_number(text)
    if sought is None:
        return None
    found = HeadSignature.objects.filter(
        acronym=sought.acronym, ordinal=sought.ordinal, year=sought.year, document__in=visible_to(actor)
    )
    if sought.kind is not None:
        found = found.filter(kind=sought.kind)
    several = list(found[:2])
    return several[0] if len(several) == 1 else None


def batch(batch_id: UUID, *, actor: Actor) -> SigningBatch:
    """One's own batch; any, for an auditor and the system. Raises `BatchNotFound`."""
    found = SigningBatch.objects.select_related("by").filter(pk=batch_id)
    if not (actor.is_system or actor.holds(Role.AUDITOR)):
        found = found.filter(by_id=actor.person_id)
    one = found.first()
    if one is None:
        raise BatchNotFound
    return one


def batches_of(actor: Actor) -> QuerySet[SigningBatch]:
    """One's own batches, the last first."""
    return SigningBatch.objects.filter(by_id=actor.person_id).order_by("-asked_at")


def quiet_batches(since: datetime) -> QuerySet[SigningBatch]:
    """The unfinished batches of which nothing was done from an instant on."""
    unfinished = SigningBatch.objects.filter(finished_at=None, asked_at__lt=since)
    return unfinished.exclude(items__done_at__gte=since).order_by("asked_at")


def items_of(batch: SigningBatch) -> QuerySet[SigningItem]:
    """The documents of a batch, in their order."""
    return batch.items.select_related("document__unit", "document__signature__paper", "version").order_by(
        "position"
    )


def progress_of(batch: SigningBatch) -> dict[str, int]:
    """How many were signed, refused, and wait."""
    outcomes = list(batch.items.values_list("is_signed", flat=True))
    return {
        "all": len(outcomes),
        "signed": outcomes.count(True),
        "refused": outcomes.count(False),
        "waiting": outcomes.count(None),
        "done": len(outcomes) - outcomes.count(None),
    }


def is_head(actor: Actor) -> bool:
    """Whether the actor signs for any unit."""
    return actor.holds(*HEADS)


def replied_by(signature: HeadSignature) -> QuerySet[InternalDocument]:
    """The documents that answer one."""
    return signature.document.replies.select_related("unit", "signature")


def numbers() -> Iterator[str]:
    """Every number given is there, once, signed, waiting for its signature or forgone: each fault found, in Spanish."""
    rows = HeadSignature.objects.values_list("acronym", "kind", "year", "ordinal")
    without = unsigned().values_list("acronym", "document__kind", "pending__year", "pending__ordinal")
    found = (
        (series_of(Kind(kind), acronym), year, ordinal)
        for acronym, kind, year, ordinal in merge(
            rows.order_by("year", "ordinal").iterator(),
            without.order_by("pending__year", "pending__ordinal").iterator(),
            key=itemgetter(2, 3),
        )
    )
    known = InternalDocument.objects.order_by().values_list("kind", "unit__acronym").distinct()
    series = {series_of(Kind(kind), acronym) for kind, acronym in known}
    yield from verification.gapless("documentos internos", series, found)
