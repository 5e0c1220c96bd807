"""What a stranger brings: the code printed on the paper, or the file itself."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Code(forms.Form):
    """The code."""

    code = forms.CharField(
        label=_("Código de verificación"), max_length=40, help_text=_("Está impreso junto al QR")
    )


class File(forms.Form):
    """The file."""

    file = forms.FileField(label=_("Archivo PDF"), help_text=_("El archivo no se guarda"))
