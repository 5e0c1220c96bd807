"""Whom do we believe? The roots that signatures must lead to, and how revocation is asked for.

The ministry's own root, and those of a folder for the certificates that officers bring: a real ministry puts there
what INDECOPI's list of trust services names (Ley 27269).
"""

from datetime import timedelta
from pathlib import Path

from asn1crypto import x509
from cryptography import x509 as pem
from cryptography.hazmat.primitives import serialization
from django.conf import settings
from pyhanko_certvalidator import ValidationContext

from chancery.kernel.base import site
from chancery.kernel.documents import signing
from chancery.kernel.documents.models import TrustListEdition

_TOLERANCE = timedelta(minutes=1)  # an answer may be made a little after we began to ask for it


def roots() -> list[x509.Certificate]:
    """Every root that is believed."""
    signing.key_folder().ensure()
    return [_asn1(signing.key_folder().certificate("root")), *_given(is_root=True)]


def intermediates() -> list[x509.Certificate]:
    """The authorities between those roots and an officer's certificate, for a file that does not bring them."""
    return [_asn1(signing.key_folder().certificate("issuing")), *_given(is_root=False)]


def list_operators() -> tuple[pem.Certificate, ...]:
    """Who signs the list of trust services. Where no file of them is given: at a post whom Lima believed, in Lima the
    demonstration's own, if there is one.
    """
    if settings.TRUST_LIST_OPERATORS:
        return tuple(pem.load_pem_x509_certificates(Path(settings.TRUST_LIST_OPERATORS).read_bytes()))
    if site.is_node():
        newest = TrustListEdition.objects.order_by("-number").values_list("signed_by", flat=True).first()
        return tuple(pem.load_pem_x509_certificates(newest.encode())) if newest else ()
    folder = signing.key_folder()
    folder.ensure()
    return tuple(folder.certificate(name) for name in folder.holders("list"))


def online() -> ValidationContext:
    """Believes a certificate only when its authority says today that it is not revoked (OCSP, else the list)."""
    return ValidationContext(
        trust_roots=roots(),
        other_certs=intermediates(),
        allow_fetching=True,
        revocation_mode="hard-fail",
        time_tolerance=_TOLERANCE,
    )


def _given(*, is_root: bool) -> list[x509.Certificate]:
    if not settings.OFFICER_AUTHORITIES:
        return []
    files = sorted(Path(settings.OFFICER_AUTHORITIES).glob("*.pem"))
    found = [one for file in files for one in pem.load_pem_x509_certificates(file.read_bytes())]
    return [_asn1(one) for one in found if (one.subject == one.issuer) is is_root]


def _asn1(certificate: pem.Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))
