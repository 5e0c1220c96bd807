"""A travel permit decided at a post without a line: read at the border before Lima knows it and after, and used once."""

from dataclasses import replace
from uuid import uuid4

import pytest

from chancery.contexts.stickers import actions as stickers
from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.jobs import sweep
from chancery.contexts.travel_permits.models import Exit, Incident, Permit, Request
from chancery.contexts.travel_permits.procedures import State
from chancery.contexts.travel_permits.queries import keys
from chancery.contexts.travel_permits.rules import token
from chancery.contexts.travel_permits.rules.use import Bar
from chancery.contexts.travel_permits.tests import factories as permits
from chancery.contexts.travel_permits.tests.factories import World
from chancery.kernel.acts.models import Act
from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Role
from chancery.kernel.cases.models import Case
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.nodes import line
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.travel_documents.single_use import IncidentKind
from tests.nodes import work
from tests.nodes.line import Place
from tests.nodes.two import CODE, Two, office

pytestmark = pytest.mark.django_db


def milan(two: Two) -> Post:
    return replace(two.world.chain.at, office=office())


def world(two: Two) -> World:
    """The family of the post's citizen, and the border; in Lima."""
    actions.ensure_border_key(actor=people.SYSTEM)
    at = milan(two)
    airport, land = (organisation.office(code) for code in ("mig-jorge-chavez", "mig-santa-rosa"))
    border = permits.Border(
        airport,
        land,
        posts.serving(airport, Role.BORDER_OFFICER, "Inés"),
        posts.serving(land, Role.BORDER_OFFICER, "Saúl"),
        posts.serving(airport, Role.SUPERVISOR, "Jefa"),
    )
    return World(at, at, border, at.applicant, at.applicant, at.citizen, at.citizen)


def ready(two: Two) -> tuple[World, Request]:
    """Asked for at home, brought to the post to pay in cash, signed in Lima since each parent may sign at another post."""
    with two.lima():
        at = world(two)
        request = permits.filed(at, permits.alone(at))
    with two.post():
        line.ask_for(number=request.case.number, actor=two.at.cashier)
        posts.pay(Case.objects.get(pk=request.case_id), milan(two))
    work.talk_through(two, *Place)
    with two.lima():
        permits.signed(request, at.milan)
    work.talk_through(two, *Place)
    return at, request


def issued(two: Two, request: Request, *, has_sticker: bool = True) -> Permit:
    at = milan(two)
    request = Request.objects.select_related("case__office").get(pk=request.pk)
    permit = actions.issue(request=request, seen=permits.ALL_SEEN, actor=at.consul)
    if has_sticker:
        stickers.affix_next(act=Act.objects.get(case=request.case), actor=at.officer, is_digital=False)
    return permit


def test_a_permit_decided_without_a_line_is_good_at_the_border_before_lima_knows_it_and_is_used_once(
    two: Two,
) -> None:
    at, request = ready(two)
    two.line.cut()
    with two.post():
        permit = issued(two, request)
    assert not two.talk()
    key = uuid4()
    with two.lima():
        assert token.read(permit.token, keys.published()).number == permit.number
        verdict = actions.check(code=permit.token, actor=at.border.officer)
        assert (verdict.permit, verdict.bars) == (None, (Bar.NOT_TOLD,))
        with pytest.raises(actions.PermitNotToldYet):
            permits.left(permit, at, key=key, left_at=clock.now())
        forged = permit.token[:-4] + "AAAA"
        with pytest.raises(actions.PermitUnknown):
            permits.left(permit, at, code=forged, left_at=clock.now())
    work.talk_through(two, *Place)
    work.check_same(two)
    with two.lima():
        told = permits.left(permit, at, key=key, left_at=clock.now())
        assert permits.left(permit, at, key=key, left_at=clock.now()) == told
        assert (told.is_consuming, told.is_afterwards) == (True, True)
        request.case.refresh_from_db()
        assert (request.case.state, request.case.site) == (State.USED, "")
        with pytest.raises(actions.PermitUsed):
            permits.left(permit, at, office=at.border.land, actor=at.border.other)
        assert actions.check(code=permit.token, actor=at.border.other).bars == (Bar.USED,)


def test_a_permit_whose_case_the_post_still_writes_is_used_by_its_exit(two: Two) -> None:
    """Its act has no sticker yet, so the post has not given it back."""
    at, request = ready(two)
    two.line.cut()
    with two.post():
        permit = issued(two, request, has_sticker=False)
    work.talk_through(two, *Place)
    with two.lima():
        assert actions.check(code=permit.token, actor=at.border.officer).is_good
        permit = Permit.objects.select_related("request__case").get(pk=permit.pk)
        permits.left(permit, at)
        assert actions.check(code=permit.token, actor=at.border.other).bars == (Bar.USED,)
        with pytest.raises(actions.PermitUsed):
            permits.left(permit, at, office=at.border.land, actor=at.border.other)
        permits.left(permit, at, office=at.border.land, actor=at.border.other, left_at=clock.now())
        assert Incident.objects.get(exit__permit=permit).kind == IncidentKind.DOUBLE_USE
        sweep(0)
        request.case.refresh_from_db()
        assert (request.case.state, request.case.site) == (State.ISSUED, CODE)
    with two.post():
        stickers.affix_next(
            act=Act.objects.get(case_id=request.case_id), actor=two.at.officer, is_digital=False
        )
    work.talk_through(two, *Place)
    work.check_same(two)
    with two.lima():
        sweep(0)
        request.case.refresh_from_db()
        assert (request.case.state, request.case.site) == (State.USED, "")
        assert Exit.objects.filter(permit=permit, is_consuming=True).count() == 1
