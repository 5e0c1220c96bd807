"""The pages of a deed: each makes one call into the actions or the queries."""

from chancery.contexts.public_deeds.views.archive import (
    index,
    index_pdf,
    load_paper_deed,
    paper_deed,
    paper_file,
    search,
)
from chancery.contexts.public_deeds.views.deeds import (
    consult,
    copy,
    deed,
    deeds,
    issue_copy,
    open_will,
    request_copy,
    reserved_paper,
)
from chancery.contexts.public_deeds.views.drafting import file, file_out_of_register, file_will
from chancery.contexts.public_deeds.views.steps import (
    case,
    check_identity,
    complete,
    conclude,
    enter,
    qualify,
    redraft,
    sign,
    void,
)

__all__ = [
    "case",
    "check_identity",
    "complete",
    "conclude",
    "consult",
    "copy",
    "deed",
    "deeds",
    "enter",
    "file",
    "file_out_of_register",
    "file_will",
    "index",
    "index_pdf",
    "issue_copy",
    "load_paper_deed",
    "open_will",
    "paper_deed",
    "paper_file",
    "qualify",
    "redraft",
    "request_copy",
    "reserved_paper",
    "search",
    "sign",
    "void",
]
