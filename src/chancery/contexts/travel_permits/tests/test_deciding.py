"""The permit itself: what it states, what stops it, how it is revoked, annulled and runs out; who is told."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from chancery.contexts.travel_permits import actions, jobs, queries
from chancery.contexts.travel_permits.models import Permit
from chancery.contexts.travel_permits.procedures import State
from chancery.contexts.travel_permits.queries import keys
from chancery.contexts.travel_permits.rules import token
from chancery.contexts.travel_permits.rules.authorisation import Proof
from chancery.contexts.travel_permits.rules.use import Bar
from chancery.contexts.travel_permits.tests import factories
from chancery.contexts.travel_permits.tests.factories import World
from chancery.kernel.acts.models import Act
from chancery.kernel.base import clock
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.documents.queries import standing
from chancery.kernel.fees import queries as fees
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as people
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.identity.models import KinLine, Person
from chancery.kernel.identity.tests.factories import SYSTEM, make_administrator, reads_english
from chancery.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> World:
    return factories.world()


@pytest.fixture
def own_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A border's key that the test may lose: the other one is of all the tests that run at the same time."""
    monkeypatch.setattr(keys, "path", lambda: tmp_path / "border.key")


def test_it_is_an_act_with_its_numbers_and_states_them(at: World) -> None:
    permit = factories.issued(at)
    act = Act.objects.get(case=permit.request.case)
    assert (act.kind, act.kind_ordinal, act.entry_ordinal, act.document) == (
        "travel_permit",
        1,
        1,
        permit.document,
    )
    stated = json.loads(permit.document.facts)
    assert permit.number.startswith("AVMMIL-")
    assert (stated["entry_number"], stated["act_number"]) == (act.entry_number, act.act_number)
    assert stated["paid"] == f"S/C 20.00 = {fees.charges_of(permit.request.case_id).get().money}"
    assert [line["signed_at"] for line in stated["signers"]] == [at.milan.office.name, at.madrid.office.name]
    assert "token_qr" not in stated
    public = json.loads(permit.document.public_facts)
    assert "Lucía" not in str(public)
    assert permit.valid_until - permit.valid_from in (timedelta(days=90), timedelta(days=91))


def test_the_token_says_what_the_permit_says_and_no_more(at: World) -> None:
    permit = factories.issued(at)
    stated = token.read(permit.token, keys.published())
    assert (stated.number, stated.office, stated.token_id) == (
        permit.number,
        "cg-milan",
        bytes(permit.token_id),
    )
    assert (stated.valid_from, stated.valid_until) == (permit.valid_from, permit.valid_until)
    assert (stated.initials, stated.companion_initials) == ("LÁQS", "CTP")
    assert stated.minor == token.document_hash(permit.number, "dni:PE:91000001")
    assert stated.companion == token.document_hash(permit.number, "dni:PE:91000003")


def test_nothing_is_issued_of_which_the_proofs_were_not_seen(at: World) -> None:
    request = factories.ready(at, factories.alone(at))
    with pytest.raises(actions.ProofUnseen) as caught:
        actions.issue(
            request=request, seen={Proof.BIRTH_CERTIFICATE, Proof.MINOR_DOCUMENT}, actor=at.milan.consul
        )
    assert "defunción" in str(caught.value)
    seen = {Proof.BIRTH_CERTIFICATE, Proof.MINOR_DOCUMENT, Proof.DEATH_CERTIFICATE}
    assert actions.issue(request=request, seen=seen, actor=at.milan.consul).pk


def test_one_parent_takes_the_child_to_a_hospital_abroad_on_a_report_that_was_seen(at: World) -> None:
    mother = factories.parent(at.mother, at.milan.office)
    said = factories.particulars(
        at,
        basis=Basis.MEDICAL,
        company=Company.PARENT,
        parents=(mother,),
        companion=actions.Named(at.mother.full_name, mother.document),
    )
    request = factories.ready(at, said)
    assert request.case.state == State.READY
    without = factories.ALL_SEEN - {Proof.MEDICAL_REPORT}
    with pytest.raises(actions.ProofUnseen) as refused:
        actions.issue(request=request, seen=without, actor=at.milan.consul)
    assert "informe médico" in str(refused.value)
    permit = actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul)
    stated = json.loads(permit.document.facts)
    assert "Ley 32191" in stated["basis"]
    assert any("informe médico" in seen for seen in stated["seen"])


def test_the_consul_of_the_post_issues_and_no_kin(at: World) -> None:
    request = factories.ready(at)
    for actor in (at.madrid.consul, at.milan.officer, at.mother_acts):
        with pytest.raises(gate.RoleMissing):
            actions.issue(request=request, seen=factories.ALL_SEEN, actor=actor)
    consul = Person.objects.get(pk=str(at.milan.consul.person_id))
    people.record_kinship(person=consul, relative=at.father, line=KinLine.AFFINITY, degree=2, actor=SYSTEM)
    with pytest.raises(gate.OwnMatter):
        actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul)
    assert not Permit.objects.exists()
    assert not Act.objects.exists()


def test_a_journey_whose_day_has_passed_gets_no_permit(at: World) -> None:
    request = factories.ready(at)
    with clock.advanced(timedelta(days=21)), pytest.raises(actions.JourneyOver):
        actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul)
    assert actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul).pk


def test_without_the_key_nothing_is_issued_and_no_number_is_spent(own_key: None, at: World) -> None:
    request, kept = factories.ready(at), keys.path().read_text()
    keys.path().unlink()
    with pytest.raises(queries.BorderKeyMissing):
        actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul)
    keys.path().write_text(kept)
    permit = actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul)
    assert "-000001-" in permit.number
    keys.path().unlink()
    with pytest.raises(queries.BorderKeyMissing):
        actions.ensure_border_key(actor=SYSTEM)


def test_a_refusal_is_a_paper_that_both_parents_learn_of(at: World) -> None:
    request = factories.ready(at)
    actions.refuse(request=request, reason="Hay una medida de protección", actor=at.milan.consul)
    request.case.refresh_from_db()
    assert request.case.state == State.REFUSED
    told = Notice.objects.filter(recipient=at.father, subject__contains="denegada").get()
    assert "medida de protección" in told.text


@pytest.mark.parametrize("who", ["mother", "father", "consul", "consul_elsewhere"])
def test_whoever_authorised_revokes_at_once_by_page_or_before_a_consul(at: World, who: str) -> None:
    permit = factories.issued(at)
    actor = {
        "mother": at.mother_acts,
        "father": at.father_acts,
        "consul": at.milan.consul,
        "consul_elsewhere": at.madrid.consul,
    }[who]
    place = factories.place(permit.request, 1 if who == "mother" else 2)
    actions.revoke(authoriser=place, reason="Cambié de opinión", actor=actor)
    permit = Permit.objects.get(pk=permit.pk)
    assert permit.request.case.state == State.REVOKED
    assert actions.check(code=permit.token, actor=at.border.officer).bars == (Bar.REVOKED,)
    assert bytes(permit.token_id) in queries.control_list().revoked
    assert standing(permit.document.verification_code).revoked_at is not None
    for person in (at.mother, at.father):
        assert Notice.objects.filter(recipient=person, subject__contains="Se revocó").count() == 1


def test_of_a_revocation_only_the_reason_that_somebody_wrote_stays_spanish(at: World) -> None:
    for person in (at.mother, at.father):
        reads_english(person)
    permit = factories.issued(at)
    place = factories.place(permit.request, 1)
    actions.revoke(authoriser=place, reason="Cambié de opinión", actor=at.mother_acts)
    for person in (at.mother, at.father):
        told = Notice.objects.get(recipient=person, subject__contains="Se revocó")
        assert f"la revocó {at.mother.full_name} (Cambié de opinión)" in told.text
        assert f"{at.mother.full_name} revoked it (“Cambié de opinión”)" in told.reading_text


def test_nobody_else_revokes_and_never_without_a_reason_nor_after_the_exit(at: World) -> None:
    permit = factories.issued(at)
    place = factories.place(permit.request, 2)
    for actor in (at.mother_acts, at.madrid.citizen, at.madrid.officer, at.border.officer):
        with pytest.raises(access.RoleMissing):
            actions.revoke(authoriser=place, reason="No", actor=actor)
    with pytest.raises(gate.ReasonMissing):
        actions.revoke(authoriser=place, reason=" ", actor=at.father_acts)
    factories.left(permit, at)
    with pytest.raises(gate.WrongState):
        actions.revoke(authoriser=place, reason="Tarde", actor=at.father_acts)


def test_who_has_not_signed_has_nothing_to_revoke_and_who_has_may_before_it_is_issued(at: World) -> None:
    request = factories.paid(at)
    factories.signed(request, at.milan, 1)
    with pytest.raises(actions.NotYoursToRevoke):
        actions.revoke(authoriser=factories.place(request, 2), reason="No quiero", actor=at.father_acts)
    actions.revoke(authoriser=factories.place(request, 1), reason="No quiero", actor=at.mother_acts)
    request.case.refresh_from_db()
    assert request.case.state == State.REVOKED


def test_an_annulment_by_the_consul_is_seen_at_the_border(at: World) -> None:
    permit = factories.issued(at)
    cases.annul(
        case=permit.request.case, number=permit.number, reason="Error en el nombre", actor=at.milan.consul
    )
    permit = Permit.objects.get(pk=permit.pk)
    assert permit.request.case.state == State.REVOKED
    assert actions.check(code=permit.number, actor=at.border.officer).bars == (Bar.REVOKED,)


def test_it_runs_out_on_the_ninetieth_day_whatever_day_that_is(at: World) -> None:
    permit, used = factories.issued(at), factories.issued(at)
    factories.left(used, at)
    with clock.advanced(timedelta(days=90)):
        jobs.sweep(timestamp=0)
        assert actions.check(code=permit.token, actor=at.border.officer).is_good
    with clock.advanced(timedelta(days=92)):
        jobs.sweep(timestamp=0)
        jobs.sweep(timestamp=0)
        assert actions.check(code=permit.token, actor=at.border.officer).bars == (Bar.EXPIRED,)
    states = {each.pk: each.request.case.state for each in Permit.objects.select_related("request__case")}
    assert states == {permit.pk: State.EXPIRED, used.pk: State.USED}
    assert Notice.objects.filter(recipient=at.father, subject__contains="Venció").count() == 1


def test_only_the_clock_lets_it_run_out(at: World) -> None:
    with pytest.raises(access.RoleMissing):
        actions.expire(permit=factories.issued(at), actor=at.milan.consul)


def test_others_get_plain_values_of_a_permit(at: World) -> None:
    permit = factories.issued(at)
    facts = queries.permit_by_number(permit.number.lower())
    assert facts is not None
    assert (facts.office_code, facts.state, facts.sha256) == ("cg-milan", "issued", permit.document.file_id)
    assert queries.permit_by_number("AVMMIL-2026-999999-9") is None


def test_an_older_key_is_still_believed_after_a_rotation(own_key: None, at: World) -> None:
    old = factories.issued(at)
    administrator = make_administrator()
    with pytest.raises(access.RoleMissing):
        actions.rotate_border_key(actor=at.milan.consul)
    new_id = actions.rotate_border_key(actor=administrator)
    new = factories.issued(at)
    for permit in (old, new):
        assert actions.check(code=permit.token, actor=at.border.officer).is_good
    assert queries.as_json()["keys"][0]["kid"] == new_id
    assert keys.path().stat().st_mode & 0o077 == 0
    assert actions.ensure_border_key(actor=SYSTEM) is False
