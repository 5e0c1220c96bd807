"""What stands behind the addresses of internal documents: one of each standing in a unit where none of the others serves."""

from chancery.contexts.memoranda import actions
from chancery.contexts.memoranda.tests import factories
from tests.access.routes import routes

Values = dict[str, object]
_DRAFTING = (
    "escribir",
    "coautores",
    "revision",
    "descartar",
    "save",
    "co-authors",
    "send-to-review",
    "discard",
)
_REVIEWING = ("visar", "devolver", "retirar", "endorse", "return-for-changes", "recall")
_SIGNING = ("firmar", "sign")


def of_memoranda() -> dict[str, Values]:
    """The values by address: a draft, one in review, one for signature, and one that was sent."""
    at = factories.ministry()
    draft, reviewed = factories.drafted(at), factories.in_review(at)
    waiting, sent = factories.for_signature(at), factories.dispatched(at, "OTI")
    batch = actions.sign_many(chosen=[(factories.for_signature(at), 1)], actor=at.head)
    dispatch = factories.sent_to(sent, at.oti)
    shared: Values = {
        "code": "ogi",
        "number": 1,
        "place": 1,
        "batch_id": batch.pk,
        "dispatch_id": dispatch.pk,
    }

    def document_behind(address: str) -> object:
        last = address.rstrip("/").rsplit("/", 1)[-1]
        for verbs, document in ((_DRAFTING, draft), (_REVIEWING, reviewed), (_SIGNING, waiting)):
            if last in verbs:
                return document.pk
        return sent.pk

    return {
        route.address: {**shared, "document_id": document_behind(route.address)}
        for route in routes()
        if route.name.startswith("memoranda:") or "/memoranda/" in route.address
    }
