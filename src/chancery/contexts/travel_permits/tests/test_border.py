"""At the border: one exit, and whatever else was told is kept, with an incident that everybody concerned learns of."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from chancery.contexts.travel_permits import actions, queries
from chancery.contexts.travel_permits.models import Exit, Incident
from chancery.contexts.travel_permits.procedures import State
from chancery.contexts.travel_permits.rules.use import Bar
from chancery.contexts.travel_permits.tests import factories
from chancery.contexts.travel_permits.tests.factories import World
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.cases import crossings
from chancery.kernel.documents.queries import find_by_code
from chancery.kernel.identity import access
from chancery.kernel.identity.tests.factories import SYSTEM, reads_english
from chancery.kernel.ledger.models import Entry
from chancery.kernel.notifications.models import Notice
from chancery.kernel.travel_documents.single_use import IncidentKind

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def at() -> World:
    return factories.world()


def migraciones(*scopes: str) -> Actor:
    return Actor(
        "Sistema de Migraciones", Channel.API, "prueba", client_id="migraciones", scopes=frozenset(scopes)
    )


def test_every_code_on_the_paper_leads_to_it_and_the_reading_is_kept(at: World) -> None:
    permit = factories.issued(at)
    code = permit.document.verification_code
    document = find_by_code(code)
    assert document is not None
    for typed in (
        permit.token,
        permit.token.lower(),
        f"{permit.token[:90]}\n {permit.token[90:]}",
        permit.number,
        permit.number.replace("-", " ").lower(),
        code,
        f"http://127.0.0.1:8000/verificar/{code[:4]}-{code[4:]}",
    ):
        verdict = actions.check(code=typed, actor=at.border.officer)
        assert verdict.is_good, typed
        assert verdict.permit == permit
    read = Entry.objects.filter(verb="ledger.read", person_id=at.border.officer.person_id)
    assert read.count() == 7


def test_what_leads_to_no_permit(at: World) -> None:
    permit = factories.issued(at)
    changed = permit.token[:100] + ("A" if permit.token[100] != "A" else "B") + permit.token[101:]
    for typed, bar in (
        (changed, Bar.FORGED),
        ("AVM1" + "A" * 200, Bar.FORGED),
        ("AVMMIL-2026-000099-9", Bar.UNKNOWN),
        ("nada", Bar.UNKNOWN),
        (" ", Bar.UNKNOWN),
        ("\u0130" * 40, Bar.UNKNOWN),
    ):
        verdict = actions.check(code=typed, actor=at.border.officer)
        assert (verdict.permit, verdict.bars) == (None, (bar,)), typed
        with pytest.raises(actions.PermitUnknown):
            factories.left(permit, at, code=typed)


def test_only_a_border_officer_or_migraciones_checks_and_consumes(at: World) -> None:
    permit = factories.issued(at)
    for actor in (at.milan.consul, at.mother_acts, at.border.head, migraciones("permits:consume")):
        with pytest.raises(access.RoleMissing):
            actions.check(code=permit.token, actor=actor)
    for actor in (at.border.other, at.milan.consul, migraciones("permits:check")):
        with pytest.raises(access.RoleMissing):
            factories.left(permit, at, actor=actor)
    with pytest.raises(crossings.NotAControlPost):
        factories.left(permit, at, office=at.milan.office, actor=migraciones("permits:consume"))
    assert actions.check(code=permit.token, actor=migraciones("permits:check")).is_good
    told = factories.left(permit, at, actor=migraciones("permits:consume"))
    assert (told.officer_name, told.told_by) == ("Sistema de Migraciones", None)


def test_one_exit_consumes_it_and_the_next_is_told_who_and_when(at: World) -> None:
    permit = factories.issued(at)
    first = factories.left(permit, at)
    assert (first.is_consuming, first.is_afterwards) == (True, False)
    permit.request.case.refresh_from_db()
    assert permit.request.case.state == State.USED
    verdict = actions.check(code=permit.token, actor=at.border.other)
    assert verdict.bars == (Bar.USED,)
    assert verdict.used_by == first
    with pytest.raises(actions.PermitUsed) as caught:
        factories.left(permit, at, office=at.border.land, actor=at.border.other)
    assert "Jorge Chávez" in str(caught.value)
    assert first.officer_name in str(caught.value)
    assert Exit.objects.count() == 1
    assert bytes(permit.token_id) in queries.control_list().used
    for person in (at.mother, at.father):
        told = Notice.objects.filter(recipient=person, subject__contains="El menor salió").get()
        assert "Jorge Chávez" in told.text


def test_both_parents_read_of_the_exit_in_their_own_language(at: World) -> None:
    for person in (at.mother, at.father):
        reads_english(person)
    factories.left(factories.issued(at), at)
    for person in (at.mother, at.father):
        told = Notice.objects.filter(recipient=person, subject__contains="El menor salió").get()
        assert "salió el" in told.text
        assert "the minor left on" in told.reading_text
        assert "salió" not in told.reading_text


def test_the_same_key_counts_once_and_for_one_permit(at: World) -> None:
    permit, other, key = factories.issued(at), factories.issued(at), uuid4()
    first = factories.left(permit, at, key=key)
    assert factories.left(permit, at, key=key) == first
    assert factories.left(permit, at, key=key, left_at=clock.now()) == first
    with pytest.raises(crossings.CrossingOfAnother):
        factories.left(other, at, key=key)
    assert not Incident.objects.exists()


def test_nobody_leaves_now_with_one_that_is_revoked_or_over(at: World) -> None:
    revoked, over = factories.issued(at), factories.issued(at)
    actions.revoke(authoriser=factories.place(revoked.request), reason="No", actor=at.mother_acts)
    with pytest.raises(actions.PermitNotGood):
        factories.left(revoked, at)
    with clock.advanced(timedelta(days=95)), pytest.raises(actions.PermitNotGood):
        factories.left(over, at)
    assert factories.left(over, at).is_consuming


def test_what_was_noted_without_a_line_consumes_it_when_told(at: World) -> None:
    permit = factories.issued(at)
    with clock.advanced(5 * HOUR):
        told = factories.left(permit, at, left_at=clock.now() - 3 * HOUR)
    assert (told.is_consuming, told.is_afterwards) == (True, True)
    assert told.told_at - told.left_at == 3 * HOUR
    permit.request.case.refresh_from_db()
    assert permit.request.case.state == State.USED
    assert not Incident.objects.exists()


def test_a_clock_that_is_wrong_dates_no_exit_before_the_permit_nor_tomorrow(at: World) -> None:
    early, late = factories.issued(at), factories.issued(at)
    assert factories.left(early, at, left_at=clock.now() - 900 * HOUR).left_at == early.document.issued_at
    with clock.set_to(clock.now()):
        assert factories.left(late, at, left_at=clock.now() + 900 * HOUR).left_at == clock.now()


def test_a_double_use_is_kept_with_both_uses_and_told_to_everybody(at: World) -> None:
    permit = factories.issued(at)
    with clock.advanced(2 * HOUR):
        first = factories.left(permit, at)
    with clock.advanced(4 * HOUR):
        other = factories.left(
            permit, at, office=at.border.land, actor=at.border.other, left_at=clock.now() - 3 * HOUR
        )
    assert (other.is_consuming, other.left_at < first.left_at) == (False, True)
    incident = Incident.objects.get()
    assert (incident.kind, incident.exit, incident.first) == (IncidentKind.DOUBLE_USE, other, first)
    for actor in (at.border.officer, at.border.other, at.border.head, at.milan.consul):
        assert list(queries.incidents(actor)) == [incident]
    for actor in (at.madrid.consul, at.mother_acts):
        assert not queries.incidents(actor)
    told = set(Notice.objects.filter(subject__startswith="Doble uso").values_list("recipient_id", flat=True))
    expected = {at.border.head.person_id, at.milan.consul.person_id, at.mother.pk, at.father.pk}
    assert told == expected
    notice = Notice.objects.filter(subject__startswith="Doble uso").first()
    assert notice is not None
    assert "Jorge Chávez" in notice.text
    assert "Santa Rosa" in notice.text
    with pytest.raises(DatabaseError), transaction.atomic():
        Incident.objects.all().delete()


def test_an_exit_after_a_revocation_that_nobody_there_could_know_of(at: World) -> None:
    permit = factories.issued(at)
    actions.revoke(authoriser=factories.place(permit.request), reason="No", actor=at.mother_acts)
    with clock.advanced(2 * HOUR):
        told = factories.left(permit, at, left_at=clock.now() - HOUR)
    incident = Incident.objects.get()
    assert (incident.kind, incident.first, told.is_consuming) == (IncidentKind.REVOKED, None, True)
    permit.request.case.refresh_from_db()
    assert permit.request.case.state == State.REVOKED


def test_an_exit_in_time_that_is_told_after_the_last_day(at: World) -> None:
    in_time, too_late = factories.issued(at), factories.issued(at)
    left_at = clock.now() + timedelta(days=89)
    with clock.advanced(timedelta(days=93)):
        for permit in (in_time, too_late):
            actions.expire(permit=permit, actor=SYSTEM)
        factories.left(in_time, at, left_at=left_at)
        factories.left(too_late, at, left_at=clock.now())
    kinds = {incident.exit.permit_id: incident.kind for incident in Incident.objects.all()}
    assert kinds == {in_time.pk: IncidentKind.TOLD_LATE, too_late.pk: IncidentKind.EXPIRED}


def test_a_forged_code_is_kept_by_nobody(at: World) -> None:
    permit = factories.issued(at)
    with pytest.raises(actions.PermitUnknown):
        factories.left(permit, at, code=permit.token[:-8] + "AAAAAAAA", left_at=clock.now())
    assert not Exit.objects.exists()
