"""Which entries count, on which date, certified by whom: what every question to the register begins with."""

from datetime import date

from django.db.models import Q, QuerySet

from chancery.contexts.signatories import rules
from chancery.contexts.signatories.models import Authority, Signatory, Standing
from chancery.kernel.base.errors import NotFound

WITH_CHAIN = "authority__certified_by__certified_by__certified_by"


class SignatureNotRegistered(NotFound):
    """The ministry certifies only signatures it holds; another authority may have to certify first."""

    code = "signature_not_registered"
    sentence = "La firma no está en el registro de firmas del Ministerio: no se puede certificar."
    next_step = "Pida a la entidad que firmó el documento que registre la firma de su funcionario."


def chain_of(authority: Authority) -> tuple[Authority, ...]:
    """The authorities that must certify before the ministry, in the order in which they do."""
    chain: list[Authority] = []
    link = authority.certified_by
    while link is not None:
        chain.append(link)
        link = link.certified_by
    return tuple(chain)


def effective(entries: QuerySet[Signatory], text: str = "", on: date | None = None) -> QuerySet[Signatory]:
    entries = entries.filter(standing=Standing.EFFECTIVE)
    for word in rules.fold(text).split():
        entries = entries.filter(search_text__contains=word)
    return entries if on is None else entries.filter(covers(on))


def covers(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))


def shown(day: date) -> str:
    """«03/07/2026»."""
    return f"{day:%d/%m/%Y}"
