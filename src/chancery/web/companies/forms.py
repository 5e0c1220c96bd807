"""What is asked of whoever registers a company, or the paper by which somebody acts for it."""

from typing import Any

from django import forms

from chancery.kernel.base import countries
from chancery.web.identity_fields import SomebodyRegistered


class Search(forms.Form):
    """A name, or the beginning of a registration."""

    text = forms.CharField(label="Nombre, RUC o número de inscripción", max_length=100, required=False)


class Company(forms.Form):
    """A legal person, as its register knows it."""

    country = forms.ChoiceField(label="País donde se constituyó", initial="PE")
    registration = forms.CharField(
        label="RUC o número de inscripción",
        max_length=40,
        help_text="En el Perú, los once dígitos del RUC; en otro país, el número de su registro de empresas",
    )
    name = forms.CharField(label="Razón social", max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = list(countries.choices())


class Power(SomebodyRegistered):
    """Who may act for the company, by which paper, and for how long."""

    evidence = forms.CharField(
        label="Documento que da el poder",
        max_length=300,
        help_text="Por ejemplo: vigencia de poder de la partida 11223344, expedida por la SUNARP el 02/03/2026",
    )
    valid_from = forms.DateField(label="Desde", widget=forms.DateInput(attrs={"type": "date"}))
    valid_until = forms.DateField(
        label="Hasta",
        required=False,
        help_text="El primer día en que ya no rige; déjelo en blanco si no tiene término",
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    is_seen = forms.BooleanField(label="Tengo el documento a la vista y lo cotejé con la persona")


class End(forms.Form):
    """Why a power ends."""

    reason = forms.CharField(label="Motivo", max_length=300)
