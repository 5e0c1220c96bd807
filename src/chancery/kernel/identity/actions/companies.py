"""The verbs about companies and those who act for them."""

from datetime import date

from django.db import IntegrityError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, NotAllowed
from chancery.kernel.identity import access
from chancery.kernel.identity.actions.roles import check_period
from chancery.kernel.identity.checks import validate_registration
from chancery.kernel.identity.models import (
    Company,
    Person,
    Representation,
)
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import writers

POWERS = (*access.AT_A_COUNTER, Role.REGISTRAR, Role.ADMINISTRATOR, Role.SYSTEM)
"""Who may say that a paper gives somebody the power to act for a company, having seen it."""


class CompanyTaken(Conflict):
    code = "company_taken"
    sentence = "La empresa ya está registrada."
    next_step = "Búsquela por su RUC o su número de inscripción."


class RepresentationOverlaps(Conflict):
    code = "representation_overlaps"
    sentence = "La persona ya representa a esa empresa durante una parte de ese periodo."
    next_step = "Revise los poderes vigentes y elija otro periodo."


class RepresentationEnded(Conflict):
    code = "representation_ended"
    sentence = "El poder ya había terminado."


class OwnPower(NotAllowed):
    """Who would gain the power does not judge the paper that gives it."""

    code = "own_power"
    sentence = "Nadie puede registrar un poder a favor de sí mismo."
    next_step = "Pida a otro funcionario que vea el documento y lo registre."


@transaction.atomic
def register_company(*, name: str, registration: str, actor: Actor, country: str = "PE") -> Company:
    """Register a legal person. Raises `WrittenInLima`, `RucInvalid`, `RegistrationInvalid`, `CompanyTaken`."""
    writers.require_lima()
    if not actor.is_system:
        access.require_person(actor)
    number = validate_registration(registration, country)
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
    """A person may act for a company, once an officer has seen the paper that says so (`evidence`).

    Raises `WrittenInLima`, `OwnPower`, `PeriodInvalid`, `RepresentationOverlaps`.
    """
    writers.require_lima()
    access.require(actor, *POWERS)
    if actor.person_id == person.id:
        raise OwnPower
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


@transaction.atomic
def end_representation(*, representation: Representation, reason: str, actor: Actor) -> None:
    """The power no longer counts from today: revoked, or given up. Raises `WrittenInLima`, `RepresentationEnded`."""
    writers.require_lima()
    access.require(actor, *POWERS)
    kept = Representation.objects.select_for_update().get(pk=representation.pk)
    if kept.valid_until is not None and kept.valid_until <= clock.today():
        raise RepresentationEnded
    kept.valid_until = max(clock.today(), kept.valid_from)
    kept.save(update_fields=["valid_until"])
    facts = {"person": kept.person_id, "on": kept.valid_until, "reason": reason}
    ledger.record(chain=kept.company_id, verb="identity.end_representation", actor=actor, facts=facts)
