"""Who may amend a deed, who must be there, and what does a revocation by some of several leave standing?"""

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.models import Deed
from chancery.contexts.public_deeds.rules.kinds import CopyKind, Part
from chancery.contexts.public_deeds.rules.parties import Person as PersonInDeed
from chancery.contexts.public_deeds.tests import factories
from chancery.contexts.public_deeds.tests.factories import ATTESTED, stated
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.documents import queries as documents
from chancery.kernel.gateway.simulators.civil_identity import CivilIdentitySimulator
from chancery.kernel.identity import actions as identity
from chancery.kernel.identity.models import Person
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of

pytestmark = pytest.mark.django_db
Register = CivilIdentitySimulator


@pytest.fixture
def spouse() -> Person:
    return people.make_person("Cónyuge", "Titular")


@pytest.fixture
def attorney() -> Person:
    return people.make_person("Apoderada", "Primera")


def served(at: Post, person: Person) -> Post:
    """The same post, before which another person stands."""
    return acts.Post(at.office, person, people.actor_of(person), at.officer, at.consul, at.cashier)


def about(deed: Deed, *people: PersonInDeed) -> dict[str, Any]:
    found: dict[str, Any] = {"original": deed.conclusion.document.number, "original_other": ""}
    return found | ({"people": list(people)} if people else {})


def power(at: Post, simulator: Register, *others: PersonInDeed, **changes: Any) -> Deed:
    return factories.concluded(at, simulator, people=[stated(at.applicant), *others], **changes)


def refused(at: Post, simulator: Register, kind: str, deed: Deed, *people: PersonInDeed) -> Deed:
    """A draft about a deed, which only its qualification will refuse."""
    return factories.checked(at, kind, simulator, **about(deed, *people))


def words_of(deed: Deed) -> str:
    return " ".join(line[0] for line in deed.entry.lines)


def test_who_was_not_let_pass_a_power_on_does_not(at: Post, simulator: Register, attorney: Person) -> None:
    deed = power(at, simulator, stated(attorney, Part.ATTORNEY))
    theirs = served(at, attorney)
    with pytest.raises(actions.NotToBePassedOn):
        factories.drafted(theirs, "special_power_substitution", **about(deed))
    factories.concluded(at, simulator, "special_power_extension", faculties=("substitute",), **about(deed))
    passed_on = factories.concluded(theirs, simulator, "special_power_substitution", **about(deed))
    assert queries.standing(passed_on).stands


def test_who_passed_a_power_on_takes_it_back_and_the_power_stands(
    at: Post, simulator: Register, attorney: Person
) -> None:
    deed = power(at, simulator, stated(attorney, Part.ATTORNEY), faculties=("bank", "substitute"))
    theirs = served(at, attorney)
    passed_on = factories.concluded(theirs, simulator, "special_power_substitution", **about(deed))
    revoking = factories.concluded(theirs, simulator, "special_power_revocation", **about(passed_on))
    told = words_of(revoking)
    assert "la revocación total de esa sustitución" in told
    assert "ese poder" not in told
    assert not queries.standing(factories.again(passed_on)).stands
    assert queries.standing(factories.again(deed)).stands


def test_a_revocation_that_was_written_wrongly_is_rectified_and_still_revokes(
    at: Post, simulator: Register
) -> None:
    deed = factories.concluded(at, simulator)
    revoking = factories.concluded(at, simulator, "special_power_revocation", **about(deed))
    corrected = factories.concluded(at, simulator, "special_power_rectification", **about(revoking))
    assert not queries.standing(factories.again(deed)).stands
    assert queries.standing(factories.again(revoking)).words == "Vigente, con cambios"
    assert queries.standing(corrected).stands


def test_one_of_several_revokes_their_part_and_the_last_of_them_the_rest(
    at: Post, simulator: Register, spouse: Person
) -> None:
    deed = power(at, simulator, stated(spouse), factories.attorney())
    one = factories.concluded(at, simulator, "special_power_revocation", **about(deed, stated(at.applicant)))
    told = words_of(one)
    assert "revocación parcial" in told
    assert "sin alcanzar lo que otorgaron los demás" in told
    left = queries.standing(factories.again(deed))
    assert (left.stands, left.words, left.links[0].done) == (True, "Revocada en parte", "Revocada en parte")
    code = deed.conclusion.document.verification_code
    noted = documents.standing(code).annotations[0].text
    assert noted.startswith(f"Revocada en parte, en lo que otorgó {at.applicant.full_name}, por la escritura")
    assert 'data-answer="valid"' in Client().get(f"/verificar/{code}").content.decode()
    page = browser_of(at.citizen).get(f"/escrituras/{deed.id}/").content.decode()
    assert (
        f'</strong>, <span lang="es">en lo que otorgó {at.applicant.full_name}</span>, por la escritura'
        in page
    )
    assert "app-panel--partly" in page
    factories.concluded(
        served(at, spouse), simulator, "special_power_revocation", **about(deed, stated(spouse))
    )
    assert queries.standing(factories.again(deed)).words == "Revocada"
    assert 'data-answer="revoked"' in Client().get(f"/verificar/{code}").content.decode()


def test_long_names_of_many_who_revoke_find_room_in_the_note(
    at: Post, simulator: Register, spouse: Person
) -> None:
    others = [stated(people.make_person(f"{name} {'María ' * 15}".strip(), "Titular")) for name in "ABCD"]
    deed = power(at, simulator, stated(spouse), *others, factories.attorney())
    factories.concluded(
        at, simulator, "special_power_revocation", **about(deed, stated(at.applicant), *others)
    )
    noted = documents.standing(deed.conclusion.document.verification_code).annotations[0].text
    assert noted.startswith(f"Revocada en parte, en lo que otorgaron {at.applicant.full_name}, A María")
    assert " y otros, por la escritura N.º" in noted


def test_all_of_several_revoke_the_whole(at: Post, simulator: Register, spouse: Person) -> None:
    deed = power(at, simulator, stated(spouse), factories.attorney())
    both = (stated(at.applicant), stated(spouse))
    whole = factories.concluded(at, simulator, "special_power_revocation", **about(deed, *both))
    assert "declaran que otorgaron" in words_of(whole)
    assert "revocación total de ese poder" in words_of(whole)
    assert queries.standing(factories.again(deed)).words == "Revocada"


def test_nobody_changes_alone_what_several_gave(at: Post, simulator: Register, spouse: Person) -> None:
    deed = power(at, simulator, stated(spouse), factories.attorney())
    alone = refused(at, simulator, "special_power_modification", deed, stated(at.applicant))
    with pytest.raises(actions.NotEverybody, match=spouse.full_name):
        actions.qualify(deed=alone, attested=ATTESTED, actor=at.consul)
    both = (stated(at.applicant), stated(spouse))
    together = refused(at, simulator, "special_power_modification", deed, *both)
    assert actions.qualify(deed=together, attested=ATTESTED, actor=at.consul)


def test_who_took_back_their_part_has_no_say_in_what_is_left(
    at: Post, simulator: Register, spouse: Person
) -> None:
    deed = power(at, simulator, stated(spouse), factories.attorney())
    factories.concluded(at, simulator, "special_power_revocation", **about(deed, stated(at.applicant)))
    twice = refused(at, simulator, "special_power_revocation", deed, stated(at.applicant))
    with pytest.raises(actions.PartRevoked, match=at.applicant.full_name):
        actions.qualify(deed=twice, attested=ATTESTED, actor=at.consul)
    left = refused(served(at, spouse), simulator, "special_power_modification", deed, stated(spouse))
    assert actions.qualify(deed=left, attested=ATTESTED, actor=at.consul)


def test_a_copy_and_a_substitution_made_after_a_part_was_taken_back_say_so(
    at: Post, simulator: Register, spouse: Person, attorney: Person
) -> None:
    deed = power(
        at, simulator, stated(spouse), stated(attorney, Part.ATTORNEY), faculties=("bank", "substitute")
    )
    before = factories.issued(deed, at)
    assert before.document is not None
    assert "Revocada" not in json.loads(before.document.facts)["closing"]
    factories.concluded(at, simulator, "special_power_revocation", **about(deed, stated(at.applicant)))
    copy = factories.issued(deed, at)
    assert copy.document is not None
    said = f"Revocada en parte, en lo que otorgó {at.applicant.full_name}"
    assert said in json.loads(copy.document.facts)["closing"]
    noted = documents.standing(copy.document.verification_code).annotations
    assert [each.text.startswith(said) for each in noted] == [True]
    summary = factories.issued(deed, at, CopyKind.SUMMARY)
    assert summary.document is not None
    assert json.loads(summary.document.facts)["noted"][0].startswith(said)
    theirs = served(at, attorney)
    passed_on = factories.concluded(theirs, simulator, "special_power_substitution", **about(deed))
    assert queries.standing(passed_on).words == "Revocada en parte"
    noted = documents.standing(passed_on.conclusion.document.verification_code).annotations
    left = "La escritura del poder que sustituye: revocada en parte, en lo que otorgó "
    assert noted[0].text.startswith(left + at.applicant.full_name)


def test_whoever_represents_a_company_today_revokes_what_it_gave(
    at: Post, simulator: Register, spouse: Person
) -> None:
    firm: dict[str, Any] = {"on_behalf_of": "Comercial Inventada S.A.C., RUC 20131380101"}
    company = identity.register_company(
        name="Comercial Inventada S.A.C.", registration="20131380101", actor=people.SYSTEM
    )
    deed = factories.concluded(at, simulator, people=[stated(at.applicant, **firm), factories.attorney()])
    own = refused(at, simulator, "special_power_revocation", deed, stated(at.applicant))
    with pytest.raises(actions.NotTheGrantor, match=at.applicant.full_name):
        actions.qualify(deed=own, attested=ATTESTED, actor=at.consul)
    theirs, now = (
        served(at, spouse),
        stated(spouse, on_behalf_of="Comercial Inventada, partida 11012345, RUC 20131380101"),
    )
    with pytest.raises(actions.OriginalUnknown):
        factories.drafted(theirs, "special_power_revocation", **about(deed, now))
    identity.represent(
        person=spouse, company=company, valid_from=date(2026, 1, 1), evidence="Vigencia", actor=people.SYSTEM
    )
    factories.concluded(theirs, simulator, "special_power_revocation", **about(deed, now))
    assert queries.standing(factories.again(deed)).words == "Revocada"


def test_many_deeds_are_judged_in_as_few_statements_as_one(
    at: Post, simulator: Register, attorney: Person
) -> None:
    deeds = []
    for _ in range(2):
        deed = power(at, simulator, stated(attorney, Part.ATTORNEY), faculties=("substitute",))
        theirs = served(at, attorney)
        passed_on = factories.concluded(theirs, simulator, "special_power_substitution", **about(deed))
        factories.concluded(at, simulator, "special_power_revocation", **about(deed))
        deeds += [factories.again(deed), factories.again(passed_on)]
    counted = []
    for some in (deeds[:2], deeds):
        with CaptureQueriesContext(connection) as asked:
            found = queries.standings(some)
        assert {standing.words for _, standing in found} == {"Revocada"}
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 4


def test_a_sale_is_rectified_by_both_sides(at: Post, simulator: Register) -> None:
    buyer = people.make_person("Compradora", "Segura")
    deed = factories.concluded(
        at, simulator, "sale", people=[stated(at.applicant), stated(buyer, Part.COUNTERPART)]
    )
    for side in (at, served(at, buyer)):
        alone = refused(side, simulator, "rectification", deed, stated(side.applicant))
        with pytest.raises(actions.NotEverybody):
            actions.qualify(deed=alone, attested=ATTESTED, actor=at.consul)
    both = (stated(at.applicant), stated(buyer))
    together = refused(at, simulator, "rectification", deed, *both)
    assert actions.qualify(deed=together, attested=ATTESTED, actor=at.consul)


def test_who_lent_a_hand_to_a_deed_has_no_copy_of_it(at: Post, simulator: Register, attorney: Person) -> None:
    witnesses = [people.make_person(name, "Testigo") for name in ("Uno", "Dos")]
    deed = power(
        at,
        simulator,
        stated(attorney, Part.ATTORNEY),
        *(stated(each, Part.WITNESS) for each in witnesses),
    )
    with pytest.raises(actions.NotAParty):
        factories.copy(deed, at, applicant=witnesses[0], actor=people.actor_of(witnesses[0]))
    assert factories.copy(deed, at, CopyKind.SUMMARY, applicant=attorney, actor=people.actor_of(attorney))
