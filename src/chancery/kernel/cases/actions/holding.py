"""Who works on a case: taking it, putting it back, giving it to somebody, and letting somebody act in spite of kin."""

from typing import Any
from uuid import UUID

from django.db import transaction

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.cases import gate
from chancery.kernel.cases.actions.flow import COUNTER_ROLES, lock
from chancery.kernel.cases.models import Case, LiftedBar
from chancery.kernel.identity import access
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.queries import HEADQUARTERS


class AlreadyHeld(Conflict):
    """Another officer took it first."""

    code = "already_held"
    sentence = "El expediente {number} ya lo tiene {holder}."
    next_step = "Elija otro expediente de la bandeja."


class AlreadyClosed(Conflict):
    """Nothing more happens on a closed case."""

    code = "already_closed"
    sentence = "El expediente {number} ya concluyó."


class NotOfThisOffice(Invalid):
    """A case is assigned only to who may work on it."""

    code = "not_of_this_office"
    sentence = "{person} no es funcionario {office:de}."
    next_step = "Elija a una persona de la lista."


class NotHeadquarters(NotAllowed):
    """Only the consular line organ lets an officer act for self or kin."""

    code = "bar_lifted_by_headquarters"
    sentence = "Solo la Dirección General de Asuntos Consulares puede autorizar que un funcionario actúe en un asunto propio o de un pariente."
    next_step = "Pida la autorización a la Dirección General, o que otro funcionario vea el expediente."


class BarReasonMissing(Invalid):
    """Why an exception is made is part of the record."""

    code = "bar_reason_missing"
    sentence = "Falta el motivo de la autorización."


@transaction.atomic
def claim(*, case: Case, actor: Actor) -> Case:
    """Take a free case from the queue. Raises `AlreadyHeld`, `AlreadyClosed`, `OwnMatter`."""
    locked = lock(case.id)
    person_id = access.require_person(actor)
    access.require(actor, *COUNTER_ROLES, office_id=locked.office_id)
    if locked.closed_at is not None:
        raise AlreadyClosed(number=locked.number)
    for bar in gate.own_matter(locked, actor):
        raise bar
    if locked.assigned_to is not None and locked.assigned_to_id != person_id:
        raise AlreadyHeld(number=locked.number, holder=locked.assigned_to.full_name)
    return _assign(locked, person_id, "claim", actor)


@transaction.atomic
def release(*, case: Case, actor: Actor, reason: str = "") -> Case:
    """Put a case back into the queue: its holder may, and the head of the unit. Raises `NotHolder`."""
    locked = lock(case.id)
    access.require(actor, *COUNTER_ROLES, office_id=locked.office_id)
    is_holder = locked.assigned_to_id is not None and locked.assigned_to_id == actor.person_id
    if not is_holder and not actor.holds(Role.SUPERVISOR, office_id=locked.office_id):
        holder = locked.assigned_to.full_name if locked.assigned_to else "nadie"
        raise gate.NotHolder(number=locked.number, holder=holder)
    return _assign(locked, None, "release", actor, reason=reason)


@transaction.atomic
def assign(*, case: Case, to: Person, actor: Actor) -> Case:
    """Give a case to an officer of its office: the head of the unit does. Raises `NotOfThisOffice`, `OwnMatter`."""
    locked = lock(case.id)
    access.require(actor, Role.SUPERVISOR, office_id=locked.office_id)
    if locked.closed_at is not None:
        raise AlreadyClosed(number=locked.number)
    if to.id not in {officer.id for officer in identity.officers_at(locked.office_id, *COUNTER_ROLES)}:
        raise NotOfThisOffice(
            {"to": ["Elija a una persona de la lista."]}, person=to.full_name, office=locked.office.name
        )
    for bar in gate.bars_to(locked, (locked.applicant_id,), officer_id=to.id):
        raise bar
    return _assign(locked, to.id, "assign", actor)


def _assign(case: Case, person_id: UUID | None, verb: str, actor: Actor, *, reason: str = "") -> Case:
    case.assigned_to_id = person_id
    case.save(update_fields=["assigned_to"])
    facts: dict[str, Any] = {"holder": person_id}
    if reason:
        facts["reason"] = reason
    ledger.record(chain=case.id, verb=f"cases.{verb}", actor=actor, facts=facts)
    return case


@transaction.atomic
def lift_bar(*, case: Case, officer: Person, reason: str, actor: Actor) -> LiftedBar:
    """Let an officer act on one case although the officer or kin is concerned; a head who is kin as well leaves it to another.

    Raises `NotHeadquarters`, `OwnMatter`, `BarReasonMissing`.
    """
    person_id = access.require_person(actor)
    headquarters = organisation.office(HEADQUARTERS)
    if not actor.holds(Role.SUPERVISOR, office_id=headquarters.id) or person_id == officer.id:
        raise NotHeadquarters
    if not reason.strip():
        raise BarReasonMissing({"reason": ["Escriba el motivo."]})
    locked = lock(case.id)
    for bar in gate.own_matter(locked, actor):
        raise bar
    lifted, is_new = LiftedBar.objects.get_or_create(
        case=locked, officer=officer, defaults={"reason": reason.strip(), "lifted_by_id": person_id}
    )
    if is_new:
        facts = {"officer": officer.id, "reason": lifted.reason}
        ledger.record(chain=locked.id, verb="cases.lift_bar", actor=actor, facts=facts)
    return lifted
