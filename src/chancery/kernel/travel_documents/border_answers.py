"""What is a border told of a document that was read? ADR 51."""

from collections.abc import Iterable
from enum import StrEnum


class BorderAnswer(StrEnum):
    """What the border is told: yes, ask first, or no."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


def gravest(answers: Iterable[BorderAnswer]) -> BorderAnswer:
    """No when anything speaks against it, ask when anything is to be asked, else yes."""
    found = set(answers)
    return next((each for each in (BorderAnswer.NO, BorderAnswer.ASK) if each in found), BorderAnswer.YES)
