"""How Django knows this package, and which of the kernel's tables travel between a post and Lima."""

from django.apps import AppConfig


class NodesConfig(AppConfig):
    name = "chancery.kernel.nodes"
    label = "nodes"

    def ready(self) -> None:
        from chancery.kernel.base.events import subscribe
        from chancery.kernel.cases.events import CaseMoved
        from chancery.kernel.nodes import kernel_tables
        from chancery.kernel.nodes.subscriptions import on_case_moved

        kernel_tables.declare()
        subscribe(CaseMoved, on_case_moved)
