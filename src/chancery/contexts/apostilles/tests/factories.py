"""Requests for apostilles in every state, reached by calling actions."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from chancery.contexts.apostilles import actions, queries
from chancery.contexts.apostilles.models import Apostille, Form, Request
from chancery.contexts.apostilles.rules import DocumentClass
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role, system_actor
from chancery.kernel.cases import actions as cases
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import signing
from chancery.kernel.documents.models import Upload
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as owed
from chancery.kernel.fees.tests import factories as paying
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.kernel.organisation.tests import factories as network

SYSTEM = system_actor("prueba")
PARTICULARS = actions.Particulars(
    destination="ES",
    document_class=DocumentClass.ADMINISTRATIVE,
    form=Form.PAPER,
    title="Partida de nacimiento",
    issued_by="Registro de prueba",
    signed_by="Íñigo Núñez Quispe",
    signed_on=date(2026, 1, 15),
)


@dataclass(frozen=True)
class Ministry:
    """An office that apostilles, its people, and a citizen before it."""

    office: Office
    citizen: Actor
    applicant: Person
    officer: Actor
    other_officer: Actor
    supervisor: Actor


def ministry() -> Ministry:
    """The network, the tariff, the parties and the people. Idempotent within a test."""
    network.load()
    fees.load_tariff(actor=SYSTEM)
    actions.load_parties(actor=SYSTEM)
    office = organisation.office("legalisations-lima")
    applicant = people.make_person("Rosa", "Solicitante")

    def serving(name: str, role: Role) -> Actor:
        person = people.make_person(name, "Funcionaria")
        people.make_role(person, role, office)
        return people.actor_of(person)

    return Ministry(
        office,
        people.actor_of(applicant),
        applicant,
        serving("Olga", Role.OFFICER),
        serving("Pilar", Role.OFFICER),
        serving("Julia", Role.SUPERVISOR),
    )


def pdf(text: str = "Documento de prueba", *, pages: int = 1) -> bytes:
    """A plain PDF, another one for another text."""
    written = io.BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        made.docinfo["/Title"] = text
        made.save(written)
    return written.getvalue()


def signed_pdf(text: str = "Título electrónico", *, holder: str = "outside-authority") -> bytes:
    """A PDF signed by an outside authority's certificate."""
    return signing.sign(
        pdf(text), holder=holder, title="Rectora de prueba", location="Lima", reason="Emisión"
    )


def upload(actor: Actor, content: bytes | None = None) -> Upload:
    return documents.receive(filename="documento.pdf", content=content or pdf(str(clock.now())), actor=actor)


def filed(at: Ministry, *, content: bytes | None = None, **changes: object) -> Request:
    """A request whose fee is owed."""
    source = upload(at.citizen, content)
    return actions.file(
        particulars=replace(PARTICULARS, **changes),  # type: ignore[arg-type]
        uploads={queries.SOURCE: source.id},
        office=at.office,
        applicant=at.applicant,
        actor=at.citizen,
    )


def paid(at: Ministry, *, content: bytes | None = None, **changes: object) -> Request:
    """A request whose fee is paid."""
    request = filed(at, content=content, **changes)
    settle(request)
    return request


def settle(request: Request) -> None:
    """Pay what the request owes, as the provider would tell."""
    for charge in owed.charges_of(request.case_id):
        told = paying.paid(paying.attempt(charge), reference=f"pay_{charge.id}")
        fees.confirm_payment(notification=told, actor=SYSTEM)
    request.case.refresh_from_db()


def taken(at: Ministry, *, content: bytes | None = None, **changes: object) -> Request:
    """A request that the officer examines."""
    request = paid(at, content=content, **changes)
    advance(request, "take", at.officer)
    return request


def advance(
    request: Request, code: str, actor: Actor, *, reason: str = "", uploads: Mapping[str, UUID] | None = None
) -> None:
    """Take a plain step."""
    cases.advance(case=request.case, code=code, actor=actor, reason=reason, uploads=uploads)


def annul(apostille: Apostille, actor: Actor, *, reason: str) -> None:
    """Annul an apostille already issued."""
    cases.annul(case=apostille.request.case, number=apostille.number, actor=actor, reason=reason)


def issued(at: Ministry) -> Apostille:
    """An apostille on paper."""
    request = taken(at)
    return actions.issue(
        request=request, actor=at.officer, signatory_ids=[signatories.signatory().id], original_seen=True
    )


def outside_certificate(holder: str = "outside-authority") -> x509.Certificate:
    """The certificate with which `signed_pdf` is signed."""
    return signing.key_folder().certificate(holder)


def outside_pem(holder: str = "outside-authority") -> bytes:
    """The same, in PEM."""
    return outside_certificate(holder).public_bytes(serialization.Encoding.PEM)
