"""At which hand-overs of its charge were the accounts of a post closed, and who is in charge since?"""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from chancery.contexts.consular_accounts.models import Acceptance, Account, BookFile, Closing, Relief
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.queries.books import draft
from chancery.contexts.consular_accounts.rules import has_ended
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotFound
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office


class ReliefNotFound(NotFound):
    """No such hand-over of this account."""

    code = "account_relief_not_found"
    sentence = "Esta cuenta no tiene esa entrega del cargo."
    next_step = "Vuelva a la página de la cuenta: ahí están las entregas que constan."


def reliefs_of(account: Account) -> QuerySet[Relief]:
    """Every hand-over within the month, newest first, with its books."""
    files = BookFile.objects.select_related("document", "sheet")
    return (
        Relief.objects.filter(closing__account=account)
        .select_related("closing__by", "incoming", "acceptance")
        .prefetch_related(Prefetch("closing__files", files))
        .order_by("-closing__ordinal")
    )


def relief(account: Account, relief_id: UUID) -> Relief:
    """One of them. Raises `ReliefNotFound`."""
    found = reliefs_of(account).filter(pk=relief_id).first()
    if found is None:
        raise ReliefNotFound
    found.closing.account = account
    return found


def is_last(relief: Relief) -> bool:
    """Whether the charge was not handed over again within the month."""
    closing = relief.closing
    later = Relief.objects.filter(closing__account=closing.account_id, closing__ordinal__gt=closing.ordinal)
    return not later.exists()


def last_handing(office: Office, person_id: UUID) -> Acceptance | None:
    """The last hand-over of an office, signed by both, in which a person left or came."""
    return (
        Acceptance.objects.filter(
            Q(relief__closing__by=person_id) | Q(relief__incoming=person_id),
            relief__closing__account__office=office,
        )
        .select_related("relief__closing", "relief__incoming")
        .order_by("-at")
        .first()
    )


def may_hand_over(account: Account, actor: Actor) -> bool:
    """Whether the month is the one in course and the actor a consul of the post."""
    return actor.holds(Role.CONSUL, office_id=account.office_id) and is_in_course(account)


def is_in_course(account: Account) -> bool:
    """Whether the month is open and has not ended where the office is."""
    today = organisation.local_date(account.office)
    return account.case.state == State.OPEN and not has_ended(account.month, today)


def successors(account: Account, actor: Actor) -> tuple[Person, ...]:
    """Who serves as a consul of the post today, other than the actor."""
    serving = identity.officers_at(account.office_id, Role.CONSUL)
    return tuple(each for each in serving if each.pk != actor.person_id)


def has_moved(closing: Closing) -> bool:
    """Whether the month says by now anything else than what was frozen."""
    now = draft(closing.account)
    return (
        now.acts,
        now.voided,
        now.cash.balance,
        now.cash.collected,
        now.cash.elsewhere,
        now.cash.refunded,
    ) != (
        closing.acts,
        closing.voided,
        closing.balance,
        closing.collected,
        closing.elsewhere,
        closing.refunded,
    )
