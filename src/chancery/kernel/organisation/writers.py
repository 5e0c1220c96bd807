"""Who writes what belongs to an office: its own node, where it has one, or Lima (ADR 28)?"""

from chancery.kernel.base import site
from chancery.kernel.base.errors import Conflict
from chancery.kernel.organisation.models import Office

WEB = "WEB"
"""The acronym of no office: cases that Lima opens for a post which gives its own numbers."""


class WrittenElsewhere(Conflict):
    """What has one writer is written by nobody else: an office's numbers by its node, where it has one (ADR 28)."""

    code = "written_elsewhere"
    sentence = "{office} trabaja en su propio nodo: este acto se hace ahí."
    next_step = "Hágalo en el nodo del puesto; llegará aquí apenas haya línea."


class WrittenInLima(Conflict):
    """What Lima writes, a post's node only knows."""

    code = "written_in_lima"
    sentence = "Esto se escribe en Lima: en el nodo de un puesto solo se consulta."
    next_step = "Hágalo en la plataforma de Lima; llegará a este nodo en el siguiente intercambio."


def is_written_here(office: Office) -> bool:
    """Whether this database gives the office's numbers: at a post its own alone, in Lima those of offices without a node."""
    return office.code == site.here() if site.is_node() else not office.has_node


def require_written_here(office: Office) -> None:
    """Raise `WrittenElsewhere` where the office's own node gives its numbers; at a post's node, `WrittenInLima` for any other office."""
    if is_written_here(office):
        return
    if site.is_node():
        raise WrittenInLima
    raise WrittenElsewhere(office=office.name)


def require_lima() -> None:
    """Raise `WrittenInLima` at a post's node."""
    if site.is_node():
        raise WrittenInLima


def require_site(written_at: str, office: Office) -> None:
    """Raise where a case, or what else says of itself who writes it, is another's: `WrittenElsewhere`, `WrittenInLima`."""
    if written_at != site.here():
        raise WrittenElsewhere(office=office.name) if written_at else WrittenInLima


def numbering_acronym(office: Office) -> str:
    """What stands in the numbers of cases opened here for the office: in Lima, for a post with a node, that of the web."""
    if site.is_node():
        require_written_here(office)
    return office.acronym if is_written_here(office) else WEB
