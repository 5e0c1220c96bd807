"""How is the balance of a month sent: to the regional head, or to Lima in dollars with what dependants had sent?"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

from django.db import transaction

from chancery.contexts.consular_accounts import papers, queries, rules
from chancery.contexts.consular_accounts.actions._freezing import check_in_charge
from chancery.contexts.consular_accounts.models import (
    Account,
    BalanceLine,
    BookFile,
    Remittance,
    RemittanceMeans,
)
from chancery.contexts.consular_accounts.procedures import BOOK
from chancery.contexts.consular_accounts.rules import Rank, Sum
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, system_actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation

_NO_HEAD = system_actor("Oficina que no depende de una jefatura")


class RemittanceDiffers(Invalid):
    """The whole balance is sent, neither more nor less (D.S. 076-2005-RE, arts. 187-191)."""

    code = "remittance_differs"
    sentence = "Se remite el saldo entero: {balance}, y escribió {given}."
    next_step = (
        "Compruebe la constancia del banco. Las comisiones del banco no se descuentan del saldo (art. 196)."
    )


class BankRateMissing(Invalid):
    """What goes to Lima goes in dollars (D.S. 076-2005-RE, art. 191)."""

    code = "remittance_bank_rate_missing"
    sentence = "Falta el tipo de cambio al que el banco vendió los dólares."


class LateReasonMissing(Invalid):
    """What is sent late says why (D.S. 076-2005-RE, art. 197)."""

    code = "remittance_late_reason_missing"
    sentence = "El plazo venció el {due}: explique por qué se remite después."


@dataclass(frozen=True, slots=True)
class Sending:
    """How the balance was sent. `bank_rate` is what one dollar cost in local money."""

    local: Decimal
    means: RemittanceMeans
    bank: str
    operation: str
    made_on: date
    bank_rate: Decimal | None = None
    late_because: str = ""


@transaction.atomic
def remit(*, account: Account, sending: Sending, actor: Actor) -> Remittance:
    """Note that the balance of a closed month was sent, whole; a head's book of balances is signed with it.

    An office that stands under no head is at once before Lima. Raises `ChargeHandedOver`, `RemittanceDiffers`, `BankRateMissing`,
    `LateReasonMissing`, `Invalid` (`made_on`, `bank`, `operation`, `means`), and what `cases.step` raises.
    """
    with cases.step(account.case, "remit", actor=actor) as taking:
        check_in_charge(account, actor)
        parts = _parts(account)
        whole = rules.total(part for _, part in parts)
        remittance = _checked(account, sending, whole)
        own = parts[0][1]
        remittance.local, remittance.consular = own.local, own.consular
        remittance.total_local, remittance.total_consular = whole.local, whole.consular
        remittance.by_id = access.require_person(actor)
        remittance.save(force_insert=True)
        if account.rank == Rank.HEAD:
            _write_balances(remittance, parts)
        _issue(taking, remittance)
        taking.facts |= {
            "local": whole.local,
            "consular": whole.consular,
            "dollars": remittance.dollars,
            "means": remittance.means,
            "operation": remittance.operation,
            "made_on": remittance.made_on,
            "late_because": remittance.late_because,
        }
    if account.rank != Rank.DEPENDANT:
        with cases.step(account.case, "pass_on", actor=_NO_HEAD):
            pass
    return remittance


def _parts(account: Account) -> list[tuple[Account, Sum]]:
    """The office's own balance, then what each dependant had sent it."""
    closing = queries.last_closing(account)
    assert closing is not None
    own = rules.to_remit(Sum(closing.balance_local, closing.balance_consular))
    parts = [(account, own)]
    if account.rank == Rank.HEAD:
        # Locked, so that of two heads' months none passes the same remittance on twice.
        sent = queries.to_pass_on(account).select_for_update(of=("self",))
        parts += [(each.account, Sum(each.total_local, each.total_consular)) for each in sent]
    return parts


def _checked(account: Account, sending: Sending, whole: Sum) -> Remittance:
    """The remittance as it may be noted, without its sums."""
    if sending.local != whole.local:
        facts = {"balance": account.local(whole.local), "given": account.local(sending.local)}
        raise RemittanceDiffers({"local": [RemittanceDiffers.sentence.format(**facts)]}, **facts)
    fields: dict[str, list[str]] = {}
    is_nothing = not whole.local
    if is_nothing != (sending.means == RemittanceMeans.NOTHING):
        fields["means"] = ["Elija «Sin recaudación que remitir» solo cuando no hay saldo."]
    bank, operation = " ".join(sending.bank.split()), " ".join(sending.operation.split())
    if not is_nothing and not bank:
        fields["bank"] = ["Indique el banco."]
    if not is_nothing and not operation:
        fields["operation"] = ["Indique el número de la operación, del cheque o del giro."]
    if sending.made_on > organisation.local_date(account.office):
        fields["made_on"] = ["La fecha no puede ser futura."]
    elif sending.made_on <= rules.last_of(account.month):
        fields["made_on"] = ["El saldo se remite después de terminado el mes."]
    if fields:
        raise Invalid(fields)
    due = queries.send_by(account, is_nothing=is_nothing)
    if sending.made_on > due and not sending.late_because.strip():
        day = f"{due:%d/%m/%Y}"
        raise LateReasonMissing({"late_because": [LateReasonMissing.sentence.format(due=day)]}, due=day)
    bank_rate = _bank_rate(account, sending) if not is_nothing else None
    return Remittance(
        account=account,
        bank_rate=bank_rate,
        dollars=rules.in_dollars(whole.local, bank_rate) if bank_rate else None,
        means=sending.means,
        bank="" if is_nothing else bank[:80],
        operation="" if is_nothing else operation[:40],
        made_on=sending.made_on,
        late_because=sending.late_because.strip()[:1000],
    )


def _bank_rate(account: Account, sending: Sending) -> Decimal | None:
    if account.rank == Rank.DEPENDANT:
        return None
    if account.currency == rules.DOLLARS:
        return Decimal(1)
    if sending.bank_rate is None or sending.bank_rate <= 0:
        raise BankRateMissing({"bank_rate": ["Escriba cuánto costó un dólar."]})
    return sending.bank_rate


def _write_balances(remittance: Remittance, parts: list[tuple[Account, Sum]]) -> None:
    shares = (
        rules.shared([part.local for _, part in parts], remittance.bank_rate)
        if remittance.bank_rate
        else tuple(rules.ZERO for _ in parts)
    )
    closings = {account.pk: queries.last_closing(account) for account, _ in parts}
    BalanceLine.objects.bulk_create(
        BalanceLine(
            remittance=remittance,
            position=position,
            account=account,
            local=part.local,
            consular=part.consular,
            rate=closing.rate if (closing := closings[account.pk]) else None,
            dollars=dollars,
        )
        for position, ((account, part), dollars) in enumerate(zip(parts, shares, strict=True), start=1)
    )


def _issue(taking: Taking, remittance: Remittance) -> None:
    """The note of what was sent, and of a head the book of balances, each with its spreadsheet."""
    at = clock.now()
    account = remittance.account
    books = [papers.remittance_note(remittance)]
    if account.rank == Rank.HEAD:
        books.insert(0, papers.balance_book(remittance))
    for book in books:
        content = book.sheet(at)
        sheet = documents.keep(content, papers.XLSX)
        facts = replace(book.paper(), sheet_sha256=sha256(content).hexdigest())
        if book.kind is rules.BookKind.NOTE:
            document = taking.issue(facts)
        else:
            document = documents.issue(
                kind=BOOK,
                facts=facts,
                case_id=account.case_id,
                office=account.office,
                actor=taking.actor,
                title=book.title,
            )
        BookFile.objects.create(remittance=remittance, kind=book.kind, document=document, sheet=sheet)
