"""A copy that was refused, or not found, is appealed; what was paid waits for the end of it."""

from datetime import timedelta

import pytest

from chancery.contexts.transmissions import actions
from chancery.contexts.transmissions.models import Transmission
from chancery.contexts.transmissions.procedures import REGISTRY_COPY
from chancery.contexts.transmissions.tests import factories
from chancery.contexts.transmissions.tests.factories import World
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.cases import gate, jobs
from chancery.kernel.documents.models import Document
from chancery.kernel.fees.models import Refund
from chancery.kernel.identity.queries import person_of
from chancery.kernel.identity.tests import factories as people
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.procedures import checks

pytestmark = pytest.mark.django_db
WHY = "El acta está en el libro 13: adjunto una copia antigua"


@pytest.fixture
def head(at: World) -> Actor:
    return acts.serving(at.post.office, Role.SUPERVISOR, "Jefa")


def declined(at: World, step: str) -> Transmission:
    wanted = factories.taken(at)
    if step == "refuse":
        actions.refuse(transmission=wanted, reason="El asiento está reservado", actor=at.post.consul)
    else:
        actions.not_found(transmission=wanted, reason="No consta en el libro 12", actor=at.post.officer)
    wanted.case.refresh_from_db()
    return wanted


def appealed(at: World, step: str) -> Transmission:
    wanted = declined(at, step)
    cases.advance(case=wanted.case, code="appeal", reason=WHY, actor=at.post.citizen)
    wanted.case.refresh_from_db()
    return wanted


def refunds(wanted: Transmission) -> int:
    return Refund.objects.filter(payment__charge__case_id=wanted.case_id).count()


def test_the_declaration_is_sound() -> None:
    assert list(checks.problems(REGISTRY_COPY)) == []
    silence = REGISTRY_COPY.step("appeal_silence")
    assert silence is not None
    assert {str(state) for state in silence.sources} == {"paid", "at_consulate"}


@pytest.mark.parametrize("step", ["refuse", "not_found"])
def test_the_page_offers_the_remedy_that_the_paper_names(at: World, step: str) -> None:
    wanted = declined(at, step)
    assert '"heard_by_head":true' in Document.objects.get(case_id=wanted.case_id).facts
    assert wanted.case.deadlines.get(code="appeal").amount == 15
    page = browser_of(at.post.citizen).get(f"/transmisiones/{wanted.case.number}/")
    assert f"/expedientes/{wanted.case.number}/paso/apelar" in page.content.decode()


@pytest.mark.parametrize("step", ["refuse", "not_found"])
def test_an_appeal_that_is_right_goes_back_to_the_search(at: World, head: Actor, step: str) -> None:
    wanted = appealed(at, step)
    for other in (at.post.consul, at.post.officer):
        with pytest.raises(gate.RoleMissing):
            cases.advance(case=wanted.case, code="grant_appeal", reason="Sí", actor=other)
    cases.advance(case=wanted.case, code="grant_appeal", reason="Hay otro libro", actor=head)
    cases.advance(case=wanted.case, code="take", actor=at.post.officer)
    assert refunds(wanted) == 0
    image = factories.upload(at.post.officer)
    actions.find(transmission=wanted, entry=factories.ENTRY, image=image, actor=at.post.officer)
    actions.certify(transmission=wanted, is_compared=True, actor=at.post.consul)


@pytest.mark.parametrize("step", ["refuse", "not_found"])
def test_who_declined_does_not_hear_it_and_the_money_goes_back_when_it_is_confirmed(
    at: World, head: Actor, step: str
) -> None:
    wanted = appealed(at, step)
    hand = person_of(at.post.consul if step == "refuse" else at.post.officer)
    people.make_role(hand, Role.SUPERVISOR, at.post.office)
    with pytest.raises(gate.SameHand):
        actions.confirm_refusal(transmission=wanted, reason="Sigue", actor=people.actor_of(hand))
    assert refunds(wanted) == 0
    actions.confirm_refusal(transmission=wanted, reason="No hay libro 13", actor=head)
    wanted.case.refresh_from_db()
    assert wanted.case.state == "confirmed"
    paper = Document.objects.get(case_id=wanted.case_id, kind="registry_copy_appeal")
    assert WHY in paper.facts
    assert refunds(wanted) == 1


def test_silence_about_an_appeal_against_silence_certifies_that_it_is_granted(at: World) -> None:
    wanted = factories.taken(at)
    with pytest.raises(gate.NoSilence):
        cases.advance(case=wanted.case, code="appeal_silence", reason=WHY, actor=at.post.citizen)
    with clock.set_to(clock.now() + timedelta(days=60)):
        jobs.sweep(timestamp=0)
        cases.advance(case=wanted.case, code="appeal_silence", reason=WHY, actor=at.post.citizen)
    with clock.set_to(clock.now() + timedelta(days=130)):
        jobs.sweep(timestamp=0)
    wanted.case.refresh_from_db()
    assert wanted.case.state == "paid"
    certificate = Document.objects.get(case_id=wanted.case_id)
    assert (certificate.kind, certificate.number[:4]) == ("registry_copy_silence", "SCR-")
    assert refunds(wanted) == 0


def test_the_head_confirms_by_page_and_by_call(at: World, head: Actor) -> None:
    wanted = appealed(at, "refuse")
    number, browser = wanted.case.number, browser_of(head)
    assert (
        browser_of(at.post.citizen).get(f"/transmisiones/{number}/denegatoria-confirmada").status_code == 403
    )
    assert browser.post(f"/transmisiones/{number}/denegatoria-confirmada", {"reason": ""}).status_code == 422
    answer = browser.post(
        f"/api/v1/transmissions/{number}/confirm-refusal",
        {"reason": "No procede"},
        "application/json",
        headers={"Idempotency-Key": "confirma-1"},
    )
    assert answer.status_code == 200, answer.content
    wanted.case.refresh_from_db()
    assert wanted.case.state == "confirmed"
