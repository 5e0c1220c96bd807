"""A visa serves for the entries that it gives: each is noted, the last uses it up, and one too many is found when the line is back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from chancery.contexts.visas import actions, queries
from chancery.contexts.visas.jobs import expire
from chancery.contexts.visas.models import Label, VisaEntry, VisaEntryIncident
from chancery.contexts.visas.procedures import State
from chancery.contexts.visas.queries import Bar
from chancery.contexts.visas.rules import PassportFate
from chancery.contexts.visas.tests import factories
from chancery.contexts.visas.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Channel, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import crossings, gate
from chancery.kernel.cases.models import Case
from chancery.kernel.identity import access
from chancery.kernel.identity.tests.factories import SYSTEM, reads_english
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents import cancelled
from chancery.kernel.travel_documents.border_answers import BorderAnswer
from chancery.kernel.travel_documents.single_use import IncidentKind

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def at() -> World:
    return factories.world()


def single(at: World, **changes: object) -> Label:
    """A visa of transit: one entry (`categories.csv`)."""
    return factories.delivered(at, category="transit", days=2, **changes)


def enter(at: World, label: Label, *, code: str = "mig-jorge-chavez", **changes: object) -> VisaEntry:
    """An entry by its seal, now or told afterwards."""
    said: dict[str, object] = {"seal": bytes(label.seal), "key": uuid4(), "actor": at.inspector, **changes}
    return actions.record_entry(office=organisation.office(code), **said)  # type: ignore[arg-type]


def state_of(label: Label) -> str:
    return factories.again(label.application).case.state


def migraciones(*scopes: str) -> Actor:
    return Actor("Sistema de Migraciones", Channel.API, "prueba", client_id="mig", scopes=frozenset(scopes))


def test_one_entry_uses_up_a_single_entry_visa_and_a_second_is_refused(at: World) -> None:
    label = single(at)
    assert actions.check(actor=at.inspector, serial=label.serial).answer is BorderAnswer.YES
    first = enter(at, label)
    assert (first.is_consuming, first.ordinal, first.is_afterwards) == (True, 1, False)
    assert state_of(label) == State.USED
    found = actions.check(actor=at.inspector, zone=label.zone)
    assert (found.answer, found.bars, found.entries_made) == (BorderAnswer.NO, (Bar.USED,), [first])
    with pytest.raises(actions.VisaUsedUp) as refused:
        enter(at, label)
    assert "Jorge Chávez" in str(refused.value)
    assert VisaEntry.objects.count() == 1
    keys = cancelled.keys(clock.today())
    assert cancelled.key("V", label.serial) in keys
    assert any(key.startswith(f"{cancelled.SEALED}:{label.zone[:44]}") for key in keys)
    told = Notice.objects.get(recipient=at.post.applicant, subject__startswith="Se usó la visa")
    assert "Jorge Chávez" in told.text


def test_who_reads_english_is_told_in_it_of_the_entry_that_used_the_visa_up(at: World) -> None:
    reads_english(at.post.applicant)
    label = single(at)
    enter(at, label)
    told = Notice.objects.get(recipient=at.post.applicant, subject__startswith="Se usó la visa")
    assert "ingresó el" in told.text
    assert "its holder entered on" in told.reading_text
    assert "Jorge Chávez" in told.reading_text
    assert "ingresó" not in told.reading_text
    assert "“" not in told.reading_text
    (used,) = ledger.entries(label.application.case_id).filter(verb="visas.use")
    assert "ingresó el" in used.facts


def test_a_visa_of_several_entries_is_never_used_up(at: World) -> None:
    label = factories.delivered(at)
    for hours in range(3):
        with clock.advanced(hours * HOUR):
            told = enter(at, label)
            assert (told.is_consuming, told.ordinal) == (False, None)
    assert (state_of(label), VisaEntry.objects.count()) == (State.DELIVERED, 3)
    assert actions.check(actor=at.inspector, serial=label.serial).answer is BorderAnswer.YES
    assert cancelled.key("V", label.serial) not in cancelled.keys(clock.today())


def test_a_tourist_given_two_entries_has_used_the_visa_up_by_the_second(at: World) -> None:
    label = factories.delivered(at, entries=2)
    assert (enter(at, label).ordinal, state_of(label)) == (1, State.DELIVERED)
    assert actions.check(actor=at.inspector, serial=label.serial).answer is BorderAnswer.YES
    assert (enter(at, label).ordinal, state_of(label)) == (2, State.USED)
    with pytest.raises(actions.VisaUsedUp):
        enter(at, label)


def test_the_same_key_counts_once_and_for_one_visa(at: World) -> None:
    label, key = single(at), uuid4()
    other = factories.delivered(at, passport_number="YB7654321")
    first = enter(at, label, key=key)
    assert enter(at, label, key=key) == first
    assert enter(at, label, key=key, entered_at=clock.now()) == first
    with pytest.raises(crossings.CrossingOfAnother):
        enter(at, other, key=key)
    assert not VisaEntryIncident.objects.exists()


def test_only_a_control_post_records_and_migraciones_with_its_scope(at: World) -> None:
    label = single(at)
    for actor in (at.post.consul, at.post.citizen, migraciones("visas:check")):
        with pytest.raises(access.RoleMissing):
            enter(at, label, actor=actor)
    with pytest.raises(access.RoleMissing):
        enter(at, label, code="mig-santa-rosa")
    with pytest.raises(crossings.NotAControlPost):
        enter(at, label, code="cg-milan", actor=migraciones("visas:consume"))
    told = enter(at, label, actor=migraciones("visas:consume"))
    assert (told.officer_name, told.told_by) == ("Sistema de Migraciones", None)


def test_nobody_enters_now_with_what_is_cancelled_or_was_never_handed_over(at: World) -> None:
    checked, label = factories.checked(at), single(at, passport_number="YB7654321")
    with pytest.raises(actions.VisaNotGood, match="no consta como entregada"):
        enter(at, checked)
    application = factories.again(label.application)
    actions.cancel(application=application, reason="Carta falsa", actor=at.post.consul)
    with pytest.raises(actions.VisaNotGood, match="fue cancelada"):
        enter(at, label)
    assert enter(at, single(at, passport_number="YB1111111")).is_consuming


def test_a_changed_seal_and_an_unknown_serial_are_kept_by_nobody(at: World) -> None:
    label = single(at)
    forged = bytes(label.seal)[:-1] + bytes([bytes(label.seal)[-1] ^ 1])
    with pytest.raises(actions.VisaUnknown):
        enter(at, label, seal=forged, entered_at=clock.now())
    with pytest.raises(actions.VisaUnknown):
        enter(at, label, seal=b"", serial="VI99999999")
    assert not VisaEntry.objects.exists()
    assert enter(at, label, entered_at=clock.now()).is_consuming


def test_a_double_use_told_afterwards_is_kept_with_both_and_told_to_everybody(at: World) -> None:
    label, land = single(at), organisation.office("mig-santa-rosa")
    other = acts.serving(land, Role.BORDER_OFFICER, "Saúl")
    head = acts.serving(land, Role.SUPERVISOR, "Jefa")
    with clock.advanced(2 * HOUR):
        first = enter(at, label)
    with clock.advanced(4 * HOUR):
        again = enter(at, label, code=land.code, actor=other, entered_at=clock.now() - 3 * HOUR)
    assert (again.is_consuming, again.ordinal, again.entered_at < first.entered_at) == (False, None, True)
    incident = VisaEntryIncident.objects.get()
    assert (incident.kind, incident.entry, incident.first) == (IncidentKind.DOUBLE_USE, again, first)
    for actor in (at.inspector, other, head, at.post.consul, at.auditor):
        assert list(queries.incidents(actor)) == [incident]
    assert not queries.incidents(at.post.citizen)
    notices = Notice.objects.filter(subject__startswith="Ingreso con una visa que ya no tenía entradas")
    assert set(notices.values_list("recipient_id", flat=True)) == {
        head.person_id,
        at.post.consul.person_id,
        at.post.applicant.pk,
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        VisaEntryIncident.objects.all().delete()


def test_an_entry_told_with_a_spoilt_label_leaves_the_entry_of_the_one_that_was_handed_over(
    at: World,
) -> None:
    spoilt = factories.printed(at, category="transit", days=2)
    application = factories.again(spoilt.application)
    actions.spoil_label(application=application, reason="Se corrió la tinta", actor=at.post.officer)
    actions.print_label(application=factories.again(application), actor=at.post.officer)
    label = queries.current_label(factories.again(application))
    assert label is not None
    actions.check_label(application=factories.again(application), zone=label.zone, actor=at.post.consul)
    cases.advance(case=factories.again(application).case, code="deliver", actor=at.post.officer)
    told = enter(at, spoilt, seal=b"", serial=spoilt.serial, entered_at=clock.now())
    assert (told.is_consuming, told.incident.kind) == (False, IncidentKind.REVOKED)
    assert state_of(label) == State.DELIVERED
    assert enter(at, label).is_consuming
    assert state_of(label) == State.USED


def test_entries_told_after_a_cancellation_and_after_the_last_day(at: World) -> None:
    revoked, in_time, too_late = (
        single(at, passport_number=f"YB000000{ordinal}", passport_expires_on=clock.today() + 400 * 24 * HOUR)
        for ordinal in range(3)
    )
    application = factories.again(revoked.application)
    actions.cancel(application=application, reason="Carta falsa", actor=at.post.consul)
    entered_at = clock.now() + HOUR
    with clock.advanced(timedelta(days=300)):
        enter(at, revoked, entered_at=entered_at)
        for label in (in_time, too_late):
            actions.expire(label=label, actor=SYSTEM)
        enter(at, in_time, entered_at=entered_at)
        enter(at, too_late, entered_at=clock.now())
    kinds = {each.entry.label_id: each.kind for each in VisaEntryIncident.objects.all()}
    assert kinds == {
        revoked.pk: IncidentKind.REVOKED,
        in_time.pk: IncidentKind.TOLD_LATE,
        too_late.pk: IncidentKind.EXPIRED,
    }
    assert state_of(revoked) == State.CANCELLED


def test_what_a_posts_node_still_writes_is_used_by_the_entry_alone_and_its_case_follows(at: World) -> None:
    label = single(at)
    case = Case.objects.filter(pk=label.application.case_id)
    case.update(site=at.office.code)
    assert enter(at, label).is_consuming
    assert state_of(label) == State.DELIVERED
    assert actions.check(actor=at.inspector, serial=label.serial).bars == (Bar.USED,)
    case.update(site=site.here())
    expire(0)
    assert state_of(label) == State.USED


def test_the_border_asks_of_whoever_shows_a_visa_in_a_lost_passport_and_lets_its_holder_in(at: World) -> None:
    label, other = single(at), single(at, passport_number="YB7654321")
    application = factories.again(label.application)
    with pytest.raises(actions.OnlyLostOrStolen):
        actions.tell_passport_loss(
            application=application, fate=PassportFate.VOIDED, reason="Otro nuevo", actor=at.post.citizen
        )
    actions.tell_passport_loss(
        application=application, fate=PassportFate.STOLEN, reason="En el metro", actor=at.post.citizen
    )
    found = actions.check(actor=at.inspector, serial=label.serial)
    assert (found.answer, found.is_good) == (BorderAnswer.ASK, False)
    assert found.bars == (Bar.PASSPORT_REPORTED,)
    assert actions.check(actor=at.inspector, serial=other.serial).answer is BorderAnswer.YES
    keys = cancelled.keys(clock.today())
    assert f"{cancelled.DOUBT}:V:{label.serial}" in keys
    assert cancelled.key("V", label.serial) not in keys
    assert f"{cancelled.DOUBT}:V:{other.serial}" not in keys
    assert enter(at, label).is_consuming


def test_a_report_is_of_the_passport_whichever_visa_it_was_told_of(at: World) -> None:
    label = factories.delivered(at)
    other = factories.delivered(at, category="transit", days=2)
    actions.report_passport(
        application=factories.again(other.application),
        fate=PassportFate.VOIDED,
        reason="Mostró el pasaporte nuevo",
        actor=at.post.officer,
    )
    for each in (label, other):
        assert actions.check(actor=at.inspector, serial=each.serial).bars == (Bar.PASSPORT_REPORTED,)


def test_what_became_of_a_passport_is_told_of_a_visa_that_stands_and_by_who_may(at: World) -> None:
    refused = factories.refused(at)
    with pytest.raises(gate.WrongState):
        actions.report_passport(
            application=refused, fate=PassportFate.LOST, reason="Lo dijo", actor=at.post.officer
        )
    application = factories.again(factories.delivered(at).application)
    with pytest.raises(gate.RoleMissing):
        actions.report_passport(
            application=application, fate=PassportFate.LOST, reason="Lo dijo", actor=at.inspector
        )
    told = actions.report_passport(
        application=application, fate=PassportFate.LOST, reason="Lo dijo", actor=at.post.officer
    )
    assert told.fate_label == "Perdido"
