"""Is a passport personalised by one and certified by another, each booklet accounted for, and nothing handed over before?"""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError

from chancery.contexts.passports import actions, queries, rules
from chancery.contexts.passports.models import Certification, Delivery, Passport
from chancery.contexts.passports.procedures import State
from chancery.contexts.passports.rules import Inspection, Match, Recognition
from chancery.contexts.passports.tests import factories
from chancery.contexts.passports.tests.factories import World
from chancery.contexts.stickers import actions as stickers
from chancery.contexts.stickers import queries as stock
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.travel_documents.reading import UnreadableZone, ZoneDiffers, read

pytestmark = pytest.mark.django_db


class TestSend:
    def test_each_is_a_consular_act_with_its_charge(self, at: World) -> None:
        first, second = factories.paid(at), factories.paid(factories.another(at))
        batch = actions.send(applications=[first, second], office=at.office, actor=at.post.consul)
        assert batch.sendings.count() == 2
        assert Act.objects.filter(case__in=[first.case_id, second.case_id], kind="passport").count() == 2
        assert factories.again(first).case.state == State.SENT
        charge = fees.charges_of(first.case_id).get()
        assert (charge.tariff_item.number, str(charge.consular_amount)) == ("59b", "70.00")

    def test_not_before_the_register_confirmed(self, at: World) -> None:
        application = factories.paid(at, answered=factories.PENDING)
        with pytest.raises(actions.NotMatched):
            actions.send(applications=[application], office=at.office, actor=at.post.consul)
        actions.check_identity(application=application, answered=factories.CONFIRMED, actor=at.post.officer)
        actions.send(applications=[application], office=at.office, actor=at.post.consul)

    def test_not_before_it_is_paid(self, at: World) -> None:
        with pytest.raises(gate.WrongState):
            actions.send(applications=[factories.enrolled(at)], office=at.office, actor=at.post.consul)

    def test_nothing_and_another_posts(self, at: World) -> None:
        with pytest.raises(actions.NothingChosen):
            actions.send(applications=[], office=at.office, actor=at.post.consul)
        application = factories.paid(at)
        consul = acts.post("cg-madrid")
        with pytest.raises(actions.OtherPost):
            actions.send(applications=[application], office=consul.office, actor=consul.consul)

    def test_an_officer_sends_none(self, at: World) -> None:
        with pytest.raises(NotAllowed):
            actions.send(applications=[factories.paid(at)], office=at.office, actor=at.post.officer)


class TestPersonalise:
    def test_the_booklet_bears_a_zone_that_reads_as_the_holder(self, at: World) -> None:
        passport = factories.personalised(at)
        zone = read(passport.zone).zone
        assert (passport.serial, passport.number) == ("PA00000001", "100000001")
        assert (zone.number, zone.issuer, zone.optional) == (passport.number, "PER", passport.application.dni)
        assert (zone.primary, zone.secondary) == ("SOLICITANTE NAHUI", "ROSA")
        assert passport.expires_on == rules.expires_on(
            born_on=passport.application.born_on, issued_on=clock.today()
        )
        assert list(queries.booklets()) == []
        assert list(stock.conservation()) == []

    def test_not_without_a_booklet(self) -> None:
        at = factories.world(booklets=1)
        factories.personalised(at)
        with pytest.raises(stickers.NoForms):
            factories.personalised(factories.another(at))

    def test_what_is_personalised_takes_no_second_booklet(self, at: World) -> None:
        passport = factories.personalised(at)
        with pytest.raises(gate.WrongState):
            actions.personalise(application=factories.again(passport.application), actor=at.maker)
        assert Passport.objects.count() == 1

    def test_who_serves_at_the_post_personalises_none(self, at: World) -> None:
        with pytest.raises(gate.RoleMissing):
            actions.personalise(application=factories.sent(at), actor=at.post.officer)

    def test_who_authorised_it_personalises_none_whatever_roles_that_person_holds(self, at: World) -> None:
        application = factories.paid(at)
        both = person_of(at.maker)
        people.make_role(both, Role.CONSUL, at.office)
        actions.send(applications=[application], office=at.office, actor=people.actor_of(both))
        with pytest.raises(gate.SameHand):
            actions.personalise(application=factories.again(application), actor=people.actor_of(both))
        other = acts.serving(queries.lima(), Role.OFFICER, "Otra")
        with pytest.raises(stickers.NoForms):
            actions.personalise(application=factories.again(application), actor=other)

    def test_the_register_says_another_thing_meanwhile(self, at: World) -> None:
        application = factories.sent(at)
        application.matches.create(finding=Match.DIFFERS)
        with pytest.raises(actions.NotMatched):
            actions.personalise(application=application, actor=at.maker)

    def test_a_stranger_with_its_code_learns_nothing(self, at: World) -> None:
        passport = factories.personalised(at)
        with pytest.raises(documents.DocumentNotFound):
            documents.by_verification_code(passport.document.verification_code)


def certify(at: World, passport: Passport, **changes: object) -> Certification:
    settings = {
        "zone": passport.zone.lower(),
        "chip": "04A1B2C3",
        "answers": factories.ALL_PASSED,
        "actor": at.checker,
        **changes,
    }
    return actions.certify(application=factories.again(passport.application), **settings)  # type: ignore[arg-type]


class TestCertify:
    def test_another_than_who_personalised(self, at: World) -> None:
        passport = factories.personalised(at)
        with pytest.raises(actions.PersonaliserCertifies):
            certify(at, passport, actor=at.maker)
        assert certify(at, passport).by_id == at.checker.person_id
        assert factories.again(passport.application).case.state == State.CERTIFIED

    @pytest.mark.parametrize("failed", list(Inspection), ids=[each.value for each in Inspection])
    def test_whatever_fails_is_not_certified(self, at: World, failed: Inspection) -> None:
        passport = factories.personalised(at)
        with pytest.raises(actions.InspectionFailed):
            certify(at, passport, answers={**factories.ALL_PASSED, failed: False})

    def test_everything_is_answered(self, at: World) -> None:
        passport = factories.personalised(at)
        with pytest.raises(actions.InspectionUnanswered):
            certify(at, passport, answers={Inspection.PRINT: True})

    def test_a_zone_that_says_another_thing_or_nothing(self, at: World) -> None:
        passport, other = factories.personalised(at), factories.personalised(factories.another(at))
        with pytest.raises(ZoneDiffers) as refused:
            certify(at, passport, zone=other.zone)
        assert refused.value.facts["line"] == 1
        with pytest.raises(UnreadableZone):
            certify(at, passport, zone="P<PER")

    def test_the_chip_is_named_and_is_its_own(self, at: World) -> None:
        passport, other = factories.personalised(at), factories.personalised(factories.another(at))
        with pytest.raises(actions.ChipMissing):
            certify(at, passport, chip=" ")
        certify(at, passport)
        with pytest.raises(actions.ChipUsed):
            certify(at, other)


class TestReject:
    def test_the_booklet_is_voided_and_another_is_personalised(self, at: World) -> None:
        first = factories.personalised(at)
        with pytest.raises(actions.PersonaliserCertifies):
            actions.reject(application=factories.again(first.application), reason="No abre", actor=at.maker)
        actions.reject(
            application=factories.again(first.application), reason="El chip no abre", actor=at.checker
        )
        second = actions.personalise(application=factories.again(first.application), actor=at.maker)
        assert (second.number, Act.objects.filter(case=first.application.case_id).count()) == ("100000002", 1)
        assert list(queries.booklets()) == []
        assert list(stock.conservation()) == []
        place = stock.place_of(first.serial)
        assert place is not None
        assert place.departure is not None
        assert place.departure.fate == "misprinted"

    def test_a_reason_is_wanted(self, at: World) -> None:
        passport = factories.personalised(at)
        with pytest.raises(gate.ReasonMissing):
            actions.reject(application=factories.again(passport.application), reason=" ", actor=at.checker)


class TestDespatch:
    def test_it_goes_certified_by_a_guide_and_comes(self, at: World) -> None:
        passport = factories.ready(at)
        assert factories.again(passport.application).case.state == State.READY

    def test_not_before_it_is_certified(self, at: World) -> None:
        passport = factories.personalised(at)
        with pytest.raises(gate.WrongState):
            actions.despatch(
                applications=[factories.again(passport.application)],
                office=at.office,
                guide="Valija 1",
                actor=at.maker,
            )

    def test_the_guide_the_choice_and_the_post(self, at: World) -> None:
        application = factories.again(factories.certified(at).application)
        for applications, office, guide, refusal in (
            ([application], at.office, " ", actions.GuideMissing),
            ([], at.office, "Valija 1", actions.NothingChosen),
            ([application], acts.post("cg-madrid").office, "Valija 1", actions.OtherPost),
        ):
            with pytest.raises(refusal):
                actions.despatch(applications=applications, office=office, guide=guide, actor=at.maker)

    def test_what_comes_damaged_goes_back_and_is_made_again(self, at: World) -> None:
        passport = factories.despatched(at)
        application = factories.again(passport.application)
        cases.advance(case=application.case, code="send_back", reason="Llegó mojado", actor=at.post.officer)
        actions.void(application=factories.again(application), reason="Mojado", actor=at.maker)
        again = factories.certify(
            at, actions.personalise(application=factories.again(application), actor=at.maker)
        )
        assert again.number == "100000002"
        assert list(queries.booklets()) == []


class TestNothingIsHandedOverBeforeItsControl:
    @pytest.mark.parametrize("state", ["personalised", "certified", "despatched"])
    def test_by_the_steps(self, at: World, state: str) -> None:
        passport = getattr(factories, state)(at)
        with pytest.raises(gate.WrongState):
            factories.deliver(at, passport)

    def test_a_certification_of_a_booklet_that_was_voided_is_none(self, at: World) -> None:
        passport = factories.ready(at)
        application = factories.again(passport.application)
        cases.advance(case=application.case, code="send_back", reason="Roto", actor=at.post.officer)
        actions.void(application=factories.again(application), reason="Roto", actor=at.maker)
        second = actions.personalise(application=factories.again(application), actor=at.maker)
        type(application.case).objects.filter(pk=application.case_id).update(state=State.READY)
        with pytest.raises(actions.NotCertified):
            factories.deliver(at, second)

    def test_by_the_database(self, at: World) -> None:
        factories.personalised(at)
        Delivery.objects.create(
            certification_id=10**6, recognition=Recognition.FACE, by=person_of(at.post.officer)
        )
        with pytest.raises(IntegrityError):
            connection.check_constraints()

    def test_a_certification_stays(self, at: World) -> None:
        factories.certified(at)
        with pytest.raises((IntegrityError, InternalError)), transaction.atomic():
            Certification.objects.all().delete()
