"""Who registers, as whom, who sees whom, and whose kin may not act."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Channel
from chancery.kernel.identity import access, actions, bars, queries
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.identity.models import Account, KinLine, Person
from chancery.kernel.identity.tests.factories import (
    SYSTEM,
    actor_of,
    make_administrator,
    make_person,
    make_role,
)

pytestmark = pytest.mark.django_db

ANYBODY = queries.anonymous_actor(channel=Channel.WEB, request_id="prueba")


def details(number: str = "45678901") -> actions.Details:
    return actions.Details(
        given_names="Inés",
        first_surname="Pérez",
        document_kind=IdentityDocumentKind.DNI,
        document_number=number,
    )


def account(email: str = "ines@example.org") -> Account:
    return Account.objects.create_user(email, "x")


def test_a_citizen_registers_alone_once_per_document() -> None:
    person = actions.register_person(
        details=details(), account=account(), has_accepted_privacy=True, actor=ANYBODY
    )
    assert (person.document_number, person.folded_name) == ("45678901", "ines perez")
    assert person.privacy_accepted_at
    assert Account.objects.get(person=person).email == "ines@example.org"
    with pytest.raises(actions.DocumentTaken):
        actions.register_person(details=details(), account=account("b@example.org"), actor=ANYBODY)
    with pytest.raises(actions.AccountHasPerson):
        actions.register_person(
            details=details("45678902"), account=Account.objects.get(person=person), actor=ANYBODY
        )


def test_an_address_opens_one_account() -> None:
    first, second = make_person(), make_person()
    actions.open_account(person=first, email="ines@example.org", actor=SYSTEM)
    with pytest.raises(actions.EmailTaken):
        actions.open_account(person=second, email="Ines@example.org", actor=SYSTEM)
    actions.open_account(person=second, email="otra@example.org", actor=SYSTEM)


def test_nobody_is_born_tomorrow() -> None:
    actions.register_person(details=replace(details(), birth_on=clock.today()), actor=ANYBODY)
    with pytest.raises(actions.BirthInvalid):
        actions.register_person(
            details=replace(details("45678903"), birth_on=clock.latest_today() + timedelta(days=1)), actor=ANYBODY
        )


def test_an_identity_provider_gives_the_account_its_person_unless_another_account_has_it() -> None:
    known = actions.register_person(details=details(), actor=SYSTEM)
    given: dict[str, Any] = {"details": details(), "issuer": "https://id.example", "actor": ANYBODY}
    assert actions.attach_account(account=account(), **given) == known
    with pytest.raises(actions.DocumentTaken):
        actions.attach_account(account=account("otra@example.org"), **given)
    assert Person.objects.count() == 1


def test_people_are_seen_by_themselves_and_by_administrators() -> None:
    person, other = make_person("Óscar", "Ñaupari"), make_person()
    assert list(queries.visible_people(actor_of(person))) == [person]
    assert list(queries.visible_people(ANYBODY)) == []
    officer = make_person()
    make_role(officer)
    with pytest.raises(queries.PersonNotFound):
        queries.person(other.id, actor=actor_of(officer))
    administrator = make_administrator()
    assert queries.person(other.id, actor=administrator) == other
    assert list(queries.search_people("naupari OSCAR", actor=administrator)) == [person]
    assert list(queries.search_people(other.document_number[:8], actor=administrator)) == [other]
    assert list(queries.search_people("naupari", actor=actor_of(other))) == []


@pytest.mark.parametrize(
    ("line", "degree", "is_barred"),
    [
        (KinLine.SPOUSE, 0, True),
        *((KinLine.CONSANGUINITY, degree, degree <= 4) for degree in range(1, 7)),
        *((KinLine.AFFINITY, degree, degree <= 2) for degree in range(1, 5)),
    ],
)
def test_kin_bar_to_the_degree_of_the_norm_in_both_directions(
    line: KinLine, degree: int, is_barred: bool
) -> None:
    officer, applicant = make_person(), make_person()
    assert bars.bar_between(officer_id=officer.id, person_id=applicant.id) is None
    actions.record_kinship(
        person=officer, relative=applicant, line=line, degree=degree, actor=actor_of(officer)
    )
    for one, another in ((officer, applicant), (applicant, officer)):
        bar = bars.bar_between(officer_id=one.id, person_id=another.id)
        assert (bar is not None) is is_barred
        if bar:
            assert (bar.line, bar.degree) == (line, degree)
            assert bar.reason
    with pytest.raises(actions.KinshipRecorded):
        actions.record_kinship(person=applicant, relative=officer, line=line, degree=degree, actor=SYSTEM)


def test_oneself_is_barred() -> None:
    person = make_person()
    bar = bars.bar_between(officer_id=person.id, person_id=person.id)
    assert bar
    assert bar.reason == "Es su propio trámite."


@pytest.mark.parametrize(
    ("line", "degree"), [(KinLine.SPOUSE, 1), (KinLine.AFFINITY, 0), (KinLine.CONSANGUINITY, 9)]
)
def test_a_degree_must_fit_its_line(line: KinLine, degree: int) -> None:
    one, another = make_person(), make_person()
    with pytest.raises(actions.KinshipInvalid):
        actions.record_kinship(person=one, relative=another, line=line, degree=degree, actor=SYSTEM)
    with pytest.raises(access.RoleMissing):
        actions.record_kinship(
            person=one, relative=another, line=KinLine.SPOUSE, degree=0, actor=actor_of(another)
        )


def test_a_person_acts_for_a_company_while_the_power_lasts() -> None:
    person = make_person()
    company = actions.register_company(
        name="Ejemplo S.A.C.", registration="20512333797", actor=actor_of(person)
    )
    with pytest.raises(actions.CompanyTaken):
        actions.register_company(name="Otra", registration="20512333797", actor=actor_of(person))
    power: dict[str, Any] = {
        "person": person,
        "company": company,
        "evidence": "Partida de ejemplo",
        "valid_from": date(2020, 1, 1),
    }
    with pytest.raises(access.RoleMissing):
        actions.represent(actor=actor_of(person), **power)
    tomorrow = clock.today() + timedelta(days=1)
    actions.represent(actor=SYSTEM, valid_until=tomorrow, **power)
    assert queries.represents(actor_of(person), company_id=company.id)
    with pytest.raises(actions.RepresentationOverlaps):
        actions.represent(actor=SYSTEM, **power)
    with clock.advanced(timedelta(days=1)):
        assert queries.companies_represented_by(actor_of(person)) == frozenset()


def test_a_program_gets_known_scopes_only_and_from_an_administrator() -> None:
    with pytest.raises(actions.ScopeUnknown):
        actions.register_client(name="Aerolínea", scopes=["todo"], actor=make_administrator())
    with pytest.raises(access.RoleMissing):
        actions.register_client(name="Aerolínea", scopes=["cases:read"], actor=actor_of(make_person()))
    client, secret = actions.register_client(
        name="Aerolínea", scopes=["cases:read"], actor=make_administrator()
    )
    assert client.check_secret(secret)
    assert secret not in client.secret
