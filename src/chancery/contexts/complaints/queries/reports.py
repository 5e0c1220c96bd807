"""By when does the office complained of report to its superior, and what is missing (TUO of Ley 27444, art. 169.2)?"""

from datetime import date
from zoneinfo import ZoneInfo

from chancery.contexts.complaints.models import DelayReport, Routing
from chancery.contexts.complaints.queries.entries import KEEPERS, MOST_WAITING
from chancery.contexts.complaints.rules import Regime
from chancery.kernel.base.actor import Actor
from chancery.kernel.organisation import calendars
from chancery.kernel.organisation import queries as organisation

_PERIOD = "lpag.complaint_report"


def report_due(routing: Routing) -> tuple[date, str]:
    """The last day to report, from the day on which the superior had the complaint, and the norm that gives it.

    The day of what was reported stands; until then the calendar of the office complained of says it.
    """
    given = report_of(routing)
    if given is not None:
        return given.due_on, given.norm
    office = routing.about
    asked_on = routing.at.astimezone(ZoneInfo(office.time_zone)).date()
    period = organisation.legal_period(_PERIOD, asked_on)
    return calendars.add(
        asked_on, period.amount, period.unit, organisation.calendar_of(office)
    ).on, period.norm


def report_of(routing: Routing) -> DelayReport | None:
    """What was reported, if it was."""
    return getattr(routing, "report", None)


def is_report_late(routing: Routing) -> bool:
    """Whether it was given after its day, or its day has passed without one."""
    office, given = routing.about, report_of(routing)
    on = given.at.astimezone(ZoneInfo(office.time_zone)).date() if given else organisation.local_date(office)
    return on > report_due(routing)[0]


def reports_to_give(actor: Actor) -> list[Routing]:
    """The complaints of delay about the actor's offices that nobody reported on nor decided, the oldest first."""
    waiting = Routing.objects.filter(
        regime=Regime.DELAY,
        about__in=actor.offices(*KEEPERS),
        left_at__isnull=True,
        answered_at__isnull=True,
        report__isnull=True,
    )
    return list(waiting.select_related("complaint", "about", "office").order_by("at", "id")[:MOST_WAITING])


def may_report(actor: Actor, routing: Routing) -> bool:
    """Whether the actor speaks for the office complained of, and there is something left to say."""
    return (
        routing.regime == Regime.DELAY
        and routing.answered_at is None
        and report_of(routing) is None
        and actor.holds(*KEEPERS, office_id=routing.about_id)
    )
