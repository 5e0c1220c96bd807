"""Which States are party is changed by two administrators, and decides at once what a document needs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chancery.contexts.apostilles import actions, queries, rules
from chancery.contexts.apostilles.models import PartyProposal
from chancery.contexts.apostilles.tests import factories
from chancery.kernel.base import clock
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of, told

pytestmark = pytest.mark.django_db
VIETNAM = rules.Accession("VN", date(2026, 1, 1))


@pytest.fixture
def at() -> factories.Ministry:
    return factories.ministry()


def propose(accession: rules.Accession = VIETNAM) -> PartyProposal:
    return actions.propose_party(accession=accession, source="Depositario", actor=people.make_administrator())


def test_an_accession_lets_documents_be_apostilled_and_an_objection_stops_it(at: factories.Ministry) -> None:
    with pytest.raises(actions.NotAParty):
        factories.filed(at, destination="VN")
    other = people.make_administrator()
    actions.approve_party(proposal=propose(), actor=other)
    assert factories.filed(at, destination="VN")
    objected = replace(VIETNAM, objection_from=clock.today())
    actions.approve_party(proposal=propose(objected), actor=other)
    with pytest.raises(actions.NotAParty):
        factories.filed(at, destination="VN")
    assert next(party for _, party in queries.party_table() if party.country == "VN").objection_from
    lifted = replace(objected, objection_until=clock.today() + timedelta(days=1))
    actions.approve_party(proposal=propose(lifted), actor=other)
    with clock.advanced(timedelta(days=1)):
        assert queries.is_apostilled("VN", clock.today())


def test_by_four_eyes_once(at: factories.Ministry) -> None:
    one, other = people.make_administrator(), people.make_administrator()
    proposal = actions.propose_party(accession=VIETNAM, source="Depositario", actor=one)
    with pytest.raises(actions.PartySameHands):
        actions.approve_party(proposal=proposal, actor=one)
    with pytest.raises(actions.PartyProposalOpen):
        propose()
    actions.decline_party(proposal=proposal, actor=other)
    with pytest.raises(actions.PartyAlreadyDecided):
        actions.approve_party(proposal=proposal, actor=other)
    assert not queries.is_apostilled("VN", clock.today())
    with pytest.raises(access.RoleMissing):
        actions.propose_party(accession=VIETNAM, source="x", actor=at.officer)
    assert propose()


@pytest.mark.parametrize(
    "change",
    [
        {"in_force_until": date(2025, 1, 1)},
        {"objection_until": date(2026, 2, 1)},
        {"objection_from": date(2026, 2, 1), "objection_until": date(2026, 1, 1)},
    ],
)
def test_dates_out_of_order(at: factories.Ministry, change: dict[str, date]) -> None:
    with pytest.raises(Invalid):
        propose(replace(VIETNAM, **change))  # type: ignore[arg-type]
    assert propose()


def test_the_pages(at: factories.Ministry) -> None:
    one, other = (browser_of(people.make_administrator()) for _ in range(2))
    typed = {"country": "VN", "in_force_from": "2026-01-01", "source": "Depositario"}
    address = "/administracion/convenio/"
    assert "Alemania" in one.get(address).content.decode()
    wrong = one.post(f"{address}proponer/", {**typed, "in_force_until": "2025-01-01"})
    assert "Debe ser posterior" in wrong.content.decode()
    assert one.post(f"{address}proponer/", typed).status_code == 302
    assert "Ya hay una propuesta" in one.post(f"{address}proponer/", typed).content.decode()
    decide = f"{address}{PartyProposal.objects.get().id}/"
    assert one.post(decide, {"decision": "approve"}).status_code == 403
    assert other.post(decide, {"decision": "approve"}).status_code == 302
    assert queries.is_apostilled("VN", clock.today())
    assert browser_of(at.officer).get(address).status_code == 403
    unknown = other.post(f"{address}{'0' * 8}-0000-7000-8000-{'0' * 12}/")
    assert unknown.status_code == 404
    assert 'data-refusal="party_proposal_not_found"' in unknown.content.decode()


def test_a_program_changes_the_table_by_the_same_two(at: factories.Ministry) -> None:
    one, other = (browser_of(people.make_administrator()) for _ in range(2))
    officer, table = browser_of(at.officer), "apostilles/parties/proposals"
    sent = {"country": "VN", "in_force_from": "2026-01-01", "source": "Depositario"}
    assert told(officer, table, sent, 403)["code"] == "role_missing"
    assert officer.get("/api/v1/apostilles/parties/table").status_code == 403
    for country in ("PE", "ZZ"):
        assert told(one, table, {**sent, "country": country}, 422)["fields"].keys() == {"country"}
    late = {**sent, "in_force_until": "2025-01-01"}
    assert told(one, table, late, 422)["fields"].keys() == {"in_force_until"}
    made = told(one, table, sent)
    assert other.get(f"/api/v1/{table}").json() == [made]
    assert told(other, table, sent, 409)["code"] == "party_proposal_open"
    assert told(one, f"{table}/{made['id']}/approve", expected=403)["code"] == "party_same_hands"
    assert told(other, f"{table}/{made['id']}/approve", expected=200)["is_approved"] is True
    assert told(other, f"{table}/{made['id']}/decline", expected=409)["code"] == "party_already_decided"
    rows = one.get("/api/v1/apostilles/parties/table").json()
    assert [row["in_force_from"] for row in rows if row["country"] == "VN"] == ["2026-01-01"]
    declined = told(one, table, {**sent, "objection_from": "2026-02-01"})
    assert told(other, f"{table}/{declined['id']}/decline", expected=200)["is_approved"] is False
    assert queries.is_apostilled("VN", clock.today())
