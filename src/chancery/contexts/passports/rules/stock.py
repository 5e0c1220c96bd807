"""For how many weeks do the forms that are left last, at the pace of the last quarter?"""

from dataclasses import dataclass

MINIMUM_STOCK = "passport.minimum_stock"
"""The code of the legal period: how long what is left must last before it is warned of."""

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is left of one kind of form, what was used in so many days, and for how many days it must last."""

    stock: int
    used: int
    days: int
    minimum_days: int

    @property
    def a_week(self) -> float:
        """How many are used a week."""
        return self.used / self.days * _WEEK

    @property
    def weeks_left(self) -> float | None:
        """For how many weeks it lasts at this pace; None while none is used."""
        return self.stock * self.days / self.used / _WEEK if self.used else None

    @property
    def minimum_weeks(self) -> float:
        """For how many it must last."""
        return self.minimum_days / _WEEK

    @property
    def is_short(self) -> bool:
        """Whether it must be warned of: at this pace it ends too soon, or nothing is left."""
        return self.stock == 0 or (self.weeks_left is not None and self.weeks_left < self.minimum_weeks)
