"""With which key is the border's token signed, and by which may it be checked?"""

import base64
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from chancery.contexts.travel_permits.rules import token
from chancery.kernel.base.errors import Unavailable


class BorderKeyMissing(Unavailable):
    """The file of the key is not there. A permit without its token would stop at a border without a line."""

    code = "border_key_missing"
    sentence = "La llave del control migratorio no está disponible, por lo que no se puede emitir ni comprobar el código."
    next_step = "Avise al administrador: la llave se restaura desde su copia de respaldo."


def path() -> Path:
    """Beside the certificates, where a cryptographic module holds the other keys."""
    parts = urlsplit(settings.KEYS_URL)
    return Path(parse_qs(parts.query).get("certificates", [parts.path])[0]) / "border.key"


def signing() -> Ed25519PrivateKey:
    """The key that signs now: the newest. Raises `BorderKeyMissing`."""
    return _kept()[0]


def published() -> dict[bytes, Ed25519PublicKey]:
    """Every key under which a token may still be good, by its id. Raises `BorderKeyMissing`."""
    publics = [key.public_key() for key in _kept()]
    return {token.key_id(public): public for public in publics}


def as_json() -> dict[str, list[dict[str, str]]]:
    """The same as a JSON Web Key Set (RFC 7517, RFC 8037), for whoever checks without us."""
    return {
        "keys": [
            {
                "kty": "OKP",
                "crv": "Ed25519",
                "alg": "EdDSA",
                "use": "sig",
                "kid": key_id.hex(),
                "x": base64.urlsafe_b64encode(public.public_bytes_raw()).decode().rstrip("="),
            }
            for key_id, public in published().items()
        ]
    }


def written(keys: list[Ed25519PrivateKey]) -> str:
    """What the file of keys holds, the newest first."""
    return json.dumps([base64.b64encode(key.private_bytes_raw()).decode() for key in keys])


def known() -> list[Ed25519PrivateKey]:
    """The keys in the file, the newest first; none before the first is made."""
    if not path().exists():
        return []
    return [
        Ed25519PrivateKey.from_private_bytes(base64.b64decode(each))
        for each in json.loads(path().read_text())
    ]


def _kept() -> list[Ed25519PrivateKey]:
    found = known()
    if not found:
        raise BorderKeyMissing
    return found
