"""How Django knows this package."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "chancery.kernel.identity"
    label = "identity"
