"""How does the charge of a post pass to another head, with accounts closed on that day under two signatures?

(D.S. 076-2005-RE, art. 186, por confirmar.) Who leaves signs the books of the month up to that instant; who comes signs an
act that names each of them by its number and hash. The month is closed at its end all the same, by whoever is in charge.
"""

from decimal import Decimal

from django.db import transaction

from chancery.contexts.consular_accounts import papers, queries
from chancery.contexts.consular_accounts.actions._freezing import (
    Issue,
    check_heard,
    check_in_charge,
    freeze,
    issue_book,
    issue_books,
)
from chancery.contexts.consular_accounts.actions.closing import PreviousMonthOpen
from chancery.contexts.consular_accounts.models import Acceptance, Account, Relief
from chancery.contexts.consular_accounts.procedures import BOOK, State
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.cases import links
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.nodes import queries as nodes
from chancery.kernel.notifications import actions as notifications
from chancery.kernel.organisation import queries as organisation


class MonthNotInCourse(Conflict):
    """The charge is handed over in the month that runs; one that is over is closed."""

    code = "account_month_not_in_course"
    sentence = "La cuenta de {month} no es la del mes en curso: el cargo se entrega con la del mes que corre."
    next_step = "Cierre los meses que ya terminaron y entregue el cargo desde la cuenta del mes en curso."


class IncomingUnfit(Invalid):
    """The charge passes to somebody else whom the ministry has named to the same post."""

    code = "account_incoming_unfit"
    sentence = "Quien recibe debe ser otra persona que ya tenga la función de cónsul en la misma oficina."
    next_step = "Pida al administrador que asigne esa función a quien recibe el cargo."


class CashUnexplained(Invalid):
    """What lies in the till is what was taken in cash and not deposited, or the act says why it is not."""

    code = "account_relief_cash_unexplained"
    sentence = (
        "En caja deben estar {due} sin depositar y usted contó {counted}: falta explicar la diferencia."
    )
    next_step = "Cuente otra vez; si la diferencia es cierta, explíquela en las observaciones."


class CashDiffers(Conflict):
    """The till is counted by both."""

    code = "account_relief_cash_differs"
    sentence = "Quien entrega contó {given} en caja y usted contó {counted}."
    next_step = (
        "Cuenten juntos; si lo correcto es lo que usted contó, pida a quien entrega que firme otra vez."
    )


class NotIncoming(NotAllowed):
    """Who takes the accounts over signs in person."""

    code = "account_not_incoming"
    sentence = "Esta entrega del cargo espera a {incoming}: solo esa persona puede recibirla."
    next_step = "Pídale que ingrese con su cuenta."


class ReliefDone(Conflict):
    """The accounts are taken over once."""

    code = "account_relief_done"
    sentence = "Esta entrega del cargo ya se recibió."
    next_step = "Abra el acta desde la página de la entrega."


class ReliefReplaced(Conflict):
    """Who leaves signed other books afterwards."""

    code = "account_relief_replaced"
    sentence = "Quien entrega el cargo firmó después otros libros: esta entrega ya no vale."
    next_step = "Reciba la última entrega, desde la página de la cuenta."


class BooksMoved(Conflict):
    """What was signed is no longer all that the month says: whose the difference is must be known."""

    code = "account_books_moved"
    sentence = "Después de firmados los libros hubo actuaciones, cobros o devoluciones en la oficina."
    next_step = "Pida a quien entrega que cierre y firme otra vez."


@transaction.atomic
def hand_over(
    *,
    account: Account,
    incoming: Person,
    cash: Decimal,
    is_single_document: bool = False,
    remark: str = "",
    actor: Actor,
) -> Relief:
    """Close the accounts of the month in course at this instant, count the till and sign the books, as who leaves.

    Raises `WrongOffice`, `ChargeHandedOver`, `MonthNotInCourse`, `PreviousMonthOpen`, `PostNotHeard`, `IncomingUnfit`, `CashUnexplained`,
    `NotForSingleDocument`.
    """
    access.require(actor, Role.CONSUL, office_id=account.office_id)
    ledger.hold(account.case_id)
    check_in_charge(account, actor)
    if not queries.is_in_course(account):
        raise MonthNotInCourse(month=f"{account.month:%m/%Y}")
    before = queries.previous(account)
    if before is not None and before.case.state == State.OPEN:
        raise PreviousMonthOpen(month=f"{before.month:%m/%Y}")
    check_heard(account.office, nodes.silent_since())
    if incoming not in queries.successors(account, actor):
        raise IncomingUnfit({"incoming": [IncomingUnfit.sentence]})
    due = queries.cash_not_deposited(account)
    if cash != due and not remark.strip():
        words = {"due": str(account.local(due)), "counted": str(account.local(cash))}
        raise CashUnexplained({"cash": [CashUnexplained.sentence.format(**words)]}, **words)
    closing = freeze(account, actor, is_single_document=is_single_document, is_relief=True)
    relief = Relief.objects.create(
        closing=closing, incoming=incoming, cash=cash, cash_due=due, remark=remark.strip()[:1000]
    )
    told = {
        "relief": relief.pk,
        "incoming": incoming.pk,
        "books": issue_books(closing, _issuing(account, actor)),
        "acts": closing.acts,
        "balance": closing.balance_local,
        "cash": cash,
        "cash_due": due,
    }
    ledger.record(chain=account.case_id, verb="consular_accounts.hand_over", actor=actor, facts=told)
    return relief


def require_incoming(*, relief: Relief, actor: Actor) -> None:
    """Whether this is who takes the post over. Raises `NotIncoming`."""
    access.require(actor, Role.CONSUL, office_id=relief.closing.account.office_id)
    if relief.incoming_id != actor.person_id:
        raise NotIncoming(incoming=relief.incoming.full_name)


@transaction.atomic
def take_over(*, relief: Relief, cash: Decimal, remark: str = "", actor: Actor) -> Acceptance:
    """Sign, as who comes, for the till and the books as the other signed them: from now on they are in charge. Lima is told.

    Raises `NotIncoming`, `CashDiffers`, `ReliefDone`, `ReliefReplaced`, `MonthNotInCourse`, `PostNotHeard`, `BooksMoved`.
    """
    closing = relief.closing
    account = closing.account
    access.require(actor, Role.CONSUL, office_id=account.office_id)
    require_incoming(relief=relief, actor=actor)
    ledger.hold(account.case_id)
    if Acceptance.objects.filter(relief=relief).exists():
        raise ReliefDone
    if queries.reliefs_of(account).filter(closing__ordinal__gt=closing.ordinal).exists():
        raise ReliefReplaced
    if account.case.state != State.OPEN:
        raise MonthNotInCourse(month=f"{account.month:%m/%Y}")
    check_heard(account.office, closing.at)
    if queries.has_moved(closing):
        raise BooksMoved
    if cash != relief.cash:
        raise CashDiffers(given=account.local(relief.cash), counted=account.local(cash))
    said, at = remark.strip()[:1000], clock.now()
    act = issue_book(closing, papers.relief_act(relief, remark=said, at=at), at, _issuing(account, actor))
    accepted = Acceptance.objects.create(relief=relief, remark=said, at=at)
    facts = {"relief": relief.pk, "act": act, "outgoing": closing.by_id}
    ledger.record(chain=account.case_id, verb="consular_accounts.take_over", actor=actor, facts=facts)
    _tell_lima(relief, act["number"], actor)
    return accepted


def _tell_lima(relief: Relief, number: str, actor: Actor) -> None:
    """Whoever reviews the accounts of the network learns who answers for a post from now on."""
    closing = relief.closing
    account = closing.account
    lima = organisation.office(organisation.REMITTANCES)
    for reviewer in identity.officers_at(lima.pk, Role.ACCOUNTANT):
        notifications.notify(
            recipient=reviewer,
            subject=f"{account.office.name}: {relief.incoming.full_name} recibió el cargo",
            text=f"{closing.by.full_name} entregó las cuentas de {account.office.name}, con {account.local(relief.cash)} en caja, y "
            f"{relief.incoming.full_name} las recibió con el acta {number}.",
            case_id=account.case_id,
            link=links.page_of(account.case),
            takes_effect=False,
            actor=actor,
        )


def _issuing(account: Account, actor: Actor) -> Issue:
    """A book is a paper of the account's case, signed by whoever the actor is."""

    def issue(facts: papers.BookPaper, title: str) -> Document:
        return documents.issue(
            kind=BOOK, facts=facts, case_id=account.case_id, office=account.office, actor=actor, title=title
        )

    return issue
