"""How is cash noted as deposited, a bank's statement imported, and each of its lines told what it is?"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from chancery.contexts.consular_accounts import queries, rules
from chancery.contexts.consular_accounts.models import Account, BankLine, Deposit, LineMatch, Statement
from chancery.contexts.consular_accounts.rules import BankStatement, Candidate, MatchKind, StatementFormat
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation

_MEDIA = {StatementFormat.CSV: "text/csv", StatementFormat.CAMT: "application/xml"}


class AccountOver(Conflict):
    """An approved account is not added to."""

    code = "account_over"
    sentence = "La cuenta {number} ya está aprobada: no se le agrega nada."


class DepositTwice(Conflict):
    """One operation of a bank is one deposit."""

    code = "deposit_twice"
    sentence = "El depósito {operation} del banco {bank} ya estaba registrado."
    next_step = "Revise el número en la constancia del banco."


class StatementUnreadable(Invalid):
    """The file is no statement that can be read."""

    code = "statement_unreadable"
    sentence = "No se puede importar el extracto: {why}."
    next_step = "Pida al banco el extracto camt.053, o escríbalo en CSV con la cabecera que indica la página."


class StatementTwice(Conflict):
    """A statement is imported once."""

    code = "statement_twice"
    sentence = "Ese extracto ya se importó."
    next_step = "Abra la página de conciliación: sus movimientos están ahí."


class StatementOfAnother(Invalid):
    """The statement is of another month, or in another money."""

    code = "statement_of_another"
    sentence = "El extracto no es de esta cuenta: {why}."
    next_step = "Compruebe el mes y la cuenta del banco."


class LineMatched(Conflict):
    """A line is one movement; a movement is one line."""

    code = "bank_line_matched"
    sentence = "Ese movimiento ya tiene su correspondencia."
    next_step = "Vuelva a abrir la página de conciliación."


class MatchUnfit(Invalid):
    """What a line is said to be has its amount."""

    code = "bank_match_unfit"
    sentence = "Lo elegido no es del importe del movimiento, o ya no está pendiente."
    next_step = "Elija otro, o explique el movimiento."


@transaction.atomic
def note_deposit(
    *,
    account: Account,
    collected_on: date,
    deposited_on: date,
    local: Decimal,
    bank: str,
    operation: str,
    actor: Actor,
) -> Deposit:
    """Note that the cash of a day was taken to the bank. Raises `DepositTwice`, `AccountOver`, or `Invalid`."""
    access.require(actor, *queries.KEEPERS, office_id=account.office_id)
    _hold(account)
    bank, operation = " ".join(bank.split())[:80], " ".join(operation.split())[:40]
    fields: dict[str, list[str]] = {}
    if rules.first_of(collected_on) != account.month:
        fields["collected_on"] = [f"Debe ser un día de {account.month:%m/%Y}."]
    if deposited_on > organisation.local_date(account.office):
        fields["deposited_on"] = ["La fecha no puede ser futura."]
    elif deposited_on < collected_on:
        fields["deposited_on"] = ["No puede ser anterior al día en que se recaudó."]
    if local <= 0:
        fields["local"] = ["Debe ser mayor que cero."]
    if not bank:
        fields["bank"] = ["Indique el banco."]
    if not operation:
        fields["operation"] = ["Indique el número de la operación."]
    if fields:
        raise Invalid(fields)
    deposit = Deposit(
        account=account,
        collected_on=collected_on,
        due_on=queries.deposit_due(account.office, collected_on),
        deposited_on=deposited_on,
        local=local,
        bank=bank,
        operation=operation,
        by_id=access.require_person(actor),
    )
    try:
        with transaction.atomic():
            deposit.save(force_insert=True)
    except IntegrityError as error:
        if "deposit_noted_once" not in str(error):
            raise
        raise DepositTwice(operation=operation, bank=bank) from error
    facts = {
        "deposit": deposit.pk,
        "collected_on": collected_on,
        "deposited_on": deposited_on,
        "local": local,
        "bank": bank,
        "operation": operation,
    }
    ledger.record(chain=account.case_id, verb="consular_accounts.note_deposit", actor=actor, facts=facts)
    return deposit


@transaction.atomic
def import_statement(*, account: Account, content: bytes, filename: str, actor: Actor) -> Statement:
    """Take in a bank's statement once, and match what leaves no doubt.

    Raises `StatementUnreadable`, `StatementTwice`, `StatementOfAnother`, `AccountOver`.
    """
    access.require(actor, *queries.KEEPERS, office_id=account.office_id)
    try:
        read = rules.read(content)
    except rules.StatementUnfit as error:
        told = StatementUnreadable.sentence.format(why=error)
        raise StatementUnreadable({"file": [told]}, why=str(error)) from None
    _hold(account)
    _require_own(account, read)
    statement = Statement(
        account=account,
        office_id=account.office_id,
        file=documents.keep(content, _MEDIA[read.form]),
        filename=filename[:200],
        form=read.form,
        bank_account=read.account,
        identifier=read.identifier,
        since=read.since,
        until=read.until,
        opening=read.opening,
        closing=read.closing,
        by_id=access.require_person(actor),
    )
    try:
        with transaction.atomic():
            statement.save(force_insert=True)
    except IntegrityError as error:
        if "statement_file_once" not in str(error) and "statement_identifier_once" not in str(error):
            raise
        raise StatementTwice from error
    BankLine.objects.bulk_create(
        (
            BankLine(
                statement=statement,
                position=each.position,
                booked_on=each.booked_on,
                valued_on=each.valued_on,
                amount=each.amount,
                reference=each.reference,
                description=each.description,
            )
            for each in read.lines
        ),
        batch_size=1000,
    )
    facts = {
        "statement": statement.pk,
        "sha256": statement.file_id,
        "lines": len(read.lines),
        "since": read.since,
        "until": read.until,
    }
    ledger.record(chain=account.case_id, verb="consular_accounts.import_statement", actor=actor, facts=facts)
    _match(account)
    return statement


@transaction.atomic
def match_again(*, account: Account, actor: Actor) -> int:
    """Look once more for what the lines without a match are: what was noted meanwhile may fit."""
    access.require(actor, *queries.KEEPERS, office_id=account.office_id)
    _hold(account)
    return _match(account)


@transaction.atomic
def match_line(*, account: Account, line: BankLine, candidate_id: UUID, actor: Actor) -> LineMatch:
    """Say which movement of the books a line is. Raises `LineMatched`, `MatchUnfit`, `AccountOver`."""
    access.require(actor, *queries.KEEPERS, office_id=account.office_id)
    _hold(account)
    _require_bare(line)
    wanted = next((each for each in queries.candidates(account) if each.id == candidate_id), None)
    if wanted is None or wanted.amount != line.amount:
        raise MatchUnfit({"candidate": [MatchUnfit.sentence]})
    made = _match_of(line.pk, wanted, access.require_person(actor))
    made.save(force_insert=True)
    facts = {"line": line.pk, "kind": made.kind, "movement": wanted.id}
    ledger.record(chain=account.case_id, verb="consular_accounts.match_line", actor=actor, facts=facts)
    return made


@transaction.atomic
def explain_line(*, account: Account, line: BankLine, explanation: str, actor: Actor) -> LineMatch:
    """Say why a line is nothing of the books, as a bank's commission. Raises `LineMatched`, `Invalid`, `AccountOver`."""
    access.require(actor, *queries.KEEPERS, office_id=account.office_id)
    _hold(account)
    _require_bare(line)
    if not explanation.strip():
        raise Invalid({"explanation": ["Escriba qué es ese movimiento."]})
    made = LineMatch.objects.create(
        line=line,
        kind=MatchKind.EXPLAINED,
        explanation=explanation.strip()[:500],
        by_id=access.require_person(actor),
    )
    facts = {"line": line.pk, "explanation": made.explanation}
    ledger.record(chain=account.case_id, verb="consular_accounts.explain_line", actor=actor, facts=facts)
    return made


def _hold(account: Account) -> None:
    """Whoever changes an account takes turns on its chain. Raises `AccountOver`."""
    ledger.hold(account.case_id)
    account.case.refresh_from_db(fields=["state", "closed_at"])
    if account.case.closed_at is not None:
        raise AccountOver(number=account.case.number)


def _require_own(account: Account, read: BankStatement) -> None:
    why = ""
    if read.currency != account.currency:
        why = f"está en {read.currency} y la oficina recauda en {account.currency}"
    elif read.until < account.month or read.since > rules.last_of(rules.next_month(account.month)):
        why = (
            f"va del {read.since:%d/%m/%Y} al {read.until:%d/%m/%Y}, y la cuenta es de {account.month:%m/%Y}"
        )
    if why:
        raise StatementOfAnother({"file": [StatementOfAnother.sentence.format(why=why)]}, why=why)


def _require_bare(line: BankLine) -> None:
    if LineMatch.objects.filter(line=line).exists():
        raise LineMatched


def _match(account: Account) -> int:
    """The matches that leave no doubt, over the bare lines of every statement of the month."""
    bare = {line.pk: line for line in queries.lines_of(account).filter(match=None)}
    by_place = dict(enumerate(bare.values()))
    told = [
        rules.StatementLine(
            place, line.booked_on, line.valued_on, line.amount, line.reference, line.description
        )
        for place, line in by_place.items()
    ]
    pairs = rules.match(told, queries.candidates(account))
    LineMatch.objects.bulk_create(
        _matches((by_place[line.position].pk, candidate) for line, candidate in pairs)
    )
    return len(pairs)


def _matches(pairs: Iterable[tuple[UUID, Candidate]]) -> list[LineMatch]:
    return [_match_of(line_id, candidate, None) for line_id, candidate in pairs]


def _match_of(line_id: UUID, candidate: Candidate, by_id: UUID | None) -> LineMatch:
    return LineMatch(
        line_id=line_id, kind=candidate.kind, by_id=by_id, **{f"{candidate.kind.value}_id": candidate.id}
    )
