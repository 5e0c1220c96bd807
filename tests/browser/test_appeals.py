"""May the pages of an appeal be used by everyone, wide and narrow: who appeals, and the head who decides?"""

import pytest

from chancery.contexts.transmissions import actions as copies
from chancery.contexts.transmissions.tests import factories as copy_factories
from chancery.contexts.travel_permits import actions as permits
from chancery.contexts.travel_permits.tests import factories as permit_factories
from chancery.kernel.acts.tests import factories as acts
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.cases import actions as cases
from chancery.kernel.organisation.models import Office
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)
PERMIT, COPY = "/tramites/autorizacion-viaje/", "/transmisiones/"
WHY = "Adjunté la resolución que levanta la medida, y no se la tuvo en cuenta"


def head_of(office: Office) -> Actor:
    return acts.serving(office, Role.SUPERVISOR, "Jefa")


def looks_at() -> dict[Actor, list[str]]:
    family = permit_factories.world()
    first, second = permit_factories.ready(family), permit_factories.paid(family)
    for request in (first, second):
        permits.refuse(request=request, reason="Hay una medida de protección", actor=family.milan.consul)
    cases.advance(case=second.case, code="appeal", reason=WHY, actor=family.milan.citizen)
    at = copy_factories.world(family.milan)
    lost = copy_factories.taken(at)
    copies.not_found(transmission=lost, reason="No consta en el libro 12", actor=at.post.officer)
    cases.advance(case=lost.case, code="appeal", reason=WHY, actor=at.post.citizen)
    appealed, sought = second.case.number, lost.case.number
    return {
        family.milan.citizen: [
            f"{PERMIT}{first.case.number}/",
            f"/expedientes/{first.case.number}/paso/apelar",
            f"{PERMIT}{appealed}/",
            f"{COPY}{sought}/",
        ],
        head_of(family.milan.office): [
            f"{PERMIT}{appealed}/",
            f"{PERMIT}{appealed}/apelacion-fundada",
            f"{PERMIT}{appealed}/confirmar",
            f"{COPY}{sought}/",
            f"{COPY}{sought}/confirmar",
            f"/expedientes/{sought}/paso/declarar-fundada-la-apelacion",
        ],
    }


def test_every_page_of_an_appeal_may_be_used_by_everyone(opened: Opened) -> None:
    looks = apart(looks_at)
    assert problems(opened, looks) == []
