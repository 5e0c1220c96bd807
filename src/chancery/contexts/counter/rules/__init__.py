"""What the law and the house's own rules say of appointments, of the waiting line and of acts done at a window."""

from chancery.contexts.counter.rules.acts import (
    ITEMS,
    KINDS,
    ActKind,
    CounterItem,
    change_of,
    item,
    letter_is_in_time,
)
from chancery.contexts.counter.rules.agenda import (
    AgendaRule,
    DayKind,
    Service,
    agenda_rule,
    answer_until,
    hours,
    local_instants,
    paused_until,
)
from chancery.contexts.counter.rules.amounts import LETTER_ITEMS, letter_limit, letter_months
from chancery.contexts.counter.rules.line import Priority, Standing, estimate, in_order, ticket_number
from chancery.contexts.counter.rules.opening import Shortfall, shortfalls

__all__ = [
    "ITEMS",
    "KINDS",
    "LETTER_ITEMS",
    "ActKind",
    "AgendaRule",
    "CounterItem",
    "DayKind",
    "Priority",
    "Service",
    "Shortfall",
    "Standing",
    "agenda_rule",
    "answer_until",
    "change_of",
    "estimate",
    "hours",
    "in_order",
    "item",
    "letter_is_in_time",
    "letter_limit",
    "letter_months",
    "local_instants",
    "paused_until",
    "shortfalls",
    "ticket_number",
]
