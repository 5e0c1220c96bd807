"""Do ranges add up, are serials read as people type them, and is the law's stock what the law says?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.stickers import rules
from chancery.contexts.stickers.rules import Span

SPANS = st.lists(
    st.builds(
        lambda prefix, first, size: Span(prefix, first, first + size),
        st.sampled_from(["CA", "CB", "DMIL"]),
        st.integers(1, 60),
        st.integers(0, 20),
    ),
    max_size=8,
)


def singles(spans: object) -> set[tuple[str, int]]:
    return {(span.prefix, n) for span in spans for n in range(span.first, span.last + 1)}  # type: ignore[attr-defined]


class TestSerials:
    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("CA00000101-CA00000200", "CA00000101-CA00000200"),
            ("ca00000101 - 200", "CA00000101-CA00000200"),
            ("CA00000101 a CA00000103", "CA00000101-CA00000103"),
            ("CA00000003\nCA00000001,CA00000002", "CA00000001-CA00000003"),
            ("DMIL00000007", "DMIL00000007"),
            ("CA00000199-201", "CA00000199-CA00000201"),
            ("", ""),
        ],
    )
    def test_they_are_read_as_people_type_them(self, typed: str, expected: str) -> None:
        assert rules.written(rules.read(typed)) == expected

    @pytest.mark.parametrize(
        "typed",
        ["CA1", "CA00000000", "CA00000200-CA00000101", "CA00000101-CB00000102", "CA00000001,CA00000001", "?"],
    )
    def test_what_is_no_range_is_told(self, typed: str) -> None:
        with pytest.raises(rules.SerialsUnreadable):
            rules.read(typed)

    def test_a_serial_is_found_however_it_is_spaced(self) -> None:
        assert rules.parts_of("ca 0000-0101") == ("CA", 101)
        assert rules.parts_of("CA00000000") is None

    @given(SPANS)
    def test_what_is_written_is_read_again(self, spans: list[Span]) -> None:
        assert rules.read(rules.written(spans)) == rules.merge(spans)

    @given(SPANS, SPANS)
    def test_ranges_are_sets(self, some: list[Span], others: list[Span]) -> None:
        assert singles(rules.merge(some)) == singles(some)
        assert singles(rules.subtract(some, others)) == singles(some) - singles(others)
        assert singles(rules.common(some, others)) == singles(some) & singles(others)

    @given(SPANS, st.integers(0, 50))
    def test_the_first_so_many(self, spans: list[Span], quantity: int) -> None:
        picked = rules.first_of(spans, quantity)
        assert rules.total(picked) == min(quantity, len(singles(spans)))
        assert singles(picked) <= singles(spans)

    @given(SPANS)
    def test_a_sweep_counts_how_often_a_serial_is_covered(self, spans: list[Span]) -> None:
        points: dict[tuple[str, int], int] = {}
        for span in spans:
            points[span.prefix, span.first] = points.get((span.prefix, span.first), 0) + 1
            points[span.prefix, span.last + 1] = points.get((span.prefix, span.last + 1), 0) - 1
        counted = {
            (span.prefix, n): times
            for span, times in rules.sweep((p, n, d) for (p, n), d in sorted(points.items()))
            for n in range(span.first, span.last + 1)
        }
        expected = {
            one: sum(s.prefix == one[0] and s.first <= one[1] <= s.last for s in spans)
            for one in singles(spans)
        }
        assert counted == expected

    def test_a_code_is_its_serials_alone(self) -> None:
        code = rules.code_of(b"key", "CA00000001")
        assert len(code) == 20
        assert rules.is_code(b"key", "CA00000001", code.lower())
        assert not rules.is_code(b"key", "CA00000002", code)
        assert not rules.is_code(b"other", "CA00000001", code)


class TestStock:
    @pytest.mark.parametrize(
        ("on", "last", "following"),
        [
            (date(2026, 6, 29), date(2025, 12, 31), date(2026, 6, 30)),
            (date(2026, 6, 30), date(2026, 6, 30), date(2026, 6, 30)),
            (date(2026, 12, 31), date(2026, 12, 31), date(2026, 12, 31)),
            (date(2026, 1, 1), date(2025, 12, 31), date(2026, 6, 30)),
        ],
    )
    def test_it_is_counted_at_the_end_of_each_half_year(self, on: date, last: date, following: date) -> None:
        assert rules.counting_day(on) == last
        assert rules.next_counting_day(on) == following

    def test_nothing_was_counted_before_the_norm(self) -> None:
        assert rules.counting_day(date(2005, 11, 1)) is None

    def test_a_quarter_must_be_in_stock(self) -> None:
        seen = rules.forecast(
            stock=100,
            used=90,
            since=date(2026, 1, 1),
            until=date(2026, 4, 1),
            minimum_months=3,
            reserve_months=6,
        )
        assert seen.days_left == 100
        assert seen.minimum == 92
        assert seen.lacks == 0
        assert seen.largest == 182
        assert not seen.is_excessive
        assert rules.Forecast(10, 90, 90, 92, 182).lacks == 82
        assert rules.Forecast(200, 90, 90, 92, 182).is_excessive
        assert rules.Forecast(200, 0, 90, 0, None).days_left is None

    @pytest.mark.parametrize(
        ("stock", "used", "words"),
        [
            (10, 0, "sin uso"),
            (0, 90, "0 días"),
            (1, 90, "1 día"),
            (730, 90, "730 días"),
            (731, 90, "más de dos años"),
        ],
    )
    def test_how_long_it_lasts_is_told_as_far_as_it_can_be_foreseen(
        self, stock: int, used: int, words: str
    ) -> None:
        assert rules.Forecast(stock, used, 90, 0, None).lasts == words

    def test_who_spoils_more_than_the_others_stands_out(self) -> None:
        assert rules.Pace(done=10, spoilt=3, office_done=100, office_spoilt=5).stands_out
        assert not rules.Pace(done=10, spoilt=2, office_done=100, office_spoilt=2).stands_out
        assert not rules.Pace(done=50, spoilt=5, office_done=100, office_spoilt=10).stands_out

    def test_a_stranger_reads_initials(self) -> None:
        assert rules.initials("Rosa Quispe Ñahui") == "R. Q. Ñ."
