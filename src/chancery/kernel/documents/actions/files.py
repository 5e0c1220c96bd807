"""How are bytes kept for good?"""

from hashlib import sha256

from django.db import connection

from chancery.kernel.documents import scanning
from chancery.kernel.documents.inspection import Finding
from chancery.kernel.documents.models import ScannerFinding, StoredFile
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


def keep_received(content: bytes, found: Finding) -> StoredFile:
    """Store what was received and looked at; what the scanner has against it, or could not say, is known of its bytes."""
    kept = keep(content, found.media_type)
    told: dict[str, dict[str, object]] = {
        scanning.VIRUS: {"is_harmful": True, "detail": found.detail[:200]},
        scanning.NOT_SCANNED: {"is_pending": True},
    }
    if found.doubt in told:
        ScannerFinding.objects.update_or_create(sha256=kept.sha256, defaults=told[found.doubt])
    return kept
