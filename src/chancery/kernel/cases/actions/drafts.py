"""What a person has typed of a request not yet filed."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases.models import Draft
from chancery.kernel.identity import access


@transaction.atomic
def keep_draft(*, procedure_code: str, answers: Mapping[str, Any], actor: Actor) -> Draft:
    """Keep what a person has typed so far; one draft a procedure."""
    draft, _ = Draft.objects.update_or_create(
        owner_id=access.require_person(actor),
        procedure_code=procedure_code,
        defaults={"answers": dict(answers), "updated_at": clock.now()},
    )
    return draft


def discard_draft(*, procedure_code: str, actor: Actor) -> None:
    """Throw a draft away."""
    Draft.objects.filter(owner_id=access.require_person(actor), procedure_code=procedure_code).delete()
