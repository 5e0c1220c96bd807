"""How Django knows this package."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "chancery.kernel.organisation"
    label = "organisation"
