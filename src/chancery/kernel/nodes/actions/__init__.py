"""How a post comes to write in a database of its own, and how the two sides tell one another what they wrote.

Every row has one writer at a time. A post's node writes what its office numbers; Lima writes the rest; a case that was
filed in Lima is handed over to the post and given back. So nothing is ever merged: rows are only copied.
"""

from chancery.kernel.nodes.actions.handing import (
    CaseUnknown,
    CopyUnknown,
    NotForThePost,
    give_back,
    hand_over,
    hand_over_asked,
    keep_copy,
    note_kept,
    note_taken,
    take_parcel,
    take_reference,
)
from chancery.kernel.nodes.actions.opening import (
    SCOPE,
    NodeExists,
    NotAPostOffice,
    WorkedSinceItsBackup,
    become_node,
    begin,
    open_node,
)
from chancery.kernel.nodes.actions.telling import (
    BatchDiffers,
    BatchOutOfOrder,
    BrokenChain,
    FileMissing,
    OtherVersion,
    RowClashes,
    forget,
    keep_file,
    note_fault,
    note_heard,
    note_line,
    pack,
    take_batch,
)
from chancery.kernel.nodes.ownership import NotTheNodesRow

__all__ = [
    "SCOPE",
    "BatchDiffers",
    "BatchOutOfOrder",
    "BrokenChain",
    "CaseUnknown",
    "CopyUnknown",
    "FileMissing",
    "NodeExists",
    "NotAPostOffice",
    "NotForThePost",
    "NotTheNodesRow",
    "OtherVersion",
    "RowClashes",
    "WorkedSinceItsBackup",
    "become_node",
    "begin",
    "forget",
    "give_back",
    "hand_over",
    "hand_over_asked",
    "keep_copy",
    "keep_file",
    "note_fault",
    "note_heard",
    "note_kept",
    "note_line",
    "note_taken",
    "open_node",
    "pack",
    "take_batch",
    "take_parcel",
    "take_reference",
]
