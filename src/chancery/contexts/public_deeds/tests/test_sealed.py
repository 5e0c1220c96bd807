"""Is a closed will kept without anybody learning what it says, or that it exists, and given to nobody before its time?"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.actions import Cover, Order
from chancery.contexts.public_deeds.actions.wills import Death
from chancery.contexts.public_deeds.models import Release
from chancery.contexts.public_deeds.procedures import SealedState
from chancery.contexts.public_deeds.rules import sealed
from chancery.contexts.public_deeds.rules.sealed import Witness
from chancery.contexts.public_deeds.tests import factories
from chancery.contexts.public_deeds.tests.closed_wills import (
    COVER,
    ORDER,
    WITNESSES,
    Register,
    again,
    asked,
    death,
    died,
    give_back_envelope,
    kept,
    paid,
    receive_envelope,
)
from chancery.contexts.public_deeds.tests.factories import akin
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.cases import gate
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents import queries as papers
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.models import KinLine, Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
TESTATOR = HeldDocument(IdentityDocumentKind.DNI, "40123456")


def known(person: Person) -> Witness:
    document = HeldDocument(
        IdentityDocumentKind(person.document_kind), person.document_number, person.document_country
    )
    return Witness(person.full_name, document, date(1980, 1, 1))


class TestFileSealedWill:
    def test_the_testator_asks_and_pays_the_item(self, at: Post) -> None:
        will = actions.file_sealed_will(office=at.office, applicant=at.applicant, actor=at.citizen)
        assert will.case.state == SealedState.REQUESTED
        (charge,) = fees.charges_of(will.case_id)
        assert (charge.tariff_item.number, str(charge.consular_amount)) == ("9a", "80.00")

    def test_nobody_asks_for_another(self, at: Post) -> None:
        for actor in (at.officer, people.actor_of(people.make_person("Heredera", "Impaciente"))):
            with pytest.raises(actions.TestatorNotApplicant):
                actions.file_sealed_will(office=at.office, applicant=at.applicant, actor=actor)
        assert actions.file_sealed_will(office=at.office, applicant=at.applicant, actor=at.citizen)


class TestReceiveEnvelope:
    def test_the_act_of_the_cover_has_a_number_two_witnesses_and_no_word_of_what_is_in_it(
        self, at: Post, simulator: Register
    ) -> None:
        will = kept(at, simulator)
        cover = queries.cover_of(will)
        assert cover is not None
        assert (cover.act.kind, cover.act.kind_ordinal, cover.seals) == ("sealed_will", 1, 3)
        assert cover.act.title == "Acta consular reservada"
        assert [each.name for each in will.witnesses.all()] == [each.name for each in WITNESSES]
        assert will.case.state == SealedState.KEPT
        columns = {field.name for model in (type(will), type(cover)) for field in model._meta.fields}
        assert not columns & {"content", "object", "text", "upload", "file", "lines"}
        assert "testament" not in documents.statement(cover.document).decode().lower()
        assert papers.content(cover.document.file_id).startswith(b"%PDF")

    def test_witnesses_are_two_and_fit(self, at: Post, simulator: Register) -> None:
        will = paid(at, simulator)
        child = replace(
            WITNESSES[1], name="Niño", birth_on=organisation.local_date(at.office) - timedelta(days=4000)
        )
        himself = known(at.applicant)
        for unfit in (
            WITNESSES[:1],
            (WITNESSES[0], WITNESSES[0]),
            (WITNESSES[0], child),
            (WITNESSES[0], himself),
        ):
            with pytest.raises(actions.WitnessesUnfit):
                receive_envelope(will=will, cover=COVER, witnesses=unfit, actor=at.consul)
        assert receive_envelope(will=will, cover=COVER, witnesses=WITNESSES, actor=at.consul)

    def test_they_are_no_close_kin_of_the_testator_nor_of_the_consul_nor_married_to_each_other(
        self, at: Post, simulator: Register
    ) -> None:
        will = paid(at, simulator)
        julia, pedro = people.make_person("Julia", "Testigo"), people.make_person("Pedro", "Testigo")
        consul = Person.objects.get(pk=access.require_person(at.consul))
        near = (
            (pedro, at.applicant, KinLine.CONSANGUINITY, 2, actions.WitnessIsKin),
            (at.applicant, pedro, KinLine.SPOUSE, 0, actions.WitnessIsKin),
            (julia, pedro, KinLine.SPOUSE, 0, actions.WitnessesMarried),
            (pedro, consul, KinLine.CONSANGUINITY, 4, gate.OwnMatter),
        )
        both = (known(julia), known(pedro))
        for person, relative, line, degree, refusal in near:
            with akin(person, relative, line, degree), pytest.raises(refusal) as caught:
                receive_envelope(will=will, cover=COVER, witnesses=both, actor=at.consul)
            assert (pedro.full_name in str(caught.value)) == (refusal is not gate.OwnMatter)
        for person, relative, degree in ((pedro, at.applicant, 3), (julia, pedro, 2)):
            identity.record_kinship(
                person=person,
                relative=relative,
                line=KinLine.CONSANGUINITY,
                degree=degree,
                actor=people.SYSTEM,
            )
        with pytest.raises(actions.WitnessesNotAsked):
            receive_envelope(
                will=will, cover=COVER, witnesses=both, witnesses_are_no_kin=False, actor=at.consul
            )
        assert receive_envelope(will=will, cover=COVER, witnesses=both, actor=at.consul)

    def test_an_open_envelope_is_not_received(self, at: Post, simulator: Register) -> None:
        will = paid(at, simulator)
        with pytest.raises(actions.EnvelopeNotWhole):
            receive_envelope(will=will, cover=Cover(3, "Caja", False), witnesses=WITNESSES, actor=at.consul)
        assert receive_envelope(will=will, cover=COVER, witnesses=WITNESSES, actor=at.consul)

    def test_nor_one_of_somebody_whom_the_register_holds_for_dead(
        self, at: Post, simulator: Register
    ) -> None:
        will = paid(at, simulator)
        died(at, simulator)
        with pytest.raises(actions.TestatorUnconfirmed):
            receive_envelope(will=will, cover=COVER, witnesses=WITNESSES, actor=at.consul)
        assert not Act.objects.exists()

    def test_it_is_paid_before(self, at: Post, simulator: Register) -> None:
        factories.tell(simulator)
        will = actions.file_sealed_will(office=at.office, applicant=at.applicant, actor=at.citizen)
        with pytest.raises(gate.WrongState):
            receive_envelope(will=will, cover=COVER, witnesses=WITNESSES, actor=at.consul)

    def test_what_was_signed_is_never_changed(self, at: Post, simulator: Register) -> None:
        kept(at, simulator)
        for table in ("coveract", "sealedwill", "sealedwillwitness"):
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM public_deeds_{table}")


class TestGiveBackEnvelope:
    def test_the_testator_has_it_back_before_two_witnesses_for_the_second_fee(
        self, at: Post, simulator: Register
    ) -> None:
        will = asked(at, simulator)
        with pytest.raises(gate.FeeUnpaid):
            give_back_envelope(will=will, witnesses=WITNESSES, is_whole=True, actor=at.consul)
        acts.pay(will.case, at)
        will = again(will)
        with pytest.raises(actions.EnvelopeNotWhole):
            give_back_envelope(will=will, witnesses=WITNESSES, is_whole=False, actor=at.consul)
        with pytest.raises(actions.WitnessesUnfit):
            give_back_envelope(will=will, witnesses=(), is_whole=True, actor=at.consul)
        with pytest.raises(actions.WitnessesNotAsked):
            give_back_envelope(
                will=will, witnesses=WITNESSES, witnesses_are_no_kin=False, is_whole=True, actor=at.consul
            )
        pedro = people.make_person("Pedro", "Testigo")
        with akin(pedro, at.applicant), pytest.raises(actions.WitnessIsKin):
            give_back_envelope(
                will=will, witnesses=(WITNESSES[0], known(pedro)), is_whole=True, actor=at.consul
            )
        released = give_back_envelope(will=will, witnesses=WITNESSES, is_whole=True, actor=at.consul)
        assert (released.how, released.receiver) == (Release.RETURNED, at.applicant.full_name)
        assert again(will).case.state == SealedState.RETURNED
        assert set(Act.objects.values_list("kind", flat=True)) == {"sealed_will", "sealed_will_return"}
        assert Client().get(f"/verificar/{released.document.verification_code}").status_code == 404

    def test_only_the_testator_asks(self, at: Post, simulator: Register) -> None:
        will = kept(at, simulator)
        with pytest.raises(gate.RoleMissing):
            actions.ask_envelope(will=will, actor=at.consul)
        assert actions.ask_envelope(will=will, actor=at.citizen)


class TestDeliverEnvelope:
    def test_only_a_death_that_the_register_knows_and_an_order_take_it_out(
        self, at: Post, simulator: Register
    ) -> None:
        will = kept(at, simulator)
        proof = death(at)

        def deliver(**changes: Any) -> Any:
            given: dict[str, Any] = {"death": proof, "order": ORDER, "is_whole": True} | changes
            return actions.deliver_envelope(will=will, actor=at.consul, **given)

        with pytest.raises(actions.DeathNotRegistered):
            deliver()
        died(at, simulator)
        with pytest.raises(actions.OrderMissing):
            deliver(order=Order("", "1", "Ana", "DNI 1"))
        with pytest.raises(actions.EnvelopeNotWhole):
            deliver(is_whole=False)
        with pytest.raises(actions.DiedInFuture):
            deliver(death=Death(date(2000, 1, 1), "Acta 1", proof.upload_id))
        cover = queries.cover_of(will)
        assert cover is not None
        code = cover.document.verification_code
        assert Client().get(f"/verificar/{code}").status_code == 404
        released = deliver()
        assert (released.how, released.order) == (Release.DELIVERED, "Oficio 45-2026")
        assert again(will).case.state == SealedState.DELIVERED
        assert Client().get(f"/verificar/{code}").status_code == 200
        assert Client().get(f"/verificar/{released.document.verification_code}").status_code == 200


def test_faults_are_told_in_spanish() -> None:
    found = list(sealed.faults(WITNESSES[:1], testator=TESTATOR, on=date(2026, 1, 1)))
    assert found == ["El sobre se recibe y se restituye ante dos testigos."]
    assert list(sealed.faults(WITNESSES, testator=TESTATOR, on=date(2026, 1, 1))) == []
