"""From a document number to a signed paper: identified, charged in both moneys, paid, numbered, signed by who may."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from chancery.contexts.counter import actions, queries
from chancery.contexts.counter.actions import Order, Settlement, attending, signing
from chancery.contexts.counter.models import CounterAct, ProvenBy, Visit
from chancery.contexts.counter.procedures import State
from chancery.contexts.counter.rules import ActKind
from chancery.contexts.counter.tests import factories
from chancery.contexts.counter.tests.factories import DNI, Counter
from chancery.contexts.signatories import queries as signatories
from chancery.contexts.signatories.tests import factories as register_of_signatures
from chancery.contexts.stickers import queries as stickers
from chancery.contexts.stickers import rules as sticker_rules
from chancery.kernel.acts import queries as acts
from chancery.kernel.base import clock
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.documents import queries as documents
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.models import Payment
from chancery.kernel.fees.rules import OWN_ERROR, Means
from chancery.kernel.gateway.civil_identity import IdentityNotFound
from chancery.kernel.gateway.models import Exchange
from chancery.kernel.gateway.simulators.registers import Fault
from chancery.kernel.identity import access
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity import queries as identity_queries
from chancery.kernel.identity.actions import Details
from chancery.kernel.identity.checks import DniInvalid, IdentityDocumentKind
from chancery.kernel.identity.models import KinLine
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Counter]:
    with clock.set_to(factories.MONDAY), factories.register(tmp_path):
        yield factories.counter()


def test_a_dni_is_asked_of_the_register_for_this_visit(at: Counter) -> None:
    visit = factories.received(at)
    assert (visit.person_id, visit.proven_by) == (at.person.id, ProvenBy.REGISTER)
    asked = Exchange.objects.get(operation="consult")
    assert (asked.case_id, asked.purpose) == (visit.id, attending.PURPOSE)
    assert [entry.verb for entry in ledger.entries(visit.id)][-1] == "counter.receive"


def test_a_stranger_is_registered_by_what_the_register_says(at: Counter) -> None:
    visit = factories.received(at, dni="41000002")
    assert visit.person.document_number == "41000002"
    assert visit.person.first_surname
    assert factories.received(at, dni="41000002").person == visit.person


def test_nobody_is_attended_with_a_cancelled_or_unknown_dni(at: Counter) -> None:
    with pytest.raises(attending.HolderCancelled):
        factories.received(at, dni="41000099")
    with pytest.raises(IdentityNotFound):
        factories.received(at, dni="00000001")
    with pytest.raises(DniInvalid):
        factories.received(at, dni="4100")
    assert not Visit.objects.exists()
    factories.received(at, dni="41000001")


def test_without_the_register_the_document_at_hand_counts(at: Counter, tmp_path: Path) -> None:
    with factories.register(tmp_path / "other") as register:
        register.fault = Fault.BROKEN
        visit = factories.received(at)
        assert visit.proven_by == ProvenBy.DOCUMENT
        with pytest.raises(attending.NamesNeeded):
            factories.received(at, dni="41000003")


def test_a_foreigner_is_named_once(at: Counter) -> None:
    passport = (IdentityDocumentKind.PASSPORT, "YA1234567", "IT")
    with pytest.raises(attending.NamesNeeded):
        actions.receive(office=at.office, document=passport, actor=at.officer)
    names = Details(
        given_names="Giulia", first_surname="Rossi", document_kind=passport[0], document_number=passport[1],
        document_country="IT", nationality="IT",
    )  # fmt: skip
    visit = actions.receive(office=at.office, document=passport, names=names, actor=at.officer)
    assert visit.proven_by == ProvenBy.DOCUMENT
    assert actions.receive(office=at.office, document=passport, actor=at.officer).person == visit.person


def test_only_the_window_of_the_office_receives_and_sees(at: Counter) -> None:
    with pytest.raises(access.RoleMissing):
        factories.received(at, actor=at.citizen)
    visit = factories.received(at)
    elsewhere = factories.counter("cg-madrid")
    with pytest.raises(queries.VisitNotFound):
        queries.visit(elsewhere.officer, visit.id)
    with pytest.raises(access.RoleMissing):
        factories.attended(at, visit=visit, actor=elsewhere.officer)


def test_an_act_is_charged_paid_numbered_and_signed_at_once(at: Counter) -> None:
    factories.empowered(at)
    done = factories.attended(at, "28")
    assert (str(done.due), str(done.change)) == ("€ 1.00", "€ 999.00")
    case = done.acts[0].case
    case.refresh_from_db()
    assert case.state == State.ISSUED
    assert case.number.startswith("ACVMIL-2026-000001-")
    act = acts.of_case(case.id).get()
    assert (act.entry_number, act.act_number, act.kind) == ("RGE 1/2026", "1/2026", "survival")
    assert act.officer_id == at.officer.person_id
    paper = documents.of_case(case.id).get()
    assert (paper.title, paper.number[:7]) == ("Certificado de supervivencia", "CVEMIL-")
    assert act.document_id == paper.id
    payment = Payment.objects.get(charge__case_id=case.id)
    assert (payment.means, payment.office) == (Means.CASH, at.office)
    assert "counter.issue_delegated" in [entry.verb for entry in ledger.entries(case.id)]


def test_the_consul_signs_as_consul(at: Counter) -> None:
    done = factories.attended(at, "28", actor=at.consul)
    assert done.is_signed
    assert "counter.issue" in [entry.verb for entry in ledger.entries(done.acts[0].case_id)]


def test_what_is_signed_leaves_with_the_officers_next_sticker(tmp_path: Path) -> None:
    with clock.set_to(factories.MONDAY), factories.register(tmp_path):
        at, made = factories.stocked()
        factories.empowered(at)
        done = factories.attended(at, "28", copies=2)
        serials = [acts.of_case(each.case_id).get().serial for each in done.acts]  # type: ignore[attr-defined]
        assert serials == ["CA00000001", "CA00000002"]
        assert sticker_rules.total(stickers.spans_of(made.own)) == 18
        assert not stickers.bare_acts(at.office, actor=at.officer).exists()
        for check in (stickers.conservation, stickers.stickers_and_acts):
            assert list(check()) == []


def test_without_stock_it_is_signed_all_the_same_and_waits_for_its_sticker(at: Counter) -> None:
    factories.empowered(at)
    case = factories.attended(at, "28").acts[0].case
    case.refresh_from_db()
    assert case.state == State.ISSUED
    assert list(stickers.bare_acts(at.office, actor=at.officer)) == [acts.of_case(case.id).get()]


def test_the_consuls_signature_takes_the_consuls_sticker(tmp_path: Path) -> None:
    with clock.set_to(factories.MONDAY), factories.register(tmp_path):
        at, made = factories.stocked()
        case = factories.attended(at, "28").acts[0].case
        actions.issue(act=queries.by_number(at.consul, case.number), actor=at.consul)
        assert stickers.bare_acts(at.office, actor=at.consul).exists()  # the officer's are not the consul's
        assert sticker_rules.total(stickers.spans_of(made.own)) == 20


def test_without_the_power_it_waits_for_the_consul(at: Counter) -> None:
    factories.empowered(at, ActKind.RESIDENCE)
    done = factories.attended(at, "28")
    assert not done.is_signed
    case = done.acts[0].case
    assert queries.to_be_signed(at.officer, at.office) == list(done.acts)
    with pytest.raises(signing.SigningNotDelegated):
        actions.issue_delegated(act=queries.by_number(at.officer, case.number), actor=at.officer)
    with pytest.raises(gate.RoleMissing):
        actions.issue(act=queries.by_number(at.officer, case.number), actor=at.officer)
    actions.issue(act=queries.by_number(at.consul, case.number), actor=at.consul)
    assert queries.to_be_signed(at.officer, at.office) == []


def test_the_fee_comes_first(at: Counter) -> None:
    factories.empowered(at)
    visit = factories.received(at)
    order = Order("29", detail="Via Roma 1, Milán")
    for tendered in (None, Decimal("0.99")):
        with pytest.raises(attending.NotEnoughCash) as refused:
            actions.attend(
                visit=visit, order=order, settlement=Settlement(tendered=tendered), actor=at.officer
            )
    assert str(refused.value.facts["due"]) == "€ 1.00"
    assert not CounterAct.objects.exists()
    exact = Settlement(tendered=Decimal("1.00"))
    assert (
        str(actions.attend(visit=visit, order=order, settlement=exact, actor=at.officer).change) == "€ 0.00"
    )


def test_a_transfer_names_its_operation(at: Counter) -> None:
    visit = factories.received(at)
    settlement = Settlement(Means.TRANSFER, bank="Intesa", operation="OP-1", paid_on=date(2026, 5, 15))
    done = actions.attend(visit=visit, order=Order("28"), settlement=settlement, actor=at.officer)
    assert done.change is None
    assert Payment.objects.get().operation == "OP-1"


def test_signatures_on_one_document_are_one_act_and_certificates_one_each(at: Counter) -> None:
    factories.empowered(at)
    signed = factories.attended(at, "27", copies=3, detail="Declaración jurada")
    assert (len(signed.acts), str(signed.due)) == (1, "€ 75.00")
    certified = factories.attended(at, "28", copies=2)
    assert (len(certified.acts), str(certified.due)) == (2, "€ 2.00")
    numbers = [acts.of_case(act.case_id).get().entry_ordinal for act in (*signed.acts, *certified.acts)]
    assert numbers == [1, 2, 3]


def test_a_letter_of_attorney_is_for_less_than_half_a_uit_and_says_until_when_it_serves(at: Counter) -> None:
    factories.empowered(at)
    with pytest.raises(actions.LetterBelowAmount) as refused:
        factories.attended(at, "16a", detail="Carta poder", amount=Decimal(2750))
    assert "S/ 2,750.00" in str(refused.value)
    assert "escritura pública" in refused.value.next_step
    assert not CounterAct.objects.exists()
    (act,) = factories.attended(at, "16a", detail="Carta poder", amount=Decimal("2749.99")).acts
    paper = documents.of_case(act.case_id).get()
    assert json.loads(paper.facts)["serves_until"] == "18 de agosto de 2026"
    (other,) = factories.attended(at, "27", detail="Declaración jurada", amount=Decimal(9000)).acts
    assert json.loads(documents.of_case(other.case_id).get().facts)["serves_until"] == ""


def test_the_letter_of_who_draws_a_pension_costs_less_than_another_and_less_than_a_signature(
    at: Counter,
) -> None:
    factories.empowered(at)
    done = [factories.attended(at, each, detail="Carta poder") for each in ("16b", "16 a", "27")]
    assert [str(each.due) for each in done] == ["€ 10.00", "€ 20.00", "€ 25.00"]
    kinds = {acts.of_case(each.acts[0].case_id).get().kind for each in done}
    assert kinds == {"signature"}


def test_a_free_act_is_numbered_and_cites_its_article(at: Counter) -> None:
    factories.empowered(at)
    done = actions.attend(
        visit=factories.received(at), order=Order("58a"), settlement=Settlement(), actor=at.officer
    )
    act = acts.of_case(done.acts[0].case_id).get()
    assert act.entry_ordinal == 1
    assert "num. 58a" in act.charge.free_by
    assert not Payment.objects.exists()


def test_what_corrects_the_offices_own_error_is_free_by_its_article(at: Counter) -> None:
    factories.empowered(at)
    done = actions.attend(
        visit=factories.received(at),
        order=Order("27", detail="Declaración jurada", corrects_own_error=True),
        settlement=Settlement(),
        actor=at.officer,
    )
    assert acts.of_case(done.acts[0].case_id).get().charge.free_by == OWN_ERROR


@pytest.mark.parametrize(
    ("order", "refusal"),
    [
        (Order("14"), attending.ItemUnknown),
        (Order("28", copies=0), attending.CopiesInvalid),
        (Order("28", copies=21), attending.CopiesInvalid),
        (Order("27"), attending.DetailMissing),
        (Order("29", detail=" "), attending.DetailMissing),
        (Order("20b"), attending.DetailMissing),
        (Order("22a", detail="Certificado"), attending.DetailMissing),
        (Order("22a", detail="Certificado", signed_on=date(2026, 5, 1)), signatories.SignatoryMissing),
        (Order("22a", detail="Certificado", signed_on=date(2027, 5, 1)), signatories.SignedInFuture),
        (Order("28", company="20131380101"), attending.CompanyUnknown),
        (Order("28", is_extraordinary=True, letter_on=date(2026, 5, 15)), attending.OnlyForCompanies),
    ],
)
def test_an_order_that_is_not_whole_is_refused(at: Counter, order: Order, refusal: type[Exception]) -> None:
    visit = factories.received(at)
    settlement = Settlement(tendered=Decimal(1000))
    with pytest.raises(refusal):
        actions.attend(visit=visit, order=order, settlement=settlement, actor=at.officer)
    actions.attend(visit=visit, order=Order("28"), settlement=settlement, actor=at.officer)


def test_an_authoritys_signature_is_certified_if_the_register_knows_it(at: Counter) -> None:
    factories.empowered(at)
    entry = register_of_signatures.signatory("Autoridad Registrada")
    order: dict[str, Any] = {"detail": "Partida de nacimiento", "signed_on": date(2026, 5, 1)}
    with pytest.raises(signatories.SignatureNotRegistered):
        factories.attended(at, "21a", signatory_id=UUID(int=1), **order)
    done = factories.attended(at, "21a", signatory_id=entry.id, **order)
    assert str(done.due) == "€ 20.00"
    assert "Autoridad Registrada" in documents.of_case(done.acts[0].case_id).get().public_facts
    assert str(factories.attended(at, "22b", signatory_id=entry.id, **order).due) == "€ 60.00"


def company_of(at: Counter) -> str:
    company = identity.register_company(
        name="Importadora S.A.", registration="20131380101", country="PE", actor=people.SYSTEM
    )
    identity.represent(
        person=at.person, company=company, evidence="Vigencia de poder", valid_from=date(2026, 1, 1),
        actor=people.SYSTEM,
    )  # fmt: skip
    return company.registration


def test_extraordinary_dispatch_is_asked_by_letter_the_working_day_before_and_costs_as_much_again(
    at: Counter,
) -> None:
    factories.empowered(at)
    order: dict[str, Any] = {"detail": "Contrato", "is_extraordinary": True, "company": company_of(at)}
    for late in (None, date(2026, 5, 16), date(2026, 5, 18)):  # the working day before Monday is Friday
        with pytest.raises(attending.LetterLate) as refused:
            factories.attended(at, "27", letter_on=late, **order)
    assert refused.value.facts["day"] == "15/05/2026"
    done = factories.attended(at, "27", letter_on=date(2026, 5, 15), **order)
    assert str(done.due) == "€ 50.00"
    line = charges.charges_of(done.acts[0].case_id).get().lines.get()
    assert (line.amount, line.surcharge) == (Decimal(25), Decimal(25))


def test_an_officer_signs_nothing_of_kin(at: Counter) -> None:
    factories.empowered(at)
    officer = identity_queries.person_of(at.officer)
    identity.record_kinship(
        person=officer, relative=at.person, line=KinLine.CONSANGUINITY, degree=4, actor=people.SYSTEM
    )
    with pytest.raises(gate.OwnMatter):
        factories.attended(at, "28")
    assert not CounterAct.objects.exists()
    factories.attended(at, "28", actor=at.consul)


def test_what_was_not_signed_is_dropped_with_a_reason(at: Counter) -> None:
    case = factories.attended(at, "28").acts[0].case
    with pytest.raises(gate.ReasonMissing):
        cases.advance(case=case, code="drop", actor=at.officer)
    cases.advance(case=case, code="drop", reason="El interesado se retiró", actor=at.officer)
    case.refresh_from_db()
    assert case.state == State.DROPPED


def test_prices_are_those_of_the_office_today(at: Counter) -> None:
    shown = {price.item.number: price for price in queries.prices(at.office)}
    assert str(shown["28"].local) == "€ 1.00"
    assert "num. 58a" in shown["58a"].free_by
    with clock.advanced(timedelta(days=40)):  # a month without a rate
        later = {price.item.number: price for price in queries.prices(at.office)}
    assert later["28"].local is None
    assert "tipo de cambio" in later["28"].refusal
    assert DNI is IdentityDocumentKind.DNI
