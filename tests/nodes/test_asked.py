"""Does a post bring from Lima what its cashier is to collect, and nothing else?"""

from dataclasses import replace

import pytest

from chancery.kernel.acts.tests import factories as posts
from chancery.kernel.acts.tests.factories import Post
from chancery.kernel.cases.models import Case
from chancery.kernel.fees import queries as charges
from chancery.kernel.fees.actions import payments as fees
from chancery.kernel.fees.queries import Wanted
from chancery.kernel.identity import access
from chancery.kernel.identity.tests.browsers import browser_of
from chancery.kernel.nodes import actions, line
from chancery.kernel.nodes.models import Handover, Node
from tests.nodes import work
from tests.nodes.line import Place
from tests.nodes.two import CODE, Two, node, office

pytestmark = pytest.mark.django_db


def as_post(two: Two) -> Post:
    return replace(two.world.chain.at, office=office())


def filed(two: Two) -> Case:
    """A case that owes, filed on the web."""
    with two.lima():
        return posts.file(as_post(two))


def test_a_cashier_brings_a_case_and_takes_its_fee_without_a_line(two: Two) -> None:
    case = filed(two)
    with two.post():
        browser = browser_of(two.at.cashier)
        assert "Traer un expediente" in browser.get("/linea/").content.decode()
        assert browser.get("/linea/traer/").status_code == 200
        brought = browser.post("/linea/traer/", {"number": case.number}, follow=True)
        assert "ya se puede cobrar en ventanilla" in brought.content.decode()
    work.talk_through(two, *Place)
    two.line.cut()
    with two.post():
        posts.pay(Case.objects.get(pk=case.pk), as_post(two))
        assert charges.is_settled(case.pk)
    work.talk_through(two, *Place)
    with two.lima():
        assert charges.is_settled(case.pk)
        case.refresh_from_db()
        assert (case.state, case.site) == (posts.State.REVIEW, CODE)


def test_what_is_being_paid_by_card_or_is_over_stays_in_lima(two: Two) -> None:
    case = filed(two)
    with two.lima():
        attempt = fees.begin_attempt(charge=charges.charges_of(case.id).get(), actor=two.at.citizen)
        with pytest.raises(actions.NotForThePost, match="pago con tarjeta en curso"):
            actions.hand_over_asked(node=node(), number=case.number, actor=two.program())
        attempt.state = "refused"
        attempt.save(update_fields=["state"])
        for _ in range(2):
            actions.hand_over_asked(node=node(), number=case.number, actor=two.program())
        assert Handover.objects.filter(case=case).count() == 1
        with pytest.raises(actions.CaseUnknown):
            actions.hand_over_asked(
                node=node(), number=posts.file(posts.post("cg-valencia")).number, actor=two.program()
            )
        stranger = replace(two.program(), client_id="somebody-else")
        with pytest.raises(access.ClientMissing):
            actions.hand_over_asked(node=node(), number=case.number, actor=stranger)
    assert two.talk()


def test_only_who_collects_at_the_post_brings_a_case(two: Two) -> None:
    case = filed(two)
    with two.post():
        with pytest.raises(access.RoleMissing):
            line.ask_for(number=case.number, actor=two.at.citizen)
        with pytest.raises(line.NotBrought, match="Lima no tiene para esta oficina un expediente"):
            line.ask_for(number="EJAWEB-2026-999999-9", actor=two.at.cashier)
        line.ask_for(number=case.number, actor=two.at.cashier)
        assert Case.objects.get(pk=case.pk).site == CODE
    with two.lima():
        assert browser_of(two.at.cashier).get("/linea/traer/").status_code == 404


def test_the_case_asked_for_comes_alone_and_a_fault_of_the_line_is_not_one_of_its_number(two: Two) -> None:
    case = filed(two)
    with two.lima():
        ready = posts.file(as_post(two), Wanted("consular.3a"))
        actions.hand_over(node=node(), actor=two.program())
        Node.objects.filter(pk=node().pk).update(client_id="somebody-else")
    try:
        with two.post(), pytest.raises(line.LimaRefused, match="No hay un nodo con ese código"):
            line.ask_for(number=case.number, actor=two.at.cashier)
    finally:
        with two.lima():
            Node.objects.filter(pk=node().pk).update(client_id=two.world.client_id)
    two.line.cut_on(3, Place.BEFORE)
    with two.post(), pytest.raises(line.LineDown):
        line.ask_for(number=case.number, actor=two.at.cashier)
    two.line.restore()
    with two.lima():
        case.refresh_from_db()
        assert case.site == CODE
    with two.post():
        line.ask_for(number=case.number, actor=two.at.cashier)
        assert Case.objects.filter(pk__in=(case.pk, ready.pk), site=CODE).get() == case
    assert two.talk()
    with two.post():
        assert Case.objects.filter(pk=ready.pk, site=CODE).exists()


def test_what_cannot_be_brought_is_told_beside_the_number_that_was_typed(two: Two) -> None:
    case = filed(two)

    def refused(number: str, status: int = 422) -> str:
        with two.post():
            answer = browser_of(two.at.cashier).post("/linea/traer/", {"number": number})
        assert answer.status_code == status
        page = answer.content.decode()
        assert f'value="{number}"' in page
        return page

    assert "Lima no tiene para esta oficina un expediente con ese número." in refused("EJAWEB-2026-999999-9")
    with two.lima():
        attempt = fees.begin_attempt(charge=charges.charges_of(case.id).get(), actor=two.at.citizen)
    assert "hay un pago con tarjeta en curso" in refused(case.number)
    two.line.cut()
    assert "No hay línea con Lima" in refused(case.number, 503)
    two.line.restore()
    with two.lima():
        attempt.state = "refused"
        attempt.save(update_fields=["state"])
    with two.post():
        typed = {"number": f" {case.number.lower()} "}
        brought = browser_of(two.at.cashier).post("/linea/traer/", typed, follow=True)
        assert f"El expediente {case.number} está en el puesto" in brought.content.decode()
