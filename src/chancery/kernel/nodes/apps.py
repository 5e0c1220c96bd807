"""How Django knows this package, and which of the kernel's tables travel between a post and Lima."""

from django.apps import AppConfig


class NodesConfig(AppConfig):
    name = "chancery.kernel.nodes"
    label = "nodes"

    def ready(self) -> None:
        from chancery.kernel.documents import store
        from chancery.kernel.nodes import kernel_tables, line

        kernel_tables.declare()
        store.fetch_from_lima_by(line.fetch_file)
