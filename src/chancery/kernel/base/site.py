"""Where does this code run: in Lima, or in the database of a post's own?"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

LIMA = ""
REFUSED = "CH028"
"""What the database of a post answers to whoever would write a row that is Lima's."""

_set_site: ContextVar[str | None] = ContextVar("set_site", default=None)


def here() -> str:
    """The code of the office whose node this is; empty in Lima."""
    site = _set_site.get()
    return str(settings.NODE) if site is None else site


def is_node() -> bool:
    """Whether this is a post's own database."""
    return here() != LIMA


@contextmanager
def set_to(code: str) -> Iterator[None]:
    """Work as another site inside the block: for tests in which two of them speak to one another."""
    token = _set_site.set(code)
    try:
        yield
    finally:
        _set_site.reset(token)
