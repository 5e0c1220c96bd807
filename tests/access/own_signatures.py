"""A paper that waits for the officer's own signature, the tokens of its component, and a certificate registered as the officer's."""

from cryptography.hazmat.primitives import serialization

from chancery.contexts.apostilles.tests.factories import Ministry
from chancery.kernel.documents import actions, signing
from chancery.kernel.documents.tests import own_key
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.tests import factories as people

PAGES = ("", "documento.pdf", "no-firmar")
CALLS = ("", "/file", "/signed", "/forgo")


def build(at: Ministry) -> dict[str, dict[str, object]]:
    """The values of each address: the paper is the officer's who attends the citizen."""
    officer = identity.person_of(at.officer)
    pending = own_key.prepared(officer, at.officer, at.office)
    [launched] = actions.launch(pending_ids=[pending.id], actor=at.officer)
    told = actions.tell_parameters(token=launched.token, actor=at.officer)
    holder = own_key.certified(officer)
    pem = signing.key_folder().certificate(holder).public_bytes(serialization.Encoding.PEM)
    registered = actions.register_certificate(
        person_id=officer.id, content=pem, actor=people.make_administrator()
    )
    waits: dict[str, object] = {"pending_id": pending.id}
    pages = {f"por-firmar/<uuid:pending_id>/{page}": waits for page in PAGES}
    calls = {f"api/v1/own-signatures/<uuidstr:pending_id>{call}": waits for call in CALLS}
    return {
        **pages,
        **calls,
        "por-firmar/certificados/<uuid:certificate_id>/retirar": {"certificate_id": registered.id},
        "firmador/documento/<str:token>": {"token": told.document_token},
        "firmador/firmado/<str:token>": {"token": told.upload_token},
    }
