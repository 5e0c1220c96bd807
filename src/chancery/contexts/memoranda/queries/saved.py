"""How much paper do internal documents save, as the indicators of correspondence count it?"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, Sum

from chancery.contexts.correspondence.queries import PaperSaved
from chancery.contexts.memoranda.models import Dispatch


def paper_saved(units: Collection[UUID], since: datetime, until: datetime) -> PaperSaved:
    """Of what reached these units, or left them over the State's platform; what leaves on paper saves none."""
    sent = Dispatch.objects.filter(
        Q(office__in=units) | Q(exchange_id__isnull=False, document__unit__in=units),
        at__gte=since,
        at__lte=until,
    )
    found = sent.aggregate(
        originals=Sum("sheets", filter=Q(is_copy=False)), copies=Sum("sheets", filter=Q(is_copy=True))
    )
    return PaperSaved(found["originals"] or 0, found["copies"] or 0)
