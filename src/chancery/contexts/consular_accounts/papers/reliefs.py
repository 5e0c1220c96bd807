"""Which facts does the act state by which the accounts of a post pass to another head?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from chancery.contexts.consular_accounts import queries
from chancery.contexts.consular_accounts.models import Relief
from chancery.contexts.consular_accounts.papers.books import Book, Cell, Column, Table, instant, totals_of
from chancery.contexts.consular_accounts.rules import BookKind


def relief_act(relief: Relief, *, remark: str, at: datetime) -> Book:
    """The act by which who comes signs for the books that who leaves signed: each by its number and hash."""
    closing = relief.closing
    account = closing.account

    def books() -> Iterator[Sequence[Cell]]:
        for file in closing.files.exclude(kind=BookKind.RELIEF).select_related("document"):
            yield BookKind(file.kind).label, file.document.number, file.document.file_id

    def people() -> Iterator[Sequence[Cell]]:
        yield "Entrega", closing.by.full_name, instant(account, closing.at), relief.remark
        yield "Recibe", relief.incoming.full_name, instant(account, at), remark

    def till() -> Iterator[Sequence[Cell]]:
        yield "Cobrado en efectivo en el mes y sin depositar", relief.cash_due
        yield "Contado en caja por quien entrega y por quien recibe", relief.cash

    def vaults() -> Iterator[Sequence[Cell]]:
        for handed in queries.vaults_handed_over(relief):
            yield handed.vault, handed.held or "Sin existencias", handed.act

    tables = (
        Table(
            "Entrega y recepción",
            (Column(""), Column("Quién", 2), Column("Firmó", 1), Column("Observaciones", 2)),
            people,
        ),
        Table(
            "Libros firmados por quien entrega",
            (Column("Libro", 1), Column("Número"), Column("Huella SHA-256", 2)),
            books,
        ),
        Table("Arqueo de caja", (Column("", 2), Column(account.currency, is_numeric=True)), till),
        Table("Autoadhesivos entregados", (Column("Bóveda", 1), Column("Series", 2), Column("Acta")), vaults),
    )
    notes = (
        f"Cuentas cerradas el {instant(account, closing.at)} por entrega del cargo.",
        "Quien recibe examinó los libros que siguen, los encuentra conformes con lo que consta y los cubre con su firma por "
        "su número y su huella. Ambos contaron el efectivo; cada bóveda de autoadhesivos se cuenta y se recibe con su propia acta.",
    )
    return Book(BookKind.RELIEF, account, totals_of(closing), tables, notes)
