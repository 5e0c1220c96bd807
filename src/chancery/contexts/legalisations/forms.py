"""What may be typed, and how it is asked for: the applicant's pages exist in English too."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.legalisations.models import Form
from chancery.contexts.legalisations.rules import HOME, Nature
from chancery.web.language import country_choices

_FORMS = (
    (Form.ELECTRONIC, _("Electrónico: el archivo PDF lleva la firma digital de la autoridad")),
    (Form.PAPER, _("En papel: llevaré el original a la oficina")),
)


class _Where(forms.Form):
    """First page: enough to know whether a legalisation is what is needed."""

    country = forms.ChoiceField()
    nature = forms.ChoiceField(label=_("¿Qué clase de documento es?"), widget=forms.RadioSelect)

    question: Any = ""
    has_home = True
    natures: tuple[tuple[Nature, Any], ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country, nature = self.fields["country"], self.fields["nature"]
        assert isinstance(country, forms.ChoiceField)
        assert isinstance(nature, forms.ChoiceField)
        country.label = self.question
        known = (pair for pair in country_choices() if self.has_home or pair[0] != HOME)
        country.choices = [("", _("Elija un país")), *known]
        nature.choices = self.natures


class Destination(_Where):
    """Of a Peruvian document."""

    title = _("¿Para dónde y qué clase de documento?")
    question = _("¿En qué país lo va a usar?")
    natures = (
        (Nature.PUBLIC, _("Público: lo expidió o certificó una autoridad o un notario del Perú")),
        (Nature.COMMERCIAL, _("Administrativo sobre una operación comercial o aduanera")),
        (Nature.CONSULAR, _("Expedido por un consulado o una embajada del Perú")),
        (Nature.PRIVATE, _("Privado sin certificación de ninguna autoridad")),
    )


class Origin(_Where):
    """Of a foreign document."""

    title = _("¿De dónde viene y qué clase de documento es?")
    question = _("¿Qué país lo emitió?")
    has_home = False
    natures = (
        (Nature.PUBLIC, _("Público: lo expidió o certificó una autoridad o un notario de ese país")),
        (Nature.COMMERCIAL, _("Administrativo sobre una operación comercial o aduanera")),
        (Nature.CONSULAR, _("Expedido por un consulado o una embajada de ese país")),
        (Nature.PRIVATE, _("Privado sin certificación de ninguna autoridad")),
    )


class Particulars(forms.Form):
    """Second page: the document itself."""

    title = _("El documento")
    form = forms.ChoiceField(label=_("¿En qué forma lo tiene?"), choices=_FORMS, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("¿Qué documento es?"),
        max_length=200,
        help_text=_("Por ejemplo: certificado de origen, poder"),
    )
    issued_by = forms.CharField(label=_("¿Qué entidad lo emitió?"), max_length=200)
    signed_by = forms.CharField(
        label=_("¿Quién lo firma?"),
        max_length=200,
        required=False,
        help_text=_("El nombre que aparece junto a la firma. Déjelo en blanco si solo tiene sello"),
    )
    signed_on = forms.DateField(
        label=_("¿Qué fecha tiene el documento?"), widget=forms.DateInput(attrs={"type": "date"})
    )
