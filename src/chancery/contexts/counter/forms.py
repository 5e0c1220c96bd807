"""What may be typed at the counter, in Spanish; and of an appointment, whose pages exist in English too."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from chancery.contexts.counter.models.agenda import PER_HOUR
from chancery.contexts.counter.queries import Price
from chancery.contexts.counter.rules import (
    LETTER_ITEMS,
    ActKind,
    DayKind,
    Priority,
    Service,
    letter_limit,
    letter_months,
)
from chancery.kernel.base import countries, wording
from chancery.kernel.base.languages import country_name
from chancery.kernel.fees.rules import AT_THE_COUNTER, Means
from chancery.kernel.identity.checks import IdentityDocumentKind
from chancery.kernel.organisation.models import Office
from chancery.web.language import choices_among

_SERVICES = [(service.value, service.label) for service in Service]
_WEEKDAYS = list(
    enumerate(("Lunes", "Martes", "Miércoles", "Jueves", "Viernes", "Sábado", "Domingo"), start=1)
)
_EXAMPLES = 2
_DATE = forms.DateInput(attrs={"type": "date"})
_TIME = forms.TimeInput(attrs={"type": "time"})


def _any_service() -> list[tuple[str, str]]:
    return [("", translation.gettext("Elija un servicio")), *choices_among(Service)]


class Choose(forms.Form):
    """For what, and where."""

    office = forms.ChoiceField(label=_("¿En qué oficina?"))
    service = forms.ChoiceField(label=_("¿Para qué?"), choices=_any_service)
    since = forms.DateField(label=_("Desde"), required=False, widget=_DATE)

    def __init__(self, data: Any, *, offices: list[Office]) -> None:
        super().__init__(data)
        names = [(each.code, f"{each.city}, {country_name(each.country)}") for each in offices]
        choice = self.fields["office"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("Elija una oficina")), *names]


class Day(forms.Form):
    """A day of the officer's list."""

    day = forms.DateField(label="Día", widget=_DATE)


class Window(forms.Form):
    """At which window one sits today."""

    window = forms.IntegerField(label="Su ventanilla", min_value=1, max_value=99, widget=forms.NumberInput(
        attrs={"inputmode": "numeric", "autocomplete": "off"}
    ))  # fmt: skip


class TakeTicket(forms.Form):
    """A turn for who came without an appointment."""

    service = forms.ChoiceField(label="Servicio", choices=_SERVICES)
    priority = forms.ChoiceField(
        label="Atención preferente", choices=[(each.value, each.label) for each in Priority]
    )


class SendTo(forms.Form):
    """To which window."""

    to = forms.IntegerField(label="Enviar a la ventanilla", min_value=1, max_value=99)


class Receive(forms.Form):
    """Who stands before the window. The number first: most have a DNI."""

    number = forms.CharField(
        label="Número de documento",
        max_length=20,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "spellcheck": "false"}),
    )
    kind = forms.ChoiceField(
        label="Tipo de documento", choices=[(each.value, each.label) for each in IdentityDocumentKind]
    )
    country = forms.ChoiceField(label="País que lo emitió", choices=countries.choices(), initial="PE")


class Names(forms.Form):
    """Who it is, where no register says so."""

    given_names = forms.CharField(label="Nombres", max_length=120)
    first_surname = forms.CharField(label="Primer apellido", max_length=80)
    second_surname = forms.CharField(label="Segundo apellido", max_length=80, required=False)
    nationality = forms.ChoiceField(label="Nacionalidad", choices=countries.choices(), initial="PE")


def _sum(label: str, *, least: int) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=least,
        max_digits=14,
        decimal_places=2,
        required=False,
        localize=False,
    )


class Attend(forms.Form):
    """What is asked for and how it is paid, in the order in which one types."""

    item = forms.CharField(
        label="Numeral de la tarifa",
        max_length=4,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "list": "items"}),
    )
    copies = forms.IntegerField(label="Cantidad", min_value=1, max_value=20, initial=1)
    detail = forms.CharField(
        label="Documento, dirección o hecho",
        max_length=500,
        required=False,
        help_text="El documento en que se firma, la dirección que se certifica o lo que se certifica",
    )
    tendered = forms.DecimalField(
        label="Efectivo recibido",
        min_value=0,
        max_digits=12,
        decimal_places=2,
        required=False,
        localize=False,
        help_text="Déjelo en blanco para ver primero cuánto se debe",
        widget=forms.NumberInput(attrs={"step": "0.01", "autocomplete": "off"}),
    )
    means = forms.ChoiceField(
        label="Medio de pago",
        choices=[(each.value, each.label) for each in AT_THE_COUNTER],
        initial=Means.CASH,
    )
    bank = forms.CharField(label="Banco", max_length=80, required=False)
    operation = forms.CharField(label="Número de operación", max_length=40, required=False)
    paid_on = forms.DateField(label="Fecha de la operación", required=False, widget=_DATE)
    addressed_to = forms.CharField(label="Para presentar ante", max_length=200, required=False)
    signatory = forms.CharField(
        label="Autoridad que firma",
        max_length=200,
        required=False,
        help_text="Apellido o entidad, como consta en el registro de firmas",
    )
    signed_on = forms.DateField(label="Fecha del documento", required=False, widget=_DATE)
    base = _sum("Valor en soles consulares", least=1)
    amount = _sum("Cuantía de la carta poder, en soles", least=0)
    company = forms.CharField(label="RUC o registro de la empresa", max_length=30, required=False)
    is_extraordinary = forms.BooleanField(
        label="Despacho extraordinario: se pidió por carta, con recargo", required=False
    )
    letter_on = forms.DateField(label="Fecha de la carta", required=False, widget=_DATE)
    corrects_own_error = forms.BooleanField(
        label="Corrige un error de la propia oficina (gratuito)", required=False
    )

    main = ("item", "copies", "detail", "tendered", "means")
    rest = (
        "bank", "operation", "paid_on", "addressed_to", "signatory", "signed_on", "company", "is_extraordinary",
        "letter_on", "base", "amount", "corrects_own_error",
    )  # fmt: skip

    def __init__(self, *args: Any, prices: Sequence[Price], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = [
            f"{price.item.number}, {wording.within(price.label)}" for price in prices if price.item.is_usual
        ]
        shares = [price.item.number for price in prices if price.is_share]
        self.fields["item"].help_text = f"Por ejemplo: {'; '.join(usual[:_EXAMPLES])}" if usual else ""
        self.fields["base"].help_text = (
            f"Solo para los numerales que cobran un porcentaje: {wording.listed(shares)}" if shares else ""
        )
        limit, months = f"S/ {letter_limit(on):,.2f}", letter_months(on)
        serves = f"la carta poder sirve para menos de {limit}, y por {months} meses"
        self.fields["amount"].help_text = f"Solo para {wording.listed(LETTER_ITEMS)}: {serves}"

    @property
    def main_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.main]

    @property
    def rest_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.rest]

    @property
    def is_rest_used(self) -> bool:
        """Whether something beyond the usual was typed, or is wrong."""
        return any(self[name].errors or (self.is_bound and self[name].value()) for name in self.rest)


class SetHours(forms.Form):
    """At which hours of a weekday, for what, and how many people."""

    service = forms.ChoiceField(label="Servicio", choices=_SERVICES)
    weekday = forms.TypedChoiceField(label="Día de la semana", choices=_WEEKDAYS, coerce=int)
    opens = forms.TimeField(label="Desde las", widget=_TIME)
    closes = forms.TimeField(label="Hasta las", widget=_TIME)
    per_hour = forms.TypedChoiceField(
        label="Horas de cita por cada hora",
        choices=[(each, str(each)) for each in PER_HOUR],
        coerce=int,
        initial=4,
    )
    quota = forms.IntegerField(label="Personas en cada una", min_value=1, max_value=50, initial=1)
    valid_from = forms.DateField(label="Rige desde", widget=_DATE)
    valid_until = forms.DateField(label="Hasta (ese día ya no)", required=False, widget=_DATE)


class AnnounceDay(forms.Form):
    """A Saturday, or an itinerant consulate."""

    kind = forms.ChoiceField(label="Clase", choices=[(each.value, each.label) for each in DayKind])
    on = forms.DateField(label="Fecha", widget=_DATE)
    place = forms.CharField(
        label="Lugar", max_length=200, required=False, help_text="Solo para un consulado itinerante"
    )
    norm = forms.CharField(label="Documento que lo dispone", max_length=200)
    services = forms.MultipleChoiceField(
        label="Servicios", choices=_SERVICES, widget=forms.CheckboxSelectMultiple
    )
    opens = forms.TimeField(label="Desde las", widget=_TIME)
    closes = forms.TimeField(label="Hasta las", widget=_TIME)
    per_hour = forms.TypedChoiceField(
        label="Horas de cita por cada hora",
        choices=[(each, str(each)) for each in PER_HOUR],
        coerce=int,
        initial=4,
    )
    quota = forms.IntegerField(label="Personas en cada una", min_value=1, max_value=50, initial=1)


class CallOffDay(forms.Form):
    """Nobody is expected after all."""

    on = forms.DateField(label="Fecha", widget=_DATE)
    reason = forms.CharField(
        label="Motivo", max_length=300, help_text="Lo leerán quienes tenían cita ese día"
    )


class EndOn(forms.Form):
    """Since when no more."""

    on = forms.DateField(label="Ya no rige desde", widget=_DATE)


class GrantPower(forms.Form):
    """Who signs in the consul's place, and what."""

    officer = forms.ChoiceField(label="Funcionario")
    kinds = forms.MultipleChoiceField(
        label="Actos",
        choices=[(each.value, each.heading) for each in ActKind],
        widget=forms.CheckboxSelectMultiple,
    )
    norm = forms.CharField(label="Documento por el que se delega", max_length=200)
    valid_from = forms.DateField(label="Rige desde", widget=_DATE)
    valid_until = forms.DateField(label="Hasta (ese día ya no)", required=False, widget=_DATE)

    def __init__(self, data: Any, *, officers: list[tuple[str, str]]) -> None:
        super().__init__(data)
        choice = self.fields["officer"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", "Elija a una persona"), *officers]
