"""What is asked of an officer who signs with their own certificate."""

from django import forms


class Signed(forms.Form):
    """The file, signed elsewhere."""

    file = forms.FileField(
        label="PDF firmado",
        help_text="El que descargó de aquí, con su firma dentro",
        error_messages={"required": "Elija el PDF que firmó."},
    )


class Forgo(forms.Form):
    """Why the signature will not come."""

    reason = forms.CharField(
        label="Motivo",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Queda en el registro junto al número, que no se vuelve a usar",
        error_messages={"required": "Escriba el motivo."},
    )


class Certificate(forms.Form):
    """A certificate, and whose it is."""

    document_number = forms.CharField(label="DNI del funcionario", max_length=20)
    file = forms.FileField(label="Certificado", help_text="PEM o DER, sin la clave privada")
