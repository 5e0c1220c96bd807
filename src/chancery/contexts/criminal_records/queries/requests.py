"""Which requests may this actor see, and where does each stand? None of this tells what the Judiciary answered."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from chancery.contexts.criminal_records.models import Consultation, Request
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.cases import queries as cases
from chancery.kernel.gateway import queries as gateway
from chancery.kernel.gateway.criminal_records import PARTNER
from chancery.kernel.organisation.models import Office


def visible_to(actor: Actor) -> QuerySet[Request]:
    """The requests whose cases the actor may see."""
    return Request.objects.filter(case__in=cases.visible_to(actor))


def by_number(actor: Actor, number: str) -> Request:
    """The request of that case. Raises `CaseNotFound`."""
    return cases.row_by_number(
        actor, number, Request.objects.select_related("certificate", "delivery"), context="criminal_records"
    )


def consultation_of(request: Request) -> Consultation | None:
    """The newest consultation: the answer that counts is to this one."""
    found = request.consultations.select_related("by", "finding__review")
    return found.order_by("-at", "-id").first()


def is_waiting(request: Request) -> bool:
    """Whether a question to the Judiciary has no answer yet."""
    return gateway.pending_of(request.case_id).filter(partner=PARTNER).exists()


def local_day(office: Office) -> date:
    """Which day it is at an office."""
    return clock.today(ZoneInfo(office.time_zone))
