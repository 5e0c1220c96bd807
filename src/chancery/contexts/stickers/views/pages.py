"""Where does each thing of stickers have its page?"""

from django.urls import reverse

from chancery.contexts.stickers.models import Vault


def vault_page(vault: Vault) -> str:
    """The address of a vault's page."""
    return reverse("stickers:vault", args=[vault.pk])
