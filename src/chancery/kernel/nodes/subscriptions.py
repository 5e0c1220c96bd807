"""What a post does when a case has moved: what waits for nobody at the post goes back to Lima."""

from django.conf import settings

from chancery.kernel.base.actor import system_actor
from chancery.kernel.cases.events import CaseMoved
from chancery.kernel.cases.models import Case
from chancery.kernel.nodes import actions, queries


def on_case_moved(event: CaseMoved) -> None:
    """At a post alone."""
    if settings.NODE:
        case = Case.objects.select_related("office").get(pk=event.case_id)
        if queries.is_back_with_lima(case):
            actions.give_back(case=case, actor=system_actor("Nodo del puesto"))
