"""What does the directive compute of an identity card? The whole tables are gone through."""

from datetime import date, timedelta
from itertools import product
from uuid import uuid4

import pytest

from chancery.contexts.identity_cards import rules
from chancery.contexts.identity_cards.rules import (
    Approval,
    HolderStanding,
    OldCardFate,
    Piece,
    Receiver,
    Sort,
    StockChange,
    WindowBar,
)
from chancery.contexts.identity_cards.rules.tables import CourierDay
from chancery.kernel.fees import tables as tariff

DAY = date(2026, 7, 15)
ADULT_BORN, CHILD_BORN, BABY_BORN = date(1990, 1, 1), date(2018, 7, 15), date(2026, 1, 1)
WITHOUT_PROOF = {"address_abroad", "organ_donation", "height", "schooling"}
KINDS = [row.code for row in rules.kinds(DAY)]
CHANGES = [row.code for row in rules.changes(DAY)]
MODES = [row.code for row in rules.modes(DAY)]


def bars(
    kind: str,
    *changes: str,
    mode: str = "live_window",
    is_matched: bool = True,
    is_act_registered: bool = False,
) -> set[WindowBar]:
    return set(
        rules.window_bars(
            rules.kind(kind, DAY),
            rules.mode(mode, DAY),
            [rules.change(each, DAY) for each in changes],
            is_matched=is_matched,
            is_act_registered=is_act_registered,
        )
    )


class TestTables:
    def test_every_kind_has_its_items_in_the_tariff(self) -> None:
        items = {row.item_adult for row in rules.kinds(DAY)} | {row.item_minor for row in rules.kinds(DAY)}
        assert items - {""} <= tariff.codes()
        assert all(row.norm for row in rules.kinds(DAY))

    def test_no_row_stands_before_its_norm(self) -> None:
        early = date(2012, 5, 10)
        assert (rules.kinds(early), rules.modes(early), rules.changes(early)) == ((), (), ())

    def test_what_no_table_knows(self) -> None:
        assert rules.kind("renewal", DAY).title == "Renovación"
        with pytest.raises(rules.KindUnknown):
            rules.kind("renovation", DAY)
        assert rules.mode("manual", DAY).route == "paper"
        with pytest.raises(rules.ModeUnknown):
            rules.mode("by_post", DAY)
        assert rules.change("height", DAY).window == "yes"
        with pytest.raises(rules.ChangeUnknown):
            rules.change("weight", DAY)


class TestWindow:
    @pytest.mark.parametrize("kind", KINDS)
    def test_of_every_kind_only_three_are_the_windows(self, kind: str) -> None:
        allowed = {"duplicate", "renewal", "correction_data"}
        assert (WindowBar.KIND not in bars(kind)) is (kind in allowed)

    @pytest.mark.parametrize("change", CHANGES)
    def test_of_every_change_only_those_without_proof(self, change: str) -> None:
        for kind in ("renewal", "correction_data"):
            found = bars(kind, change)
            expected = {"married": {WindowBar.ACT}}.get(
                change, set() if change in WITHOUT_PROOF else {WindowBar.CHANGE}
            )
            assert found == expected

    def test_single_to_married_only_if_reniec_has_the_act(self) -> None:
        assert bars("renewal", "married", is_act_registered=True) == set()
        assert bars("renewal", "married", "height", is_act_registered=False) == {WindowBar.ACT}
        assert bars("renewal", "marital_status", is_act_registered=True) == {WindowBar.CHANGE}

    @pytest.mark.parametrize("mode", MODES)
    def test_only_one_mode_is_the_windows(self, mode: str) -> None:
        assert (bars("duplicate", mode=mode) == set()) is (mode == "live_window")
        assert (rules.mode(mode, DAY).approval is Approval.WINDOW) is (mode == "live_window")

    def test_nothing_at_all_without_the_fingers(self) -> None:
        for kind, mode, change in product(KINDS, MODES, CHANGES):
            assert WindowBar.FINGERPRINT in bars(kind, change, mode=mode, is_matched=False)

    def test_every_reason_has_its_words(self) -> None:
        assert {bar.sentence for bar in WindowBar}.isdisjoint({""})


class TestPieces:
    @pytest.mark.parametrize("mode", MODES)
    @pytest.mark.parametrize(
        ("born_on", "wanted"),
        [
            pytest.param(ADULT_BORN, {Piece.TEN_PRINTS, Piece.SIGNATURE}, id="adult"),
            pytest.param(date(2009, 7, 15), {Piece.TEN_PRINTS, Piece.SIGNATURE}, id="seventeen_today"),
            pytest.param(
                date(2009, 7, 16), {Piece.INDEX_PRINTS, Piece.DECLARANT_SIGNATURE}, id="seventeen_tomorrow"
            ),
            pytest.param(
                date(2025, 11, 15), {Piece.INDEX_PRINTS, Piece.DECLARANT_SIGNATURE}, id="eight_months_today"
            ),
            pytest.param(
                date(2025, 11, 16),
                {Piece.FOOTPRINT, Piece.DECLARANT_PRINTS, Piece.DECLARANT_SIGNATURE},
                id="eight_months_tomorrow",
            ),
        ],
    )
    def test_what_each_mode_wants_at_each_age(self, mode: str, born_on: date, wanted: set[Piece]) -> None:
        found = set(rules.pieces(rules.mode(mode, DAY), born_on, DAY))
        assert wanted <= found
        own = {
            "live_window": {Piece.DIGITAL_SIGNATURE},
            "live_virtual": {Piece.DIGITAL_SIGNATURE},
            "live_paper": {Piece.FORM, Piece.DIGITAL_SIGNATURE},
            "semiautomatic": {Piece.FORM},
            "manual": {Piece.FORM, Piece.SYSTEM_FAILURE},
        }[mode]
        assert found == wanted | own | {Piece.PHOTOGRAPH}


@pytest.mark.parametrize(
    ("kind", "standing", "born_on", "item"),
    [
        ("registration_ordinary", HolderStanding.ORDINARY, ADULT_BORN, "69a"),
        ("registration_ordinary", HolderStanding.ORDINARY, CHILD_BORN, "69c"),
        ("registration_late", HolderStanding.DISABLED, ADULT_BORN, "69e"),
        ("registration_late", HolderStanding.UNIFORMED, ADULT_BORN, "69d"),
        ("registration_ordinary", HolderStanding.UNIFORMED, CHILD_BORN, "69c"),
        ("renewal", HolderStanding.DISABLED, ADULT_BORN, "69b"),
        ("renewal", HolderStanding.ORDINARY, CHILD_BORN, "69f"),
        ("duplicate", HolderStanding.ORDINARY, CHILD_BORN, "71c"),
        ("correction_images", HolderStanding.ORDINARY, ADULT_BORN, "72a2"),
        ("exchange", HolderStanding.ORDINARY, ADULT_BORN, "71b"),
    ],
)
def test_what_it_costs(kind: str, standing: HolderStanding, born_on: date, item: str) -> None:
    assert rules.item(rules.kind(kind, DAY), standing, born_on, DAY) == f"consular.{item}"


def test_no_minor_has_an_electoral_booklet() -> None:
    assert rules.item(rules.kind("exchange", DAY), HolderStanding.ORDINARY, CHILD_BORN, DAY) == ""


def test_only_a_reprocess_is_free_whatever_the_tariff_says() -> None:
    assert [row.code for row in rules.kinds(DAY) if rules.free_by(row)] == ["reprocess"]


def test_a_card_is_renewed_from_sixty_days_before_its_last() -> None:
    assert rules.renews_from(date(2026, 9, 13), DAY) == DAY


def test_a_birth_act_of_half_a_year() -> None:
    assert rules.birth_act_serves(date(2026, 1, 15), DAY)
    assert not rules.birth_act_serves(date(2026, 1, 14), DAY)
    assert not rules.birth_act_serves(DAY + timedelta(days=1), DAY)


def test_who_collects_it() -> None:
    assert rules.receivers(ADULT_BORN, DAY) == (Receiver.HOLDER, Receiver.COMPANION, Receiver.PROXY)
    assert rules.receivers(CHILD_BORN, DAY) == (Receiver.DECLARANT, Receiver.PROXY, Receiver.HEIR)


@pytest.mark.parametrize("kind", KINDS)
def test_what_becomes_of_the_old_card(kind: str) -> None:
    first = kind.startswith("registration_")
    expected = (OldCardFate.NONE,) if first else (OldCardFate.DESTROYED, OldCardFate.LOST)
    assert rules.fates(rules.kind(kind, DAY)) == expected


class TestEnvelopes:
    def test_thirty_at_most_by_sort(self) -> None:
        adults, minors = Sort("renewal", "manual", is_minor=False), Sort("renewal", "manual", is_minor=True)
        forms = [(uuid4(), adults) for _ in range(61)] + [(uuid4(), minors)]
        found = rules.plan(forms, date(2026, 5, 18))
        assert [(lot.sort, [len(envelope) for envelope in lot.envelopes]) for lot in found] == [
            (adults, [30, 30, 1]),
            (minors, [1]),
        ]
        assert [form for lot in found for envelope in lot.envelopes for form in envelope] == [
            form for form, _ in forms
        ]

    def test_nothing_to_send(self) -> None:
        assert rules.plan([], date(2026, 5, 18)) == ()

    def test_the_guide_against_the_box(self) -> None:
        found = rules.compare(["a", "b", "b", "c"], ["c", "a", "x", "x"])
        assert (found.matched, found.missing, found.surplus) == (("a", "c"), ("b",), ("x",))


class TestCourier:
    EVERY = CourierDay("*", 15, "Courier", 15, "", date(2012, 1, 1), None, "")

    @staticmethod
    def weekday(day: date) -> bool:
        return day.weekday() < 5

    @pytest.mark.parametrize(
        ("on", "leaves"),
        [
            (date(2026, 7, 15), date(2026, 7, 15)),
            (date(2026, 7, 16), date(2026, 8, 17)),
            (date(2026, 8, 16), date(2026, 8, 17)),
            (date(2026, 12, 16), date(2027, 1, 15)),
        ],
    )
    def test_it_leaves_on_the_fifteenth_or_the_next_working_day(self, on: date, leaves: date) -> None:
        assert rules.courier_day(self.EVERY, on, self.weekday) == leaves

    def test_an_office_without_a_row_has_that_of_all(self) -> None:
        assert rules.courier("cg-milan", DAY).day == 15


def test_the_equation_of_the_stock() -> None:
    found = rules.balance(
        100,
        [
            (StockChange.RECEIVED, 50),
            (StockChange.USED, 60),
            (StockChange.USED, 3),
            (StockChange.VOIDED, 4),
            (StockChange.DISABLED, 2),
        ],
    )
    assert found.initial == 150
    assert found.final == 150 - (63 + 4 + 2)
