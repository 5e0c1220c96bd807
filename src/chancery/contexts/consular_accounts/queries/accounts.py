"""Which accounts may this actor see, how do they stand, and which month is to be opened next?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from chancery.contexts.consular_accounts import rules
from chancery.contexts.consular_accounts.models import Account, BookFile, Closing, Observation, Remittance
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.queries.books import first_month_of, last_closing
from chancery.contexts.consular_accounts.rules import BookKind, Rank
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, NotFound
from chancery.kernel.cases import queries as cases
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office

KEEPERS = (Role.CONSUL, Role.CASHIER)
"""Who keeps the books of an office: notes deposits, imports statements, opens a month."""
READERS = (Role.CONSUL, Role.CASHIER, Role.SUPERVISOR, Role.ACCOUNTANT, Role.AUDITOR)
NOT_SENT = (State.OPEN, State.CLOSED)


class AccountInLima(Conflict):
    """A post has its signed books; the account itself is kept in Lima (ADR 28)."""

    code = "consular_account_in_lima"
    sentence = "La cuenta de un mes se lleva en la plataforma de Lima: este nodo guarda sus libros firmados."
    next_step = "Léalos en «Cuentas consulares»; para lo demás, ingrese a la plataforma de Lima con la misma cuenta de usuario."


class BookNotFound(NotFound):
    """No such book of this account, or not for this actor."""

    code = "consular_book_not_found"
    sentence = "Esta cuenta no tiene un libro con ese nombre."
    next_step = "Vuelva a la página de la cuenta: ahí están los libros que ya se firmaron."


@dataclass(frozen=True, slots=True)
class Standing:
    """How an office stands in a month: its account, if it opened one, and whether it is late."""

    office: Office
    account: Account | None
    state: str
    label: str
    due_on: date | None
    is_late: bool
    late_days: int


def visible_to(actor: Actor) -> QuerySet[Account]:
    """The accounts of the cases that the actor may see."""
    return Account.objects.filter(case__in=cases.visible_to(actor)).select_related(
        "case", "office", "remittance"
    )


def by_number(actor: Actor, number: str) -> Account:
    """The account of that case, where it is kept. Raises `CaseNotFound`, and at a post's node `AccountInLima`."""
    account = with_books(actor, number)
    if site.is_node():
        raise AccountInLima
    return account


def with_books(actor: Actor, number: str) -> Account:
    """The account of that case as far as its signed books go, which a post has too. Raises `CaseNotFound`."""
    return cases.row_by_number(
        actor, number, Account.objects.select_related("office", "remittance"), context="consular_accounts"
    )


def kept_by(actor: Actor) -> QuerySet[Office]:
    """The consular offices whose books the actor keeps."""
    return organisation.offices(kind=CONSULAR).filter(pk__in=actor.offices(*KEEPERS)).order_by("city")


def headed_by(actor: Actor) -> QuerySet[Office]:
    """The regional heads at which the actor is consul."""
    served = organisation.offices(kind=CONSULAR).filter(pk__in=actor.offices(Role.CONSUL))
    today = clock.today()
    return served.filter(pk__in=[office.pk for office in served if rank_of(office, today) is Rank.HEAD])


def rank_of(office: Office, on: date) -> Rank:
    """To whom the office accounts on a date. A head without dependants stands alone."""
    head = organisation.regional_head(office.country, on)
    if head is not None and head.pk != office.pk:
        return Rank.DEPENDANT
    return Rank.HEAD if organisation.dependants(office, on).exists() else Rank.INDEPENDENT


def is_reviewer(actor: Actor) -> bool:
    """Whether the actor reviews for Lima."""
    return organisation.is_remittances(actor.offices(Role.ACCOUNTANT))


def may_see_all(actor: Actor) -> bool:
    """Whether the board of all offices is for the actor: Lima's reviewers, auditors, and who heads the consular organ."""
    at_home = organisation.is_headquarters(actor.offices(Role.SUPERVISOR))
    return is_reviewer(actor) or actor.holds(Role.AUDITOR) or at_home


def require_reader(actor: Actor) -> None:
    """Consular accounts are for those who keep, head or review them."""
    access.require(actor, *READERS)


def of_office(office: Office, *, actor: Actor) -> QuerySet[Account]:
    """The accounts of one office, newest first."""
    return visible_to(actor).filter(office=office).order_by("-month")


def month_to_open(office: Office) -> date:
    """The month after the last one opened; the first in which the office had anything to account for; this one."""
    last = Account.objects.filter(office=office).order_by("-month").first()
    if last is not None:
        return rules.next_month(last.month)
    return first_month_of(office) or rules.first_of(organisation.local_date(office))


def previous(account: Account) -> Account | None:
    """The account of the office for the month before, if there is one."""
    return (
        Account.objects.filter(office=account.office_id, month__lt=account.month).order_by("-month").first()
    )


def board(month: date, *, actor: Actor) -> list[Standing]:
    """Every office that accounts for a month, the late first, then by the day by which it must send. Raises `RoleMissing`."""
    require_reader(actor)
    offices = organisation.offices(kind=CONSULAR, on=rules.last_of(month)).order_by("name")
    if not may_see_all(actor):
        offices = offices.filter(pk__in=actor.offices(*KEEPERS))
    return _stand(offices, month, actor)


def dependants_board(head: Office, month: date, *, actor: Actor) -> list[Standing]:
    """The same of those who stand under a regional head."""
    return _stand(organisation.dependants(head, rules.last_of(month)).order_by("name"), month, actor)


def _stand(offices: QuerySet[Office], month: date, actor: Actor) -> list[Standing]:
    known = {account.office_id: account for account in visible_to(actor).filter(month=month)}
    rows = [_standing(office, known.get(office.pk), month) for office in offices]
    return sorted(
        rows, key=lambda row: (not row.is_late, -row.late_days, row.due_on or date.max, row.office.name)
    )


def _standing(office: Office, account: Account | None, month: date) -> Standing:
    today = organisation.local_date(office)
    if account is None:
        return Standing(office, None, "", "Sin abrir", None, rules.has_ended(month, today), 0)
    label = cases.procedure_of(account.case).state_label(account.case.state)
    due = due_of(account)
    late = due is not None and today > due
    return Standing(
        office, account, account.case.state, label, due, late, (today - due).days if late and due else 0
    )


def due_of(account: Account) -> date | None:
    """By when somebody must act: the office until it has sent; then whoever the clock of the case binds."""
    return account.remit_by if account.case.state in NOT_SENT else account.case.due_on


def to_pass_on(head: Account) -> QuerySet[Remittance]:
    """What dependants sent a head up to its month, in the same money, and it has not yet passed on."""
    offices = organisation.dependants(head.office, rules.last_of(head.month))
    return (
        Remittance.objects.filter(
            account__office__in=offices,
            account__month__lte=head.month,
            account__currency=head.currency,
            account__balance_line=None,
            total_local__gt=0,
        )
        .select_related("account__office")
        .order_by("account__month", "account__office__name")
    )


def closings_of(account: Account) -> QuerySet[Closing]:
    """Every closing, the one that stands first, with its files."""
    files = BookFile.objects.select_related("document", "sheet")
    return (
        account.closings.filter(is_relief=False)
        .select_related("by")
        .prefetch_related(Prefetch("files", files))
        .order_by("-ordinal")
    )


def observations_of(account: Account) -> QuerySet[Observation]:
    """All that was observed, with what was answered, oldest first."""
    return account.observations.select_related("by", "answer__by")


def open_observations(account: Account) -> QuerySet[Observation]:
    """Those that wait for an answer."""
    return account.observations.filter(answer=None)


def remittance_of(account: Account) -> Remittance | None:
    """What was sent for the month, if it was."""
    return Remittance.objects.filter(account=account).select_related("by").prefetch_related("files").first()


def files_of(account: Account) -> QuerySet[BookFile]:
    """Every signed book of the account, in the order in which they were signed."""
    found = BookFile.objects.select_related("document", "closing", "remittance")
    return found.filter(Q(closing__account=account) | Q(remittance__account=account)).order_by("pk")


def years_of(actor: Actor) -> list[int]:
    """The years of the accounts that the actor may see, the last first."""
    return [first.year for first in visible_to(actor).dates("month", "year", order="DESC")]


def signed_books(actor: Actor, year: int) -> QuerySet[BookFile]:
    """Every signed book of a year that is here and that the actor may see, the newest month first.

    Each says whether it `is_replaced`: books of its month were signed once more.
    """
    accounts = visible_to(actor).filter(month__year=year)
    later = Closing.objects.filter(
        account=OuterRef("closing__account"), is_relief=False, ordinal__gt=OuterRef("closing__ordinal")
    )
    found = BookFile.objects.filter(Q(closing__account__in=accounts) | Q(remittance__account__in=accounts))
    found = found.annotate(is_replaced=Q(Exists(later), closing__is_relief=False)).select_related(
        "document",
        "closing__account__case",
        "closing__account__office",
        "remittance__account__case",
        "remittance__account__office",
    )
    month = Coalesce("closing__account__month", "remittance__account__month")
    return found.order_by(month.desc(), "pk")


def file_of(account: Account, file_id: int) -> BookFile:
    """One signed book of the account. Raises `BookNotFound`."""
    row = files_of(account).filter(pk=file_id).first()
    if row is None:
        raise BookNotFound
    return row


def book_kinds(account: Account) -> Iterator[BookKind]:
    """Which books may be observed."""
    closing = last_closing(account)
    if closing is not None and closing.is_single_document:
        yield BookKind.SINGLE
    else:
        yield from (BookKind.ENTRIES, BookKind.STICKERS, BookKind.CASH)
    if account.rank == Rank.HEAD:
        yield BookKind.BALANCES
    yield BookKind.NOTE


def send_by(account: Account, *, is_nothing: bool) -> date:
    """The last day to send; sooner when there is nothing to send, which is only reported."""
    if not is_nothing:
        return account.remit_by
    period = organisation.legal_period(rules.NO_COLLECTION, rules.last_of(account.month))
    calendar = organisation.calendar_of(account.office)
    reported = rules.due(account.month, period.amount, period.unit, calendar).on
    return min(reported, account.remit_by)


def without_account(on: date) -> Iterator[Office]:
    """The consular offices whose month of that day nobody has opened yet."""
    known = Account.objects.filter(month=rules.first_of(on)).values("office")
    yield from organisation.offices(kind=CONSULAR, on=on).exclude(pk__in=known).order_by("code")


def whole_balance(account: Account) -> Decimal:
    """What a closed account is to send: its own balance and, of a head, what dependants had sent it."""
    closing = last_closing(account)
    if closing is None:
        return rules.ZERO
    own = rules.to_remit(rules.Sum(closing.balance_local, closing.balance_consular)).local
    if account.rank != Rank.HEAD:
        return own
    return own + sum((each.total_local for each in to_pass_on(account)), rules.ZERO)
