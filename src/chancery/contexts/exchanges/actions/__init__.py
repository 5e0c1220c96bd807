"""The verbs of the exchange with other entities: to send, to receive, to decide, and to make sure."""

from chancery.contexts.exchanges.actions._events import Settled
from chancery.contexts.exchanges.actions.annexes import AnnexHarmful, fetch_annexes
from chancery.contexts.exchanges.actions.catalogue import (
    CatalogueEmpty,
    EntityHasProgram,
    ProgramUnfit,
    keep_catalogue,
    refresh_catalogue,
    trust_program,
)
from chancery.contexts.exchanges.actions.decisions import (
    AnnexesPending,
    DecisionReasonMissing,
    DecisionReasonTooLong,
    DocumentHarmful,
    accept,
    observe,
    reject,
)
from chancery.contexts.exchanges.actions.delivery import deliver
from chancery.contexts.exchanges.actions.lapsing import (
    lapse_incoming,
    lapse_outgoing,
    recount_incoming,
    recount_outgoing,
)
from chancery.contexts.exchanges.actions.reading import open_file
from chancery.contexts.exchanges.actions.receipts import tell_cargo
from chancery.contexts.exchanges.actions.reception import (
    NotForUs,
    NumberTaken,
    Reply,
    SenderMismatch,
    receive,
    take_cargo,
)
from chancery.contexts.exchanges.actions.scanned import note_scan
from chancery.contexts.exchanges.actions.sending import (
    CureRefused,
    DocumentStandsNoMore,
    DocumentUnsigned,
    Draft,
    NothingToRetry,
    OfficeUnfit,
    SenderUnidentified,
    ToOurselves,
    retry,
    send,
)
from chancery.contexts.exchanges.rules import Outcome

__all__ = [
    "AnnexHarmful",
    "AnnexesPending",
    "CatalogueEmpty",
    "CureRefused",
    "DecisionReasonMissing",
    "DecisionReasonTooLong",
    "DocumentHarmful",
    "DocumentStandsNoMore",
    "DocumentUnsigned",
    "Draft",
    "EntityHasProgram",
    "NotForUs",
    "NothingToRetry",
    "NumberTaken",
    "Outcome",
    "OfficeUnfit",
    "ProgramUnfit",
    "Reply",
    "SenderMismatch",
    "SenderUnidentified",
    "Settled",
    "ToOurselves",
    "accept",
    "deliver",
    "fetch_annexes",
    "keep_catalogue",
    "lapse_incoming",
    "lapse_outgoing",
    "note_scan",
    "observe",
    "open_file",
    "receive",
    "recount_incoming",
    "recount_outgoing",
    "refresh_catalogue",
    "reject",
    "retry",
    "send",
    "take_cargo",
    "tell_cargo",
    "trust_program",
]
