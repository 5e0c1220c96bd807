"""Where the secrets that partners gave us are kept, and how they are replaced.

A secret never stands in an address, a log or a `repr`. Each holder's secret is one file that only its owner
may read, under a name that does not tell who the holder is.
"""

import hashlib
import os
import secrets
import string
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from django.conf import settings

from chancery.kernel.base.errors import Unavailable

LENGTH = 16


class CredentialMissing(Unavailable):
    """Nobody has given us the secret with which this holder speaks to the partner."""

    code = "credential_missing"
    sentence = "Todavía no hay una credencial registrada para consultar el sistema de {partner}."
    next_step = "Pida al administrador que la registre."


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """A text that does not show itself."""

    _text: str

    def reveal(self) -> str:
        """The text, to be put in a request's body and nowhere else."""
        return self._text

    @classmethod
    def made(cls) -> "Secret":
        """A new random one: letters and digits, which every partner accepts."""
        alphabet = string.ascii_letters + string.digits
        return cls("".join(secrets.choice(alphabet) for _ in range(LENGTH)))


class Vault(Protocol):
    """Keeps secrets by partner and holder."""

    def secret(self, partner: str, holder: str) -> Secret:
        """Raises `CredentialMissing`."""

    def replace(self, partner: str, holder: str, secret: Secret) -> None: ...


@dataclass(frozen=True, slots=True)
class FileVault:
    """One file a secret; a secret first given by the environment serves until it is replaced."""

    folder: Path

    def secret(self, partner: str, holder: str) -> Secret:
        kept = self._path(partner, holder)
        if kept.exists():
            return Secret(kept.read_text())
        if first := settings.FIRST_CREDENTIALS.get(partner):
            return Secret(first)
        raise CredentialMissing(partner=partner)

    def replace(self, partner: str, holder: str, secret: Secret) -> None:
        """Atomic: a reader sees the old secret or the new one, never half of one."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = self._path(partner, holder)
        fresh = target.with_suffix(f".{secrets.token_hex(4)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secret.reveal())
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)

    def _path(self, partner: str, holder: str) -> Path:
        return self.folder / hashlib.sha256(f"{partner}:{holder}:{settings.SECRET_KEY}".encode()).hexdigest()


def vault() -> Vault:
    """The vault that the settings name."""
    return FileVault(Path(urlsplit(settings.VAULT_URL).path))
