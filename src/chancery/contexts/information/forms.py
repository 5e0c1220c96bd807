"""What may be typed about a request for information; what the applicant types is asked for in English too."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.information import queries
from chancery.contexts.information.actions import Ground, Part
from chancery.contexts.information.models import Delivered, Exemption
from chancery.contexts.information.rules import Delivery, Level
from chancery.kernel.base import clock
from chancery.kernel.documents.redaction import Mark
from chancery.kernel.fees import queries as fees
from chancery.web.case_steps.forms import reason_field
from chancery.web.uploads.fields import ResumableField

_DAY = {"widget": forms.DateInput(attrs={"type": "date"})}
_BOXES = 6


def _long(label: Any, help_text: Any = "", *, rows: int = 5) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=2000, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows})
    )


class Ask(forms.Form):
    """The three fields of a request: what, in which form, of which office. Never why."""

    text = forms.CharField(
        label=_("¿Qué información quiere?"),
        max_length=2000,
        help_text=_(
            "Con sus palabras. Cualquier dato que ayude a encontrarla sirve: fechas, nombres de documentos, lugares"
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    delivery = forms.ChoiceField(
        label=_("¿Cómo la quiere recibir?"),
        choices=[(each.value, _(spanish)) for each in Delivery for spanish in (each.label,)],
        initial=Delivery.ELECTRONIC.value,
        widget=forms.RadioSelect,
    )
    office = forms.ChoiceField(
        label=_("¿A qué oficina la pide?"),
        help_text=_("Si no sabe cuál la tiene, deje el Ministerio: la buscará"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = [
            (each.code, each.name if each.code == queries.MINISTRY else f"{each.city}: {each.name}")
            for each in queries.offices_asked()
        ]


class Clarify(forms.Form):
    """What was observed, said more clearly."""

    text = _long(_("¿Qué información quiere?"), _("Con otras palabras, o con el dato que se le pidió"))


class Search(forms.Form):
    """Words to be sought among what was answered already."""

    q = forms.CharField(label=_("Busque en lo ya respondido"), max_length=200, required=False)


class Extend(forms.Form):
    """Until when, and why it cannot be sooner."""

    until = forms.DateField(label="Nueva fecha para responder", **_DAY)  # type: ignore[arg-type]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = reason_field()


class Redirect(forms.Form):
    """Who has it."""

    entity = forms.CharField(label="Entidad que tiene la información", max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = reason_field()


class Price(forms.Form):
    """What its reproduction is charged by, and how many."""

    tariff = forms.ChoiceField(label="Concepto")
    units = forms.IntegerField(label="Cantidad", min_value=1, max_value=9999)

    def __init__(self, items: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tariff = self.fields["tariff"]
        assert isinstance(tariff, forms.ChoiceField)
        rows = [fees.tariff_on(code, clock.today()) for code in items]
        tariff.choices = [(row.code, f"{row.title} ({row.money})") for row in rows]


def _grounds(given: dict[str, Any], exemptions: Sequence[Exemption]) -> tuple[Ground, ...]:
    return tuple(
        Ground(each.code, given.get(f"until_{each.code}"), given.get(f"classified_{each.code}") or "")
        for each in exemptions
    )


def _ask_end(fields: dict[str, forms.Field], each: Exemption) -> None:
    """Until when one exception bars, where the law does not say it: a day, or the number of a classification."""
    if Level(each.level).is_classified:
        fields[f"classified_{each.code}"] = forms.CharField(
            label=f"Art. {each.article}: número de la clasificación vigente", max_length=24, required=False
        )
    elif each.most_months is not None:
        fields[f"until_{each.code}"] = forms.DateField(
            label=f"Art. {each.article}: hasta qué fecha",
            required=False,
            **_DAY,  # type: ignore[arg-type]
        )


class Answer(forms.Form):
    """The words of the answer, and until when each exception of what was painted over bars."""

    text = _long("Respuesta", "Se imprime en el documento. Los archivos que agregó van con ella")

    def __init__(self, cited: Sequence[Exemption], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cited = cited
        for each in cited:
            _ask_end(self.fields, each)

    def grounds(self) -> tuple[Ground, ...]:
        """The exceptions with their ends."""
        return _grounds(self.cleaned_data, self.cited)


class Refuse(forms.Form):
    """Which exceptions bar, until when, and the reasons."""

    exemptions = forms.MultipleChoiceField(
        label="Excepciones de la ley en que se apoya", widget=forms.CheckboxSelectMultiple, required=False
    )
    until = forms.DateField(
        label="Hasta qué fecha rige",
        required=False,
        help_text="Si la excepción tiene un plazo máximo, por ejemplo una investigación en trámite",
        **_DAY,  # type: ignore[arg-type]
    )
    classified = forms.CharField(
        label="Número de la clasificación",
        max_length=24,
        required=False,
        help_text="Si la información es secreta o reservada: debe estar en el registro y vigente",
    )

    def __init__(self, exemptions: Sequence[Exemption], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = self.fields["exemptions"]
        assert isinstance(offered, forms.MultipleChoiceField)
        offered.choices = [(each.code, f"Art. {each.article}. {each.title}") for each in exemptions]
        self.fields["reason"] = reason_field()

    def grounds(self) -> tuple[Ground, ...]:
        """The exceptions chosen, with the end that was said."""
        given = self.cleaned_data
        return tuple(Ground(code, given["until"], given["classified"]) for code in given["exemptions"])


class Ruling(forms.Form):
    """What the Tribunal decided."""

    number = forms.CharField(label="Número de la resolución del Tribunal", max_length=60)
    ruled_on = forms.DateField(label="Fecha de la resolución", **_DAY)  # type: ignore[arg-type]


class Order(Ruling):
    """What it orders, and by when."""

    days = forms.IntegerField(label="Días hábiles que da para cumplir", min_value=1, max_value=60)


class AddFile(forms.Form):
    """A file that holds what was asked for."""

    title = forms.CharField(
        label="Nombre del documento", max_length=200, help_text="Como lo leerá el solicitante"
    )
    file = ResumableField(label="Archivo", help_text="PDF, JPG o PNG, de hasta 25 MB")


class AskArea(forms.Form):
    """What a unit is asked to look for."""

    office = forms.ChoiceField(label="Unidad que puede tenerla")
    question = _long("Qué debe buscar", "No diga quién la pide: la unidad no lo necesita")
    due_on = forms.DateField(label="Para cuándo", **_DAY)  # type: ignore[arg-type]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = [("", "Elija una unidad"), *((each.code, each.name) for each in queries.areas())]


class Reply(forms.Form):
    """What the unit found."""

    reply = _long("Qué se encontró y dónde se buscó")


class Redact(forms.Form):
    """Up to six parts of one page, each by an exception; what earlier pages had stays."""

    def __init__(self, exemptions: Sequence[Exemption], page: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        choices = [
            ("", "Ninguna"),
            *((each.code, f"Art. {each.article}. {each.title}"[:90]) for each in exemptions),
        ]
        for box in range(_BOXES):
            for edge, label in _EDGES:
                self.fields[f"{edge}_{box}"] = forms.IntegerField(
                    label=label, min_value=0, max_value=100, required=False
                )
            self.fields[f"exemption_{box}"] = forms.ChoiceField(
                label="Excepción", choices=choices, required=False
            )

    def boxes(self) -> list[list[forms.BoundField]]:
        """The fields, part by part."""
        names = [*(edge for edge, _ in _EDGES), "exemption"]
        return [[self[f"{name}_{box}"] for name in names] for box in range(_BOXES)]

    def clean(self) -> dict[str, Any]:
        """A part is given whole or not at all."""
        given = super().clean() or {}
        for box in range(_BOXES):
            edges = [given.get(f"{edge}_{box}") for edge, _ in _EDGES]
            exemption = given.get(f"exemption_{box}")
            given_some = bool(exemption) or any(edge is not None for edge in edges)
            if given_some and (None in edges or not exemption):
                self.add_error(
                    f"exemption_{box}", "Complete las cuatro medidas y la excepción de esta parte."
                )
        return given

    def parts(self) -> list[Part]:
        """The parts that were given."""
        given = self.cleaned_data
        return [
            Part(Mark(self.page, *(given[f"{edge}_{box}"] for edge, _ in _EDGES)), given[f"exemption_{box}"])
            for box in range(_BOXES)
            if given[f"exemption_{box}"]
        ]


_EDGES = (
    ("left", "Desde la izquierda"),
    ("top", "Desde arriba"),
    ("right", "Hasta la derecha"),
    ("bottom", "Hasta abajo"),
)


class Publish(forms.Form):
    """A question and an answer for everybody, which a person read."""

    question = _long("Pregunta", "Sin nombres ni datos de nadie")
    answer = _long("Respuesta", "Sin nombres ni datos de nadie")
    files = forms.MultipleChoiceField(  # type: ignore[assignment]  # a field, which Django takes out of the class
        label="Archivos que se publican", required=False, widget=forms.CheckboxSelectMultiple
    )
    is_confirmed = forms.BooleanField(
        label="Leí el texto y cada archivo que se publica: no dicen quién lo pidió ni llevan datos personales de nadie",
        required=False,
    )

    def __init__(self, given: Iterable[Delivered], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        files = self.fields["files"]
        assert isinstance(files, forms.MultipleChoiceField)
        files.choices = [(str(each.id), each.title) for each in given]
        if not files.choices:
            del self.fields["files"]


class Withdraw(forms.Form):
    """Why a publication is taken back."""

    reason = _long("Motivo", rows=3)


class Classify(forms.Form):
    """What is closed to everybody."""

    office = forms.ChoiceField(label="Oficina")
    exemption = forms.ChoiceField(label="Excepción de la ley")
    subject = forms.CharField(
        label="Asunto", max_length=200, help_text="Lo que se puede decir: el registro es público"
    )
    reason = _long("Motivo de la clasificación")
    act = forms.CharField(
        label="Acto con que se clasifica", max_length=120, help_text="Por ejemplo: R.M. 0100-2026-RE"
    )
    classified_on = forms.DateField(label="Rige desde", **_DAY)  # type: ignore[arg-type]
    expires_on = forms.DateField(label="Hasta", help_text="Cinco años a lo más", **_DAY)  # type: ignore[arg-type]

    def __init__(
        self, offices: Iterable[Any], exemptions: Iterable[Exemption], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("office", [(each.code, each.name) for each in offices]),
            (
                "exemption",
                [
                    (e.code, f"Art. {e.article}. {e.title}")
                    for e in exemptions
                    if Level(e.level).is_classified
                ],
            ),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class Change(forms.Form):
    """A renewal until a later day, or the end of a classification."""

    act = forms.CharField(label="Acto con que se cambia", max_length=120)
    reason = _long("Motivo", rows=3)
    until = forms.DateField(
        label="Renovada hasta",
        required=False,
        help_text="Déjelo en blanco para desclasificarla",
        **_DAY,  # type: ignore[arg-type]
    )
