"""Requests for legalisations, reached by calling actions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from chancery.contexts.apostilles.tests import factories as apostilles
from chancery.contexts.legalisations import actions, queries
from chancery.contexts.legalisations.models import Form, Legalisation, Request
from chancery.contexts.legalisations.rules import Nature
from chancery.contexts.signatories.tests import factories as signatories
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.fees import actions as fees
from chancery.kernel.fees import queries as owed
from chancery.kernel.fees.tests import factories as paying
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office

PARTICULARS = actions.Particulars(
    country="VN",
    nature=Nature.PUBLIC,
    form=Form.PAPER,
    title="Certificado de libre venta",
    issued_by="Autoridad de prueba",
    signed_by="Íñigo Núñez Quispe",
    signed_on=date(2026, 1, 15),
)


@dataclass(frozen=True)
class Ministry:
    """An office in Lima and a consulate abroad, their people, and a citizen before them."""

    office: Office
    consulate: Office
    citizen: Actor
    applicant: Person
    officer: Actor
    supervisor: Actor
    consul: Actor


def ministry() -> Ministry:
    """The network, the tariff, the parties and the people."""
    at = apostilles.ministry()
    consulate = organisation.office("cg-hanoi")
    consul = people.make_person("Carla", "Cónsul")
    people.make_role(consul, Role.CONSUL, consulate)
    return Ministry(
        at.office, consulate, at.citizen, at.applicant, at.officer, at.supervisor, people.actor_of(consul)
    )


def filed(at: Ministry, **changes: object) -> Request:
    """A Peruvian document whose fee is owed."""
    return actions.file(
        particulars=replace(PARTICULARS, **changes),  # type: ignore[arg-type]
        uploads={queries.SOURCE: apostilles.upload(at.citizen).id},
        office=at.office,
        applicant=at.applicant,
        actor=at.citizen,
    )


def filed_abroad(at: Ministry, *, office: Office | None = None, **changes: object) -> Request:
    """A foreign document whose fee is owed."""
    return actions.file_foreign(
        particulars=replace(PARTICULARS, **changes),  # type: ignore[arg-type]
        uploads={queries.SOURCE: apostilles.upload(at.citizen).id},
        office=office or at.consulate,
        applicant=at.applicant,
        actor=at.citizen,
    )


def taken(request: Request, officer: Actor) -> Request:
    """The same request, paid and under review."""
    for charge in owed.charges_of(request.case_id):
        told = paying.paid(
            paying.attempt(charge),
            reference=f"pay_{charge.id}",
            amount=str(charge.amount),
            currency=charge.currency,
        )
        fees.confirm_payment(notification=told, actor=apostilles.SYSTEM)
    advance(request, "take", officer)
    return request


def issued(request: Request, officer: Actor) -> Legalisation:
    """The legalisation on paper of a registered signature."""
    return actions.issue(
        request=taken(request, officer),
        actor=officer,
        signatory_ids=[signatories.signatory().id],
        original_seen=True,
        sheets=3,
    )


def advance(
    request: Request, code: str, actor: Actor, *, reason: str = "", uploads: Mapping[str, UUID] | None = None
) -> None:
    """Take a plain step."""
    cases.advance(case=request.case, code=code, actor=actor, reason=reason, uploads=uploads)
    request.case.refresh_from_db()
