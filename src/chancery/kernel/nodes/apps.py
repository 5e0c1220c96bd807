"""How Django knows this package, and which of the kernel's tables travel between a post and Lima."""

from django.apps import AppConfig


class NodesConfig(AppConfig):
    name = "chancery.kernel.nodes"
    label = "nodes"

    def ready(self) -> None:
        from chancery.kernel.nodes import kernel_tables

        kernel_tables.declare()
