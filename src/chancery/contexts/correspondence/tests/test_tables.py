"""The tables of correspondence are changed by two administrators; what began before stays as it began."""

from datetime import date, timedelta

import pytest

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.models import (
    HoursPolicy,
    HoursProposal,
    Instruction,
    InstructionProposal,
)
from chancery.contexts.correspondence.rules import AfterHours, EntryChannel
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity.access import RoleMissing
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of, told
from chancery.kernel.organisation.gates import SameHands

pytestmark = pytest.mark.django_db
ADDRESS = "/administracion/correspondencia/"


@pytest.fixture
def at() -> Ministry:
    return factories.ministry()


@pytest.fixture
def one() -> Actor:
    return people.make_administrator()


@pytest.fixture
def other() -> Actor:
    return people.make_administrator()


def tomorrow() -> date:
    return clock.today() + timedelta(days=1)


def proposed(actor: Actor, **changes: object) -> InstructionProposal:
    stated: dict[str, object] = {
        "code": "attend",
        "title": "Atender",
        "days": 2,
        "norm": "Directiva nueva",
        "valid_from": date(2019, 1, 26),
    }
    return actions.propose_instruction(**{**stated, **changes}, actor=actor)  # type: ignore[arg-type]


def hours(actor: Actor, channel: EntryChannel = EntryChannel.WEB, since: date | None = None) -> HoursProposal:
    return actions.propose_hours(
        channel=channel,
        after_closing=AfterHours.NEXT_WORKING_DAY,
        on_closed_days=AfterHours.NEXT_WORKING_DAY,
        norm="Ley nueva",
        valid_from=since or tomorrow(),
        actor=actor,
    )


class TestInstruction:
    def test_what_is_sent_afterwards_has_the_new_days(self, at: Ministry, one: Actor, other: Actor) -> None:
        before = factories.registered(at, to=at.unit)
        was = queries.holder_of(before).due_on
        movement = factories.in_hand(at)
        proposal = proposed(one)
        assert Instruction.objects.get(code="attend").days == 7
        actions.approve_instruction(proposal=proposal, actor=other)
        sent = actions.route(record=movement.record, to=[factories.to(at.other)], actor=at.secretary)[0]
        assert was is not None
        assert sent.due_on is not None
        assert sent.due_on < was
        assert queries.holder_of(before).due_on == was

    def test_a_new_one_may_be_asked_and_one_that_ended_no_more(
        self, at: Ministry, one: Actor, other: Actor
    ) -> None:
        dance = {"code": "dance", "title": "Bailar", "valid_from": clock.today()}
        actions.approve_instruction(proposal=proposed(one, **dance), actor=other)
        movement = factories.in_hand(at)
        assert actions.route(record=movement.record, to=[factories.to(at.other, "dance")], actor=at.secretary)
        ended = proposed(one, **{**dance, "valid_from": date(2019, 1, 26), "valid_until": clock.today()})
        actions.approve_instruction(proposal=ended, actor=other)
        assert not queries.instructions().filter(code="dance").exists()
        movement = factories.in_hand(at)
        with pytest.raises(actions.InstructionUnknown):
            actions.route(record=movement.record, to=[factories.to(at.other, "dance")], actor=at.secretary)

    def test_by_two_people_once(self, at: Ministry, one: Actor, other: Actor) -> None:
        with pytest.raises(RoleMissing):
            proposed(at.head)
        proposal = proposed(one)
        with pytest.raises(actions.TableProposalOpen):
            proposed(other)
        with pytest.raises(SameHands):
            actions.approve_instruction(proposal=proposal, actor=one)
        actions.decline_instruction(proposal=proposal, actor=other)
        with pytest.raises(actions.TableAlreadyDecided):
            actions.approve_instruction(proposal=proposal, actor=other)
        assert Instruction.objects.get(code="attend").days == 7
        assert proposed(other)

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"title": "Atender ya"}, "title"),
            ({"days": 366}, "days"),
            ({"valid_until": date(2019, 1, 26)}, "valid_until"),
            ({"valid_from": date(2030, 1, 1)}, "valid_from"),
        ],
    )
    def test_what_a_row_may_not_say(
        self, at: Ministry, one: Actor, changes: dict[str, object], field: str
    ) -> None:
        with pytest.raises(Invalid) as refused:
            proposed(one, **changes)
        assert list(refused.value.fields) == [field]
        assert proposed(one)


class TestHours:
    def test_the_new_norm_holds_from_its_day(self, at: Ministry, one: Actor, other: Actor) -> None:
        actions.approve_hours(proposal=hours(one), actor=other)
        assert queries.policy(EntryChannel.WEB, clock.today()).after_closing is AfterHours.SAME_DAY
        assert queries.policy(EntryChannel.WEB, tomorrow()).after_closing is AfterHours.NEXT_WORKING_DAY
        assert HoursPolicy.objects.filter(channel=EntryChannel.WEB, valid_until=None).count() == 1

    def test_not_backwards(self, at: Ministry, one: Actor, other: Actor) -> None:
        for since in (clock.today(), date(2019, 1, 26)):
            with pytest.raises(Invalid):
                hours(one, since=since)
        proposal = hours(one)
        with clock.advanced(timedelta(days=1)), pytest.raises(actions.HoursTooLate):
            actions.approve_hours(proposal=proposal, actor=other)
        assert actions.approve_hours(proposal=proposal, actor=other)
        with pytest.raises(Invalid) as refused:
            hours(one)
        assert "Ya hay uno" in refused.value.fields["valid_from"][0]

    def test_by_two_people_once(self, at: Ministry, one: Actor, other: Actor) -> None:
        with pytest.raises(RoleMissing):
            hours(at.head)
        proposal = hours(one)
        with pytest.raises(actions.TableProposalOpen):
            hours(other)
        with pytest.raises(SameHands):
            actions.approve_hours(proposal=proposal, actor=one)
        actions.decline_hours(proposal=proposal, actor=other)
        with pytest.raises(actions.TableAlreadyDecided):
            actions.decline_hours(proposal=proposal, actor=other)
        assert queries.policy(EntryChannel.WEB, tomorrow()).after_closing is AfterHours.SAME_DAY


def test_the_pages(at: Ministry, one: Actor, other: Actor) -> None:
    mine, theirs = browser_of(one), browser_of(other)
    row = {"code": "attend", "title": "Atender", "days": "2", "norm": "Directiva", "valid_from": "2019-01-26"}
    asked = f"{ADDRESS}instrucciones/proponer"
    assert "Ya hay una propuesta" not in mine.get(f"{asked}?code=attend").content.decode()
    assert "otro código" in mine.post(asked, {**row, "title": "Otra"}).content.decode()
    assert mine.post(asked, row).status_code == 302
    assert "Ya hay una propuesta" in mine.post(asked, row).content.decode()
    law = {
        "channel": "web",
        "after_closing": "next_working_day",
        "on_closed_days": "next_working_day",
        "norm": "Ley",
        "valid_from": tomorrow().isoformat(),
    }
    assert mine.post(f"{ADDRESS}horarios/proponer", law).status_code == 302
    page = mine.get(ADDRESS).content.decode()
    assert page.count("Lo propuso usted") == 2
    assert theirs.get(ADDRESS).content.decode().count("Aprobar<") == 2
    instruction = f"{ADDRESS}instrucciones/{InstructionProposal.objects.get().id}/"
    policy = f"{ADDRESS}horarios/{HoursProposal.objects.get().id}/"
    for address in (instruction, policy):
        assert mine.post(address, {"decision": "approve"}).status_code == 403
        assert theirs.post(address, {"decision": "approve"}).status_code == 302
    assert Instruction.objects.get(code="attend").days == 2
    assert queries.policy(EntryChannel.WEB, tomorrow()).norm == "Ley"
    assert browser_of(at.head).get(ADDRESS).status_code == 403
    for kind in ("instrucciones", "horarios"):
        unknown = theirs.post(f"{ADDRESS}{kind}/00000000-0000-7000-8000-000000000000/")
        assert 'data-refusal="correspondence_proposal_not_found"' in unknown.content.decode()


def test_a_program_changes_an_instruction_by_the_same_two(at: Ministry, one: Actor, other: Actor) -> None:
    first, second, table = browser_of(one), browser_of(other), "correspondence/instructions/proposals"
    sent = {"code": "revise", "title": "Revisar", "days": 2, "norm": "Directiva", "valid_from": "2019-01-26"}
    for path in ("instructions", "instructions/proposals", "legal-hours", "legal-hours/proposals"):
        assert browser_of(at.clerk).get(f"/api/v1/correspondence/{path}").status_code == 403
    assert told(browser_of(at.clerk), table, sent, 403)["code"] == "administrator_needed"
    assert told(first, table, {**sent, "days": 366}, 422)["fields"].keys() == {"days"}
    made = told(first, table, sent)
    assert second.get(f"/api/v1/{table}").json() == [made]
    assert told(second, table, sent, 409)["code"] == "correspondence_proposal_open"
    assert told(first, f"{table}/{made['id']}/approve", expected=403)["code"] == "second_person_needed"
    assert told(second, f"{table}/{made['id']}/approve", expected=200)["is_approved"] is True
    path = f"{table}/{made['id']}/decline"
    assert told(second, path, expected=409)["code"] == "correspondence_proposal_decided"
    rows = first.get("/api/v1/correspondence/instructions").json()
    assert [row["days"] for row in rows if row["code"] == "revise"] == [2]
    declined = told(first, table, {**sent, "days": 3})
    assert told(second, f"{table}/{declined['id']}/decline", expected=200)["is_approved"] is False
    assert Instruction.objects.get(pk="revise").days == 2


def test_a_program_changes_what_an_hour_means_by_the_same_two(at: Ministry, one: Actor, other: Actor) -> None:
    first, second, table = browser_of(one), browser_of(other), "correspondence/legal-hours/proposals"
    word = next(iter(AfterHours)).value
    sent = {
        "channel": EntryChannel.WEB.value,
        "after_closing": word,
        "on_closed_days": word,
        "norm": "Directiva",
        "valid_from": tomorrow().isoformat(),
    }
    assert told(browser_of(at.clerk), table, sent, 403)["code"] == "administrator_needed"
    today = {**sent, "valid_from": clock.today().isoformat()}
    assert told(first, table, today, 422)["fields"].keys() == {"valid_from"}
    made = told(first, table, sent)
    assert second.get(f"/api/v1/{table}").json() == [made]
    assert told(first, f"{table}/{made['id']}/decline", expected=403)["code"] == "second_person_needed"
    assert told(second, f"{table}/{made['id']}/approve", expected=200)["is_approved"] is True
    rows = first.get("/api/v1/correspondence/legal-hours").json()
    assert sent["valid_from"] in {row["valid_from"] for row in rows if row["channel"] == sent["channel"]}
    later = {**sent, "valid_from": (clock.today() + timedelta(days=9)).isoformat()}
    declined = told(first, table, later)
    assert told(second, f"{table}/{declined['id']}/decline", expected=200)["is_approved"] is False
