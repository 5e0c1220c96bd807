"""Does certified mail serve whoever asked for it, on the day the post delivered it, and not when it comes back?"""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.notifications import actions, letters, means, queries, serving
from chancery.kernel.notifications.letters import Ended
from chancery.kernel.notifications.means import Means
from chancery.kernel.notifications.models import Letter, LetterOutcome, ServedBy, ServiceMode
from chancery.kernel.notifications.tests.factories import (
    DAY,
    LATER,
    MONDAY,
    NOT_THERE,
    POSTED,
    RECEIVED,
    World,
    asked_for_mail,
    posted,
    told,
    visited,
    world,
)
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
DELIVERED = Ended(
    at=MONDAY + 5 * DAY,
    outcome=LetterOutcome.DELIVERED,
    received_by="Rosa Inventada",
    received_document="DNI 40000123",
)
RETURNED = Ended(at=MONDAY + 9 * DAY, outcome=LetterOutcome.UNCLAIMED, remark="Dos avisos")


@pytest.fixture
def at() -> World:
    return asked_for_mail(world())


def ended(letter: Letter, made: Ended, at: World) -> None:
    with clock.set_to(LATER):
        letters.end(letter=letter, ended=made, actor=at.officer)
    letter.notice.refresh_from_db()


def test_delivered_it_takes_effect_on_the_first_working_day_from_then(at: World) -> None:
    notice = told(at)
    assert (notice.mode, list(serving.to_serve(at.officer))) == (ServiceMode.MAIL, [notice])
    letter = posted(notice, at.officer)
    ended(letter, DELIVERED, at)
    assert (letter.notice.served_at, letter.notice.served_by) == (MONDAY + 5 * DAY, ServedBy.LETTER)
    proof = queries.proof_of_service(letter.notice)
    assert (MONDAY + 5 * DAY).strftime("%A") == "Saturday"
    assert proof.effective_on == (MONDAY + 7 * DAY).date()
    assert "25.2" in proof.effect_norm


def test_returned_it_serves_nobody_and_the_next_means_is_the_visit(at: World) -> None:
    letter = posted(told(at), at.officer)
    assert means.open_means(queries.tried(letter.notice)) == (Means.PERSONAL,)
    ended(letter, RETURNED, at)
    assert letter.notice.served_at is None
    assert means.open_means(queries.tried(letter.notice)) == (Means.PERSONAL,)
    with pytest.raises(letters.MailNotOpen, match="volvió de ese domicilio"):
        posted(letter.notice, at.officer, replace(POSTED, tracking="RR2"))
    Person.objects.filter(pk=at.rosa.pk).update(address="Avenida Nueva 1")
    letter.notice.recipient.refresh_from_db()
    again = posted(letter.notice, at.officer, replace(POSTED, tracking="RR2", address="Avenida Nueva 1"))
    ended(again, DELIVERED, at)
    assert again.notice.served_by == ServedBy.LETTER


def test_whom_nobody_finds_at_home_gets_a_letter_where_it_was_asked_for(at: World) -> None:
    notice = visited(told(at), NOT_THERE, at.officer)
    assert means.open_means(queries.tried(notice)) == (Means.MAIL,)


def test_who_did_not_ask_for_it_gets_none(at: World) -> None:
    with clock.set_to(MONDAY - DAY):
        actions.withdraw(mode=ServiceMode.MAIL, actor=at.citizen)
    with pytest.raises(letters.MailNotOpen, match="la persona no lo pidió"):
        posted(told(at), at.officer)


def test_one_letter_at_a_time_and_one_code_a_letter(at: World) -> None:
    first, second = told(at), told(at)
    posted(first, at.officer)
    with pytest.raises(letters.MailNotOpen, match="todavía no se sabe"):
        posted(first, at.officer, replace(POSTED, tracking="RR2"))
    with pytest.raises(letters.TrackingTaken, match="RR123456789PE"):
        posted(second, at.officer)
    assert posted(second, at.officer, replace(POSTED, tracking="RR2")).tracking == "RR2"


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (replace(POSTED, at=LATER + DAY), "at"),
        (replace(POSTED, at=MONDAY - timedelta(hours=1)), "at"),
        (replace(POSTED, address=" "), "address"),
        (replace(POSTED, carrier=""), "carrier"),
        (replace(POSTED, tracking=""), "tracking"),
    ],
)
def test_what_a_posting_must_say(at: World, made: letters.Posted, field: str) -> None:
    notice = told(at)
    with pytest.raises(Invalid) as refused:
        posted(notice, at.officer, made)
    assert list(refused.value.fields) == [field]
    assert posted(notice, at.officer).carrier == "Serpost"


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (replace(DELIVERED, at=MONDAY), "at"),
        (replace(DELIVERED, at=LATER + DAY), "at"),
        (replace(DELIVERED, received_by=""), "received_by"),
        (replace(DELIVERED, received_document=" "), "received_document"),
    ],
)
def test_what_an_end_must_say_and_it_is_said_once(at: World, made: Ended, field: str) -> None:
    letter = posted(told(at), at.officer)
    with pytest.raises(Invalid) as refused:
        ended(letter, made, at)
    assert list(refused.value.fields) == [field]
    ended(letter, DELIVERED, at)
    with pytest.raises(letters.LetterEnded):
        ended(letter, RETURNED, at)


def test_a_letter_that_comes_after_a_visit_changes_nothing(at: World) -> None:
    letter = posted(told(at), at.officer)
    visited(letter.notice, replace(RECEIVED, at=MONDAY + 2 * DAY), at.officer)
    ended(letter, DELIVERED, at)
    assert letter.notice.served_by == ServedBy.PERSONAL


def test_only_its_office_and_the_database_keeps_it(at: World) -> None:
    notice = told(at)
    elsewhere = people.make_person("Otra", "Oficial")
    people.make_role(elsewhere, Role.OFFICER, organisation.office("ode-cusco"))
    with pytest.raises(access.RoleMissingHere):
        posted(notice, people.actor_of(elsewhere))
    letter = posted(notice, at.officer)
    with pytest.raises(access.RoleMissing):
        letters.end(letter=letter, ended=DELIVERED, actor=at.citizen)
    with pytest.raises(DatabaseError), transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(tracking="otro")


def test_asking_for_it_needs_an_address() -> None:
    at = world(address="")
    with pytest.raises(actions.AddressMissing):
        actions.consent(mode=ServiceMode.MAIL, actor=at.citizen)
    Person.objects.filter(pk=at.rosa.pk).update(address="Jirón Lampa 545")
    assert actions.consent(mode=ServiceMode.MAIL, actor=at.citizen).mode == ServiceMode.MAIL
