"""Does what passes between Lima and a post have one writer at any time, and is everybody else refused?"""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress

from chancery.contexts.counter import actions as counter
from chancery.contexts.counter.models import Visit
from chancery.contexts.counter.rules import ActKind, Service
from chancery.contexts.stickers import actions as stickers
from chancery.contexts.stickers import queries as custody
from chancery.contexts.stickers import rules
from chancery.contexts.stickers.models import Movement, Vault
from chancery.contexts.stickers.rules import Reason
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate
from chancery.kernel.cases.models import Case
from chancery.kernel.documents.store import store
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.actions import payments as fees
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity import actions as people_actions
from chancery.kernel.identity.models import Person, RoleHeld
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.nodes import actions, queries, rows
from chancery.kernel.nodes.models import Alias, Handover, Node, Noted
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import writers
from tests.nodes import work
from tests.nodes.line import Place
from tests.nodes.two import CODE, Two, node, office

pytestmark = pytest.mark.django_db
FREE = Wanted("consular.3a")


def as_post(two: Two) -> Post:
    at = two.world.chain.at
    return replace(at, office=office())


def test_lima_gives_no_number_of_a_post_with_a_node(two: Two) -> None:
    with two.lima():
        at = as_post(two)
        case = posts.file(at)
        assert "WEB-" in case.number
        with pytest.raises(writers.WrittenElsewhere) as refused:
            posts.pay(case, at)
        assert refused.value.code == "written_elsewhere"
        assert at.office.name in str(refused.value)
        with pytest.raises(writers.WrittenElsewhere):
            work.walk_in(two)
        with pytest.raises(writers.WrittenElsewhere):
            counter.take_ticket(office=at.office, service=Service.CERTIFICATION, actor=two.at.officer)
        elsewhere = posts.post("cg-madrid")
        assert posts.done(elsewhere).entry_ordinal == 1


def test_a_post_writes_nothing_of_what_lima_writes(two: Two) -> None:
    with two.post():
        with pytest.raises(writers.WrittenInLima) as refused:
            work.counters.empowered(two.at, ActKind.RESIDENCE)
        assert refused.value.code == "written_in_lima"
        case = work.walk_in(two).case
        charge = charges.charges_of(case.id).get()
        with pytest.raises(writers.WrittenInLima):
            fees.begin_attempt(charge=charge, actor=work.SYSTEM)
    with two.lima():
        work.counters.empowered(two.at, ActKind.RESIDENCE)


def test_a_case_filed_on_the_web_is_handed_over_once_and_belongs_to_the_post(two: Two) -> None:
    with two.lima():
        case = posts.file(as_post(two), FREE)
    two.line.cut_on(3, Place.ANSWER)
    assert not two.talk()
    two.line.restore()
    assert two.talk()
    with two.lima():
        case.refresh_from_db()
        assert case.site == CODE
        assert Handover.objects.get(case=case).taken_at is not None
        with pytest.raises(writers.WrittenElsewhere):
            posts.certify(case, as_post(two))
        offered = gate.offers(case, posts.CERTIFY, actor=two.at.consul)
        assert [obstacle.code for offer in offered for obstacle in offer.obstacles] == ["written_elsewhere"]
    two.line.cut()
    with two.post():
        posts.certify(Case.objects.get(pk=case.pk), as_post(two))
        stickers.affix_next(act=Act.objects.get(case=case), actor=two.at.officer, is_digital=False)
    two.line.restore()
    assert two.talk()
    with two.lima():
        case.refresh_from_db()
        assert case.state == posts.State.GRANTED
        assert Act.objects.filter(case=case).count() == 1
    work.check_same(two)


def test_a_case_in_which_the_office_has_no_more_to_say_goes_back(two: Two) -> None:
    with two.lima():
        case = posts.file(as_post(two), FREE)
    assert two.talk()
    with two.post():
        assert actions.give_back(actor=work.SYSTEM) == 0
        Case.objects.filter(pk=case.pk).update(
            state=posts.State.FILED
        )  # as a step that asks the applicant would
        assert actions.give_back(actor=work.SYSTEM) == 1
        with pytest.raises(writers.WrittenInLima):
            cases.claim(case=Case.objects.get(pk=case.pk), actor=two.at.officer)
    assert two.talk()
    with two.lima():
        case.refresh_from_db()
        assert case.site == ""


def test_no_entry_is_added_to_a_chain_that_another_site_writes(two: Two) -> None:
    from django.db import DatabaseError, transaction

    with two.lima():
        case = posts.file(as_post(two), FREE)
        actions.hand_over(node=node(), actor=two.program())
        with pytest.raises(DatabaseError, match="written elsewhere"), transaction.atomic():
            ledger.record(chain=case.id, verb="cases.claim", actor=two.at.consul, facts={})


def test_stickers_sent_to_a_post_are_accepted_there_alone(two: Two) -> None:
    chain = two.world.chain
    with two.lima():
        reserve, vault = Vault.objects.get(pk=chain.reserve.pk), Vault.objects.get(pk=chain.office.pk)
        sent = rules.first_of(custody.spans_of(Vault.objects.get(pk=chain.lima.pk)), 5)
    with two.post():
        office_before = rules.total(custody.spans_of(Vault.objects.get(pk=vault.pk)))
    with two.lima():
        if reserve.office_id == vault.office_id:
            vault = reserve
        lima = Vault.objects.get(pk=chain.lima.pk)
        moved = stickers.send(
            sender=lima, receiver=vault, spans=sent, reason=Reason.INITIAL, actor=chain.custodian
        )
        for refuse in (
            lambda: stickers.accept(movement=moved, actor=two.at.consul),
            lambda: stickers.annul(movement=moved, reason="Error", actor=chain.custodian),
        ):
            with pytest.raises(writers.WrittenElsewhere):
                refuse()
    two.line.cut_on(3, Place.UNHEARD)
    assert not two.talk()
    two.line.restore()
    assert two.talk()
    with two.post():
        here = Movement.objects.get(pk=moved.pk)
        with pytest.raises(writers.WrittenInLima):
            stickers.reject(movement=here, reason="No", actor=two.at.consul)
        stickers.accept(movement=here, actor=two.at.consul)
        assert rules.total(custody.spans_of(Vault.objects.get(pk=vault.pk))) >= office_before
    assert two.talk()
    work.check_same(two)
    with two.lima():
        assert Movement.objects.get(pk=moved.pk).outcome == "accepted"


def test_stickers_sent_back_to_lima_leave_the_post(two: Two) -> None:
    chain = two.world.chain
    with two.post():
        own = Vault.objects.get(pk=chain.reserve.pk)
        spans = rules.first_of(custody.spans_of(Vault.objects.get(pk=chain.own.pk)), 2)
        below = [chain.own, chain.window, chain.office, own]
        at = two.at
        for sender, receiver, by, to in (
            (below[0], below[1], at.officer, at.consul),
            (below[1], below[2], at.consul, at.consul),
            (below[2], below[3], at.consul, at.consul),
        ):
            reason = Reason.INTERNAL if receiver.pk != own.pk else Reason.EXCESS
            work.counters.custody.pass_on(
                Vault.objects.get(pk=sender.pk),
                Vault.objects.get(pk=receiver.pk),
                rules.written(spans),
                by,
                to,
                reason,
            )
        sent = stickers.send(
            sender=own,
            receiver=Vault.objects.get(pk=chain.lima.pk),
            spans=spans,
            reason=Reason.EXCESS,
            actor=at.consul,
        )
        with pytest.raises(writers.WrittenInLima):
            stickers.annul(movement=sent, reason="No", actor=at.consul)
    assert two.talk()
    with two.lima():
        there = Movement.objects.get(pk=sent.pk)
        with pytest.raises(writers.WrittenElsewhere):
            stickers.reject(movement=there, reason="No", actor=chain.custodian)
        stickers.accept(movement=there, actor=chain.custodian)
    assert two.talk()
    with two.post():
        assert Movement.objects.get(pk=sent.pk).outcome == "accepted"
        assert not Movement.objects.get(pk=sent.pk).holdings.exists()
    with two.lima():
        again = stickers.send(
            sender=Vault.objects.get(pk=chain.lima.pk), receiver=Vault.objects.get(pk=own.pk), spans=spans,
            reason=Reason.INITIAL, actor=chain.custodian,
        )  # fmt: skip
    assert two.talk()
    with two.post():
        stickers.accept(movement=Movement.objects.get(pk=again.pk), actor=two.at.consul)
    assert two.talk()
    work.check_same(two)


def test_who_was_registered_at_the_post_although_lima_knew_them_is_one_person(two: Two) -> None:
    with two.lima():
        known = people.make_person(
            "Giulia", "Rossi", document_kind="passport", document_number="YD1234567", document_country="IT"
        )
    with two.post():
        case = work.walk_in(two, "YD1234567").case
        assert case.applicant_id != known.id
    assert two.talk()
    with two.lima():
        assert Act.objects.get(case=case).interested_id == known.id
        assert Case.objects.get(pk=case.pk).applicant == known
        assert Alias.objects.get(theirs=case.applicant_id).ours == known
        assert Visit.objects.get(acts__case=case).person == known
        assert Person.objects.filter(document_number="YD1234567").count() == 1
    with two.post():
        work.walk_in(two, "YD1234567")
    assert two.talk()
    with two.lima():
        acts = Act.objects.filter(interested__document_number="YD1234567")
        assert list(acts.values_list("interested_id", flat=True)) == [known.id] * 2


def batch(two: Two) -> tuple[int, rows.Lines]:
    """The post's next batch and its number; Lima has its files."""
    assert two.talk()
    with two.post():
        work.walk_in(two)
        number = actions.pack(actor=work.SYSTEM)
        assert number is not None
        lines = queries.batch(number)
        files = [store().get(row["sha256"]) for table, row in lines if table == "documents_storedfile"]
    with two.lima():
        for file in files:
            actions.keep_file(node=node(), content=file, actor=two.program())
    return number, lines


def test_a_batch_that_was_laid_is_not_laid_again(two: Two) -> None:
    number, lines = batch(two)
    with two.post():
        work.walk_in(two, "YA7654321")
        assert actions.pack(actor=work.SYSTEM) == number
        assert queries.batch(number) == lines
    with two.lima():
        assert actions.take_batch(node=node(), number=number, lines=lines, actor=two.program())
        assert not actions.take_batch(node=node(), number=number, lines=lines, actor=two.program())
        acts = Act.objects.count()
        with pytest.raises(actions.BatchOutOfOrder):
            actions.take_batch(node=node(), number=number + 2, lines=lines, actor=two.program())
        with pytest.raises(actions.BatchDiffers):
            actions.take_batch(node=node(), number=number, lines=lines[:-1], actor=two.program())
        assert Act.objects.count() == acts
    assert two.talk()
    work.check_same(two)


def test_a_node_tells_of_nothing_that_is_not_its_own(two: Two) -> None:
    with two.lima():
        following = node().last_batch + 1
        act = posts.done(posts.post("cg-madrid"))
        stolen = rows.collect([Case.objects.filter(pk=act.case_id), *rows.about({act.case_id})])
        for chosen in ("cases_case", "acts_act", "fees_charge", "ledger_entry", "fees_receipt"):
            lines = [(table, dict(row)) for table, row in stolen if table == chosen]
            assert lines, chosen
            with pytest.raises(actions.NotTheNodesRow):
                actions.take_batch(node=node(), number=following, lines=lines, actor=two.program())
        forged: list[tuple[str, dict[str, Any]]] = [
            ("identity_account", {"id": str(act.id)}),
            ("-acts_act", {"id": str(act.id)}),
            ("ledger_numberseries", {"id": 1, "series": "RGEMAD", "year": 2026, "last": 9}),
        ]
        for line in forged:
            with pytest.raises(actions.NotTheNodesRow):
                actions.take_batch(node=node(), number=following, lines=[line], actor=two.program())


def test_a_row_moved_into_another_office_is_refused(two: Two) -> None:
    number, lines = batch(two)
    with two.lima():
        madrid = str(organisation.office("cg-madrid").id)
        for table in ("cases_case", "counter_visit"):
            moved = [(name, {**row, "office_id": madrid} if name == table else row) for name, row in lines]
            with pytest.raises(actions.NotTheNodesRow):
                actions.take_batch(node=node(), number=number, lines=moved, actor=two.program())
        assert actions.take_batch(node=node(), number=number, lines=lines, actor=two.program())


def test_a_changed_entry_or_a_missing_file_is_refused_and_nothing_of_the_batch_is_kept(two: Two) -> None:
    number, lines = batch(two)
    changed = [
        (table, {**row, "facts": row["facts"].replace("1.00", "0.10")} if table == "ledger_entry" else row)
        for table, row in lines
    ]
    assert changed != lines
    with two.lima():
        acts = Act.objects.count()
        with pytest.raises(actions.BrokenChain):
            actions.take_batch(node=node(), number=number, lines=changed, actor=two.program())
        file = {"sha256": "0" * 64, "size": 1, "media_type": "x", "stored_at": "2026-01-01T00:00:00Z"}
        with pytest.raises(actions.FileMissing):
            actions.take_batch(
                node=node(), number=number, lines=[("documents_storedfile", file)], actor=two.program()
            )
        assert Act.objects.count() == acts


def test_only_the_nodes_own_program_comes_in(two: Two) -> None:
    from chancery.kernel.identity import access

    stranger = replace(two.program(), client_id="somebody-else")
    with two.lima():
        with pytest.raises(queries.NodeUnknown):
            queries.node(CODE, actor=stranger)
        with pytest.raises(access.ClientMissing):
            actions.note_heard(node=node(), waiting=0, actor=stranger)
        assert queries.node(CODE, actor=two.program()) == node()
        with pytest.raises(queries.NodeUnknown):
            queries.require_file_of(node(), "0" * 64)
        with pytest.raises(actions.CaseUnknown):
            actions.note_taken(node=node(), case_id=UUID(int=1), actor=two.program())


def test_a_new_colleague_reaches_the_post(two: Two) -> None:
    with two.lima():
        newcomer = posts.serving(office(), Role.OFFICER, "Nueva")
        account = Person.objects.get(pk=newcomer.person_id).account
        EmailAddress.objects.get_or_create(user=account, email=account.email, defaults={"verified": True})
    assert two.talk()
    with two.post():
        assert Person.objects.get(pk=newcomer.person_id).account.email == account.email
        assert EmailAddress.objects.get(user=account).verified
        assert not Noted.objects.exists()
        known = queries.own_node().reference
    assert two.talk()
    with two.post():
        assert queries.own_node().reference == known


def test_what_a_colleague_read_is_told_after_the_last_day_of_the_role_too(two: Two) -> None:
    with two.lima():
        leaver = posts.serving(office(), Role.OFFICER, "Saliente")
    assert two.talk(), two.fault
    two.line.cut()
    with two.post():
        ledger.record_read(subject=leaver.person_id, kind="person", purpose="atención", actor=leaver)
    with two.lima():
        held = RoleHeld.objects.get(person_id=leaver.person_id)
        people_actions.end_role(role_held=held, reason="Traslado", actor=people.SYSTEM)
    two.line.restore()
    assert two.talk(), two.fault
    work.check_same(two)


def test_a_node_is_opened_once_and_at_a_post_alone(two: Two) -> None:
    with two.lima():
        with pytest.raises(actions.NodeExists):
            actions.open_node(office=office(), actor=people.SYSTEM)
        with pytest.raises(actions.NotAPostOffice):
            actions.open_node(office=organisation.office("legalisations-lima"), actor=people.SYSTEM)
        made, _ = actions.open_node(office=organisation.office("cg-roma"), actor=people.SYSTEM)
        assert made.ordinal == Node.objects.get(office__code=CODE).ordinal + 1


def test_a_post_that_begins_in_the_middle_of_the_year_goes_on_with_its_numbers(two: Two) -> None:
    with two.lima():
        at = posts.post("cg-paris")
        before = posts.done(at)
        made, _ = actions.open_node(office=at.office, actor=people.SYSTEM)
        before.case.refresh_from_db()
        assert before.case.site == "cg-paris"
        start = queries.start_for(made)
    series = {row["series"]: row["last"] for table, row in start.lines if table == "ledger_numberseries"}
    assert series[f"RGE{at.office.acronym}"] == 1
    entries = [row for table, row in start.lines if table == "ledger_entry"]
    assert {row["chain"] for row in entries} == {str(before.case_id)}
