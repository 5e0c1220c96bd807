"""What may be typed to find a deed, to read an index, or to load an old paper."""

from collections.abc import Sequence
from typing import Any

from django import forms

from chancery.contexts.public_deeds.forms.drafting import DATE, area
from chancery.contexts.public_deeds.rules.kinds import Book
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.web.uploads.fields import ResumableField


def _offices() -> list[tuple[str, str]]:
    found = organisation.offices(kind=CONSULAR).order_by("city", "name")
    return [(office.code, f"{office.city}: {office.name}") for office in found]


class Numbered(forms.Form):
    """A deed by its office, year and number."""

    office = forms.ChoiceField(label="Oficina consular")
    year = forms.IntegerField(label="Año", min_value=1900, max_value=2200)
    number = forms.IntegerField(label="Número de la escritura", min_value=1, max_value=10**6)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = [("", "Elija una oficina"), *_offices()]


class Search(forms.Form):
    """By a word, a name, a document or a number."""

    q = forms.CharField(label="Palabra, nombre, documento o número", max_length=200, required=False)
    year = forms.IntegerField(label="Año", min_value=1800, max_value=2200, required=False)


class Index(forms.Form):
    """Which index of which book."""

    office = forms.ChoiceField(label="Oficina")
    book = forms.ChoiceField(
        label="Registro", choices=[(book.value, book.label) for book in (Book.DEEDS, Book.WILLS)]
    )
    year = forms.IntegerField(label="Año", min_value=1900, max_value=2200)
    order = forms.ChoiceField(
        label="Orden",
        choices=[("chronological", "Cronológico"), ("alphabetical", "Alfabético")],
        required=False,
    )

    def __init__(self, offices: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = list(offices)


class OldDeed(forms.Form):
    """An old deed on paper."""

    office = forms.ChoiceField(label="Oficina que la conserva")
    year = forms.IntegerField(label="Año", min_value=1821, max_value=2200)
    number = forms.CharField(label="Número", max_length=20)
    fojas = forms.CharField(label="Fojas", max_length=40, required=False, help_text="Por ejemplo: 120-123")
    deed_on = forms.DateField(label="Fecha", required=False, widget=forms.DateInput(attrs=DATE))
    title = forms.CharField(label="Acto", max_length=200, help_text="Por ejemplo: poder especial")
    people = forms.CharField(
        label="Quienes intervienen",
        max_length=2000,
        widget=area(3),
        help_text="Un nombre por línea, con su documento",
    )
    transcript = forms.CharField(
        label="Texto, o lo que se alcance a escribir de él", max_length=50000, required=False, widget=area(8)
    )
    file = ResumableField(label="Imagen de la escritura", help_text="PDF, JPG o PNG, de hasta 25 MB")

    def __init__(self, offices: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = list(offices)
