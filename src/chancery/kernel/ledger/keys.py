"""With which key is the public log signed, and under which name?"""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from chancery.kernel.ledger import notes


def origin() -> str:
    """The log's name: the platform's host and the path at which the log is served."""
    return f"{urlsplit(settings.BASE_URL).netloc}/log"


def log_key() -> Ed25519PrivateKey:
    """The private key, made on the first call and kept in a file that only its owner may read."""
    return _load(_path())


def verifier_key() -> str:
    """The public «vkey» of the log."""
    return notes.verifier_key(origin(), log_key().public_key())


def _path() -> Path:
    return Path(urlsplit(settings.KEYS_URL).path) / "log.key"


@cache
def _load(path: Path) -> Ed25519PrivateKey:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = Ed25519PrivateKey.generate()
        pem = made.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path.touch(mode=0o600, exist_ok=True)
        path.write_bytes(pem)
    key = serialization.load_pem_private_key(path.read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    return key
