"""Is everybody in a deed who they say they are, and does the consul give faith of it only then?"""

from dataclasses import replace
from decimal import Decimal

import pytest

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.models import Finding
from chancery.contexts.public_deeds.procedures import State
from chancery.contexts.public_deeds.rules import faculties
from chancery.contexts.public_deeds.rules.kinds import Part
from chancery.contexts.public_deeds.subscriptions import on_register_answered
from chancery.contexts.public_deeds.tests import factories
from chancery.contexts.public_deeds.tests.factories import ATTESTED, akin
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import gate
from chancery.kernel.fees import queries as fees
from chancery.kernel.gateway.civil_identity import CivilIdentity, CivilStanding
from chancery.kernel.gateway.events import RegisterAnswered
from chancery.kernel.gateway.models import PendingConsultation
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import KinLine, Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
Register = CivilIdentitySimulator


def test_the_register_confirms_and_nothing_of_it_is_kept(at: Post, simulator: Register) -> None:
    deed = factories.checked(at, simulator=simulator)
    checks = list(deed.checks.all())
    assert [check.finding for check in checks] == [Finding.CONFIRMED, Finding.CONFIRMED]
    assert all(party.person_id for party in queries.parties_of(deed))


AGAINST = (
    ({"restriccion": "FALLECIMIENTO"}, Finding.CANCELLED, actions.PartyDeceased),
    ({"restriccion": "INTERDICCION"}, Finding.RESTRICTED, actions.PartyRestricted),
    ({"prenombres": "OTRA"}, Finding.DIFFERS, actions.IdentityNotChecked),
)


def test_what_the_register_says_against_a_grantor_stops_the_deed(at: Post, simulator: Register) -> None:
    for said, finding, refusal in AGAINST:
        deed = factories.drafted(at)
        factories.tell(simulator, **{f"dni{at.applicant.document_number}": said})
        deed = factories.check(deed, at)
        found = queries.newest_check(deed, queries.parties_of(deed)[0])
        assert found is not None
        assert found.finding == finding
        with pytest.raises(refusal):
            actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
        assert fees.charges_of(deed.case_id).count() == 0
        factories.tell(simulator, **{f"dni{at.applicant.document_number}": factories._names(at.applicant)})
        actions.qualify(deed=factories.check(deed, at), attested=ATTESTED, actor=at.consul)


def test_who_is_close_kin_of_the_grantor_is_no_witness(at: Post, simulator: Register) -> None:
    brother, friend = people.make_person("Iván", "Huamán"), people.make_person("Ada", "Huamán")
    cast = [factories.stated(at.applicant, can_read=False), factories.attorney()]
    cast += [factories.stated(each, Part.WITNESS) for each in (brother, friend)]
    deed = factories.checked(at, simulator=simulator, people=cast)
    identity.record_kinship(
        person=friend, relative=at.applicant, line=KinLine.CONSANGUINITY, degree=3, actor=people.SYSTEM
    )
    other = factories.checked(at, simulator=simulator, people=cast)
    actions.qualify(deed=other, attested=ATTESTED, actor=at.consul)
    identity.record_kinship(
        person=at.applicant, relative=brother, line=KinLine.CONSANGUINITY, degree=2, actor=people.SYSTEM
    )
    with pytest.raises(actions.WitnessIsKin) as caught:
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    assert brother.full_name in str(caught.value)
    assert friend.full_name not in str(caught.value)


def test_the_officer_asks_the_witnesses_whether_they_are_kin(at: Post, simulator: Register) -> None:
    witnesses = [factories.anybody(f"Testigo {name}", Part.WITNESS) for name in ("Uno", "Dos")]
    cast = [factories.stated(at.applicant, can_read=False), factories.attorney(), *witnesses]
    deed = factories.checked(at, simulator=simulator, people=cast)
    with pytest.raises(actions.WitnessesNotAsked):
        actions.qualify(deed=deed, attested=replace(ATTESTED, witnesses_are_no_kin=False), actor=at.consul)
    actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    without = factories.checked(at, simulator=simulator)
    actions.qualify(deed=without, attested=replace(ATTESTED, witnesses_are_no_kin=False), actor=at.consul)


def test_the_witnesses_of_a_will_are_no_kin_of_who_inherits_nor_married_to_each_other(
    at: Post, simulator: Register
) -> None:
    heir, uno, dos = (people.make_person(name, "Quispe") for name in ("Elena", "Ada", "Iván"))
    cast = [factories.stated(at.applicant), factories.stated(heir, Part.BENEFICIARY)]
    cast += [factories.stated(each, Part.WITNESS) for each in (uno, dos)]
    deed = factories.checked(at, simulator=simulator, kind="will", people=cast)
    for relative, refusal in ((heir, actions.WitnessIsKin), (dos, actions.WitnessesMarried)):
        with akin(uno, relative), pytest.raises(refusal) as caught:
            actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
        assert uno.full_name in str(caught.value)
    with pytest.raises(actions.WitnessesNotAsked) as unasked:
        actions.qualify(deed=deed, attested=replace(ATTESTED, witnesses_are_no_kin=False), actor=at.consul)
    assert "no heredan" in str(unasked.value)
    assert actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)


def test_the_consul_is_told_that_a_free_clause_is_not_read(at: Post, simulator: Register) -> None:
    free = "El apoderado no podrá sustituir."
    for clauses in (free, ""):
        deed = factories.checked(at, simulator=simulator, clauses=clauses)
        page = browser_of(at.consul).get(f"/tramites/escritura/{deed.case.number}/calificar")
        assert ("cláusula libre, que el sistema no lee" in page.content.decode()) == bool(clauses)
    assert [each.sentence for each in faculties.warnings((), "", "")] == []
    (passed_on,) = faculties.warnings((), "", free)
    assert free in passed_on.sentence


def test_a_dead_attorney_receives_no_power(at: Post, simulator: Register) -> None:
    deed = factories.drafted(at)
    attorney = queries.parties_of(deed)[1]
    factories.tell(simulator, **{f"dni{attorney.document_number}": {"restriccion": "FALLECIMIENTO"}})
    with pytest.raises(actions.PartyDeceased):
        actions.qualify(deed=factories.check(deed, at), attested=ATTESTED, actor=at.consul)


def test_nobody_is_qualified_unchecked_and_other_names_need_another_check(
    at: Post, simulator: Register
) -> None:
    deed = factories.drafted(at)
    with pytest.raises(actions.IdentityNotChecked):
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    deed = factories.checked(at, simulator=simulator)
    renamed = [replace(person, given_names="Otro Nombre") for person in factories.stated_people(deed)]
    actions.redraft(
        deed=deed, particulars=replace(factories.particulars(at), people=renamed), actor=at.officer
    )
    with pytest.raises(actions.IdentityNotChecked):
        actions.qualify(deed=factories.again(deed), attested=ATTESTED, actor=at.consul)


def test_a_foreigner_is_known_by_the_passport_that_the_officer_sees(at: Post, simulator: Register) -> None:
    foreign = replace(
        factories.anybody("Giulia", Part.ATTORNEY),
        document_kind=IdentityDocumentKind.PASSPORT.value,
        document_number="YA1234567",
        document_country="IT",
    )
    deed = factories.checked(at, simulator=simulator, people=[factories.stated(at.applicant), foreign])
    assert deed.checks.filter(means="paper", finding=Finding.CONFIRMED).count() == 1
    assert Person.objects.filter(document_number="YA1234567", nationality="IT").exists()
    actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)


def test_a_register_that_does_not_answer_delays_and_answers_later(at: Post, simulator: Register) -> None:
    simulator.fault = Fault.BROKEN
    deed = factories.check(factories.drafted(at), at)
    pending = list(PendingConsultation.objects.filter(case_id=deed.case_id))
    assert len(pending) == 2
    with pytest.raises(actions.IdentityNotChecked):
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    for waiting, party in zip(pending, queries.parties_of(deed), strict=True):
        found = CivilIdentity(
            dni=party.document_number,
            given_names=party.given_names,
            first_surname=party.first_surname,
            second_surname=party.second_surname,
            civil_status="",
            address="",
            restriction="",
            status=CivilStanding.ACTIVE,
        )
        on_register_answered(RegisterAnswered(deed.case_id, waiting.id, "RENIEC", found, False))
    actions.qualify(deed=factories.again(deed), attested=ATTESTED, actor=at.consul)


def test_only_who_is_in_the_draft_is_checked_and_only_by_the_post(at: Post) -> None:
    deed, other = factories.drafted(at), factories.drafted(at)
    with pytest.raises(actions.PartyUnknown):
        actions.check_identity(deed=deed, party_id=queries.parties_of(other)[0].id, actor=at.officer)
    elsewhere = acts.post("cg-madrid")
    with pytest.raises(access.RoleMissing):
        actions.check_identity(deed=deed, party_id=queries.parties_of(deed)[0].id, actor=elsewhere.officer)


def test_the_consul_gives_faith_and_the_officer_does_not(at: Post, simulator: Register) -> None:
    deed = factories.checked(at, simulator=simulator)
    with pytest.raises(gate.RoleMissing):
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.officer)
    for said in (
        replace(ATTESTED, capacity=False),
        replace(ATTESTED, freedom=False),
        replace(ATTESTED, knowledge=False),
    ):
        with pytest.raises(actions.NotAttested):
            actions.qualify(deed=deed, attested=said, actor=at.consul)
    actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)


def test_people_that_do_not_fit_are_told_all_at_once(at: Post, simulator: Register) -> None:
    alone = [factories.stated(at.applicant, can_sign=False)]
    deed = factories.checked(at, simulator=simulator, people=alone)
    with pytest.raises(actions.PartiesDoNotFit) as refused:
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    assert len(refused.value.fields["people"]) == 3


def test_a_contract_wants_a_lawyers_draft_and_its_value_in_consular_soles(
    at: Post, simulator: Register
) -> None:
    deed = factories.checked(at, "sale", simulator, draft_by="")
    with pytest.raises(actions.DraftByLawyerMissing):
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    deed = factories.checked(at, "sale", simulator, currency="PEN")
    with pytest.raises(actions.ValueInSolesMissing):
        actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
    actions.qualify(deed=deed, attested=ATTESTED, base=Decimal("24000.00"), actor=at.consul)
    assert factories.again(deed).base == Decimal("24000.00")
    dollars = factories.checked(at, "sale", simulator, currency="USD")
    actions.qualify(deed=dollars, attested=ATTESTED, actor=at.consul)
    assert factories.again(dollars).base == Decimal("90000.00")


def test_what_corrects_the_offices_own_error_is_free_and_goes_on(at: Post, simulator: Register) -> None:
    deed = factories.checked(at, "special_power_rectification", simulator)
    actions.qualify(deed=deed, attested=ATTESTED, free_by="D.S. 032-2023-RE, art. 150", actor=at.consul)
    found = factories.again(deed)
    assert found.case.state == State.PAID
    assert found.qualification.charge.consular_amount == 0


def test_the_consul_is_kin_of_no_party(at: Post, simulator: Register) -> None:
    assert at.consul.person_id is not None
    consul = Person.objects.get(pk=at.consul.person_id)
    another = acts.serving(at.office, Role.CONSUL)
    for place in (1, 0):
        deed = factories.checked(at, simulator=simulator)
        relative = queries.parties_of(deed)[place].person
        assert relative is not None
        identity.record_kinship(
            person=consul, relative=relative, line=KinLine.CONSANGUINITY, degree=4, actor=people.SYSTEM
        )
        with pytest.raises(gate.OwnMatter):
            actions.qualify(deed=deed, attested=ATTESTED, actor=at.consul)
        actions.qualify(deed=deed, attested=ATTESTED, actor=another)
