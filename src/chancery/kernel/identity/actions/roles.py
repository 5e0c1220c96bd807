"""The verbs about roles: granted by another, held for a time, delegated during an absence."""

from datetime import date

from django.db import IntegrityError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Conflict, Invalid, NotAllowed
from chancery.kernel.identity import access, queries
from chancery.kernel.identity.models import (
    Delegation,
    Person,
    RoleHeld,
)
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation.models import Office


class PeriodInvalid(Invalid):
    code = "period_invalid"
    sentence = "La fecha de término debe ser posterior a la de inicio."


class PeriodInThePast(Invalid):
    code = "period_in_the_past"
    sentence = "La fecha no puede ser anterior a hoy."


class OwnRole(NotAllowed):
    code = "own_role"
    sentence = "Nadie puede asignarse ni retirarse funciones a sí mismo."
    next_step = "Pida a otro administrador que lo haga."


class RoleNotGrantable(Invalid):
    code = "role_not_grantable"
    sentence = "Esa función no se asigna a personas."


class RoleAlreadyHeld(Conflict):
    code = "role_already_held"
    sentence = "La persona ya tiene esa función en esa oficina durante una parte de ese periodo."
    next_step = "Revise las funciones vigentes y elija otro periodo."


class RoleEnded(Conflict):
    code = "role_ended"
    sentence = "La función ya había terminado."


class DelegateInvalid(Invalid):
    code = "delegate_invalid"
    sentence = "La función se delega a otra persona que trabaje en la misma oficina."
    next_step = "Elija a un colega con una función vigente en la oficina."


class NotYourRole(NotAllowed):
    code = "not_your_role"
    sentence = "Solo quien tiene la función puede delegarla."


class DelegationOverlaps(Conflict):
    code = "delegation_overlaps"
    sentence = "La función ya está delegada durante una parte de ese periodo."
    next_step = "Termine la delegación vigente o elija otras fechas."


@transaction.atomic
def grant_role(
    *,
    person: Person,
    role: Role,
    office: Office,
    valid_from: date,
    actor: Actor,
    valid_until: date | None = None,
) -> RoleHeld:
    """Give a role at an office; `valid_until` is the first day without it. Nobody grants to oneself.

    Raises `OwnRole`, `RoleNotGrantable`, `PeriodInvalid` or `RoleAlreadyHeld`.
    """
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    if actor.person_id == person.id:
        raise OwnRole
    if role in (Role.SYSTEM, Role.APPLICANT):
        raise RoleNotGrantable({"role": [RoleNotGrantable.sentence]})
    check_period(valid_from, valid_until)
    try:
        with transaction.atomic():
            held = RoleHeld.objects.create(
                person=person, role=role, office=office, valid_from=valid_from, valid_until=valid_until,
                granted_by_id=actor.person_id,
            )  # fmt: skip
    except IntegrityError as error:
        raise RoleAlreadyHeld from error
    ledger.record(
        chain=person.id, verb="identity.grant_role", actor=actor,
        facts={"role": role, "office": office.code, "valid_from": valid_from, "valid_until": valid_until},
    )  # fmt: skip
    return held


@transaction.atomic
def end_role(*, role_held: RoleHeld, reason: str, actor: Actor, on: date | None = None) -> None:
    """The role is no longer held from `on`, today when none is given; what was delegated of it ends too."""
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    held = RoleHeld.objects.select_for_update(of=("self",)).select_related("office").get(pk=role_held.pk)
    if actor.person_id == held.person_id:
        raise OwnRole
    day = on or clock.today()
    if day < clock.today():
        raise PeriodInThePast({"on": [PeriodInThePast.sentence]})
    if held.valid_until is not None and held.valid_until <= day:
        raise RoleEnded
    held.valid_until = max(day, held.valid_from)
    held.save(update_fields=["valid_until"])
    ledger.record(
        chain=held.person_id, verb="identity.end_role", actor=actor,
        facts={"role": held.role, "office": held.office.code, "on": held.valid_until, "reason": reason},
    )  # fmt: skip


@transaction.atomic
def delegate(
    *, role_held: RoleHeld, delegate: Person, valid_from: date, valid_until: date, reason: str, actor: Actor
) -> Delegation:
    """During an absence a colleague of the same office holds the role (TUO Ley 27444, 78).

    Only its owner delegates it, and only what is held in person: what was delegated is not delegated again
    (78.2 of the same). Raises `NotYourRole`, `DelegateInvalid`, `PeriodInvalid` or `DelegationOverlaps`.
    """
    access.require(actor, Role(role_held.role), office_id=role_held.office_id)
    if actor.person_id != role_held.person_id:
        raise NotYourRole
    colleagues = {
        held.office_id for held in queries.roles_on(delegate.id, clock.today()) if not held.delegated_by
    }
    if delegate.id == actor.person_id or role_held.office_id not in colleagues:
        raise DelegateInvalid({"delegate": [DelegateInvalid.sentence]})
    check_period(valid_from, valid_until)
    if valid_from < clock.today():
        raise PeriodInThePast({"valid_from": [PeriodInThePast.sentence]})
    try:
        with transaction.atomic():
            delegation = Delegation.objects.create(
                role_held=role_held,
                delegate=delegate,
                valid_from=valid_from,
                valid_until=valid_until,
                reason=reason,
            )
    except IntegrityError as error:
        raise DelegationOverlaps from error
    facts = {
        "role": role_held.role,
        "delegate": delegate.id,
        "valid_from": valid_from,
        "valid_until": valid_until,
    }
    ledger.record(chain=role_held.person_id, verb="identity.delegate", actor=actor, facts=facts)
    return delegation


@transaction.atomic
def end_delegation(*, delegation: Delegation, actor: Actor) -> None:
    """The delegation no longer counts from today: by its owner, or by an administrator."""
    held = delegation.role_held
    if actor.person_id != held.person_id:
        access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    kept = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if kept.valid_until <= clock.today():
        raise RoleEnded
    kept.valid_until = max(clock.today(), kept.valid_from)
    kept.save(update_fields=["valid_until"])
    ledger.record(
        chain=held.person_id,
        verb="identity.end_delegation",
        actor=actor,
        facts={"delegate": kept.delegate_id},
    )


def check_period(valid_from: date, valid_until: date | None) -> None:
    """Raise `PeriodInvalid` unless the period lasts a day at least."""
    if valid_until is not None and valid_until <= valid_from:
        raise PeriodInvalid({"valid_until": [PeriodInvalid.sentence]})
