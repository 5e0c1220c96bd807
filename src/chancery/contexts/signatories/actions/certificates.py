"""How does a digital certificate enter the register, and how does it cease to count?"""

from datetime import datetime
from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from django.db import transaction

from chancery.contexts.signatories import queries
from chancery.contexts.signatories.actions.proposals import check_in_force, propose
from chancery.contexts.signatories.models import (
    RegisteredCertificate,
    Registration,
    RegistrationKind,
    Standing,
)
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid
from chancery.kernel.identity import access


class CertificateUnreadable(Invalid):
    """The file is not an X.509 certificate in PEM or DER."""

    code = "certificate_unreadable"
    sentence = "El archivo no es un certificado digital X.509."
    next_step = "Pida a la entidad el certificado en formato PEM o CER."


class CertificateRegistered(Conflict):
    """One certificate, one signatory."""

    code = "certificate_registered"
    sentence = "Ese certificado digital ya está registrado o propuesto."
    next_step = "Búsquelo en el registro o en la lista de pendientes."


class RevokedAlready(Conflict):
    """A certificate is revoked once."""

    code = "certificate_already_revoked"
    sentence = "El certificado digital ya consta como revocado."


class RevokedInFuture(Invalid):
    """A revocation is a fact that its issuer has published."""

    code = "revoked_in_future"
    sentence = "La fecha de revocación no puede ser posterior a hoy."


@transaction.atomic
def propose_certificate(
    *, signatory_id: UUID, certificate: bytes, support: str, actor: Actor
) -> Registration:
    """Propose the X.509 certificate (PEM or DER) with which the signatory signs files.

    Raises `NotInForce`, `CertificateUnreadable`, `CertificateRegistered`.
    """
    access.require(actor, Role.REGISTRAR)
    entry = check_in_force(signatory_id)
    read = _read_certificate(certificate)
    registered, is_new = RegisteredCertificate.objects.exclude(standing=Standing.REJECTED).get_or_create(
        fingerprint_sha256=read.fingerprint(hashes.SHA256()).hex(),
        defaults={
            "signatory": entry,
            "subject": read.subject.rfc4514_string()[:500],
            "issuer": read.issuer.rfc4514_string()[:500],
            "serial": f"{read.serial_number:x}",
            "not_before": read.not_valid_before_utc,
            "not_after": read.not_valid_after_utc,
            "pem": read.public_bytes(serialization.Encoding.PEM).decode(),
        },
    )
    if not is_new:
        raise CertificateRegistered
    return propose(
        kind=RegistrationKind.NEW_CERTIFICATE,
        entry=entry,
        actor=actor,
        support=support,
        verb="propose_certificate",
        certificate=registered,
    )


@transaction.atomic
def propose_certificate_revocation(
    *, certificate_id: UUID, revoked_at: datetime, support: str, actor: Actor
) -> Registration:
    """Propose that a certificate does not count from the instant at which its issuer revoked it.

    Raises `RevokedAlready`, `RevokedInFuture`, `RegistrationPending`.
    """
    access.require(actor, Role.REGISTRAR)
    certificate = queries.certificate(actor, certificate_id)
    entry = check_in_force(certificate.signatory_id)
    certificate.refresh_from_db(fields=["revoked_at"])
    if certificate.revoked_at is not None:
        raise RevokedAlready
    if revoked_at > clock.now():
        raise RevokedInFuture({"revoked_at": [RevokedInFuture.sentence]})
    return propose(
        kind=RegistrationKind.REVOKE_CERTIFICATE,
        entry=entry,
        actor=actor,
        support=support,
        verb="propose_certificate_revocation",
        certificate=certificate,
        revoked_at=revoked_at,
    )


def _read_certificate(content: bytes) -> x509.Certificate:
    try:
        if content.lstrip().startswith(b"-----BEGIN"):
            return x509.load_pem_x509_certificate(content)
        return x509.load_der_x509_certificate(content)
    except ValueError:
        raise CertificateUnreadable({"certificate": [CertificateUnreadable.sentence]}) from None
