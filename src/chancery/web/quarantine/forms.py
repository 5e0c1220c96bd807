"""What is asked of whoever decides about a file set apart."""

from django import forms


class Review(forms.Form):
    """To release or to discard, and why."""

    decision = forms.ChoiceField(
        label="¿Qué se hace con el archivo?",
        choices=[
            ("release", "Liberarlo: no hay peligro y su dueño puede usarlo"),
            ("discard", "Descartarlo: no se aceptará"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Elija qué se hace con el archivo."},
    )
    reason = forms.CharField(
        label="Motivo",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Queda en el registro de actos con su nombre",
        error_messages={"required": "Escriba el motivo."},
    )
