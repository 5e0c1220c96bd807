"""How Django knows this package."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "chancery.kernel.cases"
    label = "cases"
