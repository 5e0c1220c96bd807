"""What is asked on the pages of the desk and of the tariff."""

from django import forms
from django.core.validators import RegexValidator

from chancery.kernel.base.money import Money


class Day(forms.Form):
    """Which day to reconcile."""

    day = forms.DateField(
        label="Día que se concilia",
        help_text="Por ejemplo, 27/03/2026",
        error_messages={"required": "Indique el día.", "invalid": "Escriba el día como 27/03/2026."},
    )


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Indique el motivo."},
    )


class Resolution(forms.Form):
    """How a difference was explained."""

    resolution = forms.CharField(
        label="Cómo se resolvió la diferencia",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Explique cómo se resolvió la diferencia."},
    )


class Propose(forms.Form):
    """A change of the tariff."""

    code = forms.CharField(
        label="Código de la tarifa",
        max_length=40,
        validators=[RegexValidator(r"^[a-z][a-z0-9_-]*$", "Use minúsculas, cifras y guiones.")],
        error_messages={"required": "Indique el código de la tarifa."},
    )
    title = forms.CharField(
        label="Denominación", max_length=200, error_messages={"required": "Indique la denominación."}
    )
    amount = forms.DecimalField(
        label="Monto",
        min_value=0,
        max_digits=12,
        decimal_places=2,
        error_messages={
            "required": "Indique el monto.",
            "invalid": "Escriba el monto con cifras, por ejemplo 31.00.",
            "min_value": "El monto no puede ser negativo.",
            "max_decimal_places": "El monto tiene dos decimales como máximo.",
        },
    )
    currency = forms.ChoiceField(
        label="Moneda",
        choices=[("PEN", "Soles (PEN)"), ("USD", "Dólares (USD)"), ("EUR", "Euros (EUR)")],
        error_messages={"required": "Elija la moneda.", "invalid_choice": "Elija una moneda de la lista."},
    )
    norm = forms.CharField(
        label="Norma que la aprueba", max_length=200, error_messages={"required": "Indique la norma."}
    )
    valid_from = forms.DateField(
        label="Rige desde",
        help_text="Una fecha posterior a hoy; por ejemplo, 27/03/2026",
        error_messages={"required": "Indique la fecha.", "invalid": "Escriba la fecha como 27/03/2026."},
    )

    @property
    def price(self) -> Money:
        return Money(self.cleaned_data["amount"], self.cleaned_data["currency"])


class Decide(forms.Form):
    """Approve, or reject for a reason."""

    decision = forms.ChoiceField(
        label="Decisión",
        choices=[("approve", "Aprobar"), ("reject", "Rechazar")],
        widget=forms.RadioSelect,
        error_messages={"required": "Elija si aprueba o rechaza.", "invalid_choice": "Elija una opción."},
    )
    reason = forms.CharField(
        label="Motivo, si rechaza", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    @property
    def is_approval(self) -> bool:
        return bool(self.cleaned_data["decision"] == "approve")
