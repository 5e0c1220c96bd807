"""What is asked of whoever looks for an office or changes one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.kernel.base import clock
from chancery.kernel.organisation import queries
from chancery.web.language import country_choices


class Search(forms.Form):
    """Where the reader looks for an office."""

    text = forms.CharField(label=_("Ciudad, país o nombre de la oficina"), required=False, max_length=80)
    country = forms.ChoiceField(label=_("País"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        present = set(queries.offices(on=clock.today()).values_list("country", flat=True))
        named = [(code, name) for code, name in country_choices() if code in present]
        country.choices = [("", _("Todos los países")), *named]


class Contact(forms.Form):
    """How an office is reached."""

    address = forms.CharField(label="Dirección", required=False, max_length=200)
    telephone = forms.CharField(label="Teléfono", required=False, max_length=40)
    email = forms.EmailField(label="Correo electrónico", required=False)
    jurisdiction = forms.CharField(
        label="Circunscripción", required=False, max_length=300, help_text="Territorio que atiende."
    )


class Consulate(forms.Form):
    """Where the reader lives."""

    country = forms.ChoiceField(label=_("¿En qué país vive?"))
    city = forms.CharField(label=_("¿En qué ciudad o región?"), required=False, max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "country", [pair for pair in country_choices() if pair[0] != queries.HOME])


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a field of a form its choices, with none chosen."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", _("Elija")), *choices]


class ProposeHoliday(forms.Form):
    """A day on which the office will not work."""

    on = forms.DateField(label="Fecha", widget=forms.DateInput(attrs={"type": "date"}))
    name = forms.CharField(label="Nombre del feriado", max_length=200)
    norm = forms.CharField(
        label="Norma", max_length=120, help_text="La que declara el día no laborable, con su número."
    )
