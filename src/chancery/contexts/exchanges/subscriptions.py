"""What the exchange does when something becomes true elsewhere in the kernel."""

from procrastinate.contrib.django import app

from chancery.kernel.organisation.events import CalendarChanged

_UNDER_WAY = 60


def on_calendar_changed(event: CalendarChanged) -> None:
    """The days of cure of the office are computed anew: a minute later, when no act counts by the old calendar any more."""
    task = app.configure_task("exchanges.recount", schedule_in={"seconds": _UNDER_WAY})
    task.defer(office_id=str(event.office_id), why=event.why)
