"""What may a partner's program be told of visas and travel documents, and how often?"""

from datetime import date, datetime, time, timedelta

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, NotAllowed
from chancery.kernel.gateway import published, queries
from chancery.kernel.gateway.models import PartnerQuota, ServedAnswer
from chancery.kernel.gateway.published import FactKind, TravelDocumentFact
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger


class NotAPartner(NotAllowed):
    """Only programs that were given this service are told."""

    code = "published_not_a_partner"
    sentence = "Solo responde a los sistemas autorizados con el permiso «{scope}»."
    next_step = "Pida al administrador del Ministerio que lo conceda a su sistema."


class PartnerQuotaExhausted(Conflict):
    """Each partner has a number of questions a day."""

    code = "published_quota_exhausted"
    sentence = "Su sistema ya hizo las {daily} consultas que se le permiten por día."
    next_step = "Vuelva a consultar mañana, o pida otra cuota al Ministerio."


@transaction.atomic
def serve(*, kind: FactKind, since: date, until: date, actor: Actor) -> tuple[TravelDocumentFact, ...]:
    """The facts of two days and those between, in Lima; that they were told stays.

    Raises `NotAPartner`, `published.SpanInvalid`, `PartnerQuotaExhausted`.
    """
    if actor.client_id is None or kind.scope not in actor.scopes:
        raise NotAPartner(scope=kind.scope)
    published.check_span(since, until)
    daily = queries.quota_of(actor.client_id)
    if queries.served_today(actor.client_id) >= daily:
        raise PartnerQuotaExhausted(daily=daily)
    begins = datetime.combine(since, time(), clock.LIMA)
    ends = datetime.combine(until + timedelta(days=1), time(), clock.LIMA)
    found = published.facts(kind, begins, ends)
    ServedAnswer.objects.create(
        client_id=actor.client_id,
        client_name=actor.name,
        kind=kind,
        since=since,
        until=until,
        facts=len(found),
        request_id=actor.request_id,
    )
    return found


@transaction.atomic
def set_quota(*, client_id: str, daily: int, actor: Actor) -> PartnerQuota:
    """Give one partner's program a number of questions a day of its own."""
    person_id = access.require_person(actor)
    access.require(actor, Role.ADMINISTRATOR)
    quota, _ = PartnerQuota.objects.update_or_create(client_id=client_id, defaults={"daily": daily})
    facts = {"client": client_id, "daily": daily}
    ledger.record(chain=person_id, verb="gateway.set_quota", actor=actor, facts=facts)
    return quota
