"""Are the officers' credentials at the identity register renewed before they expire, and seen by nobody?"""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.gateway import actions, civil_identity, jobs, queries, registers
from chancery.kernel.gateway.civil_identity import PARTNER
from chancery.kernel.gateway.models import Exchange, Outcome
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.gateway.simulators.server import running
from chancery.kernel.identity import access
from chancery.kernel.identity.models import IdentityDocumentKind, Person, RoleHeld
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.ledger import queries as ledger

pytestmark = pytest.mark.django_db
FIRST = "only-the-register-knows"
GIVEN = "NuevaDelRegistro99"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[CivilIdentitySimulator]:
    simulator = CivilIdentitySimulator(FIRST)
    with (
        running(simulator) as url,
        override_settings(
            IDENTITY_REGISTER_URL=f"{url}/reniec",
            IDENTITY_REGISTER_DIALECT="rest",
            VAULT_URL=f"file://{tmp_path}",
            FIRST_CREDENTIALS={PARTNER: FIRST},
        ),
    ):
        yield simulator


def officer(dni: str) -> Person:
    person = people.make_person("Olga", f"Oficial{dni}")
    person.document_number = dni
    person.save()
    people.make_role(person, Role.OFFICER)
    return person


def ask(person: Person) -> civil_identity.CivilIdentity:
    return civil_identity.consult(
        dni="40000123", purpose="Comprobar", case_id=None, actor=people.actor_of(person)
    )


@pytest.fixture
def administrator() -> Actor:
    return people.make_administrator()


def test_an_administrator_renews_one_and_nobody_sees_it(
    register: CivilIdentitySimulator, administrator: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    olga = officer("41000001")
    ask(olga)
    with pytest.raises(access.RoleMissing):
        actions.renew_credential(officer=olga, actor=people.actor_of(olga))
    before = queries.credentials_in_use(PARTNER)[PARTNER][0]
    assert (before.officer, before.renewed_at) == (olga, None)
    actions.renew_credential(officer=olga, actor=administrator)
    after = queries.credentials_in_use(PARTNER)[PARTNER][0]
    assert after.renewed_at is not None
    assert after.expires_on > before.expires_on
    fresh = register.passwords["41000001"]
    assert fresh != FIRST
    assert ask(olga).given_names
    entry = ledger.entries(olga.id).get(verb="gateway.renew_credential")
    assert entry.person_id == administrator.person_id
    assert fresh not in entry.facts + caplog.text
    assert Exchange.objects.get(operation=queries.CHANGE).person_id == olga.id


def test_one_that_the_register_gave_anew_is_kept(
    register: CivilIdentitySimulator, administrator: Actor
) -> None:
    olga = officer("41000001")
    ask(olga)
    register.passwords["41000001"] = GIVEN
    with pytest.raises(registers.CredentialRefused):
        ask(olga)
    with pytest.raises(registers.CredentialRefused):
        actions.renew_credential(officer=olga, actor=administrator)
    assert queries.credentials_in_use(PARTNER)[PARTNER][0].last_failure == "register_credential_refused"
    for wrong in ("corta", "con un espacio"):
        with pytest.raises(actions.CredentialTooShort):
            actions.register_credential(officer=olga, secret=wrong, actor=administrator)
    with pytest.raises(access.RoleMissing):
        actions.register_credential(officer=olga, secret=GIVEN, actor=people.actor_of(olga))
    actions.register_credential(officer=olga, secret=GIVEN, actor=administrator)
    assert ask(olga).given_names
    assert GIVEN not in ledger.entries(olga.id).get(verb="gateway.register_credential").facts
    Person.objects.filter(pk=olga.pk).update(document_kind=IdentityDocumentKind.PASSPORT)
    with pytest.raises(registers.OfficerUnknown):
        actions.register_credential(officer=olga, secret=GIVEN, actor=administrator)


def test_the_monthly_job_renews_all_in_use_and_one_refused_stops_no_other(
    register: CivilIdentitySimulator, caplog: pytest.LogCaptureFixture
) -> None:
    wrong, right, gone, idle = (officer(f"4100000{number}") for number in range(1, 5))
    for person in (wrong, right, gone):
        ask(person)
    register.passwords["41000001"] = "somebody changed it"
    RoleHeld.objects.filter(person=gone).update(valid_until=clock.today())
    jobs.renew_credentials(timestamp=0)
    renewed = Exchange.objects.filter(operation=queries.CHANGE, outcome=Outcome.ANSWERED)
    assert list(renewed.values_list("person_id", flat=True)) == [right.id]
    assert ask(right).given_names
    assert f"credential of {wrong.pk} at RENIEC not renewed: register_credential_refused" in caplog.text
    assert FIRST not in caplog.text
    assert idle.id not in {each.officer.id for each in queries.credentials_in_use(PARTNER)[PARTNER]}


def test_a_month_is_always_shorter_than_a_credential_lasts() -> None:
    assert timedelta(days=31) < queries.CREDENTIAL_LASTS


def test_the_pages(register: CivilIdentitySimulator, administrator: Actor) -> None:
    olga = officer("41000001")
    ask(olga)
    browser, address = browser_of(administrator), "/administracion/registros/credenciales/"
    assert olga.full_name in browser.get(address).content.decode()
    assert browser.post(f"{address}{olga.id}/renovar/").status_code == 302
    shown = browser.get(address).content.decode()
    assert "Renovada" in shown
    assert register.passwords["41000001"] not in shown
    assert browser.post(f"{address}{olga.id}/registrar/", {"secret": "corta"}).status_code == 422
    typed = browser.post(f"{address}{olga.id}/registrar/", {"secret": "con espacio dentro"})
    assert "con espacio dentro" not in typed.content.decode()
    register.passwords["41000001"] = GIVEN
    assert browser.post(f"{address}{olga.id}/renovar/").status_code == 409
    assert browser.post(f"{address}{olga.id}/registrar/", {"secret": GIVEN}).status_code == 302
    assert ask(olga).given_names
    assert browser_of(people.actor_of(olga)).get(address).status_code == 403
