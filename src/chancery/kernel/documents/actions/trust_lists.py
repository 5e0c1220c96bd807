"""How does a new edition of the list of trust services come in? From its operator's address, by Lima, and only forwards."""

from contextlib import suppress
from time import monotonic
from uuid import NAMESPACE_URL, uuid5

import httpx
from cryptography.hazmat.primitives import serialization
from django.conf import settings
from django.db import transaction

from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.base.errors import Conflict, Refusal, Unavailable
from chancery.kernel.documents import queries, trust, trust_list
from chancery.kernel.documents.models import TrustListEdition
from chancery.kernel.documents.trust_list import TrustList, TrustListUnreadable
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.writers import require_lima

_CHAIN = uuid5(NAMESPACE_URL, "urn:chancery:documents:trust-list")
_TIMEOUT = httpx.Timeout(20.0, connect=3.0)
_LARGEST = 30_000_000
_LONGEST = 30.0
"""Seconds for the whole list: one that comes drop by drop holds up whoever signs meanwhile."""


class TrustListUnavailable(Unavailable):
    code = "trust_list_unavailable"
    sentence = "La lista de servicios de confianza no se pudo descargar. Sigue la última que se recibió."
    next_step = "Se vuelve a pedir cada hora; si no llega, compruebe su dirección en la configuración."


class TrustListOutdated(Conflict):
    """An old list, signed well in its day, would accredit again who no longer is."""

    code = "trust_list_outdated"
    sentence = (
        "La lista de servicios de confianza que se recibió está vencida o es anterior a la que ya se tiene."
    )
    next_step = "Vuelva a pedirla más tarde; si sigue así, comuníquelo a quien la publica."


def refresh_trust_list(*, actor: Actor) -> TrustList:
    """Fetch the list and keep it if it is newer than the one that is kept; another under the same number is refused.

    Raises `RoleMissing`, `WrittenInLima`, `TrustListUnavailable`, `TrustListUnreadable`, `TrustListNotSigned`,
    `TrustListOfOther`, `TrustListOutdated`.
    """
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    require_lima()
    content = _fetched()
    listed = trust_list.read(content, trust.list_operators())
    try:
        told = content.decode()
    except UnicodeDecodeError:
        raise TrustListUnreadable from None
    with transaction.atomic():
        ledger.hold(_CHAIN)
        newest = TrustListEdition.objects.order_by("-number").first()
        if newest is None or listed.number > newest.number:
            if not listed.is_in_force:
                raise TrustListOutdated
            _keep(listed, told, actor)
        elif not listed.is_in_force or listed != queries.trust_list():
            raise TrustListOutdated
    return listed


def standing_trust_list() -> TrustList | None:
    """The list that is kept; where none is in force, Lima asks for it first."""
    known = queries.trust_list()
    if (known is None or not known.is_in_force) and not site.is_node():
        with suppress(Refusal):
            return refresh_trust_list(actor=system_actor("Lista de servicios de confianza"))
    return known


def _fetched() -> bytes:
    content, until = bytearray(), monotonic() + _LONGEST
    try:
        with (
            httpx.Client(timeout=_TIMEOUT, trust_env=False) as client,
            client.stream("GET", settings.TRUST_LIST_URL) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise TrustListUnavailable
            for part in response.iter_bytes():
                content += part
                if len(content) > _LARGEST:
                    raise TrustListUnreadable
                if monotonic() > until:
                    raise TrustListUnavailable
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise TrustListUnavailable from error
    return bytes(content)


def _keep(listed: TrustList, content: str, actor: Actor) -> None:
    TrustListEdition.objects.create(
        number=listed.number,
        content=content,
        signed_by=listed.signed_by.public_bytes(serialization.Encoding.PEM).decode(),
        issued_at=listed.issued_at,
        next_update=listed.next_update,
        received_at=clock.now(),
    )
    facts = {"number": listed.number, "issued_at": listed.issued_at, "next_update": listed.next_update}
    ledger.record(chain=_CHAIN, verb="documents.refresh_trust_list", actor=actor, facts=facts)
