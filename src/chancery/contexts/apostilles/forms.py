"""What may be typed, and how it is asked for in Spanish."""

from typing import Any

from django import forms

from chancery.contexts.apostilles.models import Form
from chancery.contexts.apostilles.rules import DocumentClass
from chancery.kernel.base import countries

_CLASSES = (
    (DocumentClass.ADMINISTRATIVE, "Administrativo: partidas, títulos, certificados, antecedentes"),
    (DocumentClass.COURT, "Judicial: resoluciones y copias certificadas por un juzgado"),
    (DocumentClass.NOTARIAL, "Notarial: escrituras, poderes, copias certificadas por notario"),
    (DocumentClass.PRIVATE_CERTIFIED, "Privado con firma certificada por notario o autoridad"),
    (DocumentClass.PRIVATE, "Privado sin certificación"),
    (DocumentClass.CONSULAR, "Expedido por un consulado o una embajada"),
    (DocumentClass.CUSTOMS, "Administrativo sobre una operación comercial o aduanera"),
    (DocumentClass.FOREIGN, "Emitido por otro país"),
)
_FORMS = (
    (Form.ELECTRONIC, "Electrónico: el archivo PDF lleva la firma digital de la autoridad"),
    (Form.PAPER, "En papel: llevaré el original a la oficina"),
)


class Destination(forms.Form):
    """First page: enough to know whether an apostille is what is needed."""

    title = "¿Para dónde y qué clase de documento?"
    destination = forms.ChoiceField(label="¿En qué país lo va a usar?")
    document_class = forms.ChoiceField(
        label="¿Qué clase de documento es?", choices=_CLASSES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        destination = self.fields["destination"]
        assert isinstance(destination, forms.ChoiceField)
        destination.choices = [
            ("", "Elija un país"),
            *(pair for pair in countries.choices() if pair[0] != "PE"),
        ]


class Particulars(forms.Form):
    """Second page: the document itself."""

    title = "Su documento"
    form = forms.ChoiceField(label="¿En qué forma lo tiene?", choices=_FORMS, widget=forms.RadioSelect)
    name = forms.CharField(
        label="¿Qué documento es?",
        max_length=200,
        help_text="Por ejemplo: partida de nacimiento, título de bachiller",
    )
    issued_by = forms.CharField(
        label="¿Qué entidad lo emitió?",
        max_length=200,
        help_text="Por ejemplo: RENIEC, Poder Judicial, SUNEDU",
    )
    signed_by = forms.CharField(
        label="¿Quién lo firma?",
        max_length=200,
        required=False,
        help_text="El nombre que aparece junto a la firma. Déjelo en blanco si solo tiene sello",
    )
    signed_on = forms.DateField(
        label="¿Qué fecha tiene el documento?", widget=forms.DateInput(attrs={"type": "date"})
    )


class Register(forms.Form):
    """The three things that open an entry of the register."""

    number = forms.CharField(label="Número de la apostilla", max_length=30)
    on = forms.DateField(label="Fecha de expedición", widget=forms.DateInput(attrs={"type": "date"}))
    code = forms.CharField(label="Código de verificación", max_length=40)
