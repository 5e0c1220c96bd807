"""The verbs about papers, about files handed in, and about those set apart."""

from chancery.kernel.documents.actions.files import keep
from chancery.kernel.documents.actions.issued import (
    AlreadyRevoked,
    RevocationReasonMissing,
    issue,
    revoke,
    statement,
)
from chancery.kernel.documents.actions.uploads import (
    OffsetMismatch,
    TooManyUnfinished,
    UploadInTooManyParts,
    UploadNotUsable,
    UploadTooLong,
    abandon,
    append,
    begin,
    check_usable,
    expire,
    receive,
    remove_parts,
    use_upload,
)

__all__ = [
    "AlreadyRevoked",
    "OffsetMismatch",
    "RevocationReasonMissing",
    "TooManyUnfinished",
    "UploadInTooManyParts",
    "UploadNotUsable",
    "UploadTooLong",
    "abandon",
    "append",
    "begin",
    "check_usable",
    "expire",
    "issue",
    "keep",
    "receive",
    "remove_parts",
    "revoke",
    "statement",
    "use_upload",
]
