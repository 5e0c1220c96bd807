"""A registry copy asked for in Lima from the book of a post with a node, issued there, and handed over in one chain."""

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from chancery.contexts.stickers import actions as stickers
from chancery.contexts.transmissions import actions, queries
from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.procedures.flow import State
from chancery.contexts.transmissions.rules import GENESIS, Identified
from chancery.contexts.transmissions.tests import factories as copies
from chancery.contexts.transmissions.tests.factories import World
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases.models import Case
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.nodes import line
from chancery.kernel.organisation import writers
from tests.nodes import work
from tests.nodes.line import Place
from tests.nodes.two import Two, office

pytestmark = pytest.mark.django_db


def world(two: Two) -> World:
    """Milan, which works at its node; Lima; and the office where the copy is collected."""
    return copies.world(replace(two.world.chain.at, office=office()))


def here(wanted: Transmission) -> Transmission:
    """The transmission as the database at hand has it."""
    return Transmission.objects.select_related("case__office", "destination", "document", "sought").get(
        pk=wanted.pk
    )


def asked(two: Two, said: actions.Particulars | None = None) -> Transmission:
    """Asked for in Lima; the post brings it to its window to be paid."""
    with two.lima():
        wanted = copies.filed(world(two), said)
        assert wanted.case.number.startswith("ECRWEB-")
    with two.post():
        line.ask_for(number=wanted.case.number, actor=two.at.cashier)
        posts.pay(Case.objects.get(pk=wanted.case_id), replace(two.world.chain.at, office=office()))
    return wanted


def issued(two: Two, wanted: Transmission) -> None:
    """Searched for, certified and stickered at the post."""
    at = replace(two.world.chain.at, office=office())
    cases.advance(case=here(wanted).case, code="take", actor=at.officer)
    actions.find(
        transmission=here(wanted), entry=copies.ENTRY, image=copies.upload(at.officer), actor=at.officer
    )
    actions.certify(transmission=here(wanted), is_compared=True, actor=at.consul)
    stickers.affix_next(act=Act.objects.get(case=wanted.case_id), actor=at.officer, is_digital=False)


def recomputed(wanted: Transmission) -> list[tuple[int, str, str]]:
    """Every hand-over at this site, whose digest anybody computes from its statement with the one before."""
    found, before = [], GENESIS
    for each in queries.hand_overs(here(wanted)):
        told = json.loads(each.link.statement())
        assert sha256(each.link.statement().encode()).hexdigest() == each.digest
        assert before in told.values()
        before = each.digest
        found.append((each.ordinal, each.moment, each.digest))
    return found


def test_a_copy_issued_at_a_post_without_a_line_reaches_who_asked_for_it_in_one_chain(two: Two) -> None:
    wanted = asked(two)
    two.line.cut()
    with two.post():
        issued(two, wanted)
        actions.transmit(transmission=here(wanted), actor=two.at.officer)
        first = recomputed(wanted)
    assert not two.talk()
    with two.lima():
        assert here(wanted).case.state != State.TRANSMITTED
        with pytest.raises(writers.WrittenElsewhere):
            actions.receive(transmission=here(wanted), actor=world(two).legaliser)
    work.talk_through(two, *Place)
    work.check_same(two)
    with two.lima():
        at = world(two)
        assert recomputed(wanted) == first
        actions.return_to_post(transmission=here(wanted), reason="La imagen no se lee", actor=at.legaliser)
    work.talk_through(two, *Place)
    two.line.cut()
    with two.post():
        assert [each.moment for each in queries.hand_overs(here(wanted))] == ["sent", "differs"]
        actions.transmit(transmission=here(wanted), actor=two.at.officer)
        mine = recomputed(wanted)
    work.talk_through(two, *Place)
    work.check_same(two)
    with two.lima():
        copies.registered(at)
        actions.receive(transmission=here(wanted), actor=at.legaliser)
        actions.legalise(transmission=here(wanted), actor=at.legaliser)
        actions.accept(transmission=here(wanted), actor=at.desk)
        actions.print_paper(transmission=here(wanted), sheet="HS-900001", actor=at.desk)
        actions.deliver(
            transmission=here(wanted),
            taker=copies.taker(at.applicant),
            identified=Identified.DOCUMENT,
            actor=at.desk,
        )
        assert here(wanted).case.state == State.DELIVERED
        assert recomputed(wanted)[:3] == mine
        assert list(queries.broken_chains()) == []
    with two.post():
        assert list(queries.broken_chains()) == []


def test_a_copy_collected_where_it_is_issued_is_handed_over_without_a_line(two: Two) -> None:
    with two.lima():
        at = world(two)
    wanted = asked(two, copies.particulars(at, destination=at.post.office))
    with two.post():
        issued(two, wanted)
    work.talk_through(two, *Place)
    two.line.cut()
    with two.post():
        assert here(wanted).case.state == State.READY
        actions.print_paper(transmission=here(wanted), sheet="HS-900002", actor=two.at.officer)
        actions.deliver(
            transmission=here(wanted),
            taker=copies.taker(at.applicant),
            identified=Identified.DOCUMENT,
            actor=two.at.officer,
        )
    work.talk_through(two, *Place)
    work.check_same(two)
    with two.lima():
        assert here(wanted).case.state == State.DELIVERED
        assert len(recomputed(wanted)) == 1


def test_what_another_post_issued_is_received_and_delivered_on_limas_page(two: Two) -> None:
    with two.lima():
        barcelona = copies.world(posts.post("cg-barcelona"))
        wanted = copies.certified(barcelona, copies.particulars(barcelona, destination=office()))
        actions.transmit(transmission=wanted, actor=barcelona.post.officer)
        copies.registered(barcelona)
        actions.receive(transmission=here(wanted), actor=barcelona.legaliser)
        actions.legalise(transmission=here(wanted), actor=barcelona.legaliser)
        row = actions.accept(transmission=here(wanted), actor=two.at.officer)
        assert row.to_office == office()
        assert row.receipt.number.startswith(f"CTR{queries.lima().acronym}-")
    work.talk_through(two, Place.ANSWER)
    with two.post():
        assert not Transmission.objects.filter(pk=wanted.pk).exists()
        page = browser_of(two.at.officer).get("/transmisiones/").content.decode()
        assert "se hacen con línea en la plataforma de Lima" in page
    with two.lima():
        assert "plataforma de Lima" not in browser_of(two.at.officer).get("/transmisiones/").content.decode()
