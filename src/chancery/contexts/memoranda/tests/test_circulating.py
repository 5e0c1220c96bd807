"""Does a signed document reach its addressees, and is it known who has it and who answered?"""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from chancery.contexts.correspondence import actions as register
from chancery.contexts.correspondence import queries as correspondence
from chancery.contexts.memoranda import actions, queries
from chancery.contexts.memoranda.models import Attention, HeadSignature
from chancery.contexts.memoranda.rules import Kind, State
from chancery.contexts.memoranda.tests import factories
from chancery.contexts.memoranda.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.documents import queries as documents
from chancery.kernel.documents.inspection import pages_of
from chancery.kernel.identity.access import RoleMissingHere

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def test_each_addressee_acknowledges_for_itself(at: Ministry) -> None:
    document = factories.dispatched(at, "OTI", "MIL", copies=("LEG",))
    assert document.state == State.DISPATCHED
    assert [each.place for each in queries.unacknowledged(at.ogi)] == [
        at.oti.name,
        at.milan.name,
        at.leg.name,
    ]
    assert [each.document for each in queries.inbox(at.milan, waiting=True)] == [document]
    with pytest.raises(RoleMissingHere):
        actions.receive(dispatch=factories.sent_to(document, at.oti), actor=at.consul)
    actions.receive(dispatch=factories.sent_to(document, at.oti), actor=at.oti_officer)
    assert factories.fresh(document).state == State.DISPATCHED
    actions.receive(dispatch=factories.sent_to(document, at.milan), actor=at.consul)
    assert factories.fresh(document).state == State.RECEIVED
    with pytest.raises(actions.AlreadyReceived):
        actions.receive(dispatch=factories.sent_to(document, at.milan), actor=at.consul)
    assert [each.place for each in queries.unacknowledged(at.ogi)] == [at.leg.name]


def test_what_was_sent_counts_as_paper_that_was_not_printed(at: Ministry) -> None:
    actor = factories.serving(at.ogi, Role.AUDITOR)
    before = correspondence.figures(actor, since=None, until=None)
    document = factories.dispatched(at, "OTI", "MIL", copies=("LEG",))
    factories.dispatched(at, "Ministerio de Salud; El Titular", kind=Kind.OFFICIAL_LETTER)
    pages = pages_of(documents.content(document.signature.paper.file_id))
    told = correspondence.figures(actor, since=None, until=None)
    assert told.sheets_avoided - before.sheets_avoided == 2 * pages
    assert told.copies_avoided - before.copies_avoided == pages
    of_unit = correspondence.figures(at.oti_officer, since=None, until=None)
    assert (of_unit.sheets_avoided, of_unit.copies_avoided) == (pages, 0)
    early = clock.today() - timedelta(days=9)
    assert correspondence.figures(actor, since=early, until=early).sheets_avoided == 0


def test_a_reply_ends_it_and_is_linked(at: Ministry) -> None:
    antecedent = factories.dispatched(at, "OTI")
    reply = factories.signed(at, "OGI", unit=at.oti, actor=at.oti_officer, answers=antecedent)
    assert factories.fresh(antecedent).state == State.ANSWERED
    sent = factories.sent_to(antecedent, at.oti)
    assert sent.attention is not None
    assert sent.attention.reply == reply.document
    assert sent.reception.by_id == at.oti_head.person_id
    assert [each.signature.number for each in queries.replied_by(antecedent.signature)] == [reply.number]
    with pytest.raises(actions.AlreadyAttended):
        actions.file_away(dispatch=sent, reason="Ya está", actor=at.oti_officer)


def test_an_annulled_reply_ends_nothing_and_another_may(at: Ministry) -> None:
    antecedent = factories.dispatched(at, "OTI")

    def reply() -> HeadSignature:
        return factories.signed(at, "OGI", unit=at.oti, actor=at.oti_officer, answers=antecedent)

    first = reply()
    actions.annul(document=first.document, reason="Error", actor=at.oti_head)
    assert factories.fresh(antecedent).state == State.RECEIVED
    assert factories.sent_to(antecedent, at.oti).attention is None
    second, third = reply(), reply()
    assert factories.fresh(antecedent).state == State.ANSWERED
    actions.annul(document=second.document, reason="Error", actor=at.oti_head)
    ended = factories.sent_to(antecedent, at.oti).attention
    assert ended is not None
    assert ended.reply == third.document
    actions.annul(document=third.document, reason="Error", actor=at.oti_head)
    actions.file_away(
        dispatch=factories.sent_to(antecedent, at.oti), reason="Ya no procede", actor=at.oti_officer
    )
    assert factories.fresh(antecedent).state == State.FILED
    with pytest.raises(DatabaseError), transaction.atomic():
        Attention.objects.update(reason="Otro")


def test_what_needs_no_answer_is_filed_with_a_reason(at: Ministry) -> None:
    document = factories.dispatched(at, "OTI")
    sent = factories.sent_to(document, at.oti)
    with pytest.raises(actions.NotReceivedYet):
        actions.file_away(dispatch=sent, reason="Tomado en cuenta", actor=at.oti_officer)
    actions.receive(dispatch=sent, actor=at.oti_officer)
    with pytest.raises(actions.ReasonMissing):
        actions.file_away(dispatch=sent, reason=" ", actor=at.oti_officer)
    actions.file_away(dispatch=sent, reason="Tomado en cuenta", actor=at.oti_officer)
    assert factories.fresh(document).state == State.FILED


def test_what_goes_outside_is_acknowledged_by_its_cargo(at: Ministry) -> None:
    document = factories.dispatched(at, "Ministerio de Salud; El Titular", kind=Kind.OFFICIAL_LETTER)
    sent = factories.sent_to(document, None)
    with pytest.raises(actions.EvidenceMissing):
        actions.receive(dispatch=sent, actor=at.author)
    received = actions.receive(dispatch=sent, evidence="Cargo 2026-113", actor=at.author)
    assert received.evidence == "Cargo 2026-113"
    assert factories.fresh(document).state == State.RECEIVED


def test_only_what_is_signed_is_sent_and_once(at: Ministry) -> None:
    with pytest.raises(actions.WrongStanding):
        actions.dispatch(document=factories.for_signature(at), actor=at.author)
    document = factories.signed(at).document
    with pytest.raises(RoleMissingHere):
        actions.dispatch(document=document, actor=at.oti_officer)
    actions.dispatch(document=document, actor=at.author)
    with pytest.raises(actions.WrongStanding):
        actions.dispatch(document=document, actor=at.author)


def test_an_annulled_one_waits_for_nobody_s_acknowledgement(at: Ministry) -> None:
    document = factories.dispatched(at, "OTI")
    actions.annul(document=document, reason="Error", actor=at.head)
    assert not queries.inbox(at.oti, waiting=True).exists()
    assert not queries.unacknowledged(at.ogi).exists()
    with pytest.raises(actions.WrongStanding):
        actions.receive(dispatch=factories.sent_to(document, at.oti), actor=at.oti_officer)


def test_another_unit_s_dispatch_is_not_found(at: Ministry) -> None:
    sent = factories.sent_to(factories.dispatched(at, "OTI"), at.oti)
    assert queries.dispatch(sent.pk, actor=at.oti_officer) == sent
    with pytest.raises(queries.DispatchNotFound):
        queries.dispatch(sent.pk, actor=at.leg_head)


class TestSearch:
    def test_by_number_in_every_printed_form(self, at: Ministry) -> None:
        signature = factories.signed(at)
        year = signature.year
        for typed in (
            signature.number,
            f"OGI0001/{year}",
            f"ogi 1/{year}",
            f"OGI0001{year}",
            f"MEMORANDO N° 000001-{year}-OGI/RE",
            signature.paper.number,
        ):
            assert [each.pk for each in queries.search(typed, actor=at.author)] == [signature.pk], typed
        assert not queries.search(f"Informe OGI0001/{year}", actor=at.author)

    def test_by_words_accents_and_endings_aside(self, at: Ministry) -> None:
        signature = factories.signed(at, subject="Adquisición de teléfonos para las oficinas")
        factories.signed(at, subject="Otra cosa")
        for typed in ("adquisicion telefono", "TELÉFONOS oficina"):
            assert [each.pk for each in queries.search(typed, actor=at.author)] == [signature.pk]
        assert not queries.search("valija", actor=at.author)
        assert not queries.search("  ", actor=at.author)

    @pytest.mark.parametrize("typed", ["adquisision telefnos", "TELÉFNOS", "adquicision de los teléfonos"])
    def test_misspelt_words_are_tried_when_the_right_ones_fail(self, at: Ministry, typed: str) -> None:
        signature = factories.signed(at, subject="Adquisición de teléfonos para las oficinas")
        other = factories.signed(at, subject="Telegramas del archivo")
        assert [each.pk for each in queries.search(typed, actor=at.author)] == [signature.pk]
        assert [each.pk for each in queries.search("telegramas", actor=at.author)] == [other.pk]
        assert not queries.search(typed, actor=at.stranger)
        assert not queries.search(typed, actor=at.author, kind=Kind.NOTE)

    def test_a_word_that_stands_in_the_register_alone_is_none_of_ours(self, at: Ministry) -> None:
        factories.signed(at, subject="Adquisición de teléfonos")
        register.note_words(text="valija diplomática", actor=at.author)
        assert not queries.search("balija", actor=at.author)

    def test_only_among_what_one_may_see(self, at: Ministry) -> None:
        signature = factories.signed(at)
        assert not queries.search(signature.number, actor=at.stranger)
        assert queries.signature_numbered(signature.number, actor=at.stranger) is None
        assert queries.signature_numbered(f"Ref. {signature.number}", actor=at.author) == signature

    def test_a_unit_is_known_by_its_code_to_who_serves_there(self, at: Ministry) -> None:
        assert queries.unit_of(at.author, "ogi") == at.ogi
        for code in ("oti", "no-existe", "mig-jorge-chavez"):
            with pytest.raises(queries.UnitUnknown):
                queries.unit_of(at.author, code)
