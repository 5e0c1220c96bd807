"""Is stock counted and sworn when the law wants it, is every difference explained, and who takes a vault over signs?"""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pikepdf
import pytest

from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import StockCount, Vault
from chancery.contexts.stickers.tests import factories
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents import verification
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import access

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with factories.noon():
        yield


@pytest.fixture
def made() -> Chain:
    return factories.supplied(factories.chain())


def swear(made: Chain, counted: str = "CA00000001-CA00000020", **explanations: str) -> StockCount:
    return actions.swear_inventory(
        vault=made.office, counted=rules.read(counted), explanations=explanations, actor=made.at.consul
    )


class TestInventory:
    def test_the_office_swears_all_it_holds_at_the_last_legal_day(self, made: Chain) -> None:
        count = swear(made)
        assert count.as_of == date(2026, 6, 30)
        document = count.statement.document
        assert document.number.startswith("INAMIL-2026-000001-")
        content = documents.content(document.file_id)
        report = verification.examine(content)
        assert [each.signer for each in report.signatures] == [made.at.consul.name]
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert len(pdf.pages) == 1
        assert documents.standing(document.verification_code).public_facts["Diferencias"] == "0"

    def test_what_differs_is_explained(self, made: Chain) -> None:
        with pytest.raises(actions.DifferencesUnexplained) as refused:
            swear(made, "CA00000001-CA00000019, CA00000099")
        assert "CA00000020, CA00000099" in str(refused.value)
        with pytest.raises(actions.DifferencesUnexplained):
            swear(made, "CA00000001-CA00000019")
        count = swear(made, "CA00000001-CA00000019", CA00000020="Se declaró perdida ayer")
        assert [(line.kind, str(line.span)) for line in count.lines.exclude(kind="counted")] == [
            ("missing", "CA00000020")
        ]
        assert not StockCount.objects.exclude(pk=count.pk).exists()

    def test_once_each_half_year(self, made: Chain) -> None:
        swear(made)
        with pytest.raises(actions.CountedAlready):
            swear(made)
        with clock.set_to(datetime(2026, 12, 31, 15, tzinfo=UTC)):
            assert swear(made).as_of == date(2026, 12, 31)

    def test_a_window_swears_with_its_office(self, made: Chain) -> None:
        with pytest.raises(actions.NothingToSwear):
            actions.swear_inventory(vault=made.window, counted=(), explanations={}, actor=made.at.consul)

    def test_only_who_heads_the_office(self, made: Chain) -> None:
        with pytest.raises(actions.NotKeeper):
            actions.swear_inventory(vault=made.office, counted=(), explanations={}, actor=made.at.officer)

    def test_who_has_not_is_told_of(self, made: Chain) -> None:
        with clock.set_to(datetime(2027, 1, 10, 15, tzinfo=UTC)):
            waiting = queries.uncounted(queries.visible_to(made.at.consul))
            assert set(waiting) == {made.office, made.reserve}
            swear(made)
            assert queries.uncounted(queries.visible_to(made.at.consul)) == (made.reserve,)


class TestHandOver:
    def give(
        self, made: Chain, to: Actor | None = None, counted: str = "CA00000001-CA00000020"
    ) -> StockCount:
        self.next = to or factories.another_officer(made)
        return actions.hand_over(
            vault=made.own,
            counted=rules.read(counted),
            explanations={},
            receiver=factories.person_of(self.next),
            actor=made.at.officer,
        )

    def test_who_takes_over_signs_and_holds_from_then_on(self, made: Chain) -> None:
        count = self.give(made)
        assert list(queries.hand_overs_to(self.next)) == [count]
        actions.receive_hand_over(count=count, actor=self.next)
        vault = Vault.objects.get(pk=made.own.pk)
        assert vault.holder_id == self.next.person_id
        assert Document.objects.get().number.startswith("AEAMIL-")
        with pytest.raises(actions.HandOverDone):
            actions.receive_hand_over(count=count, actor=self.next)
        assert actions.affix_next(act=factories.act(made), actor=self.next).serial == "CA00000001"

    def test_nobody_else_signs_for_them(self, made: Chain) -> None:
        count = self.give(made)
        with pytest.raises(actions.NotTheReceiver):
            actions.receive_hand_over(count=count, actor=made.at.consul)
        with pytest.raises(access.RoleMissing):
            actions.receive_hand_over(count=count, actor=made.at.cashier)

    def test_what_moved_meanwhile_is_counted_again(self, made: Chain) -> None:
        count = self.give(made)
        actions.affix_next(act=factories.act(made), actor=made.at.officer)
        with pytest.raises(actions.StockMoved):
            actions.receive_hand_over(count=count, actor=self.next)

    def test_to_somebody_else_of_the_office(self, made: Chain) -> None:
        with pytest.raises(actions.ReceiverUnfit):
            self.give(made, to=made.at.officer)
        with pytest.raises(actions.ReceiverUnfit):
            self.give(made, to=made.at.citizen)

    def test_what_differs_is_explained(self, made: Chain) -> None:
        with pytest.raises(actions.DifferencesUnexplained):
            self.give(made, counted="CA00000001")
