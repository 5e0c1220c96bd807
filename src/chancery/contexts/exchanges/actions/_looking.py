"""What is a file of another entity, and is it harmful, also where it is of no kind that we know or cannot be opened?"""

from chancery.contexts.exchanges import queries
from chancery.kernel.base.errors import Invalid
from chancery.kernel.documents import inspection, scanning

_OTHER = "application/octet-stream"


def look_at(content: bytes) -> tuple[str, str]:
    """What a browser may be told that it is, nothing that it would run; and why it is to be handled with care.

    Raises `ScannerUnavailable`.
    """
    try:
        found = inspection.inspect(content)
    except Invalid as refusal:
        scanned = scanning.scan(content)
        is_harmful = scanned is not None and scanned.code == queries.VIRUS
        return _OTHER, queries.VIRUS if is_harmful else refusal.code
    return found.media_type, found.doubt
