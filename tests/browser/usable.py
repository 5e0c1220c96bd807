"""What is wrong with a page for whoever must use it: axe's violations (WCAG 2.2 AA), and what is wider than 320 px."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from django.conf import settings
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


def examine(page: Page, path: str) -> list[str]:
    """What is wrong with a page, in words; it is examined wide and at 320 px, in a `window`."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    response = page.goto(path)
    assert response is not None
    assert response.status < 500, path
    found = {f"{path}: {violation}" for violation in page.evaluate(RUN, EVERY_RULE)}
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    found |= {f"{path} at 320 px: {violation}" for violation in page.evaluate(RUN, RULES_OF_THE_WIDTH)}
    if page.evaluate(WIDER):
        found.add(f"{path}: wider than 320 px")
    return sorted(found)


def window(opened: Opened) -> Page:
    """Where pages are examined: each begins with axe, and what guards a page against strangers' scripts lets it."""
    context = opened(None, bypass_csp=True)  # type: ignore[call-arg]
    context.add_init_script(AXE)
    return context.new_page()


def problems(opened: Opened, looks: Mapping[Who, Iterable[str]]) -> list[str]:
    """What is wrong with pages as each sees them; they sit down in turn at one window."""
    page = window(opened)
    found = []
    for actor, paths in looks.items():
        enter(page.context, actor and browser_of(actor))
        who = actor.name if actor else "nobody"
        found += [f"{who}: {problem}" for path in paths for problem in examine(page, path)]
    page.context.close()
    return found
