"""Does a deed go from its draft to the last signature, and is a draft only what its kind and its people allow?"""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.procedures import State
from chancery.contexts.public_deeds.rules.kinds import KINDS, Part
from chancery.contexts.public_deeds.tests import factories
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.cases import gate
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db
Register = CivilIdentitySimulator


def test_a_special_power_from_draft_to_conclusion(at: Post, simulator: Register) -> None:
    deed = factories.concluded(at, simulator)
    entry = deed.entry
    assert (entry.number, entry.first_foja) == (1, 1)
    assert entry.act is not None
    assert entry.act.kind_ordinal == entry.number
    assert deed.case.state == State.CONCLUDED
    assert deed.qualification.charge.consular_amount == Decimal("45.00")
    assert deed.conclusion.document.number.startswith("EPUMIL-")
    verbs = [each.verb for each in ledger.entries(deed.case_id)]
    for step in ("file", "check_identity", "qualify", "admit", "enter", "sign", "conclude"):
        assert f"public_deeds.{step}" in verbs
    assert list(queries.broken_books()) == []


ONE_OF_EACH_WORDING = {kind.body: code for code, kind in KINDS.items()} | {"power": "general_power"}


def test_one_of_each_wording_can_be_made(at: Post, simulator: Register) -> None:
    for kind in ONE_OF_EACH_WORDING.values():
        deed = factories.concluded(at, simulator, kind)
        assert queries.standing(deed).stands
        if KINDS[kind].fee.percentage:
            charge = deed.qualification.charge
            fixed, share = charge.lines.all()
            assert deed.base is not None
            assert share.amount == (deed.base * Decimal("0.03")).quantize(Decimal("0.01"))
            assert fixed.amount + share.amount == charge.consular_amount


def test_a_draft_of_another_book_or_of_no_kind_is_refused(at: Post) -> None:
    with pytest.raises(actions.KindUnknown):
        actions.check_kind(kind="nothing")
    deed = factories.drafted(at)
    will = replace(factories.particulars(at, "pension_power"), people=factories.particulars(at).people)
    with pytest.raises(actions.KindUnknown):
        actions.redraft(deed=deed, particulars=will, actor=at.officer)
    actions.redraft(deed=deed, particulars=factories.particulars(at, "general_power"), actor=at.officer)
    assert factories.again(deed).kind == "general_power"


def test_who_files_appears_in_the_deed(at: Post) -> None:
    with pytest.raises(actions.ApplicantNotParty):
        factories.drafted(at, people=[factories.anybody("Otra", Part.GRANTOR), factories.attorney()])
    with pytest.raises(actions.TestatorNotApplicant):
        factories.drafted(at, "will", people=[factories.anybody("Otra", Part.GRANTOR)])
    factories.drafted(at)


def test_faculties_are_those_of_the_table_and_of_the_kind(at: Post) -> None:
    with pytest.raises(actions.FacultyUnknown):
        factories.drafted(at, faculties=("fly",))
    with pytest.raises(actions.FacultiesMissing):
        factories.drafted(at, faculties=())
    with pytest.raises(actions.FacultyNeedsDeed):
        factories.drafted(at, "out_of_register_power", faculties=("sell_property",))
    with pytest.raises(actions.FacultyUnknown):
        factories.drafted(at, "pension_power", faculties=("bank",))
    factories.drafted(at, "pension_power", faculties=("pension",))


def test_a_contract_states_its_value(at: Post) -> None:
    with pytest.raises(actions.ValueMissing):
        factories.drafted(at, "sale", value=None, currency="")
    factories.drafted(at, "sale")


def test_the_applicant_completes_and_the_officer_corrects_only_a_draft(at: Post, simulator: Register) -> None:
    deed = factories.drafted(at)
    more = replace(
        factories.particulars(at),
        people=[*factories.stated_people(deed), factories.anybody("Ana", Part.WITNESS)],
    )
    actions.complete(deed=deed, particulars=more, actor=at.citizen)
    assert len(queries.parties_of(factories.again(deed))) == 3
    with pytest.raises(gate.RoleMissing):
        actions.redraft(deed=deed, particulars=more, actor=at.citizen)
    entered = factories.entered(at, simulator)
    with pytest.raises(gate.WrongState):
        actions.redraft(deed=entered, particulars=more, actor=at.officer)


def test_what_a_draft_lacks_is_told_in_english_to_the_applicant_alone(at: Post) -> None:
    deed = factories.drafted(at, people=[factories.stated(at.applicant)])
    page, english = f"/tramites/escritura/{deed.case.number}/", {"Accept-Language": "en"}
    told = browser_of(at.citizen).get(page, headers=english).content.decode()
    assert " is missing." in told
    assert "Falta la parte" not in told
    assert "Falta la parte" in browser_of(at.officer).get(page, headers=english).content.decode()


def test_the_sum_decides_which_form_a_power_needs(at: Post) -> None:
    with clock.set_to(datetime(2026, 5, 18, 15, tzinfo=UTC)):
        soles: dict[str, Any] = {"currency": "PEN", "people": factories.cast(at, "out_of_register_power")}
        with pytest.raises(actions.PowerBelowAmount) as caught:
            factories.drafted(at, "out_of_register_power", value=Decimal("16500.01"), **soles)
        assert "S/ 16,500.00" in str(caught.value)
        assert "escritura pública" in caught.value.next_step
        factories.drafted(at, "out_of_register_power", value=Decimal("16500.00"), **soles)
        with pytest.raises(actions.AmountNotInSoles):
            factories.drafted(at, "out_of_register_power", value=Decimal(100), **soles | {"currency": "EUR"})
        factories.drafted(at, "general_power", value=Decimal("16500.01"), currency="EUR")
