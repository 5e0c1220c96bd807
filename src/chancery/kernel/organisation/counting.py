"""By which norm are days counted, on which date? Pure: the dated rules are handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chancery.kernel.base.errors import Conflict


class Rule(StrEnum):
    """What the law says of how a period is counted. The article, and since when, stand in a row."""

    START = "start"
    WORKING_DAYS = "working_days"
    LAST_DAY = "last_day"
    MONTHS = "months"
    CALENDAR_DAYS = "calendar_days"
    DISTANCE = "distance"
    EXTENSION = "extension"
    SUSPENSION = "suspension"
    SILENCE = "silence"
    FILING = "filing"
    MAILBOX = "mailbox"
    ENABLED_DAYS = "enabled_days"


class RuleNotStated(Conflict):
    """Without the rule of its date a period cannot be counted."""

    code = "counting_rule_not_stated"
    sentence = "No se puede contar el plazo: la tabla de reglas de cómputo no tiene «{rule}» al {on}."
    next_step = "Pida al administrador que la registre con su norma."


@dataclass(frozen=True, slots=True)
class CountingRule:
    """A rule as a norm states it, from a date to before another.

    `except_on` holds the (month, day) pairs to which it does not reach.
    """

    norm: str
    valid_from: date
    valid_until: date | None = None
    except_on: frozenset[tuple[int, int]] = frozenset()

    def reaches(self, day: date) -> bool:
        """Whether the rule is in force on `day`, and does not leave it out."""
        in_force = self.valid_from <= day and (self.valid_until is None or day < self.valid_until)
        return in_force and (day.month, day.day) not in self.except_on


Law = Mapping[Rule, tuple[CountingRule, ...]]


def stated(law: Law, rule: Rule, on: date) -> CountingRule | None:
    """The rule as it is in force on a day, if any norm states it."""
    return next((each for each in law.get(rule, ()) if each.reaches(on)), None)


def norm_of(law: Law, rule: Rule, on: date) -> str:
    """The norm that states the rule on a day. Raises `RuleNotStated`."""
    found = stated(law, rule, on)
    if found is None:
        raise RuleNotStated(rule=rule, on=f"{on:%d/%m/%Y}")
    return found.norm
