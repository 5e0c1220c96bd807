"""How are bytes kept for good?"""

from hashlib import sha256

from django.db import connection

from chancery.kernel.base import clock
from chancery.kernel.documents.models import StoredFile
from chancery.kernel.documents.store import store

FILE_LOCK = 7203  # 7201 and 7202 are the ledger's
_KEEP = """
WITH held AS (SELECT pg_advisory_xact_lock_shared(%s, hashtext(%s)))
INSERT INTO documents_storedfile (sha256, size, media_type, stored_at)
SELECT %s, %s, %s, %s FROM held ON CONFLICT DO NOTHING
"""


def keep(content: bytes, media_type: str) -> StoredFile:
    """Store bytes under their hash; nobody removes them before this act has ended. Raises `StoreUnavailable`."""
    name = sha256(content).hexdigest()
    kept = StoredFile(sha256=name, size=len(content), media_type=media_type, stored_at=clock.now())
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [FILE_LOCK, name, name, kept.size, kept.media_type, kept.stored_at])
    store().put(content)
    return kept
