"""Who may call this endpoint? A partner's program by its scopes, or a person by the session."""

from typing import Any

from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from chancery.kernel.base.actor import Actor, Role
from chancery.kernel.base.errors import NotAllowed
from chancery.kernel.identity import access


class ScopeMissing(NotAllowed):
    code = "scope_missing"
    sentence = "El token no tiene el permiso «{scope}»."
    next_step = "Pida un token con ese permiso, o al administrador que lo conceda a su sistema."


class Token(HttpBearer):
    """A partner's access token that holds `scope`; raises `ScopeMissing` when it holds others only."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        actor = actor_from(request)
        if actor.client_id is None:
            return None
        if self.scope not in actor.scopes:
            raise ScopeMissing(scope=self.scope)
        return actor


class Session(APIKeyCookie):
    """The session of a signed-in person; what changes anything must carry the CSRF token.

    Who brings no session is not asked for the token, but for who they are.
    """

    param_name = "sessionid"

    def _get_key(self, request: HttpRequest) -> str | None:
        return super()._get_key(request) if self.param_name in request.COOKIES else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        actor = actor_from(request)
        return actor if actor.person_id and actor.client_id is None else None


def may(scope: str) -> list[Any]:
    """`auth=may("cases:read")`: programs that hold the scope, and persons for their own use."""
    return [Token(scope), Session()]


def actor_from(request: HttpRequest) -> Actor:
    """The actor that the middleware found."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def in_role(request: HttpRequest, *roles: Role) -> Actor:
    """Who asks, in one of these roles: whose it is not is told so before what was sent is looked up. Raises `RoleMissing`."""
    actor = actor_from(request)
    access.require(actor, *roles)
    return actor
