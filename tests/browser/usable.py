"""What is wrong with a page for whoever must use it: axe's violations (WCAG 2.2 AA), and what is wider than 320 px."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Page

from chancery.kernel.base.actor import Actor
from chancery.kernel.identity.tests.browsers import browser_of
from tests.browser.conftest import Opened, enter

Who = TypeVar("Who", bound=Actor | None)

AXE = (Path(settings.ROOT) / "node_modules/axe-core/axe.min.js").read_text()
EVERY_RULE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
RULES_OF_THE_WIDTH = {
    "runOnly": {
        "type": "rule",
        "values": [
            "target-size", "scrollable-region-focusable", "link-in-text-block", "nested-interactive",
            "aria-hidden-focus", "button-name", "link-name", "label",
        ],
    }
}  # fmt: skip
"""What may differ in the same page when it is narrow: what is folded away, and what is then shown instead."""
RUN = """async (rules) => (await axe.run(document, {resultTypes: ["violations"], selectors: false, ...rules}))
  .violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 120)).join(" | "))"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
BEGINS = "/accesibilidad/"
SCRIPT = re.compile(rb'(<script[^>]* src="[^"]*/)([^"/]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
FRAME = """() => {
  const main = document.querySelector("main");
  const around = [...document.body.children].filter(each => main && !each.contains(main));
  const ids = around.flatMap(each => [...each.querySelectorAll("[id]")].map(one => one.id));
  const apart = ids.every(id => document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length === 1);
  const styles = [...document.styleSheets].map(sheet => sheet.href).join();
  return main && apart ? styles + around.map(each => each.outerHTML).join("") : "";
}"""
"""What stands around a page's own part: masthead, menu and footer; nothing, where both share an id."""
WITHOUT_FRAME = """() => {
  const main = document.querySelector("main");
  [...document.body.children].filter(each => !each.contains(main)).forEach(each => each.remove());
}"""

examined: set[str] = set()
"""Pages and frames in which this process found nothing wrong, but for the forms' tokens."""
_times = count()


def examine(page: Page, path: str, client: Client, answer: HttpResponse | None = None) -> list[str]:
    """What is wrong with a page that a person is answered, in words; wide and at 320 px, in a `window`.

    What was examined before is not examined again: the same page, and the same frame around another.
    """
    answer = answer or client.get(path, follow=True)  # type: ignore[assignment]
    assert answer.status_code < 500, path
    whole = TOKEN.sub("", answer.content.decode())
    if whole in examined:
        return []
    with shown(page, path, answer) as there:
        frame = TOKEN.sub("", there.evaluate(FRAME))
        if frame in examined:
            there.evaluate(WITHOUT_FRAME)
        found = {f"{path}: {violation}" for violation in there.evaluate(RUN, EVERY_RULE)}
        there.set_viewport_size(NARROW)  # type: ignore[arg-type]
        found |= {f"{path} at 320 px: {violation}" for violation in there.evaluate(RUN, RULES_OF_THE_WIDTH)}
        if there.evaluate(WIDER):
            found.add(f"{path}: wider than 320 px")
    if not found:
        examined.update({frame, whole if is_told_by_its_text(answer) else frame} - {""})
    return sorted(found)


def is_told_by_its_text(answer: HttpResponse) -> bool:
    """Whether a page has no script of its own, which may show something else or leave something running."""
    return {name for _, name in SCRIPT.findall(answer.content)} <= {b"chancery.js"}


@contextmanager
def shown(page: Page, path: str, answer: HttpResponse) -> Iterator[Page]:
    """The answer, wide, with axe beside it and its scripts run.

    It is written into the window that stands, where axe is ready; a page with a script of its own is asked for in another.
    """
    if is_told_by_its_text(answer):
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        page.evaluate("path => history.replaceState(null, '', path)", path)
        anew = SCRIPT.sub(rb'\1\2?%d"' % next(_times), answer.content)
        page.set_content(anew.decode())
        yield page
    else:
        own = page.context.new_page()
        own.set_viewport_size(WIDE)  # type: ignore[arg-type]
        own.goto(path)
        yield own
        own.close()


def window(opened: Opened) -> Page:
    """Where pages are examined: axe is read once, and what guards a page against strangers' scripts lets it."""
    context = opened(None, bypass_csp=True)  # type: ignore[call-arg]
    context.add_init_script(AXE)
    page = context.new_page()
    page.goto(BEGINS)
    return page


def problems(opened: Opened, looks: Mapping[Who, Iterable[str]]) -> list[str]:
    """What is wrong with pages as each sees them; they sit down in turn at one window."""
    page = window(opened)
    found = []
    for actor, paths in looks.items():
        client = browser_of(actor) if actor else Client()
        enter(page.context, client)
        who = actor.name if actor else "nobody"
        found += [f"{who}: {problem}" for path in paths for problem in examine(page, path, client)]
    page.context.close()
    return found
