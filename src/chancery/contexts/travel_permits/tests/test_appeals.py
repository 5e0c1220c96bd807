"""Who is refused a permit appeals; what is granted back goes on where it stood, and nobody signs twice."""

from datetime import timedelta

import pytest
from django.urls import reverse

from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.models import Request
from chancery.contexts.travel_permits.procedures import TRAVEL_PERMIT, State
from chancery.contexts.travel_permits.tests import factories
from chancery.contexts.travel_permits.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate, jobs
from chancery.kernel.documents.models import Document
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.procedures import checks

pytestmark = pytest.mark.django_db
WHY = "La medida de protección se levantó: adjunto la resolución"


@pytest.fixture
def at() -> World:
    return factories.world()


@pytest.fixture
def head(at: World) -> Actor:
    return acts.serving(at.milan.office, Role.SUPERVISOR, "Jefa")


def refused(at: World, request: Request) -> Request:
    actions.refuse(request=request, reason="Hay una medida de protección", actor=at.milan.consul)
    request.case.refresh_from_db()
    return request


def appealed(at: World, request: Request) -> Request:
    refused(at, request)
    cases.advance(case=request.case, code="appeal", reason=WHY, actor=at.milan.citizen)
    request.case.refresh_from_db()
    return request


def test_the_declaration_is_sound() -> None:
    assert list(checks.problems(TRAVEL_PERMIT)) == []
    granted = TRAVEL_PERMIT.step("stand_granted")
    assert granted is not None
    assert granted.to == State.READY


def test_the_page_offers_the_remedy_that_the_paper_names(at: World) -> None:
    request = refused(at, factories.ready(at))
    assert '"heard_by_head":true' in Document.objects.get(case_id=request.case_id).facts
    assert request.case.deadlines.get(code="appeal").amount == 15
    page = browser_of(at.milan.citizen).get(f"/tramites/autorizacion-viaje/{request.case.number}/")
    assert f"/expedientes/{request.case.number}/paso/apelar" in page.content.decode()


def test_with_every_signature_it_goes_back_to_the_consul(at: World, head: Actor) -> None:
    request = appealed(at, factories.ready(at))
    with pytest.raises(gate.RoleMissing):
        actions.grant_appeal(request=request, reason="Tiene razón", actor=at.milan.consul)
    actions.grant_appeal(request=request, reason="Tiene razón", actor=head)
    assert request.case.state == State.READY
    assert actions.issue(request=request, seen=factories.ALL_SEEN, actor=at.milan.consul).pk


def test_with_a_signature_missing_it_goes_back_to_be_signed(at: World, head: Actor) -> None:
    request = appealed(at, factories.paid(at))
    actions.grant_appeal(request=request, reason="Tiene razón", actor=head)
    assert request.case.state == State.TO_SIGN


def test_a_parent_takes_the_leave_back_while_it_is_heard(at: World) -> None:
    request = appealed(at, factories.ready(at))
    place = factories.place(request)
    assert place.person is not None
    page = browser_of(at.milan.consul).get(f"/tramites/autorizacion-viaje/{request.case.number}/")
    link = reverse("travel_permits:revoke", args=[request.case.number, place.ordinal])
    assert link in page.content.decode()
    actions.revoke(authoriser=place, reason="Cambió de parecer", actor=people.actor_of(place.person))
    request.case.refresh_from_db()
    assert request.case.state == State.REVOKED
    page = browser_of(at.milan.consul).get(f"/tramites/autorizacion-viaje/{request.case.number}/")
    assert link not in page.content.decode()


def test_of_silence_the_appeal_shows_no_earlier_refusal_and_silence_certifies(at: World, head: Actor) -> None:
    request = appealed(at, factories.ready(at))
    page = f"/tramites/autorizacion-viaje/{request.case.number}/confirmar"
    assert "Hay una medida de protección" in browser_of(head).get(page).content.decode()
    actions.grant_appeal(request=request, reason="Tiene razón", actor=head)
    with clock.set_to(clock.now() + timedelta(days=60)):
        jobs.sweep(timestamp=0)
        cases.advance(
            case=request.case, code="appeal_silence", reason="Sigo esperando", actor=at.milan.citizen
        )
        shown = browser_of(head).get(page).content.decode()
        assert "Sigo esperando" in shown
        assert "Hay una medida de protección" not in shown
    with clock.set_to(clock.now() + timedelta(days=130)):
        jobs.sweep(timestamp=0)
    request.case.refresh_from_db()
    assert request.case.state == State.READY
    certificate = Document.objects.get(case_id=request.case_id, kind="travel_permit_silence")
    assert certificate.number.startswith("SAV-")


def test_a_refusal_is_confirmed_by_somebody_else_with_a_paper(at: World, head: Actor) -> None:
    request = appealed(at, factories.ready(at))
    consul = person_of(at.milan.consul)
    people.make_role(consul, Role.SUPERVISOR, at.milan.office)
    with pytest.raises(gate.SameHand):
        actions.confirm_refusal(request=request, reason="Sigue", actor=people.actor_of(consul))
    actions.confirm_refusal(request=request, reason="La medida sigue", actor=head)
    assert request.case.state == State.CONFIRMED
    assert WHY in Document.objects.get(case_id=request.case_id, kind="travel_permit_appeal").facts


def test_the_head_decides_by_page_and_by_call(at: World, head: Actor) -> None:
    request = appealed(at, factories.ready(at))
    number, browser = request.case.number, browser_of(head)
    address = f"/tramites/autorizacion-viaje/{number}"
    assert f"{address}/confirmar" in browser.get(f"{address}/").content.decode()
    assert browser_of(at.milan.citizen).get(f"{address}/apelacion-fundada").status_code == 403
    page = browser.get(f"{address}/confirmar").content.decode()
    assert WHY in page
    assert "Hay una medida de protección" in page
    assert browser.post(f"{address}/confirmar", {"reason": ""}).status_code == 422
    answer = browser.post(
        f"/api/v1/travel-permits/{number}/grant-appeal", {"reason": "Sí"}, "application/json"
    )
    assert answer.json()["state"] == "ready"
