"""Which certificate is whose, where the certificate itself does not say it by a number?"""

from uuid import UUID

from asn1crypto import pem, x509
from django.db import transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed, NotFound
from chancery.kernel.documents.models import OfficerCertificate
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.ledger import actions as ledger


class OfficerCertificateUnreadable(Invalid):
    code = "officer_certificate_unreadable"
    sentence = "El archivo no es un certificado X.509."
    next_step = "Exporte el certificado, sin su clave, como PEM o DER."


class OfficerCertificateKnown(Conflict):
    code = "officer_certificate_known"
    sentence = "Ese certificado ya está registrado, de esa o de otra persona."
    next_step = "Compruebe su huella en la lista."


class OfficerCertificateUnknown(NotFound):
    code = "officer_certificate_unknown"
    sentence = "No encontramos ese certificado."


class OfficerCertificateOwn(NotAllowed):
    """Who registers certificates could otherwise sign as anybody."""

    code = "officer_certificate_own"
    sentence = "Nadie registra su propio certificado."
    next_step = "Pida a otro administrador que lo registre."


@transaction.atomic
def register_certificate(*, person_id: UUID, content: bytes, actor: Actor) -> OfficerCertificate:
    """Register a certificate as an officer's own.

    Raises `RoleMissing`, `PersonNotFound`, `OfficerCertificateOwn`, `OfficerCertificateUnreadable`,
    `OfficerCertificateKnown`.
    """
    access.require(actor, Role.ADMINISTRATOR)
    person = identity.person(person_id, actor=actor)
    if person.id == actor.person_id:
        raise OfficerCertificateOwn
    certificate = _read(content)
    registered, is_new = OfficerCertificate.objects.get_or_create(
        sha256=certificate.sha256.hex(),
        defaults={
            "person": person,
            "subject": certificate.subject.human_friendly[:300],
            "registered_at": clock.now(),
            "registered_by": actor.name,
        },
    )
    if not is_new:
        raise OfficerCertificateKnown
    facts = {"person": person.id, "sha256": registered.sha256, "subject": registered.subject}
    ledger.record(chain=person.id, verb="documents.register_certificate", actor=actor, facts=facts)
    return registered


@transaction.atomic
def withdraw_certificate(*, certificate_id: UUID, actor: Actor) -> OfficerCertificate:
    """Say that a certificate is no longer an officer's own. Raises `RoleMissing`, `OfficerCertificateUnknown`."""
    access.require(actor, Role.ADMINISTRATOR)
    found = OfficerCertificate.objects.select_for_update().filter(pk=certificate_id).first()
    if found is None:
        raise OfficerCertificateUnknown
    if found.withdrawn_at is None:
        found.withdrawn_at = clock.now()
        found.save(update_fields=["withdrawn_at"])
        facts = {"person": found.person_id, "sha256": found.sha256}
        ledger.record(chain=found.person_id, verb="documents.withdraw_certificate", actor=actor, facts=facts)
    return found


def _read(content: bytes) -> x509.Certificate:
    try:
        der = pem.unarmor(content)[2] if pem.detect(content) else content
        certificate = x509.Certificate.load(der, strict=True)
        certificate.native  # noqa: B018  parsed lazily: a malformed one raises here
    except (ValueError, TypeError):
        raise OfficerCertificateUnreadable from None
    return certificate
