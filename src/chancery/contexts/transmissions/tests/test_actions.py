"""From a request anywhere to a certified copy: each step, and what stands in its way."""

import json
from dataclasses import replace
from uuid import uuid4

import pytest

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.transmissions import actions, queries
from chancery.contexts.transmissions.rules import Book, Identified, Purpose
from chancery.contexts.transmissions.tests import factories
from chancery.contexts.transmissions.tests.factories import World
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as stored
from chancery.kernel.fees import actions as purse
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.models import Refund
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.factories import SYSTEM
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


class TestFile:
    def test_a_copy_owes_item_three_and_goes_to_the_consulate_when_paid(self, at: World) -> None:
        wanted = factories.filed(at)
        charge = fees.charges_of(wanted.case_id).get()
        assert (charge.tariff_item.code, str(charge.consular_amount)) == ("consular.3", "6.00")
        assert wanted.case.state == "requested"
        acts.pay(wanted.case, at.post)
        assert wanted.case.state == "paid"

    def test_for_the_military_register_it_is_free_and_waits_for_no_payment(self, at: World) -> None:
        wanted = factories.filed(at, factories.particulars(at, purpose=Purpose.MILITARY))
        assert fees.charges_of(wanted.case_id).get().free_by == "D.S. 045-2003-RE, num. 3b"
        assert wanted.case.state == "paid"

    def test_any_counter_asks_for_who_stands_before_it(self, at: World) -> None:
        wanted = factories.filed(at, actor=at.desk)
        assert wanted.case.office == at.post.office
        assert wanted.asked_at == at.ode
        stranger = people.actor_of(people.make_person("Otra", "Persona"))
        with pytest.raises(cases.NotForAnother):
            factories.filed(at, actor=stranger)

    def test_a_marriage_is_of_two(self, at: World) -> None:
        said = factories.particulars(at, book=Book.MARRIAGES)
        with pytest.raises(actions.SpouseMissing):
            factories.filed(at, said)
        wanted = factories.filed(at, factories.particulars(at, book=Book.MARRIAGES, other="Juan Pérez"))
        assert wanted.what == "Copia certificada de acta de matrimonio"

    def test_no_act_is_of_a_year_to_come(self, at: World) -> None:
        with pytest.raises(actions.YearUnlikely):
            factories.filed(at, factories.particulars(at, year=clock.today().year + 1))
        assert factories.filed(at, factories.particulars(at, year=clock.today().year))

    def test_what_is_printed_is_collected_somewhere_with_a_counter(self, at: World) -> None:
        with pytest.raises(actions.DestinationMissing):
            factories.filed(at, factories.particulars(at, destination=None))
        border = organisation.office("mig-jorge-chavez")
        with pytest.raises(actions.DestinationUnsuitable):
            factories.filed(at, factories.particulars(at, destination=border))
        assert factories.filed(at, factories.digital(at)).destination is None


class TestFind:
    def test_the_last_image_loaded_counts(self, at: World) -> None:
        wanted = factories.found(at)
        first = queries.found_of(wanted)
        officer = at.post.officer
        actions.find(
            transmission=wanted,
            entry=factories.ENTRY,
            image=factories.upload(officer, factories.scan("Otra")),
            reverse=factories.upload(officer, factories.scan("Reverso", kind="JPEG"), "r.jpg"),
            actor=officer,
        )
        again = queries.found_of(wanted)
        assert again is not None
        assert again != first
        document = actions.certify(transmission=wanted, is_compared=True, actor=at.post.consul)
        assert json.loads(document.facts)["sides"] == 2

    def test_a_pdf_is_no_image(self, at: World) -> None:
        wanted, officer = factories.taken(at), at.post.officer
        with pytest.raises(actions.ImageNeeded):
            actions.find(
                transmission=wanted,
                entry=factories.ENTRY,
                image=factories.upload(officer, pdf("acta"), "acta.pdf"),
                actor=officer,
            )
        assert actions.find(
            transmission=wanted, entry=factories.ENTRY, image=factories.upload(officer), actor=officer
        )

    def test_nothing_was_registered_tomorrow(self, at: World) -> None:
        wanted, officer = factories.taken(at), at.post.officer
        tomorrow = replace(factories.ENTRY, registered_on=clock.today().replace(year=clock.today().year + 1))
        with pytest.raises(actions.RegisteredInFuture):
            actions.find(transmission=wanted, entry=tomorrow, image=factories.upload(officer), actor=officer)

    def test_before_it_is_loaded_there_is_no_image_and_before_it_is_certified_none_outside(
        self, at: World
    ) -> None:
        wanted, officer, citizen = factories.taken(at), at.post.officer, at.post.citizen
        with pytest.raises(queries.ImageNotFound):
            queries.image_of(officer, wanted, 1)
        actions.find(
            transmission=wanted, entry=factories.ENTRY, image=factories.upload(officer), actor=officer
        )
        assert queries.image_of(officer, wanted, 1)
        with pytest.raises(queries.ImageNotFound):
            queries.image_of(officer, wanted, 2)
        with pytest.raises(queries.ImageNotFound):
            queries.image_of(citizen, wanted, 1)
        actions.certify(transmission=wanted, is_compared=True, actor=at.post.consul)
        assert queries.image_of(citizen, wanted, 1)


class TestCertify:
    def test_the_act_the_numbers_and_the_paper_come_in_one_step(self, at: World) -> None:
        wanted = factories.certified(at)
        act = Act.objects.get(case=wanted.case)
        assert act.document == wanted.document
        assert act.title == "Copia certificada de acta de nacimiento"
        assert wanted.document is not None
        assert wanted.document.number.startswith("CCRMIL-")
        assert wanted.case.state == "issued"

    def test_the_consul_certifies_what_he_compared(self, at: World) -> None:
        wanted = factories.taken(at)
        with pytest.raises(actions.EntryNotLoaded):
            actions.certify(transmission=wanted, is_compared=True, actor=at.post.consul)
        wanted = factories.found(at)
        with pytest.raises(actions.NotCompared):
            actions.certify(transmission=wanted, is_compared=False, actor=at.post.consul)
        with pytest.raises(gate.RoleMissing):
            actions.certify(transmission=wanted, is_compared=True, actor=at.post.officer)
        assert actions.certify(transmission=wanted, is_compared=True, actor=at.post.consul)

    def test_what_is_collected_at_the_consulate_takes_no_road(self, at: World) -> None:
        wanted = factories.certified(at, factories.particulars(at, destination=at.post.office))
        assert wanted.case.state == "ready"
        assert [stage.label for stage in queries.stages(wanted)] == [
            "Solicitada", "Pagada", "En consulado", "Emitida", "Lista", "Entregada",
        ]  # fmt: skip
        actions.print_paper(transmission=wanted, sheet="HS-9", actor=at.post.officer)
        actions.deliver(
            transmission=wanted,
            taker=factories.taker(at.applicant),
            identified=Identified.DOCUMENT,
            actor=at.post.officer,
        )
        assert factories.moments(wanted) == ["handed"]

    @pytest.mark.parametrize("step", ["not_found", "refuse"])
    def test_what_was_paid_is_asked_back_once_a_refusal_stands(self, at: World, step: str) -> None:
        wanted = factories.taken(at)
        by = {"not_found": at.post.officer, "refuse": at.post.consul}[step]
        verb = {"not_found": actions.not_found, "refuse": actions.refuse}[step]
        with pytest.raises(gate.ReasonMissing):
            verb(transmission=wanted, reason=" ", actor=by)
        verb(transmission=wanted, reason="No consta en los libros de 1990 a 1999", actor=by)
        wanted.case.refresh_from_db()
        assert wanted.case.state == {"not_found": "not_found", "refuse": "refused"}[step]
        refunds = Refund.objects.filter(payment__charge__case_id=wanted.case_id)
        assert not refunds.exists()
        with cases.step(wanted.case, "settle", actor=SYSTEM):
            pass
        assert "no se hizo" in refunds.get().reason
        assert stored.of_case(wanted.case_id).get().kind == "registry_copy_refusal"
        assert Notice.objects.filter(case_id=wanted.case_id, text__contains="1990 a 1999").exists()

    def test_who_withdraws_before_the_search_has_the_money_asked_back(self, at: World) -> None:
        wanted = factories.paid(at)
        cases.advance(case=wanted.case, code="withdraw", actor=at.post.citizen)
        assert Refund.objects.filter(payment__charge__case_id=wanted.case_id).count() == 1
        unpaid = factories.filed(at)
        cases.advance(case=unpaid.case, code="withdraw", actor=at.post.citizen)
        assert Refund.objects.filter(payment__charge__case_id=unpaid.case_id).count() == 0

    @pytest.mark.parametrize("end", ["settle", "withdraw"])
    def test_what_the_desk_asked_back_is_not_asked_twice(self, at: World, end: str) -> None:
        wanted = factories.paid(at)
        if end == "settle":
            actions.refuse(transmission=wanted, reason="El asiento está reservado", actor=at.post.consul)
        payment = fees.payments_of(fees.charges_of(wanted.case_id).get()).get()
        asked = purse.request_refund(payment=payment, reason="La pidió en caja", actor=at.post.officer)
        with cases.step(wanted.case, end, actor=at.post.citizen if end == "withdraw" else SYSTEM):
            pass
        wanted.case.refresh_from_db()
        assert wanted.case.state == {"settle": "settled", "withdraw": "withdrawn"}[end]
        assert Refund.objects.get(payment=payment) == asked

    def test_what_the_desk_was_denied_is_asked_anew(self, at: World) -> None:
        wanted = factories.paid(at)
        payment = fees.payments_of(fees.charges_of(wanted.case_id).get()).get()
        asked = purse.request_refund(payment=payment, reason="La pidió en caja", actor=at.post.officer)
        purse.reject_refund(refund=asked, reason="El trámite sigue", actor=at.post.consul)
        cases.advance(case=wanted.case, code="withdraw", actor=at.post.citizen)
        assert Refund.objects.filter(payment=payment).count() == 2


def test_the_follower_is_nobody(at: World) -> None:
    with pytest.raises(RoleMissing):
        actions.follow(case_id=uuid4(), step="x", target="y", actor=at.desk)
