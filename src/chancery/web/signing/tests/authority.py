"""An authority that answers who is revoked, and where what is signed is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chancery.kernel.documents import signing
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.gateway.simulators.trust import TrustSimulator


@contextmanager
def trusted(settings: Any, folder: Path) -> Iterator[None]:
    """A store, keys, and trust services that answer, in a folder."""
    settings.STORE_URL, settings.KEYS_URL = f"file://{folder}/store", f"file://{folder}/keys"
    with running(TrustSimulator(folder / "keys")) as address:
        settings.TIMESTAMP_URL = f"{address}/trust/tsa"
        settings.REVOCATION_URL = f"{address}/trust/ocsp"
        settings.TRUST_LIST_URL = f"{address}/trust/tsl"
        signing.key_folder().ensure()
        yield
