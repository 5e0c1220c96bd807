"""How Django knows this package, and which events it reacts to."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "chancery.kernel.cases"
    label = "cases"

    def ready(self) -> None:
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.cases import checks, gate, queries, served
        from chancery.kernel.cases.subscriptions import on_calendar_changed, on_charge_paid
        from chancery.kernel.fees.events import ChargePaid
        from chancery.kernel.identity import bars
        from chancery.kernel.ledger import chains
        from chancery.kernel.ledger.verification import register
        from chancery.kernel.notifications.events import NoticeServed, ServiceUndone
        from chancery.kernel.organisation.events import CalendarChanged

        subscribe(ChargePaid, on_charge_paid)
        subscribe(CalendarChanged, on_calendar_changed)
        subscribe(NoticeServed, served.begin)
        subscribe(ServiceUndone, served.unbegin)
        bars.refuse_by(gate.refuse_own_matter)
        chains.ask_whether_elsewhere(queries.is_written_elsewhere)
        register("números de los expedientes", checks.numbers)
