"""What a notifier writes down of a visit."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms

from chancery.kernel.notifications.models import VisitOutcome
from chancery.kernel.notifications.personal import VisitMade


class Visited(forms.Form):
    """Day, hour and place of a visit, and what became of it."""

    on = forms.DateField(label="Día de la visita", widget=forms.DateInput(attrs={"type": "date"}))
    hour = forms.TimeField(label="Hora de la visita", widget=forms.TimeInput(attrs={"type": "time"}))
    address = forms.CharField(label="Domicilio que visitó", max_length=200)
    outcome = forms.ChoiceField(
        label="¿Qué pasó?",
        choices=[(each.value, each.label) for each in VisitOutcome],
        widget=forms.RadioSelect,
    )
    received_by = forms.CharField(label="Nombre de quien la recibió", max_length=200, required=False)
    received_document = forms.CharField(label="Documento de quien la recibió", max_length=40, required=False)
    relation = forms.CharField(
        label="Relación con la persona notificada",
        max_length=100,
        required=False,
        help_text="Solo si la recibió otra persona",
    )
    act = forms.CharField(
        label="Acta",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Si nadie la recibió: la negativa, la ausencia y cómo es el lugar",
    )
    next_on = forms.DateField(
        label="Fecha de la segunda visita que se avisó",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def made(self, zone: ZoneInfo) -> VisitMade:
        """The visit, at the hour of the place."""
        given: dict[str, Any] = dict(self.cleaned_data)
        at = datetime.combine(given.pop("on"), given.pop("hour"), zone)
        return VisitMade(at=at, outcome=VisitOutcome(given.pop("outcome")), **given)
