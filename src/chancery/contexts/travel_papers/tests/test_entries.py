"""A salvoconducto serves for one journey: one entry consumes it, and a double use is found when the line is back."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.jobs import expire
from chancery.contexts.travel_papers.models import BorderEntry, EntryIncident, TravelPaper
from chancery.contexts.travel_papers.procedures import State
from chancery.contexts.travel_papers.queries import BorderNote
from chancery.contexts.travel_papers.rules import PaperGround
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Actor, Channel, Role
from chancery.kernel.cases import crossings
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import sealing
from chancery.kernel.identity import access
from chancery.kernel.identity.tests.factories import SYSTEM, reads_english
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents import cancelled, seal_contents
from chancery.kernel.travel_documents.border_answers import BorderAnswer
from chancery.kernel.travel_documents.reading import read
from chancery.kernel.travel_documents.single_use import IncidentKind

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def at() -> World:
    return factories.world()


def enter(at: World, paper: TravelPaper, *, code: str = "mig-jorge-chavez", **changes: object) -> BorderEntry:
    """An entry by its seal, now or told afterwards."""
    said: dict[str, object] = {"seal": bytes(paper.seal), "key": uuid4(), "actor": at.inspector, **changes}
    return actions.record_entry(office=organisation.office(code), **said)  # type: ignore[arg-type]


def migraciones(*scopes: str) -> Actor:
    return Actor("Sistema de Migraciones", Channel.API, "prueba", client_id="mig", scopes=frozenset(scopes))


def test_one_entry_consumes_it_and_the_border_tells_who_and_where(at: World) -> None:
    paper = factories.delivered(at)
    assert actions.check(actor=at.inspector, number=paper.number).answer is BorderAnswer.YES
    first = enter(at, paper)
    assert (first.is_consuming, first.is_afterwards) == (True, False)
    assert factories.again(paper.application).case.state == State.USED
    found = actions.check(actor=at.inspector, zone=paper.zone)
    assert (found.answer, found.notes, found.used_by) == (BorderAnswer.NO, (BorderNote.USED,), first)
    with pytest.raises(actions.PaperUsed) as refused:
        enter(at, paper)
    assert "Jorge Chávez" in str(refused.value)
    assert BorderEntry.objects.count() == 1
    assert cancelled.key("P", paper.number) in cancelled.keys(clock.today())
    told = Notice.objects.get(recipient=at.post.applicant, subject__startswith="Se usó el salvoconducto")
    assert "Jorge Chávez" in told.text


def test_who_reads_english_is_told_in_it_of_the_entry_that_used_it(at: World) -> None:
    reads_english(at.post.applicant)
    enter(at, factories.delivered(at))
    told = Notice.objects.get(recipient=at.post.applicant, subject__startswith="Se usó el salvoconducto")
    assert "its holder entered on" in told.reading_text
    assert "ingresó" not in told.reading_text


def test_an_entry_told_with_a_spoilt_printing_leaves_the_one_that_was_handed_over(at: World) -> None:
    spoilt = factories.printed(at)
    application = factories.again(spoilt.application)
    actions.spoil_paper(application=application, reason="Se corrió la tinta", actor=at.post.officer)
    paper = actions.print_paper(application=factories.again(application), actor=at.post.officer)
    actions.hand_over(application=factories.again(application), zone=paper.zone, actor=at.post.officer)
    told = enter(at, spoilt, seal=b"", number=spoilt.number, entered_at=clock.now())
    assert (told.is_consuming, told.incident.kind) == (False, IncidentKind.REVOKED)
    assert factories.again(application).case.state == State.DELIVERED
    assert enter(at, paper).is_consuming
    assert factories.again(application).case.state == State.USED


def test_the_same_key_counts_once_and_for_one_paper(at: World) -> None:
    paper, key = factories.delivered(at), uuid4()
    other = factories.delivered(at, given_names="Otra")
    first = enter(at, paper, key=key)
    assert enter(at, paper, key=key) == first
    assert enter(at, paper, key=key, entered_at=clock.now()) == first
    with pytest.raises(crossings.CrossingOfAnother):
        enter(at, other, key=key)
    assert not EntryIncident.objects.exists()


def test_only_a_control_post_records_and_migraciones_with_its_scope(at: World) -> None:
    paper = factories.delivered(at)
    for actor in (at.post.consul, at.post.citizen, migraciones("travel-papers:check")):
        with pytest.raises(access.RoleMissing):
            enter(at, paper, actor=actor)
    with pytest.raises(access.RoleMissing):
        enter(at, paper, code="mig-santa-rosa")
    with pytest.raises(crossings.NotAControlPost):
        enter(at, paper, code="cg-milan", actor=migraciones("travel-papers:consume"))
    told = enter(at, paper, actor=migraciones("travel-papers:consume"))
    assert (told.officer_name, told.told_by) == ("Sistema de Migraciones", None)


def test_nobody_enters_now_with_what_is_cancelled_or_was_never_handed_over(at: World) -> None:
    printed, paper = factories.printed(at), factories.delivered(at, given_names="Otra")
    with pytest.raises(actions.PaperNotGood, match="No consta como entregado"):
        enter(at, printed)
    actions.cancel(
        application=factories.again(paper.application),
        ground=PaperGround.FRAUD,
        reason="Partida falsa",
        actor=at.post.consul,
    )
    with pytest.raises(actions.PaperNotGood, match="Se canceló"):
        enter(at, paper)
    good = factories.delivered(at, given_names="Tercera")
    assert enter(at, good).is_consuming


def test_a_changed_seal_and_an_unknown_number_are_kept_by_nobody(at: World) -> None:
    paper = factories.delivered(at)
    forged = bytes(paper.seal)[:-1] + bytes([bytes(paper.seal)[-1] ^ 1])
    with pytest.raises(actions.PaperUnknown):
        enter(at, paper, seal=forged, entered_at=clock.now())
    with pytest.raises(actions.PaperUnknown):
        enter(at, paper, seal=b"", number="MIL269999")
    assert not BorderEntry.objects.exists()
    assert enter(at, paper, entered_at=clock.now()).is_consuming


def test_a_good_seal_of_which_the_post_has_not_told_is_told_again_later(at: World) -> None:
    paper = factories.delivered(at)
    untold = seal_contents.of_emergency(replace(read(paper.zone).zone, number="MIL269999"))
    seal = sealing.seal("emergency", untold, issued_on=clock.today())
    with pytest.raises(actions.PaperNotToldYet):
        enter(at, paper, seal=seal, entered_at=clock.now())
    assert not BorderEntry.objects.exists()
    assert enter(at, paper, entered_at=clock.now()).is_consuming


def test_what_was_sealed_by_a_key_that_ended_since_is_still_kept_afterwards(at: World) -> None:
    paper = factories.delivered(at)
    entered_at = clock.now() + HOUR
    with clock.advanced(timedelta(days=9000)):
        found = queries.find(seal=bytes(paper.seal))
        assert (found.paper, found.notes[0]) == (paper, BorderNote.SEAL)
        with pytest.raises(actions.PaperNotGood):
            enter(at, paper)
        assert enter(at, paper, entered_at=entered_at).entered_at == entered_at


def test_a_double_use_told_afterwards_is_kept_with_both_and_told_to_everybody(at: World) -> None:
    paper, land = factories.delivered(at), organisation.office("mig-santa-rosa")
    other = acts.serving(land, Role.BORDER_OFFICER, "Saúl")
    head = acts.serving(land, Role.SUPERVISOR, "Jefa")
    with clock.advanced(2 * HOUR):
        first = enter(at, paper)
    with clock.advanced(4 * HOUR):
        again = enter(at, paper, code=land.code, actor=other, entered_at=clock.now() - 3 * HOUR)
    assert (again.is_consuming, again.entered_at < first.entered_at) == (False, True)
    incident = EntryIncident.objects.get()
    assert (incident.kind, incident.entry, incident.first) == (IncidentKind.DOUBLE_USE, again, first)
    for actor in (at.inspector, other, head, at.post.consul, at.auditor):
        assert list(queries.incidents(actor)) == [incident]
    assert not queries.incidents(at.post.citizen)
    told = set(Notice.objects.filter(subject__startswith="Doble uso").values_list("recipient_id", flat=True))
    assert told == {head.person_id, at.post.consul.person_id, at.post.applicant.pk}
    with pytest.raises(DatabaseError), transaction.atomic():
        EntryIncident.objects.all().delete()


def test_an_entry_after_a_cancellation_that_nobody_there_could_know_of(at: World) -> None:
    paper = factories.delivered(at)
    actions.tell_loss(
        application=factories.again(paper.application),
        ground=PaperGround.LOST,
        reason="En el metro",
        actor=at.post.citizen,
    )
    with clock.advanced(2 * HOUR):
        told = enter(at, paper, entered_at=clock.now() - HOUR)
    assert (EntryIncident.objects.get().kind, told.is_consuming) == (IncidentKind.REVOKED, True)
    assert factories.again(paper.application).case.state == State.CANCELLED


def test_an_entry_in_time_and_one_too_late_told_after_the_last_day(at: World) -> None:
    in_time, too_late = factories.delivered(at), factories.delivered(at, given_names="Otra")
    entered_at = clock.now() + timedelta(days=20)
    with clock.advanced(timedelta(days=35)):
        for paper in (in_time, too_late):
            actions.expire(paper=paper, actor=SYSTEM)
        enter(at, in_time, entered_at=entered_at)
        enter(at, too_late, entered_at=clock.now())
    kinds = {each.entry.paper_id: each.kind for each in EntryIncident.objects.all()}
    assert kinds == {in_time.pk: IncidentKind.TOLD_LATE, too_late.pk: IncidentKind.EXPIRED}


def test_what_a_posts_node_still_writes_is_used_by_the_entry_alone_and_its_case_follows(at: World) -> None:
    paper = factories.delivered(at)
    case = Case.objects.filter(pk=paper.application.case_id)
    case.update(site=at.office.code)
    assert enter(at, paper).is_consuming
    assert factories.again(paper.application).case.state == State.DELIVERED
    assert actions.check(actor=at.inspector, number=paper.number).notes == (BorderNote.USED,)
    case.update(site=site.here())
    expire(0)
    assert factories.again(paper.application).case.state == State.USED
