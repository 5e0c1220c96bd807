"""Is a transmitted paper printed, collected and confirmed by who may, a permit as well as a copy?"""

from dataclasses import replace

import pytest

from chancery.contexts.transmissions import actions, queries
from chancery.contexts.transmissions.models import Collection, HandOver, Transmission
from chancery.contexts.transmissions.rules import DeliveryManner, Identified
from chancery.contexts.transmissions.tests import factories
from chancery.contexts.transmissions.tests.factories import World
from chancery.contexts.travel_permits import actions as permits
from chancery.contexts.travel_permits.tests import factories as permit_factories
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as stored
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.tests.factories import reads_english
from chancery.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db


class TestDeliver:
    def test_each_printing_is_counted_on_its_own_sheet(self, at: World) -> None:
        wanted = factories.printed(at, "HS-1")
        with pytest.raises(actions.SheetMissing):
            actions.print_paper(transmission=wanted, sheet=" ", reason="Se manchó", actor=at.desk)
        with pytest.raises(actions.ReprintReasonMissing):
            actions.print_paper(transmission=wanted, sheet="HS-2", actor=at.desk)
        with pytest.raises(actions.SheetUsed):
            actions.print_paper(transmission=wanted, sheet="HS-1", reason="Se manchó", actor=at.desk)
        again = actions.print_paper(transmission=wanted, sheet="HS-2", reason="Se manchó", actor=at.desk)
        assert again.ordinal == 2

    def test_nothing_is_handed_over_that_was_not_printed(self, at: World) -> None:
        wanted = factories.ready(at)
        taker = factories.taker(at.applicant)
        with pytest.raises(actions.NotPrinted):
            self._deliver(at, wanted, taker)
        actions.print_paper(transmission=wanted, sheet="HS-1", actor=at.desk)
        assert self._deliver(at, wanted, taker).recipient == at.applicant.full_name

    def test_another_collects_only_by_a_power(self, at: World) -> None:
        wanted = factories.printed(at)
        friend = actions.Taker("Ana Amiga", IdentityDocumentKind.DNI, "44556677")
        with pytest.raises(actions.NotTheApplicant):
            self._deliver(at, wanted, friend)
        row = self._deliver(at, wanted, replace(friend, power="Carta poder legalizada 12-2026"))
        assert row.recipient == "Ana Amiga"
        kept = Collection.objects.filter(transmission=wanted).first()
        assert kept is not None
        assert kept.power == "Carta poder legalizada 12-2026"
        assert "con poder" in Notice.objects.filter(case_id=wanted.case_id).latest("created_at").text

    def test_who_reads_english_is_told_in_it_to_whom_it_was_handed(self, at: World) -> None:
        reads_english(at.applicant)
        wanted = factories.printed(at)
        friend = actions.Taker("Ana Amiga", IdentityDocumentKind.DNI, "44556677")
        self._deliver(at, wanted, replace(friend, power="Carta poder legalizada 12-2026"))
        told = Notice.objects.filter(case_id=wanted.case_id).latest("created_at")
        assert "fue entregado: a Ana Amiga, con poder, en" in told.text
        assert "was handed over: to Ana Amiga, who holds a power of attorney, at" in told.reading_text

    def test_who_reads_english_is_told_in_it_of_what_was_downloaded(self, at: World) -> None:
        reads_english(at.applicant)
        wanted = factories.legalised(at, factories.digital(at))
        actions.collect(transmission=wanted, actor=at.post.citizen)
        told = Notice.objects.filter(case_id=wanted.case_id).latest("created_at")
        assert "was handed over: you downloaded it" in told.reading_text

    def test_what_is_digital_is_confirmed_by_the_applicant_alone(self, at: World) -> None:
        wanted = factories.legalised(at, factories.digital(at))
        assert wanted.case.state == "ready"
        with pytest.raises(actions.NotPrintedAnywhere):
            actions.print_paper(transmission=wanted, sheet="HS-1", actor=at.desk)
        with pytest.raises(actions.NotYours):
            actions.collect(transmission=wanted, actor=at.desk)
        row = actions.collect(transmission=wanted, actor=at.post.citizen)
        assert row.recipient == at.applicant.full_name
        assert factories.moments(wanted) == ["sent", "received", "handed"]

    def test_what_is_printed_is_not_confirmed_from_afar(self, at: World) -> None:
        wanted = factories.printed(at)
        with pytest.raises(actions.NotDigital):
            actions.collect(transmission=wanted, actor=at.post.citizen)

    @staticmethod
    def _deliver(at: World, wanted: Transmission, taker: actions.Taker) -> HandOver:
        return actions.deliver(
            transmission=wanted, taker=taker, identified=Identified.DOCUMENT, actor=at.desk
        )


class TestPermit:
    def test_a_permit_takes_the_same_road(self) -> None:
        at, _, permit = factories.permit_world()
        factories.registered(at)
        wanted = factories.permit_sent(at, permit)
        assert wanted.case.state == "issued"
        actions.transmit(transmission=wanted, actor=at.post.officer)
        actions.receive(transmission=wanted, actor=at.legaliser)
        actions.legalise(transmission=wanted, actor=at.legaliser)
        actions.accept(transmission=wanted, actor=at.desk)
        actions.print_paper(transmission=wanted, sheet="HS-7", actor=at.desk)
        TestDeliver._deliver(at, wanted, factories.taker(at.applicant))
        assert factories.moments(wanted) == ["sent", "received", "sent", "received", "handed"]
        assert "Legalizado" in stored.standing(permit.document.verification_code).annotations[0].text

    def test_only_who_asked_for_it_sends_it_or_a_counter_for_that_person(self) -> None:
        at, family, permit = factories.permit_world()
        with pytest.raises(actions.PermitUnknown):
            actions.file_permit(
                permit_number=permit.number,
                manner=DeliveryManner.DIGITAL,
                destination=None,
                applicant=None,
                actor=family.father_acts,
            )
        with pytest.raises(actions.PermitUnknown):
            actions.file_permit(
                permit_number=permit.number,
                manner=DeliveryManner.COUNTER,
                destination=at.ode,
                applicant=family.father,
                actor=at.desk,
            )
        wanted = actions.file_permit(
            permit_number=permit.number.lower(),
            manner=DeliveryManner.COUNTER,
            destination=at.ode,
            applicant=at.applicant,
            actor=at.desk,
        )
        assert wanted.asked_at == at.ode
        with pytest.raises(actions.PermitUnderWay):
            factories.permit_sent(at, permit)

    def test_a_permit_that_was_revoked_stops_where_it_is(self) -> None:
        at, family, permit = factories.permit_world()
        wanted = factories.permit_sent(at, permit)
        actions.transmit(transmission=wanted, actor=at.post.officer)
        permits.revoke(
            authoriser=permit_factories.place(permit.request),
            reason="Cambié de opinión",
            actor=family.mother_acts,
        )
        wanted.case.refresh_from_db()
        assert wanted.case.state == "annulled"
        with pytest.raises(gate.WrongState):
            actions.receive(transmission=wanted, actor=at.legaliser)
        with pytest.raises(actions.PermitNotGood):
            factories.permit_sent(at, permit)

    def test_what_is_annulled_on_the_way_is_not_delivered(self, at: World) -> None:
        wanted = factories.legalised(at)
        assert wanted.document is not None
        cases.annul(
            case=wanted.case, number=wanted.document.number, reason="Otro folio", actor=at.post.consul
        )
        wanted.case.refresh_from_db()
        assert wanted.case.state == "annulled"
        check = queries.check_of(wanted)
        assert check is not None
        assert "ya no vale" in stored.standing(check.document.verification_code).annotations[0].text
