"""Are the pages of correspondence usable by everyone: who presents, who registers, and the units that have the document?"""

import pytest

from chancery.contexts.correspondence import actions, queries
from chancery.contexts.correspondence.models import Record
from chancery.contexts.correspondence.rules import LinkKind
from chancery.contexts.correspondence.tests import factories
from chancery.contexts.correspondence.tests.factories import Ministry
from chancery.kernel.base.actor import Actor
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at() -> Ministry:
    return apart(factories.ministry)


def test_every_page_of_correspondence_may_be_used_by_everyone(at: Ministry, opened: Opened) -> None:
    content = factories.pdf("Igual")
    apart(lambda: factories.admitted(at, content=content))
    presented = apart(lambda: factories.presented(at, content=content))
    closed = apart(lambda: _travelled(at))
    held = queries.holder_of(apart(lambda: factories.registered(at, to=at.unit, is_urgent=True)))
    case, own = (
        f"/tramites/mesa-de-partes/{presented.case.number}/",
        f"/correspondencia/{held.record.number}/",
    )
    looks: dict[Actor | None, list[str]] = {
        None: ["/mesa-de-partes/seguimiento/"],
        at.citizen: [case, "/tramites/mesa-de-partes/presentar"],
        at.clerk: [case, f"{case}registrar", "/correspondencia/registrar/", "/correspondencia/", "/correspondencia/indicadores/"],
        at.secretary: [
            "/correspondencia/", "/correspondencia/buscar/?q=comunicaciones", own, f"{own}derivar", f"{own}vincular",
            f"/correspondencia/movimientos/{held.id}/atender", f"/correspondencia/{closed.number}/",
        ],
    }  # fmt: skip
    assert problems(opened, looks) == []


def _travelled(at: Ministry) -> Record:
    """A document that went here and there, and rests."""
    movement = factories.in_hand(at)
    record = movement.record
    copy = factories.to(at.other, "inform", is_copy=True, note="Para su conocimiento y fines")
    actions.route(record=record, to=[copy], actor=at.secretary)
    actions.return_(movement=movement, reason="Corresponde a Asuntos Legales", actor=at.secretary)
    to_lawyer = factories.to(at.other, "opinion", person_id=at.lawyer.person_id)
    actions.route(record=record, to=[to_lawyer], actor=at.clerk)
    actions.link(record=record, to="RM N° 0326-2017-RE", kind=LinkKind.ANTECEDENT, actor=at.clerk)
    original = queries.holder_of(record)
    actions.attend(movement=original, reason="Se respondió", reply_number="OF 5-2026-LEG", actor=at.lawyer)
    actions.print_route_sheet(record=record, actor=at.lawyer)
    return record
