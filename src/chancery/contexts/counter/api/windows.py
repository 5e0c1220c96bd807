"""The window for programs: who stands there, what is asked for, paid and signed, as on the officers' page."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import StringConstraints

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.actions import Attended, Order, Settlement
from chancery.contexts.counter.models import CounterAct, Visit
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees.rules import Means
from chancery.kernel.identity.actions import Details
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Country, Line, OptionalLine, Remark
from chancery.web.idempotency import OPENAPI, idempotent, idempotent_beyond

visits = Router(tags=["visits"])
_officer = Session()
Name = Annotated[Line, Field(max_length=80)]


class VisitorNamesIn(Schema):
    """Who it is, where no register says so."""

    given_names: Line
    first_surname: Name
    second_surname: Annotated[OptionalLine, Field(max_length=80)] = ""
    nationality: Country = "PE"


class CounterVisitIn(Schema):
    """The document at hand; `window` says whose turn it is, if somebody was called to it."""

    office: Line
    window: int = 1
    kind: IdentityDocumentKind = IdentityDocumentKind.DNI
    number: Line
    country: Country = "PE"
    names: VisitorNamesIn | None = None

    def details(self) -> Details | None:
        if self.names is None:
            return None
        return Details(
            **{**self.names.dict(), "nationality": self.names.nationality.upper()},
            document_kind=self.kind,
            document_number=self.number,
            document_country=self.country.upper(),
        )


class CounterActOut(Schema):
    """An act: its case, its numbers and paper once it is signed, and the code by which anybody verifies the paper."""

    case: str
    title: str
    state: str
    entry_number: str
    document: str
    verification_code: str


class CounterVisitOut(Schema):
    id: UUID
    office: str
    person: str
    is_proven_by_register: bool
    acts: list[CounterActOut]


class CounterOrderIn(Schema):
    """An item of the tariff, how many, what its paper has to say, and how it is paid.

    `base` is the value in consular soles of which some items take a share; `amount`, the soles for which a letter of attorney is. `tendered` is the cash handed over. `signatory` is the id of a registered authority whose signature is certified.
    """

    item: Annotated[str, StringConstraints(strip_whitespace=True, max_length=4, pattern=r"^[^\x00]*$")]
    copies: int = 1
    detail: Remark = ""
    addressed_to: OptionalLine = ""
    signatory: UUID | None = None
    signed_on: date | None = None
    is_extraordinary: bool = False
    letter_on: date | None = None
    company: OptionalLine = ""
    corrects_own_error: bool = False
    base: Decimal | None = Field(default=None, ge=1, max_digits=14, decimal_places=2)
    amount: Decimal | None = Field(default=None, ge=0, max_digits=14, decimal_places=2)
    means: Means = Means.CASH
    tendered: Decimal | None = Field(default=None, ge=0, max_digits=12, decimal_places=2)
    bank: Annotated[OptionalLine, Field(max_length=80)] = ""
    operation: Annotated[OptionalLine, Field(max_length=40)] = ""
    paid_on: date | None = None

    def order(self) -> Order:
        return Order(
            item=self.item,
            copies=self.copies,
            detail=self.detail,
            addressed_to=self.addressed_to,
            signatory_id=self.signatory,
            signed_on=self.signed_on,
            is_extraordinary=self.is_extraordinary,
            letter_on=self.letter_on,
            company=self.company,
            corrects_own_error=self.corrects_own_error,
            base=self.base,
            amount=self.amount,
        )

    def settlement(self) -> Settlement:
        return Settlement(
            means=self.means,
            tendered=self.tendered,
            bank=self.bank,
            operation=self.operation,
            paid_on=self.paid_on,
        )


class AttendedOut(Schema):
    """What came of it; unsigned acts wait for the consul."""

    due: str
    change: str
    is_signed: bool
    acts: list[CounterActOut]


@visits.post(
    "/",
    auth=_officer,
    response={201: CounterVisitOut},
    openapi_extra=OPENAPI,
    summary="Recibir a quien está ante la ventanilla",
)
@decorate_view(idempotent_beyond)
def receive(request: HttpRequest, sent: CounterVisitIn) -> Status[Any]:
    office = organisation.office(sent.office)
    visit = actions.receive(
        office=office,
        document=(sent.kind, sent.number, sent.country.upper()),
        ticket=queries.at_window(office, sent.window),
        names=sent.details(),
        actor=actor_from(request),
    )
    return Status(201, _visit(visit))


@visits.get(
    "/{uuid:visit_id}",
    auth=_officer,
    response=CounterVisitOut,
    summary="Una atención y lo que se hizo en ella",
)
def visit(request: HttpRequest, visit_id: UUID) -> CounterVisitOut:
    return _visit(queries.visit(actor_from(request), visit_id))


@visits.post(
    "/{uuid:visit_id}/acts",
    auth=_officer,
    response={201: AttendedOut},
    openapi_extra=OPENAPI,
    summary="Cobrar lo que se pide y, si se puede, firmarlo",
)
@decorate_view(idempotent)
def attend(request: HttpRequest, visit_id: UUID, sent: CounterOrderIn) -> Status[Any]:
    actor = actor_from(request)
    found = queries.visit(actor, visit_id)
    done: Attended = actions.attend(
        visit=found, order=sent.order(), settlement=sent.settlement(), actor=actor
    )
    return Status(
        201,
        AttendedOut(
            due=str(done.due),
            change=str(done.change or ""),
            is_signed=done.is_signed,
            acts=[_act(each) for each in queries.acts_of_visit(found) if each in done.acts],
        ),
    )


@visits.get(
    "/offices/{code}/to-be-signed",
    auth=_officer,
    response=list[CounterActOut],
    summary="Lo cobrado que espera una firma",
)
def to_be_signed(request: HttpRequest, code: str) -> list[CounterActOut]:
    waiting = queries.to_be_signed(actor_from(request), organisation.office(code))
    return [_act(each) for each in waiting]


@visits.post(
    "/acts/{number}/sign",
    auth=_officer,
    response=CounterActOut,
    openapi_extra=OPENAPI,
    summary="Firmar una actuación",
)
@decorate_view(idempotent)
def sign(request: HttpRequest, number: str) -> CounterActOut:
    """As consul, or in the consul's place: by the office that one holds there."""
    actor = actor_from(request)
    act = queries.by_number(actor, number)
    actions.sign(act=act, actor=actor)
    return _act(queries.by_number(actor, number))


def _visit(found: Visit) -> CounterVisitOut:
    return CounterVisitOut(
        id=found.id,
        office=found.office.code,
        person=found.person.full_name,
        is_proven_by_register=found.is_proven_by_register,
        acts=[_act(each) for each in queries.acts_of_visit(found)],
    )


def _act(found: CounterAct) -> CounterActOut:
    done, paper = queries.act_of_case(found.case), documents.of_case(found.case_id).first()
    return CounterActOut(
        case=found.case.number,
        title=found.title,
        state=found.case.state,
        entry_number=done.entry_number if done else "",
        document=paper.number if paper else "",
        verification_code=paper.verification_code if paper else "",
    )
