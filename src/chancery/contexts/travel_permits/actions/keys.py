"""How is the border's key made, and replaced by another while what it signed stays good?"""

import os
from secrets import token_hex

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chancery.contexts.travel_permits.models import Permit
from chancery.contexts.travel_permits.queries import keys
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.identity import access

KEPT = 3


def ensure_border_key(*, actor: Actor) -> bool:
    """Make the first key in a file that only its owner may read, unless there is one; whether it was made.

    Where permits were issued a lost key is restored, not replaced: a new one would call them all forged. Raises
    `keys.BorderKeyMissing`.
    """
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    if keys.path().exists():
        return False
    if Permit.objects.exists():
        raise keys.BorderKeyMissing
    _write([Ed25519PrivateKey.generate()])
    return True


def rotate_border_key(*, actor: Actor) -> str:
    """Sign with a new key from now on; the older ones stay published as long as a permit under them may be used.

    Returns the id of the new key.
    """
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    new = Ed25519PrivateKey.generate()
    _write([new, *keys.known()][:KEPT])
    return next(iter(keys.published())).hex()


def _write(found: list[Ed25519PrivateKey]) -> None:
    path = keys.path()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"border.key.{token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(keys.written(found))
    draft.replace(path)
