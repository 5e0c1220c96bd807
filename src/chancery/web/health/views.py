"""Is the ministry ready to serve? 200 only when database, worker and signer are."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from chancery.kernel.base import clock
from chancery.kernel.base.errors import Unavailable
from chancery.kernel.documents import recognition, signing

_WORKER = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '60 seconds'"


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _worker() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_WORKER)
        row = cursor.fetchone()
    return row is not None and row[0] > 0


def _signer() -> bool:
    """Asked at most once in ten seconds: a token has better things to sign."""
    return _signs(settings.KEYS_URL, int(clock.now().timestamp()) // 10)


@lru_cache(maxsize=1)
def _signs(keys: str, moment: int) -> bool:
    try:
        return signing.is_ready()
    except (Unavailable, OSError):
        return False


PARTS: dict[str, Callable[[], bool]] = {"database": _database, "worker": _worker, "signer": _signer}
# What the ministry serves without: told, and no reason to call it unready.
EXTRAS: dict[str, Callable[[], bool]] = {"recognition": recognition.is_ready}


@never_cache
@require_GET
def healthz(request: HttpRequest) -> JsonResponse:
    """Each part's state; 503 when one is not ready."""
    found = {name: _is_ready(check) for name, check in PARTS.items()}
    extras = {name: _is_ready(check) for name, check in EXTRAS.items()}
    return JsonResponse({**found, **extras}, status=200 if all(found.values()) else 503)


def _is_ready(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except DatabaseError:
        return False
