"""How do the tables of correspondence come in?"""

import csv
from datetime import date
from pathlib import Path

from django.db import transaction

from chancery.contexts.correspondence.models import HoursPolicy, Instruction
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access

_FOLDER = Path(__file__).parents[1]


@transaction.atomic
def load_tables(*, actor: Actor) -> int:
    """Load instructions and policies of hours from the tables that come with the code; what is there stays."""
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    loaded = 0
    for row in _rows("instructions"):
        _, is_new = Instruction.objects.get_or_create(
            code=row["code"],
            defaults={
                "title": row["title"],
                "days": int(row["days"]) if row["days"] else None,
                "is_offered": row["is_offered"] == "1",
                "norm": row["norm"],
                "valid_from": date.fromisoformat(row["valid_from"]),
                "valid_until": _day(row["valid_until"]),
            },
        )
        loaded += is_new
    for row in _rows("hours_policies"):
        _, is_new = HoursPolicy.objects.get_or_create(
            channel=row["channel"],
            valid_from=date.fromisoformat(row["valid_from"]),
            defaults={
                "after_closing": row["after_closing"],
                "on_closed_days": row["on_closed_days"],
                "norm": row["norm"],
                "source": row["source"],
                "valid_until": _day(row["valid_until"]),
            },
        )
        loaded += is_new
    return loaded


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((_FOLDER / f"{name}.csv").read_text().splitlines()))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
