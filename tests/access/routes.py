"""Which addresses are there? Every one that the site map resolves, the API's included."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from chancery.contexts.apostilles.procedures import APOSTILLE

STEP_PAGE, STEP_CALL = "<slug:slug>", "<step>"


@dataclass(frozen=True)
class Route:
    """An address with its parameters still named, and the view's name."""

    address: str
    name: str
    parameters: tuple[str, ...]

    def at(self, **values: object) -> str:
        """The address with values for its parameters."""
        path = "/" + self.address
        for parameter in self.parameters:
            path = path.replace(f"<{parameter}>", str(values[parameter.split(":")[-1]]))
        return path


def routes() -> list[Route]:
    """All of them, by address; the page and the call that serve every plain step stand once for each step."""
    found = [
        told for route in _under(get_resolver().url_patterns, "", "") for told in _each_plain_step(route)
    ]
    return sorted(found, key=lambda route: route.address)


def _each_plain_step(route: Route) -> Iterator[Route]:
    marks = {"case_steps:step": STEP_PAGE, "api:advance": STEP_CALL}
    mark = marks.get(route.name)
    if mark is None:
        yield route
        return
    for step in (step for step in APOSTILLE.steps if step.plain):
        named = step.slug if mark == STEP_PAGE else step.code
        parameters = tuple(name for name in route.parameters if f"<{name}>" != mark)
        yield Route(route.address.replace(mark, named), route.name, parameters)


def _under(patterns: list[URLPattern | URLResolver], prefix: str, namespace: str) -> Iterator[Route]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _under(pattern.url_patterns, address, inner)
        else:
            parameters = tuple(part.split(">")[0] for part in address.split("<")[1:])
            yield Route(address, f"{namespace}{pattern.name or pattern.callback.__name__}", parameters)
