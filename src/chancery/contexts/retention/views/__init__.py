"""The pages of the archive."""

from chancery.contexts.retention.views.disposing import (
    authorise,
    close_session,
    dispose,
    proposal,
    proposals,
    propose,
    vote,
)
from chancery.contexts.retention.views.files import file, home, reclassify, search
from chancery.contexts.retention.views.holding import hold, holds, lift
from chancery.contexts.retention.views.schedule import decide_series, propose_series, series
from chancery.contexts.retention.views.transferring import listing, receive, return_, transfer, transfers

__all__ = [
    "authorise",
    "close_session",
    "decide_series",
    "dispose",
    "file",
    "hold",
    "holds",
    "home",
    "lift",
    "listing",
    "proposal",
    "proposals",
    "propose",
    "propose_series",
    "receive",
    "reclassify",
    "return_",
    "search",
    "series",
    "transfer",
    "transfers",
    "vote",
]
