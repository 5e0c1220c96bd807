"""What may be typed of a visa, and how it is asked for: the traveller's pages exist in English too."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.visas import actions, rules
from chancery.contexts.visas.rules import Collective, Criterion, Ground, PassportFate, VisaKind
from chancery.kernel.base import clock
from chancery.kernel.base.languages import is_english
from chancery.kernel.travel_documents.zones import Sex
from chancery.web.travel_fields import SealField, any_country, kept_day, zone_field

_SEXES = (
    (Sex.FEMALE.value, _("Femenino")),
    (Sex.MALE.value, _("Masculino")),
    ("X", _("Otro o sin especificar")),
)
_KINDS = {VisaKind.TEMPORAL: _("Temporal"), VisaKind.RESIDENT: _("Residente")}
_COLLECTIVE = (
    (Collective.NONE.value, _("Individual")),
    (Collective.FAMILY.value, _("Colectivo, de una familia")),
    (Collective.GROUP.value, _("Colectivo, de un grupo")),
)


def _day(label: Any, **settings: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **settings)


def _text(label: Any, *, rows: int = 4, limit: int = 2000, **settings: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=limit, widget=forms.Textarea(attrs={"rows": rows}), **settings
    )


class Journey(forms.Form):
    """First page: which visa, for which journey, and who stands for it in Peru."""

    title = _("La visa y el viaje")
    category = forms.ChoiceField(label=_("¿Qué visa necesita?"))
    purpose = _text(_("¿A qué viaja?"), rows=3, limit=500)
    arrives_on = _day(_("¿Qué día entrará en el Perú?"))
    days = forms.IntegerField(
        label=_("¿Cuántos días se quedará?"),
        min_value=1,
        max_value=999,
        required=False,
        help_text=_("Déjelo en blanco si va a residir"),
    )
    address_in_peru = forms.CharField(label=_("¿Dónde se alojará en el Perú?"), max_length=200)
    sponsor = forms.CharField(
        label=_("Empresa o persona del Perú que respalda el viaje"),
        max_length=200,
        required=False,
        help_text=_("Obligatorio para una visa de negocios"),
    )
    sponsor_registration = forms.CharField(label=_("Su RUC"), max_length=20, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["category"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Elija una visa")),
            *((row.code, quality_label(row)) for row in rules.categories(clock.today())),
        ]


def quality_label(quality: rules.Category) -> str:
    """A quality and its kind, in the language of the page."""
    return f"{quality.english if is_english() else quality.title} · {_KINDS[quality.kind]}"


class Traveller(forms.Form):
    """Second page: who travels and with which passport."""

    title = _("Quién viaja")
    surnames = forms.CharField(
        label=_("Apellidos"), max_length=120, help_text=_("Como figuran en el pasaporte")
    )
    given_names = forms.CharField(label=_("Nombres"), max_length=120, required=False)
    sex = forms.ChoiceField(label=_("Sexo"), choices=_SEXES, widget=forms.RadioSelect)
    born_on = _day(_("Fecha de nacimiento"))
    nationality = forms.ChoiceField(label=_("Nacionalidad"), choices=any_country)
    residence = forms.ChoiceField(
        label=_("País donde reside"),
        choices=any_country,
        help_text=_(
            "La visa se pide en su país o en el país donde reside; en otro hace falta una autorización"
        ),
    )
    address = forms.CharField(label=_("Domicilio"), max_length=200)
    occupation = forms.CharField(label=_("Ocupación"), max_length=120, required=False)
    passport_country = forms.ChoiceField(label=_("País que emitió el pasaporte"), choices=any_country)
    passport_number = forms.CharField(label=_("Número de pasaporte"), max_length=24)
    passport_expires_on = _day(
        _("¿Cuándo vence el pasaporte?"), help_text=_("Debe valer seis meses desde el día en que entra")
    )
    collective = forms.ChoiceField(
        label=_("¿Cómo es el pasaporte?"),
        choices=_COLLECTIVE,
        widget=forms.RadioSelect,
        initial=Collective.NONE.value,
    )
    family = forms.CharField(
        label=_("Número de la solicitud de su familiar"),
        max_length=30,
        required=False,
        help_text=_("Si viaja con su familia y otra persona de ella ya presentó la suya"),
    )


class Interview(forms.Form):
    """What was heard, and the five questions, each with its reason."""

    notes = _text("Qué dijo, comparado con sus documentos", required=False)
    waived_because = forms.CharField(
        label="Si no se le entrevistó, por qué",
        max_length=500,
        required=False,
        help_text="Queda en el informe de control",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for criterion in Criterion:
            self.fields[f"met_{criterion}"] = forms.ChoiceField(
                label=criterion.question, choices=(("yes", "Sí"), ("no", "No")), widget=forms.RadioSelect
            )
            self.fields[f"reason_{criterion}"] = forms.CharField(
                label=f"Razón de la respuesta {criterion.value})", max_length=500
            )

    def answers(self) -> dict[Criterion, tuple[bool, str]]:
        """The five, as the action wants them."""
        typed = self.cleaned_data
        return {each: (typed[f"met_{each}"] == "yes", typed[f"reason_{each}"]) for each in Criterion}


class Question(forms.Form):
    """What an authority is asked."""

    question = _text(
        "Qué se consulta, y qué opina la oficina consular",
        help_text="Quien responde ve también lo que declaró el solicitante y la evaluación",
    )


class Answer(forms.Form):
    """What the authority says."""

    is_authorised = forms.ChoiceField(
        label="¿Se autoriza la visa?",
        choices=(("yes", "Sí, se autoriza"), ("no", "No se autoriza")),
        widget=forms.RadioSelect,
    )
    number = forms.CharField(
        label="Número del documento con que se responde",
        max_length=60,
        help_text="La visa lo cita al margen",
    )
    answered_on = _day("Fecha de ese documento")
    note = _text("Condiciones o motivos", rows=3, required=False)


class Grant(forms.Form):
    """How much of what its quality allows a visa gives; a resident's term is the law's."""

    entries = forms.IntegerField(label="¿Cuántas entradas se conceden?", min_value=1, required=False)
    stay_days = forms.IntegerField(
        label="¿Cuántos días de permanencia se conceden?", min_value=1, required=False
    )

    def __init__(self, quality: rules.Category, days: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = quality.entries_label.lower()
        self.fields["entries"].help_text = f"En blanco se dan todas las de la calidad: {every}"
        if quality.kind is VisaKind.RESIDENT:
            del self.fields["stay_days"]
        else:
            self.fields[
                "stay_days"
            ].help_text = f"Se pidieron {days}; la calidad permite hasta {quality.stay_days}. En blanco, los que se pidieron"


class Refusal(forms.Form):
    """On which ground and why a visa is refused."""

    ground = forms.ChoiceField(label="Causal", choices=[(each.value, each.label) for each in Ground])
    reason = _text("Motivos", help_text="Los lee el solicitante. La denegatoria es definitiva.")


class Zone(forms.Form):
    """What the reader read on the printed label."""

    zone = zone_field(
        "de la etiqueta", help_text="Pase la etiqueta por el lector, o copie sus dos líneas de 44 caracteres"
    )


class Check(forms.Form):
    """What a border officer reads or types."""

    zone = zone_field("de la visa", required=False)
    serial = forms.CharField(label="Número de la etiqueta", max_length=20, required=False)
    passport = forms.CharField(
        label="Número del pasaporte que muestra",
        max_length=24,
        required=False,
        help_text="Se compara con el de la visa",
    )
    seal = SealField()


class Entry(forms.Form):
    """The entry that an officer notes, as the page before it prepared it."""

    serial = forms.CharField(max_length=20)
    office = forms.CharField(max_length=60)
    key = forms.UUIDField()


class PassportLoss(forms.Form):
    """What the traveller tells of the passport which bears the visa."""

    fate = forms.ChoiceField(
        label=_("Qué fue del pasaporte"),
        choices=((PassportFate.LOST.value, _("Perdido")), (PassportFate.STOLEN.value, _("Robado"))),
    )
    reason = _text(_("Cómo y dónde"), rows=3)


class PassportSeen(forms.Form):
    """What an officer knows of the passport which bears the visa."""

    fate = forms.ChoiceField(
        label="Qué fue del pasaporte", choices=[(each.value, each.label) for each in PassportFate]
    )
    reason = _text("Cómo se supo", rows=3)


def particulars(answers: Mapping[str, Any]) -> actions.Particulars:
    """What both pages say."""
    return actions.Particulars(
        category=answers["category"],
        surnames=answers["surnames"],
        given_names=answers["given_names"],
        sex=Sex.UNSPECIFIED if answers["sex"] == "X" else Sex(answers["sex"]),
        born_on=kept_day(answers["born_on"]),
        nationality=answers["nationality"],
        residence=answers["residence"],
        address=answers["address"],
        occupation=answers["occupation"],
        passport_number=answers["passport_number"],
        passport_country=answers["passport_country"],
        passport_expires_on=kept_day(answers["passport_expires_on"]),
        purpose=answers["purpose"],
        arrives_on=kept_day(answers["arrives_on"]),
        days=answers["days"] or 0,
        address_in_peru=answers["address_in_peru"],
        sponsor=answers["sponsor"],
        sponsor_registration=answers["sponsor_registration"],
        collective=Collective(answers["collective"]),
    )
