"""Is it proved who the holder is, and does a consul decide alone on what nobody else had to approve?"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings

from chancery.contexts.travel_papers import actions, queries
from chancery.contexts.travel_papers.models import Application
from chancery.contexts.travel_papers.procedures import State
from chancery.contexts.travel_papers.queries import BorderNote
from chancery.contexts.travel_papers.rules import Initiative, ProofMethod
from chancery.contexts.travel_papers.tests import factories
from chancery.contexts.travel_papers.tests.factories import BIRTH_ACT, CHILD, KIN, World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role, system_actor
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.cases import gate
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway.civil_identity import IdentityNotFound
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator, made_up
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.notifications.models import Notice
from chancery.kernel.travel_documents.border_answers import BorderAnswer

pytestmark = pytest.mark.django_db
PASSWORD = "only-the-register-knows"
DNI = "40000123"
SILENT = {"IDENTITY_REGISTER_URL": "http://127.0.0.1:9"}


@pytest.fixture
def at() -> World:
    return factories.world()


@pytest.fixture
def register(tmp_path: Path) -> Iterator[CivilIdentitySimulator]:
    simulator = CivilIdentitySimulator(PASSWORD, people=tmp_path / "people.json")
    with (
        running(simulator) as url,
        override_settings(
            IDENTITY_REGISTER_URL=f"{url}/reniec",
            IDENTITY_REGISTER_DIALECT="rest",
            VAULT_URL=f"file://{tmp_path}",
            FIRST_CREDENTIALS={"RENIEC": PASSWORD},
        ),
    ):
        yield simulator


def known(dni: str = DNI) -> dict[str, Any]:
    """What the holder of a DNI says who is called as the register has it."""
    told = made_up(dni)
    return {
        "given_names": told["prenombres"],
        "surnames": f"{told['apPrimer']} {told['apSegundo']}",
        "dni": dni,
    }


class TestIdentify:
    def test_the_register_confirms(self, at: World, register: CivilIdentitySimulator) -> None:
        application = factories.filed(at, **known())
        proof = actions.identify(application=application, actor=at.post.officer)
        assert proof.method == ProofMethod.REGISTER
        assert factories.again(application).case.state == State.IDENTIFIED

    def test_the_register_knows_somebody_else(self, at: World, register: CivilIdentitySimulator) -> None:
        application = factories.filed(at, dni=DNI)
        with pytest.raises(actions.HolderDiffers):
            actions.identify(application=application, actor=at.post.officer)
        assert factories.again(application).case.state == State.FILED

    def test_the_register_knows_that_the_holder_died(
        self, at: World, register: CivilIdentitySimulator
    ) -> None:
        application = factories.filed(at, **known("40000199"))
        with pytest.raises(actions.HolderDiffers) as refused:
            actions.identify(application=application, actor=at.post.officer)
        assert "cancelado" in str(refused.value)

    def test_the_register_knows_nobody(self, at: World, register: CivilIdentitySimulator) -> None:
        with pytest.raises(IdentityNotFound):
            actions.identify(application=factories.filed(at, dni="00000123"), actor=at.post.officer)

    def test_who_has_a_dni_is_asked_about_first(self, at: World) -> None:
        with pytest.raises(actions.RegisterFirst):
            actions.identify(
                application=factories.filed(at, dni=DNI), birth_act=BIRTH_ACT, kin=KIN, actor=at.post.officer
            )

    def test_without_a_dni_there_is_a_birth_act_and_of_an_adult_a_relative(self, at: World) -> None:
        application = factories.filed(at)
        with pytest.raises(actions.BirthActMissing):
            actions.identify(application=application, actor=at.post.officer)
        with pytest.raises(actions.KinMissing):
            actions.identify(application=application, birth_act=BIRTH_ACT, actor=at.post.officer)
        far = actions.Kin("Prima Segunda", 5, "Teléfono", "La conoce")
        with pytest.raises(actions.KinTooFar):
            actions.identify(application=application, birth_act=BIRTH_ACT, kin=far, actor=at.post.officer)
        actions.identify(application=application, birth_act=BIRTH_ACT, kin=KIN, actor=at.post.officer)
        assert queries.proof_in_words(application).endswith("pariente en 2.º grado")

    def test_a_child_needs_no_relative(self, at: World) -> None:
        assert factories.identified(at, **CHILD).case.state == State.IDENTIFIED

    def test_it_is_the_posts_officer_who_does(self, at: World) -> None:
        application = factories.filed(at)
        for actor in (at.post.citizen, at.post.consul, at.inspector):
            with pytest.raises(NotAllowed):
                actions.identify(application=application, birth_act=BIRTH_ACT, kin=KIN, actor=actor)


class TestDegraded:
    """The register is silent: the question waits, and the journey need not."""

    def waiting(self, at: World) -> Application:
        application = factories.filed(at, dni=DNI)
        with override_settings(**SILENT):
            proof = actions.identify(application=application, actor=at.post.officer)
        assert proof.method == ProofMethod.DEFERRED
        return factories.again(application)

    def test_nothing_is_granted_on_a_question_that_waits(self, at: World) -> None:
        application = self.waiting(at)
        with pytest.raises(actions.IdentityWaits):
            actions.grant(application=application, actor=at.post.consul)

    def test_with_a_birth_act_and_a_relative_it_is_and_the_border_asks(self, at: World) -> None:
        application = self.waiting(at)
        actions.identify(application=application, birth_act=BIRTH_ACT, kin=KIN, actor=at.post.officer)
        actions.grant(application=factories.again(application), actor=at.post.consul)
        acts.pay(application.case, at.post)
        paper = actions.print_paper(application=factories.again(application), actor=at.post.officer)
        actions.hand_over(application=factories.again(application), zone=paper.zone, actor=at.post.officer)
        found = queries.find(number=paper.number)
        assert (found.answer, found.notes) == (BorderAnswer.ASK, (BorderNote.REGISTER_WAITS,))

    def test_when_the_register_confirms_the_post_is_told_and_decides(
        self, at: World, register: CivilIdentitySimulator
    ) -> None:
        application = factories.filed(at, **known())
        with override_settings(**SILENT):
            actions.identify(application=application, actor=at.post.officer)
        self.answered(application)
        subjects = Notice.objects.filter(case_id=application.case_id, recipient=person_of(at.post.consul))
        assert subjects.filter(subject__contains="registro de identidad respondió").count() == 1
        actions.grant(application=factories.again(application), actor=at.post.consul)

    def test_when_it_contradicts_nothing_is_given_and_the_border_is_told(
        self, at: World, register: CivilIdentitySimulator
    ) -> None:
        application = self.waiting(at)
        actions.identify(application=application, birth_act=BIRTH_ACT, kin=KIN, actor=at.post.officer)
        actions.grant(application=factories.again(application), actor=at.post.consul)
        acts.pay(application.case, at.post)
        self.answered(application)
        with pytest.raises(actions.IdentityContradicted):
            actions.print_paper(application=factories.again(application), actor=at.post.officer)
        told = Notice.objects.filter(case_id=application.case_id, recipient=person_of(at.post.officer))
        assert "cancélelo" in told.latest("created_at").text

    def answered(self, application: Application) -> None:
        pending = PendingConsultation.objects.get(case_id=application.case_id)
        gateway.reconcile(consultation_id=pending.id, actor=system_actor("Prueba"))


class TestGrant:
    def test_it_is_charged_by_the_tariff(self, at: World) -> None:
        application = factories.granted(at)
        assert application.case.state == State.GRANTED
        charge = fees.charges_of(application.case_id).get()
        assert (charge.tariff_item.code, charge.consular_amount) == ("consular.63a", Decimal(20))

    def test_an_indigence_that_is_shown_is_free_and_goes_on(self, at: World) -> None:
        application = factories.granted(
            at, initiative=Initiative.INDIGENCE, poverty="Informe social 12: duerme en un albergue"
        )
        assert application.case.state == State.PAID
        charge = fees.charges_of(application.case_id).get()
        assert (charge.tariff_item.code, bool(charge.free_by)) == ("consular.63b", True)

    def test_an_indigence_that_is_not_shown_pays(self, at: World) -> None:
        assert factories.granted(at, initiative=Initiative.INDIGENCE).case.state == State.GRANTED

    def test_a_child_born_abroad_is_free(self, at: World) -> None:
        assert factories.granted(at, **CHILD).case.state == State.PAID

    def test_an_officer_does_not_decide(self, at: World) -> None:
        with pytest.raises(NotAllowed):
            actions.grant(application=factories.identified(at), actor=at.post.officer)

    def test_not_before_the_identity_is_proved(self, at: World) -> None:
        with pytest.raises(gate.WrongState):
            actions.grant(application=factories.filed(at), actor=at.post.consul)

    def test_not_for_a_journey_that_is_over(self, at: World) -> None:
        application = factories.identified(at)
        with clock.set_to(clock.now() + timedelta(days=5)), pytest.raises(actions.TooLateToTravel):
            actions.grant(application=application, actor=at.post.consul)


class TestSecond:
    def second(self, at: World) -> Application:
        factories.delivered(at)
        return factories.identified(at, second_cause="Perdió el vuelo por una huelga")

    def test_somebody_else_approves_its_cause_and_the_paper_says_so(self, at: World) -> None:
        application = self.second(at)
        with pytest.raises(actions.SecondUnapproved):
            actions.grant(application=application, actor=at.post.consul)
        actions.approve_second(application=application, reason="Consta la huelga", actor=at.post.officer)
        actions.grant(application=factories.again(application), actor=at.post.consul)
        acts.pay(application.case, at.post)
        paper = actions.print_paper(application=factories.again(application), actor=at.post.officer)
        assert "Segundo salvoconducto" in paper.document.facts

    def test_who_approved_does_not_decide(self, at: World) -> None:
        application = self.second(at)
        consul = person_of(at.post.consul)
        people.make_role(consul, Role.OFFICER, at.office)
        both = people.actor_of(consul)
        actions.approve_second(application=application, reason="Consta la huelga", actor=both)
        with pytest.raises(actions.ApproverDecides):
            actions.grant(application=factories.again(application), actor=both)
        other = acts.serving(at.office, Role.CONSUL, "Otra")
        actions.grant(application=factories.again(application), actor=other)

    def test_of_a_first_one_there_is_nothing_to_approve(self, at: World) -> None:
        application = factories.identified(at)
        with pytest.raises(actions.NoEarlierPaper):
            actions.approve_second(application=application, reason="Por si acaso", actor=at.post.officer)

    def test_it_is_approved_once(self, at: World) -> None:
        application = self.second(at)
        actions.approve_second(application=application, reason="Consta la huelga", actor=at.post.officer)
        with pytest.raises(gate.AlreadyTaken):
            actions.approve_second(application=application, reason="Otra vez", actor=at.post.officer)

    def test_why_is_written(self, at: World) -> None:
        with pytest.raises(gate.ReasonMissing):
            actions.approve_second(application=self.second(at), reason=" ", actor=at.post.officer)


def test_a_refusal_is_reasoned_notified_and_may_be_appealed(at: World) -> None:
    application = factories.identified(at)
    with pytest.raises(gate.ReasonMissing):
        actions.refuse(application=application, reason="", actor=at.post.consul)
    actions.refuse(application=application, reason="La partida es de otra persona", actor=at.post.consul)
    assert factories.again(application).case.state == State.REFUSED
    told = Notice.objects.filter(case_id=application.case_id).latest("created_at")
    assert "La partida es de otra persona" in told.text
