"""How much may one address, or one account, ask of the pages that cost us something or that could be guessed at?

`RATE_LIMITED` says which limit holds for which routes, `RATE_LIMITS` how much each allows. Reading is free, but for
codes that do not exist: there only what is not found counts, so that a page that is there costs no statement.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.kernel.identity import allowances
from chancery.kernel.identity.allowances import Rate
from chancery.web import errors, problems

GUESSES = "guesses"
_SAFE = ("GET", "HEAD", "OPTIONS")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_RATE = re.compile(r"(\d+)/(\d*)([smhd])/(address|account)")
_SUBSCRIBER = 64
_MOST_REMEMBERED = 10_000

# Who must wait, as far as this process was told: whoever goes on asking costs nothing more.
_closed: dict[str, datetime] = {}


class RateLimitMiddleware:
    """Answers 429, with `Retry-After`, in place of a view that was asked for too often."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        if response.status_code == 404 and request.resolver_match is not None:
            limit = limit_of(request.resolver_match.route)
            if limit == GUESSES:
                return _refused(request, _spend(request, limit)) or response
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        assert request.resolver_match is not None
        limit = limit_of(request.resolver_match.route)
        if limit is None or (limit == GUESSES and not _closed):
            return None
        if limit == GUESSES or request.method not in _SAFE:
            waits = _remembered(request, limit)
            if waits is None and limit != GUESSES:
                waits = _spend(request, limit)
            return _refused(request, waits)
        return None


def limit_of(route: str) -> str | None:
    """The name of the limit that holds for a route, if one does."""
    return next((name for name, routes in settings.RATE_LIMITED.items() if route in routes), None)


def address_of(request: HttpRequest) -> str:
    """Where the request comes from: the peer, or what our own proxy says, when the settings name one.

    Of an IPv6 address the network of one subscriber, who may change the rest at will.
    """
    address = ip_address(get_adapter().get_client_ip(request))
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or ip_network((address, _SUBSCRIBER), strict=False))


@lru_cache
def rates(text: str) -> tuple[tuple[str, Rate], ...]:
    """What `30/10m/address,100/h/account` means: for each the caller it counts, and how much."""
    found = []
    for part in text.split(","):
        stated = _RATE.fullmatch(part.strip())
        if stated is None:
            raise ValueError(f"«{part}» is not a rate such as 30/10m/address")
        amount, count, unit, per = stated.groups()
        period = timedelta(**{_UNITS[unit]: int(count or 1)})
        if not int(amount) or period > allowances.LONGEST:
            raise ValueError(f"«{part}» allows nothing, or counts over more than a day")
        found.append((per, Rate(int(amount), period)))
    return tuple(found)


def _uses(request: HttpRequest, limit: str) -> Iterator[tuple[str, Rate]]:
    for per, rate in rates(settings.RATE_LIMITS[limit]):
        caller = address_of(request) if per == "address" else _account(request)
        if caller is not None:
            yield f"{limit}:{rate}:{caller}", rate


def _account(request: HttpRequest) -> str | None:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor.client_id or (str(actor.person_id) if actor.person_id else None)


def _remembered(request: HttpRequest, limit: str) -> datetime | None:
    if not _closed:
        return None
    known = (_closed.get(key) for key, _ in _uses(request, limit))
    return max((until for until in known if until is not None and until > clock.now()), default=None)


def _spend(request: HttpRequest, limit: str) -> datetime | None:
    waits = allowances.spend(uses=list(_uses(request, limit)))
    if len(_closed) + len(waits) > _MOST_REMEMBERED:
        _closed.clear()
    _closed.update(waits)
    return max(waits.values(), default=None)


def _refused(request: HttpRequest, until: datetime | None) -> HttpResponse | None:
    if until is None:
        return None
    seconds = max(1, ceil((until - clock.now()).total_seconds()))
    if not request.path.startswith("/api/"):
        return errors.too_many_requests(request, seconds)
    response = problems.of_status(request, 429, detail=f"Vuelva a intentarlo en {seconds} segundos.")
    response["Retry-After"] = str(seconds)
    return response
