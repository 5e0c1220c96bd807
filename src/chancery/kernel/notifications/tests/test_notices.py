"""Does a notice reach the person, and does it take effect when the law says, and not otherwise?"""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import DatabaseError, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel, system_actor
from chancery.kernel.identity.models import IdentityDocumentKind, Person
from chancery.kernel.ledger.models import Entry
from chancery.kernel.notifications import actions, jobs, queries
from chancery.kernel.notifications.models import Delivery, Notice, ServedBy, ServiceMode
from chancery.kernel.organisation import actions as organisation

CASE = UUID(int=7)
SYSTEM = system_actor("Prueba")
MONDAY = datetime(2026, 3, 2, 15, tzinfo=UTC)
DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


class BrokenServer(EmailBackend):
    """A mail server that answers nobody."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError


@pytest.fixture(autouse=True)
def _ministry() -> None:
    organisation.load_network(actor=SYSTEM, years=[2026])


@pytest.fixture
def rosa() -> Person:
    return Person.objects.create(
        given_names="Rosa",
        first_surname="Inventada",
        document_kind=IdentityDocumentKind.DNI,
        document_number="40000123",
        email="rosa@example.org",
        telephone="999000111",
    )


def acting(person: Person) -> Actor:
    return Actor(name=person.full_name, channel=Channel.WEB, request_id="prueba", person_id=person.pk)


def told(recipient: Person, *, is_delivered: bool = True, takes_effect: bool = True) -> Notice:
    notice = actions.notify(
        recipient=recipient,
        subject="Observaciones a su solicitud",
        text="Falta la traducción.",
        case_id=CASE,
        takes_effect=takes_effect,
        actor=SYSTEM,
    )
    if is_delivered:
        jobs.deliver(delivery_id=str(Delivery.objects.get(notice=notice).pk))
    return notice


def swept(notice: Notice) -> Notice:
    jobs.sweep(0)
    notice.refresh_from_db()
    return notice


def test_opened_in_time_it_is_served_at_that_instant(rosa: Person) -> None:
    with clock.set_to(MONDAY):
        actions.consent(mode=ServiceMode.MAILBOX, actor=acting(rosa))
        notice = told(rosa)
        assert queries.unread_count(acting(rosa)) == 1
    with clock.set_to(MONDAY + 7 * DAY):
        opened = actions.open_notice(notice=notice, actor=acting(rosa))
        again = actions.open_notice(notice=notice, actor=acting(rosa))
    assert (opened.served_at, opened.served_by) == (MONDAY + 7 * DAY, ServedBy.OPENED)
    assert again.opened_at == opened.opened_at
    assert queries.unread_count(acting(rosa)) == 0


def test_unopened_it_is_served_on_the_first_working_day_after_five(rosa: Person) -> None:
    with clock.set_to(MONDAY):
        actions.consent(mode=ServiceMode.MAILBOX, actor=acting(rosa))
        notice = told(rosa)
    with clock.set_to(MONDAY + 7 * DAY):
        assert swept(notice).served_at is None
    with clock.set_to(MONDAY + 8 * DAY):
        assert swept(notice).served_by == ServedBy.LAPSE
    assert notice.served_at is not None
    assert notice.served_at.astimezone(clock.LIMA).date().isoformat() == "2026-03-10"
    with clock.set_to(MONDAY + 9 * DAY):
        late = actions.open_notice(notice=notice, actor=acting(rosa))
    assert late.served_by == ServedBy.LAPSE
    proof = queries.proof_of_service(late)
    assert proof.computation is not None
    assert (proof.alert_address, proof.computation.on.isoformat()) == ("rosa@example.org", "2026-03-10")


def test_opened_late_and_before_the_sweep_it_was_served_by_lapse(rosa: Person) -> None:
    with clock.set_to(MONDAY):
        actions.consent(mode=ServiceMode.MAILBOX, actor=acting(rosa))
        notice = told(rosa)
    with clock.set_to(MONDAY + 20 * DAY):
        assert actions.open_notice(notice=notice, actor=acting(rosa)).served_by == ServedBy.LAPSE


def test_no_time_runs_before_the_alert_has_gone(rosa: Person, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.BrokenServer"
    with clock.set_to(MONDAY):
        actions.consent(mode=ServiceMode.MAILBOX, actor=acting(rosa))
        with pytest.raises(actions.MailNotSent):
            told(rosa)
        notice = Notice.objects.get()
        assert (notice.delivery.attempts, notice.delivery.failure) == (1, "ConnectionRefusedError")
    with clock.set_to(MONDAY + 30 * DAY):
        assert swept(notice).served_at is None
        assert actions.open_notice(notice=notice, actor=acting(rosa)).served_by == ServedBy.OPENED


def test_an_email_without_acknowledgement_calls_for_personal_notice(rosa: Person) -> None:
    with clock.set_to(MONDAY):
        actions.consent(mode=ServiceMode.EMAIL, actor=acting(rosa))
        notice = told(rosa)
    with clock.set_to(MONDAY + 2 * DAY):
        assert swept(notice).needs_personal_since is None
    with clock.set_to(MONDAY + 3 * DAY):
        assert swept(notice).needs_personal_since is not None
        assert list(queries.needing_personal_notice()) == [notice]


def test_without_consent_nothing_is_deemed_served_but_reading_cures_it(rosa: Person) -> None:
    with clock.set_to(MONDAY):
        notice = told(rosa)
        reminder = told(rosa, takes_effect=False)
    assert (notice.mode, reminder.needs_personal_since) == (ServiceMode.NONE, None)
    with clock.set_to(MONDAY + 30 * DAY):
        assert swept(notice).served_at is None
        assert list(queries.needing_personal_notice()) == [notice]
        assert actions.open_notice(notice=notice, actor=acting(rosa)).served_by == ServedBy.OPENED


def test_a_withdrawn_consent_binds_no_later_notice(rosa: Person) -> None:
    with pytest.raises(actions.ConsentNotGiven):
        actions.withdraw(mode=ServiceMode.MAILBOX, actor=acting(rosa))
    first = actions.consent(mode=ServiceMode.MAILBOX, actor=acting(rosa))
    assert actions.consent(mode=ServiceMode.MAILBOX, actor=acting(rosa)) == first
    assert told(rosa).mode == ServiceMode.MAILBOX
    actions.withdraw(mode=ServiceMode.MAILBOX, actor=acting(rosa))
    assert told(rosa).mode == ServiceMode.NONE
    Person.objects.filter(pk=rosa.pk).update(telephone="")
    with pytest.raises(actions.ContactMissing):
        actions.consent(mode=ServiceMode.MAILBOX, actor=acting(rosa))


def test_a_notice_is_seen_by_its_recipient_alone(rosa: Person) -> None:
    notice = told(rosa)
    other = Person.objects.create(
        given_names="Otra",
        first_surname="Persona",
        document_kind=IdentityDocumentKind.PASSPORT,
        document_number="X1",
    )
    assert queries.notice(notice.pk, actor=acting(rosa)) == notice
    assert list(queries.mailbox_of(acting(rosa), text="traducción")) == [notice]
    assert not queries.mailbox_of(acting(other)).exists()
    for refused in (queries.notice, lambda key, actor: actions.open_notice(notice=notice, actor=actor)):
        with pytest.raises(queries.NoticeNotFound):
            refused(notice.pk, actor=acting(other))


def test_what_was_said_cannot_be_changed_afterwards(rosa: Person) -> None:
    notice = told(rosa)
    for change in ({"text": "Otra cosa"}, {"created_at": MONDAY}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Notice.objects.filter(pk=notice.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(opened_at=notice.created_at - DAY)


def test_the_message_says_what_to_do_and_never_the_document(rosa: Person, mailoutbox: list[Any]) -> None:
    told(rosa)
    actions.consent(mode=ServiceMode.MAILBOX, actor=acting(rosa))
    notice = told(rosa)
    courtesy, alert = mailoutbox
    assert "Falta la traducción." in courtesy.body
    assert "Falta la traducción." not in alert.body
    assert f"/buzon/{notice.pk}/" in alert.body
    for message in mailoutbox:
        assert "40000123" not in message.message().as_string()
        assert "Qué debe hacer" in message.body
    delivered = Delivery.objects.get(notice=notice)
    jobs.deliver(delivery_id=str(delivered.pk))
    assert len(mailoutbox) == 2


def test_each_act_is_in_the_ledger_of_the_case(rosa: Person) -> None:
    actions.open_notice(notice=told(rosa), actor=acting(rosa))
    verbs = Entry.objects.filter(chain=CASE).order_by("position").values_list("verb", flat=True)
    assert list(verbs) == [
        "notifications.notify",
        "notifications.deliver",
        "notifications.open_notice",
        "notifications.serve",
    ]
