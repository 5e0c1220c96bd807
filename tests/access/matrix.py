"""What does each address answer to each kind of person? Asked of the running platform, and kept in a table."""

import csv
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4
from zlib import crc32

from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver

from chancery.kernel.base import clock
from tests.access import described, headers, undoing, world
from tests.access.routes import Route, routes
from tests.access.world import World

TABLE = Path(__file__).with_name("matrix.csv")
PARTS = 2
"""The table is asked in parts, so that those who run the tests side by side share it."""
METHODS = ("GET", "POST")
ASKED_FIRST = ("anonymous", "citizen")
"""A method that an address does not know is refused before the view asks who it is: these two are asked, and no others."""
RESUMABLE = "api/v1/uploads/resumable/"
WITH_FILE = (
    "api/v1/uploads/",
    "api/v1/documents/verify",
    "verificar/archivo/",
    "api/v1/own-signatures/<uuidstr:pending_id>/signed",
)
REDIRECTS = {
    "/cuenta/ingresar/": "login",
    "/cuenta/factores/": "second_factor",
    "/cuenta/confirmar-identidad/": "again",
}
Row = dict[str, str]
Key = tuple[str, str]


def ask(at: World, part: int) -> tuple[dict[Key, Row], set[tuple[str, str]]]:
    """The addresses of a part by every method, as everybody, and the faults of what they show.

    A method that an address does not know has no row. The clock stands meanwhile: who asks the same, asks it in the same words;
    and to which view an address leads is found once for all who ask.
    """
    site_map = get_resolver()
    with (
        clock.set_to(clock.now()),
        patch("django.utils.timezone.now", clock.now),
        patch.object(site_map, "resolve", lru_cache(maxsize=64)(site_map.resolve)),
    ):
        return _ask(at, part)


def _ask(at: World, part: int) -> tuple[dict[Key, Row], set[tuple[str, str]]]:
    rows: dict[Key, Row] = {}
    faults: set[tuple[str, str]] = set()
    undone = undoing.Undoing().undone
    for route in (route for route in routes() if _part(route.key) == part):
        for method in (
            (*METHODS, "HEAD", "PATCH", "DELETE") if route.address.startswith(RESUMABLE) else METHODS
        ):
            answers = {name: answer(at.browsers[name], at, route, method, undone) for name in ASKED_FIRST}
            if is_known := answers["citizen"].status_code != 405:
                answers |= {
                    name: answer(browser, at, route, method, undone)
                    for name, browser in at.browsers.items()
                    if name not in answers
                }
            row = {name: _word(given) for name, given in answers.items()}
            if method == "GET":
                faults |= {
                    (fault, route.address)
                    for name, given in answers.items()
                    for fault in headers.faults(name, route, given)
                }
            if is_known:
                rows[route.key, method] = row
    return rows, faults


def part_of(rows: Mapping[Key, Row], part: int) -> dict[Key, Row]:
    """What a table says of the addresses of a part."""
    return {key: row for key, row in rows.items() if _part(key[0]) == part}


def _part(key: str) -> int:
    return crc32(key.encode()) % PARTS


def read() -> dict[Key, Row]:
    """The table as it was reviewed."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row.pop("route"), row.pop("method")): row for row in csv.DictReader(file)}


def write(rows: Mapping[Key, Row]) -> None:
    """Replace the table; the change is then reviewed as any other."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, ["route", "method", *next(iter(rows.values()))], lineterminator="\n")
        table.writeheader()
        table.writerows(
            {"route": route, "method": method, **row}
            for (route, method), row in sorted(rows.items(), key=_place)
        )


def _place(line: tuple[Key, Row]) -> tuple[str, int]:
    (route, method), _ = line
    return route, METHODS.index(method) if method in METHODS else len(METHODS)


def answer(
    browser: Client,
    at: World,
    route: Route,
    method: str,
    undone: Callable[[], AbstractContextManager[None]] = undoing.alone,
) -> HttpResponse:
    """What an address answers; whatever the request did is undone."""
    address = route.at(**at.values_for(route))
    cookies = browser.cookies.copy()
    with undone():
        given = _send(browser, at, route.address, address, method)
    browser.cookies = cookies
    return given


def _word(given: HttpResponse) -> str:
    """The status, or where it leads."""
    location = given.get("Location", "") if 300 <= given.status_code < 400 else ""
    return next(
        (word for start, word in REDIRECTS.items() if location.startswith(start)), str(given.status_code)
    )


def _send(browser: Client, at: World, template: str, address: str, method: str) -> HttpResponse:
    headers = {"Idempotency-Key": str(uuid4())}
    if template.startswith(RESUMABLE):
        return _send_part(browser, address, method)
    if method == "GET":
        return browser.get(address + described.query(template, at.body))  # type: ignore[return-value]
    if template in WITH_FILE:
        return browser.post(address, {"file": world.file()}, headers=headers)  # type: ignore[return-value]
    if template.startswith("api/v1/oauth/"):
        return browser.post(address, {"grant_type": "client_credentials", "token": "nada"})  # type: ignore[return-value]
    if template.startswith("api/"):
        sent = described.body(template, at.body_for(template))
        return browser.post(address, sent, "application/json", headers=headers)  # type: ignore[return-value]
    typed = {name: value for name, value in at.body_for(template).items() if not isinstance(value, dict)}
    return browser.post(address, typed)  # type: ignore[return-value]


def _send_part(browser: Client, address: str, method: str) -> HttpResponse:
    """Announce a file, ask how far it came, add to it, or give it up."""
    told = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": "10",
        "Upload-Offset": "0",
        "X-HTTP-Method-Override": "HEAD",
    }
    return browser.generic(  # type: ignore[return-value]
        method, address, b"%PDF", content_type="application/offset+octet-stream", headers=told
    )
