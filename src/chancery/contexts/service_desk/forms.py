"""What may be typed about a ticket."""

from typing import Any

from django import forms

from chancery.contexts.service_desk.rules import Impact, Urgency
from chancery.kernel.organisation.models import Office


class Open(forms.Form):
    """What fails, where, for how many, and whether the work waits for it."""

    office = forms.ChoiceField(label="¿En qué oficina falla?")
    service = forms.CharField(
        label="¿Qué servicio falla?", max_length=100, help_text="Por ejemplo: correo, red, Bandeja, impresora"
    )
    text = forms.CharField(label="¿Qué pasa?", max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
    impact = forms.ChoiceField(
        label="¿A quién afecta?",
        choices=[(each.value, each.label) for each in Impact],
        widget=forms.RadioSelect,
    )
    urgency = forms.ChoiceField(
        label="¿Cómo queda el trabajo?",
        choices=[(each.value, each.label) for each in Urgency],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["office"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.code, each.name) for each in offices]


class Resolve(forms.Form):
    """How it was mended."""

    solution = forms.CharField(
        label="¿Cómo se resolvió?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Se le comunica a quien lo pidió",
    )
