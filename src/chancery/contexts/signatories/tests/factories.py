"""How a test reaches a state of the register: by calling the actions as two registrars."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.test import Client

from chancery.contexts.signatories import actions, queries
from chancery.contexts.signatories.actions import Facsimile
from chancery.contexts.signatories.models import Authority, RegisteredCertificate, Registration, Signatory
from chancery.contexts.signatories.rules import AuthorityKind
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, Role, RoleAt
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Account, Person, RoleHeld
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office

NOON = datetime(2026, 6, 1, 17, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + b"an image of a signature"


def person(number: str) -> Person:
    """A person known by a made-up document."""
    found, _ = Person.objects.get_or_create(
        document_kind=IdentityDocumentKind.FOREIGN_ID,
        document_number=number,
        document_country="PE",
        defaults={"given_names": "Prueba", "first_surname": number.title()},
    )
    return found


def actor(number: str, *roles: Role) -> Actor:
    """Somebody signed in with a second factor and those roles at some office."""
    who = person(number)
    office_id = uuid4()
    return Actor(
        name=who.full_name,
        channel=Channel.WEB,
        request_id="test",
        person_id=who.id,
        roles=tuple(RoleAt(role, office_id) for role in roles),
        has_second_factor=True,
    )


def signed_in(number: str, *roles: Role) -> Client:
    """A browser in which that person signed in with a second factor, holding those roles."""
    who = person(number)
    office, _ = Office.objects.get_or_create(
        code="firmas",
        defaults={
            "kind": OfficeKind.LEGALISATION,
            "name": "Legalizaciones",
            "city": "Lima",
            "country": "PE",
            "time_zone": "America/Lima",
            "valid_from": date(2020, 1, 1),
        },
    )
    for role in roles:
        RoleHeld.objects.create(person=who, role=role, office=office, valid_from=date(2020, 1, 1))
    client = Client()
    account = Account.objects.create_user(f"{number}@ejemplo.pe", person=who)
    client.force_login(account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": clock.now().timestamp()}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    return client


def proposer() -> Actor:
    """The first registrar."""
    return actor("proposer", Role.REGISTRAR)


def approver() -> Actor:
    """The second registrar."""
    return actor("approver", Role.REGISTRAR)


def officer() -> Actor:
    """Somebody who reads the register and does not keep it."""
    return actor("officer", Role.OFFICER)


def authority(
    name: str = "Universidad Nacional del Altiplano Sur",
    kind: AuthorityKind = AuthorityKind.UNIVERSITY,
    certified_by: Authority | None = None,
) -> Authority:
    """An entity."""
    found = Authority.objects.filter(name=name).first()
    return found or actions.add_authority(
        name=name, kind=kind, sector="Educación", certified_by=certified_by, actor=proposer()
    )


def proposed(
    name: str = "Íñigo Núñez Quispe",
    *,
    capacity: str = "Secretario General",
    of: Authority | None = None,
    valid_from: date = date(2024, 1, 1),
    valid_until: date | None = None,
    facsimile: Facsimile | None = Facsimile(PNG, "Sello redondo de la Secretaría General"),
) -> Registration:
    """A new signature awaiting the second registrar."""
    return actions.propose_signatory(
        name=name,
        authority=of or authority(),
        capacity=capacity,
        valid_from=valid_from,
        valid_until=valid_until,
        facsimile=facsimile,
        support="Resolución 012-2024",
        actor=proposer(),
    )


def signatory(name: str = "Íñigo Núñez Quispe", **particulars: object) -> Signatory:
    """A signature that counts."""
    registration = proposed(name, **particulars)  # type: ignore[arg-type]
    return actions.approve(registration_id=registration.id, actor=approver()).signatory


def pem(
    not_before: datetime = datetime(2025, 1, 1, tzinfo=UTC),
    not_after: datetime = datetime(2027, 1, 1, tzinfo=UTC),
) -> bytes:
    """A certificate of its own key, in PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Firma de prueba")])
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(not_before)
        .not_valid_after(not_after)
        .sign(key, hashes.SHA256())
    )
    return built.public_bytes(serialization.Encoding.PEM)


def certificate(signatory_id: UUID, content: bytes | None = None) -> RegisteredCertificate:
    """A certificate that counts."""
    registration = actions.propose_certificate(
        signatory_id=signatory_id, certificate=content or pem(), support="Oficio 7", actor=proposer()
    )
    actions.approve(registration_id=registration.id, actor=approver())
    assert registration.certificate_id is not None
    return queries.certificate(officer(), registration.certificate_id)
