"""What may be typed of a passport: the citizen's pages exist in English too."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.passports import actions
from chancery.contexts.passports.models import Application
from chancery.contexts.passports.procedures import PASSPORT
from chancery.contexts.passports.rules import (
    Before,
    CancelGround,
    Capture,
    Evidence,
    HolderRelation,
    Inspection,
    PhotoQuestion,
    Recognition,
)
from chancery.kernel.travel_documents.zones import Sex
from chancery.web.days import MonthField
from chancery.web.travel_fields import kept_day, zone_field
from chancery.web.uploads.fields import ResumableField

_SEXES = (
    (Sex.FEMALE.value, _("Femenino")),
    (Sex.MALE.value, _("Masculino")),
    ("X", _("Otro o sin especificar")),
)
_RELATIONS = (
    (HolderRelation.SELF.value, _("Para mí")),
    (HolderRelation.MOTHER.value, _("Para un menor: soy su madre")),
    (HolderRelation.FATHER.value, _("Para un menor: soy su padre")),
    (HolderRelation.GUARDIAN.value, _("Para un menor: soy su tutor o me designó el juez")),
    (HolderRelation.PROXY.value, _("Para un menor: tengo un poder de su padre o su madre")),
)
_BEFORE = (
    (Before.NONE.value, _("No, es el primero")),
    (Before.IN_HAND.value, _("Sí, y lo tengo")),
    (Before.LOST.value, _("Sí, pero se perdió")),
    (Before.STOLEN.value, _("Sí, pero lo robaron")),
)
_EVIDENCE = (
    (Evidence.POLICE.value, _("Tengo la denuncia policial")),
    (Evidence.SWORN.value, _("No la tengo: declaro bajo juramento lo que ocurrió")),
)
_LOSSES = ((CancelGround.LOST.value, _("Se perdió")), (CancelGround.STOLEN.value, _("Lo robaron")))
ACT_SEEN = (
    "De un menor que RENIEC todavía no tiene: vi su partida de nacimiento y dice lo mismo que la solicitud"
)
_YES_NO = (("yes", "Sí"), ("no", "No"))
_CAPTURES = ((Capture.CAPTURED.value, "Se tomó"), (Capture.EXEMPT.value, "No se tomó"))


def _day(label: Any, **settings: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **settings)


def _text(label: Any, *, rows: int = 3, limit: int = 1000, **settings: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=limit, widget=forms.Textarea(attrs={"rows": rows}), **settings
    )


def _radio(label: Any, choices: Iterable[tuple[str, Any]], **settings: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), widget=forms.RadioSelect, **settings)


class Holder(forms.Form):
    """First page: for whom the passport is, as the DNI says."""

    title = _("De quién es el pasaporte")
    relation = _radio(_("¿Para quién es?"), _RELATIONS)
    dni = forms.CharField(
        label=_("Número de DNI del titular"),
        max_length=16,
        required=False,
        help_text=_("Solo un menor que todavía no lo tiene puede dejarlo en blanco"),
    )
    given_names = forms.CharField(
        label=_("Nombres del titular"), max_length=120, help_text=_("Todo, como figura en el DNI")
    )
    first_surname = forms.CharField(label=_("Primer apellido del titular"), max_length=80)
    second_surname = forms.CharField(label=_("Segundo apellido del titular"), max_length=80, required=False)
    sex = _radio(_("Sexo"), _SEXES)
    born_on = _day(_("Fecha de nacimiento del titular"))
    born_at = forms.CharField(label=_("Lugar de nacimiento"), max_length=120)
    birth_act = forms.CharField(
        label=_("Si es un menor sin DNI: número de su partida de nacimiento y oficina donde se inscribió"),
        max_length=120,
        required=False,
    )
    birth_act_on = _day(
        _("Fecha de la copia certificada de la partida"),
        required=False,
        help_text=_("Déjela en blanco si el nacimiento se inscribió en esta misma oficina consular"),
    )


class Earlier(forms.Form):
    """Second page: the passport before, which the new one cites and voids."""

    title = _("El pasaporte anterior")
    before = _radio(_("¿Tuvo antes un pasaporte peruano?"), _BEFORE)
    before_number = forms.CharField(
        label=_("Número del pasaporte anterior"),
        max_length=24,
        required=False,
        help_text=_("Si tuvo uno: está en la página de datos"),
    )
    before_issued_on = _day(_("¿Qué día se emitió?"), required=False)
    before_authority = forms.CharField(
        label=_("¿Quién lo emitió?"),
        max_length=120,
        required=False,
        help_text=_("Por ejemplo, Migraciones o un consulado"),
    )
    evidence = _radio(_("Si se perdió o lo robaron, ¿cómo lo prueba?"), _EVIDENCE, required=False)
    circumstances = _text(
        _("Qué ocurrió, dónde y cuándo"),
        required=False,
        help_text=_("Solo si se perdió o lo robaron. Ese pasaporte se cancela y ya no vale, aunque aparezca"),
    )


class OwnLoss(forms.Form):
    """What whoever was given a passport says when it is gone."""

    ground = _radio(_("¿Qué pasó con el pasaporte?"), _LOSSES)
    circumstances = _text(_("Qué ocurrió, dónde y cuándo"))
    is_sure = forms.BooleanField(
        label=_("Sé que el pasaporte se cancela ahora mismo y no volverá a valer, aunque aparezca.")
    )


class Report(forms.Form):
    """What an officer takes down of a passport that no longer stands, ours or not."""

    number = forms.CharField(label="Número del pasaporte", max_length=24)
    ground = _radio(
        "Motivo", [(each.value, each.label) for each in CancelGround if each is not CancelGround.REPLACED]
    )
    dni = forms.CharField(
        label="DNI del titular",
        max_length=16,
        required=False,
        help_text="En blanco solo si el pasaporte se dio a un menor sin DNI",
    )
    holder = forms.CharField(label="Nombres y apellidos del titular", max_length=300)
    circumstances = _text("Qué ocurrió, dónde y cuándo")
    office = forms.ChoiceField(label="Oficina que recibe el aviso")

    def __init__(self, offices: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["office"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(offices)


class RegisterQuestion(forms.Form):
    """What is said when the register is asked again of a minor with a birth act."""

    is_act_seen = forms.BooleanField(label=ACT_SEEN, required=False)


class Enrolment(forms.Form):
    """What is taken at the counter: photograph with the officer's answers, prints and signature."""

    photograph = ResumableField(
        label="Fotografía",
        help_text="JPG o PNG, de 413 × 531 puntos o más, con fondo claro y parejo. La máquina revisa medidas, luz y fondo",
    )
    fingerprints = _radio("Huellas", _CAPTURES, help_text="Quedan en el equipo del proveedor, no aquí")
    fingerprints_reason = forms.CharField(
        label="Si no se tomaron huellas, por qué", max_length=500, required=False
    )
    signature = _radio("Firma", _CAPTURES, help_text="Firma el titular desde los 17 años")
    signature_reason = forms.CharField(label="Si no firmó, por qué", max_length=500, required=False)
    is_act_seen = forms.BooleanField(label=ACT_SEEN, required=False)

    def __init__(self, *args: Any, has_act: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_act:
            del self.fields["is_act_seen"]
        for each in PhotoQuestion:
            self.fields[f"met_{each}"] = _radio(each.question, _YES_NO)
            self.fields[f"reason_{each}"] = forms.CharField(
                label=f"Si no: por qué se acepta ({_ABOUT[each]})", max_length=500, required=False
            )

    def answers(self) -> dict[PhotoQuestion, tuple[bool, str]]:
        """What the officer saw, as the action wants it."""
        typed = self.cleaned_data
        return {each: (typed[f"met_{each}"] == "yes", typed[f"reason_{each}"]) for each in PhotoQuestion}

    def trait(self, name: str) -> actions.Trait:
        """Whether prints or signature were taken."""
        return actions.Trait(Capture(self.cleaned_data[name]), self.cleaned_data[f"{name}_reason"])


_ABOUT = {
    PhotoQuestion.FACE: "posición del rostro",
    PhotoQuestion.EYES: "ojos",
    PhotoQuestion.EXPRESSION: "expresión",
    PhotoQuestion.UNCOVERED: "cabeza cubierta",
    PhotoQuestion.SHARP: "nitidez",
    PhotoQuestion.LIKENESS: "parecido",
}


class Control(forms.Form):
    """What quality control reads and sees."""

    zone = zone_field(
        "de la libreta", help_text="Pase la libreta por el lector, o copie sus dos líneas de 44 caracteres"
    )
    chip = forms.CharField(label="Número del chip", max_length=40, help_text="El que muestra el lector")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in Inspection:
            self.fields[f"met_{each}"] = _radio(each.question, _YES_NO)

    def answers(self) -> dict[Inspection, bool]:
        """What was seen, as the action wants it."""
        return {each: self.cleaned_data[f"met_{each}"] == "yes" for each in Inspection}


class Guide(forms.Form):
    """By what a passport leaves Lima."""

    guide = forms.CharField(label="Guía o valija con que se envía", max_length=60)


class Choice(forms.Form):
    """Some of a list of requests."""

    chosen = forms.MultipleChoiceField(
        label="Expedientes", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, applications: Iterable[Application], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = {str(each.case.number): each for each in applications}
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (number, f"{number} · {each.holder} · DNI {each.dni or '—'}")
            for number, each in self.listed.items()
        ]
        field.initial = list(self.listed)

    @property
    def applications(self) -> list[Application]:
        """Those that were chosen."""
        return [self.listed[number] for number in self.cleaned_data["chosen"]]


class Shipping(Choice, Guide):
    """Which certified passports go to a post, and by what."""


class HandOver(forms.Form):
    """How who receives a passport was recognised."""

    recognition = _radio(
        "¿Cómo se comprobó que es quien debe recibirlo?", [(each.value, each.label) for each in Recognition]
    )
    is_old_voided = forms.BooleanField(
        label="Devolvió el pasaporte anterior, y se anuló a la vista (las páginas con visas vigentes se conservan)",
        required=False,
    )
    note = forms.CharField(label="Observaciones", max_length=500, required=False)


class Check(forms.Form):
    """What a border officer reads or types."""

    zone = zone_field("del pasaporte", required=False)
    number = forms.CharField(label="Número del pasaporte", max_length=24, required=False)


class Search(forms.Form):
    """What is looked for in the list."""

    buscar = forms.CharField(
        label="Expediente, número de pasaporte, DNI o nombre", max_length=80, required=False
    )
    estado = forms.ChoiceField(label="Estado", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["estado"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Todos"), *((state.value, label) for state, label in PASSPORT.states.items())]


class Month(forms.Form):
    """Which month's list is wanted."""

    mes = MonthField(label="Mes", required=False)


def particulars(answers: Mapping[str, Any]) -> actions.Particulars:
    """What both pages say; until the second is answered, as if there were no passport before."""
    issued, copied = answers.get("before_issued_on"), answers.get("birth_act_on")
    return actions.Particulars(
        dni=answers["dni"],
        given_names=answers["given_names"],
        first_surname=answers["first_surname"],
        second_surname=answers["second_surname"],
        sex=Sex.UNSPECIFIED if answers["sex"] == "X" else Sex(answers["sex"]),
        born_on=kept_day(answers["born_on"]),
        born_at=answers["born_at"],
        relation=HolderRelation(answers["relation"]),
        birth_act=answers.get("birth_act", ""),
        birth_act_on=kept_day(copied) if copied else None,
        before=Before(answers.get("before", Before.NONE)),
        before_number=answers.get("before_number", ""),
        before_issued_on=kept_day(issued) if issued else None,
        before_authority=answers.get("before_authority", ""),
        evidence=Evidence(answers["evidence"]) if answers.get("evidence") else None,
        circumstances=answers.get("circumstances", ""),
    )
