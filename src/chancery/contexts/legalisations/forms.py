"""What may be typed, and how it is asked for in Spanish."""

from typing import Any

from django import forms

from chancery.contexts.legalisations.models import Form
from chancery.contexts.legalisations.rules import HOME, Nature
from chancery.kernel.base import countries

_FORMS = (
    (Form.ELECTRONIC, "Electrónico: el archivo PDF lleva la firma digital de la autoridad"),
    (Form.PAPER, "En papel: llevaré el original a la oficina"),
)


class _Where(forms.Form):
    """First page: enough to know whether a legalisation is what is needed."""

    country = forms.ChoiceField()
    nature = forms.ChoiceField(label="¿Qué clase de documento es?", widget=forms.RadioSelect)

    question = ""
    has_home = True
    natures: tuple[tuple[Nature, str], ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country, nature = self.fields["country"], self.fields["nature"]
        assert isinstance(country, forms.ChoiceField)
        assert isinstance(nature, forms.ChoiceField)
        country.label = self.question
        known = (pair for pair in countries.choices() if self.has_home or pair[0] != HOME)
        country.choices = [("", "Elija un país"), *known]
        nature.choices = self.natures


class Destination(_Where):
    """Of a Peruvian document."""

    title = "¿Para dónde y qué clase de documento?"
    question = "¿En qué país lo va a usar?"
    natures = (
        (Nature.PUBLIC, "Público: lo expidió o certificó una autoridad o un notario del Perú"),
        (Nature.COMMERCIAL, "Administrativo sobre una operación comercial o aduanera"),
        (Nature.CONSULAR, "Expedido por un consulado o una embajada del Perú"),
        (Nature.PRIVATE, "Privado sin certificación de ninguna autoridad"),
    )


class Origin(_Where):
    """Of a foreign document."""

    title = "¿De dónde viene y qué clase de documento es?"
    question = "¿Qué país lo emitió?"
    has_home = False
    natures = (
        (Nature.PUBLIC, "Público: lo expidió o certificó una autoridad o un notario de ese país"),
        (Nature.COMMERCIAL, "Administrativo sobre una operación comercial o aduanera"),
        (Nature.CONSULAR, "Expedido por un consulado o una embajada de ese país"),
        (Nature.PRIVATE, "Privado sin certificación de ninguna autoridad"),
    )


class Particulars(forms.Form):
    """Second page: the document itself."""

    title = "Su documento"
    form = forms.ChoiceField(label="¿En qué forma lo tiene?", choices=_FORMS, widget=forms.RadioSelect)
    name = forms.CharField(
        label="¿Qué documento es?", max_length=200, help_text="Por ejemplo: certificado de origen, poder"
    )
    issued_by = forms.CharField(label="¿Qué entidad lo emitió?", max_length=200)
    signed_by = forms.CharField(
        label="¿Quién lo firma?",
        max_length=200,
        required=False,
        help_text="El nombre que aparece junto a la firma. Déjelo en blanco si solo tiene sello",
    )
    signed_on = forms.DateField(
        label="¿Qué fecha tiene el documento?", widget=forms.DateInput(attrs={"type": "date"})
    )
