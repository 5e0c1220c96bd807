"""How are bytes kept for good?"""

from hashlib import sha256

from django.db import connection

from chancery.kernel.documents.models import StoredFile
from chancery.kernel.documents.store import store

FILE_LOCK = 7203  # 7201 and 7202 are the ledger's


def keep(content: bytes, media_type: str) -> StoredFile:
    """Store bytes under their hash; nobody removes them before the act has ended. Raises `StoreUnavailable`."""
    name = sha256(content).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, hashtext(%s))", [FILE_LOCK, name])
    kept = StoredFile(sha256=store().put(content), size=len(content), media_type=media_type)
    StoredFile.objects.bulk_create([kept], ignore_conflicts=True)
    return kept
