"""Does each closed file come into its series, keep its rule, pass to the archive once, and stay while it is held?"""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from chancery.contexts.correspondence import actions as correspondence
from chancery.contexts.correspondence.actions import NotAtRest, NotYoursToMove
from chancery.contexts.correspondence.rules import RecordKind
from chancery.contexts.memoranda.rules import Kind
from chancery.contexts.retention import actions, queries, rules
from chancery.contexts.retention.actions import Change
from chancery.contexts.retention.models import ClosedFile, SeriesRule, TransferItem
from chancery.contexts.retention.rules import HoldKind, Place
from chancery.contexts.retention.tests import factories
from chancery.contexts.retention.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


def change(**changes: object) -> Change:
    stated: dict[str, object] = {
        "code": "OTI-01",
        "title": "Pedidos de información técnica",
        "kinds": ("record.request",),
        "years_at_unit": 3,
        "years_in_archive": 5,
        "is_permanent": False,
        "norm": "RJ 99-2026-AGN/JEF",
        "valid_from": clock.today() + timedelta(days=10),
        **changes,
    }
    return Change(**stated)  # type: ignore[arg-type]


class TestSeries:
    def test_every_kind_of_file_has_a_series_of_every_unit(self, at: Ministry) -> None:
        kinds = {f"record.{each}" for each in RecordKind} | {f"internal.{each}" for each in Kind}
        assert {kind for kind, _ in rules.KINDS} == kinds
        common = [kind for each in SeriesRule.objects.filter(office=None) for kind in each.kinds.split()]
        assert sorted(common) == sorted(kinds)
        assert actions.load_tables(actor=factories.SYSTEM) == 0

    def test_two_people_change_a_series_and_what_was_classified_keeps_its_rule(self, at: Ministry) -> None:
        before = factories.classified(at)
        proposal = actions.propose_series(change=change(office=at.unit), actor=at.archivist)
        with pytest.raises(actions.SeriesProposalOpen):
            actions.propose_series(change=change(office=at.unit), actor=at.chief)
        with pytest.raises(actions.SeriesSameHands):
            actions.approve_series(proposal=proposal, actor=at.archivist)
        made = actions.approve_series(proposal=proposal, actor=at.other_archivist)
        with pytest.raises(actions.SeriesAlreadyDecided):
            actions.decline_series(proposal=proposal, actor=at.chief)
        assert queries.series("OTI-01").years_at_unit == 1
        with clock.set_to(clock.now() + timedelta(days=20)):
            after = factories.classified(at, on=clock.now())
        assert (factories.fresh(before).rule_id == made.pk, after.rule_id == made.pk) == (False, True)
        assert after.transfer_on.year == after.closed_on.year + 3

    def test_a_change_that_comes_too_late_or_clashes_is_refused(self, at: Ministry) -> None:
        for wrong in (
            change(valid_from=clock.today()),
            change(years_at_unit=101),
            change(code="COR-09", kinds=("record.appeal",)),
            change(kinds=("record.poem",)),
        ):
            with pytest.raises(Invalid):
                actions.propose_series(change=wrong, actor=at.archivist)
        with pytest.raises(RoleMissing):
            actions.propose_series(change=change(), actor=at.secretary)
        proposal = actions.propose_series(change=change(office=at.unit), actor=at.archivist)
        with clock.set_to(clock.now() + timedelta(days=11)), pytest.raises(actions.SeriesTooLate):
            actions.approve_series(proposal=proposal, actor=at.other_archivist)
        actions.decline_series(proposal=proposal, actor=at.other_archivist)
        with pytest.raises(queries.SeriesNotFound):
            queries.series("NOH-99")


class TestClassify:
    def test_what_is_closed_comes_in_once_under_its_units_own_series(self, at: Ministry) -> None:
        record = factories.archived(at)
        assert actions.take_in(actor=factories.SYSTEM) == 1
        assert actions.take_in(actor=factories.SYSTEM) == 0
        file = ClosedFile.objects.get(source_id=record.id)
        assert (file.rule.code, str(file.transfer_on), str(file.disposal_on)) == (
            "OTI-01", "2020-03-06", "2022-03-06",
        )  # fmt: skip
        assert file.digest == record.files.get().file_id

    def test_what_was_reopened_is_dated_anew_when_it_closes(self, at: Ministry) -> None:
        file = factories.classified(at)
        found = factories.record_of(file)
        correspondence.reopen(record=found, reason="Llegó más", actor=at.secretary)
        with pytest.raises(actions.NotDueForTransfer):
            factories.listed(at, file)
        correspondence.archive(record=found, reason="Concluido", actor=at.secretary)
        assert actions.take_in(actor=factories.SYSTEM) == 0
        assert factories.fresh(file).closed_on == clock.today()

    def test_an_archivist_changes_the_series_with_a_reason(self, at: Ministry) -> None:
        file = factories.classified(at)
        with pytest.raises(actions.RetentionReasonMissing):
            actions.reclassify(file=file, series="COR-04", reason=" ", actor=at.secretary)
        with pytest.raises(RoleMissingHere):
            actions.reclassify(file=file, series="COR-04", reason="Es un recurso", actor=at.mail.lawyer)
        moved = actions.reclassify(file=file, series="COR-04", reason="Es un recurso", actor=at.secretary)
        assert str(moved.disposal_on) == "2029-03-06"
        (told,) = [each for each in ledger.entries(file.pk) if each.verb == "retention.reclassify"]
        assert "Es un recurso" in told.facts

    def test_neither_what_is_held_nor_what_is_proposed_changes_its_series(self, at: Ministry) -> None:
        held, proposed = factories.in_archive(at), factories.in_archive(at)
        factories.held(at, held)
        factories.proposed(at, proposed)
        for file, refusal in ((held, actions.ClosedFileHeld), (proposed, actions.ClosedFileSettled)):
            with pytest.raises(refusal):
                actions.reclassify(file=file, series="COR-04", reason="Es un recurso", actor=at.archivist)


class TestTransfer:
    def test_custody_passes_once_and_with_it_the_original(self, at: Ministry) -> None:
        file = factories.classified(at)
        made = factories.listed(at, file)
        assert file.number in made.paper.facts
        assert file.digest in made.paper.facts
        assert factories.fresh(file).place == Place.LISTED
        item = factories.item_of(made)
        with pytest.raises(RoleMissing):
            actions.receive(item=item, actor=at.secretary)
        actions.receive(item=item, observation="Falta el anexo 2", actor=at.archivist)
        assert factories.fresh(file).place == Place.ARCHIVE
        record = factories.record_of(file)
        assert factories.holder_of(record) == at.archive
        with pytest.raises(NotYoursToMove):
            correspondence.reopen(record=record, reason="Otra vez", actor=at.secretary)
        with pytest.raises(actions.TransferItemDecided):
            actions.return_(item=item, observation="No", actor=at.archivist)
        with pytest.raises(actions.NotDueForTransfer):
            factories.listed(at, file)
        assert list(queries.numbers()) == []

    def test_the_database_itself_lets_a_file_stand_in_one_inventory(self, at: Ministry) -> None:
        made = factories.listed(at)
        item = factories.item_of(made)
        with pytest.raises(IntegrityError, match="one_transfer_of_a_file"), transaction.atomic():
            TransferItem.objects.create(transfer=made, position=2, file=item.file)
        actions.receive(item=item, actor=at.archivist)
        with pytest.raises(IntegrityError, match="says that once"), transaction.atomic():
            TransferItem.objects.update(outcome="returned", observation="x")

    def test_what_is_returned_says_why_and_may_be_listed_again(self, at: Ministry) -> None:
        file = factories.classified(at)
        item = factories.item_of(factories.listed(at, file))
        with pytest.raises(actions.RetentionReasonMissing):
            actions.return_(item=item, observation="", actor=at.archivist)
        actions.return_(item=item, observation="Faltan los folios 3 a 5", actor=at.archivist)
        assert factories.fresh(file).place == Place.UNIT
        again = factories.item_of(factories.listed(at, file))
        correspondence.reopen(record=factories.record_of(file), reason="Completar", actor=at.secretary)
        with pytest.raises(NotAtRest):
            actions.receive(item=again, actor=at.archivist)

    def test_an_inventory_tells_what_waits_in_it_until_each_line_is_decided(self, at: Ministry) -> None:
        files = [factories.classified(at) for _ in range(3)]
        made = factories.listed(at, *files)
        received, returned, last = queries.transfer_items(made)
        actions.receive(item=received, actor=at.archivist)
        actions.return_(item=returned, observation="Faltan los folios 3 a 5", actor=at.archivist)
        (coming,) = queries.coming(at.archivist)
        assert (coming.listed, coming.waiting, coming.returned) == (3, 1, 1)
        actions.receive(item=last, actor=at.archivist)
        assert not queries.coming(at.archivist).exists()

    def test_only_what_is_due_and_ones_own(self, at: Ministry) -> None:
        made = factories.listed(at)
        young = factories.classified(at, on=clock.now() - timedelta(days=30))
        with pytest.raises(actions.NotDueForTransfer):
            factories.listed(at, young)
        with pytest.raises(actions.NothingToTransfer):
            actions.transfer(office=at.unit, file_ids=[], actor=at.secretary)
        with pytest.raises(RoleMissingHere):
            actions.transfer(office=at.legal, file_ids=[young.pk], actor=at.secretary)
        with pytest.raises(queries.TransferNotFound):
            queries.transfer(at.mail.lawyer, made.number)
        with pytest.raises(queries.TransferItemNotFound):
            queries.transfer_item(at.archivist, made.number, 7)
        with pytest.raises(queries.ClosedFileNotFound):
            queries.file(at.mail.lawyer, young.pk)


class TestHold:
    def test_only_the_office_that_ordered_it_lifts_it_and_once(self, at: Ministry) -> None:
        file = factories.in_archive(at)
        order = factories.held(at, file)
        assert factories.fresh(file).is_held
        for stranger in (at.head, at.archivist, at.auditor):
            with pytest.raises(RoleMissing):
                actions.lift(hold=order, reason="Terminó", actor=stranger)
        with pytest.raises(actions.RetentionReasonMissing):
            actions.lift(hold=order, reason="", actor=at.lawyer)
        actions.lift(hold=order, reason="Sentencia firme", actor=at.lawyer)
        with pytest.raises(actions.HoldLifted):
            actions.lift(hold=order, reason="Sentencia firme", actor=at.lawyer)
        assert not factories.fresh(file).is_held
        with pytest.raises(queries.HoldNotFound):
            queries.hold(at.mail.citizen, order.pk)

    def test_it_is_on_a_file_or_a_series_and_says_by_whose_order(self, at: Ministry) -> None:
        file = factories.in_archive(at)
        given = {"kind": HoldKind.AUDIT, "reason": "Examen especial", "office": at.legal, "actor": at.lawyer}
        for wrong in ({}, {"file": file, "series": "COR-01"}):
            with pytest.raises(actions.HoldScopeUnclear):
                actions.hold(authority="Oficio 1", **given, **wrong)  # type: ignore[arg-type]
        with pytest.raises(actions.RetentionLineMissing):
            actions.hold(authority="", file=file, **given)  # type: ignore[arg-type]
        with pytest.raises(RoleMissing):
            actions.hold(authority="Oficio 1", file=file, **{**given, "actor": at.archivist})  # type: ignore[arg-type]
        actions.hold(authority="Oficio 1", series=file.rule.code, **given)  # type: ignore[arg-type]
        assert factories.fresh(file).is_held
        assert [each.scope for each in queries.holds_on(file)] == [f"Serie {file.rule.code}"]


def test_the_digest_of_one_is_its_own_and_of_none_is_none() -> None:
    assert rules.digest_of(["a"]) == "a"
    assert rules.digest_of([]) == ""
    assert len(rules.digest_of(["a", "b"])) == 64
