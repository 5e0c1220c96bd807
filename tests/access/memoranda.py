"""What stands behind the addresses of internal documents: one of each standing, of the office where officer and head serve."""

from dataclasses import replace

from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.contexts.memoranda import actions
from chancery.contexts.memoranda.tests import factories
from tests.access.routes import routes

Values = dict[str, object]
BODY = {
    "kind": "memorandum",
    "unit": "legalisations-lima",
    "base": 1,
    "subject": "Asunto de la prueba",
    "body": "Texto de la prueba.",
    "addressees": [{"place": "OTI"}],
    "to": "OTI",
    "key": "server",
    "motive": "author",
}
"""What fits every form of this context."""
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
_ENDORSED = ("vistos",)
_SIGNING = ("firmar", "sign")
_SENDING = ("despachar", "dispatch")


def of_memoranda(at: Ministry) -> dict[str, Values]:
    """The values by address: a draft, one in review, one for signature, one signed, one sent, and one that came."""
    here = replace(
        factories.ministry(),
        ogi=at.office,
        author=at.officer,
        colleague=at.other_officer,
        head=at.supervisor,
    )
    draft, reviewed, waiting = (
        make(here) for make in (factories.drafted, factories.in_review, factories.for_signature)
    )
    actions.endorse(document=reviewed, base=1, actor=here.colleague)
    signed, sent = factories.signed(here).document, factories.dispatched(here, "OTI")
    came = factories.dispatched(here, at.office.acronym, unit=here.oti, actor=here.oti_officer)
    batch = actions.sign_many(chosen=[(factories.for_signature(here), 1)], actor=here.head)
    shared: Values = {
        "code": at.office.code,
        "number": 1,
        "place": 1,
        "batch_id": batch.pk,
        "dispatch_id": factories.sent_to(came, at.office).pk,
    }
    behind = (
        (_DRAFTING, draft),
        (_REVIEWING, reviewed),
        (_ENDORSED, reviewed),
        (_SIGNING, waiting),
        (_SENDING, signed),
    )

    def document_behind(address: str) -> object:
        verbs = set(address.split("/"))
        return next((document.pk for named, document in behind if verbs & set(named)), sent.pk)

    return {
        route.address: {**shared, "document_id": document_behind(route.address)}
        for route in routes()
        if route.name.startswith("memoranda:") or "/memoranda/" in route.address
    }
