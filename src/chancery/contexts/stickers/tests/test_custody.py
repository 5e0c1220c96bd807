"""Do serials travel from Lima to the hand that affixes, two-sided, and does each refusal refuse?"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import InternalError

from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import (
    Batch,
    CustodyEntry,
    Holding,
    Movement,
    MovementAnswer,
    Order,
    Vault,
    as_range,
)
from chancery.contexts.stickers.rules import Level, OrderState, Reason, Span
from chancery.contexts.stickers.tests import factories
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity import access
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.ledger.tests.factories import guard_off
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with factories.noon():
        yield


@pytest.fixture
def made() -> Chain:
    return factories.chain()


def post(made: Chain, spans: str = "CA00000001-CA00000010", **changes: object) -> Movement:
    """A remittance from Lima to the regional head."""
    given = {
        "sender": made.lima,
        "receiver": made.reserve,
        "spans": rules.read(spans),
        "reason": Reason.INITIAL,
        "actor": made.custodian,
    }
    return actions.send(**(given | changes))  # type: ignore[arg-type]


class TestVaults:
    def test_the_tree_follows_the_regional_heads(self, made: Chain) -> None:
        assert [made.own.parent, made.window.parent, made.office.parent, made.reserve.parent] == [
            made.window,
            made.office,
            made.reserve,
            made.lima,
        ]
        hanoi = actions.open_post(office=organisation.office("cg-hanoi"), actor=made.custodian)
        assert hanoi.parent == made.lima
        barcelona = actions.open_post(office=organisation.office("cg-barcelona"), actor=made.custodian)
        assert barcelona.parent is not None
        assert barcelona.parent.office.code == "cg-madrid"

    def test_an_office_has_one(self, made: Chain) -> None:
        with pytest.raises(actions.VaultExists):
            actions.open_post(office=made.at.office, actor=made.custodian)
        with pytest.raises(actions.VaultExists):
            actions.open_headquarters(actor=made.custodian)

    def test_only_a_consular_office_has_one(self, made: Chain) -> None:
        with pytest.raises(actions.VaultMisplaced):
            actions.open_post(office=organisation.office("ode-cusco"), actor=made.custodian)

    def test_only_lima_opens_posts_and_only_the_head_opens_windows(self, made: Chain) -> None:
        with pytest.raises(access.RoleMissing):
            actions.open_post(office=organisation.office("cg-hanoi"), actor=made.at.consul)
        with pytest.raises(access.RoleMissing):
            actions.open_vault(
                parent=made.office, level=Level.WINDOW, name="Ventanilla 2", actor=made.at.officer
            )

    def test_a_window_stands_under_the_office_and_an_officer_serves_there(self, made: Chain) -> None:
        with pytest.raises(actions.VaultMisplaced):
            actions.open_vault(
                parent=made.window, level=Level.WINDOW, name="Ventanilla 2", actor=made.at.consul
            )
        for holder in (None, made.at.applicant):
            with pytest.raises(actions.VaultMisplaced):
                actions.open_vault(
                    parent=made.window, level=Level.OFFICER, name="X", holder=holder, actor=made.at.consul
                )

    def test_an_empty_one_is_closed_and_takes_nothing_more(self, made: Chain) -> None:
        factories.supplied(made, 3)
        with pytest.raises(actions.VaultNotEmpty):
            actions.close_vault(vault=made.own, actor=made.at.consul)
        factories.pass_on(
            made.own,
            made.window,
            "CA00000001-CA00000003",
            made.at.officer,
            made.at.officer,
            Reason.EXCESS,
        )
        assert actions.close_vault(vault=made.own, actor=made.at.consul).closed_at is not None
        with pytest.raises(actions.VaultClosed):
            actions.send(
                sender=made.window,
                receiver=Vault.objects.get(pk=made.own.pk),
                spans=rules.read("CA00000001"),
                reason=Reason.INTERNAL,
                actor=made.at.consul,
            )

    def test_the_vault_of_the_office_is_never_closed(self, made: Chain) -> None:
        with pytest.raises(actions.VaultMisplaced):
            actions.close_vault(vault=made.office, actor=made.at.consul)

    def test_each_sees_what_is_theirs(self, made: Chain) -> None:
        barcelona = acts.post("cg-barcelona")
        theirs = actions.open_post(office=barcelona.office, actor=made.custodian)
        madrid = acts.serving(organisation.office("cg-madrid"), Role.CONSUL)
        assert theirs in queries.visible_to(madrid)
        assert theirs in queries.visible_to(made.custodian)
        assert theirs in queries.visible_to(acts.serving(organisation.office("mre"), Role.AUDITOR))
        with pytest.raises(queries.VaultNotFound):
            queries.vault(theirs.pk, actor=made.at.consul)
        with pytest.raises(access.RoleMissing):
            queries.visible_to(made.at.citizen)


class TestMint:
    def test_a_batch_enters_limas_vault_whole(self, made: Chain) -> None:
        assert rules.written(queries.spans_of(made.lima)) == "CA00000001-CA00001000"
        assert ledger.has_entry(Batch.objects.get().id, "stickers.receive_from_mint")

    def test_a_serial_is_minted_once(self, made: Chain) -> None:
        with pytest.raises(actions.AlreadyMinted):
            factories.mint(made.custodian, Span("CA", 1000, 1001))
        factories.mint(made.custodian, Span("CA", 1001, 1002))
        assert rules.written(queries.spans_of(made.lima)) == "CA00000001-CA00001002"

    def test_it_comes_with_a_paper_under_two_letters(self, made: Chain) -> None:
        with pytest.raises(actions.DeliveryNoteMissing):
            actions.receive_from_mint(span=Span("CB", 1, 2), note=" ", actor=made.custodian)
        with pytest.raises(actions.NotAPaperSeries):
            actions.receive_from_mint(span=Span("DMIL", 1, 2), note="Guía", actor=made.custodian)

    def test_nobody_else_receives(self, made: Chain) -> None:
        with pytest.raises(access.RoleMissing):
            factories.mint(made.at.consul, Span("CB", 1, 2))

    def test_some_go_back_to_the_mint(self, made: Chain) -> None:
        spans = rules.read("CA00000500-CA00000509")
        with pytest.raises(actions.FateUnfit):
            actions.return_to_mint(spans=spans, reason=Reason.MISPRINT, note="Nota 5", actor=made.custodian)
        gone = actions.return_to_mint(
            spans=spans, reason=Reason.FACTORY_ERROR, note="Nota 5", actor=made.custodian
        )
        assert gone.quantity == 10
        assert rules.total(queries.spans_of(made.lima)) == 990


class TestMovements:
    def test_they_are_in_transit_until_the_receiver_accepts(self, made: Chain) -> None:
        sent = post(made)
        assert sent.number.startswith("MOVURC-2026-000001-")
        assert rules.total(queries.spans_of(made.lima)) == 990
        assert queries.spans_of(made.reserve) == ()
        assert list(queries.in_transit([made.reserve])) == [sent]
        actions.accept(movement=sent, actor=made.at.consul)
        assert rules.written(queries.spans_of(made.reserve)) == "CA00000001-CA00000010"
        assert [entry.verb for entry in ledger.entries(sent.id)] == ["stickers.send", "stickers.accepted"]

    def test_the_receiver_rejects_all_of_it(self, made: Chain) -> None:
        sent = post(made)
        with pytest.raises(actions.AnswerReasonMissing):
            actions.reject(movement=sent, reason="", actor=made.at.consul)
        actions.reject(movement=sent, reason="Faltan diez", actor=made.at.consul)
        assert rules.total(queries.spans_of(made.lima)) == 1000

    def test_the_sender_takes_back_what_nobody_answered(self, made: Chain) -> None:
        sent = post(made)
        actions.annul(movement=sent, reason="Era para otra jefatura", actor=made.custodian)
        assert rules.written(queries.spans_of(made.lima)) == "CA00000001-CA00001000"
        with pytest.raises(actions.AlreadyAnswered):
            actions.accept(movement=sent, actor=made.at.consul)

    def test_each_side_does_its_own(self, made: Chain) -> None:
        sent = post(made)
        with pytest.raises(actions.NotKeeper):
            actions.accept(movement=sent, actor=made.custodian)
        with pytest.raises(actions.NotKeeper):
            actions.annul(movement=sent, reason="No", actor=made.at.consul)
        with pytest.raises(actions.NotKeeper):
            post(made, actor=made.at.consul)
        with pytest.raises(access.RoleMissing):
            actions.accept(movement=sent, actor=made.at.cashier)

    def test_nobody_sends_what_they_do_not_hold(self, made: Chain) -> None:
        with pytest.raises(actions.NotInVault) as refused:
            post(made, "CA00000999-CA00001001")
        assert "CA00001001" in str(refused.value)
        with pytest.raises(actions.NoSerials):
            post(made, "")

    def test_they_go_along_the_tree(self, made: Chain) -> None:
        with pytest.raises(actions.NotOnTheWay):
            post(made, receiver=made.office)
        with pytest.raises(actions.ReasonUnfit):
            post(made, reason=Reason.EXCESS)
        with pytest.raises(actions.ReasonUnfit):
            post(made, reason=Reason.ORDER)

    def test_what_has_no_paper_goes_nowhere(self, made: Chain) -> None:
        actions.affix_next(act=factories.act(made), actor=made.at.officer, is_digital=True)
        with pytest.raises(actions.DigitalStays):
            post(
                made, "DMIL00000002", sender=made.office, receiver=made.window, actor=made.at.consul,
                reason=Reason.INTERNAL,
            )  # fmt: skip

    def test_back_up_and_down_again(self, made: Chain) -> None:
        factories.supplied(made, 10)
        factories.pass_on(
            made.own, made.window, "CA00000004-CA00000006", made.at.officer, made.at.consul, Reason.EXCESS
        )
        factories.pass_on(made.window, made.own, "CA00000005", made.at.consul, made.at.officer)
        assert (
            rules.written(queries.spans_of(made.own))
            == "CA00000001-CA00000003, CA00000005, CA00000007-CA00000010"
        )
        assert list(queries.vaults_by_their_books()) == []


class TestOrders:
    def test_an_order_is_served_by_what_is_sent_for_it(self, made: Chain) -> None:
        order = actions.order_stock(vault=made.reserve, quantity=10, actor=made.at.consul)
        assert order.state is OrderState.PENDING
        sent = post(made, reason=Reason.ORDER, order=order)
        assert queries.order_now(order.pk).state is OrderState.SERVED
        with pytest.raises(actions.OrderUnfit):
            post(made, "CA00000011", reason=Reason.ORDER, order=order)
        actions.reject(movement=sent, reason="Vino abierta", actor=made.at.consul)
        assert queries.order_now(order.pk).state is OrderState.PENDING

    def test_it_is_refused_by_the_one_above_and_cancelled_by_its_own(self, made: Chain) -> None:
        refused = actions.order_stock(vault=made.reserve, quantity=10, actor=made.at.consul)
        cancelled = actions.order_stock(vault=made.reserve, quantity=10, actor=made.at.consul)
        with pytest.raises(actions.OrderReasonMissing):
            actions.refuse_order(order=refused, reason="", actor=made.custodian)
        with pytest.raises(actions.NotKeeper):
            actions.refuse_order(order=refused, reason="No", actor=made.at.consul)
        assert (
            actions.refuse_order(order=refused, reason="Tiene reserva", actor=made.custodian).state
            is OrderState.REFUSED
        )
        assert (
            actions.cancel_order(order=cancelled, reason="Me equivoqué", actor=made.at.consul).state
            is OrderState.CANCELLED
        )
        with pytest.raises(actions.OrderSettled):
            actions.cancel_order(order=refused, reason="Otra vez", actor=made.at.consul)

    def test_lima_orders_from_nobody_and_nothing_is_no_order(self, made: Chain) -> None:
        with pytest.raises(actions.NothingAbove):
            actions.order_stock(vault=made.lima, quantity=1, actor=made.custodian)
        with pytest.raises(actions.QuantityUnfit):
            actions.order_stock(vault=made.reserve, quantity=0, actor=made.at.consul)


class TestTheDatabaseItself:
    def test_it_keeps_a_serial_in_one_place(self, made: Chain) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            Holding.objects.create(prefix="CA", serials=as_range(Span("CA", 500, 501)), vault=made.office)

    def test_it_keeps_a_place_to_one_kind(self, made: Chain) -> None:
        sent = post(made)
        with pytest.raises(IntegrityError), transaction.atomic():
            Holding.objects.filter(movement=sent).update(vault=made.office)

    def test_it_lets_nothing_that_left_come_back(self, made: Chain) -> None:
        factories.supplied(made, 2)
        actions.affix_next(act=factories.act(made), actor=made.at.officer)
        gone = Holding.objects.filter(departure__isnull=False)
        with pytest.raises(IntegrityError), transaction.atomic():
            gone.update(departure=None, vault=made.own)
        with pytest.raises(IntegrityError), transaction.atomic():
            gone.delete()
        assert gone.count() == 1

    @pytest.mark.parametrize("model", [Batch, CustodyEntry, Movement, MovementAnswer])
    def test_it_only_lets_rows_be_added(self, made: Chain, model: type) -> None:
        actions.accept(movement=post(made), actor=made.at.consul)
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            model.objects.all()._raw_delete("default")  # type: ignore[attr-defined]

    def test_the_checks_tell_what_somebody_changed_behind_the_actions(self, made: Chain) -> None:
        Holding.objects.filter(vault=made.lima).update(serials=as_range(Span("CA", 1, 999)))
        assert list(queries.conservation()) == [
            "autoadhesivos: CA00001000 se recibió y no está en ningún lugar"
        ]
        assert len(list(queries.vaults_by_their_books())) == 1
        Holding.objects.create(prefix="CB", serials=as_range(Span("CB", 1, 1)), vault=made.office)
        assert "autoadhesivos: CB00000001 está en un lugar y nunca se recibió" in list(queries.conservation())

    def test_numbers_have_no_gap(self, made: Chain) -> None:
        post(made)
        actions.order_stock(vault=made.reserve, quantity=10, actor=made.at.consul)
        with clock.advanced(timedelta(days=1)):
            post(made, "CA00000020")
        assert list(queries.numbers()) == []

    def test_a_number_that_somebody_removed_is_told(self, made: Chain) -> None:
        first, *_ = [
            actions.order_stock(vault=made.reserve, quantity=quantity, actor=made.at.consul)
            for quantity in (10, 20)
        ]
        with guard_off("stickers_order"):
            Order.objects.filter(pk=first.pk).delete()
        assert list(queries.numbers()) == [
            f"pedidos de autoadhesivos: falta el número {first.series}-2026-000001"
        ]
