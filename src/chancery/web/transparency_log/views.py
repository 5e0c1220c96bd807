"""The public log: explained to people, and as any C2SP tlog-tiles client reads it: a signed head, immutable tiles."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from chancery.kernel.ledger import keys, queries, tiles

_FOR_SECONDS = "public, max-age=5"
_FOR_EVER = "public, max-age=31536000, immutable"
_TEXT = "text/plain; charset=utf-8"


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """What the log is, how large it is now, and how to do without our word."""
    head = queries.checkpoint()
    return render(
        request,
        "transparency_log/log.html",
        {
            "head": head,
            "root": bytes(head.root).hex() if head else "",
            "vkey": queries.vkey() if head else "",
        },
    )


@require_safe
def program(request: HttpRequest) -> HttpResponse:
    """The program with which a stranger verifies a paper on their own machine."""
    text = (Path(settings.ROOT) / "tools/verify_paper.py").read_bytes()
    response = _serve(text, _TEXT, _FOR_SECONDS)
    response["Content-Disposition"] = 'attachment; filename="verify_paper.py"'
    return response


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
