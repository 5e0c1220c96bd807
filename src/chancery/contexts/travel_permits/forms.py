"""What may be typed of a minor's journey, and how it is asked for: the parents' pages exist in English too."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.travel_permits import actions
from chancery.contexts.travel_permits.models import Relation, Transport
from chancery.contexts.travel_permits.rules.authorisation import PermitObstacle, Proof
from chancery.kernel.identity.checks import HeldDocument, IdentityDocumentKind
from chancery.kernel.identity.minors import Basis, Company, Obstacle
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.kinds import CONSULAR
from chancery.kernel.organisation.models import Office
from chancery.web.language import choices_among, country_choices, document_choices
from chancery.web.travel_fields import any_country

_BASES = (
    (Basis.BOTH, _("Los dos padres: ambos viven y reconocieron al menor")),
    (Basis.SURVIVOR, _("Uno solo: el otro falleció (se muestra la partida de defunción)")),
    (Basis.SOLE_RECOGNISER, _("Uno solo: nadie más lo reconoció (se muestra la partida de nacimiento)")),
    (
        Basis.JUDICIAL,
        _("Uno solo, o un tutor, con una resolución judicial por ausencia o desacuerdo del otro"),
    ),
    (
        Basis.MEDICAL,
        _("Uno solo: el menor recibirá atención médica en el extranjero (se muestra el informe médico)"),
    ),
    (
        Basis.STUDIES,
        _(
            "Uno solo: estudiará en el extranjero, por intercambio o con beca (se muestra la constancia de admisión)"
        ),
    ),
    (
        Basis.REPRESENTATION,
        _(
            "Uno solo: representa al Perú en una competencia deportiva u olimpiada académica (se muestra la invitación oficial)"
        ),
    ),
)
_COMPANIES = (
    (Company.ALONE, _("Solo")),
    (
        Company.PARENT,
        _("Con su padre o su madre: autoriza el otro, salvo que baste uno por el motivo del viaje"),
    ),
    (Company.THIRD_PARTY, _("Con otra persona")),
)
ABOUT_MINOR = (
    PermitObstacle.NOT_A_MINOR,
    PermitObstacle.RETURNS_TOO_EARLY,
    PermitObstacle.STAY_TOO_SHORT,
    PermitObstacle.ONLY_PARENT_TRAVELS,
    Obstacle.EXCEPTION_NOT_IN_FORCE,
)
ABOUT_FIRST = (
    *ABOUT_MINOR,
    Obstacle.SIGNER_TWICE,
    PermitObstacle.PROXY_STALE,
    PermitObstacle.NOT_A_PARENT,
)
ABOUT_SECOND = (*ABOUT_FIRST, Obstacle.SIGNER_MISSING, Obstacle.SIGNER_SURPLUS)


def _day(label: Any, *, required: bool = True, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, required=required, help_text=help_text)


def _country(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=country_choices, initial="PE")


class Minor(forms.Form):
    """First page: who travels, when, with whom, and who may authorise. Enough to know whether a permit is wanted."""

    title = _("El menor y su viaje")
    given_names = forms.CharField(label=_("Nombres del menor"), max_length=120)
    first_surname = forms.CharField(label=_("Primer apellido"), max_length=80)
    second_surname = forms.CharField(label=_("Segundo apellido"), max_length=80, required=False)
    document_kind = forms.ChoiceField(label=_("Documento con que viaja"), choices=document_choices)
    document_number = forms.CharField(label=_("Número del documento"), max_length=20)
    document_country = _country(_("País que lo emitió"))
    born_on = _day(_("Fecha de nacimiento"))
    nationality = _country(_("Nacionalidad"))
    is_resident = forms.ChoiceField(
        label=_("¿Reside en el Perú?"),
        choices=(("yes", _("Sí")), ("no", _("No"))),
        widget=forms.RadioSelect,
        help_text=_("Solo cuenta para un menor extranjero"),
    )
    days_in_peru = forms.IntegerField(
        label=_("Si es extranjero y no reside, ¿cuántos días lleva en el Perú?"),
        min_value=0,
        max_value=9999,
        required=False,
    )
    departs_on = _day(_("Fecha de salida del Perú"))
    returns_on = _day(_("Fecha de retorno"), required=False)
    company = forms.ChoiceField(label=_("¿Con quién viaja?"), choices=_COMPANIES, widget=forms.RadioSelect)
    basis = forms.ChoiceField(label=_("¿Quién puede autorizar?"), choices=_BASES, widget=forms.RadioSelect)


class _Parent(forms.Form):
    """Somebody who authorises, and at which post."""

    place = ""
    is_needed = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed = self.is_needed
        posts = organisation.offices(kind=CONSULAR).order_by("city", "name")
        add = self._add
        add(
            "relation",
            forms.ChoiceField(
                label=_("¿Qué es del menor?"),
                choices=[("", _("Elija")), *choices_among(Relation)],
                required=needed,
            ),
        )
        add("given_names", forms.CharField(label=_("Nombres"), max_length=120, required=needed))
        add("first_surname", forms.CharField(label=_("Primer apellido"), max_length=80, required=needed))
        add("second_surname", forms.CharField(label=_("Segundo apellido"), max_length=80, required=False))
        add("document_kind", forms.ChoiceField(label=_("Documento de identidad"), choices=document_choices))
        add(
            "document_number",
            forms.CharField(label=_("Número del documento"), max_length=20, required=needed),
        )
        add("document_country", _country(_("País que lo emitió")))
        add(
            "post",
            forms.ChoiceField(
                label=_("¿En qué oficina consular firmará?"),
                choices=[
                    ("", _("Elija una oficina")),
                    *((post.code, f"{post.city}: {post.name}") for post in posts),
                ],
                required=needed,
                help_text=_("Puede cambiarla después"),
            ),
        )
        add(
            "proxy_name",
            forms.CharField(
                label=_("Si firma un apoderado: su nombre completo"),
                max_length=200,
                required=False,
                help_text=_("Déjelo en blanco si firma en persona"),
            ),
        )
        add(
            "proxy_document_kind",
            forms.ChoiceField(label=_("Documento del apoderado"), choices=document_choices, required=False),
        )
        add(
            "proxy_document_number",
            forms.CharField(label=_("Número del documento del apoderado"), max_length=20, required=False),
        )
        add("standing_on", _day(_("Fecha en que se expidió la vigencia de poder"), required=False))

    def _add(self, name: str, field: forms.Field) -> None:
        self.fields[f"{self.place}_{name}"] = field

    def clean(self) -> dict[str, Any]:
        """Whoever is named is named whole; a proxy too."""
        given = super().clean() or {}
        wanted = ("relation", "given_names", "first_surname", "document_number", "post")
        if any(given.get(f"{self.place}_{name}") for name in wanted):
            self._require(given, *wanted)
        if given.get(f"{self.place}_proxy_name"):
            self._require(given, "proxy_document_number", "standing_on")
        return given

    def _require(self, given: Mapping[str, Any], *names: str) -> None:
        for name in names:
            field = f"{self.place}_{name}"
            if field not in self.errors and not given.get(field):
                self.add_error(field, _("Este campo es obligatorio."))


class First(_Parent):
    """Second page."""

    title = _("Quién autoriza")
    place = "first"


class Second(_Parent):
    """Third page, left blank where one person authorises."""

    title = _("La segunda persona que autoriza, si hace falta")
    place = "second"
    is_needed = False


class Journey(forms.Form):
    """Fourth page: who travels along, from where to where, and how."""

    title = _("El viaje")
    companion_name = forms.CharField(
        label=_("Nombre completo de quien acompaña"),
        max_length=200,
        required=False,
        help_text=_("En blanco si viaja solo"),
    )
    companion_document_kind = forms.ChoiceField(
        label=_("Su documento"), choices=document_choices, required=False
    )
    companion_document_number = forms.CharField(
        label=_("Número de su documento"), max_length=20, required=False
    )
    companion_document_country = _country(_("País que emitió su documento"))
    from_city = forms.CharField(label=_("Ciudad de salida en el Perú"), max_length=200)
    to_city = forms.CharField(label=_("Ciudad de destino"), max_length=200)
    to_country = forms.ChoiceField(label=_("País de destino"))
    transport = forms.ChoiceField(
        label=_("Transporte"),
        choices=partial(choices_among, Transport),
        widget=forms.RadioSelect,
    )
    route = forms.CharField(label=_("Ruta o escalas"), max_length=200, required=False)
    carrier = forms.CharField(
        label=_("Aerolínea o empresa responsable del traslado"), max_length=200, required=False
    )
    receiver = forms.CharField(label=_("Quién recibe al menor en el destino"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to_country = self.fields["to_country"]
        assert isinstance(to_country, forms.ChoiceField)
        to_country.choices = [
            *(pair for pair in any_country() if pair[0] != "PE"),
        ]

    def clean(self) -> dict[str, Any]:
        """A companion is named with a document."""
        given = super().clean() or {}
        if given.get("companion_name") and not given.get("companion_document_number"):
            self.add_error("companion_document_number", _("Este campo es obligatorio."))
        return given


class Seen(forms.Form):
    """What the consul who issues declares to have seen."""

    def __init__(self, wanted: tuple[Proof, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"] = forms.MultipleChoiceField(
            label="Tuve a la vista",
            choices=[(proof.value, proof.label.capitalize()) for proof in wanted],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )


class Sign(forms.Form):
    """The consul's word that somebody signed before him."""

    def __init__(self, offices: tuple[Office, ...], by_proxy: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"] = forms.ChoiceField(
            label="Oficina", choices=[(office.code, office.name) for office in offices]
        )
        if by_proxy:
            self.fields["is_power_seen"] = forms.BooleanField(
                label="Tuve a la vista el poder y su vigencia", required=False
            )
        self.fields["is_present"] = forms.BooleanField(
            label="Está ante mí, lo identifiqué con su documento y firmó en mi presencia"
        )


class Presented(forms.Form):
    """Both numbers by which a consul finds who presents themselves at another post than they said."""

    number = forms.CharField(label="Número de la solicitud", max_length=30)
    document_number = forms.CharField(label="Número de documento de quien firma", max_length=20)


class Post(forms.Form):
    """Another post to sign at."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = organisation.offices(kind=CONSULAR).order_by("city", "name")
        self.fields["post"] = forms.ChoiceField(
            label=_("Oficina consular"), choices=[(post.code, f"{post.city}: {post.name}") for post in posts]
        )


class Revocation(forms.Form):
    """Why a word is taken back."""

    reason = forms.CharField(
        label=_("Motivo"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Lo leerán la otra persona que autoriza y el consulado"),
    )


class Code(forms.Form):
    """What a border officer reads or types."""

    code = forms.CharField(
        label="Código de la autorización",
        max_length=700,
        widget=forms.Textarea(
            attrs={"rows": 2, "autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text="Lea el código QR grande, o escriba el número o el código de verificación impresos",
    )


class Exit(forms.Form):
    """The exit that an officer notes, as the page before it prepared it."""

    code = forms.CharField(max_length=700)
    office = forms.CharField(max_length=60)
    key = forms.UUIDField()


def particulars(answers: Mapping[str, Any]) -> actions.Particulars:
    """What the pages answered so far say; what was not asked yet is left empty."""
    companion = None
    if answers.get("companion_name"):
        companion = actions.Named(answers["companion_name"], _paper(answers, "companion_"))
    return actions.Particulars(
        minor=actions.Minor(
            given_names=answers["given_names"],
            first_surname=answers["first_surname"],
            second_surname=answers["second_surname"],
            document=_paper(answers, ""),
            born_on=date.fromisoformat(answers["born_on"]),
            nationality=answers["nationality"],
            is_resident=answers["is_resident"] == "yes",
            days_in_peru=answers["days_in_peru"] or 0,
        ),
        basis=Basis(answers["basis"]),
        company=Company(answers["company"]),
        parents=tuple(
            _parent(answers, place) for place in ("first", "second") if answers.get(f"{place}_given_names")
        ),
        journey=actions.Journey(
            from_city=answers.get("from_city", ""),
            to_city=answers.get("to_city", ""),
            to_country=answers.get("to_country", ""),
            transport=Transport(answers.get("transport", Transport.AIR)),
            departs_on=date.fromisoformat(answers["departs_on"]),
            returns_on=date.fromisoformat(answers["returns_on"]) if answers.get("returns_on") else None,
            route=answers.get("route", ""),
            carrier=answers.get("carrier", ""),
            receiver=answers.get("receiver", ""),
        ),
        companion=companion,
    )


def _paper(answers: Mapping[str, Any], prefix: str) -> HeldDocument:
    return HeldDocument(
        IdentityDocumentKind(answers[f"{prefix}document_kind"]),
        answers[f"{prefix}document_number"],
        answers.get(f"{prefix}document_country", "PE"),
    )


def _parent(answers: Mapping[str, Any], place: str) -> actions.Parent:
    standing_on = answers.get(f"{place}_standing_on")
    proxy = None
    if answers.get(f"{place}_proxy_name"):
        proxy = actions.Named(answers[f"{place}_proxy_name"], _paper(answers, f"{place}_proxy_"))
    return actions.Parent(
        relation=Relation(answers[f"{place}_relation"]),
        given_names=answers[f"{place}_given_names"],
        first_surname=answers[f"{place}_first_surname"],
        second_surname=answers[f"{place}_second_surname"],
        document=_paper(answers, f"{place}_"),
        post=organisation.office(answers[f"{place}_post"]),
        proxy=proxy,
        standing_on=date.fromisoformat(standing_on) if standing_on else None,
    )
