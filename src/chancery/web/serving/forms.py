"""What is written down of each attempt to serve a notice, of its proofs, and of what was wrong."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms

from chancery.kernel.notifications import curing, letters, publishing
from chancery.kernel.notifications.history import Happening
from chancery.kernel.notifications.models import FlawKind, LetterOutcome, Medium, VisitOutcome
from chancery.kernel.notifications.personal import VisitMade
from chancery.kernel.proofs import actions as proofs
from chancery.kernel.proofs.models import ProofKind
from chancery.web.uploads.fields import ResumableField


class Moment(forms.Form):
    """A day and an hour where the office is."""

    on = forms.DateField(label="Día", widget=forms.DateInput(attrs={"type": "date"}))
    hour = forms.TimeField(label="Hora", widget=forms.TimeInput(attrs={"type": "time"}))

    def told(self, zone: ZoneInfo) -> dict[str, Any]:
        """What was typed, with the moment `at` in the zone of the place."""
        typed = dict(self.cleaned_data)
        return {"at": datetime.combine(typed.pop("on"), typed.pop("hour"), zone), **typed}


class Visited(Moment):
    """Day, hour and place of a visit, and what became of it."""

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
        """The visit."""
        told = self.told(zone)
        return VisitMade(outcome=VisitOutcome(told.pop("outcome")), **told)


class Posted(Moment):
    """What stands on the receipt of the post."""

    address = forms.CharField(label="Domicilio al que se envió", max_length=200)
    carrier = forms.CharField(label="Correo", max_length=100, help_text="La empresa que la lleva")
    tracking = forms.CharField(
        label="Código de seguimiento", max_length=40, help_text="El impreso en la constancia de admisión"
    )

    def posted(self, zone: ZoneInfo) -> letters.Posted:
        """The posting."""
        return letters.Posted(**self.told(zone))


class Ended(Moment):
    """What the post gave back."""

    outcome = forms.ChoiceField(
        label="¿Qué pasó?",
        choices=[(each.value, each.label) for each in LetterOutcome],
        widget=forms.RadioSelect,
    )
    received_by = forms.CharField(label="Nombre de quien la recibió", max_length=200, required=False)
    received_document = forms.CharField(label="Documento de quien la recibió", max_length=40, required=False)
    remark = forms.CharField(label="Observación del correo", max_length=500, required=False)

    def ended(self, zone: ZoneInfo) -> letters.Ended:
        """The end of the letter."""
        told = self.told(zone)
        return letters.Ended(outcome=LetterOutcome(told.pop("outcome")), **told)


class Published(forms.Form):
    """Where and when it was published, and how a domicile was looked for."""

    medium = forms.ChoiceField(
        label="¿Dónde se publicó?",
        choices=[(each.value, each.label) for each in Medium],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label="Día de la publicación", widget=forms.DateInput(attrs={"type": "date"}))
    reference = forms.CharField(
        label="Referencia", max_length=200, help_text="Nombre del diario, edición y página, o dirección web"
    )
    inquiry = forms.CharField(
        label="Cómo se buscó el domicilio",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Qué registros y fuentes se consultaron, y qué dijeron",
    )

    def published(self) -> publishing.Published:
        """The publication."""
        typed = dict(self.cleaned_data)
        return publishing.Published(medium=Medium(typed.pop("medium")), **typed)


class Declared(Moment):
    """That the person declared to have received it."""

    account = forms.CharField(
        label="Qué declaró y en qué escrito", max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def declared(self, zone: ZoneInfo) -> curing.Declared:
        """The declaration."""
        return curing.Declared(**self.told(zone))


class Flawed(forms.Form):
    """What was wrong with a service."""

    kind = forms.ChoiceField(
        label="¿Cuál es el defecto?",
        choices=[(each.value, each.label) for each in FlawKind],
        widget=forms.RadioSelect,
    )
    account = forms.CharField(
        label="En qué consistió", max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


class Proved(forms.Form):
    """A file, and what it shows."""

    file = ResumableField(label="Archivo", help_text="PDF, JPG o PNG")
    kind = forms.ChoiceField(label="¿Qué es?", choices=[(each.value, each.label) for each in ProofKind])
    attempt = forms.ChoiceField(label="¿Qué prueba?", required=False)
    note = forms.CharField(label="Descripción", max_length=200, required=False)

    def __init__(self, happenings: Sequence[Happening], zone: ZoneInfo, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attempts = {
            str(each.subject): f"{each.at.astimezone(zone):%d/%m/%Y}: {each.title}"
            for each in happenings
            if each.subject is not None
        }
        self.fields["attempt"] = forms.ChoiceField(
            label="¿Qué prueba?",
            required=False,
            choices=[("", "La notificación en general"), *attempts.items()],
        )

    def shown(self) -> proofs.Shown:
        """What the file shows."""
        chosen = self.cleaned_data["attempt"]
        return proofs.Shown(
            kind=ProofKind(self.cleaned_data["kind"]),
            attempt=UUID(chosen) if chosen else None,
            note=self.cleaned_data["note"],
        )
