"""How Django knows the commands that concern the whole platform."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    name = "chancery.config"
    label = "config"
