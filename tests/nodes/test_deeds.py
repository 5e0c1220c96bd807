"""A special power drafted at home on Lima's site, signed at a post that has no line, and verified in Lima."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.models import Deed, Manner
from chancery.contexts.public_deeds.procedures.flow import State
from chancery.contexts.public_deeds.rules import parties
from chancery.contexts.public_deeds.rules.kinds import Part
from chancery.contexts.public_deeds.tests import factories as deeds
from chancery.contexts.stickers import actions as stickers
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Role
from chancery.kernel.documents.models import Document
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.actions import counter as purse
from chancery.kernel.fees.actions import payments as fees
from chancery.kernel.nodes import line
from chancery.kernel.notifications.models import Notice
from chancery.kernel.organisation import queries as organisation
from tests.nodes import work
from tests.nodes.line import Place
from tests.nodes.two import Two, office

pytestmark = pytest.mark.django_db


def as_post(two: Two) -> Post:
    return replace(two.world.chain.at, office=office())


def here(deed: Deed) -> Deed:
    """The deed as the database at hand has it."""
    return deeds.again(deed)


def signed_and_concluded(deed: Deed, at: Post) -> Deed:
    actions.enter(deed=deed, actor=at.consul)
    for party in queries.parties_of(here(deed)):
        if parties.appears(deed.form, Part(party.part)):
            actions.sign(
                deed=here(deed), party_id=party.id, manner=Manner.SIGNATURE_AND_PRINT, actor=at.officer
            )
    actions.conclude(deed=here(deed), actor=at.consul)
    stickers.affix_next(act=Act.objects.get(case=deed.case), actor=at.officer, is_digital=False)
    return here(deed)


def test_a_power_drafted_at_home_is_signed_at_a_post_without_a_line(two: Two) -> None:
    with two.lima():
        at = as_post(two)
        deed = deeds.drafted(at)
        assert "WEB-" in deed.case.number
    work.talk_through(two, Place.ANSWER)
    with deeds.register() as simulator:
        two.line.cut()
        with two.lima():
            deeds.tell(simulator)
        with two.post():
            at = as_post(two)
            deed = deeds.check(here(deed), at)
            actions.qualify(deed=deed, attested=deeds.ATTESTED, actor=at.consul)
            posts.pay(here(deed).case, at)
            deed = signed_and_concluded(here(deed), at)
            paper, printed = deed.conclusion.document, deed.entry.printed_number
            copy = deeds.copy(deed, at, actor=at.officer)
            testimony = actions.issue_copy(copy=copy, actor=at.consul)
            stickers.affix_next(act=Act.objects.get(case=copy.case), actor=at.officer, is_digital=False)
        assert not two.talk()
    with two.lima():
        assert Client().get(f"/verificar/{paper.verification_code}").status_code == 404
    work.talk_through(two, Place.UNHEARD)
    with two.lima():
        assert here(deed).case.state == State.CONCLUDED
        for each in (paper, testimony):
            page = Client().get(f"/verificar/{each.verification_code}")
            assert "Documento auténtico y vigente" in page.content.decode()
        assert Document.objects.get(pk=paper.pk).file_id == paper.file_id
        clerk = posts.serving(organisation.office("sunarp-lima"), Role.REGISTRY_CLERK)
        found = queries.for_registry(office=office(), year=deed.entry.year, number=int(printed.split("/")[0]))
        assert found == deed
        assert actions.consult(deed=found, actor=clerk).told_at
        assert Notice.objects.filter(case_id=deed.case_id, subject__contains=paper.number).exists()
    work.check_same(two)


def test_the_line_is_cut_and_restored_at_every_step_and_cash_is_taken_at_the_post(two: Two) -> None:
    with deeds.register() as simulator:
        with two.lima():
            deed = deeds.drafted(as_post(two))
            deeds.tell(simulator)
            gone = Act.objects.count()
        work.talk_through(two, Place.BEFORE)
        _each_without_a_line(two, deed, _check, _qualify)
        with two.lima():
            assert here(deed).case.site == ""
        with two.post():
            two.line.cut()
            with pytest.raises(purse.CaseInLima):
                _pay(two, here(deed))
            with pytest.raises(line.LineDown):
                line.ask_for(number=deed.case.number, actor=two.at.cashier)
            two.line.restore()
            line.ask_for(number=deed.case.number, actor=two.at.cashier)
        with two.lima():
            charge = charges.charges_of(deed.case_id).get()
            with pytest.raises(fees.CaseAtThePost):
                fees.begin_attempt(charge=charge, actor=two.at.citizen)
        _each_without_a_line(two, deed, _pay, _sign)
    with two.lima():
        assert here(deed).case.state == State.CONCLUDED
        assert Act.objects.count() == gone + 1
    work.check_same(two)


def _each_without_a_line(two: Two, deed: Deed, *steps: Callable[[Two, Deed], None]) -> None:
    for step in steps:
        two.line.cut()
        with two.post():
            step(two, here(deed))
        assert not two.talk()
        work.talk_through(two, *Place)


def _check(two: Two, deed: Deed) -> None:
    deeds.check(deed, as_post(two))


def _qualify(two: Two, deed: Deed) -> None:
    actions.qualify(deed=deed, attested=deeds.ATTESTED, actor=as_post(two).consul)


def _pay(two: Two, deed: Deed) -> None:
    posts.pay(deed.case, as_post(two))


def _sign(two: Two, deed: Deed) -> None:
    signed_and_concluded(deed, as_post(two))
