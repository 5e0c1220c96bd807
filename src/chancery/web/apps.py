"""How Django knows the shared pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "chancery.web"
    label = "web"
