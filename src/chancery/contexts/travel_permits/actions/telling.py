"""How do both parents learn of what happens to a permit?"""

from uuid import UUID

from django.db import transaction
from django.urls import reverse

from chancery.contexts.travel_permits import queries
from chancery.contexts.travel_permits.models import Request
from chancery.contexts.travel_permits.procedures import TRAVEL_PERMIT
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.languages import Words, phrase
from chancery.kernel.identity import access
from chancery.kernel.notifications import actions as notifications


@transaction.atomic(savepoint=False)
def tell_authorisers(*, case_id: UUID, step: str, reason: Words, actor: Actor) -> None:
    """Tell each who authorises, and is not the applicant whom the case itself tells, that a step was taken."""
    access.require(actor, Role.SYSTEM)
    declared = TRAVEL_PERMIT.step(step)
    request = Request.objects.select_related("case").filter(case_id=case_id).first()
    if declared is None or declared.notice is None or request is None:
        return
    facts = {"number": request.case.number, "reason": reason}
    for authoriser in queries.authorisers_of(request):
        if authoriser.person is None or authoriser.person_id == request.case.applicant_id:
            continue
        notifications.notify(
            recipient=authoriser.person,
            subject=phrase(declared.notice.subject, **facts),
            text=phrase(declared.notice.text, **facts),
            case_id=case_id,
            link=reverse("travel_permits:authorisation", args=[request.case.number]),
            actor=actor,
        )
