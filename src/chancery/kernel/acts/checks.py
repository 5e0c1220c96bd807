"""Is every number of a consular act there, once and without a gap? Each fault found, in Spanish."""

from collections.abc import Iterator

from django.db.models import Count, Max

from chancery.kernel.acts.actions import ENTRIES
from chancery.kernel.acts.models import Act
from chancery.kernel.ledger import verification
from chancery.kernel.organisation.models import Office


def numbers_of(office: Office) -> Iterator[str]:
    """Each year of one office's register of entries is whole."""
    years = (
        Act.objects.filter(office=office)
        .values("year")
        .annotate(last=Max("entry_ordinal"), count=Count("id"))
    )
    for row in years:
        if row["last"] != row["count"]:
            yield f"registro general de entradas de {office.name}, {row['year']}: {row['count']} de {row['last']}"


def numbers() -> Iterator[str]:
    """Each office's register of entries, and each kind of its acts, year by year."""
    acronyms = dict(Office.objects.values_list("pk", "acronym"))
    entries = Act.objects.order_by("office", "year", "entry_ordinal")
    entry_rows = (
        (f"{ENTRIES}{acronyms[office]}", year, ordinal)
        for office, year, ordinal in entries.values_list("office", "year", "entry_ordinal").iterator(
            chunk_size=2000
        )
    )
    series = {f"{ENTRIES}{acronym}" for acronym in acronyms.values()}
    yield from verification.gapless("registro general de entradas", series, entry_rows)
    kinds = Act.objects.order_by("office", "kind", "year", "kind_ordinal")
    kind_rows = (
        (f"{kind}:{acronyms[office]}", year, ordinal)
        for office, kind, year, ordinal in kinds.values_list(
            "office", "kind", "year", "kind_ordinal"
        ).iterator(chunk_size=2000)
    )
    known = {
        f"{kind}:{acronym}"
        for kind in set(Act.objects.values_list("kind", flat=True))
        for acronym in acronyms.values()
    }
    yield from verification.gapless("actuaciones", known, kind_rows)
