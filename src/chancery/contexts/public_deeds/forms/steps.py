"""What may be typed in the steps of a deed, of its copies, and of the opening of a will."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.public_deeds.forms.drafting import DATE, area
from chancery.contexts.public_deeds.models import Manner
from chancery.contexts.public_deeds.rules import witnesses
from chancery.contexts.public_deeds.rules.kinds import CopyKind
from chancery.web.uploads.fields import ResumableField


class Check(forms.Form):
    """Whose identity is checked now."""

    party = forms.ChoiceField(label="¿A quién comprueba?", widget=forms.RadioSelect)
    original_seen = forms.BooleanField(label="Tengo a la vista su documento original y vigente")

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        party = self.fields["party"]
        assert isinstance(party, forms.ChoiceField)
        party.choices = list(people)
        if people:
            party.initial = people[0][0]


class Qualify(forms.Form):
    """What the consul gives faith of."""

    capacity = forms.BooleanField(label="Quienes comparecen tienen capacidad", required=False)
    freedom = forms.BooleanField(label="Obran con libertad", required=False)
    knowledge = forms.BooleanField(label="Conocen el acto y sus efectos", required=False)
    has_medical_certificate = forms.BooleanField(
        label="Se exhibió un certificado médico reciente, si la edad lo aconseja (práctica)", required=False
    )
    witnesses_are_no_kin = forms.BooleanField(required=False)
    base = forms.DecimalField(
        label="Valor en soles consulares, si la moneda no es la del puesto ni el dólar",
        required=False,
        min_value=Decimal(1),
        max_digits=14,
        decimal_places=2,
    )
    free_by = forms.CharField(
        label="Si corrige un error de esta oficina: el artículo por el que es gratuita",
        max_length=200,
        required=False,
    )
    notes = forms.CharField(label="Notas de la calificación", max_length=500, required=False, widget=area(2))

    def __init__(self, *args: Any, is_will: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        what = witnesses.declared(is_will=is_will)
        self.fields["witnesses_are_no_kin"].label = f"Si hay testigos: declaran que no {what}"


class Sign(forms.Form):
    """Who signs now, and how."""

    party = forms.ChoiceField(label="¿Quién firma?", widget=forms.RadioSelect)
    manner = forms.ChoiceField(
        label="¿De qué modo?",
        widget=forms.RadioSelect,
        choices=[(manner.value, manner.label) for manner in Manner],
        initial=Manner.SIGNATURE_AND_PRINT.value,
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        party = self.fields["party"]
        assert isinstance(party, forms.ChoiceField)
        party.choices = list(people)
        if people:
            party.initial = people[0][0]


class AskCopy(forms.Form):
    """Which copy, and for whom."""

    kind = forms.ChoiceField(
        label=_("¿Qué copia necesita?"),
        widget=forms.RadioSelect,
        choices=[
            (CopyKind.TESTIMONY.value, _("Testimonio: la copia literal y completa")),
            (CopyKind.SUMMARY.value, _("Boleta: el resumen")),
            (
                CopyKind.LETTER.value,
                _("Parte: el oficio a los registros públicos, con la transcripción completa"),
            ),
        ],
    )
    registry = forms.CharField(
        label=_("Si es un parte: ¿a qué registro va?"),
        max_length=200,
        required=False,
        help_text=_("Por ejemplo: Registro de Mandatos y Poderes, Zona Registral IX, Lima"),
    )


class OpenWill(forms.Form):
    """What proves that the testator died."""

    died_on = forms.DateField(label="Fecha del fallecimiento", widget=forms.DateInput(attrs=DATE))
    certificate = forms.CharField(label="Número y oficina del acta de defunción", max_length=200)
    file = ResumableField(label="Acta de defunción", help_text="PDF, JPG o PNG, de hasta 25 MB")
