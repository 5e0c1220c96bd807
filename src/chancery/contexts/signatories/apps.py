"""How Django knows this context."""

from django.apps import AppConfig


class SignatoriesConfig(AppConfig):
    name = "chancery.contexts.signatories"
    label = "signatories"
