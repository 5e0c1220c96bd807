"""What an honest post may come to tell: is it taken, or does it say to whom it is that something must be done?"""

from uuid import uuid4

import pytest
from django.db import transaction

from chancery.contexts.passports import actions as cancelling
from chancery.contexts.passports.models import Cancellation, InForce
from chancery.contexts.passports.tests import factories as passports
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.cases.models import Case
from chancery.kernel.documents import actions as papers
from chancery.kernel.documents.store import store
from chancery.kernel.documents.tests.factories import pdf
from chancery.kernel.fees.models import Payment
from chancery.kernel.ledger import chains
from chancery.kernel.ledger.models import Entry
from chancery.kernel.nodes import actions, queries, rows
from chancery.kernel.nodes.actions import telling
from chancery.kernel.nodes.models import Noted
from chancery.kernel.nodes.travels import Way
from tests.nodes import work
from tests.nodes.test_begun_anew import report_passport
from tests.nodes.test_handing import batch
from tests.nodes.two import Two, node, office

pytestmark = pytest.mark.django_db


def test_what_a_post_did_in_weeks_without_a_line_goes_in_batches_that_lima_takes(
    two: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "_MOST_UNPACKED", 10)
    two.line.cut()
    for ordinal in range(3):
        with two.post():
            work.walk_in(two, f"YH000000{ordinal}")
            assert Noted.objects.filter(batch=None).count() >= 10
        assert not two.talk()
    with two.post():
        packed = Noted.objects.exclude(batch=None)
        assert packed.values("batch").distinct().count() == 3
        assert actions.pack(actor=work.SYSTEM) == packed.order_by("batch").values_list("batch", flat=True)[0]
    two.line.restore()
    assert two.talk(), two.fault
    work.check_same(two)


def test_rows_of_an_older_version_are_taken_and_those_of_a_newer_one_wait_for_lima(two: Two) -> None:
    number, lines = batch(two)
    newer = [(table, {**row, "since_next_year": 1} if table == "cases_case" else row) for table, row in lines]
    older = [
        (
            table,
            {name: value for name, value in row.items() if (table, name) != ("fees_payment", "bank")},
        )
        for table, row in lines
    ]
    assert older != lines
    with two.lima():
        with pytest.raises(actions.OtherVersion, match=r"cases_case\.since_next_year"):
            actions.take_batch(node=node(), number=number, lines=newer, actor=two.program())
        assert actions.take_batch(node=node(), number=number, lines=older, actor=two.program())
        known_case = next(row for table, row in older if table == "cases_case")
        changed = {name: value for name, value in known_case.items() if name != "number"}
        rows.lay([("cases_case", changed)], ways=(Way.UP,))
        assert Case.objects.get(pk=known_case["id"]).number == known_case["number"]
        type(node()).objects.update(last_digest=queries.digest(lines))
    assert two.talk(), two.fault
    with two.post():
        known = queries.own_node().reference
        reference = [("organisation_next_year", {"id": 1})]
        actions.take_reference(lines=reference, digest=known, actor=work.SYSTEM)
        assert queries.own_node().reference == ""
    assert two.talk(), two.fault
    with two.post():
        assert queries.own_node().reference == known


def test_a_row_that_the_database_of_lima_cannot_hold_is_named_on_both_sides(two: Two) -> None:
    number, lines = batch(two)
    with two.lima():
        taken = Case.objects.exclude(
            pk__in=[row["id"] for table, row in lines if table == "cases_case"]
        ).first()
        assert taken is not None
        clashing = [
            (table, {**row, "number": taken.number} if table == "cases_case" else row) for table, row in lines
        ]
        before = node().last_batch
        with pytest.raises(actions.RowClashes, match="cases_case_number") as refused:
            actions.take_batch(node=node(), number=number, lines=clashing, actor=two.program())
        assert "soporte" in refused.value.next_step
        assert node().last_batch == before
        assert actions.take_batch(node=node(), number=number, lines=lines, actor=two.program())


@pytest.mark.parametrize(("typed", "kept"), [("OP 77", "OP 77"), (f"OP {77:037}", f"{77:034}")])
def test_an_operation_of_a_bank_that_two_offices_wrote_down_is_told_apart(
    two: Two, monkeypatch: pytest.MonkeyPatch, typed: str, kept: str
) -> None:
    """Each took it for one charge without hearing the other; receipts are given, and accountants see both."""
    monkeypatch.setattr(telling, "_MOST_UNPACKED", 1)
    number, first = batch(two)
    with two.post():
        work.walk_in(two)
        assert actions.pack(actor=work.SYSTEM) == number
        second = queries.batch(number + 1)
        files = [store().get(row["sha256"]) for table, row in second if table == "documents_storedfile"]
    by_bank = {"bank": "Banca Prova", "operation": typed}
    with two.lima(), transaction.atomic():
        for file in files:
            actions.keep_file(node=node(), content=file, actor=two.program())
        for next_number, lines in ((number, first), (number + 1, second)):
            stated = [(table, {**row, **by_bank} if table == "fees_payment" else row) for table, row in lines]
            assert actions.take_batch(node=node(), number=next_number, lines=stated, actor=two.program())
        written = Payment.objects.filter(bank="Banca Prova").values_list("operation", flat=True)
        assert set(written) == {typed, f"{kept} ({office().acronym})"}
        transaction.set_rollback(True)
    assert two.talk(), two.fault


def test_a_file_that_somebody_has_not_handed_in_yet_is_no_node_s(two: Two) -> None:
    number, lines = batch(two)
    with two.lima():
        upload = papers.receive(filename="partida.pdf", content=pdf("De otro"), actor=two.at.citizen)
        row = next(
            dict(row)
            for table, row in rows.collect([type(upload).objects.filter(pk=upload.pk)])
            if table == "documents_upload"
        )
        forged = [("documents_upload", {**row, "filename": "otra.pdf"})]
        with pytest.raises(actions.NotTheNodesRow):
            actions.take_batch(node=node(), number=number, lines=forged, actor=two.program())
        assert actions.take_batch(node=node(), number=number, lines=lines, actor=two.program())


def test_a_file_of_who_serves_at_a_post_is_the_node_s_until_it_belongs_to_a_case_of_lima_s(two: Two) -> None:
    with two.lima():
        upload = papers.receive(filename="partida.pdf", content=pdf("De casa"), actor=two.at.officer)
        queries.require_file_of(node(), str(upload.file_id))
        papers.use_upload(upload_id=upload.pk, case_id=uuid4(), actor=two.at.officer)
        with pytest.raises(queries.NodeUnknown):
            queries.require_file_of(node(), str(upload.file_id))


def test_a_passport_reported_lost_twice_without_a_line_is_cancelled_by_who_was_heard_first(two: Two) -> None:
    with two.lima():
        at = posts.post("cg-madrid")
    assert two.talk(), two.fault
    two.line.cut()
    with two.post():
        report_passport(two, "PE200001")
    with two.lima():
        cancelling.report(
            number="PE200001", ground="stolen", circumstances="En la calle", holder="Rosa Quispe", dni="45678912",
            office=at.office, actor=at.officer,
        )  # fmt: skip
    two.line.restore()
    assert two.talk(), two.fault
    with two.lima():
        assert Cancellation.objects.get(number="PE200001").office == at.office
        noted = Entry.objects.filter(chain=chains.at(office().id, office().code))
        assert noted.filter(verb="passports.cancel_number", facts__contains="PE200001").exists()
    with two.post():
        work.take_another_machine(two)
        assert not Cancellation.objects.filter(number="PE200001").exists()
    work.check_same(two)


def test_the_passport_that_was_handed_over_last_is_the_one_that_stands(two: Two) -> None:
    """The post could not know of the one before, given elsewhere: it would have voided it."""
    with two.lima():
        at = passports.world("cg-madrid", booklets=5)
        with passports.register():
            before = passports.delivered(at)
            after = passports.delivered(passports.another(at))
        standing = InForce.objects.get(delivery__certification__passport=before)
        InForce.objects.exclude(pk=standing.pk).delete()
        row = {
            "id": 7 << 40,
            "holder_key": standing.holder_key,
            "delivery_id": str(after.certification.delivery.pk),
        }
        rows.lay([("passports_inforce", row)], ways=(Way.UP,))
        assert InForce.objects.get().delivery.certification.passport == after
