"""What may a partner's program be told of visas and travel documents, and how often?"""

import hmac
import re
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.gateway import published, queries
from chancery.kernel.gateway.models import PartnerTerms, ServedAnswer
from chancery.kernel.gateway.published import FactKind, TravelDocumentFact
from chancery.kernel.identity import access
from chancery.kernel.ledger import actions as ledger

_SHA256 = re.compile(r"[0-9a-f]{64}")


class NotAPartner(NotAllowed):
    """Only programs that were given this service are told."""

    code = "published_not_a_partner"
    sentence = "Solo responde a los sistemas autorizados con el permiso «{scope}»."
    next_step = "Pida al administrador del Ministerio que lo conceda a su sistema."


class CertificateUnknown(NotAllowed):
    """A partner that is bound to a certificate shows it, whatever token it has (RFC 8705)."""

    code = "published_certificate_unknown"
    sentence = "La conexión no presentó el certificado registrado para su sistema."
    next_step = "Conéctese con ese certificado, o pida al Ministerio que registre el nuevo."


class CertificateMalformed(Invalid):
    """What is registered is the SHA-256 of the certificate."""

    code = "certificate_fingerprint_malformed"
    sentence = "La huella SHA-256 de un certificado tiene 64 cifras hexadecimales."


class PartnerQuotaExhausted(Conflict):
    """Each partner has a number of questions a day."""

    code = "published_quota_exhausted"
    sentence = "Su sistema ya hizo las {daily} consultas que se le permiten por día."
    next_step = "Vuelva a consultar mañana, o pida otra cuota al Ministerio."


@transaction.atomic
def serve(
    *, kind: FactKind, since: date, until: date, certificate: str = "", actor: Actor
) -> tuple[TravelDocumentFact, ...]:
    """The facts of two days and those between, in Lima; that they were told stays.

    `certificate` is the SHA-256 of what the line was made with, as our own proxy says. Raises `NotAPartner`,
    `CertificateUnknown`, `published.SpanInvalid`, `PartnerQuotaExhausted`.
    """
    if actor.client_id is None or kind.scope not in actor.scopes:
        raise NotAPartner(scope=kind.scope)
    published.check_span(since, until)
    terms = queries.terms_of(actor.client_id)
    if terms.certificate and not hmac.compare_digest(terms.certificate, fingerprint(certificate)):
        raise CertificateUnknown
    if queries.served_today(actor.client_id) >= terms.daily:
        raise PartnerQuotaExhausted(daily=terms.daily)
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
def set_terms(*, client_id: str, daily: int, certificate: str = "", actor: Actor) -> PartnerTerms:
    """Give one partner's program terms of its own. Raises `CertificateMalformed`."""
    access.require(actor, Role.ADMINISTRATOR)
    bound = fingerprint(certificate)
    if bound and not _SHA256.fullmatch(bound):
        raise CertificateMalformed({"certificate": [CertificateMalformed.sentence]})
    terms, _ = PartnerTerms.objects.update_or_create(
        client_id=client_id, defaults={"daily": daily, "certificate": bound}
    )
    facts = {"daily": daily, "certificate": bound}
    ledger.record(chain=UUID(client_id), verb="gateway.set_terms", actor=actor, facts=facts)
    return terms


def fingerprint(text: str) -> str:
    """A SHA-256 however it was written: with colons or blanks, in capitals or not."""
    return "".join(text.replace(":", "").split()).lower()
