"""The pages of internal documents: each makes one call into the actions or the queries."""

from chancery.contexts.memoranda.views.boards import (
    home,
    inbox,
    outbox,
    register,
    register_csv,
    search,
    unacknowledged,
)
from chancery.contexts.memoranda.views.circulating import dispatch, file_away, receive
from chancery.contexts.memoranda.views.documents import (
    document,
    endorsed_pdf,
    paper_pdf,
    project_pdf,
    version,
)
from chancery.contexts.memoranda.views.drafting import add_co_author, discard, draft, save
from chancery.contexts.memoranda.views.reviewing import endorse, recall, return_for_changes, send_to_review
from chancery.contexts.memoranda.views.signing import annul, batch, sign, to_sign

__all__ = [
    "add_co_author",
    "annul",
    "batch",
    "discard",
    "dispatch",
    "document",
    "draft",
    "endorse",
    "endorsed_pdf",
    "file_away",
    "home",
    "inbox",
    "outbox",
    "paper_pdf",
    "project_pdf",
    "recall",
    "receive",
    "register",
    "register_csv",
    "return_for_changes",
    "save",
    "search",
    "send_to_review",
    "sign",
    "to_sign",
    "unacknowledged",
    "version",
]
