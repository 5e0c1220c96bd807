"""Is a passport handed over to whom it is for, alone in force, and cancelled at once when it is gone?"""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.db.transaction import atomic as _nested

from chancery.contexts.passports import actions, jobs, queries
from chancery.contexts.passports.models import Cancellation, Delivery, InForce
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.queries import PassportBar
from chancery.contexts.passports.rules import CancelGround, Recognition
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World, of_a_child, with_before
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.documents import queries as documents
from chancery.kernel.gateway import published
from chancery.kernel.gateway.published import FactEvent, FactKind
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests.factories import reads_english
from chancery.kernel.ledger.models import Entry
from chancery.kernel.notifications.models import Notice
from chancery.kernel.travel_documents import cancelled

pytestmark = pytest.mark.django_db


class TestDeliver:
    def test_it_stands_from_then_on(self, at: World) -> None:
        passport = factories.ready(at)
        assert queries.find(number=passport.number).bars == (PassportBar.NOT_DELIVERED,)
        passport = factories.deliver(at, passport)
        assert queries.find(zone=passport.zone).is_good
        assert queries.in_force(passport.application.dni) == passport

    def test_the_old_one_is_voided_in_sight(self, at: World) -> None:
        passport = factories.ready(at, **with_before())
        with pytest.raises(actions.OldOneNotShown):
            factories.deliver(at, passport)
        factories.deliver(at, passport, is_old_voided=True)
        assert Cancellation.objects.get().ground == CancelGround.REPLACED

    def test_the_old_one_of_ours_ends_when_the_new_one_begins(self, at: World) -> None:
        old = factories.delivered(at)
        new = factories.ready(at, **with_before(before_number=old.number))
        assert queries.find(number=old.number).is_good
        factories.deliver(at, new, is_old_voided=True)
        assert queries.find(number=old.number).bars == (PassportBar.CANCELLED,)
        assert factories.again(old.application).case.state == State.CANCELLED
        assert queries.in_force(old.application.dni) == new

    def test_who_reads_english_is_told_in_it_by_which_one_it_was_replaced(self, at: World) -> None:
        old = factories.delivered(at)
        new = factories.ready(at, **with_before(before_number=old.number))
        reads_english(at.post.applicant)
        factories.deliver(at, new, is_old_voided=True)
        told = Notice.objects.get(case_id=old.application.case_id, text__contains="ya no vale para viajar")
        assert f"reemplazado por otro. Reemplazado por el {new.number}." in told.text
        assert f"replaced by another. It was replaced by {new.number}." in told.reading_text

    def test_an_old_one_reported_meanwhile_needs_not_be_shown(self, at: World) -> None:
        old = factories.delivered(at)
        new = factories.ready(at, **with_before(before_number=old.number))
        factories.lost(at, old)
        factories.deliver(at, new)

    def test_two_do_not_stand_together(self, at: World) -> None:
        first = factories.ready(at)
        old = Delivery.objects.create(
            certification=first.certification, recognition=Recognition.FACE, by=person_of(at.post.officer)
        )
        InForce.objects.create(holder_key=first.application.dni, delivery=old)
        other = factories.another(at)
        second = factories.ready(other)
        with pytest.raises(IntegrityError), _nested():
            InForce.objects.create(
                holder_key=first.application.dni,
                delivery=Delivery.objects.create(
                    certification=second.certification,
                    recognition=Recognition.FACE,
                    by=person_of(at.post.officer),
                ),
            )
        InForce.objects.filter(delivery=old).update(holder_key=second.application.dni)
        with pytest.raises(actions.AnotherInForce):
            factories.deliver(at, second)

    def test_who_is_of_age_is_compared_with_the_chip(self, at: World) -> None:
        passport = factories.ready(at)
        with pytest.raises(actions.RecognitionUnfit):
            factories.deliver(at, passport, recognition=Recognition.DOCUMENT)
        factories.deliver(at, passport, recognition=Recognition.FINGERPRINT)

    def test_who_represents_a_child_shows_a_document(self, at: World) -> None:
        factories.deliver(at, factories.ready(at, **of_a_child()), recognition=Recognition.DOCUMENT)


class TestReport:
    def test_the_holder_reports_and_the_border_knows_at_once(self, at: World) -> None:
        passport = factories.delivered(at)
        factories.lost(at, passport)
        found = queries.find(number=passport.number)
        assert found.bars == (PassportBar.CANCELLED,)
        assert [each.number for each in queries.cancelled_numbers(at.inspector)] == [passport.number]
        assert list(queries.cancelled_within(passport.expires_on)) == [passport.number]
        assert list(queries.cancelled_within(passport.expires_on + timedelta(days=1))) == []
        assert f"P:{passport.number}" in cancelled.keys(clock.today())
        assert factories.again(passport.application).case.state == State.CANCELLED
        assert documents.is_revoked(passport.document)
        with pytest.raises(actions.AlreadyCancelled):
            factories.lost(at, passport)

    def test_who_reads_english_is_told_in_it_why_it_no_longer_stands(self, at: World) -> None:
        reads_english(at.post.applicant)
        passport = factories.delivered(at)
        factories.lost(at, passport)
        told = Notice.objects.get(
            case_id=passport.application.case_id, text__contains="ya no vale para viajar"
        )
        assert "para viajar: perdido. " in told.text
        assert "no longer valid for travel: lost. “" in told.reading_text

    def test_an_officer_of_any_post_reports_what_migraciones_gave(self, at: World) -> None:
        madrid = acts.post("cg-madrid")
        actions.report(
            number="116 543 210",
            ground=CancelGround.STOLEN,
            circumstances="En el tren",
            holder="Julia Tapia",
            dni="91000009",
            office=madrid.office,
            actor=madrid.officer,
        )
        assert queries.find(number="116543210").bars == (PassportBar.CANCELLED,)
        assert Entry.objects.filter(verb="passports.cancel_number", chain=madrid.office.id).exists()

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"number": " "}, actions.NumberMissing),
            ({"number": "12-34"}, actions.NumberMissing),
            ({"circumstances": " "}, actions.CircumstancesMissing),
            ({"dni": "91000009"}, actions.NotYours),
        ],
        ids=["empty", "signs", "circumstances", "another's"],
    )
    def test_what_is_refused(self, at: World, changes: dict[str, str], refusal: type[Exception]) -> None:
        passport = factories.delivered(at)
        said = {
            "number": passport.number,
            "circumstances": "En el tren",
            "dni": passport.application.dni,
            **changes,
        }
        settings = {
            "ground": CancelGround.LOST,
            "holder": "Rosa",
            "office": at.office,
            "actor": at.post.officer,
        }
        with pytest.raises(refusal):
            actions.report(**said, **settings)  # type: ignore[arg-type]

    def test_what_nobody_holds_is_not_lost(self, at: World) -> None:
        passport = factories.ready(at)
        with pytest.raises(actions.NotHandedOver):
            factories.lost(at, passport)

    def test_a_stranger_does_not_find_it(self, at: World) -> None:
        passport = factories.delivered(at)
        with pytest.raises(queries.PassportNotFound):
            factories.lost(factories.another(at), passport)
        with pytest.raises(NotAllowed):
            actions.report(
                number=passport.number,
                ground=CancelGround.LOST,
                circumstances="En el tren",
                holder="Rosa",
                dni=passport.application.dni,
                office=at.office,
                actor=at.post.citizen,
            )

    def test_an_expired_one_may_still_be_reported(self, at: World) -> None:
        passport = factories.delivered(at)
        with clock.set_to(clock.now() + timedelta(days=366 * 10)):
            jobs.expire(0)
            assert factories.again(passport.application).case.state == State.EXPIRED
            assert queries.in_force(passport.application.dni) is None
            assert queries.find(number=passport.number).bars == (PassportBar.EXPIRED,)
            factories.lost(at, passport)
        assert Cancellation.objects.count() == 1


class TestBorder:
    def test_a_look_leaves_its_trace(self, at: World) -> None:
        passport = factories.delivered(at)
        assert actions.check(actor=at.inspector, zone=passport.zone).is_good
        assert Entry.objects.filter(
            verb="ledger.read", facts__contains=str(passport.application.case_id)
        ).exists()

    def test_who_is_no_border_officer_does_not_look(self, at: World) -> None:
        with pytest.raises(NotAllowed):
            actions.check(actor=at.post.officer, number="100000001")
        with pytest.raises(NotAllowed):
            queries.cancelled_numbers(at.post.citizen)
        with pytest.raises(actions.NothingShown):
            actions.check(actor=at.inspector)

    def test_each_reason_against(self, at: World) -> None:
        assert queries.find(number="999999999").bars == (PassportBar.UNKNOWN,)
        assert queries.find(zone="P<PER").bars == (PassportBar.UNREADABLE, PassportBar.UNKNOWN)
        passport = factories.personalised(at)
        assert queries.find(number=passport.number).bars == (PassportBar.NOT_CERTIFIED,)
        other = factories.personalised(factories.another(at))
        assert PassportBar.ALTERED in queries.find(zone=other.zone, number=passport.number).bars
        actions.reject(application=factories.again(passport.application), reason="Manchada", actor=at.checker)
        assert queries.find(number=passport.number).bars == (PassportBar.VOIDED,)


def test_migraciones_is_told_of_what_was_handed_over_and_cancelled(at: World) -> None:
    since = clock.now()
    factories.ready(factories.another(at))
    passport = factories.delivered(at)
    factories.lost(at, passport)
    told = published.facts(FactKind.TRAVEL_DOCUMENT, since, clock.now() + timedelta(minutes=1))
    ours = [(each.event, each.number) for each in told if each.number == passport.number]
    assert ours == [(FactEvent.ISSUED, passport.number), (FactEvent.CANCELLED, passport.number)]
    assert len(told) == 2
