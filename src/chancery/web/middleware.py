"""As whom is this request served? Made once here, at the edge, and passed on by name."""

from collections.abc import Callable
from contextlib import nullcontext

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from chancery.kernel.base import clock, ids
from chancery.kernel.base.actor import Actor, Channel
from chancery.kernel.identity import queries
from chancery.kernel.identity.models import Account
from chancery.kernel.organisation import dated
from chancery.web import problems

Respond = Callable[[HttpRequest], HttpResponse]

_API = "/api/"
_PRIVATE = "private, no-store"
_SEEN = "seen_at"
_MINUTE = 60
_LOOKS = ("GET", "HEAD")


class IdleMiddleware:
    """Ends a session in which nothing was asked for so long that somebody else may sit before it now.

    That it is in use is written once a minute at most.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Account):
            now = clock.now().timestamp()
            seen = request.session.get(_SEEN, now)
            if now - seen > settings.SESSION_IDLE_SECONDS:
                logout(request)
            elif now - seen >= _MINUTE or _SEEN not in request.session:
                request.session[_SEEN] = now
        return self.respond(request)


class ActorMiddleware:
    """Sets `request.actor`, with a request id of our own: one sent from outside is never believed.

    What is answered to somebody known is kept by no cache, not even the browser's.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with dated.as_they_stand() if request.method in _LOOKS else nullcontext():
            request.actor = _actor(request)  # type: ignore[attr-defined]
            response = self.respond(request)
        if request.path.startswith(_API):
            response = problems.instead_of_page(request, response)
        response["X-Request-Id"] = request.actor.request_id  # type: ignore[attr-defined]
        if request.user.is_authenticated or "Authorization" in request.headers:
            response.headers.setdefault("Cache-Control", _PRIVATE)
        return response


class SecondFactorMiddleware:
    """Leads an officer without a second factor in the session to set one up, or to use it."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        if (
            isinstance(account, Account)
            and request.actor.lacks_second_factor  # type: ignore[attr-defined]
            and not request.path.startswith((_API, "/cuenta/", "/static/"))
        ):
            page = "mfa_reauthenticate" if is_mfa_enabled(account) else "mfa_index"
            return redirect(reverse(page, query={"next": request.get_full_path()}))
        return self.respond(request)


def actor_of(request: HttpRequest) -> Actor:
    """The actor that the middleware made for this request."""
    actor = request.actor  # type: ignore[attr-defined]
    assert isinstance(actor, Actor)
    return actor


def _actor(request: HttpRequest) -> Actor:
    """The partner's program whose token came with the request, else the account of the session, else nobody.

    A token that is not valid yields nobody, even beside a session.
    """
    request_id = str(ids.uuid7())
    if not request.path.startswith(_API):
        return _signed_in(request, Channel.WEB, request_id)
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if not scheme:
        return _signed_in(request, Channel.API, request_id)
    actor = queries.client_actor(token, request_id=request_id) if scheme.lower() == "bearer" else None
    return actor or queries.anonymous_actor(channel=Channel.API, request_id=request_id)


def _signed_in(request: HttpRequest, channel: Channel, request_id: str) -> Actor:
    account = request.user
    if not isinstance(account, Account):
        return queries.anonymous_actor(channel=channel, request_id=request_id)
    has_second_factor = any(
        record.get("method") == "mfa" for record in get_authentication_records(request, account)
    )
    return queries.actor_for(
        account, channel=channel, request_id=request_id, has_second_factor=has_second_factor
    )
