"""May an office close? Not while it has cases in hand: somebody must decide them."""

from datetime import date

from django.db import transaction

from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Conflict
from chancery.kernel.cases.models import Case
from chancery.kernel.organisation import offices
from chancery.kernel.organisation.models import Office


class OfficeHasCases(Conflict):
    code = "office_has_cases"
    sentence = "«{office}» todavía tiene {count} expedientes sin concluir."
    next_step = "Deben concluir antes de que la oficina cierre."


@transaction.atomic
def close(*, office: Office, on: date, norm: str, actor: Actor) -> Office:
    """Close an office from a date on. Raises `OfficeHasCases` and what `organisation.offices.close_office` raises."""
    closed = offices.close_office(office=office, on=on, norm=norm, actor=actor)
    open_cases = Case.objects.filter(office=office, closed_at__isnull=True).count()
    if open_cases:
        raise OfficeHasCases(office=office.name, count=open_cases)
    return closed
