"""The verbs about the programs of partners, and the replies kept for their repeated requests."""

import secrets
from collections.abc import Collection
from uuid import UUID

from allauth.idp.oidc.models import Client, Token
from django.db import transaction

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Account, IdempotentReply
from chancery.kernel.ledger import actions as ledger

SCOPES = {
    "cases:read": "Leer los expedientes de la persona por quien actúa",
    "cases:write": "Presentar, pagar y subsanar solicitudes de la persona por quien actúa",
    "documents:verify": "Verificar documentos emitidos",
    "signatories:read": "Consultar el registro de firmas",
    "payments:notify": "Comunicar pagos",
    "nodes:sync": "Sincronizar el nodo de un puesto",
}


class ScopeUnknown(Invalid):
    code = "scope_unknown"
    sentence = "Elija al menos un permiso de la lista."


@transaction.atomic
def register_client(
    *, name: str, scopes: Collection[str], actor: Actor, acts_for: Account | None = None
) -> tuple[Client, str]:
    """A partner's program and its secret, which is kept only as a hash and shown this once.

    With `acts_for` it does, within its scopes, what that person may do as an applicant, and for the companies
    that the person represents; it never has the person's roles as an officer.
    """
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    if not scopes or not set(scopes) <= set(SCOPES):
        raise ScopeUnknown({"scopes": [ScopeUnknown.sentence]})
    secret = secrets.token_urlsafe(32)
    client = Client(name=name, type=Client.Type.CONFIDENTIAL, owner=acts_for)
    client.set_grant_types([Client.GrantType.CLIENT_CREDENTIALS])
    client.set_response_types([])
    client.set_scopes(sorted(scopes))
    client.set_default_scopes(sorted(scopes))
    client.set_secret(secret)
    client.save()
    facts = {"name": name, "scopes": set(scopes), "acts_for": acts_for.person_id if acts_for else None}
    ledger.record(chain=UUID(client.id), verb="identity.register_client", actor=actor, facts=facts)
    return client, secret


@transaction.atomic
def revoke_client(*, client: Client, reason: str, actor: Actor) -> None:
    """The program may no longer come in: its tokens end now and its secret is forgotten."""
    access.require(actor, Role.ADMINISTRATOR, Role.SYSTEM)
    Token.objects.filter(client=client).delete()
    ledger.record(
        chain=UUID(client.id),
        verb="identity.revoke_client",
        actor=actor,
        facts={"name": client.name, "reason": reason},
    )
    Client.objects.filter(pk=client.pk).delete()


def begin_reply(*, key: str, fingerprint: str, actor: Actor) -> tuple[IdempotentReply, bool]:
    """The reply kept under the caller's key, and whether it is only begun now.

    Waits while another request with the same key is being answered. Called inside the act's transaction.
    """
    caller = actor.client_id or str(access.require_person(actor))
    return IdempotentReply.objects.get_or_create(
        caller=caller, key=key, defaults={"fingerprint": fingerprint}
    )


def keep_reply(*, reply: IdempotentReply, status: int, body: bytes, actor: Actor) -> None:
    """Keep what was answered, for the caller's repetitions."""
    reply.status, reply.body = status, body
    reply.save(update_fields=["status", "body"])
