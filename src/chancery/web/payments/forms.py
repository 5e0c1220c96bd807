"""What is asked on the pages of the desk and of the tariff."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from chancery.kernel.base.money import Money
from chancery.kernel.fees.models import TariffItem
from chancery.kernel.fees.rules import AT_THE_COUNTER, Calculation, Means
from chancery.kernel.organisation.models import Office


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


def _amount(label: str, help_text: str = "", *, required: bool = True) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        required=required,
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


def _day(label: str, help_text: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=f"{help_text}; por ejemplo, 27/03/2026",
        error_messages={"required": "Indique la fecha.", "invalid": "Escriba la fecha como 27/03/2026."},
    )


def _norm(label: str, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=200, error_messages={"required": "Indique la norma."}
    )


def _grounds(label: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": missing},
    )


_STEPPED_ALONE = "Solo si el numeral cobra por primeras unidades y exceso; por ejemplo, 17a"


class Propose(forms.Form):
    """A change of the tariff."""

    code = forms.CharField(
        label="Código de la tarifa",
        max_length=40,
        validators=[RegexValidator(r"^[a-z][a-z0-9._-]*$", "Use minúsculas, cifras, puntos y guiones.")],
        error_messages={"required": "Indique el código de la tarifa."},
    )
    title = forms.CharField(
        label="Denominación", max_length=200, error_messages={"required": "Indique la denominación."}
    )
    amount = _amount("Monto")
    currency = forms.ChoiceField(
        label="Moneda",
        choices=[
            ("PEN", "Soles (PEN)"),
            ("XSC", "Soles consulares (S/C)"),
            ("USD", "Dólares (USD)"),
            ("EUR", "Euros (EUR)"),
        ],
        error_messages={"required": "Elija la moneda.", "invalid_choice": "Elija una moneda de la lista."},
    )
    excess_amount = _amount("Monto por cada unidad de exceso", _STEPPED_ALONE, required=False)
    norm = _norm("Norma que la aprueba")
    valid_from = _day("Rige desde", "Una fecha posterior a hoy")

    @property
    def price(self) -> Money:
        return Money(self.cleaned_data["amount"], self.cleaned_data["currency"])


class ProposePrice(forms.Form):
    """What an item costs at one post for a time."""

    code = forms.ChoiceField(
        label="Numeral de la tarifa consular",
        error_messages={"required": "Elija el numeral.", "invalid_choice": "Elija un numeral de la lista."},
    )
    amount = _amount("Precio temporal, en soles consulares (S/C)")
    excess_amount = _amount("Precio de cada unidad de exceso (S/C)", _STEPPED_ALONE, required=False)
    norm = _norm("Norma que lo autoriza", "Por ejemplo, D.S. 004-2018-RE")
    grounds = _grounds("Por qué lo necesita la oficina", "Indique por qué la oficina necesita otro precio.")
    valid_from = _day("Rige desde", "Una fecha posterior a hoy")
    valid_until = _day("Deja de regir el", "El primer día en que vuelve el precio general")

    def __init__(self, *arguments: Any, items: Sequence[TariffItem], **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", "Elija"),
            *((item.code, f"{item.number}. {item.title} ({_asked(item)})") for item in items),
        ]


def _asked(item: TariffItem) -> str:
    excess = ""
    if item.kind is Calculation.STEPPED and item.excess_amount is not None:
        excess = f" y {Money(item.excess_amount, item.currency)} por {item.unit} de exceso"
    return f"{item.money}{excess}"


class EndEarly(forms.Form):
    """Which temporary price ends before its day, on which one and by which norm."""

    code = forms.ChoiceField(
        label="Precio temporal que termina",
        error_messages={"required": "Elija el precio.", "invalid_choice": "Elija un precio de la lista."},
    )
    valid_from = _day(
        "Deja de regir el", "Una fecha posterior a hoy: el primer día en que vuelve el precio general"
    )
    norm = _norm("Norma que le pone fin")
    grounds = _grounds("Por qué termina antes", "Indique por qué termina antes.")

    def __init__(self, *arguments: Any, items: Sequence[TariffItem], **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["code"]
        assert isinstance(field, forms.ChoiceField)
        known: dict[str, str] = {}
        for item in items:
            before = f"{known[item.code]}; " if item.code in known else f"{item.number}. {item.title}: "
            known[item.code] = before + _standing(item)
        field.choices = [("", "Elija"), *known.items()]


def _standing(item: TariffItem) -> str:
    until = f", hasta antes del {item.valid_until:%d/%m/%Y}" if item.valid_until else ""
    return f"{_asked(item)}{until}"


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


class FindItem(forms.Form):
    """Which items of the tariff to show."""

    q = forms.CharField(
        label=_("Buscar un acto"),
        help_text=_("Un número de la tarifa o una palabra; por ejemplo, 13a o poder"),
        max_length=80,
        required=False,
    )


class TakePayment(forms.Form):
    """By which means a charge is paid at the counter."""

    office = forms.ChoiceField(
        label="Oficina que cobra",
        error_messages={"required": "Elija la oficina.", "invalid_choice": "Elija una oficina de la lista."},
    )
    means = forms.ChoiceField(
        label="Medio de pago",
        choices=[(means.value, means.label) for means in AT_THE_COUNTER],
        initial=Means.CASH.value,
        widget=forms.RadioSelect(attrs={"autofocus": True}),
        error_messages={
            "required": "Elija el medio de pago.",
            "invalid_choice": "Elija un medio de pago de la lista.",
        },
    )
    bank = forms.CharField(label="Banco", max_length=80, required=False)
    operation = forms.CharField(label="Operación", max_length=40, required=False)
    paid_on = forms.DateField(
        label="Fecha (día/mes/año)",
        required=False,
        error_messages={"invalid": "Escriba la fecha como 27/03/2026."},
    )

    def __init__(self, *arguments: Any, counters: Sequence[Office], **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["office"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(office.code, office.name) for office in counters]
        if len(counters) == 1:
            field.initial = counters[0].code
            field.widget = forms.HiddenInput()

    @property
    def chosen(self) -> Means:
        return Means(self.cleaned_data["means"])


class ProposeRate(forms.Form):
    """The rate of a zone for a month."""

    zone = forms.ChoiceField(
        label="Zona",
        error_messages={"required": "Elija la zona.", "invalid_choice": "Elija una zona de la lista."},
    )
    month = forms.TypedChoiceField(
        label="Mes",
        coerce=date.fromisoformat,
        error_messages={"required": "Elija el mes.", "invalid_choice": "Elija un mes de la lista."},
    )
    official = forms.DecimalField(
        label="Tipo de cambio oficial",
        help_text="Unidades de la moneda local por un dólar, por ejemplo 62.04",
        max_digits=16,
        decimal_places=6,
        error_messages={
            "required": "Indique el tipo de cambio oficial.",
            "invalid": "Escriba el tipo de cambio con cifras, por ejemplo 62.04.",
            "max_decimal_places": "El tipo de cambio tiene seis decimales como máximo.",
        },
    )
    rate = forms.DecimalField(
        label="Tipo de cambio consular",
        help_text="Unidades de la moneda local por un sol consular, por ejemplo 67",
        max_digits=16,
        decimal_places=6,
        error_messages={
            "required": "Indique el tipo de cambio consular.",
            "invalid": "Escriba el tipo de cambio con cifras, por ejemplo 67.",
            "max_decimal_places": "El tipo de cambio tiene seis decimales como máximo.",
        },
    )
    evidence = forms.CharField(
        label="De dónde se tomó la cotización",
        help_text="Entidad y días; por ejemplo, Banco Central, del 14 al 28 de febrero",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Indique de dónde se tomó la cotización oficial."},
    )

    def __init__(
        self, *arguments: Any, zones: list[tuple[str, str]], months: Sequence[date], **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        zone, month = self.fields["zone"], self.fields["month"]
        assert isinstance(zone, forms.ChoiceField)
        assert isinstance(month, forms.ChoiceField)
        zone.choices = zones
        month.choices = [(day.isoformat(), f"{day:%m/%Y}") for day in months]
