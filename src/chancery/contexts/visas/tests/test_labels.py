"""Is a visa printed by another than who decided it, on a serial of its own, and checked at the border?"""

import json
from datetime import timedelta

import pytest

from chancery.contexts.stickers import actions as stickers
from chancery.contexts.stickers import queries as stock
from chancery.contexts.visas import actions, jobs, queries, rules
from chancery.contexts.visas.procedures import State
from chancery.contexts.visas.queries import Bar
from chancery.contexts.visas.tests import factories
from chancery.contexts.visas.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock, site
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as documents
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger.models import Entry
from chancery.kernel.travel_documents import seal_checks, seal_contents, seals
from chancery.kernel.travel_documents.reading import UnreadableZone, ZoneDiffers
from chancery.kernel.travel_documents.seal_contents import Stay

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


class TestPrintLabel:
    def test_the_act_has_its_numbers_and_the_serial_leaves_the_custody(self, at: World) -> None:
        label = factories.printed(at)
        assert label.serial == "VI00000001"
        assert label.act.charge.case_id == label.application.case_id
        assert stock.left_for(at.post.officer, at.office, stickers.Supply.VISA_LABEL) == 19
        assert list(stock.conservation()) == []
        assert list(stock.stickers_and_acts()) == []
        assert label.valid_until == rules.valid_until(
            queries.category_of(label.application),
            acts.today(at.office),
            label.application.passport_expires_on,
        )

    @pytest.mark.parametrize(
        ("entries", "days", "printed"), [(2, 10, ("2", "10 días")), (1, 1, ("Una", "1 día"))]
    )
    def test_label_and_seal_say_what_was_decided_and_not_what_the_quality_allows(
        self, at: World, entries: int, days: int, printed: tuple[str, str]
    ) -> None:
        label = factories.printed(at, entries=entries, stay_days=days)
        sealed = seal_contents.visa_of(seals.read(bytes(label.seal)))
        assert (sealed.entries, sealed.stay) == (entries, Stay(days=days))
        facts = json.loads(label.document.facts)
        assert (facts["entries"], facts["stay"]) == printed

    def test_who_decided_does_not_print(self, at: World) -> None:
        application = factories.paid(at)
        consul = person_of(at.post.consul)
        people.make_role(consul, Role.OFFICER, at.office)
        with pytest.raises(actions.DeciderPrints):
            actions.print_label(application=application, actor=people.actor_of(consul))
        actions.print_label(application=application, actor=at.post.officer)

    def test_not_before_it_is_paid(self, at: World) -> None:
        with pytest.raises(gate.WrongState):
            actions.print_label(application=factories.granted(at), actor=at.post.officer)

    def test_what_is_printed_is_printed_no_second_time(self, at: World) -> None:
        label = factories.printed(at)
        with pytest.raises(gate.WrongState):
            actions.print_label(application=factories.again(label.application), actor=at.post.officer)
        assert stock.left_for(at.post.officer, at.office, stickers.Supply.VISA_LABEL) == 19

    def test_not_without_a_label(self) -> None:
        at = factories.world(labels=1)
        factories.printed(at)
        with pytest.raises(stickers.NoForms):
            factories.printed(at, passport_number="YB0000002")

    def test_not_for_a_passport_that_is_over(self, at: World) -> None:
        entry = clock.today() + timedelta(days=1)
        application = factories.paid(at, arrives_on=entry, passport_expires_on=entry + timedelta(days=185))
        with clock.set_to(clock.now() + timedelta(days=200)), pytest.raises(actions.PassportExpired):
            actions.print_label(application=application, actor=at.post.officer)

    def test_a_stranger_with_its_code_learns_nothing(self, at: World) -> None:
        label = factories.printed(at)
        with pytest.raises(documents.DocumentNotFound):
            documents.by_verification_code(label.document.verification_code)


class TestSpoilLabel:
    def test_another_serial_under_the_same_act(self, at: World) -> None:
        first = factories.printed(at)
        application = factories.again(first.application)
        actions.spoil_label(application=application, reason="Se corrió la tinta", actor=at.post.officer)
        second = actions.print_label(application=factories.again(application), actor=at.post.officer)
        assert (second.serial, second.act_id) == ("VI00000002", first.act_id)
        assert queries.find(serial=first.serial).bars == (Bar.VOIDED,)
        assert list(stock.conservation()) == []

    def test_a_reason_is_wanted(self, at: World) -> None:
        label = factories.printed(at)
        with pytest.raises(gate.ReasonMissing):
            actions.spoil_label(
                application=factories.again(label.application), reason="", actor=at.post.officer
            )


class TestCheckLabel:
    def test_nothing_is_delivered_before(self, at: World) -> None:
        label = factories.printed(at)
        with pytest.raises(gate.WrongState):
            cases.advance(case=factories.again(label.application).case, code="deliver", actor=at.post.officer)
        actions.check_label(
            application=factories.again(label.application), zone=label.zone.lower(), actor=at.post.consul
        )
        cases.advance(case=factories.again(label.application).case, code="deliver", actor=at.post.officer)

    def test_a_label_that_says_something_else(self, at: World) -> None:
        label, other = factories.printed(at), factories.printed(at, passport_number="YB7654321")
        with pytest.raises(ZoneDiffers) as refused:
            actions.check_label(
                application=factories.again(label.application), zone=other.zone, actor=at.post.consul
            )
        assert (refused.value.facts["line"], refused.value.facts["position"]) == (2, 3)

    def test_a_label_that_cannot_be_read(self, at: World) -> None:
        label = factories.printed(at)
        with pytest.raises(UnreadableZone):
            actions.check_label(
                application=factories.again(label.application), zone="V<PER", actor=at.post.consul
            )

    def test_who_printed_does_not_check(self, at: World) -> None:
        label = factories.printed(at)
        officer = person_of(at.post.officer)
        people.make_role(officer, Role.CONSUL, at.office)
        with pytest.raises(actions.PrinterChecks):
            actions.check_label(
                application=factories.again(label.application),
                zone=label.zone,
                actor=people.actor_of(officer),
            )


class TestCancel:
    def test_a_label_still_in_the_office_is_spoilt(self, at: World) -> None:
        label = factories.printed(at)
        actions.cancel(application=factories.again(label.application), reason="Fraude", actor=at.post.consul)
        place = stock.place_of(label.serial)
        assert place is not None
        assert place.departure is not None
        assert place.departure.fate == "misprinted"
        assert factories.again(label.application).case.state == State.CANCELLED

    def test_an_officer_takes_none_back(self, at: World) -> None:
        with pytest.raises(NotAllowed):
            actions.cancel(application=factories.granted(at), reason="Fraude", actor=at.post.officer)


class TestBorder:
    def test_a_delivered_visa_is_good_by_zone_seal_and_serial(self, at: World) -> None:
        label = factories.delivered(at)
        for shown in ({"zone": label.zone}, {"seal": bytes(label.seal)}, {"serial": "vi 00000001"}):
            found = actions.check(actor=at.inspector, passport="YB 1234567", **shown)
            assert found.is_good, found.bars
            assert found.label == label
        looks = Entry.objects.filter(verb="ledger.read", facts__contains=str(label.application.case_id))
        assert looks.count() == 3

    def test_it_is_good_at_once_where_it_is_a_day_earlier_still(self, at: World) -> None:
        just_past_midnight_in_milan = clock.now().replace(hour=23, minute=30) + timedelta(days=1)
        with clock.set_to(just_past_midnight_in_milan):
            label = factories.delivered(at)
            assert label.valid_from == clock.today() + timedelta(days=1)
            assert queries.find(serial=label.serial).is_good

    def test_what_speaks_against_it_is_said(self, at: World) -> None:
        label = factories.printed(at)
        assert queries.find(serial=label.serial).bars == (Bar.NOT_DELIVERED,)
        assert queries.find(serial="VI00000009").bars == (Bar.UNKNOWN,)
        assert queries.find(zone="V<PER").bars == (Bar.UNREADABLE, Bar.UNKNOWN)
        assert Bar.OTHER_PASSPORT in queries.find(serial=label.serial, passport="XX1").bars

    def test_a_seal_moved_from_another_visa(self, at: World) -> None:
        label, other = factories.delivered(at), factories.delivered(at, passport_number="YB7654321")
        found = queries.find(zone=label.zone, seal=bytes(other.seal))
        assert Bar.SEAL in found.bars
        assert found.seal is not None
        assert found.seal.indication == seal_checks.Indication.SEAL_VISA_MISMATCH

    def test_a_forged_seal(self, at: World) -> None:
        label = factories.delivered(at)
        broken = bytes(label.seal)[:-1] + bytes([bytes(label.seal)[-1] ^ 1])
        assert Bar.SEAL in queries.find(serial=label.serial, seal=broken).bars
        assert queries.find(seal=broken).label is None

    def test_a_zone_with_another_name(self, at: World) -> None:
        label = factories.delivered(at)
        assert queries.find(zone=label.zone.replace("NUNEZ", "NUNEX")).bars == (Bar.ALTERED,)

    def test_cancelled_and_over(self, at: World) -> None:
        label, late = factories.delivered(at), factories.delivered(at, passport_number="YB7654321")
        actions.cancel(application=factories.again(label.application), reason="Fraude", actor=at.post.consul)
        assert queries.find(serial=label.serial).bars == (Bar.CANCELLED,)
        with clock.set_to(clock.now() + timedelta(days=400)):
            with site.set_to("cg-madrid"):
                jobs.expire(0)
            assert factories.again(late.application).case.state == State.DELIVERED
            jobs.expire(0)
            assert factories.again(late.application).case.state == State.EXPIRED
            assert queries.find(serial=late.serial).bars == (Bar.EXPIRED,)

    def test_others_do_not_check(self, at: World) -> None:
        label = factories.delivered(at)
        with pytest.raises(NotAllowed):
            actions.check(actor=at.post.citizen, serial=label.serial)
        with pytest.raises(actions.NothingShown):
            actions.check(actor=at.inspector)

    def test_whoever_has_the_published_keys_needs_no_line(self, at: World) -> None:
        label = factories.delivered(at)
        listed = queries.published_keys()
        assert [key["signer"] for key in listed["keys"]] == ["PEVS"]
        assert seals.read(bytes(label.seal)).header.certificate == listed["keys"][0]["certificate"]
