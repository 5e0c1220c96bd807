"""What is done with an account: one endpoint a verb, each calling the action that the page calls.

`approve` and `endorse` are plain steps, at `/cases/{number}/steps/{step}`.
"""

import binascii
from base64 import b64decode
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from chancery.contexts.consular_accounts import actions, queries, rules
from chancery.contexts.consular_accounts.models import Account, RemittanceMeans
from chancery.contexts.consular_accounts.procedures import CONSULAR_ACCOUNT
from chancery.contexts.consular_accounts.rules import BookKind, Rank
from chancery.kernel.organisation import queries as organisation
from chancery.web.api_auth import Session, actor_from
from chancery.web.api_fields import Day, Line, OptionalLine
from chancery.web.idempotency import OPENAPI, idempotent

router = Router(tags=["consular-accounts"])
officer = Session()
Amount = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
Rate = Annotated[Decimal, Field(gt=0, max_digits=16, decimal_places=6)]
Note = Annotated[str, Field(max_length=2000, pattern=r"^[^\x00]*$")]


class AccountOut(Schema):
    """How the account of a month stands. `due_on`: by when the office must send, or who reviews must review."""

    number: str
    office: str
    month: date
    rank: Rank
    state: str
    currency: str
    remit_by: date
    due_on: date | None
    acts: int | None = None
    collected: Decimal | None = None
    collected_consular: Decimal | None = None
    balance: Decimal | None = None
    balance_consular: Decimal | None = None
    remitted: Decimal | None = None
    dollars: Decimal | None = None


class AccountStandingOut(Schema):
    """An office in a month; without a number when it opened none."""

    office: str
    number: str | None
    state: str
    due_on: date | None
    is_late: bool


class OpenIn(Schema):
    office: Line


class CloseIn(Schema):
    is_single_document: bool = False


class RemitIn(Schema):
    """`bank_rate` is what one dollar cost in local money."""

    local: Amount
    means: RemittanceMeans
    bank: OptionalLine = ""
    operation: OptionalLine = ""
    made_on: date
    bank_rate: Rate | None = None
    late_because: Note = ""


class LineFoundIn(Schema):
    book: BookKind
    line: Line
    reason: Note


class ObserveIn(Schema):
    found: Annotated[list[LineFoundIn], Field(max_length=100)]


class AnswersIn(Schema):
    """By the id of the observation."""

    answers: dict[UUID, Note]


class CorrectIn(AnswersIn):
    reason: Note
    is_single_document: bool = False


class ObservationOut(Schema):
    id: UUID
    book: BookKind
    line: str
    reason: str
    is_by_head: bool
    answer: str | None


class DepositIn(Schema):
    collected_on: date
    deposited_on: date
    local: Amount
    bank: Line
    operation: Line


class DepositOut(Schema):
    id: UUID
    due_on: date
    is_late: bool


class StatementIn(Schema):
    """The bytes of a camt.053 or of a CSV, in base64."""

    filename: Line
    content: Annotated[str, Field(max_length=28_000_000)]


class LineOut(Schema):
    """A movement of the bank, and what it turned out to be."""

    id: UUID
    booked_on: date
    amount: Decimal
    reference: str
    description: str
    match: str | None
    explanation: str


class MatchIn(Schema):
    """Either the movement of the books that it is, or what else it is."""

    movement: UUID | None = None
    explanation: Note = ""


class DifferenceOut(Schema):
    code: str
    sentence: str
    amount: Decimal | None


@router.get("/", auth=officer, response=list[AccountStandingOut], summary="Cuentas de un mes")
def board(request: HttpRequest, month: Day) -> list[AccountStandingOut]:
    return [
        AccountStandingOut(
            office=each.office.code,
            number=each.account.case.number if each.account else None,
            state=each.state,
            due_on=each.due_on,
            is_late=each.is_late,
        )
        for each in queries.board(rules.first_of(month), actor=actor_from(request))
    ]


@router.post(
    "/", auth=officer, response={201: AccountOut}, openapi_extra=OPENAPI, summary="Abrir el mes que sigue"
)
@decorate_view(idempotent)
def open_month(request: HttpRequest, sent: OpenIn) -> Status[Any]:
    office = organisation.office(sent.office)
    return Status(201, _out(actions.open_month(office=office, actor=actor_from(request))))


@router.get("/{number}", auth=officer, response=AccountOut, summary="Una cuenta")
def account(request: HttpRequest, number: str) -> AccountOut:
    return _out(find(request, number))


@router.post("/{number}/close", auth=officer, response=AccountOut, summary="Cerrar los libros")
def close(request: HttpRequest, number: str, sent: CloseIn) -> AccountOut:
    found = find(request, number)
    actions.close(account=found, is_single_document=sent.is_single_document, actor=actor_from(request))
    return _out(find(request, number))


@router.post("/{number}/remit", auth=officer, response=AccountOut, summary="Registrar la remesa")
def remit(request: HttpRequest, number: str, sent: RemitIn) -> AccountOut:
    sending = actions.Sending(
        local=sent.local,
        means=sent.means,
        bank=sent.bank,
        operation=sent.operation,
        made_on=sent.made_on,
        bank_rate=sent.bank_rate,
        late_because=sent.late_because,
    )
    actions.remit(account=find(request, number), sending=sending, actor=actor_from(request))
    return _out(find(request, number))


@router.get("/{number}/observations", auth=officer, response=list[ObservationOut], summary="Observaciones")
def observations(request: HttpRequest, number: str) -> list[ObservationOut]:
    return [
        ObservationOut(
            id=each.pk,
            book=BookKind(each.book),
            line=each.line,
            reason=each.reason,
            is_by_head=each.is_by_head,
            answer=each.answer.text if hasattr(each, "answer") else None,
        )
        for each in queries.observations_of(find(request, number))
    ]


@router.post("/{number}/observe", auth=officer, response=AccountOut, summary="Observar, como Lima")
def observe(request: HttpRequest, number: str, sent: ObserveIn) -> AccountOut:
    actions.observe(account=find(request, number), found=_found(sent), actor=actor_from(request))
    return _out(find(request, number))


@router.post("/{number}/send-back", auth=officer, response=AccountOut, summary="Observar, como jefatura")
def send_back(request: HttpRequest, number: str, sent: ObserveIn) -> AccountOut:
    actions.send_back(account=find(request, number), found=_found(sent), actor=actor_from(request))
    return _out(find(request, number))


@router.post("/{number}/answer", auth=officer, response=AccountOut, summary="Responder a Lima")
def answer(request: HttpRequest, number: str, sent: AnswersIn) -> AccountOut:
    actions.answer(account=find(request, number), answers=sent.answers, actor=actor_from(request))
    return _out(find(request, number))


@router.post("/{number}/explain", auth=officer, response=AccountOut, summary="Responder a la jefatura")
def explain(request: HttpRequest, number: str, sent: AnswersIn) -> AccountOut:
    actions.explain(account=find(request, number), answers=sent.answers, actor=actor_from(request))
    return _out(find(request, number))


@router.post("/{number}/correct", auth=officer, response=AccountOut, summary="Cerrar otra vez los libros")
def correct(request: HttpRequest, number: str, sent: CorrectIn) -> AccountOut:
    actions.correct(
        account=find(request, number),
        reason=sent.reason,
        answers=sent.answers,
        is_single_document=sent.is_single_document,
        actor=actor_from(request),
    )
    return _out(find(request, number))


@router.post(
    "/{number}/deposits",
    auth=officer,
    response={201: DepositOut},
    openapi_extra=OPENAPI,
    summary="Registrar un depósito",
)
@decorate_view(idempotent)
def note_deposit(request: HttpRequest, number: str, sent: DepositIn) -> Status[Any]:
    made = actions.note_deposit(account=find(request, number), **sent.dict(), actor=actor_from(request))
    return Status(201, DepositOut(id=made.pk, due_on=made.due_on, is_late=made.is_late))


@router.post(
    "/{number}/statements",
    auth=officer,
    response={201: list[LineOut]},
    openapi_extra=OPENAPI,
    summary="Importar un extracto",
)
@decorate_view(idempotent)
def import_statement(request: HttpRequest, number: str, sent: StatementIn) -> Status[Any]:
    found = find(request, number)
    try:
        content = b64decode(sent.content, validate=True)
    except (binascii.Error, ValueError):
        content = b""
    actions.import_statement(
        account=found, content=content, filename=sent.filename, actor=actor_from(request)
    )
    return Status(201, _lines(found))


@router.get("/{number}/lines", auth=officer, response=list[LineOut], summary="Movimientos del banco")
def lines(request: HttpRequest, number: str) -> list[LineOut]:
    return _lines(find(request, number))


@router.post(
    "/{number}/lines/{uuid:line_id}/match",
    auth=officer,
    response=list[LineOut],
    summary="Decir qué es un movimiento",
)
def match_line(request: HttpRequest, number: str, line_id: UUID, sent: MatchIn) -> list[LineOut]:
    found, actor = find(request, number), actor_from(request)
    line = queries.line(found, line_id)
    if sent.movement is not None:
        actions.match_line(account=found, line=line, candidate_id=sent.movement, actor=actor)
    else:
        actions.explain_line(account=found, line=line, explanation=sent.explanation, actor=actor)
    return _lines(found)


@router.get("/{number}/differences", auth=officer, response=list[DifferenceOut], summary="Diferencias")
def differences(request: HttpRequest, number: str) -> list[DifferenceOut]:
    return [
        DifferenceOut(code=each.code, sentence=each.sentence, amount=each.amount)
        for each in queries.differences(queries.bank_month(find(request, number)))
    ]


def find(request: HttpRequest, number: str) -> Account:
    """The account of that number, as the caller sees it."""
    return queries.by_number(actor_from(request), number)


def _found(sent: ObserveIn) -> list[actions.Found]:
    return [actions.Found(each.book, each.line, each.reason) for each in sent.found]


def _lines(found: Account) -> list[LineOut]:
    return [
        LineOut(
            id=line.pk,
            booked_on=line.booked_on,
            amount=line.amount,
            reference=line.reference,
            description=line.description,
            match=line.match.kind if hasattr(line, "match") else None,
            explanation=line.match.explanation if hasattr(line, "match") else "",
        )
        for line in queries.lines_of(found)
    ]


def _out(found: Account) -> AccountOut:
    closing, sent = queries.last_closing(found), queries.remittance_of(found)
    return AccountOut(
        number=found.case.number,
        office=found.office.code,
        month=found.month,
        rank=Rank(found.rank),
        state=CONSULAR_ACCOUNT.state(found.case.state),
        currency=found.currency,
        remit_by=found.remit_by,
        due_on=queries.due_of(found),
        acts=closing.acts if closing else None,
        collected=closing.collected_local if closing else None,
        collected_consular=closing.collected_consular if closing else None,
        balance=closing.balance_local if closing else None,
        balance_consular=closing.balance_consular if closing else None,
        remitted=sent.total_local if sent else None,
        dollars=sent.dollars if sent else None,
    )
