"""Is a document registered whole: numbered without gaps, with its files, its days, its receipt and one holder?"""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.actions import Enclosed
from chancery.contexts.correspondence.models import Record, RecordMovement
from chancery.contexts.correspondence.rules import (
    EntryChannel,
    LinkKind,
    Outcome,
    RecordKind,
    Sender,
    SenderKind,
    Standing,
)
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import SENDER, SYSTEM, WORKING, Ministry
from chancery.kernel.base import clock, ids
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as papers
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere
from chancery.kernel.identity.checks import RucInvalid
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def test_the_story_of_a_document(at: Ministry) -> None:
    """An official letter comes, is registered, goes to a unit with a copy to another, comes back, and is attended."""
    kept = documents.keep(b"%PDF-1.7 oficio", "application/pdf")
    with clock.set_to(WORKING):
        made = actions.register(
            actor=at.clerk,
            office=at.desk,
            sender=SENDER,
            subject="Remite propuesta de convenio",
            kind=RecordKind.OFFICIAL_LETTER,
            number_of_sender="OFICIO N° 000012-2026-SG/MP",
            dated_on=date(2026, 11, 24),
            sheets=4,
            files=[Enclosed("oficio.pdf", kept.sha256)],
            channel=EntryChannel.WINDOW,
            presented_at=WORKING - timedelta(minutes=10),
        )
        record = queries.row(made.id)
        assert made.number.startswith("REGGDA-2026-000001-")
        assert (record.presented_on, record.received_on) == (date(2026, 11, 25), date(2026, 11, 25))
        assert papers.find_by_code(papers.of_case(record.id).get().verification_code) is not None
        first = queries.holder_of(record)
        assert (first.to_office, first.standing) == (at.desk, Standing.IN_HAND)
        actions.route(
            record=record,
            to=[factories.to(at.unit, "reply"), factories.to(at.other, "inform", is_copy=True)],
            actor=at.clerk,
        )
        original = queries.holder_of(record)
        assert (original.to_office, original.standing) == (at.unit, Standing.UNRECEIVED)
        actions.receive(movement=original, actor=at.secretary)
        back = actions.return_(movement=original, reason="Es de Asuntos Legales", actor=at.secretary)
        assert (back.to_office, back.note) == (at.desk, "Es de Asuntos Legales")
        actions.route(record=record, to=[factories.to(at.other, "opinion")], actor=at.clerk)
        legal = queries.holder_of(record)
        actions.attend(movement=legal, reason="Se respondió", reply_number="OF 5-2026-LEG", actor=at.lawyer)
        copy = RecordMovement.objects.get(record=record, is_copy=True)
        assert copy.closed_at is None
        actions.attend(movement=copy, reason="Se tomó nota", actor=at.lawyer)
        actions.archive(record=record, reason="Concluido", actor=at.lawyer)
    view = queries.record(made.id)
    assert (view.holder_office, view.standing) == ("leg", Standing.ARCHIVED)
    assert view.sender.kind is SenderKind.ENTITY
    assert [each.sha256 for each in view.files] == [kept.sha256]
    outcomes = [each.outcome for each in queries.history(record) if not each.is_copy]
    assert outcomes == [
        Outcome.MOVED_ON, Outcome.RETURNED, Outcome.MOVED_ON, Outcome.ATTENDED, Outcome.ARCHIVED,
    ]  # fmt: skip
    assert [link.kind for link in record.links.all()] == [LinkKind.REPLY]
    verbs = [entry.verb.removeprefix("correspondence.") for entry in ledger.entries(record.id)]
    assert verbs == [
        "register", "route", "route", "receive", "return", "route", "attend", "link", "attend", "archive",
    ]  # fmt: skip
    assert list(queries.numbers()) == list(queries.holders()) == []


def test_numbers_run_without_gaps_even_where_an_act_was_undone(at: Ministry) -> None:
    first = factories.registered(at)
    with transaction.atomic():
        factories.registered(at)
        transaction.set_rollback(True)
    second = factories.registered(at)
    assert (first.ordinal, second.ordinal) == (1, 2)
    assert list(queries.numbers()) == []


def test_another_context_registers_with_the_platform_as_its_actor(at: Ministry) -> None:
    made = actions.register(
        actor=SYSTEM,
        office=at.desk,
        sender=SENDER,
        subject="Llegó por la plataforma",
        kind="letter",
        sheets=1,
        channel="exchange",
        addressee=at.unit,
        with_receipt=False,
    )
    assert queries.record(made.id).holder_office == "oti"
    assert made.receipt_id is None


def test_who_does_not_serve_at_the_office_registers_nothing_there(at: Ministry) -> None:
    with pytest.raises(RoleMissingHere):
        factories.registered(at, actor=at.secretary)
    with pytest.raises(RoleMissing):
        factories.registered(at, actor=at.citizen)
    assert factories.registered(at).number


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": "  "}, "subject"),
        ({"subject": "a" * 501}, "subject"),
        ({"sheets": 0}, "sheets"),
        ({"number_of_sender": "9" * 101}, "number_of_sender"),
        ({"sender": Sender(SenderKind.ENTITY, "9" * 31, "Otra")}, "sender_number"),
    ],
)
def test_what_cannot_be_told_apart_is_not_registered(
    at: Ministry, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(actions.RecordIncomplete) as refused:
        factories.registered(at, **changes)
    assert list(refused.value.fields) == [field]
    assert factories.registered(at).ordinal == 1


def test_a_mistyped_ruc_is_said_and_a_persons_number_of_eleven_digits_is_none(at: Ministry) -> None:
    for kind in (SenderKind.ENTITY, SenderKind.COMPANY):
        with pytest.raises(RucInvalid) as refused:
            factories.registered(at, sender=Sender(kind, "20131370999", "Otra"))
        assert list(refused.value.fields) == ["sender_number"]
    for sender in (
        SENDER,
        Sender(SenderKind.COMPANY, "HRB 86891", "Ejemplo GmbH"),
        Sender(SenderKind.COMPANY, "01234567891", "Esempio S.p.A."),
        Sender(SenderKind.PERSON, "11144477735", "Joana Inventada"),
    ):
        assert factories.registered(at, sender=sender).sender == sender


def test_nothing_is_presented_tomorrow(at: Ministry) -> None:
    with pytest.raises(actions.PresentedInFuture):
        factories.registered(at, presented_at=clock.now() + timedelta(days=1))
    assert factories.registered(at, presented_at=clock.now() - timedelta(days=1))


def test_a_file_is_one_that_the_platform_keeps(at: Ministry) -> None:
    with pytest.raises(actions.FileUnknown):
        factories.registered(at, files=[Enclosed("x.pdf", "0" * 64)])
    with pytest.raises(actions.FileUnknown):
        factories.registered(at, document_ids=[uuid4()])
    upload = factories.upload(at.clerk)
    record = factories.registered(at, upload_ids=[upload.id])
    assert record.files.get().file_id == upload.file_id


def test_antecedents_and_the_same_file_are_linked(at: Ministry) -> None:
    content = factories.pdf("Igual")
    first = factories.registered(at, upload_ids=[factories.upload(at.clerk, content).id])
    again = factories.registered(
        at,
        upload_ids=[factories.upload(at.clerk, content).id],
        antecedents=[first.id, " ", "MEMORANDO N° 000206-2020-OTDA/IPD"],
    )
    links = {(link.kind, link.other_id, link.number) for link in again.links.all()}
    assert links == {
        ("antecedent", first.id, ""),
        ("antecedent", None, "MEMORANDO N° 000206-2020-OTDA/IPD"),
        ("duplicate", first.id, ""),
    }


def test_an_unknown_antecedent_is_refused(at: Ministry) -> None:
    with pytest.raises(queries.RecordNotFound):
        factories.registered(at, antecedents=[uuid4()])


def test_the_database_keeps_one_holder_of_the_original_and_no_fewer(at: Ministry) -> None:
    record = factories.registered(at)
    held = queries.holder_of(record)
    twice = RecordMovement(
        record=record, ordinal=2, from_office=at.desk, to_office=at.unit, instruction=held.instruction,
        sent_at=clock.now(),
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="one_holder_of_the_original"), transaction.atomic():
        twice.save(force_insert=True)
    with pytest.raises(IntegrityError, match="has 0 holders"), transaction.atomic():
        _leave_without_holder(held)
    with pytest.raises(IntegrityError, match="has 0 holders"), transaction.atomic():
        _register_without_holder(record)
    assert queries.holder_of(record) == held


def test_what_a_movement_said_it_says_for_good(at: Ministry) -> None:
    held = queries.holder_of(factories.registered(at))
    with pytest.raises(IntegrityError, match="says that once"), transaction.atomic():
        RecordMovement.objects.filter(pk=held.pk).update(received_at=clock.now() + timedelta(days=1))
    with pytest.raises(IntegrityError, match="only be added"), transaction.atomic():
        RecordMovement.objects.filter(pk=held.pk).update(to_office=at.unit)
    with pytest.raises(IntegrityError, match="only be added"), transaction.atomic():
        Record.objects.filter(pk=held.record_id).update(subject="Otro")


def _leave_without_holder(held: RecordMovement) -> None:
    _ask_at_once()
    now = clock.now()
    RecordMovement.objects.filter(pk=held.pk).update(closed_at=now, outcome="attended", left_at=now)


def _register_without_holder(like: Record) -> None:
    _ask_at_once()
    another = Record.objects.get(pk=like.pk)
    another.pk, another.number, another.ordinal = ids.uuid7(), "REGGDA-2026-000099-X", 99
    another.follow_code = queries.new_code()
    another.save(force_insert=True)


def _ask_at_once() -> None:
    """What is asked when an act is complete is asked now, of what was registered before and of each row from here on."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
