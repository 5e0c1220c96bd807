"""Are the pages of exchanges usable by everyone, wide and narrow, in every state?"""

import pytest

from chancery.contexts.exchanges import actions
from chancery.contexts.exchanges.models import Outgoing
from chancery.contexts.exchanges.rules import State
from chancery.contexts.exchanges.tests import factories
from chancery.contexts.exchanges.tests.factories import SYSTEM, THEIRS, Desk
from chancery.kernel.documents.tests.factories import pdf
from tests.browser.conftest import Opened, apart
from tests.browser.usable import problems

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at() -> Desk:
    return apart(factories.desk)


def settled(at: Desk) -> Outgoing:
    """Sent and received by the other entity."""
    sent = factories.sent(at, annexes=(("Informe técnico.pdf", pdf("Informe")),))
    with factories.platform():
        for _ in range(3):
            actions.deliver(outgoing_id=sent.pk, actor=SYSTEM)
    return Outgoing.objects.get(pk=sent.pk)


def test_every_page_of_the_exchange_may_be_used_by_everyone(at: Desk, opened: Opened) -> None:
    done = apart(lambda: settled(at))
    stuck = apart(lambda: factories.sent(at, subject="Reitera pedido de información sobre ciudadanos"))
    Outgoing.objects.filter(pk=stuck.pk).update(fault="refused", fault_text="NO", refusals=5, due_at=None)
    observed = apart(lambda: factories.sent(at, subject="Remite convenio"))
    Outgoing.objects.filter(pk=observed.pk).update(state=State.OBSERVED, cuo="1234567890")
    waiting = apart(
        lambda: factories.received(
            "2000000001", lstanexos=("Cuadro.xlsx",), snumanx=1, vurldocanx="https://archivo.example.org/x"
        )
    )
    taken, turned = (
        apart(lambda cuo=cuo: factories.received(cuo, snumanx=2)) for cuo in ("2000000002", "2000000003")
    )  # type: ignore[misc]
    apart(lambda: actions.accept(incoming_id=taken.pk, actor=at.officer))
    apart(lambda: actions.observe(incoming_id=turned.pk, reason="Falta la firma", actor=at.officer))
    looks = {
        at.officer: [
            "/intercambios/",
            f"/intercambios/recibidos/{waiting.pk}/",
            f"/intercambios/recibidos/{waiting.pk}/observar",
            f"/intercambios/recibidos/{waiting.pk}/rechazar",
            f"/intercambios/recibidos/{taken.pk}/",
            f"/intercambios/recibidos/{turned.pk}/",
        ],
        at.colleague: [
            "/intercambios/entidades/",
            f"/intercambios/enviar?ruc={THEIRS}",
            "/intercambios/enviados/",
            f"/intercambios/enviados/{done.pk}/",
            f"/intercambios/enviados/{stuck.pk}/",
            f"/intercambios/enviados/{observed.pk}/subsanar",
        ],
    }
    assert problems(opened, looks) == []
