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
from chancery.contexts.correspondence.views.tables import (
    decide_hours,
    decide_instruction,
    propose_hours,
    propose_instruction,
    tables,
)

__all__ = [
    "admit",
    "archive",
    "attend",
    "case",
    "decide_hours",
    "decide_instruction",
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
    "propose_hours",
    "propose_instruction",
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
    "tables",
    "searchable_copy",
]
