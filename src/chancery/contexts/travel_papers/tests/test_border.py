"""Does the border hear yes, no or ask, Migraciones what was given and ended, and the office what its posts gave?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.procedures import State
from chancery.contexts.travel_papers.queries import BorderNote
from chancery.contexts.travel_papers.rules import Cause, Initiative, PaperGround
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import World
from chancery.kernel.base import clock
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.documents import sealing
from chancery.kernel.gateway import published
from chancery.kernel.gateway.published import FactEvent
from chancery.kernel.ledger.models import Entry
from chancery.kernel.travel_documents import cancelled, composing, seal_contents
from chancery.kernel.travel_documents.border_answers import BorderAnswer
from chancery.kernel.travel_documents.reading import read

pytestmark = pytest.mark.django_db
NO, ASK, YES = BorderAnswer.NO, BorderAnswer.ASK, BorderAnswer.YES


@pytest.fixture
def at() -> World:
    return factories.world()


class TestCheck:
    def test_yes_by_zone_by_seal_and_by_number(self, at: World) -> None:
        paper = factories.delivered(at)
        for shown in ({"zone": paper.zone}, {"seal": bytes(paper.seal)}, {"number": "mil 26 0001"}):
            found = actions.check(actor=at.inspector, **shown)
            assert (found.answer, found.notes, found.paper) == (YES, (), paper)
        looks = Entry.objects.filter(verb="ledger.read", facts__contains=str(paper.application.case_id))
        assert looks.count() == 3

    def test_no_says_why(self, at: World) -> None:
        paper = factories.printed(at)
        assert queries.find(number=paper.number).notes == (BorderNote.NOT_DELIVERED,)
        assert queries.find(number="MIL269999").notes == (BorderNote.UNKNOWN,)
        assert queries.find(zone="PUPER").notes == (BorderNote.UNREADABLE, BorderNote.UNKNOWN)
        assert queries.find(zone="PUPER").answer is NO

    def test_a_zone_with_another_name(self, at: World) -> None:
        paper = factories.delivered(at)
        assert queries.find(zone=paper.zone.replace("NAHUI", "NAHUJ")).notes == (BorderNote.ALTERED,)

    def test_a_seal_of_another_paper_and_a_forged_one(self, at: World) -> None:
        paper = factories.delivered(at)
        other = factories.delivered(at, given_names="Otra")
        assert BorderNote.SEAL in queries.find(zone=paper.zone, seal=bytes(other.seal)).notes
        assert BorderNote.SEAL in queries.find(number=paper.number, seal=bytes(other.seal)).notes
        broken = bytes(paper.seal)[:-1] + bytes([bytes(paper.seal)[-1] ^ 1])
        assert BorderNote.SEAL in queries.find(number=paper.number, seal=broken).notes
        assert queries.find(seal=broken).paper is None

    def test_a_good_seal_of_which_nobody_told_is_asked_about(self, at: World) -> None:
        zone = read(factories.delivered(at).zone).zone
        untold = replace(zone, number="MIL269999")
        seal = sealing.seal("emergency", seal_contents.of_emergency(untold), issued_on=clock.today())
        for shown in ({"seal": seal}, {"seal": seal, "zone": "\n".join(composing.compose(untold))}):
            found = queries.find(**shown)
            assert (found.answer, found.notes) == (ASK, (BorderNote.UNRECORDED,))

    def test_one_for_another_country_is_asked_about(self, at: World) -> None:
        paper = factories.delivered(at, destination="IT")
        assert queries.find(number=paper.number).notes == (BorderNote.ELSEWHERE,)
        assert queries.find(number=paper.number).answer is ASK

    def test_cancelled_spoilt_and_over(self, at: World) -> None:
        lost, late = factories.delivered(at), factories.delivered(at, given_names="Otra")
        spoilt = factories.printed(at, given_names="Tercera")
        actions.tell_loss(
            application=factories.again(lost.application),
            ground=PaperGround.LOST,
            reason="En el tren",
            actor=at.post.citizen,
        )
        actions.spoil_paper(
            application=factories.again(spoilt.application), reason="Se manchó", actor=at.post.officer
        )
        assert queries.find(number=lost.number).notes == (BorderNote.CANCELLED,)
        assert queries.find(number=spoilt.number).notes == (BorderNote.SPOILT,)
        assert list(queries.cancelled_numbers(clock.today())) == sorted((lost.number, spoilt.number))
        assert f"P:{lost.number}" in cancelled.keys(clock.today())
        with clock.set_to(clock.now() + timedelta(days=32)):
            assert queries.find(number=late.number).notes == (BorderNote.EXPIRED,)
            assert list(queries.cancelled_numbers(clock.today())) == []

    def test_others_do_not_check(self, at: World) -> None:
        paper = factories.delivered(at)
        with pytest.raises(NotAllowed):
            actions.check(actor=at.post.citizen, number=paper.number)
        with pytest.raises(actions.NothingToCheck):
            actions.check(actor=at.inspector)


class TestTold:
    def test_migraciones_hears_of_what_was_handed_over_and_of_its_end(self, at: World) -> None:
        since = clock.now() - timedelta(minutes=1)
        paper = factories.delivered(at)
        at_the_post = factories.printed(at, given_names="Otra")
        for each in (paper, at_the_post):
            actions.cancel(
                application=factories.again(each.application),
                ground=PaperGround.FRAUD,
                reason="La partida era falsa",
                actor=at.post.consul,
            )
        told = published.facts(published.FactKind.TRAVEL_DOCUMENT, since, clock.now() + timedelta(minutes=1))
        assert [(fact.event, fact.number) for fact in told] == [
            (FactEvent.ISSUED, paper.number),
            (FactEvent.CANCELLED, paper.number),
        ]
        assert (told[0].holder_name, told[0].valid_until) == ("Ñahui Prueba María José", paper.valid_until)


class TestListAndReport:
    def test_found_by_number_name_and_state_at_ones_own_post(self, at: World) -> None:
        paper, other = factories.delivered(at), factories.filed(at, given_names="Otra")
        wanted = factories.again(paper.application)
        officer = at.post.officer
        for text in (wanted.case.number.lower(), paper.number, "ñahui prueba", "MARIA jose", "jose ñahui"):
            assert wanted in queries.listed(officer, text=text), text
        assert list(queries.listed(officer, text="otra")) == [other]
        assert not queries.listed(officer, text="40000123").exists()
        known = factories.filed(at, given_names="Conocida", dni="40000123")
        assert list(queries.listed(officer, text="4000 0123")) == [known]
        assert set(queries.listed(officer, state=State.FILED)) == {other, known}
        assert queries.listed(at.auditor).count() == 3
        elsewhere = factories.world("cg-madrid")
        assert not queries.listed(elsewhere.post.officer).exists()
        with pytest.raises(NotAllowed):
            queries.listed(at.post.citizen)

    def test_how_many_by_post_and_cause(self, at: World) -> None:
        factories.delivered(at)
        factories.delivered(at, given_names="Otra", cause=Cause.EXPIRED, report="")
        free = factories.delivered(
            at, given_names="Tercera", initiative=Initiative.INDIGENCE, poverty="Vive en un albergue"
        )
        actions.cancel(
            application=factories.again(free.application),
            ground=PaperGround.PASSPORT,
            reason="Recibió su pasaporte",
            actor=at.post.consul,
        )
        factories.printed(at, given_names="Cuarta")
        today = clock.today()
        (row,) = queries.report(at.post.consul, today - timedelta(days=1), today + timedelta(days=1))
        assert (row.office, row.total, row.free, row.cancelled) == (at.office.name, 3, 1, 1)
        assert dict(row.counts)[Cause.STOLEN] == 2
        assert dict(row.counts)[Cause.EXPIRED] == 1
        assert queries.report(at.auditor, today - timedelta(days=9), today - timedelta(days=5)) == ()

    def test_ten_times_as_many_take_no_more_questions(
        self, at: World, django_assert_max_num_queries: object
    ) -> None:
        for ordinal in range(6):
            factories.filed(at, given_names=f"Persona {'abcdef'[ordinal]}")
        with django_assert_max_num_queries(2):  # type: ignore[operator]
            assert len([each.case.office.name for each in queries.listed(at.post.officer)]) == 6
