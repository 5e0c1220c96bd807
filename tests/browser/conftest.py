"""A real Chromium, and people signed in to it."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import connections
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright
from pytest_django.fixtures import Settings
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


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One for all the tests of this folder that a worker runs: to start it costs more than most of them."""
    executable = os.environ.get("CHANCERY_CHROMIUM", "/usr/bin/chromium-headless-shell")
    with pytest.MonkeyPatch.context() as patched, sync_playwright() as playwright:
        patched.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        launched = playwright.chromium.launch(
            executable_path=executable, args=["--no-sandbox", "--disable-gpu"]
        )
        yield launched
        launched.close()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """The browser with no window open, whatever a test before left: what one kept, no other sees."""
    yield chromium
    for context in chromium.contexts:
        context.close()
    connections.close_all()


@pytest.fixture
def opened(browser: Browser, live_server: LiveServer) -> Opened:
    """A context of the browser in which that actor signed in; nobody, when None."""

    def open_for(actor: Actor | None, **options: object) -> BrowserContext:
        context = browser.new_context(locale="es-PE", base_url=live_server.url, **options)  # type: ignore[arg-type]
        enter(context, actor and browser_of(actor))
        return context

    return open_for


def enter(context: BrowserContext, client: Client | None) -> None:
    """Who is signed in in a test's client is now signed in here, and nobody else is; nobody at all, when None."""
    context.clear_cookies()
    if client is not None and "sessionid" in client.cookies:
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "domain": "localhost", "path": "/"}])


class Keys:
    """Somebody who uses the keyboard alone, in a browser without JavaScript."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def goes(self, path: str) -> "Keys":
        self.page.goto(path)
        return self

    def press(self, role: str, name: str) -> "Keys":
        """Enter, on the first link or button of that name."""
        return self._enter(self.page.get_by_role(role, name=name).first)  # type: ignore[arg-type]

    def type(self, label: str, text: str) -> "Keys":
        field = self.page.get_by_label(label, exact=True)
        field.focus()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        return self

    def sees(self, words: str) -> "Keys":
        self.page.get_by_text(words).first.wait_for()
        return self

    def _enter(self, where: Locator) -> "Keys":
        where.focus()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self


Sits = Callable[[Actor], Keys]


@pytest.fixture
def sits(opened: Opened, settings: Settings) -> Iterator[Sits]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    contexts = []

    def sit(actor: Actor) -> Keys:
        contexts.append(opened(actor, java_script_enabled=False))  # type: ignore[call-arg]
        return Keys(contexts[-1].new_page())

    yield sit
    for context in contexts:
        context.close()
