"""How is an account reviewed, by the regional head and by Lima? What is right needs no more than a plain step."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from chancery.contexts.consular_accounts import queries
from chancery.contexts.consular_accounts.models import Account, Observation
from chancery.contexts.consular_accounts.rules import BookKind
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.actions import Taking
from chancery.kernel.identity import access


class NothingObserved(Invalid):
    """An observation says of which book, at which line, and why."""

    code = "account_nothing_observed"
    sentence = "Escriba al menos una observación, con el libro, la línea y el motivo."


class BookNotKept(Invalid):
    """What is observed stands in a book that the account has."""

    code = "account_book_not_kept"
    sentence = "Esta cuenta no tiene «{book}»."


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong: in which book, at which line, and why."""

    book: BookKind
    line: str
    reason: str


@transaction.atomic
def observe(*, account: Account, found: Sequence[Found], actor: Actor) -> Account:
    """Ask the office about lines of its books, as Lima. Raises `NothingObserved`, `BookNotKept`."""
    with cases.step(account.case, "observe", actor=actor) as taking:
        _write(taking, account, found, is_by_head=False)
    return account


@transaction.atomic
def send_back(*, account: Account, found: Sequence[Found], actor: Actor) -> Account:
    """Ask a dependant about lines of its books, as its head. Raises `NothingObserved`, `BookNotKept`."""
    with cases.step(account.case, "send_back", actor=actor) as taking:
        _write(taking, account, found, is_by_head=True)
    return account


def _write(taking: Taking, account: Account, found: Sequence[Found], *, is_by_head: bool) -> None:
    told = [each for each in found if each.line.strip() and each.reason.strip()]
    if not told or len(told) != len(found):
        raise NothingObserved({"reason_1": [NothingObserved.sentence]})
    kept = set(queries.book_kinds(account))
    for each in told:
        if each.book not in kept:
            raise BookNotKept(book=each.book.label)
    by_id = access.require_person(taking.actor)
    Observation.objects.bulk_create(
        Observation(
            account=account,
            book=each.book,
            line=each.line.strip()[:120],
            reason=each.reason.strip()[:1000],
            is_by_head=is_by_head,
            by_id=by_id,
        )
        for each in told
    )
    taking.facts["observations"] = [
        {"book": each.book, "line": each.line.strip(), "reason": each.reason.strip()} for each in told
    ]
