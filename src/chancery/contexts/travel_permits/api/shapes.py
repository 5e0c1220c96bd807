"""In which shapes do travel permits go to programs and come back?"""

from datetime import date, datetime
from uuid import UUID

from ninja import Router, Schema
from pydantic import AwareDatetime, Field

from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.models import Relation, Transport
from chancery.contexts.travel_permits.rules.authorisation import Proof
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents.single_use import IncidentKind
from chancery.web.api_auth import Session, may
from chancery.web.api_fields import Country, Line, OptionalLine, Paragraph

router = Router(tags=["travel-permits"])
APPLICANT = may("cases:write")
SESSION = Session()


class PaperIn(Schema):
    """An identity document; `country` is an ISO 3166-1 code."""

    kind: IdentityDocumentKind
    number: Line
    country: Country = "PE"

    def said(self) -> HeldDocument:
        return HeldDocument(self.kind, self.number, self.country.upper())


class NamedIn(Schema):
    name: Line
    document: PaperIn

    def said(self) -> actions.Named:
        return actions.Named(self.name, self.document.said())


class MinorIn(Schema):
    given_names: str = Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")
    first_surname: str = Field(min_length=1, max_length=80, pattern=r"^[^\x00]*$")
    second_surname: str = Field("", max_length=80, pattern=r"^[^\x00]*$")
    document: PaperIn
    born_on: date
    nationality: Country = "PE"
    is_resident: bool = True
    days_in_peru: int = Field(0, ge=0, le=9999)


class ParentIn(Schema):
    """Who authorises; `post` is the code of the consular office where that one will sign."""

    relation: Relation
    given_names: str = Field(min_length=1, max_length=120, pattern=r"^[^\x00]*$")
    first_surname: str = Field(min_length=1, max_length=80, pattern=r"^[^\x00]*$")
    second_surname: str = Field("", max_length=80, pattern=r"^[^\x00]*$")
    document: PaperIn
    post: Line
    proxy: NamedIn | None = None
    standing_on: date | None = None


class JourneyIn(Schema):
    from_city: Line
    to_city: Line
    to_country: Country
    transport: Transport
    departs_on: date
    returns_on: date | None = None
    route: OptionalLine = ""
    carrier: OptionalLine = ""
    receiver: OptionalLine = ""


class PermitUploads(Schema):
    """Files received before, by what each is."""

    birth_certificate: UUID | None = None
    minor_document: UUID | None = None
    death_certificate: UUID | None = None
    judicial_resolution: UUID | None = None
    power: UUID | None = None

    def by_requirement(self) -> dict[str, UUID]:
        return {name: upload_id for name, upload_id in self.dict().items() if upload_id}


class PermitRequestIn(Schema):
    """A request; `office` is the code of the consular office that issues."""

    minor: MinorIn
    basis: Basis
    company: Company
    parents: list[ParentIn] = Field(max_length=2)
    journey: JourneyIn
    companion: NamedIn | None = None
    office: Line
    uploads: PermitUploads

    def said(self) -> actions.Particulars:
        minor, journey = self.minor, self.journey
        return actions.Particulars(
            minor=actions.Minor(
                **minor.dict(exclude={"document", "nationality"}),
                document=minor.document.said(),
                nationality=minor.nationality.upper(),
            ),
            basis=self.basis,
            company=self.company,
            parents=tuple(
                actions.Parent(
                    **parent.dict(exclude={"document", "post", "proxy"}),
                    document=parent.document.said(),
                    post=organisation.office(parent.post),
                    proxy=parent.proxy.said() if parent.proxy else None,
                )
                for parent in self.parents
            ),
            journey=actions.Journey(
                **journey.dict(exclude={"to_country"}), to_country=journey.to_country.upper()
            ),
            companion=self.companion.said() if self.companion else None,
        )


class PermitIssueIn(Schema):
    """What was seen."""

    seen: list[Proof]


class PermitReasonIn(Schema):
    reason: Paragraph


class PermitSignatureIn(Schema):
    """At which office the signature is taken, and whether the power was seen where a proxy signs."""

    office: Line
    is_power_seen: bool = False


class PermitMoveIn(Schema):
    post: Line


class SignatureOut(Schema):
    ordinal: int
    name: str
    post: str
    signed_at: datetime | None
    identity: str


class CodeIn(Schema):
    """The border's token, the permit's number, or its verification code or address."""

    code: str = Field(min_length=1, max_length=700, pattern=r"^[^\x00]*$")


class BarOut(Schema):
    code: str
    sentence: str


class PermitOut(Schema):
    number: str
    office: str
    minor: str
    document: str
    born_on: date
    companion: str
    companion_document: str
    destination: str
    valid_from: date
    valid_until: date


class UseOut(Schema):
    """An exit: when the minor left, where, and who noted it."""

    left_at: datetime
    office: str
    officer: str


class VerdictOut(Schema):
    """Whether one may leave now, every reason why not, and with what to compare who stands there."""

    is_good: bool
    bars: list[BarOut]
    permit: PermitOut | None
    used_by: UseOut | None


class ExitIn(Schema):
    """`office` is the control post's code; `key` the device's own name for the exit.

    With `left_at` the exit has already happened without a line: it is kept whatever became of the permit.
    """

    code: str = Field(min_length=1, max_length=700, pattern=r"^[^\x00]*$")
    office: Line
    key: UUID
    left_at: AwareDatetime | None = None
    officer: OptionalLine = ""


class ExitOut(UseOut):
    """What was kept; with the incident, and the exit before it, where there is one."""

    number: str
    is_consuming: bool
    incident: IncidentKind | None
    incident_label: str
    first: UseOut | None
