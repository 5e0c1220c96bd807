"""How Django knows this package."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "chancery.kernel.documents"
    label = "documents"
