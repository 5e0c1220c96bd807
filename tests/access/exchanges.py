"""What stands behind the addresses of exchanges: one document to another entity and one from it, with its receipt."""

from dataclasses import replace

from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.exchanges import actions
from chancery.contexts.exchanges.models import IncomingAnnex, Outgoing
from chancery.contexts.exchanges.tests import factories
from chancery.kernel.documents import actions as documents
from chancery.kernel.documents.inspection import PDF
from chancery.kernel.documents.tests.factories import pdf
from tests.access.routes import routes


def of_exchanges(world: Ministry) -> dict[str, dict[str, object]]:
    """The values by address. What is open is asked of the addresses that decide, what is decided of those that show."""
    at = replace(factories.desk(), elsewhere=world.office, colleague=world.officer)
    sent = factories.sent(at, annexes=(("Informe.pdf", pdf("Informe")),))
    Outgoing.objects.filter(pk=sent.pk).update(due_at=None)
    waiting = factories.received(lstanexos=("a.pdf",), snumanx=1, vurldocanx="https://ejemplo.gob.pe/a.pdf")
    IncomingAnnex.objects.filter(incoming=waiting).update(file=documents.keep(pdf("Anexo"), PDF))
    decided = factories.received("2000000002")
    actions.accept(incoming_id=decided.pk, actor=at.officer)
    told: dict[str, dict[str, object]] = {}
    for route in routes():
        if not (route.name.startswith("exchanges:") or "/exchanges/" in route.address):
            continue
        shows = route.address.rstrip("/").endswith("cargo")
        told[route.address] = {
            "outgoing_id": sent.pk,
            "incoming_id": decided.pk if shows else waiting.pk,
            "token": sent.annex_token or "",
            "ordinal": 1,
            "cuo": "2000000001",
            "ruc": factories.THEIRS,
        }
    return told
