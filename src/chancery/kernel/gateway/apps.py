"""How Django knows this package."""

from django.apps import AppConfig


class GatewayConfig(AppConfig):
    name = "chancery.kernel.gateway"
    label = "gateway"
