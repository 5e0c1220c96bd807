"""A special power drafted at home on Lima's site, signed at a post that has no line, and verified in Lima."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from chancery.contexts.public_deeds import actions, queries
from chancery.contexts.public_deeds.models import Deed, Manner
from chancery.contexts.public_deeds.procedures import CopyState
from chancery.contexts.public_deeds.procedures.flow import State
from chancery.contexts.public_deeds.rules import parties
from chancery.contexts.public_deeds.rules.kinds import CopyKind, Part
from chancery.contexts.public_deeds.tests import factories as deeds
from chancery.contexts.stickers import actions as stickers
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base.actor import Role
from chancery.kernel.documents.models import Document
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
        assert actions.consult(deed=found, actor=clerk).is_told
        assert Notice.objects.filter(case_id=deed.case_id, subject__contains=paper.number).exists()
    work.check_same(two)
