"""The public log, as any C2SP tlog-tiles client reads it: a signed checkpoint and immutable tiles."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chancery.kernel.ledger import keys, queries, tiles

_FOR_SECONDS = "public, max-age=5"
_FOR_EVER = "public, max-age=31536000, immutable"
_TEXT = "text/plain; charset=utf-8"


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """What the log is, for a person."""
    head = queries.checkpoint()
    context = {"head": head, "vkey": queries.vkey() if head else ""}
    return render(request, "transparency_log/log.html", context)


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The newest signed head."""
    head = queries.checkpoint()
    return _serve(head.note.encode() if head else None, _TEXT, _FOR_SECONDS)


@require_safe
def tile(request: HttpRequest, place: str) -> HttpResponse:
    """Hashes of one level of the tree, or the entries themselves under `entries/`; whole, or the first so many."""
    try:
        data = queries.tile(tiles.parse(place))
    except ValueError:
        data = None
    return _serve(data, "application/octet-stream", _FOR_EVER)


@require_safe
def vkey(request: HttpRequest) -> HttpResponse:
    """The log's public key. Whoever verifies should have it from elsewhere too."""
    try:
        return _serve(f"{queries.vkey()}\n".encode(), _TEXT, _FOR_SECONDS)
    except keys.LogKeyMissing:
        return _serve(None, _TEXT, _FOR_SECONDS)


def _serve(data: bytes | None, content_type: str, cached: str) -> HttpResponse:
    """Clients are programs: what is not there (yet) is a plain 404 that no cache keeps."""
    if data is None:
        return HttpResponse("not found\n", _TEXT, 404, headers={"Cache-Control": "no-store"})
    headers = {"Cache-Control": cached, "Access-Control-Allow-Origin": "*"}
    return HttpResponse(data, content_type, headers=headers)
