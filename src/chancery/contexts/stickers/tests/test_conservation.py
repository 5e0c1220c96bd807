"""Whatever is done in whatever order, is every serial that was minted in one place, once?"""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from chancery.contexts.stickers import actions, queries, rules
from chancery.contexts.stickers.models import Discharge, Holding, Movement, StockCount, Vault
from chancery.contexts.stickers.rules import Fate, Reason, Span
from chancery.contexts.stickers.tests import factories
from chancery.contexts.stickers.tests.factories import Chain
from chancery.kernel.acts.models import Act
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Refusal

pytestmark = pytest.mark.django_db
MOST = 120
OPENING = 12


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with factories.noon():
        yield


class Custody(RuleBasedStateMachine):
    """What happens to stickers, with a model of where each should be beside it; `done` counts what did happen."""

    done: Counter[str]
    made: Chain
    acts: list[Act]
    second: Actor

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.places: dict[str, str] = {}
        self.minted = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @property
    def vaults(self) -> list[tuple[Vault, Actor]]:
        made, at = self.made, self.made.at
        return [
            (made.lima, made.custodian),
            (made.reserve, at.consul),
            (made.office, at.consul),
            (made.window, at.consul),
            (made.own, at.officer),
        ]

    def serials_at(self, place: str) -> list[str]:
        return sorted(name for name, where in self.places.items() if where == place)

    def pick(self, vault: Vault, quantity: int, every: int = 1) -> tuple[Span, ...]:
        """Some serials of a vault; of every second or third of them, in ranges that do not touch."""
        return rules.read(",".join(self.serials_at(str(vault.pk))[::every][:quantity]))

    def move(self, spans: tuple[Span, ...], place: str) -> None:
        for span in spans:
            for number in range(span.first, span.last + 1):
                self.places[rules.serial(span.prefix, number)] = place

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether it was done; a refusal changes nothing."""
        try:
            with transaction.atomic():
                act()
        except Refusal:
            return False
        return True

    @initialize(quantity=st.integers(4, 6), level=st.integers(0, 3), order=st.permutations(range(OPENING)))
    def begin(self, quantity: int, level: int, order: list[int]) -> None:
        """Some at each place from Lima to the officer, and each thing that may happen once, in whatever order."""
        self.mint(quantity * len(self.vaults))
        for below in range(1, len(self.vaults)):
            (sender, giver), (receiver, taker) = self.vaults[below - 1], self.vaults[below]
            spans = self.pick(sender, quantity * (len(self.vaults) - below))
            factories.pass_on(sender, receiver, rules.written(spans), giver, taker, Reason.INITIAL)
            self.move(spans, str(receiver.pk))
        opening: tuple[Callable[[], object], ...] = (
            lambda: self.send(level, True, 4, 2, "accept"),
            lambda: self.send(level, True, 4, 2, "reject"),
            lambda: self.send(level, True, 4, 2, "annul"),
            lambda: self.affix(0, "next", 0),
            lambda: self.affix(1, "scan", 1),
            lambda: self.affix(2, "annex", 0),
            lambda: self.misprint(0),
            lambda: self.lose(level, 2, 2),
            lambda: (self.damage(level + 1, 2, 2), self.decide(0, True)),
            lambda: (self.damage(level + 1, 2, 2), self.decide(0, False)),
            lambda: self.return_to_mint(2),
            lambda: self.count(1),
        )
        for place in order:
            opening[place]()
            self.every_serial_is_where_the_model_says()

    @rule(quantity=st.integers(1, 20))
    def mint(self, quantity: int) -> None:
        if self.minted + quantity > MOST:
            return
        span = Span("CA", self.minted + 1, self.minted + quantity)
        factories.mint(self.made.custodian, span)
        self.minted += quantity
        self.move((span,), str(self.made.lima.pk))

    @rule(
        level=st.integers(0, 4),
        down=st.booleans(),
        quantity=st.integers(1, 12),
        every=st.integers(1, 3),
        then=st.sampled_from(["accept", "reject", "annul", "nobody answers"]),
    )
    def send(self, level: int, down: bool, quantity: int, every: int, then: str) -> None:
        other = level + (1 if down else -1)
        if not 0 <= other < len(self.vaults):
            return
        (sender, keeper), (receiver, _) = self.vaults[level], self.vaults[other]
        spans = self.pick(sender, quantity, every)
        if not spans:
            return
        reason = Reason.INITIAL if down else Reason.EXCESS
        sent = actions.send(sender=sender, receiver=receiver, spans=spans, reason=reason, actor=keeper)
        self.move(spans, f"movement {sent.pk}")
        self.done["several ranges" if len(spans) > 1 else "one range"] += 1
        if then != "nobody answers":
            self.settle(sent, then)

    @rule(choice=st.integers(0, 5), how=st.sampled_from(["accept", "reject", "annul"]))
    def answer(self, choice: int, how: str) -> None:
        waiting = list(Movement.objects.filter(answer=None).order_by("posted_at", "pk"))
        if waiting:
            self.settle(waiting[choice % len(waiting)], how)

    def settle(self, movement: Movement, how: str) -> None:
        self.done[how] += 1
        keepers = {vault.pk: keeper for vault, keeper in self.vaults}
        serials = rules.read(",".join(self.serials_at(f"movement {movement.pk}")))
        if how == "accept":
            actions.accept(movement=movement, actor=keepers[movement.receiver_id])
            self.move(serials, str(movement.receiver_id))
            return
        side = movement.receiver_id if how == "reject" else movement.sender_id
        getattr(actions, how)(movement=movement, reason="Porque sí", actor=keepers[side])
        self.move(serials, str(movement.sender_id))

    @precondition(lambda self: any(where == str(self.made.own.pk) for where in self.places.values()))
    @rule(
        choice=st.integers(0, 9),
        how=st.sampled_from(["next", "scan", "annex", "refused"]),
        at=st.integers(0, 9),
    )
    def affix(self, choice: int, how: str, at: int) -> None:
        act = self.acts[choice % len(self.acts)]
        officer = self.made.at.officer
        mine = self.serials_at(str(self.made.own.pk))
        serial = mine[at % len(mine)] if how == "scan" else mine[0]
        if how == "refused":
            others = sorted(set(self.places) - set(mine))
            serial = others[at % len(others)] if others else "CA99999999"
        doing: dict[str, Callable[[], object]] = {
            "next": lambda: actions.affix_next(act=act, actor=officer),
            "annex": lambda: actions.annex(act=act, reason="Se entregó sin él", actor=officer),
        }
        scan = lambda: actions.affix_scanned(act=act, serial=serial, actor=officer)  # noqa: E731
        if self.attempt(doing.get(how, scan)):
            assert serial in mine or serial in self.serials_at(str(self.made.window.pk))
            self.done[how] += 1
            self.places[serial] = Fate.VOIDED if how == "annex" else Fate.USED

    @rule(choice=st.integers(0, 9))
    def misprint(self, choice: int) -> None:
        act = self.acts[choice % len(self.acts)]
        before = queries.current_of(act)
        own = self.serials_at(str(self.made.own.pk)) + self.serials_at(str(self.made.window.pk))
        if self.attempt(lambda: actions.misprint(act=act, reason="Corrida", actor=self.made.at.officer)):
            assert before is not None
            self.done["misprint"] += 1
            self.places[before.serial] = Fate.MISPRINTED
            if own:
                self.places[own[0]] = Fate.USED

    @rule(level=st.integers(0, 4), quantity=st.integers(1, 3), every=st.integers(1, 3))
    def lose(self, level: int, quantity: int, every: int) -> None:
        vault, keeper = self.vaults[level]
        spans = self.pick(vault, quantity, every)
        if spans:
            actions.report_loss(vault=vault, spans=spans, note="Se extravió", actor=keeper)
            self.done["loss"] += 1
            self.move(spans, Fate.LOST)

    @rule(level=st.integers(1, 4), quantity=st.integers(1, 5), every=st.integers(1, 3))
    def damage(self, level: int, quantity: int, every: int) -> None:
        vault, keeper = self.vaults[level]
        spans = self.pick(vault, quantity, every)
        if spans:
            apart = actions.propose_discharge(
                vault=vault, fate=Fate.DAMAGED, reason=Reason.DAMAGE, spans=spans, note="Agua", actor=keeper
            )
            self.move(spans, f"{vault.pk} {apart.pk}")

    @rule(choice=st.integers(0, 5), authorise=st.booleans())
    def decide(self, choice: int, authorise: bool) -> None:
        waiting = list(Discharge.objects.filter(decision=None).order_by("proposed_at", "pk"))
        if not waiting:
            return
        apart = waiting[choice % len(waiting)]
        place = f"{apart.vault_id} {apart.pk}"
        serials = rules.read(",".join(self.serials_at(place)))
        if authorise:
            actions.authorise_discharge(discharge=apart, actor=self.made.custodian)
            self.done["authorised"] += 1
            self.move(serials, Fate.DAMAGED)
        else:
            actions.refuse_discharge(discharge=apart, reason="Sirven", actor=self.made.custodian)
            self.done["refused discharge"] += 1
            self.move(serials, str(apart.vault_id))

    @rule(quantity=st.integers(1, 3))
    def return_to_mint(self, quantity: int) -> None:
        spans = self.pick(self.made.lima, quantity)
        if spans:
            actions.return_to_mint(spans=spans, reason=Reason.EXCESS, note="Nota", actor=self.made.custodian)
            self.done["returned"] += 1
            self.move(spans, Fate.RETURNED)

    @rule(lacking=st.integers(0, 2))
    def count(self, lacking: int) -> None:
        """Counting moves nothing, whatever it finds."""
        expected = queries.all_spans_of([self.made.own])
        counted = rules.subtract(expected, rules.first_of(expected, lacking))
        missing = {str(span): "No está" for span in rules.subtract(expected, counted)}
        actions.hand_over(
            vault=self.made.own,
            counted=counted,
            explanations=missing,
            receiver=factories.person_of(self.second),
            actor=self.made.at.officer,
        )
        assert StockCount.objects.exists()
        self.done["count"] += 1

    @invariant()
    def every_serial_is_where_the_model_says(self) -> None:
        found: dict[str, str] = {}
        for row in Holding.objects.select_related("departure"):
            for number in range(row.span.first, row.span.last + 1):
                name = rules.serial(row.prefix, number)
                assert name not in found
                found[name] = _place(row)
        assert found == self.places
        assert list(queries.conservation()) == []
        assert list(queries.vaults_by_their_books()) == []
        assert list(queries.stickers_and_acts()) == []


def _place(row: Holding) -> str:
    if row.departure is not None:
        return row.departure.fate
    if row.movement_id is not None:
        return f"movement {row.movement_id}"
    return f"{row.vault_id} {row.discharge_id}" if row.discharge_id else str(row.vault_id)


HAPPENS = {
    "one range", "several ranges", "accept", "reject", "annul", "next", "scan", "annex", "misprint", "loss", "authorised",
    "refused discharge", "returned", "count",
}  # fmt: skip


def test_serials_are_conserved() -> None:
    """All that may happen did, many times over: a model that stands still proves nothing."""
    made = factories.chain(stock=0)
    Custody.done = Counter()
    Custody.made = made
    Custody.second = factories.another_officer(made)
    Custody.acts = [factories.act(made) for _ in range(6)]
    run_state_machine_as_test(
        Custody,
        settings=settings(
            max_examples=5,
            stateful_step_count=8,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert {what for what, times in Custody.done.items() if times >= 3} >= HAPPENS, Custody.done
