"""From a request anywhere to a delivery with its receipts: each step, and what stands in its way."""

import json
from dataclasses import replace
from hashlib import sha256
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from chancery.contexts.apostilles.tests.factories import pdf
from chancery.contexts.signatories.queries import SignatureNotRegistered, SignatureOutOfTenure
from chancery.contexts.transmissions import actions, queries
from chancery.contexts.transmissions.models import HandOver, Transmission
from chancery.contexts.transmissions.rules import GENESIS, Book, Identified, Manner, Purpose
from chancery.contexts.transmissions.tests import factories
from chancery.contexts.transmissions.tests.factories import World
from chancery.contexts.travel_permits import actions as permits
from chancery.contexts.travel_permits.tests import factories as permit_factories
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases.models import Case
from chancery.kernel.cases.queries import CaseNotFound
from chancery.kernel.documents import queries as stored
from chancery.kernel.documents.models import Document, StoredFile
from chancery.kernel.documents.store import store
from chancery.kernel.fees import queries as fees
from chancery.kernel.fees.models import Refund
from chancery.kernel.identity import actions as people_actions
from chancery.kernel.identity.access import RoleMissing, RoleMissingHere
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import KinLine
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import verification
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


def moments(wanted: Transmission) -> list[str]:
    return [each.moment for each in queries.hand_overs(wanted)]


def alter(document: Document) -> None:
    """Somebody writes other bytes under the name of a stored paper."""
    kept = store()
    path = kept._path(document.file_id)  # type: ignore[attr-defined]
    path.chmod(0o600)
    path.write_bytes(stored.content(document.file_id) + b"\n")


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
        assert moments(wanted) == ["handed"]

    @pytest.mark.parametrize("step", ["not_found", "refuse"])
    def test_what_was_paid_is_asked_back_when_nothing_is_done(self, at: World, step: str) -> None:
        wanted = factories.taken(at)
        by = {"not_found": at.post.officer, "refuse": at.post.consul}[step]
        verb = {"not_found": actions.not_found, "refuse": actions.refuse}[step]
        with pytest.raises(gate.ReasonMissing):
            verb(transmission=wanted, reason=" ", actor=by)
        verb(transmission=wanted, reason="No consta en los libros de 1990 a 1999", actor=by)
        wanted.case.refresh_from_db()
        assert wanted.case.state == {"not_found": "not_found", "refuse": "refused"}[step]
        refund = Refund.objects.get(payment__charge__case_id=wanted.case_id)
        assert "no se hizo" in refund.reason
        assert stored.of_case(wanted.case_id).get().kind == "registry_copy_refusal"
        assert Notice.objects.filter(case_id=wanted.case_id, text__contains="1990 a 1999").exists()

    def test_who_withdraws_before_the_search_has_the_money_asked_back(self, at: World) -> None:
        wanted = factories.paid(at)
        cases.advance(case=wanted.case, code="withdraw", actor=at.post.citizen)
        assert Refund.objects.filter(payment__charge__case_id=wanted.case_id).count() == 1
        unpaid = factories.filed(at)
        cases.advance(case=unpaid.case, code="withdraw", actor=at.post.citizen)
        assert Refund.objects.filter(payment__charge__case_id=unpaid.case_id).count() == 0


class TestCustody:
    def test_each_end_sees_the_same_and_the_chain_is_recomputed(self, at: World) -> None:
        wanted = factories.delivered(at)
        assert moments(wanted) == ["sent", "received", "sent", "received", "handed"]
        before = GENESIS
        for each in queries.hand_overs(wanted):
            statement = each.link.statement()
            assert json.loads(statement)["previous"] == before
            assert sha256(statement.encode()).hexdigest() == each.digest
            assert sha256(stored.content(each.document.file_id)).hexdigest() == each.sha256
            assert json.loads(each.receipt.facts)["digest"] == each.digest
            before = each.digest
        for actor in (at.post.citizen, at.post.officer, at.legaliser, at.desk):
            assert queries.by_number(actor, wanted.case.number) == wanted

    def test_a_stranger_and_another_office_see_nothing(self, at: World) -> None:
        wanted = factories.sent(at)
        elsewhere = acts.serving(organisation.office("ode-tacna"), Role.OFFICER, "Otro")
        for actor in (people.actor_of(people.make_person("Otra", "Persona")), elsewhere):
            with pytest.raises(CaseNotFound):
                queries.by_number(actor, wanted.case.number)
        assert queries.by_number(at.desk, wanted.case.number)

    def test_lima_sees_it_once_it_was_sent_there(self, at: World) -> None:
        wanted = factories.certified(at)
        with pytest.raises(CaseNotFound):
            queries.by_number(at.legaliser, wanted.case.number)
        actions.transmit(transmission=wanted, actor=at.post.officer)
        assert queries.by_number(at.legaliser, wanted.case.number)

    def test_nobody_receives_what_was_sent_to_another(self, at: World) -> None:
        wanted = factories.sent(at)
        with pytest.raises(RoleMissingHere):
            actions.receive(transmission=wanted, actor=at.desk)
        with pytest.raises(RoleMissing):
            actions.receive(transmission=wanted, actor=at.post.citizen)
        assert actions.receive(transmission=wanted, actor=at.legaliser)

    def test_kin_of_the_applicant_receives_nothing(self, at: World) -> None:
        wanted = factories.sent(at)
        person = people.make_person("Primo", "Oficial")
        people.make_role(person, Role.OFFICER, at.lima)
        cousin = people.actor_of(person)
        people_actions.record_kinship(
            person=person,
            relative=at.applicant,
            line=KinLine.CONSANGUINITY,
            degree=4,
            actor=people.make_administrator(),
        )
        with pytest.raises(gate.OwnMatter):
            actions.receive(transmission=wanted, actor=cousin)
        assert actions.receive(transmission=wanted, actor=at.legaliser)

    def test_bytes_that_differ_are_not_sent(self, at: World) -> None:
        wanted = factories.certified(at)
        assert wanted.document is not None
        alter(wanted.document)
        with pytest.raises(actions.FileAltered):
            actions.transmit(transmission=wanted, actor=at.post.officer)
        assert moments(wanted) == []

    def test_bytes_that_differ_are_not_received_but_told(self, at: World) -> None:
        wanted = factories.sent(at)
        assert wanted.document is not None
        good = stored.content(wanted.document.file_id)
        alter(wanted.document)
        with pytest.raises(actions.FileAltered):
            actions.receive(transmission=wanted, actor=at.legaliser)
        with pytest.raises(actions.DifferenceMissing):
            actions.return_to_post(transmission=wanted, reason=" ", actor=at.legaliser)
        told = actions.return_to_post(transmission=wanted, reason="La huella es otra", actor=at.legaliser)
        assert told.sha256 != wanted.document.file_id
        wanted.case.refresh_from_db()
        assert wanted.case.state == "issued"
        store()._path(wanted.document.file_id).write_bytes(good)  # type: ignore[attr-defined]
        actions.transmit(transmission=wanted, actor=at.post.officer)
        actions.receive(transmission=wanted, actor=at.legaliser)
        assert moments(wanted) == ["sent", "differs", "sent", "received"]
        assert queries.broken_at(wanted) is None

    def test_the_office_of_delivery_may_send_it_back_to_lima(self, at: World) -> None:
        wanted = factories.legalised(at)
        actions.return_to_lima(transmission=wanted, reason="Falta una página", actor=at.desk)
        wanted.case.refresh_from_db()
        assert wanted.case.state == "legalised"
        with pytest.raises(RoleMissingHere):
            actions.forward(transmission=wanted, actor=at.desk)
        actions.forward(transmission=wanted, actor=at.legaliser)
        actions.accept(transmission=wanted, actor=at.desk)
        assert moments(wanted)[-3:] == ["differs", "sent", "received"]

    def test_nothing_of_the_chain_is_changed_whoever_asks(self, at: World) -> None:
        wanted = factories.sent(at)
        for change in (
            "UPDATE transmissions_handover SET note = 'x'",
            "DELETE FROM transmissions_handover",
            "UPDATE transmissions_transmission SET destination_id = NULL",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(change)
        assert HandOver.objects.get(transmission=wanted).note == ""

    def test_the_verification_of_the_house_finds_a_changed_row(self, at: World) -> None:
        wanted = factories.received(at)
        check = verification.every_check()["cadenas de traslados"]
        assert list(check()) == []
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE transmissions_handover DISABLE TRIGGER USER")
            cursor.execute("UPDATE transmissions_handover SET recipient = 'Otro' WHERE ordinal = 2")
            cursor.execute("ALTER TABLE transmissions_handover ENABLE TRIGGER USER")
        assert list(check()) == [
            f"transmisión {wanted.case.number}: el traslado 2 no corresponde a su huella"
        ]


class TestLegalise:
    def test_lima_certifies_the_signature_and_the_paper_says_so(self, at: World) -> None:
        entry = factories.registered(at)
        wanted = factories.received(at)
        made = actions.legalise(transmission=wanted, actor=at.legaliser)
        assert made.signatory_id == entry.id
        assert made.document.number.startswith("LTRLIM-")
        assert made.document.office == at.lima
        assert wanted.document is not None
        shown = stored.standing(wanted.document.verification_code)
        assert made.document.number in shown.annotations[0].text

    def test_a_signature_that_the_register_does_not_know_is_not_certified(self, at: World) -> None:
        wanted = factories.received(at)
        with pytest.raises(SignatureNotRegistered):
            actions.legalise(transmission=wanted, actor=at.legaliser)
        factories.registered(at)
        assert actions.legalise(transmission=wanted, actor=at.legaliser)

    def test_the_day_of_signing_decides(self, at: World) -> None:
        wanted = factories.received(at)
        factories.registered(at, until=clock.today())
        with pytest.raises(SignatureOutOfTenure):
            actions.legalise(transmission=wanted, actor=at.legaliser)

    def test_the_consul_of_another_post_does_not_sign_here(self, at: World) -> None:
        wanted = factories.received(at)
        factories.registered(at, authority="Consulado General del Perú en Madrid")
        with pytest.raises(actions.SignedForAnother):
            actions.legalise(transmission=wanted, actor=at.legaliser)

    def test_what_is_collected_in_lima_goes_no_further(self, at: World) -> None:
        wanted = factories.legalised(at, factories.particulars(at, destination=at.lima))
        assert wanted.case.state == "ready"
        assert moments(wanted) == ["sent", "received"]

    def test_what_goes_nowhere_is_not_forwarded(self, at: World) -> None:
        wanted = factories.legalised(at, factories.digital(at))
        Case.objects.filter(pk=wanted.case_id).update(state="legalised")
        with pytest.raises(actions.NothingToForward):
            actions.forward(transmission=wanted, actor=at.legaliser)


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
        kept = queries.collection_of(wanted)
        assert kept is not None
        assert kept.power == "Carta poder legalizada 12-2026"
        assert "con poder" in Notice.objects.filter(case_id=wanted.case_id).latest("created_at").text

    def test_what_is_digital_is_confirmed_by_the_applicant_alone(self, at: World) -> None:
        wanted = factories.legalised(at, factories.digital(at))
        assert wanted.case.state == "ready"
        with pytest.raises(actions.NotPrintedAnywhere):
            actions.print_paper(transmission=wanted, sheet="HS-1", actor=at.desk)
        with pytest.raises(actions.NotYours):
            actions.collect(transmission=wanted, actor=at.desk)
        row = actions.collect(transmission=wanted, actor=at.post.citizen)
        assert row.recipient == at.applicant.full_name
        assert moments(wanted) == ["sent", "received", "handed"]

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
        assert moments(wanted) == ["sent", "received", "sent", "received", "handed"]
        assert "Legalizado" in stored.standing(permit.document.verification_code).annotations[0].text

    def test_only_who_asked_for_it_sends_it_or_a_counter_for_that_person(self) -> None:
        at, family, permit = factories.permit_world()
        with pytest.raises(actions.PermitUnknown):
            actions.file_permit(
                permit_number=permit.number,
                manner=Manner.DIGITAL,
                destination=None,
                applicant=None,
                actor=family.father_acts,
            )
        with pytest.raises(actions.PermitUnknown):
            actions.file_permit(
                permit_number=permit.number,
                manner=Manner.COUNTER,
                destination=at.ode,
                applicant=family.father,
                actor=at.desk,
            )
        wanted = actions.file_permit(
            permit_number=permit.number.lower(),
            manner=Manner.COUNTER,
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


def test_the_follower_is_nobody(at: World) -> None:
    with pytest.raises(RoleMissing):
        actions.follow(case_id=uuid4(), step="x", target="y", actor=at.desk)


def test_every_refusal_of_the_store_is_told(at: World) -> None:
    """A file that the store lost is as bad as one that was altered: nothing goes on."""
    wanted = factories.certified(at)
    assert wanted.document is not None
    store()._path(wanted.document.file_id).unlink()  # type: ignore[attr-defined]
    with pytest.raises(Unavailable):
        actions.transmit(transmission=wanted, actor=at.post.officer)
    assert StoredFile.objects.filter(pk=wanted.document.file_id).exists()
