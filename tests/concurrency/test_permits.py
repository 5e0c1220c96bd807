"""Sixteen border officers at once: one exit, and each other is told who registered it and when."""

import threading
from uuid import uuid4

import pytest
from django.db import connection

from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.models import Exit, Incident
from chancery.contexts.travel_permits.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.ledger import verification
from tests.concurrency.together import CLIENTS, at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_exit_and_the_others_are_told() -> None:
    at = factories.world()
    permit = factories.issued(at)
    said: list[str] = []
    lock = threading.Lock()

    def leave(number: int) -> None:
        office, actor = (
            (at.border.airport, at.border.officer) if number % 2 else (at.border.land, at.border.other)
        )
        try:
            factories.left(permit, at, office=office, actor=actor)
        except actions.PermitUsed as refusal:
            with lock:
                said.append(str(refusal))
            raise

    answers = at_once(leave)
    assert answers == {"done": 1, "permit_used": CLIENTS - 1}
    told = Exit.objects.get()
    assert all(told.officer_name in each and told.office.name in each for each in said)
    assert list(verification.chains()) == []


def test_the_same_exit_told_sixteen_times_is_one_and_sixteen_told_afterwards_are_all_kept() -> None:
    at = factories.world()
    once, often = factories.issued(at), factories.issued(at)
    key, left_at = uuid4(), clock.now()
    assert at_once(lambda _: factories.left(once, at, key=key, left_at=left_at)) == {"done": CLIENTS}
    assert at_once(lambda _: factories.left(often, at, left_at=left_at)) == {"done": CLIENTS}
    assert Exit.objects.filter(permit=once).count() == 1
    assert Exit.objects.filter(permit=often).count() == CLIENTS
    assert Exit.objects.filter(permit=often, is_consuming=True).count() == 1
    assert Incident.objects.filter(kind="double_use").count() == CLIENTS - 1
    connection.close()


def test_two_posts_with_one_key_for_two_permits_are_told_so() -> None:
    at = factories.world()
    permits, key, left_at = (factories.issued(at), factories.issued(at)), uuid4(), clock.now()
    answers = at_once(lambda number: factories.left(permits[number % 2], at, key=key, left_at=left_at))
    assert answers == {"done": CLIENTS // 2, "crossing_of_another": CLIENTS // 2}
    assert Exit.objects.count() == 1
    connection.close()


def test_an_exit_and_a_revocation_at_once_leave_one_truth() -> None:
    at = factories.world()
    permit = factories.issued(at)
    place = factories.place(permit.request)

    def work(number: int) -> None:
        if number % 2:
            factories.left(permit, at)
        else:
            actions.revoke(authoriser=place, reason="No", actor=at.mother_acts)

    answers = at_once(work)
    assert answers["done"] == 1
    permit.request.case.refresh_from_db()
    assert permit.request.case.state == ("used" if Exit.objects.exists() else "revoked")
