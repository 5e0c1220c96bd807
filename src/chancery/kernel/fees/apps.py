"""How Django knows this package."""

from django.apps import AppConfig


class FeesConfig(AppConfig):
    name = "chancery.kernel.fees"
    label = "fees"
