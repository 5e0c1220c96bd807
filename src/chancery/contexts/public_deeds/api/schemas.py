"""Of what shape is what a program sends and receives of a deed?"""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from chancery.contexts.public_deeds.actions import Particulars
from chancery.contexts.public_deeds.models import Finding, Manner
from chancery.contexts.public_deeds.rules.kinds import CopyKind, Part
from chancery.contexts.public_deeds.rules.parties import Person as PersonInDeed
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.web.api_fields import Country, Line, OptionalLine, Paragraph

Short = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00]*$")]
Year = Annotated[int, Field(ge=1800, le=2200)]
Sum = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]


class PersonIn(Schema):
    """Somebody in the deed, as the deed will name them."""

    part: Part
    given_names: Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")]
    first_surname: Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[^\x00]*$")]
    second_surname: Annotated[str, Field(max_length=80, pattern=r"^[^\x00]*$")] = ""
    document_kind: IdentityDocumentKind
    document_number: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[^\x00]*$")]
    document_country: Country = "PE"
    nationality: Short
    civil_status: Short
    occupation: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]
    address: Line
    birth_on: date | None = None
    on_behalf_of: OptionalLine = ""
    speaks_spanish: bool = True
    language: Annotated[str, Field(max_length=60, pattern=r"^[^\x00]*$")] = ""
    can_sign: bool = True
    can_read: bool = True


class DraftIn(Schema):
    """What the deed is to state; its kind decides of which book, and so of which procedure, it is."""

    kind: Line
    people: Annotated[list[PersonIn], Field(min_length=1, max_length=60)]
    object: Paragraph = ""
    clauses: Paragraph = ""
    faculties: Annotated[list[Line], Field(max_length=40)] = []
    value: Sum | None = None
    currency: Annotated[str, Field(pattern=r"^([A-Z]{3})?$")] = ""
    term: OptionalLine = ""
    exercise_place: OptionalLine = ""
    draft_by: OptionalLine = ""
    original: Annotated[str, Field(max_length=40, pattern=r"^[^\x00]*$")] = ""
    original_other: OptionalLine = ""

    def particulars(self) -> Particulars:
        stated = self.dict(exclude={"people"})
        people = [
            PersonInDeed(**each.dict() | {"document_country": each.document_country.upper()})
            for each in self.people
        ]
        return Particulars(people=people, **stated)


class DeedIn(DraftIn):
    office: Line
    uploads: dict[Line, UUID] = {}


class DeedPartyOut(Schema):
    id: UUID
    part: Part
    name: str
    identity: Finding | None
    signed: str


class LinkOut(Schema):
    """A deed made about this one."""

    effect: str
    number: str
    on: date
    paper: str


class DeedOut(Schema):
    """A deed: what it is, where it stands, who is in it, and what was done to it since."""

    id: UUID
    kind: str
    title: str
    office: str
    number: str | None
    first_foja: int | None
    last_foja: int | None
    entered_on: date | None
    paper: str | None
    stands: bool
    standing: str
    people: list[DeedPartyOut]
    chain: list[LinkOut]


class PartyIn(Schema):
    party_id: UUID


class DeedSignatureIn(PartyIn):
    manner: Manner


class QualifyIn(Schema):
    capacity: bool
    freedom: bool
    knowledge: bool
    has_medical_certificate: bool = False
    witnesses_are_no_kin: bool = False
    notes: OptionalLine = ""
    base: Annotated[Decimal, Field(ge=1, max_digits=14, decimal_places=2)] | None = None
    free_by: OptionalLine = ""


class DeedReasonIn(Schema):
    reason: Paragraph


class CopyIn(Schema):
    kind: CopyKind
    registry: OptionalLine = ""


class DeathIn(Schema):
    died_on: date
    certificate: Line
    upload_id: UUID


class OldIn(Schema):
    """An old deed on paper; `upload_id` is its image, received before."""

    office: Line
    year: Year
    number: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[^\x00]*$")]
    title: Line
    people: Paragraph
    deed_on: date | None = None
    fojas: Annotated[str, Field(max_length=40, pattern=r"^[^\x00]*$")] = ""
    transcript: Annotated[str, Field(max_length=50000, pattern=r"^[^\x00]*$")] = ""
    upload_id: UUID


class OldOut(Schema):
    id: UUID
    number: str
    year: int


class HitOut(Schema):
    title: str
    number: str
    office: str
    on: date | None
    people: str
    deed_id: UUID | None
    paper_id: UUID | None


class DeedRowOut(Schema):
    """A line of an index."""

    number: str
    title: str
    on: date
    fojas: str
    people: str
    state: str
