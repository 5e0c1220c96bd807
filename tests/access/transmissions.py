"""A registry copy of the citizen at a post abroad, found in the book, behind every address of transmissions."""

from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.transmissions.tests import factories
from chancery.kernel.acts.tests import factories as acts

PAGES = (
    "", "imagen/<int:side>", "cargar", "certificar", "no-hallada", "rechazar", "enviar", "recibir", "devolver",
    "legalizar", "reenviar", "aceptar", "devolver-a-lima", "imprimir", "entregar", "confirmar",
    "denegatoria-confirmada",
)  # fmt: skip
CALLS = (
    "find", "certify", "not_found", "refuse", "transmit", "receive", "return_to_post", "legalise", "forward",
    "accept", "return_to_lima", "print", "deliver", "collect", "confirm-refusal",
)  # fmt: skip


def of_a_copy(at: Ministry) -> dict[str, dict[str, object]]:
    """The values of each address: the citizen's own case, at a post where none of the others serves."""
    post = acts.post()
    own = acts.Post(post.office, at.applicant, at.citizen, post.officer, post.consul, post.cashier)
    values: dict[str, object] = {"number": factories.found(factories.world(own)).case.number, "side": 1}
    pages = {f"transmisiones/<str:number>/{page}": values for page in PAGES}
    calls = {f"api/v1/transmissions/<number>/{call}": values for call in CALLS}
    return {**pages, **calls, "api/v1/transmissions/<number>": values}
