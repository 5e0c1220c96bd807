"""How are the data of the portal drawn anew from the platform's tables?"""

from django.db import transaction

from chancery.contexts.transparency import queries, rules
from chancery.contexts.transparency.models import Release
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.identity import access


@transaction.atomic
def refresh(*, actor: Actor) -> int:
    """Draw every dataset; what changed gets a new release, what did not is noted as seen. Returns how many changed."""
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    changed = 0
    for dataset in queries.datasets():
        rows = queries.drawn(dataset)
        kept = documents.keep(rules.written(dataset.columns, rows), "text/csv")
        before = queries.newest(dataset)
        if before is not None and before.file_id == kept.sha256:
            before.checked_at = clock.now()
            before.save(update_fields=["checked_at"])
            continue
        Release.objects.create(dataset=dataset.code, file=kept, rows=len(rows))
        changed += 1
    return changed
