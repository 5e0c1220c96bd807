"""What is asked of whoever wants to know when a period ends."""

from typing import Any

from django import forms

from chancery.kernel.base import clock
from chancery.kernel.cases import calculator
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation import reckoning
from chancery.kernel.organisation.calendars import Unit, in_words
from chancery.kernel.procedures import registry

_UNITS = [
    (Unit.WORKING_DAYS.value, "Días hábiles"),
    (Unit.CALENDAR_DAYS.value, "Días calendario"),
    (Unit.MONTHS.value, "Meses"),
    (Unit.YEARS.value, "Años"),
]
_GENERAL = "lpag."


def _day(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **more)


class Question(forms.Form):
    """A period, where it is counted, and what bears on it."""

    begins_on = _day(
        "¿Qué día lo notificaron, o presentó su documento?",
        help_text="Ese día no se cuenta; se cuenta desde el siguiente.",
    )
    is_filing = forms.BooleanField(
        label="Es el día en que presenté un documento por internet", required=False,
        help_text="Puede presentar a cualquier hora; si el día no es hábil, se tiene por presentado el siguiente que lo sea.",
    )  # fmt: skip
    period = forms.ChoiceField(
        label="¿Qué plazo?", required=False, help_text="Se usa el que la ley daba el día en que empezó."
    )
    amount = forms.IntegerField(
        label="Si no está en la lista, ¿cuánto es?", required=False, min_value=0, max_value=calculator.MOST
    )
    unit = forms.ChoiceField(label="¿En días, meses o años?", required=False, choices=_UNITS)
    office = forms.ChoiceField(
        label="¿En qué oficina?",
        help_text="Cada una tiene sus feriados: los del lugar y los del Estado peruano.",
    )
    place = forms.ChoiceField(
        label="¿Dónde vive en el Perú?", required=False,
        help_text="Solo para lo que usted debe hacer en Lima: agrega el término de la distancia.",
    )  # fmt: skip
    paused_on = _day("Si el plazo se suspendió, ¿desde qué día?", required=False)
    resumed_on = _day("¿Y qué día se reanudó?", required=False)
    extension = forms.IntegerField(
        label="Si lo prorrogaron, ¿cuánto más?", required=False, min_value=0, max_value=calculator.MOST,
        help_text="Una sola vez, y solo los plazos que la ley deja prorrogar.",
    )  # fmt: skip
    has_positive_silence = forms.BooleanField(
        label="Es el plazo de la entidad para resolver, con silencio positivo", required=False,
        help_text="Agrega los días que tiene para notificar.",
    )  # fmt: skip
    is_tax = forms.BooleanField(
        label="Es un plazo tributario",
        required=False,
        help_text="Para él son hábiles los días no laborables compensables del sector público.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        of_procedures = {
            declared.period
            for procedure in registry.published(today)
            if not procedure.is_internal
            for declared in procedure.deadlines
        }
        periods = [
            (period.code, f"{period.title}: {in_words(period.amount, Unit(period.unit))}")
            for period in organisation.legal_periods(today).filter(valid_from__lte=today)
            if period.code.startswith(_GENERAL) or period.code in of_procedures
        ]
        self._choose("period", [("", "Otro, que escribo abajo"), *sorted(periods, key=lambda pair: pair[1])])
        offices = organisation.offices(on=today).order_by("country", "name")
        self._choose("office", [(office.code, f"{office.name} ({office.city})") for office in offices])
        self.fields["office"].initial = "mre"
        places = sorted({term.place for term in reckoning.distance_terms(today)})
        self._choose(
            "place", [("", "En el mismo lugar, o no corresponde"), *((each, each) for each in places)]
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("period") and given.get("amount") is None and "amount" not in self.errors:
            self.add_error("amount", "Elija un plazo de la lista, o escriba cuánto es.")
        return given

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
