"""What may be typed of a salvoconducto, and how it is asked for: the citizen's pages exist in English too."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.travel_papers import actions, rules
from chancery.contexts.travel_papers.procedures import TRAVEL_PAPER
from chancery.contexts.travel_papers.queries import ParentLeave
from chancery.contexts.travel_papers.rules import Cause, Initiative, LeaveMeans, PaperGround
from chancery.kernel.base import clock
from chancery.kernel.identity import minors
from chancery.kernel.identity.checks import PERUVIAN, HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company
from chancery.kernel.travel_documents.zones import Sex
from chancery.web.days import COUNTABLE
from chancery.web.language import choices_among, document_choices
from chancery.web.travel_fields import SealField, any_country, kept_day, zone_field

CAUSES = {
    Cause.LOST.value: _("Se perdió"),
    Cause.STOLEN.value: _("Me lo robaron"),
    Cause.EXPIRED.value: _("Está vencido"),
    Cause.DAMAGED.value: _("Está deteriorado"),
    Cause.NEVER_HAD.value: _("Nunca tuve uno"),
}
"""What happened to the passport, in the words of who asks."""

_INITIATIVES = (
    (Initiative.PETITION.value, _("A pedido propio")),
    (Initiative.INDIGENCE.value, _("A pedido propio, sin tener cómo pagarlo")),
    (Initiative.REPATRIATION.value, _("De oficio, por repatriación (solo la oficina consular)")),
    (
        Initiative.HOST_REQUEST.value,
        _("De oficio, a pedido de la autoridad local (solo la oficina consular)"),
    ),
)
_SEXES = (
    (Sex.FEMALE.value, _("Femenino")),
    (Sex.MALE.value, _("Masculino")),
    ("X", _("Otro o sin especificar")),
)
_DEGREES = (
    ("", "Ninguno"),
    ("1", "Padre, madre, hijo o hija (1.º)"),
    ("2", "Hermano, abuelo o nieto (2.º)"),
    ("3", "Tío o sobrino (3.º)"),
    ("4", "Primo hermano (4.º)"),
)


BASES = {
    Basis.BOTH.value: _("Los dos padres"),
    Basis.SURVIVOR.value: _("Uno solo: el otro falleció"),
    Basis.SOLE_RECOGNISER.value: _("Uno solo: nadie más lo reconoció"),
    Basis.JUDICIAL.value: _("Uno solo, o un tutor, por resolución de un juez"),
}
COMPANIES = {
    Company.ALONE.value: _("Solo"),
    Company.PARENT.value: _("Con su padre o su madre"),
    Company.THIRD_PARTY.value: _("Con otra persona"),
}
_NAMED = {
    "companion": _("Nombre completo de quien viaja con el menor (en blanco si viaja solo)"),
    "first": _("Nombre completo del padre, la madre o el tutor que no viaja con el menor"),
    "second": _("Nombre completo del otro, si tampoco viaja"),
}


def _day(label: Any, **settings: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}), **settings)


def _text(label: Any, *, rows: int = 3, limit: int = 500, **settings: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=limit, widget=forms.Textarea(attrs={"rows": rows}), **settings
    )


class Journey(forms.Form):
    """First page: why there is no passport, and the journey."""

    title = _("Por qué hace falta y el viaje")
    cause = forms.ChoiceField(
        label=_("¿Qué pasó con su pasaporte?"), choices=tuple(CAUSES.items()), widget=forms.RadioSelect
    )
    report = _text(
        _("Si se perdió o lo robaron: dónde, cuándo y el número de la denuncia"),
        required=False,
        help_text=_("Sin denuncia, lo que escriba vale como declaración jurada"),
    )
    passport_number = forms.CharField(
        label=_("Número de ese pasaporte, si lo recuerda"), max_length=15, required=False
    )
    residence = forms.ChoiceField(label=_("País donde vive"), choices=any_country)
    destination = forms.ChoiceField(
        label=_("¿A qué país viaja?"),
        choices=any_country,
        help_text=_("Al Perú, o de vuelta al país donde vive"),
    )
    itinerary = _text(
        _("Itinerario"),
        rows=2,
        limit=200,
        help_text=_("Por ejemplo: Milán - Madrid - Lima, con línea y vuelo si los sabe"),
    )
    departs_on = _day(
        _("¿Qué día sale?"), help_text=_("Vale treinta días desde que se imprime y no se prorroga")
    )
    initiative = forms.ChoiceField(
        label=_("¿Cómo se pide?"),
        choices=_INITIATIVES,
        widget=forms.RadioSelect,
        initial=Initiative.PETITION.value,
    )
    authority = forms.CharField(
        label=_("Autoridad local que lo pide, y con qué documento"), max_length=200, required=False
    )
    second_cause = _text(
        _("Si ya tuvo antes un salvoconducto: por qué necesita otro"),
        rows=2,
        limit=200,
        required=False,
        help_text=_("No se da un segundo salvoconducto sin una causa justificada"),
    )


class Traveller(forms.Form):
    """Second page: who travels."""

    title = _("Quién viaja")
    surnames = forms.CharField(
        label=_("Apellidos"), max_length=120, help_text=_("Como figuran en el DNI o en la partida")
    )
    given_names = forms.CharField(label=_("Nombres"), max_length=120, required=False)
    sex = forms.ChoiceField(label=_("Sexo"), choices=_SEXES, widget=forms.RadioSelect)
    born_on = _day(_("Fecha de nacimiento"))
    birth_place = forms.CharField(label=_("Ciudad donde nació"), max_length=120)
    birth_country = forms.ChoiceField(label=_("País donde nació"), choices=any_country)
    dni = forms.CharField(
        label=_("DNI"),
        max_length=10,
        required=False,
        help_text=_("Si lo sabe, la identidad se comprueba en minutos"),
    )
    is_unregistered = forms.BooleanField(
        label=_("Es menor de edad, nació en el exterior y todavía no está inscrito en un registro peruano"),
        required=False,
    )


class Guardians(forms.Form):
    """Third page, of a minor alone: who exercises parental authority, who travels along, who stays."""

    title = _("El menor y sus padres")
    basis = forms.ChoiceField(
        label=_("¿Quién ejerce la patria potestad?"), choices=tuple(BASES.items()), widget=forms.RadioSelect
    )
    company = forms.ChoiceField(
        label=_("¿Con quién viaja el menor?"), choices=tuple(COMPANIES.items()), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, name in _NAMED.items():
            self.fields[f"{place}_name"] = forms.CharField(label=name, max_length=200, required=False)
            self.fields[f"{place}_document_kind"] = forms.ChoiceField(
                label=_("Su documento"), choices=document_choices, required=False
            )
            self.fields[f"{place}_document_number"] = forms.CharField(
                label=_("Número de su documento"), max_length=20, required=False
            )
            self.fields[f"{place}_document_country"] = forms.ChoiceField(
                label=_("País que emitió su documento"), choices=any_country, initial="PE", required=False
            )

    def clean(self) -> dict[str, Any]:
        """Whoever is named is named with a document."""
        given: dict[str, Any] = super().clean() or {}
        for place in _NAMED:
            number = f"{place}_document_number"
            if given.get(f"{place}_name") and number not in self.errors and not given.get(number):
                self.add_error(number, self.fields["basis"].error_messages["required"])
        return given


class Leave(forms.Form):
    """Which certificates were seen, and how each who stays gave leave; who was recorded before may be left blank."""

    papers = _text(
        "Documentos a la vista, con su número",
        rows=2,
        required=False,
        help_text="Partida de nacimiento; si autoriza uno solo, también la de defunción o la resolución del juez",
    )

    def __init__(self, *args: Any, staying: Sequence[ParentLeave], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ordinals = [each.parent.ordinal for each in staying]
        for each in staying:
            self.fields[f"means_{each.parent.ordinal}"] = forms.ChoiceField(
                label=f"{each.parent.name}: ¿cómo autorizó?",
                choices=(("", "Todavía no, o ya consta"), *((way.value, way.label) for way in LeaveMeans)),
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[f"reference_{each.parent.ordinal}"] = forms.CharField(
                label=f"{each.parent.name}: número de la autorización de viaje, o juzgado y resolución",
                max_length=200,
                required=False,
                help_text="En blanco si firmó en la oficina",
            )

    def given(self) -> dict[int, actions.Given]:
        """By ordinal how each gave leave who did."""
        typed = self.cleaned_data
        return {
            ordinal: actions.Given(LeaveMeans(typed[f"means_{ordinal}"]), typed[f"reference_{ordinal}"])
            for ordinal in self._ordinals
            if typed[f"means_{ordinal}"]
        }


class Identity(forms.Form):
    """By what the holder is identified: blank asks the register."""

    birth_act = forms.CharField(
        label="Partida de nacimiento: cuál es y dónde consta",
        max_length=120,
        required=False,
        help_text="Déjela en blanco si hay DNI: se pregunta al registro de identidad. Si no responde, vuelva con la partida.",
    )
    kin_name = forms.CharField(
        label="Pariente que lo identifica",
        max_length=120,
        required=False,
        help_text="Obligatorio con la partida de un mayor de edad",
    )
    kin_degree = forms.ChoiceField(label="Qué es del titular", choices=_DEGREES, required=False)
    kin_contact = forms.CharField(label="Cómo se le ubicó", max_length=200, required=False)
    kin_said = _text("Qué dijo", required=False)

    def kin(self) -> actions.Kin | None:
        """The relative, if one was written down."""
        typed = self.cleaned_data
        if not any(typed[name] for name in ("kin_name", "kin_degree", "kin_contact", "kin_said")):
            return None
        degree = int(typed["kin_degree"] or 0)
        return actions.Kin(typed["kin_name"], degree, typed["kin_contact"], typed["kin_said"])


class Grant(forms.Form):
    """In what an indigence shows, where it was alleged."""

    poverty = _text(
        "En qué consta que no puede pagarlo",
        required=False,
        help_text="Si no se acredita, déjelo en blanco: se cobra el derecho",
    )


class Zone(forms.Form):
    """What the reader read on the holder's original."""

    zone = zone_field(
        "del original del titular",
        help_text="Pase la hoja por el lector, o copie sus dos líneas de 36 caracteres",
    )


class Loss(forms.Form):
    """What the holder tells."""

    ground = forms.ChoiceField(
        label=_("¿Qué pasó?"),
        choices=partial(choices_among, rules.TOLD_BY_HOLDER),
        widget=forms.RadioSelect,
    )
    reason = _text(_("Dónde y cuándo ocurrió"), limit=2000)


class Cancel(forms.Form):
    """On which ground and why a consul takes one back."""

    ground = forms.ChoiceField(
        label="Causa", choices=[(each.value, each.label) for each in PaperGround], widget=forms.RadioSelect
    )
    reason = _text("Motivo", limit=2000, help_text="Lo lee el titular")


class Search(forms.Form):
    """What the list is narrowed by."""

    q = forms.CharField(label="Número, DNI o nombre", max_length=120, required=False)
    state = forms.ChoiceField(
        label="Estado",
        choices=[("", "Todos"), *((str(state), label) for state, label in TRAVEL_PAPER.states.items())],
        required=False,
    )


class Span(forms.Form):
    """Of which days the report is: the last month, unless it says otherwise."""

    since = _day("Desde", validators=COUNTABLE)
    until = _day("Hasta", validators=COUNTABLE)

    @classmethod
    def of(cls, sent: Mapping[str, Any]) -> "Span":
        """With what was sent, or the last thirty days."""
        today = clock.latest_today()
        usual = {"since": today - timedelta(days=30), "until": today}
        return cls({name: sent.get(name) or day for name, day in usual.items()})

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if {"since", "until"} <= cleaned.keys() and cleaned["since"] > cleaned["until"]:
            self.add_error("until", "El último día no puede ser anterior al primero.")
        return cleaned


class Check(forms.Form):
    """What a border officer reads or types."""

    zone = zone_field("del salvoconducto", required=False)
    number = forms.CharField(label="Número del salvoconducto", max_length=15, required=False)
    seal = SealField()


class Entry(forms.Form):
    """The entry that an officer notes, as the page before it prepared it."""

    number = forms.CharField(max_length=15)
    office = forms.CharField(max_length=60)
    key = forms.UUIDField()


def particulars(answers: Mapping[str, Any]) -> actions.Particulars:
    """What both pages say."""
    return actions.Particulars(
        surnames=answers["surnames"],
        given_names=answers["given_names"],
        sex=Sex.UNSPECIFIED if answers["sex"] == "X" else Sex(answers["sex"]),
        born_on=kept_day(answers["born_on"]),
        birth_place=answers["birth_place"],
        birth_country=answers["birth_country"],
        cause=Cause(answers["cause"]),
        residence=answers["residence"],
        destination=answers["destination"],
        itinerary=answers["itinerary"],
        departs_on=kept_day(answers["departs_on"]),
        initiative=Initiative(answers["initiative"]),
        is_unregistered=bool(answers["is_unregistered"]),
        dni=answers["dni"],
        report=answers["report"],
        passport_number=answers["passport_number"],
        authority=answers["authority"],
        second_cause=answers["second_cause"],
        guardianship=_guardianship(answers) if "basis" in answers and is_asked(3, answers) else None,
    )


def is_asked(page: int, answers: Mapping[str, Any]) -> bool:
    """Whether a page is for what was answered before: the third is for who is under age when the journey begins."""
    if page != 3:
        return True
    if not {"born_on", "departs_on"} <= answers.keys():
        return False
    return minors.is_minor(kept_day(answers["born_on"]), kept_day(answers["departs_on"]))


def _guardianship(answers: Mapping[str, Any]) -> actions.Guardianship:
    named = {place: _named(answers, place) for place in _NAMED}
    return actions.Guardianship(
        basis=Basis(answers["basis"]),
        company=Company(answers["company"]),
        companion=named["companion"],
        staying=tuple(each for each in (named["first"], named["second"]) if each),
    )


def _named(answers: Mapping[str, Any], place: str) -> actions.Named | None:
    if not answers[f"{place}_name"]:
        return None
    kind = IdentityDocumentKind(answers[f"{place}_document_kind"])
    country = "PE" if kind in PERUVIAN else answers[f"{place}_document_country"]
    return actions.Named(
        answers[f"{place}_name"], HeldDocument(kind, answers[f"{place}_document_number"], country)
    )
