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
    deliver,
    enrol,
    file,
    refuse,
    report_own,
    send,
)

__all__ = [
    "border",
    "case",
    "certify",
    "check_identity",
    "data_page",
    "deliver",
    "despatch",
    "enrol",
    "file",
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
