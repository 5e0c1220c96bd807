"""Two parents at two posts: each signature an act of its own, with each refusal beside the one that passes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from chancery.contexts.travel_permits import actions, queries
from chancery.contexts.travel_permits.actions.filing import NotAPlaceToSign
from chancery.contexts.travel_permits.models import IdentityCheck, Signing
from chancery.contexts.travel_permits.procedures import State
from chancery.contexts.travel_permits.tests import factories
from chancery.contexts.travel_permits.tests.factories import DNI, PASSPORT, World
from chancery.kernel.base import clock
from chancery.kernel.cases import gate
from chancery.kernel.gateway import actions as gateway
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as people
from chancery.kernel.identity.checks import HeldDocument
from chancery.kernel.identity.models import KinLine, Person
from chancery.kernel.identity.tests.factories import SYSTEM, reads_english
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db
PASSWORD = "only-the-register-knows"


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


def test_the_second_signature_at_another_post_makes_it_ready(at: World) -> None:
    request = factories.paid(at)
    factories.signed(request, at.milan, 1)
    request.case.refresh_from_db()
    assert request.case.state == State.TO_SIGN
    assert queries.signatures(request) == (1, 2)
    signing = factories.signed(request, at.madrid, 2)
    request.case.refresh_from_db()
    assert request.case.state == State.READY
    assert (signing.office.code, signing.officer_id) == ("cg-madrid", at.madrid.consul.person_id)
    entries = [entry for entry in ledger.entries(request.case_id) if entry.verb == "travel_permits.sign"]
    assert [entry.person_id for entry in entries] == [at.milan.consul.person_id, at.madrid.consul.person_id]
    assert "2 de 2" in entries[1].facts


def test_both_parents_are_told_of_each_signature(at: World) -> None:
    request = factories.ready(at)
    for person in (at.mother, at.father):
        told = list(
            Notice.objects.filter(recipient=person, case_id=request.case_id).values_list("subject", flat=True)
        )
        assert sum("Se firmó" in subject for subject in told) == 2
        assert sum("todas las firmas" in subject for subject in told) == 1


def test_both_parents_read_of_each_signature_in_their_own_language(at: World) -> None:
    for person in (at.mother, at.father):
        reads_english(person)
    request = factories.ready(at)
    for person in (at.mother, at.father):
        told = Notice.objects.filter(recipient=person, case_id=request.case_id, subject__contains="Se firmó")
        first, second = told.order_by("created_at")
        assert "en Milán (1 de 2)" in first.text
        assert f"{at.mother.full_name} signed in Milán (1 of 2)." in first.reading_text
        assert "(2 of 2)" in second.reading_text
        assert "firmó" not in first.reading_text + second.reading_text


def test_it_is_signed_once_before_a_consul_at_his_own_post(at: World) -> None:
    request = factories.paid(at)
    arguments = {"authoriser": factories.place(request), "identity_check": IdentityCheck.DOCUMENT}
    with pytest.raises(access.RoleMissing):
        actions.sign(**arguments, office=at.milan.office, actor=at.milan.officer)  # type: ignore[arg-type]
    with pytest.raises(access.RoleMissingHere):
        actions.sign(**arguments, office=at.milan.office, actor=at.madrid.consul)  # type: ignore[arg-type]
    factories.signed(request, at.milan)
    with pytest.raises(actions.AlreadySigned):
        factories.signed(request, at.milan)
    assert Signing.objects.count() == 1


def test_what_is_not_paid_is_not_signed(at: World) -> None:
    with pytest.raises(gate.WrongState):
        factories.signed(factories.filed(at), at.milan)


def test_no_consul_takes_the_signature_of_kin(at: World) -> None:
    request = factories.paid(at)
    consul = Person.objects.get(pk=str(at.madrid.consul.person_id))
    people.record_kinship(
        person=consul, relative=at.father, line=KinLine.CONSANGUINITY, degree=2, actor=SYSTEM
    )
    with pytest.raises(gate.OwnMatter):
        factories.signed(request, at.madrid, 2)
    assert factories.signed(request, at.milan, 2).pk


def _by_proxy(at: World) -> actions.Particulars:
    said = factories.particulars(at)
    proxy = actions.Named("Ana Apoderada", HeldDocument(DNI, "91000009"))
    standing = clock.today() - timedelta(days=60)
    return replace(
        said, parents=(said.parents[0], replace(said.parents[1], proxy=proxy, standing_on=standing))
    )


def test_a_proxy_shows_the_power_and_that_it_stands(at: World) -> None:
    request = factories.paid(at, _by_proxy(at))
    with pytest.raises(actions.PowerUnseen):
        factories.signed(request, at.madrid, 2)
    with clock.advanced(timedelta(days=40)), pytest.raises(actions.PowerNoLongerFresh):
        factories.signed(request, at.madrid, 2, is_power_seen=True)
    assert factories.signed(request, at.madrid, 2, is_power_seen=True).is_power_seen


def test_whoever_signs_is_from_then_on_known(at: World) -> None:
    said = factories.particulars(at)
    foreign = replace(said.parents[1], document=HeldDocument(PASSPORT, "YA1234567", "IT"))
    request = factories.paid(at, replace(said, parents=(said.parents[0], foreign)))
    assert factories.place(request, 2).person is None
    factories.signed(request, at.madrid, 2)
    found = factories.place(request, 2).person
    assert found is not None
    assert found.document_number == "YA1234567"


def test_another_post_may_be_named_before_signing(at: World) -> None:
    request = factories.paid(at)
    sao_paulo = organisation.office("cg-sao-paulo")
    with pytest.raises(queries.AuthoriserNotFound):
        actions.move_signing(authoriser=factories.place(request, 2), post=sao_paulo, actor=at.madrid.citizen)
    with pytest.raises(NotAPlaceToSign):
        actions.move_signing(
            authoriser=factories.place(request, 2),
            post=organisation.office("legalisations-lima"),
            actor=at.father_acts,
        )
    actions.move_signing(authoriser=factories.place(request, 2), post=sao_paulo, actor=at.father_acts)
    assert factories.place(request, 2).post == sao_paulo
    factories.signed(request, at.milan, 1)
    with pytest.raises(actions.AlreadySigned):
        actions.move_signing(authoriser=factories.place(request, 1), post=sao_paulo, actor=at.mother_acts)


def test_who_waits_where(at: World) -> None:
    request = factories.paid(at)
    assert [place.full_name for place in queries.awaited_at(at.madrid.consul)] == [at.father.full_name]
    assert not queries.awaited_at(at.madrid.officer)
    number, document = request.case.number, at.mother.document_number
    assert queries.presented(at.madrid.consul, number.lower(), document).full_name == at.mother.full_name
    for wrong in ((number, "99999999"), ("EAVMIL-2026-999999-9", document)):
        with pytest.raises(queries.AuthoriserNotFound):
            queries.presented(at.madrid.consul, *wrong)
    mothers = factories.place(request, 1)
    with pytest.raises(queries.AuthoriserNotFound):
        queries.expected(at.madrid.consul, mothers.pk)
    assert queries.expected(at.madrid.consul, mothers.pk, document_number=document)


class TestIdentity:
    """The register confirms who signs, for this case and under the consul's own name."""

    def ask(self, at: World) -> IdentityCheck:
        request = factories.paid(at)
        return actions.identify(
            authoriser=factories.place(request, 2), office=at.madrid.office, actor=at.madrid.consul
        )

    def know(self, register: CivilIdentitySimulator, person: Person, **changes: str) -> None:
        entry = {
            "prenombres": person.given_names,
            "apPrimer": person.first_surname,
            "apSegundo": person.second_surname,
            **changes,
        }
        assert register.people is not None
        register.people.write_text(json.dumps({person.document_number: entry}))

    def test_who_is_confirmed(self, at: World, register: CivilIdentitySimulator) -> None:
        self.know(register, at.father)
        assert self.ask(at) is IdentityCheck.REGISTER

    def test_another_name_or_a_cancelled_entry_is_refused(
        self, at: World, register: CivilIdentitySimulator
    ) -> None:
        self.know(register, at.father, prenombres="Otro")
        with pytest.raises(actions.IdentityDiffers):
            self.ask(at)
        self.know(register, at.father, restriccion="FALLECIDO")
        with pytest.raises(actions.IdentityDiffers):
            self.ask(at)

    def test_who_is_restricted_authorises_neither_in_person_nor_through_a_proxy(
        self, at: World, register: CivilIdentitySimulator
    ) -> None:
        request = factories.paid(at, _by_proxy(at))
        place = factories.place(request, 2)
        arguments = {"authoriser": place, "office": at.madrid.office, "actor": at.madrid.consul}
        proxy = {"prenombres": "Ana", "apPrimer": "Apoderada", "apSegundo": ""}
        for restriction, refusal in (("INTERDICCION", actions.AuthoriserRestricted), ("NINGUNA", None)):
            self.know(register, at.father, restriccion=restriction)
            assert register.people is not None
            known = json.loads(register.people.read_text()) | {"91000009": proxy}
            register.people.write_text(json.dumps(known))
            if refusal is None:
                assert actions.identify(**arguments) is IdentityCheck.REGISTER  # type: ignore[arg-type]
                continue
            with pytest.raises(refusal) as caught:
                actions.identify(**arguments)  # type: ignore[arg-type]
            assert at.father.full_name in str(caught.value)
        self.know(register, at.father, restriccion="INTERDICCION")
        with pytest.raises(actions.AuthoriserRestricted):
            self.ask(at)

    def test_a_restriction_told_late_stops_the_permit(
        self, at: World, register: CivilIdentitySimulator
    ) -> None:
        for restriction in ("INTERDICCION", "NINGUNA"):
            request = factories.paid(at, factories.alone(at))
            place = factories.place(request)
            with override_settings(IDENTITY_REGISTER_URL="http://127.0.0.1:9/reniec"):
                found = actions.identify(authoriser=place, office=at.milan.office, actor=at.milan.consul)
            actions.sign(
                authoriser=place, office=at.milan.office, identity_check=found, actor=at.milan.consul
            )
            self.know(register, at.mother, restriccion=restriction)
            waiting = PendingConsultation.objects.get(case_id=request.case_id)
            gateway.reconcile(consultation_id=waiting.pk, actor=SYSTEM)
            request.case.refresh_from_db()
            if restriction == "NINGUNA":
                assert actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul).pk
                continue
            with pytest.raises(actions.AuthoriserRestricted):
                actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul)

    def test_while_the_register_is_silent_the_permit_waits(
        self, at: World, register: CivilIdentitySimulator
    ) -> None:
        self.know(register, at.father)
        request = factories.paid(at, factories.alone(at))
        place = factories.place(request)
        with override_settings(IDENTITY_REGISTER_URL="http://127.0.0.1:9/reniec"):
            found = actions.identify(authoriser=place, office=at.milan.office, actor=at.milan.consul)
        assert found is IdentityCheck.DEFERRED
        actions.sign(authoriser=place, office=at.milan.office, identity_check=found, actor=at.milan.consul)
        request.case.refresh_from_db()
        with pytest.raises(actions.IdentityPending):
            actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul)
        waiting = PendingConsultation.objects.get()
        self.know(register, at.mother)
        gateway.reconcile(consultation_id=waiting.pk, actor=SYSTEM)
        PendingConsultation.objects.update(is_different=True)
        with pytest.raises(actions.IdentityContradicted):
            actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul)
        PendingConsultation.objects.update(is_different=False)
        assert actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul).pk

    def test_a_foreign_document_is_only_looked_at(self, at: World, register: CivilIdentitySimulator) -> None:
        said = factories.particulars(at)
        foreign = replace(said.parents[1], document=HeldDocument(PASSPORT, "YA1234567", "IT"))
        request = factories.paid(at, replace(said, parents=(said.parents[0], foreign)))
        place = factories.place(request, 2)
        arguments = {"authoriser": place, "office": at.madrid.office}
        assert actions.identify(**arguments, actor=at.madrid.consul) is IdentityCheck.DOCUMENT  # type: ignore[arg-type]
        with pytest.raises(access.RoleMissing):
            actions.identify(**arguments, actor=at.father_acts)  # type: ignore[arg-type]
