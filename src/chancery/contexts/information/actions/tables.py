"""How do the exceptions of the law come in, and how is a year's report put on paper?"""

import csv
from datetime import date
from pathlib import Path

from django.db import transaction

from chancery.contexts.information import papers, queries
from chancery.contexts.information.models import Exemption
from chancery.contexts.information.procedures import REPORT
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.models import Document
from chancery.kernel.identity import access
from chancery.kernel.organisation import queries as organisation

_TABLE = Path(__file__).parents[1] / "exceptions.csv"


@transaction.atomic
def load_tables(*, actor: Actor) -> int:
    """Load the exceptions from the table that comes with the code; what is there stays. Returns how many are new."""
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    loaded = 0
    for row in csv.DictReader(_TABLE.read_text().splitlines()):
        _, is_new = Exemption.objects.get_or_create(
            code=row["code"],
            valid_from=date.fromisoformat(row["valid_from"]),
            defaults={
                "article": row["article"],
                "level": row["level"],
                "title": row["title"],
                "most_months": int(row["most_months"]) if row["most_months"] else None,
                "lasts": row["lasts"],
                "source": row["source"],
                "valid_until": date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            },
        )
        loaded += is_new
    return loaded


@transaction.atomic
def issue_report(*, year: int, actor: Actor) -> Document:
    """Put the report of a year on paper, numbered, signed and verifiable: the ministry's responsible official or head does."""
    office = organisation.office(queries.MINISTRY)
    access.require(actor, Role.INFORMATION_OFFICER, *queries.HEADS, office_id=office.id)
    return documents.issue(
        kind=REPORT,
        facts=papers.report(queries.year(year), place=office.city),
        case_id=queries.report_chain(year),
        office=office,
        actor=actor,
    )
