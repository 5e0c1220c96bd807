"""Does what we send arrive once, whatever is lost on the way?"""

from datetime import timedelta
from typing import Any
from unittest.mock import Mock

import pytest

from chancery.contexts.exchanges import actions, queries, rules
from chancery.contexts.exchanges.actions import _claims, delivery
from chancery.contexts.exchanges.models import Entity, Outgoing
from chancery.contexts.exchanges.rules import State
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import OURS, THEIRS, Desk
from chancery.contexts.exchanges.tests.sending import carry, said, theirs, told
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as papers
from chancery.kernel.documents.inspection import FileTooLarge
from chancery.kernel.documents.tests import factories as files
from chancery.kernel.gateway.models import Exchange
from chancery.kernel.gateway.simulators.interoperability import (
    ASK,
    DELIVER,
    Component,
    InteroperabilityPlatform,
    Mishap,
)
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere
from chancery.kernel.identity.models import Person
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


class TestSending:
    def test_a_signed_document_leaves_with_all_that_the_contract_wants(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        sent = factories.sent(at, annexes=(("Informe.pdf", files.pdf("Informe")),))
        assert (sent.state, sent.cuo, sent.annexes.get().name) == (State.PENDING, None, "Informe.pdf")
        assert ledger.has_entry(sent.id, "exchanges.send")
        carried = carry(sent)
        assert (carried.state, carried.delivered_at, carried.is_doubtful) == (
            State.SENT,
            factories.NOON,
            False,
        )
        (told,) = theirs(platform).received.values()
        assert told["vcuo"] == carried.cuo
        assert told["vurldocanx"].startswith("http")
        assert len(told["vurldocanx"]) <= rules.LENGTHS["vurldocanx"]
        assert rules.decode(told["bpdfdoc"]) == papers.content(sent.file_id)
        assert told["vnumdociderem"] == identity.person_of(at.colleague).document_number

    def test_a_paper_of_the_ministry_leaves_by_its_code(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        issued = actions.accept(incoming_id=factories.received().pk, actor=at.officer).document
        assert issued is not None
        sent = factories.sent(at, code=issued.verification_code, number="")
        assert (sent.document_number, sent.filename) == (issued.number, f"{issued.number}.pdf")
        documents.revoke(document=issued, reason="Error", actor=at.officer)
        with pytest.raises(actions.DocumentStandsNoMore):
            factories.sent(at, code=issued.verification_code)
        with pytest.raises(papers.DocumentNotFound):
            factories.sent(at, code="0" * 20)

    def test_what_is_not_signed_stays(self, at: Desk) -> None:
        for content in (files.pdf("Sin firma"), factories.signed_pdf()[:-700]):
            with pytest.raises(actions.DocumentUnsigned):
                factories.sent(at, upload=factories.upload(at.colleague, content=content))
        assert not Outgoing.objects.exists()

    def test_who_may_send_what_to_whom(self, at: Desk) -> None:
        draft = factories.draft(at.colleague)

        def refused(refusal: type[Exception], **changes: Any) -> None:
            told = {"draft": draft, "receiver_ruc": THEIRS, "office": at.elsewhere, "actor": at.colleague}
            with pytest.raises(refusal):
                actions.send(**{**told, **changes})

        refused(queries.EntityUnknown, receiver_ruc="20100070970")
        refused(RoleMissingHere, office=at.office)
        refused(RoleMissing, actor=factories.serving(at.elsewhere, Role.CASHIER))
        post = organisation.office("cg-milan")
        refused(actions.OfficeUnfit, office=post, actor=factories.serving(post))
        refused(queries.KindUnknown, draft=factories.draft(at.colleague, kind="99"))
        refused(rules.WireUnfit, draft=factories.draft(at.colleague, subject="x" * 501))
        Entity.objects.create(ruc=OURS, name="Nosotros", category=1)
        refused(actions.ToOurselves, receiver_ruc=OURS)
        Person.objects.filter(pk=identity.person_of(at.colleague).pk).update(document_kind="passport")
        refused(actions.SenderUnidentified)
        assert not Outgoing.objects.exists()

    def test_all_files_together_have_a_limit(self, at: Desk, settings: Any) -> None:
        draft = factories.draft(at.colleague, annexes=(("a.pdf", files.pdf("a", size=60_000)),))
        settings.UPLOAD_LIMIT = 59_000
        with pytest.raises(FileTooLarge):
            actions.send(draft=draft, receiver_ruc=THEIRS, office=at.elsewhere, actor=at.colleague)

    def test_two_offices_do_not_see_one_another(self, at: Desk) -> None:
        sent = factories.sent(at)
        assert queries.outgoing(sent.pk, actor=at.colleague) == sent
        assert queries.outgoing(sent.pk, actor=at.officer) == sent, "the front desk sees all"
        other = factories.serving(organisation.office("pro"))
        with pytest.raises(queries.ExchangeNotFound):
            queries.outgoing(sent.pk, actor=other)


class TestAskingBeforeRepeating:
    @pytest.mark.parametrize(
        "mishap", [Mishap.LOST_REQUEST, Mishap.LOST_REPLY, Mishap.DUPLICATE, Mishap.MALFORMED, Mishap.DELAYED]
    )
    def test_whatever_happens_to_the_sending_there_is_one_document(
        self, at: Desk, platform: InteroperabilityPlatform, mishap: Mishap
    ) -> None:
        sent = factories.sent(at)
        platform.go_wrong(mishap, DELIVER)
        first = carry(sent)
        # Of a duplicate, the State's component answers the second copy: with an error.
        assert (first.state, first.is_doubtful) == (State.PENDING, True)
        second = carry(sent)
        platform.release()
        assert second.state == State.SENT
        assert second.cuo == first.cuo
        assert list(theirs(platform).received) == [second.cuo]

    def test_after_a_lost_reply_nothing_is_said_again(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        sent = factories.sent(at)
        platform.go_wrong(Mishap.LOST_REPLY, DELIVER)
        carry(sent)
        carry(sent)
        assert (said(platform, DELIVER), said(platform, ASK)) == (1, 1)

    def test_without_an_answer_to_the_question_nothing_is_sent(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        sent = factories.sent(at)
        platform.go_wrong(Mishap.LOST_REQUEST, DELIVER)
        carry(sent)
        for _ in range(3):  # the question may be repeated, and is
            platform.go_wrong(Mishap.BROKEN, ASK)
        waiting = carry(sent)
        assert (waiting.state, waiting.fault, said(platform, DELIVER)) == (
            State.PENDING,
            "partner_unavailable",
            0,
        )
        assert carry(sent).state == State.SENT

    def test_what_the_platform_swallowed_is_sent_anew(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        sent = factories.sent(at)
        platform.go_wrong(Mishap.SWALLOWED, DELIVER)
        assert carry(sent).state == State.SENT
        assert theirs(platform).received == {}
        again = carry(sent)
        assert again.state == State.SENT
        assert list(theirs(platform).received) == [again.cuo]

    def test_the_number_is_taken_once(self, at: Desk, platform: InteroperabilityPlatform) -> None:
        sent = factories.sent(at)
        for _ in range(4):
            platform.go_wrong(Mishap.LOST_REQUEST, DELIVER)
        assert len({carry(sent).cuo for _ in range(5)}) == 1

    def test_a_number_that_is_taken_is_not_used(self, at: Desk, platform: InteroperabilityPlatform) -> None:
        first = carry(factories.sent(at))
        platform._last_number -= 1
        second = carry(factories.sent(at, subject="Otro", upload=factories.upload(at.colleague)))
        assert (second.cuo, second.fault) == (None, delivery.NumberGivenTwice.code)
        assert carry(second).cuo not in (None, first.cuo)

    def test_what_is_refused_five_times_waits_for_a_person(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        platform.members = ()
        sent = factories.sent(at)
        for _ in range(2 * rules.MOST_REFUSALS):
            stuck = carry(sent)
        # The question too is answered with an error where nobody is registered: nothing is known, nothing is repeated.
        assert (stuck.state, stuck.fault, said(platform, DELIVER)) == (State.PENDING, "no_answer", 0)
        assert not queries.waits_for_a_person(stuck)

    def test_an_entity_that_refuses_is_left_in_peace_until_somebody_asks(
        self, at: Desk, platform: InteroperabilityPlatform, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Component, "_take", lambda *_: {"vcodres": "-1", "vdesres": "NO"})
        sent = factories.sent(at)
        for _ in range(2 * rules.MOST_REFUSALS):
            stuck = carry(sent)
            if queries.waits_for_a_person(stuck):
                break
        assert (stuck.refusals, stuck.fault_text, stuck.due_at) == (rules.MOST_REFUSALS, "NO", None)
        assert told(stuck, at.colleague) == {f"La otra entidad no acepta el envío {stuck.cuo}"}
        assert queries.delivery_due(clock.now()) == []
        monkeypatch.undo()
        actions.retry(outgoing_id=sent.pk, actor=at.colleague)
        assert queries.delivery_due(clock.now()) == [sent.pk]
        assert carry(sent).state == State.SENT

    def test_nothing_waits_for_a_person_who_was_not_told(
        self, at: Desk, platform: InteroperabilityPlatform, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(Component, "_take", lambda *_: {"vcodres": "-1", "vdesres": "NO"})
        sent = factories.sent(at)
        while Outgoing.objects.get(pk=sent.pk).refusals < rules.MOST_REFUSALS - 1:
            carry(sent)
        with monkeypatch.context() as broken:
            broken.setattr(delivery, "tell_senders", Mock(side_effect=RuntimeError))
            with pytest.raises(RuntimeError):
                carry(sent)
        assert not queries.waits_for_a_person(Outgoing.objects.get(pk=sent.pk))
        for _ in range(2):
            stuck = carry(sent)
        assert queries.waits_for_a_person(stuck)
        assert told(stuck, at.colleague) == {f"La otra entidad no acepta el envío {stuck.cuo}"}

    def test_what_arrived_is_not_retried_once_it_is_settled(
        self, at: Desk, platform: InteroperabilityPlatform
    ) -> None:
        sent = factories.sent(at)
        for _ in range(3):
            carry(sent)
        assert Outgoing.objects.get().state == State.RECEIVED
        with pytest.raises(actions.NothingToRetry):
            actions.retry(outgoing_id=sent.pk, actor=at.colleague)

    def test_one_worker_at_a_time(self, at: Desk, platform: InteroperabilityPlatform) -> None:
        sent = factories.sent(at)
        with _claims.claimed(Outgoing, sent.pk) as mine:
            assert mine is not None
            assert carry(sent).state == State.PENDING
            assert queries.delivery_due(clock.now()) == []
            with clock.advanced(_claims.LEASE + timedelta(seconds=1)):
                assert queries.delivery_due(clock.now()) == [sent.pk], "a worker that died is not waited for"
        assert carry(sent).state == State.SENT

    def test_each_conversation_is_accounted_for(self, at: Desk, platform: InteroperabilityPlatform) -> None:
        sent = factories.sent(at)
        carry(sent)
        told = Exchange.objects.filter(case_id=sent.pk).values_list("operation", flat=True)
        assert sorted(told) == ["deliver", "number"]
