"""Which days may be typed? One beyond the calendars could not be counted from."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator

COUNTABLE = (
    MinValueValidator(date(1900, 1, 1), "Elija un día desde el 01/01/1900."),
    MaxValueValidator(date(2200, 12, 31), "Elija un día hasta el 31/12/2200."),
)
"""Days that calendars know, as `web.api_fields.Day`."""
