"""Is nothing disposed of that is held, permanent, or not approved and authorised; and is what is disposed of gone?"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from chancery.contexts.correspondence.models import RecordFile
from chancery.contexts.correspondence.rules import RecordKind
from chancery.contexts.correspondence.tests import factories as mail
from chancery.contexts.memoranda.models import DraftVersion, HeadSignature
from chancery.contexts.retention import actions, queries
from chancery.contexts.retention.models import ClosedFile, DisposalItem
from chancery.contexts.retention.rules import Place, Stage
from chancery.contexts.retention.tests import factories
from chancery.contexts.retention.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import checks, holding
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents.models import Document, Erasure
from chancery.kernel.documents.store import store
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def emptied() -> None:
    """What the jobs do after the commit."""
    for sha256 in holding.files_of(Erasure.objects.values_list("subject", flat=True)):
        documents.remove_erased(sha256=sha256, actor=factories.SYSTEM)


class TestDispose:
    def test_content_goes_and_number_hash_and_what_it_was_stay(self, at: Ministry) -> None:
        file = factories.in_archive(at)
        (kept,) = RecordFile.objects.filter(record=file.source_id)
        assert stored.content(kept.file_id)
        proposal = factories.disposed(at, file)
        emptied()
        assert not store().exists(kept.file_id)
        with pytest.raises(stored.FileErased):
            stored.content(kept.file_id)
        certificate = queries.proposal(at.archivist, proposal.number).disposal.paper
        assert file.number in certificate.facts
        assert file.digest in certificate.facts
        (told,) = [each for each in ledger.entries(file.pk) if each.verb == "retention.dispose"]
        assert file.digest in told.facts
        assert factories.fresh(file).place == Place.DISPOSED
        assert list(checks.files()) == list(checks.erased()) == list(queries.custody()) == []
        assert list(queries.numbers()) == []

    def test_bytes_that_another_document_has_too_stay(self, at: Ministry) -> None:
        content = mail.pdf("El mismo")
        file = factories.in_archive(at, content=content)
        mail.registered(at.mail, upload_ids=[mail.upload(at.mail.clerk, content).id])
        factories.disposed(at, file)
        emptied()
        (kept,) = RecordFile.objects.filter(record=file.source_id)
        assert stored.content(kept.file_id) == content

    def test_the_same_bytes_may_come_again(self, at: Ministry) -> None:
        content = mail.pdf("Vuelve")
        file = factories.in_archive(at, content=content)
        factories.disposed(at, file)
        emptied()
        again = mail.upload(at.mail.clerk, content)
        assert stored.content(again.file_id) == content

    def test_an_internal_document_loses_its_words(self, at: Ministry) -> None:
        document = factories.filed_memo()
        actions.take_in(actor=factories.SYSTEM)
        file = ClosedFile.objects.get(source_id=document.pk)
        item = factories.item_of(
            actions.transfer(
                office=file.office, file_ids=[file.pk], actor=factories.secretary_of(file.office)
            )
        )
        actions.receive(item=item, actor=at.archivist)
        factories.disposed(at, factories.fresh(file))
        emptied()
        assert set(DraftVersion.objects.filter(document=document).values_list("body", flat=True)) == {""}
        assert HeadSignature.objects.get(document=document).folded_text == ""
        paper = Document.objects.get(case_id=document.pk)
        assert (paper.facts, bool(paper.public_facts)) == ("", True)
        assert not store().exists(paper.file_id)
        assert list(checks.files()) == []

    def test_words_are_emptied_by_disposal_alone(self, at: Ministry) -> None:
        factories.filed_memo()
        with pytest.raises(IntegrityError), transaction.atomic():
            DraftVersion.objects.update(body="")

    def test_what_is_held_meanwhile_is_kept(self, at: Ministry) -> None:
        first, second = factories.in_archive(at), factories.in_archive(at)
        proposal = factories.authorised(at, first, second)
        factories.held(at, first)
        actions.dispose(proposal=proposal, actor=at.archivist)
        assert [factories.fresh(each).place for each in (first, second)] == [Place.ARCHIVE, Place.DISPOSED]
        assert "1 por estar retenido" in queries.proposal(at.archivist, proposal.number).disposal.paper.facts

    def test_nothing_is_disposed_of_where_all_is_held(self, at: Ministry) -> None:
        file = factories.in_archive(at)
        proposal = factories.authorised(at, file)
        order = factories.held(at, series=file.rule.code)
        with pytest.raises(actions.AllHeld):
            actions.dispose(proposal=proposal, actor=at.archivist)
        actions.lift(hold=order, reason="Sentencia firme", actor=at.lawyer)
        actions.dispose(proposal=proposal, actor=at.archivist)
        with pytest.raises(actions.HoldTooLate):
            factories.held(at, file)

    def test_the_database_itself_disposes_of_nothing_held_or_unauthorised(self, at: Ministry) -> None:
        file = factories.in_archive(at)
        proposal = factories.approved(at, file)
        with pytest.raises(IntegrityError, match="not authorised"), transaction.atomic():
            DisposalItem.objects.update(outcome="disposed")
        actions.authorise(proposal=proposal, reference="RJ 1", dated_on=clock.today(), actor=at.archivist)
        order = factories.held(at, series=file.rule.code)
        with pytest.raises(IntegrityError, match="is held"), transaction.atomic():
            DisposalItem.objects.update(outcome="disposed")
        actions.lift(hold=order, reason="Terminó", actor=at.lawyer)
        assert DisposalItem.objects.update(outcome="disposed") == 1


class TestPropose:
    def test_only_what_has_expired_in_the_archive(self, at: Ministry) -> None:
        unit, archive = factories.classified(at), factories.in_archive(at)
        for wrong in (unit, factories.in_archive(at, on=clock.now() - timedelta(days=2 * 366))):
            with pytest.raises(actions.NotExpired):
                factories.proposed(at, archive, wrong)
        with pytest.raises(actions.NothingToPropose):
            actions.propose(file_ids=[], actor=at.archivist)
        with pytest.raises(RoleMissing):
            actions.propose(file_ids=[archive.pk], actor=at.secretary)
        factories.proposed(at, archive)
        with pytest.raises(actions.NotExpired):
            factories.proposed(at, archive)

    def test_never_what_is_permanent_nor_what_is_held(self, at: Ministry) -> None:
        note = factories.in_archive(at, kind=RecordKind.NOTE)
        file = factories.in_archive(at)
        factories.held(at, file)
        for each in (note, file):
            with pytest.raises(actions.NotExpired):
                factories.proposed(at, each)
        other = factories.proposed(at)
        with pytest.raises(IntegrityError, match="permanent"), transaction.atomic():
            DisposalItem.objects.create(proposal=other, position=9, file=note)
        with pytest.raises(IntegrityError, match="not in the central archive"), transaction.atomic():
            DisposalItem.objects.create(proposal=other, position=9, file=factories.classified(at))


class TestCommittee:
    def test_each_member_votes_once_and_against_with_a_reason(self, at: Ministry) -> None:
        proposal = factories.proposed(at)
        with pytest.raises(actions.RetentionReasonMissing):
            actions.vote(proposal=proposal, is_in_favour=False, actor=at.committee[0])
        actions.vote(proposal=proposal, is_in_favour=False, reason="Valor histórico", actor=at.committee[0])
        with pytest.raises(actions.AlreadyVoted):
            actions.vote(proposal=proposal, is_in_favour=True, actor=at.committee[0])
        with pytest.raises(RoleMissing):
            actions.vote(proposal=proposal, is_in_favour=True, actor=at.archivist)
        with pytest.raises(actions.NoQuorum):
            actions.close_session(proposal=proposal, actor=at.committee[0])

    def test_what_is_denied_is_kept_and_may_be_proposed_again(self, at: Ministry) -> None:
        file = factories.in_archive(at)
        proposal = factories.proposed(at, file)
        for member in at.committee[:2]:
            actions.vote(proposal=proposal, is_in_favour=False, reason="Valor histórico", actor=member)
        act = actions.close_session(proposal=proposal, actor=at.committee[0])
        assert (act.is_approved, act.members) == (False, 3)
        found = queries.proposal(at.archivist, proposal.number)
        assert found.stage is Stage.REJECTED
        with pytest.raises(actions.NotThatStage):
            actions.vote(proposal=proposal, is_in_favour=True, actor=at.committee[2])
        factories.proposed(at, file)

    def test_the_authorisation_comes_after_the_act_and_before_the_disposal(self, at: Ministry) -> None:
        proposal = factories.proposed(at)
        given: dict[str, Any] = {
            "reference": "RJ 123-2026-AGN",
            "dated_on": clock.today(),
            "actor": at.archivist,
        }
        with pytest.raises(actions.NotThatStage):
            actions.authorise(proposal=proposal, **given)
        for member in at.committee:
            actions.vote(proposal=proposal, is_in_favour=True, actor=member)
        actions.close_session(proposal=proposal, actor=at.committee[0])
        with pytest.raises(actions.NotThatStage):
            actions.dispose(proposal=proposal, actor=at.archivist)
        with pytest.raises(actions.AuthorisationDateUnfit):
            actions.authorise(proposal=proposal, **{**given, "dated_on": clock.today() - timedelta(days=1)})
        with pytest.raises(actions.RetentionLineMissing):
            actions.authorise(proposal=proposal, **{**given, "reference": " "})
        actions.authorise(proposal=proposal, **given)
        actions.dispose(proposal=proposal, actor=at.archivist)
        with pytest.raises(actions.NotThatStage):
            actions.dispose(proposal=proposal, actor=at.archivist)
