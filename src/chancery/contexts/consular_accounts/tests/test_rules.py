"""Do months, books, statements and matches come out as the regulation has them? No database."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.contexts.consular_accounts import rules
from chancery.contexts.consular_accounts.rules import (
    Candidate,
    Collected,
    Concept,
    MatchKind,
    Rank,
    Side,
    StatementFormat,
    StatementUnfit,
    Sum,
)
from chancery.contexts.consular_accounts.tests.statements import IBAN, Move, camt, keeps_schema, table
from chancery.kernel.organisation import tables
from chancery.kernel.organisation.calendars import Calendar, Holiday, HolidayKind, Unit

AMOUNT = st.decimals("-9999999.99", "9999999.99", places=2, allow_nan=False)
SUMS = st.builds(Sum, AMOUNT, AMOUNT)
ITALY = Calendar(
    "Milán",
    "Europe/Rome",
    {date(2026, 6, 2): Holiday(date(2026, 6, 2), "Festa della Repubblica", HolidayKind.NATIONAL, "")},
    date(2026, 1, 1),
    date(2026, 12, 31),
    tables.counting_law(),
)
MOVES = [
    Move(date(2026, 5, 5), Decimal("50.00"), "DEP-0001", "Versamento"),
    Move(date(2026, 5, 12), Decimal("27.50"), "", "Bonifico ROSSI OP12345"),
    Move(date(2026, 5, 20), Decimal("-77.50"), "REM-0042"),
]


class TestMonths:
    @pytest.mark.parametrize(("amount", "due"), [(3, 4), (5, 8), (10, 15)])
    def test_deadlines_count_the_working_days_of_the_host_country(self, amount: int, due: int) -> None:
        found = rules.due(date(2026, 5, 1), amount, Unit.WORKING_DAYS, ITALY)
        assert found.on == date(2026, 6, due)

    def test_a_month_ends_with_its_last_day(self) -> None:
        assert not rules.has_ended(date(2026, 5, 1), date(2026, 5, 31))
        assert rules.has_ended(date(2026, 5, 1), date(2026, 6, 1))
        assert rules.next_month(date(2026, 12, 1)) == date(2027, 1, 1)
        assert rules.previous_month(date(2026, 1, 1)) == date(2025, 12, 1)
        assert rules.last_of(date(2028, 2, 1)) == date(2028, 2, 29)

    def test_each_rank_has_its_period_and_fifty_acts_one_document(self) -> None:
        assert len({rules.remittance_period(rank) for rank in Rank}) == len(Rank)
        assert rules.single_document_limit(date(2026, 5, 1)) == 50


class TestBooks:
    @given(
        brought=SUMS,
        collected=st.lists(
            st.builds(Collected, st.sampled_from(["I", "II", "VI"]), st.none(), st.just(1), SUMS)
        ),
        elsewhere=SUMS,
        refunded=SUMS,
    )
    def test_both_sides_are_equal_whatever_happened(
        self, brought: Sum, collected: list[Collected], elsewhere: Sum, refunded: Sum
    ) -> None:
        book = rules.cash_book(brought=brought, collected=collected, elsewhere=elsewhere, refunded=refunded)
        assert book.side(Side.DEBIT) == book.side(Side.CREDIT)
        assert rules.to_remit(book.balance) + rules.to_carry(book.balance) == book.balance
        assert rules.to_remit(book.balance).local >= 0
        assert [row.concept for row in book.rows][-1] is Concept.BALANCE

    @given(
        st.lists(st.decimals(0, 99999, places=2), min_size=1, max_size=30),
        st.decimals("0.01", 4000, places=4),
    )
    def test_the_dollars_of_the_parts_are_those_of_the_whole(
        self, parts: list[Decimal], bank_rate: Decimal
    ) -> None:
        assert sum(rules.shared(parts, bank_rate)) == rules.in_dollars(sum(parts, Decimal(0)), bank_rate)


class TestStatements:
    @pytest.mark.parametrize("version", ["02", "08", "13"])
    def test_camt_of_any_version_is_read_and_keeps_its_schema(self, version: str) -> None:
        content = camt(MOVES, version=version)
        assert keeps_schema(content, version)
        found = rules.read(content)
        assert (found.form, found.account, found.currency) == (StatementFormat.CAMT, IBAN, "EUR")
        assert (found.opening, found.closing) == (Decimal("100.00"), Decimal("100.00"))
        assert [line.amount for line in found.lines] == [move.amount for move in MOVES]
        assert found.lines[0].reference == "DEP-0001"
        assert "OP12345" in found.lines[1].description
        assert (found.since, found.until) == (date(2026, 5, 1), date(2026, 5, 31))

    def test_csv_says_the_same(self) -> None:
        camt_lines, csv_lines = rules.read(camt(MOVES)).lines, rules.read(table(MOVES)).lines
        assert [(line.booked_on, line.amount) for line in camt_lines] == [
            (line.booked_on, line.amount) for line in csv_lines
        ]

    def test_a_csv_with_commas_as_decimals(self) -> None:
        text = ";".join(rules.HEADER) + "\nX;31/05/2026;;1.234,50;2.000,00;EUR;A;B\n"
        found = rules.read(text.encode("utf-8-sig"))
        assert found.lines[0].amount == Decimal("1234.50")
        assert found.opening == Decimal("765.50")

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"", "vacío"),
            (b"hola\nadios", "primera línea"),
            (b"\xff\xd8\xff\xe0", "UTF-8"),
            (",".join(rules.HEADER).encode(), "no tiene movimientos"),
            (table(MOVES).replace(b"150.00", b"151.00"), "no cuadra"),
            (table(MOVES).replace(b"50.00,150", b"50.001,150"), "decimales"),
            (table(MOVES).replace(b"2026-05-05", b"5 mayo"), "no es una fecha"),
            (table(MOVES).replace(b"27.50", b"NaN"), "no es un importe"),
            (table(MOVES, currency="EURO"), "no es una moneda"),
            (camt(MOVES).replace(b"camt.053.001.08", b"camt.052.001.08"), "camt.052.001.08"),
            (camt(MOVES).replace(b"camt.053.001.08", b"pain.001.001.09"), "pain.001.001.09"),
            (b"<html><body/></html>", "no es un extracto camt.053.001"),
            (camt(MOVES)[:-20], "mal formado"),
            (camt(MOVES).replace(b"CLBD", b"ITBD"), "falta el saldo"),
            (camt(MOVES).replace(b">50.00<", b">51.00<", 1), "no cuadra"),
        ],
    )
    def test_what_is_no_statement_is_refused_with_a_sentence(self, content: bytes, why: str) -> None:
        with pytest.raises(StatementUnfit, match=why):
            rules.read(content)

    def test_entities_are_never_followed(self) -> None:
        told = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        body = camt(MOVES).split(b"?>", 1)[1].replace(b"EXTRACTO-05-2026", b"&x;")
        with pytest.raises(StatementUnfit, match="DOCTYPE"):
            rules.read(told + body)
        bomb = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        with pytest.raises(StatementUnfit, match="DOCTYPE"):
            rules.read((bomb + body).decode().encode("utf-16"))

    def test_several_statements_in_one_file_are_refused(self) -> None:
        text = camt(MOVES).decode()
        one = text[text.index("<Stmt>") : text.index("</Stmt>") + 7]
        with pytest.raises(StatementUnfit, match="2 extractos"):
            rules.read(text.replace(one, one + one).encode())

    @given(st.binary(max_size=400))
    def test_no_bytes_are_more_than_refused(self, content: bytes) -> None:
        with pytest.raises(StatementUnfit):
            rules.read(content)

    @given(
        st.lists(
            st.builds(
                Move,
                st.dates(date(2026, 5, 1), date(2026, 5, 31)),
                st.decimals("-99999", "99999", places=2).filter(bool),
            ),
            min_size=1,
            max_size=20,
        )
    )
    def test_what_is_written_is_read(self, moves: list[Move]) -> None:
        found = rules.read(camt(moves))
        assert [(line.booked_on, line.amount) for line in found.lines] == [
            (move.on, move.amount) for move in moves
        ]


class TestMatches:
    @staticmethod
    def candidate(amount: str, day: int, reference: str = "") -> Candidate:
        return Candidate(MatchKind.DEPOSIT, uuid4(), date(2026, 5, day), Decimal(amount), reference)

    def test_by_reference_and_else_by_date(self) -> None:
        lines = rules.read(table(MOVES)).lines
        named, near = self.candidate("50.00", 28, "dep 0001"), self.candidate("27.50", 11)
        pairs = rules.match(lines, [near, named])
        assert [(line.position, candidate) for line, candidate in pairs] == [(1, named), (2, near)]

    def test_what_fits_two_is_left_to_a_person(self) -> None:
        lines = rules.read(table(MOVES)).lines
        twins = [self.candidate("50.00", 5), self.candidate("50.00", 6)]
        assert rules.match(lines, twins) == ()

    def test_what_is_far_or_of_another_amount_is_no_match(self) -> None:
        lines = rules.read(table(MOVES)).lines
        assert rules.match(lines, [self.candidate("50.00", 20), self.candidate("50.01", 5)]) == ()

    @given(st.lists(st.tuples(st.integers(1, 28), st.integers(1, 4)), max_size=12))
    def test_no_line_and_no_movement_is_used_twice(self, told: list[tuple[int, int]]) -> None:
        lines = [
            rules.StatementLine(n, date(2026, 5, day), date(2026, 5, day), Decimal(amount), "", "")
            for n, (day, amount) in enumerate(told)
        ]
        pairs = rules.match(lines, [self.candidate(str(amount), day) for day, amount in told])
        assert len({line.position for line, _ in pairs}) == len(pairs)
        assert len({candidate.id for _, candidate in pairs}) == len(pairs)
        assert all(line.amount == candidate.amount for line, candidate in pairs)
