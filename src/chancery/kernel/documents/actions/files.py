"""How are bytes kept for good?"""

from chancery.kernel.documents.models import StoredFile
from chancery.kernel.documents.store import store


def keep(content: bytes, media_type: str) -> StoredFile:
    """Store bytes under their hash. Raises `StoreUnavailable`."""
    name = store().put(content)
    kept, _ = StoredFile.objects.get_or_create(
        sha256=name, defaults={"size": len(content), "media_type": media_type}
    )
    return kept
