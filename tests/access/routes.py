"""Which addresses are there? Every one that the site map resolves, the API's included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.urls import URLPattern, URLResolver, get_resolver

from chancery.kernel.procedures import registry
from chancery.kernel.procedures.vocabulary import Procedure

STEP_PAGE, STEP_CALL = "<slug:slug>", "<step>"


@dataclass(frozen=True)
class Route:
    """An address with its parameters still named, and the view's name; where it serves several procedures, for which."""

    address: str
    name: str
    parameters: tuple[str, ...]
    procedure: str = ""

    @property
    def key(self) -> str:
        """What the table calls it."""
        return f"/{self.address} [{self.procedure}]" if self.procedure else f"/{self.address}"

    def at(self, **values: object) -> str:
        """The address with values for its parameters."""
        path = "/" + self.address
        for parameter in self.parameters:
            path = path.replace(f"<{parameter}>", str(values[parameter.split(":")[-1]]))
        return path


def routes() -> list[Route]:
    """All of them, by address; what serves the cases of several procedures stands once for each.

    The page and the call of every plain step stand for each step of each procedure.
    """
    offered = tuple({procedure.code: procedure for procedure in registry.every_version()}.values())
    all_ = tuple(_under(get_resolver().url_patterns, "", ""))
    pages = {route.name: route.address for route in all_}
    found = [told for route in all_ for told in _each_case(route, offered, pages)]
    return sorted(found, key=lambda route: route.key)


def _each_case(route: Route, procedures: tuple[Procedure, ...], pages: Mapping[str, str]) -> Iterator[Route]:
    mark = {"case_steps:step": STEP_PAGE, "api:advance": STEP_CALL}.get(route.name)
    if mark is not None:
        parameters = tuple(name for name in route.parameters if f"<{name}>" != mark)
        for procedure in procedures:
            for step in (step for step in procedure.steps if step.plain):
                address = route.address.replace(mark, step.slug if mark == STEP_PAGE else step.code)
                yield Route(address, route.name, parameters, procedure.code)
        return
    sharing = [
        procedure
        for procedure in procedures
        if procedure.context == route.name.split(":")[0]
        and route.address.startswith(pages.get(procedure.route, ""))
    ]
    if len(sharing) > 1 and "str:number" in route.parameters:
        yield from (replace(route, procedure=procedure.code) for procedure in sharing)
    else:
        yield route


def _under(patterns: list[URLPattern | URLResolver], prefix: str, namespace: str) -> Iterator[Route]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _under(pattern.url_patterns, address, inner)
        else:
            parameters = tuple(part.split(">")[0] for part in address.split("<")[1:])
            yield Route(address, f"{namespace}{pattern.name or pattern.callback.__name__}", parameters)
