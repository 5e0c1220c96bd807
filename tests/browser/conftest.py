"""A real Chromium, and people signed in to it."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from pytest_django.live_server_helper import LiveServer

from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.tests.browsers import browser_of

Made = TypeVar("Made")
Opened = Callable[[Actor | None], BrowserContext]


def apart(make: Callable[[], Made]) -> Made:
    """Made in a thread of its own, as what signs must be: the browser's loop runs in this one."""

    def working() -> Made:
        try:
            return make()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(working).result()


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    executable = os.environ.get("CHANCERY_CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield launched
        launched.close()
        connections.close_all()


@pytest.fixture
def opened(browser: Browser, live_server: LiveServer) -> Opened:
    """A context of the browser in which that actor signed in; nobody, when None."""

    def open_for(actor: Actor | None, **options: object) -> BrowserContext:
        context = browser.new_context(locale="es-PE", base_url=live_server.url, **options)  # type: ignore[arg-type]
        if actor is not None:
            cookie = browser_of(actor).cookies["sessionid"].value
            context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return context

    return open_for
