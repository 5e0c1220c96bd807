"""Is a consular act numbered without gaps, paid or free by its article, done by nobody's kin, and never edited?"""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction

from chancery.kernel.acts import actions, checks, queries
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases import queries as case_queries
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity import queries as identity_queries
from chancery.kernel.identity.models import KinLine, Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import queries as ledger
from chancery.kernel.organisation import queries as organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Iterator[Post]:
    with factories.published():
        yield factories.post()


def test_an_act_takes_the_next_number_of_its_office_and_of_its_kind(at: Post) -> None:
    first, second = factories.done(at), factories.done(at)
    assert [first.entry_ordinal, second.entry_ordinal] == [1, 2]
    assert [first.kind_ordinal, second.kind_ordinal] == [1, 2]
    assert first.case.number.startswith("EJAMIL-")
    elsewhere = factories.post("cg-madrid")
    assert factories.done(elsewhere).entry_ordinal == 1
    assert list(checks.numbers()) == []


def test_the_numbers_begin_anew_with_the_offices_own_year(at: Post) -> None:
    factories.done(at)
    rome = ZoneInfo("Europe/Rome")
    eve = datetime(clock.today().year, 12, 31, 23, 30, tzinfo=rome)
    with clock.set_to(eve):
        factories.post_rate(at)
        last = factories.done(at)
    with clock.set_to(eve.replace(year=eve.year + 1, month=1, day=1, hour=0, minute=30)):
        factories.post_rate(at)
        first = factories.done(at)
        assert clock.today().year == eve.year  # in Lima the old year has six hours left
    assert (last.entry_ordinal, first.entry_ordinal) == (2, 1)
    assert first.year == last.year + 1


def test_a_free_act_is_numbered_too_and_cites_its_article(at: Post) -> None:
    case = factories.file(at, Wanted("consular.3a"))
    case.refresh_from_db()
    act = factories.certify(case, at)
    assert act.entry_ordinal == 1
    assert act.charge.amount == 0
    assert act.charge.free_by


def test_an_act_undone_gives_its_numbers_back(at: Post) -> None:
    case = factories.file(at)
    factories.pay(case, at)
    with transaction.atomic():
        factories.certify(case, at)
        transaction.set_rollback(True)
    case.refresh_from_db()
    assert factories.certify(case, at).entry_ordinal == 1


def test_the_fee_comes_first(at: Post) -> None:
    case = factories.file(at)
    with pytest.raises(gate.WrongState):
        factories.certify(case, at)
    factories.pay(case, at)
    assert factories.certify(case, at).charge.consular_amount == 25


def test_an_act_is_not_done_twice_for_one_charge(at: Post) -> None:
    case = factories.file(at)
    factories.pay(case, at)
    charge = charges.charges_of(case.id).get()
    with cases.step(case, "certify", actor=at.consul) as taking:
        actions.perform(taking=taking, kind="signature", title="Legalización de firma", charge=charge)
        with pytest.raises(actions.ChargeOfAnother):
            actions.perform(taking=taking, kind="signature", title="Legalización de firma", charge=charge)


def test_no_consular_act_is_done_in_lima(at: Post) -> None:
    case = factories.file(at)
    factories.pay(case, at)
    charge = charges.charges_of(case.id).get()
    with cases.step(case, "certify", actor=at.consul) as taking:
        taking.case.office = organisation.office("legalisations-lima")
        with pytest.raises(actions.NotAPost):
            actions.perform(taking=taking, kind="signature", title="Legalización de firma", charge=charge)
        taking.case.office = at.office
        actions.perform(taking=taking, kind="signature", title="Legalización de firma", charge=charge)


def _kin(at: Post) -> Person:
    cousin = people.make_person("Prima", "Del Cónsul")
    consul = identity_queries.person_of(at.consul)
    identity.record_kinship(
        person=consul, relative=cousin, line=KinLine.CONSANGUINITY, degree=4, actor=people.SYSTEM
    )
    return cousin


def test_an_officer_acts_for_no_kin_unless_headquarters_lets_it(at: Post) -> None:
    cousin = _kin(at)
    case = factories.file(at)
    factories.pay(case, at)
    with pytest.raises(gate.OwnMatter), transaction.atomic():
        factories.certify(case, at, concerned=(cousin,))
    headquarters = factories.serving(organisation.office("dgc"), Role.SUPERVISOR)
    assert case in case_queries.visible_to(headquarters)
    consul = identity_queries.person_of(at.consul)
    with pytest.raises(cases.NotHeadquarters):
        cases.lift_bar(case=case, officer=consul, reason="Único funcionario.", actor=at.consul)
    with pytest.raises(cases.BarReasonMissing):
        cases.lift_bar(case=case, officer=consul, reason=" ", actor=headquarters)
    case.refresh_from_db()
    head = identity_queries.person_of(headquarters)
    identity.record_kinship(
        person=head, relative=case.applicant, line=KinLine.SPOUSE, degree=0, actor=people.SYSTEM
    )
    with pytest.raises(gate.OwnMatter):
        cases.lift_bar(case=case, officer=consul, reason="Es mi cónyuge quien lo pide.", actor=headquarters)
    another = factories.serving(organisation.office("dgc"), Role.SUPERVISOR)
    cases.lift_bar(case=case, officer=consul, reason="Único funcionario del puesto.", actor=another)
    factories.certify(case, at, concerned=(cousin,))
    assert any(entry.verb == "cases.lift_bar" for entry in ledger.entries(case.id))


def test_a_sticker_serves_one_act_once(at: Post) -> None:
    first, second = factories.done(at), factories.done(at)
    actions.affix(act=first, serial="A00000001", is_digital=False, actor=at.officer)
    with pytest.raises(actions.AlreadyStickered):
        actions.affix(act=first, serial="A00000002", is_digital=False, actor=at.officer)
    with pytest.raises(actions.SerialUsed):
        actions.affix(act=second, serial="A00000001", is_digital=False, actor=at.officer)
    assert list(queries.without_sticker(at.office)) == [second]
    with pytest.raises(actions.RemovalReasonMissing):
        actions.take_off(act=first, reason="", actor=at.officer)
    actions.take_off(act=first, reason="Mala impresión", actor=at.officer)
    with pytest.raises(actions.SerialUsed):
        actions.affix(act=first, serial="A00000001", is_digital=False, actor=at.officer)
    actions.affix(act=first, serial="A00000002", is_digital=False, actor=at.officer)
    assert [act.serial for act in queries.of_case(first.case_id)] == ["A00000002"]  # type: ignore[attr-defined]


def test_a_voided_act_keeps_its_numbers(at: Post) -> None:
    act = factories.done(at)
    with pytest.raises(actions.VoidReasonMissing):
        actions.void(act=act, reason="", actor=at.consul)
    actions.void(act=act, reason="El interesado no firmó.", actor=at.consul)
    with pytest.raises(actions.AlreadyVoided):
        actions.void(act=act, reason="Otra vez.", actor=at.consul)
    assert factories.done(at).entry_ordinal == 2
    assert list(checks.numbers()) == []


def test_an_act_is_seen_by_its_office_and_by_limas_reviewers_alone(at: Post) -> None:
    act = factories.done(at)
    elsewhere = factories.post("cg-madrid")
    reviewer = factories.serving(organisation.office("urc"), Role.ACCOUNTANT)
    assert queries.act(act.id, actor=at.consul) == act
    assert queries.act(act.id, actor=reviewer) == act
    with pytest.raises(queries.ActNotFound):
        queries.act(act.id, actor=elsewhere.consul)


def test_the_database_refuses_to_change_an_act(at: Post) -> None:
    act = factories.done(at)
    for statement in ("UPDATE acts_act SET kind = 'other'", "DELETE FROM acts_act"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Act.objects.get(pk=act.pk).kind == "signature"


def test_a_number_that_is_missing_is_told(at: Post) -> None:
    factories.done(at)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_numberseries SET last = 2 WHERE series IN ('RGEMIL', 'signature:MIL')")
    assert [fault.split(":")[0] for fault in checks.numbers()] == [
        "registro general de entradas",
        "actuaciones",
    ]
