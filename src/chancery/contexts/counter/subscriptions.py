"""What the counter does when something becomes true elsewhere in the kernel."""

from procrastinate.contrib.django import app

from chancery.kernel.base import site
from chancery.kernel.organisation.events import CalendarChanged

_UNDER_WAY = 60


def on_calendar_changed(event: CalendarChanged) -> None:
    """Who booked an hour on a day that is closed now is told: a minute later, when nobody books by the old calendar any more.

    The agenda is Lima's.
    """
    if not site.is_node():
        task = app.configure_task("counter.closed_days", schedule_in={"seconds": _UNDER_WAY})
        task.defer(office_id=str(event.office_id), why=event.why)
