"""How the kernel tells contexts that something happened, inside the same transaction."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar


@dataclass(frozen=True, slots=True)
class Event:
    """A fact that has just become true; subclasses stand in the `events` module of their package."""


E = TypeVar("E", bound=Event)
_handlers: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(kind: type[E], handler: Callable[[E], None]) -> None:
    """Call `handler` on each event of `kind`. Subscribing the same handler twice is a no-op."""
    if handler not in _handlers[kind]:
        _handlers[kind].append(handler)


def publish(event: Event) -> None:
    """Hand `event` to its handlers now: one that raises undoes the act that published it."""
    for handler in _handlers[type(event)]:
        handler(event)
