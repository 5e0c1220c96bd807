"""Which internal documents may somebody see, and what does one say?"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from chancery.contexts.memoranda.models import (
    Addressee,
    Attention,
    CoAuthor,
    Dispatch,
    DraftVersion,
    Endorsement,
    InternalDocument,
)
from chancery.contexts.memoranda.queries.people import HEADS, SECRETARIES, STAFF
from chancery.contexts.memoranda.rules import BEFORE_SIGNATURE, SIGNED, State
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.documents.models import Document
from chancery.kernel.organisation.models import Office


class InternalDocumentNotFound(NotFound):
    """There is none, or none that one may see."""

    code = "memoranda.document_not_found"
    sentence = "No encontramos ese documento interno entre los que usted puede ver."
    next_step = "Compruebe el número, o pídalo a la unidad que lo emitió."


def visible_to(actor: Actor) -> QuerySet[InternalDocument]:
    """A project: its authors, who heads its unit, and whose visto bueno was asked. Signed: its unit and its addressees."""
    found = InternalDocument.objects.all()
    if actor.is_system or actor.holds(Role.AUDITOR):
        return found
    if actor.person_id is None:
        return found.none()
    written_with = CoAuthor.objects.filter(document=OuterRef("pk"), person_id=actor.person_id)
    asked = Endorsement.objects.filter(document=OuterRef("pk")).filter(_asked_of(actor))
    sent = Dispatch.objects.filter(document=OuterRef("pk"), office__in=actor.offices(*STAFF))
    return found.filter(
        Q(author_id=actor.person_id)
        | Q(unit__in=actor.offices(*HEADS))
        | Q(unit__in=actor.offices(*STAFF), state__in=SIGNED)
        | Exists(written_with)
        | Exists(asked)
        | Exists(sent)
    )


def _asked_of(actor: Actor) -> Q:
    return Q(person_id=actor.person_id) | Q(person=None, office__in=actor.offices(*HEADS))


def document(document_id: UUID, *, actor: Actor) -> InternalDocument:
    """One that the actor may see. Raises `InternalDocumentNotFound`."""
    found = (
        visible_to(actor)
        .select_related("unit", "author", "signature__paper", "signature__by", "annulment", "answers")
        .filter(pk=document_id)
        .first()
    )
    if found is None:
        raise InternalDocumentNotFound
    return found


def version_of(document: InternalDocument, number: int | None = None) -> DraftVersion:
    """A version of a document; the last when none is named. Raises `InternalDocumentNotFound`."""
    found = (
        document.versions.select_related("by")
        .prefetch_related(Prefetch("addressees", Addressee.objects.select_related("office")))
        .filter(number=number if number is not None else document.version)
        .first()
    )
    if found is None:
        raise InternalDocumentNotFound
    return found


def paper_of(document: InternalDocument) -> Document:
    """The paper of a document that is signed. Raises `InternalDocumentNotFound`."""
    if not hasattr(document, "signature"):
        raise InternalDocumentNotFound
    return document.signature.paper


def versions(document: InternalDocument) -> QuerySet[DraftVersion]:
    """All of them, the last first."""
    return document.versions.select_related("by").order_by("-number")


def is_author(document: InternalDocument, actor: Actor) -> bool:
    """Whether the actor writes it."""
    return actor.person_id is not None and (
        document.author_id == actor.person_id
        or any(each.person_id == actor.person_id for each in document.co_authors.all())
    )


def endorsements_of(document: InternalDocument) -> QuerySet[Endorsement]:
    """Every visto bueno that was asked for, round by round, in their order."""
    asked = document.endorsements.select_related("office", "person", "given__by", "version")
    return asked.order_by("round", "position")


def chain_of(document: InternalDocument, every: Iterable[Endorsement] | None = None) -> list[Endorsement]:
    """The vistos buenos of the last round, in their order; of `every` one, where they were read already."""
    asked = list(endorsements_of(document) if every is None else every)
    return [each for each in asked if each.round == asked[-1].round]


def next_endorsement(
    document: InternalDocument, chain: Sequence[Endorsement] | None = None
) -> Endorsement | None:
    """Whose turn it is, where it is somebody's; of its `chain` where that is known."""
    if document.state != State.IN_REVIEW:
        return None
    asked = chain_of(document) if chain is None else chain
    return next((each for each in asked if not hasattr(each, "given")), None)


def may_endorse(endorsement: Endorsement, actor: Actor) -> bool:
    """Whether it is the actor's: the person's who was asked, or of who heads the unit that was asked."""
    if endorsement.person_id is not None:
        return endorsement.person_id == actor.person_id
    return actor.holds(*HEADS, office_id=endorsement.office_id)


def offered(
    document: InternalDocument, actor: Actor, chain: Sequence[Endorsement] | None = None
) -> tuple[str, ...]:
    """What the actor may do with the document as it stands; `chain` is what `chain_of` answers, where that is known."""
    writes, heads = is_author(document, actor), actor.holds(*HEADS, office_id=document.unit_id)
    serves = actor.holds(*SECRETARIES, office_id=document.unit_id)
    turn = next_endorsement(document, chain)
    reviews = turn is not None and may_endorse(turn, actor)
    may: dict[str, bool] = {
        "sign": heads and document.state == State.ENDORSED,
        "endorse": reviews,
        "return_for_changes": reviews or (heads and document.state == State.ENDORSED),
        "dispatch": serves and document.state == State.SIGNED,
        "send_to_review": (writes or heads) and document.state == State.DRAFT,
        "save": (writes or heads) and document.state == State.DRAFT,
        "add_co_author": writes and document.state == State.DRAFT,
        "recall": writes and document.state in (State.IN_REVIEW, State.ENDORSED),
        "discard": writes and document.state == State.DRAFT,
        "annul": heads and document.state in SIGNED and document.state != State.ANNULLED,
    }
    return tuple(verb for verb, is_offered in may.items() if is_offered)


def drafts_of(actor: Actor) -> QuerySet[InternalDocument]:
    """What the actor is writing, or waits for others."""
    if actor.person_id is None:
        return InternalDocument.objects.none()
    written_with = CoAuthor.objects.filter(document=OuterRef("pk"), person_id=actor.person_id)
    own = Q(author_id=actor.person_id) | Exists(written_with)
    return _told(InternalDocument.objects.filter(own, state__in=BEFORE_SIGNATURE)).order_by("-created_at")


def to_endorse(actor: Actor) -> QuerySet[InternalDocument]:
    """What waits for the actor's visto bueno, and for nobody's before, the oldest first."""
    before = Endorsement.objects.filter(
        document=OuterRef("document"),
        round=OuterRef("round"),
        position__lt=OuterRef("position"),
        given=None,
    )
    later = Endorsement.objects.filter(document=OuterRef("document"), round__gt=OuterRef("round"))
    asked = Endorsement.objects.filter(_asked_of(actor), ~Exists(before), ~Exists(later), given=None)
    waiting = InternalDocument.objects.filter(state=State.IN_REVIEW, pk__in=asked.values("document"))
    return _told(waiting).order_by("created_at", "pk")


def to_sign(actor: Actor) -> QuerySet[InternalDocument]:
    """What waits for the signature of who heads its unit, the oldest first."""
    waiting = InternalDocument.objects.filter(state=State.ENDORSED, unit__in=actor.offices(*HEADS))
    return _told(waiting).order_by("created_at", "pk")


def _told(found: QuerySet[InternalDocument]) -> QuerySet[InternalDocument]:
    return found.select_related("unit", "author")


def subjects(documents: Iterable[InternalDocument]) -> dict[UUID, str]:
    """What each of several is about, as its last version says."""
    wanted = {each.id: each.version for each in documents}
    rows = DraftVersion.objects.filter(document__in=wanted).values_list("document_id", "number", "subject")
    return {document_id: subject for document_id, number, subject in rows if wanted[document_id] == number}


def with_subjects(documents: Iterable[InternalDocument]) -> list[tuple[InternalDocument, str]]:
    """Several documents, each with what it is about."""
    listed = list(documents)
    told = subjects(listed)
    return [(each, told.get(each.id, "")) for each in listed]


def dispatches_of(document: InternalDocument) -> QuerySet[Dispatch]:
    """To whom it was sent, and what each did with it."""
    return (
        document.dispatches.select_related(
            "office",
            "addressee__office",
            "reception__by",
        )
        .prefetch_related(Prefetch("attentions", Attention.objects.select_related("reply__signature", "by")))
        .order_by("is_copy", "addressee__position")
    )


def other_reply(reply: InternalDocument) -> InternalDocument | None:
    """Another document of the same unit that stands and answers what this one answers."""
    stands = InternalDocument.objects.filter(unit=reply.unit, state__in=SIGNED - {State.ANNULLED})
    same = (
        stands.filter(answers=reply.answers_id)
        if reply.answers_id
        else stands.filter(record_id=reply.record_id, answers_record=True)
    )
    return same.exclude(pk=reply.pk).select_related("unit", "signature").order_by("signature__at").first()


def dispatch_to(document: InternalDocument, unit: Office) -> Dispatch | None:
    """What was sent to a unit of this document."""
    return dispatches_of(document).filter(office=unit).first()
