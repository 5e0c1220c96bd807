"""Is a salvoconducto printed by another than who granted it, read before it leaves, and known at the border?"""

from datetime import timedelta

import pytest

from chancery.contexts.travel_papers import actions, jobs, queries
from chancery.contexts.travel_papers.models import TravelPaper
from chancery.contexts.travel_papers.procedures import PAPER, State
from chancery.contexts.travel_papers.rules import PaperGround
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import World
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.travel_documents.reading import UnreadableZone, ZoneDiffers, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


class TestPrintPaper:
    def test_the_act_has_its_numbers_and_the_paper_the_posts_next(self, at: World) -> None:
        paper = factories.printed(at)
        year = clock.today().year % 100
        assert paper.number == f"{at.office.acronym}{year:02}0001"
        assert paper.act.kind == "travel_paper"
        assert paper.act.charge.case_id == paper.application.case_id
        assert paper.valid_until == paper.valid_from + timedelta(days=30)
        zone = read(paper.zone).zone
        assert (zone.document_code, zone.issuer, zone.number) == ("PU", "PER", paper.number)
        assert (zone.primary, zone.secondary) == ("NAHUI PRUEBA", "MARIA JOSE")

    def test_numbers_follow_one_another_at_each_post(self, at: World) -> None:
        first = factories.printed(at)
        second = factories.printed(at, given_names="Otra", surnames="Persona")
        assert int(second.number[3:]) == int(first.number[3:]) + 1

    def test_who_granted_does_not_print(self, at: World) -> None:
        application = factories.paid(at)
        consul = person_of(at.post.consul)
        people.make_role(consul, Role.OFFICER, at.office)
        with pytest.raises(actions.GranterPrints):
            actions.print_paper(application=application, actor=people.actor_of(consul))
        actions.print_paper(application=application, actor=at.post.officer)

    def test_not_before_it_is_paid(self, at: World) -> None:
        with pytest.raises(gate.WrongState):
            actions.print_paper(application=factories.granted(at), actor=at.post.officer)

    def test_what_is_printed_is_printed_no_second_time(self, at: World) -> None:
        paper = factories.printed(at)
        with pytest.raises(gate.WrongState):
            actions.print_paper(application=factories.again(paper.application), actor=at.post.officer)
        assert documents.of_case(paper.application.case_id).filter(kind=PAPER).count() == 1

    def test_a_stranger_with_an_original_learns_that_it_stands_and_no_name(self, at: World) -> None:
        paper = factories.printed(at)
        standing = documents.standing(paper.document.verification_code)
        told = str(standing)
        assert paper.number in told
        assert "Ñahui" not in told
        assert "Solo el del titular sirve para viajar" in told


class TestSpoilPaper:
    def test_another_number_under_the_same_act(self, at: World) -> None:
        first = factories.printed(at)
        application = factories.again(first.application)
        actions.spoil_paper(application=application, reason="Se corrió la tinta", actor=at.post.officer)
        second = actions.print_paper(application=factories.again(application), actor=at.post.officer)
        assert second.number != first.number
        assert second.act_id == first.act_id
        assert documents.of_case(application.case_id).filter(kind=PAPER, revocation=None).count() == 1

    def test_a_reason_is_wanted(self, at: World) -> None:
        paper = factories.printed(at)
        with pytest.raises(gate.ReasonMissing):
            actions.spoil_paper(
                application=factories.again(paper.application), reason=" ", actor=at.post.officer
            )


class TestHandOver:
    def test_what_says_something_else_stays(self, at: World) -> None:
        paper = factories.printed(at)
        other = factories.printed(at, surnames="Otra", given_names="Persona")
        application = factories.again(paper.application)
        with pytest.raises(ZoneDiffers) as refused:
            actions.hand_over(application=application, zone=other.zone, actor=at.post.officer)
        assert (refused.value.facts["line"], refused.value.facts["position"]) == (1, 6)
        actions.hand_over(application=application, zone=paper.zone.lower(), actor=at.post.officer)
        assert factories.again(application).case.state == State.DELIVERED

    def test_what_cannot_be_read_stays(self, at: World) -> None:
        paper = factories.printed(at)
        with pytest.raises(UnreadableZone):
            actions.hand_over(
                application=factories.again(paper.application), zone="PUPER", actor=at.post.officer
            )


class TestEnding:
    def test_its_holder_tells_a_theft_and_it_ends_at_once(self, at: World) -> None:
        paper = factories.delivered(at)
        application = factories.again(paper.application)
        actions.tell_loss(
            application=application,
            ground=PaperGround.STOLEN,
            reason="En la estación de Milán, ayer",
            actor=at.post.citizen,
        )
        assert factories.again(application).case.state == State.CANCELLED
        assert documents.is_revoked(TravelPaper.objects.get().document)
        assert list(queries.cancelled_numbers(clock.today())) == [paper.number]

    def test_its_holder_says_no_other_ground(self, at: World) -> None:
        paper = factories.delivered(at)
        with pytest.raises(actions.GroundOfTheHolder):
            actions.tell_loss(
                application=factories.again(paper.application),
                ground=PaperGround.FRAUD,
                reason="No sé",
                actor=at.post.citizen,
            )

    def test_a_stranger_tells_nothing(self, at: World) -> None:
        paper = factories.delivered(at)
        with pytest.raises(NotAllowed):
            actions.tell_loss(
                application=factories.again(paper.application),
                ground=PaperGround.LOST,
                reason="Lo encontré",
                actor=at.inspector,
            )

    def test_a_consul_cancels_what_still_lies_at_the_post(self, at: World) -> None:
        paper = factories.printed(at)
        application = factories.again(paper.application)
        with pytest.raises(NotAllowed):
            actions.cancel(
                application=application, ground=PaperGround.FRAUD, reason="Fraude", actor=at.post.officer
            )
        actions.cancel(
            application=application, ground=PaperGround.FRAUD, reason="Fraude", actor=at.post.consul
        )
        assert hasattr(TravelPaper.objects.get(), "spoiling")

    def test_its_days_pass_and_nothing_extends_them(self, at: World) -> None:
        paper = factories.delivered(at)
        with clock.set_to(clock.now() + timedelta(days=32)):
            with site.set_to("cg-madrid"):
                jobs.expire(0)
            assert factories.again(paper.application).case.state == State.DELIVERED
            jobs.expire(0)
            assert factories.again(paper.application).case.state == State.EXPIRED
            assert list(queries.cancelled_numbers(clock.today())) == []
