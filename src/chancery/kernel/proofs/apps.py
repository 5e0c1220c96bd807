"""How Django knows this package."""

from django.apps import AppConfig


class ProofsConfig(AppConfig):
    name = "chancery.kernel.proofs"
    label = "proofs"
