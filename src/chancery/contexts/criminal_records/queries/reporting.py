"""How many certificates did each office and each of its people give («certificados por oficina y usuario»)?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from chancery.contexts.criminal_records.models import Certificate
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import queries as cases
from chancery.kernel.identity import access

REPORT_READERS = (Role.CONSUL, Role.SUPERVISOR, Role.AUDITOR)


@dataclass(frozen=True, slots=True)
class Issued:
    """How many certificates somebody gave at an office; of what they say nothing is counted."""

    office: str
    officer: str
    count: int


def issued(*, since: date, until: date, actor: Actor) -> Sequence[Issued]:
    """Of two days and those between, at the offices that the actor answers for, the most first. Raises `RoleMissing`."""
    access.require(actor, *REPORT_READERS)
    rows = (
        Certificate.objects.filter(
            issued_on__gte=since, issued_on__lte=until, request__case__in=cases.visible_to(actor)
        )
        .values(
            "request__case__office__name",
            "by__given_names",
            "by__first_surname",
            "by__second_surname",
            "by_id",
        )
        .annotate(count=Count("pk"))
        .order_by("-count", "request__case__office__name", "by__first_surname", "by_id")
    )
    return [
        Issued(
            row["request__case__office__name"],
            " ".join(
                filter(None, (row["by__given_names"], row["by__first_surname"], row["by__second_surname"]))
            ),
            row["count"],
        )
        for row in rows
    ]
