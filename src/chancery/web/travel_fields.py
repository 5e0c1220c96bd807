"""How do forms of travel documents ask for a zone, a seal, a country or a day? The same wherever one is asked for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chancery.web.language import country_choices


def any_country() -> list[tuple[str, str | Promise]]:
    """The choices of a country, with none chosen beforehand: given to a field as it is, uncalled."""
    return [("", _("Elija un país")), *country_choices()]


def kept_day(kept: Any) -> date:
    """A day as the answers of a request that is not sent yet keep it."""
    return date.fromisoformat(str(kept))


def zone_field(of: str, *, help_text: str = "", **settings: Any) -> forms.CharField:
    """A machine-readable zone, from a reader or typed, of what `of` names with its article."""
    return forms.CharField(
        label=f"Zona de lectura mecánica {of}",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=help_text or "Las dos líneas, con el lector o a mano",
        **settings,
    )


class SealField(forms.CharField):
    """A visible digital seal as readers hand it over, in hexadecimal; its value is its bytes, none of nothing."""

    def __init__(self) -> None:
        super().__init__(
            label="Sello digital, en hexadecimal",
            max_length=1200,
            required=False,
            help_text="Solo si su lector de Data Matrix lo entrega así",
        )

    def clean(self, value: Any) -> bytes:
        typed = "".join(str(super().clean(value)).split())
        try:
            return bytes.fromhex(typed)
        except ValueError:
            raise forms.ValidationError("El sello se escribe con cifras y letras de la A a la F.") from None
