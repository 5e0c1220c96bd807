"""Does no failure of a register stop the work, lose a question or tell an answer twice?"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from django.test import override_settings

from chancery.kernel.base import clock, events
from chancery.kernel.base.actor import Actor
from chancery.kernel.gateway import (
    actions,
    civil_identity,
    jobs,
    queries,
    registers,
)
from chancery.kernel.gateway.events import RegisterAnswered
from chancery.kernel.gateway.foreigners import Foreigner
from chancery.kernel.gateway.models import Exchange, Outcome, PendingConsultation
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.gateway.tests.asking import (
    CASE,
    JOB,
    KINDS,
    OTHER_CASE,
    Kind,
    ask,
    defer,
    each_kind,
    standing,
)
from chancery.kernel.identity import access
from chancery.kernel.ledger import queries as ledger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_pauses")]


@each_kind
@pytest.mark.parametrize("fault", [Fault.BROKEN, Fault.MALFORMED, Fault.THROTTLED, Fault.ODD, Fault.SLOW])
def test_each_fault_defers_and_the_answer_comes_once(
    kind: Kind, fault: Fault, officer: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "TIMEOUT", httpx.Timeout(0.2 if fault is Fault.SLOW else 5.0))
    told: list[RegisterAnswered] = []
    monkeypatch.setitem(events._handlers, RegisterAnswered, [told.append])
    with standing(kind, tmp_path, slow_seconds=0.3) as (simulator, _):
        simulator.fault = fault
        pending = defer(kind, officer)
        assert isinstance(pending, PendingConsultation)
        assert defer(kind, officer) == pending
        assert ledger.entries(CASE).filter(verb="gateway.defer").count() == 1
        jobs.reconcile(timestamp=0)
        assert not told
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            jobs.reconcile(timestamp=0)
            jobs.reconcile(timestamp=0)
            actions.reconcile(consultation_id=pending.id, actor=JOB)
    (only,) = told
    assert (only.case_id, only.consultation_id, only.is_different) == (CASE, pending.id, False)
    assert ledger.entries(CASE).filter(verb="gateway.reconcile").count() == 1
    assert Exchange.objects.filter(outcome=Outcome.ANSWERED).count() == 1
    pending.refresh_from_db()
    assert (pending.document_number, pending.declared_name, pending.last_fault) == ("", "", "")
    assert pending.attempts == 2
    assert not queries.pending_of(CASE).exists()


def test_a_name_that_differs_from_the_declared_one_is_told(
    officer: Actor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind, told = KINDS[1], list[RegisterAnswered]()
    monkeypatch.setitem(events._handlers, RegisterAnswered, [told.append])
    with standing(kind, tmp_path) as (simulator, _):
        truth = ask(kind, officer).full_name
        simulator.fault = Fault.BROKEN
        defer(kind, officer, name="Otro Nombre")
        defer(kind, officer, name=truth.lower(), case_id=OTHER_CASE)
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            jobs.reconcile(timestamp=0)
    assert {each.case_id: each.is_different for each in told} == {CASE: True, OTHER_CASE: False}
    assert isinstance(told[0].answer, Foreigner)
    assert queries.differing_of(CASE).count() == 1
    assert not queries.differing_of(OTHER_CASE).exists()


def test_who_is_entered_as_dead_is_not_who_stands_here(officer: Actor, tmp_path: Path) -> None:
    kind = replace(KINDS[0], known=civil_identity.holder_of("40000199"))
    with standing(kind, tmp_path) as (simulator, _):
        simulator.fault = Fault.BROKEN
        pending = defer(kind, officer)
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            actions.reconcile(consultation_id=pending.id, actor=JOB)
    pending.refresh_from_db()
    assert (pending.result, pending.is_different) == ("cancelled", True)


def test_nobody_where_somebody_was_declared_is_a_difference_too(officer: Actor, tmp_path: Path) -> None:
    kind = replace(KINDS[0], known=KINDS[0].unknown)
    with standing(kind, tmp_path) as (simulator, _):
        simulator.fault = Fault.BROKEN
        pending = defer(kind, officer, name="Inés Inventada")
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            actions.reconcile(consultation_id=pending.id, actor=JOB)
    pending.refresh_from_db()
    assert (pending.result, pending.is_different) == (actions.NOBODY, True)


def test_a_days_quota_defers_until_tomorrow(officer: Actor, tmp_path: Path) -> None:
    kind = KINDS[1]
    with standing(kind, tmp_path), override_settings(MIGRATION_REGISTER_DAILY_QUOTA=1):
        assert ask(kind, officer).full_name
        with pytest.raises(registers.QuotaExhausted):
            ask(kind, officer)
        pending = defer(kind, officer)
        assert pending.last_fault == registers.QuotaExhausted.code
        jobs.reconcile(timestamp=0)
        assert queries.pending_of(CASE).exists()
        with clock.advanced(timedelta(days=1)):
            jobs.reconcile(timestamp=0)
    assert not queries.pending_of(CASE).exists()


def test_one_silent_register_holds_up_no_other(officer: Actor, tmp_path: Path) -> None:
    first, second = KINDS[1], KINDS[2]
    with standing(first, tmp_path) as (silent, _), standing(second, tmp_path) as (spoken, _):
        silent.fault = spoken.fault = Fault.BROKEN
        one, other, third = (
            defer(first, officer),
            defer(first, officer, case_id=OTHER_CASE),
            defer(second, officer),
        )
        spoken.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            jobs.reconcile(timestamp=0)
    for each in (one, other, third):
        each.refresh_from_db()
    assert [each.resolved_at is None for each in (one, other, third)] == [True, True, False]
    assert [one.attempts, other.attempts] == [1, 0]


def test_only_the_house_itself_reconciles(officer: Actor, tmp_path: Path) -> None:
    kind = KINDS[0]
    with standing(kind, tmp_path) as (simulator, _):
        simulator.fault = Fault.BROKEN
        pending = defer(kind, officer)
        simulator.fault = Fault.NONE
        with clock.advanced(timedelta(minutes=5)):
            with pytest.raises(access.RoleMissing):
                actions.reconcile(consultation_id=pending.id, actor=officer)
            actions.reconcile(consultation_id=pending.id, actor=JOB)
    assert not queries.pending_of(CASE).exists()
