"""What an administrator states when the network of offices, the calendar of all, or a legal period changes."""

from datetime import time
from typing import Any

from django import forms

from chancery.kernel.base import clock
from chancery.kernel.organisation import queries
from chancery.kernel.organisation.calendars import WEEKDAYS, HolidayKind, Unit
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.web.offices.forms import ProposeHoliday, choose

_KINDS = {
    OfficeKind.ORGAN: "Órgano o unidad del Ministerio",
    OfficeKind.LEGALISATION: "Oficina de legalizaciones",
    OfficeKind.DECENTRALISED: "Oficina desconcentrada",
    OfficeKind.FRONT_DESK: "Ventanilla",
    OfficeKind.RECORDS: "Gestión documental y mesa de partes",
    OfficeKind.EMBASSY: "Embajada",
    OfficeKind.MISSION: "Misión o representación permanente",
    OfficeKind.CONSULATE_GENERAL: "Consulado general",
    OfficeKind.CONSULATE: "Consulado",
    OfficeKind.CONSULAR_SECTION: "Sección consular",
    OfficeKind.CONSULAR_AGENCY: "Agencia consular",
}
_DAYS = [(str(number), name.capitalize()) for number, name in enumerate(WEEKDAYS, start=1)]


def _day(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **more)


def _norm() -> forms.CharField:
    return forms.CharField(label="Norma", max_length=120, help_text="La que lo dispone, con su número")


def _hour(label: str) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}), initial=time(9))


def _rest(initial: list[str]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Días de descanso", choices=_DAYS, initial=initial, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


class Place(forms.Form):
    """Under which office an office stands from a date on."""

    parent = forms.ChoiceField(label="¿De qué oficina depende?")
    since = _day("Desde")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        above = queries.offices(on=clock.today()).order_by("name")
        choose(self, "parent", [(office.code, f"{office.name} ({office.city})") for office in above])


class OpenOffice(Place):
    """An office that opens."""

    kind = forms.ChoiceField(label="¿Qué es?", choices=[(kind.value, name) for kind, name in _KINDS.items()])
    name = forms.CharField(label="Nombre", max_length=200)
    code = forms.SlugField(
        label="Código",
        max_length=40,
        help_text="Minúsculas y guiones, por ejemplo cg-lyon",
        error_messages={"invalid": "Use solo letras sin tilde, números y guiones."},
    )
    acronym = forms.RegexField(
        label="Sigla",
        regex=r"^[A-Za-z]{3}$",
        help_text="Tres letras que ninguna otra oficina usa",
        error_messages={"invalid": "Escriba tres letras."},
    )
    country = forms.ChoiceField(label="País")
    region = forms.CharField(
        label="Región",
        max_length=6,
        required=False,
        help_text="Código ISO 3166-2 si tiene feriados propios, como ES-MD",
    )
    city = forms.CharField(label="Ciudad", max_length=100)
    time_zone = forms.CharField(label="Zona horaria", max_length=40, help_text="Por ejemplo Europe/Paris")
    address = forms.CharField(label="Dirección", required=False, max_length=200)
    telephone = forms.CharField(label="Teléfono", required=False, max_length=40)
    email = forms.EmailField(label="Correo electrónico", required=False)
    jurisdiction = forms.CharField(
        label="Circunscripción", required=False, max_length=300, help_text="Territorio que atiende."
    )
    opens = _hour("Abre a las")
    closes = _hour("Cierra a las")
    rest_days = _rest(["6", "7"])
    norm = _norm()
    field_order = ("kind", "name", "code", "acronym", "parent", "since")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "country", list(queries.countries().items()))

    def clean_kind(self) -> OfficeKind:
        return OfficeKind(self.cleaned_data["kind"])

    def clean_acronym(self) -> str:
        return str(self.cleaned_data["acronym"]).upper()

    def clean_region(self) -> str:
        return str(self.cleaned_data["region"]).upper()

    def clean_rest_days(self) -> str:
        return "".join(sorted(self.cleaned_data["rest_days"]))


class CloseOffice(forms.Form):
    """When an office is no longer there."""

    on = _day("¿Desde qué día ya no atiende?")
    norm = _norm()


class Hours(forms.Form):
    """When an office is open from a date on, on the days that are ticked."""

    days = forms.MultipleChoiceField(
        label="¿Para qué días?", choices=_DAYS, widget=forms.CheckboxSelectMultiple
    )
    is_closed = forms.BooleanField(label="Esos días no atiende al público", required=False)
    opens = _hour("Abre a las")
    closes = _hour("Cierra a las")
    since = _day("Desde")
    norm = _norm()

    def hours(self) -> dict[int, tuple[time, time] | None]:
        """The hours of each ISO weekday that was ticked."""
        given = self.cleaned_data
        each = None if given["is_closed"] else (given["opens"], given["closes"])
        return {int(day): each for day in given["days"]}


class Rest(forms.Form):
    """On which days of the week an office rests from a date on."""

    days = _rest([])
    since = _day("Desde")
    norm = _norm()

    def clean_days(self) -> list[int]:
        return [int(day) for day in self.cleaned_data["days"]]


class ProposePublicHoliday(ProposeHoliday):
    """A day without service for a whole country, or a region of it."""

    kind = forms.ChoiceField(
        label="¿Qué día es?",
        choices=[
            (HolidayKind.NATIONAL.value, "Feriado nacional"),
            (HolidayKind.REGIONAL.value, "Feriado de una región"),
            (HolidayKind.NON_WORKING_COMPENSABLE.value, "Día no laborable compensable del sector público"),
        ],
        widget=forms.RadioSelect,
    )
    country = forms.ChoiceField(label="País")
    region = forms.CharField(
        label="Región",
        max_length=6,
        required=False,
        help_text="Código ISO 3166-2, como PE-ARE; solo si es de una región",
    )
    is_kept_abroad = forms.BooleanField(label="También cierran las oficinas en el exterior", required=False)
    field_order = ("kind", "country", "region", "on", "name", "is_kept_abroad", "norm")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "country", list(queries.countries().items()))
        self.fields["country"].initial = queries.HOME

    def clean_kind(self) -> HolidayKind:
        return HolidayKind(self.cleaned_data["kind"])

    def clean_region(self) -> str:
        return str(self.cleaned_data["region"]).upper()


class CorrectHoliday(forms.Form):
    """Another day for a holiday, or none."""

    on = _day(
        "¿A qué día pasa?", required=False, help_text="Déjelo vacío si ese feriado ya no rige en ningún día."
    )
    norm = _norm()


class ProposePeriod(forms.Form):
    """Another value of a legal period."""

    code = forms.ChoiceField(label="Plazo")
    amount = forms.IntegerField(label="¿Cuánto?", min_value=0, max_value=1000)
    unit = forms.ChoiceField(
        label="¿De qué?",
        choices=[
            (Unit.WORKING_DAYS.value, "Días hábiles"),
            (Unit.CALENDAR_DAYS.value, "Días calendario"),
            (Unit.MONTHS.value, "Meses"),
            (Unit.YEARS.value, "Años"),
        ],
    )
    valid_from = _day("Desde", help_text="Los plazos que ya corren siguen como empezaron")
    norm = _norm()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = {period.code: period.title for period in queries.legal_periods(clock.today())}
        choose(self, "code", [(code, f"{title} ({code})") for code, title in titles.items()])

    def clean_unit(self) -> Unit:
        return Unit(self.cleaned_data["unit"])
