"""What the exchange does when something becomes true elsewhere in the kernel."""

from procrastinate.contrib.django import app

from chancery.contexts.exchanges import actions
from chancery.kernel.documents.events import FileScanned
from chancery.kernel.organisation.events import CalendarChanged

_UNDER_WAY = 60


def on_calendar_changed(event: CalendarChanged) -> None:
    """The days of cure of the office are computed anew: a minute later, when no act counts by the old calendar any more."""
    task = app.configure_task("exchanges.recount", schedule_in={"seconds": _UNDER_WAY})
    task.defer(office_id=str(event.office_id), why=event.why)


def on_file_scanned(event: FileScanned) -> None:
    """A file that no scanner saw when it came may be a document, an annex or a receipt of another entity."""
    actions.note_scan(sha256=event.sha256, doubt=event.doubt, actor=event.actor)
