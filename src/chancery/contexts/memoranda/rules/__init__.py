"""What the ministry's rules say of its internal documents: their kinds, states, numbers and text."""

from chancery.contexts.memoranda.rules.kinds import FORMS, Form, Kind, Layout, Motive
from chancery.contexts.memoranda.rules.numbers import (
    Sought,
    compact_number,
    printed_number,
    read_number,
    series_of,
)
from chancery.contexts.memoranda.rules.states import (
    BEFORE_SIGNATURE,
    OWN_KEY_WAITS,
    SIGNED,
    STATE_LABELS,
    State,
    may,
)
from chancery.contexts.memoranda.rules.text import (
    Block,
    BlockKind,
    Change,
    changes,
    digest_of,
    initials,
    lines_of,
    read_blocks,
    read_line,
    tidy,
)

__all__ = [
    "BEFORE_SIGNATURE",
    "Block",
    "BlockKind",
    "Change",
    "FORMS",
    "Form",
    "Kind",
    "Layout",
    "Motive",
    "OWN_KEY_WAITS",
    "SIGNED",
    "STATE_LABELS",
    "Sought",
    "State",
    "changes",
    "compact_number",
    "digest_of",
    "initials",
    "lines_of",
    "may",
    "printed_number",
    "read_blocks",
    "read_line",
    "read_number",
    "series_of",
    "tidy",
]
