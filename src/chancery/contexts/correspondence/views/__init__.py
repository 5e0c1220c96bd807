"""The pages of correspondence and of the front desk."""

from chancery.contexts.correspondence.views.acts import (
    archive,
    attend,
    join,
    link,
    print_route_sheet,
    receive,
    receive_many,
    reopen,
    return_,
    route,
    route_many,
)
from chancery.contexts.correspondence.views.desk import admit, case, file, follow
from chancery.contexts.correspondence.views.digitising import (
    digitisation,
    digitisations,
    digitise,
    digitise_file,
    digitised_file,
    recognised_page,
    reject_digitisation,
    searchable_copy,
)
from chancery.contexts.correspondence.views.indicators import indicators
from chancery.contexts.correspondence.views.registry import home, record, record_file, register, search

__all__ = [
    "admit",
    "archive",
    "attend",
    "case",
    "digitisation",
    "digitisations",
    "digitise",
    "digitise_file",
    "digitised_file",
    "file",
    "follow",
    "home",
    "indicators",
    "join",
    "link",
    "print_route_sheet",
    "receive",
    "receive_many",
    "recognised_page",
    "record",
    "record_file",
    "register",
    "reject_digitisation",
    "reopen",
    "return_",
    "route",
    "route_many",
    "search",
    "searchable_copy",
]
