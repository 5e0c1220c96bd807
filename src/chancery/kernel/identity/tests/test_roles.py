"""Roles are given by another, for a time; a delegate holds no more than the owner; no factor, no roles."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.identity import access, actions, queries
from chancery.kernel.identity.models import RoleHeld
from chancery.kernel.identity.tests.factories import (
    LONG_AGO,
    SYSTEM,
    actor_of,
    make_administrator,
    make_office,
    make_person,
    make_role,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 17, tzinfo=UTC)
TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)


def test_an_officer_without_a_second_factor_has_no_roles() -> None:
    officer = make_person()
    office = make_role(officer).office
    access.require(actor_of(officer), Role.OFFICER, office_id=office.id)

    without = actor_of(officer, has_second_factor=False)
    assert without.roles == ()
    with pytest.raises(access.RoleMissing) as refusal:
        access.require(without, Role.OFFICER, Role.CONSUL)
    assert "Funcionario evaluador o Cónsul" in str(refusal.value)


def test_a_role_counts_only_at_its_office() -> None:
    here, elsewhere = make_office(), make_office("madrid")
    officer = make_person()
    make_role(officer, office=here)
    access.require(actor_of(officer), Role.OFFICER, office_id=here.id)
    with pytest.raises(access.RoleMissingHere):
        access.require(actor_of(officer), Role.OFFICER, office_id=elsewhere.id)


@pytest.mark.parametrize(("until", "is_held"), [(TODAY + DAY, True), (TODAY, False), (TODAY - DAY, False)])
def test_a_role_ends_on_its_first_day_without_it(until: date, is_held: bool) -> None:
    officer = make_person()
    make_role(officer, until=until)
    with clock.set_to(NOON):
        assert actor_of(officer).holds(Role.OFFICER) is is_held


def test_the_day_is_that_of_lima() -> None:
    officer = make_person()
    make_role(officer, until=TODAY + DAY)
    with clock.set_to(datetime(2026, 11, 21, 4, 59, tzinfo=UTC)):
        assert actor_of(officer).holds(Role.OFFICER)
    with clock.set_to(datetime(2026, 11, 21, 5, tzinfo=UTC)):
        assert not actor_of(officer).holds(Role.OFFICER)


def test_nobody_grants_or_ends_a_role_of_his_own() -> None:
    administrator, officer = make_administrator(), make_person()
    given: dict[str, Any] = {
        "role": Role.CASHIER,
        "office": make_office(),
        "valid_from": LONG_AGO,
        "actor": administrator,
    }
    held = actions.grant_role(person=officer, **given)
    assert held.granted_by_id == administrator.person_id
    own = queries.person(administrator.person_id, actor=administrator)  # type: ignore[arg-type]
    with pytest.raises(actions.OwnRole):
        actions.grant_role(person=own, **given)
    with pytest.raises(actions.OwnRole):
        actions.end_role(role_held=queries.own_roles(administrator)[0], reason="-", actor=administrator)


def test_only_administrators_grant() -> None:
    officer, other = make_person(), make_person()
    make_role(officer)
    given: dict[str, Any] = {
        "person": other,
        "role": Role.OFFICER,
        "office": make_office(),
        "valid_from": LONG_AGO,
    }
    with pytest.raises(access.RoleMissing):
        actions.grant_role(actor=actor_of(officer), **given)
    actions.grant_role(actor=make_administrator(), **given)


def test_the_same_role_is_not_held_twice_at_a_time() -> None:
    officer, office = make_person(), make_office()
    held = make_role(officer, until=TODAY)
    with pytest.raises(actions.RoleAlreadyHeld):
        make_role(officer, until=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHeld.objects.create(person=officer, role=held.role, office=office, valid_from=LONG_AGO)
    actions.grant_role(person=officer, role=Role.OFFICER, office=office, valid_from=TODAY, actor=SYSTEM)


def test_a_role_is_given_for_a_day_at_least_and_only_to_people() -> None:
    given: dict[str, Any] = {
        "person": make_person(),
        "office": make_office(),
        "valid_from": TODAY,
        "actor": SYSTEM,
    }
    with pytest.raises(actions.PeriodInvalid):
        actions.grant_role(role=Role.OFFICER, valid_until=TODAY, **given)
    with pytest.raises(actions.RoleNotGrantable):
        actions.grant_role(role=Role.SYSTEM, valid_until=TODAY + DAY, **given)
    actions.grant_role(role=Role.OFFICER, valid_until=TODAY + DAY, **given)


def test_ending_a_role_ends_it_once_and_what_was_delegated_of_it() -> None:
    owner, colleague = make_person(), make_person()
    held = make_role(owner, Role.SUPERVISOR)
    make_role(colleague)
    with clock.set_to(NOON):
        actions.delegate(
            role_held=held, delegate=colleague, valid_from=TODAY, valid_until=TODAY + 9 * DAY, reason="-", actor=actor_of(owner)
        )  # fmt: skip
        assert actor_of(colleague).holds(Role.SUPERVISOR)
        actions.end_role(role_held=held, reason="traslado", actor=SYSTEM)
        assert not actor_of(owner).holds(Role.SUPERVISOR)
        assert not actor_of(colleague).holds(Role.SUPERVISOR)
        with pytest.raises(actions.RoleEnded):
            actions.end_role(role_held=held, reason="traslado", actor=SYSTEM)


def test_a_delegate_holds_the_role_between_the_dates_and_in_its_owners_name() -> None:
    owner, colleague = make_person(), make_person()
    held = make_role(owner, Role.CONSUL)
    make_role(colleague)
    with clock.set_to(NOON):
        actions.delegate(
            role_held=held, delegate=colleague, valid_from=TODAY + DAY, valid_until=TODAY + 3 * DAY, reason="licencia",
            actor=actor_of(owner),
        )  # fmt: skip
    for days, is_held in ((0, False), (1, True), (2, True), (3, False)):
        with clock.set_to(NOON + days * DAY):
            assert actor_of(colleague).holds(Role.CONSUL, office_id=held.office_id) is is_held
            assert (colleague in queries.officers_at(held.office_id, Role.CONSUL)) is is_held
    with clock.set_to(NOON + DAY):
        covered = [role for role in actor_of(colleague).roles if role.role is Role.CONSUL]
        assert [role.delegated_by for role in covered] == [owner.id]


def test_what_may_not_be_delegated() -> None:
    owner, colleague, stranger = make_person(), make_person(), make_person()
    held = make_role(owner, Role.CONSUL)
    make_role(colleague)
    period: dict[str, Any] = {"valid_from": TODAY, "valid_until": TODAY + DAY, "reason": "-"}
    with clock.set_to(NOON):
        for nobody in (owner, stranger):
            with pytest.raises(actions.DelegateInvalid):
                actions.delegate(role_held=held, delegate=nobody, actor=actor_of(owner), **period)
        actions.delegate(role_held=held, delegate=colleague, actor=actor_of(owner), **period)
        with pytest.raises(actions.DelegationOverlaps):
            actions.delegate(role_held=held, delegate=colleague, actor=actor_of(owner), **period)
        with pytest.raises(actions.NotYourRole):
            actions.delegate(role_held=held, delegate=owner, actor=actor_of(colleague), **period)
        with pytest.raises(actions.PeriodInThePast):
            actions.delegate(
                role_held=held,
                delegate=colleague,
                actor=actor_of(owner),
                **period | {"valid_from": TODAY - DAY},
            )


def test_a_delegation_is_ended_by_its_owner_or_an_administrator() -> None:
    owner, colleague = make_person(), make_person()
    held = make_role(owner, Role.CONSUL)
    make_role(colleague)
    with clock.set_to(NOON):
        delegation = actions.delegate(
            role_held=held, delegate=colleague, valid_from=TODAY, valid_until=TODAY + 3 * DAY, reason="-", actor=actor_of(owner)
        )  # fmt: skip
        with pytest.raises(access.RoleMissing):
            actions.end_delegation(delegation=delegation, actor=actor_of(colleague))
        actions.end_delegation(delegation=delegation, actor=actor_of(owner))
        assert not actor_of(colleague).holds(Role.CONSUL)
        with pytest.raises(actions.RoleEnded):
            actions.end_delegation(delegation=delegation, actor=make_administrator())
