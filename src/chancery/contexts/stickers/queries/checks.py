"""Is every serial that was minted in one place, once, and do the places agree with the books and the acts?

Each fault found, in Spanish. For `make verify`.
"""

from collections.abc import Iterable, Iterator

from django.db import connection

from chancery.contexts.stickers import rules
from chancery.contexts.stickers.models import Batch, Holding, Movement, Order, Vault
from chancery.contexts.stickers.queries.anomalies import orphans
from chancery.contexts.stickers.queries.books import vault_stock
from chancery.contexts.stickers.rules import Span
from chancery.kernel.ledger import verification
from chancery.kernel.organisation.models import Office

_USED_WITHOUT_STICKER = """
SELECT h.prefix, lower(h.serials) FROM stickers_holding h JOIN stickers_departure d ON d.id = h.departure_id
LEFT JOIN stickers_sticker s ON s.departure_id = d.id LEFT JOIN stickers_usedform u ON u.departure_id = d.id
WHERE d.fate IN ('used', 'voided') AND s.id IS NULL AND u.id IS NULL
"""
_AFFIXED_WITHOUT_STICKER = """
SELECT a.serial FROM acts_affixing a LEFT JOIN stickers_sticker s ON s.serial = a.serial AND s.act_id = a.act_id
WHERE s.id IS NULL
"""


def conservation() -> Iterator[str]:
    """The serials minted are those of all places together, none twice and none missing."""
    minted = rules.merge(batch.span for batch in Batch.objects.iterator(chunk_size=2000))
    placed, twice = _united(Holding.objects.order_by("prefix", "serials").iterator(chunk_size=2000))
    for span in rules.subtract(minted, placed):
        yield f"autoadhesivos: {span} se recibió y no está en ningún lugar"
    for span in rules.subtract(placed, minted):
        yield f"autoadhesivos: {span} está en un lugar y nunca se recibió"
    for span in twice:
        yield f"autoadhesivos: {span} está en dos lugares"


def _united(rows: Iterable[Holding]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What all rows hold, in as few ranges as there can be, and what more than one holds: read once, in order."""
    united: list[Span] = []
    twice: list[Span] = []
    for row in rows:
        span, last = row.span, united[-1] if united else None
        if last is None or last.prefix != span.prefix or span.first > last.last + 1:
            united.append(span)
            continue
        if span.first <= last.last:
            twice.append(Span(span.prefix, span.first, min(span.last, last.last)))
        united[-1] = Span(last.prefix, last.first, max(last.last, span.last))
    return tuple(united), rules.merge(twice)


def vaults_by_their_books() -> Iterator[str]:
    """What each vault holds is what came into it less what went, line by line."""
    for vault in Vault.objects.select_related("office").iterator(chunk_size=500):
        held = rules.merge(row.span for row in Holding.objects.filter(vault=vault))
        told = vault_stock(vault.pk)
        for span, times in told:
            if times != 1:
                yield f"autoadhesivos, {vault} ({vault.office}): su libro cuenta {span} {times} veces"
        booked = rules.merge(span for span, times in told if times > 0)
        for span in rules.subtract(held, booked):
            yield f"autoadhesivos, {vault} ({vault.office}): tiene {span} y su libro no lo dice"
        for span in rules.subtract(booked, held):
            yield f"autoadhesivos, {vault} ({vault.office}): su libro dice {span} y no lo tiene"


def stickers_and_acts() -> Iterator[str]:
    """Every serial used is on an act, and every serial on an act was given out by a vault."""
    for sticker in orphans().iterator(chunk_size=2000):
        yield f"autoadhesivo {sticker.serial}: se entregó y ninguna actuación lo lleva"
    with connection.cursor() as cursor:
        cursor.execute(_USED_WITHOUT_STICKER)
        for prefix, number in cursor.fetchall():
            yield f"autoadhesivo {rules.serial(prefix, number)}: consta usado y no se sabe en qué"
        cursor.execute(_AFFIXED_WITHOUT_STICKER)
        for (serial,) in cursor.fetchall():
            yield f"autoadhesivo {serial}: una actuación lo lleva y ninguna bóveda lo entregó"


def numbers() -> Iterator[str]:
    """The numbers of movements and of orders, office by office."""
    acronyms = list(Office.objects.values_list("acronym", flat=True))
    for what, model, series in (("movimientos", Movement, "MOV"), ("pedidos", Order, "PED")):
        rows = model.objects.order_by("series", "year", "ordinal").values_list("series", "year", "ordinal")
        known = {f"{series}{acronym}" for acronym in acronyms}
        yield from verification.gapless(f"{what} de autoadhesivos", known, rows.iterator(chunk_size=2000))
