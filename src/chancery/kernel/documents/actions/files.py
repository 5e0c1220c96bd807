"""How are bytes kept for good?"""

from chancery.kernel.documents.models import StoredFile
from chancery.kernel.documents.store import store


def keep(content: bytes, media_type: str) -> StoredFile:
    """Store bytes under their hash. Raises `StoreUnavailable`."""
    kept = StoredFile(sha256=store().put(content), size=len(content), media_type=media_type)
    StoredFile.objects.bulk_create([kept], ignore_conflicts=True)
    return kept
