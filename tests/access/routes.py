"""Which addresses are there? Every one that the site map resolves, the API's included."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


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
    """All of them, by address."""
    return sorted(_under(get_resolver().url_patterns, "", ""), key=lambda route: route.address)


def _under(patterns: list[URLPattern | URLResolver], prefix: str, namespace: str) -> Iterator[Route]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _under(pattern.url_patterns, address, inner)
        else:
            parameters = tuple(part.split(">")[0] for part in address.split("<")[1:])
            yield Route(address, f"{namespace}{pattern.name or pattern.callback.__name__}", parameters)
