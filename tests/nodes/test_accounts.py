"""The month of a post with a node: its books are closed in Lima, with all that it did, once it has told all of it."""

from dataclasses import asdict, replace
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

import pytest
from django.db import DatabaseError, connections, transaction

from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.models import Account, EntryLine
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.rules import BookKind, Rank
from chancery.contexts.consular_accounts.tests import factories as accounts
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.base import site
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import queries as known_cases
from chancery.kernel.cases.models import Case
from chancery.kernel.documents.models import Document
from chancery.kernel.documents.store import store
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.nodes import actions as nodes
from chancery.kernel.nodes import line, travels
from chancery.kernel.nodes import queries as known
from chancery.kernel.nodes.models import Kept, Noted
from chancery.kernel.nodes.travels import Way
from chancery.kernel.organisation import writers
from tests.nodes import work
from tests.nodes.line import Place
from tests.nodes.two import SYSTEM, Two, empty, node, office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_may_again")]
IN_JUNE = datetime(2026, 6, 3, 15, tzinfo=UTC)


def books_now() -> str:
    """The hash of what the month says at the site where this is asked: register, cash and stickers."""
    month = Account(office=office(), month=accounts.MAY, rank=Rank.HEAD, currency="EUR")
    return sha256(repr(asdict(queries.draft(month))).encode()).hexdigest()


def test_a_month_is_closed_in_lima_when_the_post_has_told_all_of_it(two: Two) -> None:
    with two.lima():
        account = actions.open_month(office=office(), actor=two.at.consul)
    two.line.cut()
    with two.post():
        for ordinal in range(3):
            work.walk_in(two, f"YG000000{ordinal}")
    two.now = IN_JUNE
    assert not two.talk()
    with two.lima():
        before = books_now()
        with pytest.raises(actions.PostNotHeard) as refused:
            actions.close(account=account, actor=two.at.consul)
        assert office().name in str(refused.value)
        assert not EntryLine.objects.filter(closing__account=account).exists()
    work.talk_through(two, *Place)
    with two.post():
        told = books_now()
        serials = set(work.stickered())
        acts = Act.objects.count()
    with two.lima():
        assert before != told == books_now()
        closing = actions.close(account=account, actor=two.at.consul)
        assert closing.acts == acts
        lines = EntryLine.objects.filter(closing=closing)
        assert set(lines.values_list("serial", flat=True)) == serials
    assert two.talk()
    with two.lima():
        account = accounts.fresh(account)
        actions.remit(account=account, sending=accounts.sending(account), actor=two.at.consul)
        reviewer = accounts.reviewer()
        wrong = actions.Found(BookKind.ENTRIES, "RGE 1/2026", "Falta el autoadhesivo")
        actions.observe(account=account, found=[wrong], actor=reviewer)
        answers = {each.pk: "Se colocó" for each in queries.open_observations(account)}
        actions.correct(account=account, reason="Faltaba", answers=answers, actor=two.at.consul)
        cases.advance(case=account.case, code="approve", actor=reviewer)
        assert accounts.fresh(account).case.state == State.APPROVED
    work.talk_through(two, *Place)
    check_kept(two, account)
    two.line.cut()
    check_read(two, account)
    check_kept_again(two, account)


def signed(account: Account) -> dict[int, tuple[str, str, str]]:
    """The books of an account at the site where this is asked: the hashes of paper and spreadsheet, and the number."""
    return {
        file.pk: (file.document.file_id, file.sheet_id, file.document.number)
        for file in queries.files_of(account)
    }


def check_kept(two: Two, account: Account) -> None:
    """The post has every book of its month as Lima has it, Lima knows that, and hands none again."""
    with two.lima():
        in_lima = signed(account)
        assert {BookKind(file.kind) for file in queries.files_of(account)} > {BookKind.ENTRIES, BookKind.NOTE}
        books = set(queries.files_of(account).values_list("document", flat=True))
        kept = Kept.objects.filter(node=node(), label="consular_accounts.BookFile")
        assert books == set(kept.values_list("row", flat=True))
        assert not [each for each in nodes.hand_over(node=node(), actor=two.program()) if each.id in books]
        for label, row in (("consular_accounts.BookFile", uuid4()), ("cases.Case", next(iter(books)))):
            with pytest.raises(nodes.CopyUnknown):
                nodes.note_kept(node=node(), label=label, row=row, actor=two.program())
        with pytest.raises(access.ClientMissing):
            nodes.begin(node=node(), actor=replace(two.program(), client_id="somebody-else"))
        assert set(kept.values_list("row", flat=True)) == books
        other = Document.objects.exclude(office=office()).first()
        for unknown in ("0" * 64, *([other.file_id] if other else [])):
            with pytest.raises(known.NodeUnknown):
                known.require_file_of(node(), unknown)
    with two.post():
        assert signed(account) == in_lima
        assert not Noted.objects.filter(table__startswith="consular_accounts").exists()


def check_kept_again(two: Two, account: Account) -> None:
    """A node that begins once more has its books again: restored from a backup before them, and made anew from nothing."""
    two.line.restore()
    with two.post():
        lose_books(account)
    assert two.talk(), two.fault
    with two.post():
        assert not signed(account)
    begin_again(two, account)
    with two.post():
        lose_books(account)
        empty()
    begin_again(two, account)
    work.check_same(two)


def begin_again(two: Two, account: Account) -> None:
    with two.post():
        nodes.become_node(start=line.fetch_start(), client_id=two.world.client_id, actor=SYSTEM)
    assert two.talk(), two.fault
    check_kept(two, account)
    with two.post():
        assert all(
            store().exists(paper) and store().exists(sheet) for paper, sheet, _ in signed(account).values()
        )


def lose_books(account: Account) -> None:
    """What a backup does not have that was taken before any book came: neither rows nor files."""
    for paper, sheet, _ in signed(account).values():
        store().remove(paper)
        store().remove(sheet)
    tables = ", ".join(travel.table for travel in travels.every(Way.DOWN) if travel.copied)
    with connections["default"].cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} CASCADE")


def check_read(two: Two, account: Account) -> None:
    """Without a line the books are read at the post, by who keeps them and nobody else; and nothing else of the account."""
    number = account.case.number
    with two.post():
        consul, stranger = browser_of(two.at.consul), browser_of(work.counters.somebody())
        page = consul.get("/cuentas/").content.decode()
        replaced = queries.files_of(account).filter(closing__ordinal=1)
        assert page.count("Reemplazado") == len(replaced) < len(signed(account)) - 1
        for pk, (paper, sheet, printed) in signed(account).items():
            assert printed in page
            for kind, expected in (("pdf", paper), ("xlsx", sheet)):
                address = f"/cuentas/{number}/libros/{pk}.{kind}"
                assert address in page
                assert sha256(consul.get(address).content).hexdigest() == expected
                assert stranger.get(address).status_code == 404
        assert stranger.get("/cuentas/").status_code == 403
        ghost = Case.objects.get(number=number)
        assert (ghost.closed_at, ghost.site) == (None, site.LIMA)
        assert number in {each.number for each in known_cases.work_queue(two.at.consul).cases}
        assert number not in consul.get("/bandeja/").content.decode()
        assert number not in {each["number"] for each in consul.get("/api/v1/cases/queue").json()["cases"]}
        listed = consul.get(f"/api/v1/consular-accounts/{number}/books").json()
        assert {each["id"] for each in listed} == signed(account).keys()
        for rest in ("", "registro/", "banco/"):
            refused = consul.get(f"/cuentas/{number}/{rest}")
            assert refused.status_code == 409
            assert "consular_account_in_lima" in refused.content.decode()
        book = queries.signed_books(two.at.consul, accounts.MAY.year)[0]
        book.pk = None
        with pytest.raises(DatabaseError, match="written in Lima"), transaction.atomic():
            book.save(force_insert=True)


def test_a_charge_is_handed_over_when_the_post_has_told_all_that_it_did(two: Two) -> None:
    with two.lima():
        two.now = IN_JUNE.replace(hour=16)
    assert two.talk()
    with two.lima():
        incoming = posts.serving(office(), Role.CONSUL, "Entra")
        account = actions.open_month(office=office(), actor=two.at.consul)
        person = Person.objects.get(pk=incoming.person_id)
    two.line.cut()
    two.now = IN_JUNE.replace(hour=17)
    assert not two.talk()
    with two.lima(), pytest.raises(actions.PostNotHeard):
        actions.hand_over(
            account=account, incoming=person, cash=queries.cash_not_deposited(account), actor=two.at.consul
        )
    work.talk_through(two, *Place)
    with two.lima():
        relief = actions.hand_over(
            account=account, incoming=person, cash=queries.cash_not_deposited(account), actor=two.at.consul
        )
        assert actions.take_over(relief=relief, cash=relief.cash, actor=incoming).relief == relief


def test_at_the_node_the_page_says_that_accounts_are_lima_s(two: Two) -> None:
    with two.post():
        with pytest.raises(writers.WrittenInLima):
            actions.open_month(office=office(), actor=two.at.consul)
        page = browser_of(two.at.consul).get("/cuentas/").content.decode()
        assert "Este nodo no lleva cuentas" in page
        assert "Abrir la cuenta de un mes" not in page
    with two.lima():
        page = browser_of(two.at.consul).get("/cuentas/").content.decode()
        assert "Este nodo no lleva cuentas" not in page
