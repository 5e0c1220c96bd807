"""Is every case ever numbered still there? Each fault found, in Spanish."""

from collections.abc import Iterator

from django.db.models.functions import Length

from chancery.kernel.base import ids
from chancery.kernel.cases.models import Case
from chancery.kernel.ledger import verification
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.writers import WEB
from chancery.kernel.procedures import registry


def numbers() -> Iterator[str]:
    """Every number given is on a case, and its check character fits."""
    acronyms = [*Office.objects.values_list("acronym", flat=True), WEB]
    series = {procedure.series_at(acronym) for procedure in registry.every_version() for acronym in acronyms}
    wrong: list[str] = []

    def parts() -> Iterator[tuple[str, int, int]]:
        # Longer numbers later: the ordinal that passes a million has seven digits.
        in_order = Case.objects.order_by(Length("number"), "number").values_list("number", flat=True)
        for number in in_order.iterator(chunk_size=2000):
            found = ids.parts_of(number)
            if found is None:
                wrong.append(number)
            else:
                yield found

    yield from verification.gapless("expedientes", series, parts())
    yield from (f"expedientes: «{number}» no es un número válido" for number in wrong)
