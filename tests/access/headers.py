"""What does every page tell the browser to refuse: scripts, frames, caches?"""

from collections.abc import Iterator

from django.http import HttpResponse

from tests.access.routes import Route

FRAMED_BY_US = "SAMEORIGIN"
FOR_PROGRAMS = ("log/", ".well-known/travel-", ".well-known/visa-seal-keys.json")
"""The same for everybody, and kept by whoever reads it."""


def faults(who: str, route: Route, answer: HttpResponse) -> Iterator[str]:
    """What an answer leaves open, one word each."""
    if route.address.startswith(FOR_PROGRAMS):
        return
    policy = answer.get("Content-Security-Policy", "")
    is_page = answer.get("Content-Type", "").startswith("text/html")
    if "unsafe-" in policy or (is_page and "script-src 'self'" not in policy):
        yield "policy"
    if is_page and not all(
        word in policy for word in ("object-src 'none'", "base-uri 'none'", "form-action")
    ):
        yield "policy has holes"
    framing = answer.get("X-Frame-Options")
    if framing != "DENY" and (is_page or framing != FRAMED_BY_US):
        yield "may be framed"
    allowed = "'none'" if framing == "DENY" else "'self'"
    if f"frame-ancestors {allowed}" not in policy:
        yield "frames disagree"
    if answer.get("X-Content-Type-Options") != "nosniff" or not answer.get("Referrer-Policy"):
        yield "sniffed or referred"
    if who != "anonymous" and "no-store" not in answer.get("Cache-Control", ""):
        yield "kept by a cache"
