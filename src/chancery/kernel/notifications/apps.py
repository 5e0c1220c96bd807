"""How Django knows this package."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "chancery.kernel.notifications"
    label = "notifications"
