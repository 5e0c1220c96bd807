"""With which key is the public log signed, and where is it kept?"""

from pathlib import Path
from secrets import token_hex
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

from chancery.kernel.base.errors import Unavailable
from chancery.kernel.ledger.notes import SigningKey


class LogKeyMissing(Unavailable):
    """The file of the log's key is not there. A new key would be another log: restore the old one."""

    code = "ledger.log_key_missing"
    sentence = "La llave del registro público no está disponible, por lo que no se puede firmar su estado."
    next_step = "Avise al administrador: la llave se restaura desde su copia de respaldo."


def load() -> SigningKey:
    """The log's key. Raises `LogKeyMissing`."""
    try:
        return SigningKey.read(_path().read_text())
    except FileNotFoundError:
        raise LogKeyMissing from None


def make() -> bool:
    """Make the key in a file that only its owner may read, unless there is one; whether it was made.

    The log takes its name from the platform's address on that day and keeps it in the key's file, so that a
    platform that moves keeps its log. The file appears whole: of two processes that make it, one wins.
    """
    path = _path()
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"log.key.{token_hex(8)}")
    draft.touch(mode=0o600)
    draft.write_text(SigningKey.generate(f"{urlsplit(settings.BASE_URL).netloc}/log").write())
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def verifier_key() -> str:
    """The public «vkey» of the log. Raises `LogKeyMissing`."""
    return load().verifier()


def _path() -> Path:
    """Beside the certificates, where a cryptographic module holds the other keys."""
    parts = urlsplit(settings.KEYS_URL)
    return Path(parse_qs(parts.query).get("certificates", [parts.path])[0]) / "log.key"
