"""The verbs about papers, about files handed in, and about those set apart."""

from chancery.kernel.documents.actions.files import keep
from chancery.kernel.documents.actions.issued import (
    AlreadyRevoked,
    RevocationReasonMissing,
    issue,
    revoke,
    statement,
)
from chancery.kernel.documents.actions.quarantine import (
    AlreadyReviewed,
    ReviewBarred,
    ReviewReasonMissing,
    discard,
    release,
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
    "AlreadyReviewed",
    "AlreadyRevoked",
    "OffsetMismatch",
    "ReviewBarred",
    "ReviewReasonMissing",
    "RevocationReasonMissing",
    "TooManyUnfinished",
    "UploadInTooManyParts",
    "UploadNotUsable",
    "UploadTooLong",
    "abandon",
    "append",
    "begin",
    "check_usable",
    "discard",
    "expire",
    "issue",
    "keep",
    "receive",
    "release",
    "remove_parts",
    "revoke",
    "statement",
    "use_upload",
]
