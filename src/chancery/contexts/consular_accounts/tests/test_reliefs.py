"""Does the charge of a post pass with accounts closed on that day, under two signatures, and who signs from then on?"""

import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from chancery.contexts.consular_accounts import actions, queries
from chancery.contexts.consular_accounts.models import Acceptance, Account, BookFile, EntryLine, Relief
from chancery.contexts.consular_accounts.procedures import State
from chancery.contexts.consular_accounts.rules import BookKind
from chancery.contexts.consular_accounts.tests import factories
from chancery.kernel.acts.tests.factories import Post, serving
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
API = "/api/v1/consular-accounts/"


@pytest.fixture
def at() -> Post:
    made = factories.post()
    factories.work(made, "consular.27", "consular.3", day=12)
    return made


@pytest.fixture
def account(at: Post) -> Account:
    return factories.opened(at)


@pytest.fixture
def comes(at: Post) -> Actor:
    """Who was named consul of the same post."""
    return serving(at.office, Role.CONSUL, "Llega")


@pytest.fixture(autouse=True)
def midday() -> Iterator[None]:
    with factories.on(2026, 5, 15, 16):
        yield


def person(actor: Actor) -> Person:
    return identity.person_of(actor)


def handed(account: Account, at: Post, comes: Actor) -> Relief:
    """All that was taken in cash lies in the till: nothing was deposited."""
    return actions.hand_over(
        account=account, incoming=person(comes), cash=till(account), remark="En caja", actor=at.consul
    )


def till(account: Account) -> Decimal:
    return queries.cash_not_deposited(account)


def taken(relief: Relief, actor: Actor, remark: str = "") -> Acceptance:
    return actions.take_over(relief=relief, cash=relief.cash, remark=remark, actor=actor)


class TestHandOver:
    def test_the_books_of_the_month_so_far_are_frozen_and_signed_and_the_month_goes_on(
        self, at: Post, account: Account, comes: Actor
    ) -> None:
        relief = handed(account, at, comes)
        closing = relief.closing
        assert (closing.by_id, relief.incoming_id) == (at.consul.person_id, comes.person_id)
        assert (closing.acts, closing.balance_local) == (2, Decimal("34.10"))
        files = {each.kind: each for each in closing.files.all()}
        assert set(files) == {BookKind.ENTRIES, BookKind.STICKERS, BookKind.CASH}
        assert documents.content(files["cash"].document.file_id).startswith(b"%PDF")
        assert queries.last_closing(account) is None
        assert factories.fresh(account).case.state == State.OPEN

    def test_what_was_signed_cannot_be_changed(self, at: Post, account: Account, comes: Actor) -> None:
        handed(account, at, comes)
        for verb in (
            "UPDATE consular_accounts_relief SET remark = ''",
            "UPDATE consular_accounts_entryline SET local = 0",
            "DELETE FROM consular_accounts_relief",
        ):
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(verb)

    def test_only_the_consul_of_the_post_hands_it_over(
        self, at: Post, account: Account, comes: Actor
    ) -> None:
        for actor in (at.cashier, serving(organisation.office("cg-madrid"), Role.CONSUL)):
            with pytest.raises(access.RoleMissing):
                actions.hand_over(account=account, incoming=person(comes), cash=till(account), actor=actor)
        assert handed(account, at, comes)

    def test_it_passes_to_another_who_was_named_to_the_post(
        self, at: Post, account: Account, comes: Actor
    ) -> None:
        for unfit in (person(at.consul), person(at.officer), person(at.citizen)):
            with pytest.raises(actions.IncomingUnfit):
                actions.hand_over(account=account, incoming=unfit, cash=till(account), actor=at.consul)
        assert handed(account, at, comes)

    def test_in_the_month_in_course_alone(self, at: Post, account: Account, comes: Actor) -> None:
        with factories.on(2026, 6, 1), pytest.raises(actions.MonthNotInCourse):
            handed(account, at, comes)
        assert handed(account, at, comes)

    def test_when_the_month_before_is_closed(self, at: Post, account: Account, comes: Actor) -> None:
        with factories.on(2026, 6, 2):
            june = actions.open_month(office=at.office, actor=at.consul)
            with pytest.raises(actions.PreviousMonthOpen):
                handed(june, at, comes)
            actions.close(account=account, actor=at.consul)
            assert handed(june, at, comes)

    def test_cash_that_does_not_agree_is_explained(self, at: Post, account: Account, comes: Actor) -> None:
        given: dict[str, Any] = {"account": account, "incoming": person(comes), "actor": at.consul}
        with pytest.raises(actions.CashUnexplained, match=r"34\.10.*34\.00"):
            actions.hand_over(**given, cash=Decimal("34.00"))
        relief = actions.hand_over(**given, cash=Decimal("34.00"), remark="Faltan diez céntimos")
        assert (relief.cash, relief.cash_due) == (Decimal("34.00"), Decimal("34.10"))


class TestTakeOver:
    def test_both_count_the_till_and_lima_is_told(self, at: Post, account: Account, comes: Actor) -> None:
        reviewer = factories.reviewer()
        relief = handed(account, at, comes)
        with pytest.raises(actions.CashDiffers):
            actions.take_over(relief=relief, cash=Decimal("34.00"), actor=comes)
        assert taken(relief, comes)
        act = BookFile.objects.get(closing=relief.closing, kind=BookKind.RELIEF)
        sheet = openpyxl.load_workbook(io.BytesIO(documents.content(act.sheet_id)))
        rows = list(sheet["Arqueo de caja"].iter_rows(values_only=True, min_row=2))
        assert [Decimal(str(row[1])) for row in rows] == [Decimal("34.1"), Decimal("34.1")]
        told = Notice.objects.get(recipient=reviewer.person_id)
        assert act.document.number in told.text

    def test_who_comes_signs_an_act_that_names_each_book_by_its_hash(
        self, at: Post, account: Account, comes: Actor
    ) -> None:
        relief = handed(account, at, comes)
        taken(relief, comes, "Conforme")
        act = BookFile.objects.get(closing=relief.closing, kind=BookKind.RELIEF)
        sheet = openpyxl.load_workbook(io.BytesIO(documents.content(act.sheet_id)))
        books = list(sheet["Libros firmados por quien entre"].iter_rows(values_only=True, min_row=2))
        signed = BookFile.objects.filter(closing=relief.closing).exclude(pk=act.pk)
        assert {row[2] for row in books} == {each.document.file_id for each in signed}
        people = list(sheet["Entrega y recepción"].iter_rows(values_only=True, min_row=2))
        assert [(row[0], row[3]) for row in people] == [
            ("Entrega", "En caja"),
            ("Recibe", "Conforme"),
        ]

    def test_only_who_is_named_signs_and_once(self, at: Post, account: Account, comes: Actor) -> None:
        relief = handed(account, at, comes)
        third = serving(at.office, Role.CONSUL, "Otra")
        for actor in (at.consul, third):
            with pytest.raises(actions.NotIncoming):
                taken(relief, actor)
        assert taken(relief, comes)
        with pytest.raises(actions.ReliefDone):
            taken(relief, comes)

    def test_what_moved_meanwhile_is_signed_anew(self, at: Post, account: Account, comes: Actor) -> None:
        first = handed(account, at, comes)
        factories.work(at, "consular.14", day=15)
        with pytest.raises(actions.BooksMoved):
            taken(first, comes)
        again = handed(account, at, comes)
        with pytest.raises(actions.ReliefReplaced):
            taken(first, comes)
        assert taken(again, comes)
        assert again.closing.acts == 3

    def test_once_the_month_was_closed_it_is_too_late(self, at: Post, account: Account, comes: Actor) -> None:
        relief = handed(account, at, comes)
        with factories.on(2026, 6, 1):
            actions.close(account=account, actor=at.consul)
            relief = queries.relief(factories.fresh(account), relief.pk)
            with pytest.raises(actions.MonthNotInCourse):
                taken(relief, comes)

    def test_from_then_on_who_came_signs_and_who_left_does_not(
        self, at: Post, account: Account, comes: Actor
    ) -> None:
        taken(handed(account, at, comes), comes)
        factories.work(at, "consular.14", day=20)
        with pytest.raises(actions.ChargeHandedOver):
            handed(account, at, comes)
        with factories.on(2026, 6, 1):
            with pytest.raises(actions.ChargeHandedOver):
                actions.close(account=account, actor=at.consul)
            closing = actions.close(account=account, actor=comes)
        assert (closing.acts, closing.ordinal, closing.is_relief) == (3, 1, False)
        assert EntryLine.objects.filter(closing=closing).count() == 3
        with factories.on(2026, 6, 3):
            sent = factories.sending(account)
            with pytest.raises(actions.ChargeHandedOver):
                actions.remit(account=account, sending=sent, actor=at.consul)
            assert actions.remit(account=account, sending=sent, actor=comes)

    def test_who_left_may_come_back(self, at: Post, account: Account, comes: Actor) -> None:
        taken(handed(account, at, comes), comes)
        with factories.on(2026, 5, 20):
            back = actions.hand_over(
                account=account, incoming=person(at.consul), cash=till(account), actor=comes
            )
            taken(back, at.consul)
        with factories.on(2026, 6, 1):
            assert actions.close(account=account, actor=at.consul)


def test_by_pages(at: Post, account: Account, comes: Actor) -> None:
    number = account.case.number
    case = reverse("consular_accounts:case", args=[number])
    form = reverse("consular_accounts:hand_over", args=[number])
    assert form in browser_of(at.consul).get(case).content.decode()
    assert form not in browser_of(at.cashier).get(case).content.decode()
    assert browser_of(at.cashier).get(form).status_code == 403
    assert browser_of(at.citizen).get(form).status_code == 404
    assert "Quien recibe el cargo" in browser_of(at.consul).get(form).content.decode()
    assert browser_of(at.consul).post(form, {"incoming": str(uuid4()), "cash": "34.10"}).status_code == 422
    made = browser_of(at.consul).post(form, {"incoming": str(comes.person_id), "cash": "34.10", "remark": ""})
    page = made.headers["Location"]
    assert "Falta la firma" in browser_of(at.consul).get(page).content.decode()
    sign = reverse("consular_accounts:take_over", args=[number, Relief.objects.get().pk])
    assert sign not in browser_of(at.consul).get(page).content.decode()
    assert browser_of(at.consul).post(sign).status_code == 403
    assert sign in browser_of(comes).get(page).content.decode()
    assert browser_of(comes).post(sign, {"remark": "Sin contar"}).status_code == 422
    assert browser_of(comes).post(sign, {"cash": "34.00"}).status_code == 409
    browser_of(comes).post(sign, {"cash": "34.10", "remark": "Conforme"})
    told = browser_of(factories.reviewer()).get(page).content.decode()
    assert "Recibida" in told
    assert "Acta de entrega de las cuentas" in told
    with factories.on(2026, 6, 1):
        assert browser_of(at.consul).get(form).status_code == 409
    assert browser_of(at.consul).get(f"{case}entregas/{uuid4()}/").status_code == 404


def call(actor: Actor, path: str, body: object = None, *, expected: int = 200) -> Any:
    browser = browser_of(actor)
    headers = {"Idempotency-Key": str(uuid4())}
    response = (
        browser.get(API + path)
        if body is None
        else browser.post(API + path, json.dumps(body), content_type="application/json", headers=headers)
    )
    assert response.status_code == expected, response.content
    return response.json()


class TestApi:
    def test_a_program_hands_over_and_takes_over(self, at: Post, account: Account, comes: Actor) -> None:
        number = account.case.number
        nobody = {"incoming": "99999999", "cash": "34.10"}
        assert (
            call(at.consul, f"{number}/reliefs", nobody, expected=422)["code"] == actions.IncomingUnfit.code
        )
        sent = {"incoming": person(comes).document_number, "cash": "34.10"}
        made = call(at.consul, f"{number}/reliefs", sent, expected=201)
        assert made["accepted_at"] is None
        take = f"{number}/reliefs/{made['id']}/take-over"
        call(at.consul, take, {"cash": "34.10"}, expected=403)
        assert call(comes, take, {"cash": "34.10"})["accepted_at"]
        assert [each["id"] for each in call(at.cashier, f"{number}/reliefs")] == [made["id"]]
        missing = call(comes, f"{number}/reliefs/{uuid4()}/take-over", {"cash": "34.10"}, expected=404)
        assert missing["code"] == queries.ReliefNotFound.code
