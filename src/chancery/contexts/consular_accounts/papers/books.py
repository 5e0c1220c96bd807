"""Which facts does each book state, on paper and as a spreadsheet?

A book is tables of words and figures. The paper prints them; the spreadsheet holds the figures as numbers, written row
by row so that a large month takes no more room than a small one.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import xlsxwriter

from chancery.contexts.consular_accounts import rules
from chancery.contexts.consular_accounts.models import (
    Account,
    BalanceLine,
    CashLine,
    Closing,
    EntryLine,
    Remittance,
    StickerLine,
)
from chancery.contexts.consular_accounts.rules import BookKind, Concept, Rank, Side
from chancery.kernel.base.money import CONSULAR_SOL, Money
from chancery.kernel.base.wording import month_words
from chancery.kernel.fees.rules import SECTIONS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PRINTED_MOST = 1000
"""Up to how many entries the paper prints one by one; a longer register is printed day by day, and whole in its sheet."""

_NORMS = {
    BookKind.ENTRIES: "D.S. 076-2005-RE, arts. 179-181",
    BookKind.STICKERS: "D.S. 076-2005-RE, arts. 141 y 179",
    BookKind.CASH: "D.S. 076-2005-RE, arts. 179 y 183",
    BookKind.SINGLE: "D.S. 076-2005-RE, arts. 142 y 179",
    BookKind.BALANCES: "D.S. 076-2005-RE, arts. 184-185",
    BookKind.NOTE: "D.S. 076-2005-RE, arts. 187-191 y 207-214",
    BookKind.RELIEF: "D.S. 076-2005-RE, art. 186",
}
Cell = str | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, how wide it may be beside the others (0: as its words), and what it holds."""

    name: str
    width: int = 0
    is_numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a book: `rows` gives them anew each time, so that none need be held."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterable[Sequence[Cell]]]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as the paper prints it."""

    title: str
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class BookPaper:
    """What a book states on paper."""

    office_name: str
    rank_label: str
    month_words: str
    currency: str
    is_wide: bool
    notes: tuple[str, ...]
    summary: tuple[tuple[str, str, str], ...]
    tables: tuple[PrintedTable, ...]
    norm: str
    sheet_sha256: str = ""

    def public(self) -> dict[str, str]:
        """What whoever holds the code may see: which book it is, and no name of anyone in it."""
        return {"Oficina": self.office_name, "Mes": self.month_words}


@dataclass(frozen=True, slots=True)
class Book:
    """A book before it is printed or written as a spreadsheet."""

    kind: BookKind
    account: Account
    summary: tuple[tuple[str, Decimal, Decimal], ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.kind.label

    def paper(self) -> BookPaper:
        """Its facts on paper."""
        account = self.account
        return BookPaper(
            office_name=account.office.name,
            rank_label=Rank(account.rank).label,
            month_words=month_words(account.month),
            currency=account.currency,
            is_wide=self.kind in (BookKind.ENTRIES, BookKind.SINGLE, BookKind.BALANCES, BookKind.RELIEF),
            notes=self.notes,
            summary=tuple(
                (label, _figures(local, account.currency), _figures(consular, CONSULAR_SOL))
                for label, local, consular in self.summary
            ),
            tables=tuple(_printed(table, account.currency) for table in self.tables),
            norm=_NORMS[self.kind],
        )

    def sheet(self, at: datetime) -> bytes:
        """The same as a spreadsheet; the same book and instant give the same bytes."""
        written = io.BytesIO()
        book = xlsxwriter.Workbook(written, {"constant_memory": True, "in_memory": False})
        book.set_properties(
            {
                "title": f"{self.title}: {self.account}",
                "author": "Ministerio de Relaciones Exteriores",
                "created": at.replace(tzinfo=None, microsecond=0),
            }
        )
        bold = book.add_format({"bold": True, "bg_color": "#F4EFE6", "text_wrap": True, "valign": "top"})
        formats = {
            Decimal: book.add_format({"num_format": "#,##0.00####"}),
            date: book.add_format({"num_format": "dd/mm/yyyy"}),
        }
        if self.summary:
            rows: list[Sequence[Cell]] = [(label, local, consular) for label, local, consular in self.summary]
            columns = (
                Column("Resumen", 3),
                Column(self.account.currency, 1, True),
                Column(CONSULAR_SOL, 1, True),
            )
            _write(book, Table("Resumen", columns, lambda: rows), bold, formats)
        for table in self.tables:
            _write(book, table, bold, formats)
        book.close()
        return written.getvalue()

    @property
    def filename(self) -> str:
        """Its name as a file, without what it ends in."""
        return f"{self.kind.slug}-{self.account.office.code}-{self.account.month:%Y-%m}"


def entry_book(closing: Closing) -> Book:
    """The general register of entries."""
    return Book(BookKind.ENTRIES, closing.account, totals_of(closing), (_entries(closing),), _notes(closing))


def sticker_book(closing: Closing) -> Book:
    """The sticker book."""
    return Book(BookKind.STICKERS, closing.account, (), (_stickers(closing),), _notes(closing))


def cash_book(closing: Closing) -> Book:
    """The cash book."""
    return Book(BookKind.CASH, closing.account, totals_of(closing), (_cash(closing),), _notes(closing))


def single_document(closing: Closing) -> Book:
    """All three in one."""
    tables = (_cash(closing), _stickers(closing), _entries(closing))
    return Book(BookKind.SINGLE, closing.account, totals_of(closing), tables, _notes(closing))


def books_of(closing: Closing) -> tuple[Book, ...]:
    """The books that a closing signs."""
    if closing.is_single_document:
        return (single_document(closing),)
    return (entry_book(closing), sticker_book(closing), cash_book(closing))


def balance_book(remittance: Remittance) -> Book:
    """The book of balances of a regional head."""
    columns = (
        Column("Oficina", 4), Column("Mes"), Column("Moneda local", is_numeric=True), Column("S/C", is_numeric=True),
        Column("Tipo de cambio de recaudación", 2, True), Column("Tipo de cambio del banco", 2, True),
        Column("US$", is_numeric=True), Column("Observaciones", 2),
    )  # fmt: skip

    def rows() -> Iterator[Sequence[Cell]]:
        lines = BalanceLine.objects.filter(remittance=remittance).select_related("account__office")
        for line in lines:
            is_late = line.account.month < remittance.account.month
            yield (
                line.account.office.name, f"{line.account.month:%m/%Y}", line.local, line.consular, line.rate or "",
                remittance.bank_rate or "", line.dollars, "Remesa de un mes anterior" if is_late else "",
            )  # fmt: skip

    summary = (
        ("Propio", remittance.local, remittance.consular),
        (
            "De las oficinas dependientes",
            remittance.total_local - remittance.local,
            remittance.total_consular - remittance.consular,
        ),
        ("Total", remittance.total_local, remittance.total_consular),
    )
    notes = (f"Total en dólares: US$ {remittance.dollars or rules.ZERO:,.2f}",)
    return Book(BookKind.BALANCES, remittance.account, summary, (Table("Saldos", columns, rows),), notes)


def remittance_note(remittance: Remittance) -> Book:
    """The note that goes with what was sent."""
    columns = (Column("Dato", 1), Column("Valor", 2))

    def rows() -> Iterator[Sequence[Cell]]:
        to = "Lima, Unidad de Remesas Consulares"
        if remittance.account.rank == Rank.DEPENDANT:
            to = "La jefatura de los servicios consulares"
        yield "Destino", to
        yield "Medio", remittance.get_means_display()
        if remittance.operation:
            yield "Banco", remittance.bank
            yield "Operación", remittance.operation
        yield "Fecha", remittance.made_on
        yield "Plazo", f"{remittance.account.remit_by:%d/%m/%Y} ({remittance.account.remit_norm})"
        if remittance.bank_rate is not None:
            yield "Tipo de cambio del banco", f"{remittance.bank_rate.normalize():f} por US$ 1.00"
            yield "Importe en dólares", f"US$ {remittance.dollars:,.2f}"
        if remittance.late_because:
            yield "Motivo de la demora", remittance.late_because

    summary = (
        ("Saldo propio", remittance.local, remittance.consular),
        ("Total remitido", remittance.total_local, remittance.total_consular),
    )
    return Book(BookKind.NOTE, remittance.account, summary, (Table("Remesa", columns, rows),))


def instant(account: Account, at: datetime) -> str:
    """When something was signed, by the office's clock."""
    return f"{at.astimezone(ZoneInfo(account.office.time_zone)):%d/%m/%Y a las %H:%M}"


def totals_of(closing: Closing) -> tuple[tuple[str, Decimal, Decimal], ...]:
    """What was brought, came in, went out and remains."""
    return (
        (Concept.BROUGHT.label, closing.brought_local, closing.brought_consular),
        ("Recaudado en el mes", closing.collected_local, closing.collected_consular),
        ("Recaudado por la pasarela o en Lima", closing.elsewhere_local, closing.elsewhere_consular),
        (Concept.REFUNDED.label, closing.refunded_local, closing.refunded_consular),
        (Concept.BALANCE.label, closing.balance_local, closing.balance_consular),
    )


def _notes(closing: Closing) -> tuple[str, ...]:
    notes = [f"Actuaciones: {closing.acts}, de ellas anuladas: {closing.voided}."]
    if closing.is_relief:
        at = instant(closing.account, closing.at)
        notes.append(
            f"Cierre por entrega del cargo, con lo que consta del mes al {at}. Entrega y firma "
            f"{closing.by.full_name}; recibe {closing.relief.incoming.full_name}, que firma el acta de entrega."
        )
    if closing.rate is not None:
        notes.append(f"Tipo de cambio de recaudación del mes: {closing.rate.normalize():f} por S/C 1.00.")
    if closing.ordinal > 1 and not closing.is_relief:
        notes.append(f"Cierre {closing.ordinal}.º, que corrige al anterior. Motivo: {closing.reason}")
    return tuple(notes)


def _entries(closing: Closing) -> Table:
    columns = (
        Column("Fecha"), Column("Registro"), Column("Naturaleza de la actuación", 4), Column("Interesado", 4),
        Column("Tarifa"), Column("N.º de orden"), Column("Autoadhesivo"), Column("Moneda local", is_numeric=True),
        Column("S/C", is_numeric=True), Column("T. C.", is_numeric=True), Column("Observaciones", 4),
    )  # fmt: skip

    def rows() -> Iterator[Sequence[Cell]]:
        for line in EntryLine.objects.filter(closing=closing).iterator(chunk_size=2000):
            serial = f"{line.serial} (digital)" if line.is_digital else line.serial
            yield (
                line.on, line.entry, line.nature, line.interested, line.tariff, line.number, serial,
                line.local, line.consular, line.rate if line.rate is not None else "", line.remark,
            )  # fmt: skip

    return Table("Registro General de Entradas", columns, rows)


def _stickers(closing: Closing) -> Table:
    columns = (
        Column("Serie"), Column("Existencia de"), Column("Concepto", 2), Column("Cantidad", is_numeric=True),
        Column("Números", 5),
    )  # fmt: skip

    def rows() -> Iterator[Sequence[Cell]]:
        for line in StickerLine.objects.filter(closing=closing):
            whose = "la reserva" if line.is_reserve else "la oficina"
            yield line.prefix, whose, line.concept, line.quantity, line.serials

    return Table("Libro de Autoadhesivos", columns, rows)


def _cash(closing: Closing) -> Table:
    columns = (
        Column("Lado"), Column("Concepto", 5), Column("N.º", is_numeric=True), Column("T. C.", is_numeric=True),
        Column("Moneda local", is_numeric=True), Column("S/C", is_numeric=True),
    )  # fmt: skip

    def rows() -> Iterator[Sequence[Cell]]:
        for side in Side:
            local = consular = rules.ZERO
            for line in CashLine.objects.filter(closing=closing, side=side):
                local, consular = local + line.local, consular + line.consular
                rate = line.rate if line.rate is not None else ""
                yield side.label, cash_words(line), line.count or "", rate, line.local, line.consular
            yield side.label, "TOTAL", "", "", local, consular

    return Table("Libro de Caja", columns, rows)


def cash_words(line: CashLine) -> str:
    """Why a line stands in the cash book, in words."""
    if line.concept != Concept.COLLECTED:
        return Concept(line.concept).label
    return f"{line.section}. {SECTIONS[line.section]}" if line.section in SECTIONS else "Fuera de la tarifa"


def _printed(table: Table, currency: str) -> PrintedTable:
    rows: list[tuple[str, ...]] = []
    for row in table.rows():
        if len(rows) >= PRINTED_MOST:
            rest = "Los demás asientos están en la planilla de cálculo."
            place = max(range(len(table.columns)), key=lambda each: table.columns[each].width)
            rows.append(tuple(rest if each == place else "…" for each in range(len(table.columns))))
            break
        rows.append(tuple(_words(cell, currency) for cell in row))
    return PrintedTable(
        table.title,
        tuple(column.name for column in table.columns),
        tuple(column.width for column in table.columns),
        tuple(column.is_numeric for column in table.columns),
        tuple(rows),
    )


def _words(cell: Cell, currency: str) -> str:
    if isinstance(cell, Decimal):
        exponent = cell.as_tuple().exponent
        is_amount = isinstance(exponent, int) and exponent >= -2
        return _figures(cell, CONSULAR_SOL) if is_amount else f"{cell.normalize():f}"
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell)


def _figures(amount: Decimal, currency: str) -> str:
    return Money(amount, currency).figures


def _write(
    book: xlsxwriter.Workbook,
    table: Table,
    bold: object,
    formats: dict[type, object],
) -> None:
    sheet = book.add_worksheet(table.title[:31])
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, 14 + 8 * column.width)
        sheet.write_string(0, place, column.name, bold)
    for number, row in enumerate(table.rows(), start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, Decimal):
                sheet.write_number(number, place, float(cell), formats[Decimal])
            elif isinstance(cell, int):
                sheet.write_number(number, place, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(number, place, cell, formats[date])
            elif cell:
                sheet.write_string(number, place, cell)
