"""Are the pages of a transmission usable by everyone, at each stage and for each of the four who share it?"""

import pytest

from chancery.contexts.transmissions import actions
from chancery.contexts.transmissions.tests import factories
from chancery.contexts.transmissions.tests.factories import World
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at() -> World:
    return apart(factories.world)


def test_every_page_of_the_road_may_be_used_by_everyone(at: World, opened: Opened) -> None:
    found = apart(lambda: factories.found(at))
    issued = apart(lambda: factories.certified(at))
    ready = apart(lambda: factories.printed(at))
    returned = apart(lambda: factories.sent(at))
    received = apart(lambda: factories.received(at))
    apart(
        lambda: actions.return_to_post(
            transmission=returned, reason="La imagen está cortada", actor=at.legaliser
        )
    )
    sent = apart(lambda: factories.sent(at))
    forwarded = apart(lambda: factories.legalised(at))
    digital = apart(lambda: factories.legalised(at, factories.digital(at)))
    page = "/transmisiones/{}/{}".format
    looks = {
        at.post.officer: ["/transmisiones/", page(found.case.number, ""), page(found.case.number, "cargar"),
                          page(issued.case.number, "enviar"), page(found.case.number, "no-hallada")],
        at.post.consul: [page(found.case.number, "certificar"), page(found.case.number, "rechazar")],
        at.legaliser: ["/transmisiones/", page(sent.case.number, ""), page(sent.case.number, "recibir"),
                       page(sent.case.number, "devolver"), page(received.case.number, "legalizar")],
        at.desk: ["/transmisiones/", page(forwarded.case.number, "aceptar"),
                  page(forwarded.case.number, "devolver-a-lima"), page(ready.case.number, "imprimir"),
                  page(ready.case.number, "entregar"), page(ready.case.number, "")],
        at.post.citizen: [page(ready.case.number, ""), page(digital.case.number, ""),
                          page(digital.case.number, "confirmar"), page(returned.case.number, ""),
                          "/tramites/copia-certificada-acta/solicitar",
                          "/tramites/envio-autorizacion-viaje/solicitar"],
    }  # fmt: skip
    assert problems(opened, looks) == []
