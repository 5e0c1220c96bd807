"""How Django knows this package, and which events it reacts to."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "chancery.kernel.cases"
    label = "cases"

    def ready(self) -> None:
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.cases import checks, served
        from chancery.kernel.cases.subscriptions import on_calendar_changed, on_charge_paid
        from chancery.kernel.fees.events import ChargePaid
        from chancery.kernel.ledger.verification import register
        from chancery.kernel.notifications.events import NoticeServed, ServiceUndone
        from chancery.kernel.organisation.events import CalendarChanged

        subscribe(ChargePaid, on_charge_paid)
        subscribe(CalendarChanged, on_calendar_changed)
        subscribe(NoticeServed, served.begin)
        subscribe(ServiceUndone, served.unbegin)
        register("números de los expedientes", checks.numbers)
