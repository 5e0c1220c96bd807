"""The pages of a passport: each makes one call into the actions or the queries."""

from chancery.contexts.passports.views.lists import border, home, losses, report, stock
from chancery.contexts.passports.views.making import (
    certify,
    data_page,
    despatch,
    lima,
    personalise,
    reject,
    send_batch,
    ship,
    void,
)
from chancery.contexts.passports.views.requests import (
    case,
    check_identity,
    confirm_refusal,
    deliver,
    enrol,
    file,
    grant_appeal,
    refuse,
    report_own,
    send,
)

__all__ = [
    "border",
    "case",
    "certify",
    "check_identity",
    "confirm_refusal",
    "data_page",
    "deliver",
    "despatch",
    "enrol",
    "file",
    "grant_appeal",
    "home",
    "lima",
    "losses",
    "personalise",
    "refuse",
    "reject",
    "report",
    "report_own",
    "send",
    "send_batch",
    "ship",
    "stock",
    "void",
]
