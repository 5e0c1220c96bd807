"""In which chain is something noted that is no act in a case: that somebody verified its paper, or was told of it?

While a post's node writes the case, its chain takes no entry in Lima (ADR 28), and what happens in Lima is noted beside it.
"""

from collections.abc import Callable
from uuid import UUID, uuid5

from chancery.kernel.base import site

_asked: list[Callable[[UUID], bool]] = []


def ask_whether_elsewhere(is_written_elsewhere: Callable[[UUID], bool]) -> None:
    """Say how it is known of a chain that another site writes it: who stands above the ledger knows."""
    _asked.append(is_written_elsewhere)


def is_elsewhere(chain: UUID) -> bool:
    """Whether another site adds to this chain."""
    return any(is_written_elsewhere(chain) for is_written_elsewhere in _asked)


def at(chain: UUID, code: str) -> UUID:
    """Where a site adds to what both sites write about: Lima to the chain itself, a post to one of its own."""
    return uuid5(chain, code) if code else chain


def at_this_site(chain: UUID) -> UUID:
    """Where this site does: about an office, whose hours are Lima's and whose forms are its post's, and what a person has read."""
    return at(chain, site.here())


def beside(chain: UUID) -> UUID:
    """The chain of what Lima notes while another site writes that one."""
    return uuid5(chain, "lima")


def for_notes(chain: UUID) -> UUID:
    """Where Lima notes what is no act: in the chain itself, or beside it while a post writes it."""
    return beside(chain) if not site.is_node() and is_elsewhere(chain) else chain
