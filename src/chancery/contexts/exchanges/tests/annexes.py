"""Another entity's annexes, and the server where it keeps them."""

from chancery.contexts.exchanges.models import Incoming
from chancery.contexts.exchanges.tests import factories
from chancery.kernel.documents.tests import factories as files
from chancery.kernel.gateway.simulators.server import Request, Response

A, B = files.pdf("Anexo A"), files.pdf("Anexo B")


class Shelf:
    """Where another entity keeps its annexes."""

    prefix = "/anexos"

    def __init__(self, **kept: bytes | int) -> None:
        self.kept: dict[str, bytes | int] = dict(kept)
        self.asked = 0

    def handle(self, request: Request) -> Response:
        self.asked += 1
        found = self.kept.get(request.path.strip("/"), 404)
        if isinstance(found, bytes):
            return Response(body=found, media_type="application/octet-stream")
        return Response(found, headers={"Location": "/anexos/uno"} if found == 302 else {})


def announced(url: str, *names: str) -> Incoming:
    return factories.received(lstanexos=names, snumanx=len(names), vurldocanx=url)
