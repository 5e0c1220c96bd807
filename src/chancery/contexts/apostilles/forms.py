"""What may be typed, and how it is asked for: the applicant's pages exist in English too."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.apostilles.models import Form
from chancery.contexts.apostilles.rules import DocumentClass
from chancery.kernel.base import countries
from chancery.web.language import country_choices

_CLASSES = (
    (DocumentClass.ADMINISTRATIVE, _("Administrativo: partidas, títulos, certificados, antecedentes")),
    (DocumentClass.COURT, _("Judicial: resoluciones y copias certificadas por un juzgado")),
    (DocumentClass.NOTARIAL, _("Notarial: escrituras, poderes, copias certificadas por notario")),
    (DocumentClass.PRIVATE_CERTIFIED, _("Privado con firma certificada por notario o autoridad")),
    (DocumentClass.PRIVATE, _("Privado sin certificación")),
    (DocumentClass.CONSULAR, _("Expedido por un consulado o una embajada")),
    (DocumentClass.CUSTOMS, _("Administrativo sobre una operación comercial o aduanera")),
    (DocumentClass.FOREIGN, _("Emitido por otro país")),
)
_FORMS = (
    (Form.ELECTRONIC, _("Electrónico: el archivo PDF lleva la firma digital de la autoridad")),
    (Form.PAPER, _("En papel: llevaré el original a la oficina")),
)


class Destination(forms.Form):
    """First page: enough to know whether an apostille is what is needed."""

    title = _("¿Para dónde y qué clase de documento?")
    destination = forms.ChoiceField(label=_("¿En qué país lo va a usar?"))
    document_class = forms.ChoiceField(
        label=_("¿Qué clase de documento es?"), choices=_CLASSES, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        destination = self.fields["destination"]
        assert isinstance(destination, forms.ChoiceField)
        destination.choices = [
            ("", _("Elija un país")),
            *(pair for pair in country_choices() if pair[0] != "PE"),
        ]


class Particulars(forms.Form):
    """Second page: the document itself."""

    title = _("El documento")
    form = forms.ChoiceField(label=_("¿En qué forma lo tiene?"), choices=_FORMS, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("¿Qué documento es?"),
        max_length=200,
        help_text=_("Por ejemplo: partida de nacimiento, título de bachiller"),
    )
    issued_by = forms.CharField(
        label=_("¿Qué entidad lo emitió?"),
        max_length=200,
        help_text=_("Por ejemplo: RENIEC, Poder Judicial, SUNEDU"),
    )
    signed_by = forms.CharField(
        label=_("¿Quién lo firma?"),
        max_length=200,
        required=False,
        help_text=_("El nombre que aparece junto a la firma. Déjelo en blanco si solo tiene sello"),
    )
    signed_on = forms.DateField(
        label=_("¿Qué fecha tiene el documento?"), widget=forms.DateInput(attrs={"type": "date"})
    )


class Register(forms.Form):
    """The three things that open an entry of the register."""

    number = forms.CharField(label=_("Número de la apostilla"), max_length=30)
    on = forms.DateField(label=_("Fecha de expedición"), widget=forms.DateInput(attrs={"type": "date"}))
    code = forms.CharField(label=_("Código de verificación"), max_length=40)


class ProposeParty(forms.Form):
    """How the row of a State under the Convention shall read."""

    country = forms.ChoiceField(label="Estado")
    in_force_from = forms.DateField(
        label="En vigor con el Perú desde",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="La misma fecha de una fila que ya existe la corrige; otra fecha agrega una",
    )
    in_force_until = forms.DateField(
        label="Hasta",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Si denunció el Convenio",
    )
    objection_from = forms.DateField(
        label="Objeción entre ambos Estados desde",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    objection_until = forms.DateField(
        label="Objeción retirada desde", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    source = forms.CharField(
        label="Fuente", max_length=200, help_text="Notificación del depositario, con su número y fecha"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields["country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = [("", "Elija un país"), *(pair for pair in countries.choices() if pair[0] != "PE")]
