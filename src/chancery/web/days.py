"""Which days and months may be typed? One beyond the calendars could not be counted from."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

COUNTABLE = (
    MinValueValidator(date(1900, 1, 1), "Elija un día desde el 01/01/1900."),
    MaxValueValidator(date(2200, 12, 31), "Elija un día hasta el 31/12/2200."),
)
"""Days that calendars know, as `web.api_fields.Day`."""


class MonthField(forms.DateField):
    """A month, as its first day: picked where the browser offers it, else typed as people write it."""

    def __init__(self, **settings: Any) -> None:
        settings = {
            "help_text": "Por ejemplo, 07/2026",
            "error_messages": {"invalid": "Escriba el mes y el año, por ejemplo 07/2026."},
            **settings,
        }
        super().__init__(
            input_formats=["%Y-%m", "%m/%Y"],
            widget=forms.DateInput(attrs={"type": "month"}, format="%Y-%m"),
            validators=COUNTABLE,
            **settings,
        )
