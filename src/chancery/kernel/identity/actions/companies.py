"""The verbs about companies and those who act for them."""

from datetime import date

from django.db import IntegrityError, transaction

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict
from chancery.kernel.identity import access
from chancery.kernel.identity.actions.roles import check_period
from chancery.kernel.identity.checks import validate_ruc
from chancery.kernel.identity.models import (
    Company,
    Person,
    Representation,
)
from chancery.kernel.ledger import actions as ledger


class CompanyTaken(Conflict):
    code = "company_taken"
    sentence = "La empresa ya está registrada."


class RepresentationOverlaps(Conflict):
    code = "representation_overlaps"
    sentence = "La persona ya representa a esa empresa durante una parte de ese periodo."


@transaction.atomic
def register_company(*, name: str, registration: str, actor: Actor, country: str = "PE") -> Company:
    """Register a legal person; a Peruvian one by its RUC (`RucInvalid`)."""
    if not actor.is_system:
        access.require_person(actor)
    number = validate_ruc(registration) if country == "PE" else registration.strip().upper()
    try:
        with transaction.atomic():
            company = Company.objects.create(name=name, registration=number, country=country)
    except IntegrityError as error:
        raise CompanyTaken from error
    facts = {"registration": number, "country": country}
    ledger.record(chain=company.id, verb="identity.register_company", actor=actor, facts=facts)
    return company


@transaction.atomic
def represent(
    *,
    person: Person,
    company: Company,
    evidence: str,
    valid_from: date,
    actor: Actor,
    valid_until: date | None = None,
) -> Representation:
    """A person may act for a company, once an officer has seen the paper that says so (`evidence`)."""
    access.require(actor, Role.OFFICER, Role.REGISTRAR, Role.CONSUL, Role.ADMINISTRATOR, Role.SYSTEM)
    check_period(valid_from, valid_until)
    try:
        with transaction.atomic():
            made = Representation.objects.create(
                person=person,
                company=company,
                evidence=evidence,
                valid_from=valid_from,
                valid_until=valid_until,
            )
    except IntegrityError as error:
        raise RepresentationOverlaps from error
    facts = {"person": person.id, "evidence": evidence, "valid_from": valid_from, "valid_until": valid_until}
    ledger.record(chain=company.id, verb="identity.represent", actor=actor, facts=facts)
    return made
