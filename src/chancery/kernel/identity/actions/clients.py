"""The verbs about the programs of partners, and the replies kept for their repeated requests."""

import secrets
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from allauth.idp.oidc.models import Client, Token
from django.db import connection, transaction

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import Invalid
from chancery.kernel.identity import access
from chancery.kernel.identity.models import Account, IdempotentReply
from chancery.kernel.ledger import actions as ledger
from chancery.kernel.organisation import queries as organisation

_KEY_LOCK = 7204
REPLIES_KEPT = "api.replies"

SCOPES = {
    "cases:read": "Leer los expedientes de la persona por quien actúa",
    "cases:write": "Presentar, pagar y subsanar solicitudes de la persona por quien actúa",
    "documents:verify": "Verificar documentos emitidos",
    "signatories:read": "Consultar el registro de firmas",
    "stickers:read": "Consultar existencias y libros de autoadhesivos consulares",
    "payments:notify": "Comunicar pagos",
    "visas:check": "Comprobar visas en el control migratorio",
    "visas:consume": "Registrar el ingreso al Perú con una visa",
    "travel-papers:check": "Comprobar salvoconductos en el control migratorio",
    "travel-papers:consume": "Registrar el ingreso al Perú con un salvoconducto",
    "passports:check": "Comprobar pasaportes en el control migratorio y bajar los cancelados",
    "permits:check": "Comprobar autorizaciones de viaje de menores en el control migratorio",
    "permits:consume": "Registrar la salida de un menor con su autorización de viaje",
    "exchanges:deliver": "Entregar documentos y cargos de la entidad por la que actúa, y preguntar por los suyos",
    "visas:read": "Consultar las visas otorgadas, denegadas y canceladas",
    "travel-documents:read": "Consultar los documentos de viaje expedidos y cancelados",
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
    return IdempotentReply.objects.get_or_create(
        caller=access.caller_of(actor), key=key, defaults={"fingerprint": fingerprint}
    )


@contextmanager
def hold_key(*, key: str, actor: Actor) -> Iterator[None]:
    """Let nobody else act under the caller's key meanwhile; a lost connection lets it go."""
    place: list[int | str] = [_KEY_LOCK, f"{access.caller_of(actor)} {key}"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", place)
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", place)


def keep_reply(
    *,
    reply: IdempotentReply,
    status: int,
    body: bytes,
    actor: Actor,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Keep what was answered, for the caller's repetitions."""
    reply.status, reply.body, reply.headers = status, body, dict(headers or {})
    reply.save(update_fields=["status", "body", "headers"])


def forget_replies(*, actor: Actor) -> int:
    """Remove the replies older than the period for which they are kept (Ley 29733, art. 8). Returns how many."""
    access.require(actor, Role.SYSTEM)
    kept = organisation.legal_period(REPLIES_KEPT, clock.today())
    old = IdempotentReply.objects.filter(created_at__lt=clock.now() - timedelta(days=kept.amount))
    return old.delete()[0]
