"""The pages of the exchange with other entities, and the service that the platform calls."""

from chancery.contexts.exchanges.views.annexes import annexes
from chancery.contexts.exchanges.views.catalogue import catalogue, refresh_catalogue, trust_program
from chancery.contexts.exchanges.views.received import (
    accept,
    cargo_given,
    fetch_annexes,
    home,
    incoming,
    observe,
    received_annex,
    received_file,
    reject,
)
from chancery.contexts.exchanges.views.sent import (
    cargo_received,
    cure,
    outgoing,
    retry,
    send,
    sent,
    sent_file,
)
from chancery.contexts.exchanges.views.service import tramite

__all__ = [
    "accept",
    "annexes",
    "cargo_given",
    "cargo_received",
    "catalogue",
    "cure",
    "fetch_annexes",
    "home",
    "incoming",
    "observe",
    "outgoing",
    "received_annex",
    "received_file",
    "refresh_catalogue",
    "reject",
    "retry",
    "send",
    "sent",
    "sent_file",
    "tramite",
    "trust_program",
]
