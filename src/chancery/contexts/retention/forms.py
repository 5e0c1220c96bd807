"""What may be typed about the archive, and how it is asked for in Spanish."""

from typing import Any

from django import forms

from chancery.contexts.retention import queries
from chancery.contexts.retention.rules import KINDS, HoldKind, Place
from chancery.kernel.organisation.models import Office


def _reason(label: str, *, required: bool = True, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=500,
        required=required,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _day(label: str, hint: str = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=hint, widget=forms.DateInput(attrs={"type": "date"}))


def _series() -> list[tuple[str, str]]:
    return [(each.code, str(each)) for each in queries.series_in_force()]


class Search(forms.Form):
    """Which closed files one looks for."""

    q = forms.CharField(label="Número o asunto", max_length=200, required=False)
    serie = forms.ChoiceField(label="Serie", required=False)
    lugar = forms.ChoiceField(
        label="Dónde está",
        required=False,
        choices=[("", "En cualquier lugar"), *((each.value, each.label) for each in Place)],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["serie"].choices = [("", "Todas"), *_series()]  # type: ignore[attr-defined]


class SearchTransfers(forms.Form):
    """Which inventories one looks for."""

    q = forms.CharField(
        label="Número de inventario o de expediente, o unidad", max_length=200, required=False
    )


class Reclassify(forms.Form):
    """Into which series a file goes, and why."""

    series = forms.ChoiceField(label="Serie")
    reason = _reason("¿Por qué corresponde a esa serie?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["series"].choices = _series()  # type: ignore[attr-defined]


class Receive(forms.Form):
    """What a received file lacks."""

    observation = _reason(
        "¿Le falta algo?",
        required=False,
        hint="Por ejemplo: falta el anexo 2. Si está completo, déjelo vacío",
    )


class Return(forms.Form):
    """Why a file goes back to its unit."""

    observation = _reason("¿Qué falta para recibirlo?")


class Hold(forms.Form):
    """What must be kept, why, and by whose order."""

    office = forms.ChoiceField(label="Oficina que la ordena")
    number = forms.CharField(
        label="Número del expediente", max_length=80, required=False, help_text="Para retener uno solo"
    )
    series = forms.ChoiceField(label="Serie", required=False, help_text="Para retener todos los de una serie")
    kind = forms.ChoiceField(label="Causa", choices=[(each.value, each.label) for each in HoldKind])
    reason = _reason("Motivo")
    authority = forms.CharField(
        label="Documento que la ordena",
        max_length=200,
        help_text="Por ejemplo: Resolución N° 5, Exp. 01234-2026, 3.er Juzgado Civil",
    )

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [(each.code, each.name) for each in offices]  # type: ignore[attr-defined]
        self.fields["series"].choices = [("", "Ninguna"), *_series()]  # type: ignore[attr-defined]


class Lift(forms.Form):
    """Why a hold ends."""

    reason = _reason("¿Por qué se levanta la retención?", hint="Indique el documento que lo dispone")


class Vote(forms.Form):
    """How a member of the committee votes."""

    vote = forms.ChoiceField(
        label="Su voto",
        choices=[("for", "A favor de eliminar"), ("against", "En contra")],
        widget=forms.RadioSelect,
    )
    reason = _reason("Motivo", required=False, hint="Obligatorio si vota en contra")


class Authorise(forms.Form):
    """By which resolution the General Archive authorised."""

    reference = forms.CharField(
        label="Resolución del Archivo General de la Nación",
        max_length=120,
        help_text="Por ejemplo: Resolución Jefatural N° 000123-2026-AGN/JEF",
    )
    dated_on = _day("Fecha de la resolución")


class ProposeSeries(forms.Form):
    """A new series, or other periods of one."""

    code = forms.RegexField(
        r"^[A-Z]{3}-\d{2}$",
        label="Código de la serie",
        max_length=12,
        help_text="Tres letras, guion y dos cifras. Con un código que ya existe se proponen plazos nuevos",
    )
    title = forms.CharField(label="Nombre", max_length=120)
    office = forms.ChoiceField(label="Unidad", required=False)
    kinds = forms.MultipleChoiceField(
        label="Qué documentos van a ella por sí solos",
        choices=KINDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    years_at_unit = forms.IntegerField(label="Años en la unidad", min_value=0, max_value=100)
    years_in_archive = forms.IntegerField(label="Años en el archivo central", min_value=0, max_value=100)
    is_permanent = forms.BooleanField(label="Es de valor permanente: no se elimina nunca", required=False)
    norm = forms.CharField(label="Norma o acto que lo dispone", max_length=120)
    valid_from = _day("Rige desde", "Una fecha posterior a hoy")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(each.code, each.name) for each in queries.units()]
        self.fields["office"].choices = [("", "Todas las unidades"), *units]  # type: ignore[attr-defined]
