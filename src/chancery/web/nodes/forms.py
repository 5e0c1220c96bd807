"""What is typed at a post about its line to Lima."""

from django import forms


class Bring(forms.Form):
    """A case that is in Lima and is wanted at the post."""

    number = forms.CharField(
        label="Número del expediente",
        max_length=40,
        help_text="Como está en la constancia o en el correo del solicitante. Por ejemplo, EPUWEB-2026-000123-4.",
    )
