"""What the clock does to the complaints books: shallow work, each piece one action."""

from datetime import date
from uuid import UUID

from procrastinate.contrib.django import app

from chancery.contexts.complaints import actions, queries
from chancery.kernel.base.actor import system_actor


@app.task(name="complaints.send")
def send(mail_id: str) -> None:
    """Hand one message to the mail server; what fails is found by `sweep`."""
    actions.send(mail_id=UUID(mail_id), actor=system_actor("Correo del Libro de Reclamaciones"))


@app.task(name="complaints.recount")
def recount(office_id: str, day: str) -> None:
    """Compute anew the days of answer that a changed day may have moved."""
    for routing_id in queries.counting_on(UUID(office_id), date.fromisoformat(day)):
        actions.recount(routing_id=routing_id, actor=system_actor("Cambio de calendario"))


@app.periodic(cron="*/10 * * * *")
@app.task(name="complaints.sweep", queueing_lock="complaints.sweep", pass_context=False)
def sweep(timestamp: int) -> None:
    """Note what ran out, and send what the mail server had not taken."""
    for routing_id in queries.to_note_late():
        actions.note_late(routing_id=routing_id, actor=system_actor("Vencimiento de plazos"))
    for mail_id in queries.unsent():
        actions.send(mail_id=mail_id, actor=system_actor("Correo del Libro de Reclamaciones"))
