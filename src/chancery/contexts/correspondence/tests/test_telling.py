"""Is whoever something was sent to told of it, once, and of many at once by one notice; and does a paper enter its file?"""

import uuid

import pytest

from chancery.contexts.correspondence import actions, jobs, queries
from chancery.contexts.correspondence.models import MovementNotice, RecordLink
from chancery.contexts.correspondence.rules import LinkKind, Standing
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import SYSTEM, Ministry
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere
from chancery.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def told(who: Actor) -> list[Notice]:
    return list(Notice.objects.filter(recipient_id=who.person_id).order_by("created_at"))


class TestNotices:
    def test_all_that_came_since_is_one_notice_for_each_who_works_there(self, at: Ministry) -> None:
        records = [factories.registered(at, to=at.unit) for _ in range(12)]
        jobs.tell_routed(timestamp=0)
        for who in (at.secretary, at.head):
            (notice,) = told(who)
            assert (notice.subject, notice.takes_effect) == ("Se derivó a OTI 12 documentos", False)
            assert records[0].number in notice.text
            assert notice.text.endswith("y 2 más.")
        assert told(at.clerk) == told(at.lawyer) == []
        assert actions.tell_routed(actor=SYSTEM) == 0
        factories.registered(at, to=at.unit)
        jobs.tell_routed(timestamp=0)
        assert [each.subject for each in told(at.secretary)][-1] == "Se derivó a OTI un documento"

    def test_what_is_for_a_person_is_told_to_that_person(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        to = factories.to(at.unit, person_id=at.head.person_id)
        actions.route(record=movement.record, to=[to], actor=at.secretary)
        jobs.tell_routed(timestamp=0)
        assert len(told(at.head)) == 1
        assert told(at.secretary) == []

    def test_what_was_received_meanwhile_or_stays_here_is_told_to_nobody(self, at: Ministry) -> None:
        movement = factories.in_hand(at)
        actions.archive(record=movement.record, reason="Concluido", actor=at.secretary)
        assert actions.tell_routed(actor=SYSTEM) == 0
        assert not MovementNotice.objects.exists()
        with pytest.raises(RoleMissing):
            actions.tell_routed(actor=at.head)


class TestPapers:
    """What another context signed enters the file."""

    def note(
        self, at: Ministry, record_id: uuid.UUID, *, is_reply: bool = True, by: Actor | None = None
    ) -> None:
        actions.note_paper(
            record_id=record_id,
            office=at.unit,
            number="Oficio (OTI) N° OTI0001/2026",
            document_id=uuid.uuid4(),
            is_reply=is_reply,
            actor=by or at.head,
        )

    def test_a_reply_attends_the_original_and_the_copy_that_the_unit_has(self, at: Ministry) -> None:
        record = factories.in_hand(at).record
        copy = factories.to(at.unit, is_copy=True)
        actions.route(record=record, to=[copy], actor=at.secretary)
        self.note(at, record.id)
        assert {each.outcome for each in queries.history(record)[1:]} == {"attended"}
        assert queries.holder_of(record).standing == Standing.ATTENDED
        self.note(at, record.id)
        assert RecordLink.objects.filter(record=record, kind=LinkKind.REPLY).count() == 1

    def test_of_what_moved_on_it_is_only_noted(self, at: Ministry) -> None:
        record = factories.in_hand(at).record
        actions.route(record=record, to=[factories.to(at.other)], actor=at.secretary)
        self.note(at, record.id)
        assert queries.holder_of(record).standing == Standing.UNRECEIVED
        self.note(at, record.id, is_reply=False)
        assert {each.kind for each in queries.links_of(record)} == {LinkKind.REPLY, LinkKind.RESULT}

    def test_only_the_unit_says_so(self, at: Ministry) -> None:
        record = factories.in_hand(at).record
        with pytest.raises(RoleMissingHere):
            self.note(at, record.id, by=at.lawyer)
