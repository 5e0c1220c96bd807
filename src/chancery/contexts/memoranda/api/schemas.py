"""What programs send of internal documents, and what they are answered."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from chancery.contexts.memoranda import actions, queries
from chancery.contexts.memoranda.models import Endorsement, HeadSignature, InternalDocument, PreparedSignature
from chancery.contexts.memoranda.queries import Reviewer
from chancery.contexts.memoranda.rules import Kind, Motive, State
from chancery.web.api_fields import Line, OptionalLine, Paragraph

Subject = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=r"^[^\x00]*$"),
]
Body = Annotated[str, StringConstraints(min_length=1, max_length=60_000, pattern=r"^[^\x00]*$")]
References = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]


class InternalAddresseeIn(Schema):
    """`place` is the acronym of a unit or, where the kind allows it, the name of another entity."""

    place: Line
    name: OptionalLine = ""
    post: OptionalLine = ""
    is_copy: bool = False


class InternalTextIn(Schema):
    subject: Subject
    body: Body
    references: References = ""
    sender_post: OptionalLine = ""
    addressees: Annotated[list[InternalAddresseeIn], Field(min_length=1, max_length=300)]


class InternalDraftIn(InternalTextIn):
    kind: Kind
    unit: Line
    answers: UUID | None = None
    record_number: OptionalLine = ""
    answers_record: bool = False


class InternalSaveIn(InternalTextIn):
    """`base` is the version on which this one was written."""

    base: Annotated[int, Field(ge=1)]


class InternalSeenIn(Schema):
    base: Annotated[int, Field(ge=1)]


class InternalReviewIn(InternalSeenIn):
    """In order: the id of a colleague of the unit as `p:…`, or the code of another unit as `u:…`."""

    reviewers: Annotated[list[Line], Field(max_length=20)] = []


class InternalSignIn(InternalSeenIn):
    """`key`: the one that the ministry holds, or one's own: then it has its number and waits at `/own-signatures/`."""

    key: Literal["server", "own"] = "server"
    motive: Motive = Motive.AUTHOR
    dispatches: bool = False


class InternalReasonIn(Schema):
    reason: Paragraph


class InternalEvidenceIn(Schema):
    evidence: OptionalLine = ""


class InternalCoAuthorIn(Schema):
    person_id: UUID


class InternalChosenIn(Schema):
    id: UUID
    version: Annotated[int, Field(ge=1)]


class InternalBatchIn(Schema):
    chosen: Annotated[list[InternalChosenIn], Field(min_length=1, max_length=actions.LARGEST + 1)]
    motive: Motive = Motive.AUTHOR
    dispatches: bool = False


class InternalAddresseeOut(Schema):
    """`place` as it is sent: the acronym of a unit, or the name of another entity."""

    place: str
    name: str
    post: str
    is_copy: bool


class InternalEndorsementOut(Schema):
    """A visto bueno of the last round, in its order; without an instant it was not given yet."""

    reviewer: str
    given_at: datetime | None
    given_by: str


class InternalDispatchOut(Schema):
    id: UUID
    document_id: UUID
    number: str
    place: str
    is_copy: bool
    sent_at: datetime
    received_at: datetime | None
    reply: str
    filed_because: str
    cuo: str
    cargo: str


class InternalDocumentOut(Schema):
    """`number` and `code` are empty until the head signs; `pending_id` is of what waits for the head's own key."""

    id: UUID
    kind: Kind
    unit: str
    state: State
    version: int
    subject: str
    body: str
    references: str
    sender_post: str
    addressees: list[InternalAddresseeOut]
    co_authors: list[str]
    endorsements: list[InternalEndorsementOut]
    number: str
    code: str
    pending_id: UUID | None
    record_number: str
    answers_record: bool
    dispatches: list[InternalDispatchOut]


class InternalLineOut(Schema):
    id: UUID
    kind: Kind
    unit: str
    state: State
    version: int
    subject: str


class InternalWaitingOut(Schema):
    drafts: list[InternalLineOut]
    to_endorse: list[InternalLineOut]
    to_sign: list[InternalLineOut]


class InternalSignedOut(Schema):
    id: UUID
    number: str
    kind: Kind
    unit: str
    state: State
    subject: str
    signed_at: datetime
    signed_by: str


class InternalNumberOut(Schema):
    """A line of a register: what was signed, or a number annulled without a signature, which nobody signed."""

    id: UUID
    number: str
    state: State
    subject: str
    signed_at: datetime | None
    signed_by: str
    annulled_because: str

    @classmethod
    def of(cls, each: HeadSignature | PreparedSignature) -> "InternalNumberOut":
        told: dict[str, Any] = {
            "id": each.document_id,
            "number": each.number,
            "subject": each.version.subject,
        }
        if isinstance(each, PreparedSignature):
            reason = each.pending.forgone.reason
            return cls(**told, state=State.ANNULLED, signed_at=None, signed_by="", annulled_because=reason)
        annulment = getattr(each.document, "annulment", None)
        return cls(
            **told,
            state=each.document.standing,
            signed_at=each.at,
            signed_by=each.by.full_name,
            annulled_because=annulment.reason if annulment else "",
        )


class InternalItemOut(Schema):
    document_id: UUID
    is_signed: bool | None
    number: str
    refusal: str


class InternalBatchOut(Schema):
    id: UUID
    finished_at: datetime | None
    signed: int
    refused: int
    waiting: int
    items: list[InternalItemOut]


class InternalPreparedOut(Schema):
    document_id: UUID
    number: str
    pending_id: UUID


class InternalRefusedOut(Schema):
    document_id: UUID
    refusal: str


class InternalRoundOut(Schema):
    """What waits for the head's own key at `/own-signatures/`, and what was refused with the reason."""

    waiting: list[InternalPreparedOut]
    refused: list[InternalRefusedOut]


def text_of(found: InternalDocument) -> dict[str, Any]:
    """What whoever endorses, signs or answers reads: the last version, to whom it goes, and who stands behind it."""
    version = queries.version_of(found)
    return {
        "subject": version.subject,
        "body": version.body,
        "references": version.references,
        "sender_post": version.sender_post,
        "addressees": [
            InternalAddresseeOut(
                place=each.office.acronym if each.office else each.entity,
                name=each.name,
                post=each.post,
                is_copy=each.is_copy,
            )
            for each in version.addressees.all()
        ],
        "co_authors": [each.person.full_name for each in found.co_authors.select_related("person")],
        "endorsements": [_endorsement(each) for each in queries.chain_of(found)],
    }


def _endorsement(asked: Endorsement) -> InternalEndorsementOut:
    given = getattr(asked, "given", None)
    return InternalEndorsementOut(
        reviewer=Reviewer(asked.office, asked.person).label,
        given_at=given.at if given else None,
        given_by=given.by.full_name if given else "",
    )
