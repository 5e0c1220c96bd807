"""The verbs of the counter: of its hours, of its line, and of the acts done at a window."""

from chancery.contexts.counter.actions.appointments import (
    accept,
    arrive,
    book,
    cancel,
    close_past,
    decline,
    join_waiting_list,
    lapse,
    leave_waiting_list,
    mark_absent,
    move,
    remind,
)
from chancery.contexts.counter.actions.attending import (
    Attended,
    Settlement,
    attend,
    open_visit,
    receive,
)
from chancery.contexts.counter.actions.line import (
    call_again,
    call_next,
    finish,
    send_to_window,
    skip,
    take_ticket,
)
from chancery.contexts.counter.actions.orders import LetterBelowAmount, Order
from chancery.contexts.counter.actions.powers import NotAnOfficerHere, end_signing_power, grant_signing_power
from chancery.contexts.counter.actions.schedules import (
    Hours,
    announce_day,
    call_off_closed,
    call_off_day,
    end_hours,
    set_hours,
)
from chancery.contexts.counter.actions.signing import issue, issue_delegated, sign

__all__ = [
    "Attended",
    "Hours",
    "NotAnOfficerHere",
    "LetterBelowAmount",
    "Order",
    "Settlement",
    "accept",
    "announce_day",
    "arrive",
    "attend",
    "book",
    "call_again",
    "call_next",
    "call_off_closed",
    "call_off_day",
    "cancel",
    "close_past",
    "decline",
    "end_hours",
    "end_signing_power",
    "finish",
    "grant_signing_power",
    "issue",
    "issue_delegated",
    "join_waiting_list",
    "lapse",
    "leave_waiting_list",
    "mark_absent",
    "move",
    "open_visit",
    "receive",
    "remind",
    "send_to_window",
    "set_hours",
    "sign",
    "skip",
    "take_ticket",
]
