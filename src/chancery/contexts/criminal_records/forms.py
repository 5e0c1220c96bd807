"""What may be typed of a certificate of criminal records; the applicant's pages exist in English too."""

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.criminal_records.rules import DeliveryMeans, Outcome, RecordGround, RecordPurpose
from chancery.web.travel_fields import any_country

PURPOSES = (
    (RecordPurpose.WORK.value, _("Trabajo")),
    (RecordPurpose.STUDY.value, _("Estudios")),
    (RecordPurpose.RESIDENCE.value, _("Residencia o nacionalidad")),
    (RecordPurpose.MARRIAGE.value, _("Matrimonio")),
    (RecordPurpose.ADOPTION.value, _("Adopción")),
    (RecordPurpose.OTHER.value, _("Otro trámite")),
)


class Wanted(forms.Form):
    """The one page of the request: for what, where, and who the parents are."""

    title = _("Para qué lo necesita")
    purpose = forms.ChoiceField(label=_("¿Para qué lo necesita?"), choices=PURPOSES, widget=forms.RadioSelect)
    country = forms.ChoiceField(label=_("¿En qué país lo va a presentar?"), choices=any_country)
    father = forms.CharField(
        label=_("Nombres y apellidos de su padre"),
        max_length=200,
        required=False,
        help_text=_("Distingue a quienes se llaman igual. Basta uno de los dos"),
    )
    mother = forms.CharField(label=_("Nombres y apellidos de su madre"), max_length=200, required=False)


class Verification(forms.Form):
    """What an officer says after comparing."""

    is_same_person = forms.BooleanField(
        label="La fotografía, el documento y el registro de identidad son de la misma persona", required=False
    )


class Refusal(forms.Form):
    """On which ground none is given; the reasons are for the applicant alone."""

    ground = forms.ChoiceField(
        label="Causal", choices=[(each.value, each.label) for each in RecordGround], widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="Motivos",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Los lee solo el solicitante, en el documento que se emite",
    )


class Handing(forms.Form):
    """How it was delivered."""

    means = forms.ChoiceField(
        label="¿Cómo se entrega?",
        choices=[(each.value, each.label) for each in DeliveryMeans],
        widget=forms.RadioSelect,
        initial=DeliveryMeans.PERSON.value,
    )
    recipient = forms.CharField(
        label="Quién lo recoge", max_length=200, required=False, help_text="Si no es el titular"
    )
    document_number = forms.CharField(label="Su documento", max_length=30, required=False)
    authorisation = forms.CharField(
        label="Autorización escrita del titular",
        max_length=200,
        required=False,
        help_text="Fecha, y ante quién se firmó",
    )
    tracking = forms.CharField(
        label="Número de envío", max_length=60, required=False, help_text="Si va por mensajería"
    )


class Answer(forms.Form):
    """What the Judiciary concludes."""

    outcome = forms.ChoiceField(
        label="Resultado de la revisión",
        choices=[(each.value, each.label) for each in Outcome],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="Anotaciones que dirá el certificado",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Una por línea. Solo si registra antecedentes",
    )
    number = forms.CharField(label="Número del documento con que se responde", max_length=60)


class Decision(forms.Form):
    """Whether a second person agrees."""

    is_confirmed = forms.ChoiceField(
        label="¿Confirma esta respuesta?",
        choices=(("yes", "Sí, la confirmo"), ("no", "No: que se escriba otra")),
        widget=forms.RadioSelect,
    )


class Span(forms.Form):
    """Between which days the report counts."""

    desde = forms.DateField(
        label="Desde", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    hasta = forms.DateField(
        label="Hasta", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
