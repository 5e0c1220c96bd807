"""The only way to obtain requests for a certificate of criminal records, and what the Judiciary said of them."""

from chancery.contexts.criminal_records.queries.knowing import (
    Known,
    NotYours,
    OnlyWhoAsked,
    certificate_file,
    known,
    paper_file,
    papers_against,
)
from chancery.contexts.criminal_records.queries.reporting import REPORT_READERS, Issued, issued
from chancery.contexts.criminal_records.queries.requests import (
    by_number,
    consultation_of,
    is_waiting,
    local_day,
    visible_to,
)
from chancery.contexts.criminal_records.queries.reviews import (
    JUDICIARY,
    REVIEWERS,
    ReviewNotFound,
    confirmed_answer,
    proposed_answer,
    review,
    reviews_for,
)

__all__ = [
    "JUDICIARY",
    "REPORT_READERS",
    "REVIEWERS",
    "Issued",
    "Known",
    "NotYours",
    "OnlyWhoAsked",
    "ReviewNotFound",
    "by_number",
    "certificate_file",
    "confirmed_answer",
    "consultation_of",
    "is_waiting",
    "issued",
    "known",
    "local_day",
    "paper_file",
    "papers_against",
    "proposed_answer",
    "review",
    "reviews_for",
    "visible_to",
]
