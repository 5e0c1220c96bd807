"""The pages of a transmission: each makes one call into the actions or the queries."""

from chancery.contexts.transmissions.views.consulate import (
    certify,
    confirm_refusal,
    find,
    not_found,
    refuse,
    transmit,
)
from chancery.contexts.transmissions.views.desks import (
    accept,
    collect,
    deliver,
    forward,
    legalise,
    print_paper,
    receive,
    return_to_lima,
    return_to_post,
)
from chancery.contexts.transmissions.views.filing import file, file_permit
from chancery.contexts.transmissions.views.road import case, image, queue

__all__ = [
    "accept",
    "case",
    "certify",
    "confirm_refusal",
    "collect",
    "deliver",
    "file",
    "file_permit",
    "find",
    "forward",
    "image",
    "legalise",
    "not_found",
    "print_paper",
    "queue",
    "receive",
    "refuse",
    "return_to_lima",
    "return_to_post",
    "transmit",
]
