"""What may be typed about correspondence, and how it is asked for: who presents or follows a document is asked in English too."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chancery.contexts.correspondence import queries
from chancery.contexts.correspondence.rules import (
    EARLIEST,
    AfterHours,
    EntryChannel,
    LinkKind,
    RecordKind,
    SenderKind,
)
from chancery.kernel.organisation.models import Office
from chancery.web.days import COUNTABLE
from chancery.web.language import choices_among, document_choices
from chancery.web.travel_fields import any_country
from chancery.web.uploads.fields import ResumableField


def _kinds() -> list[tuple[str, str | Promise]]:
    return [("", _("Elija una clase")), *choices_among(RecordKind)]


def _day(label: Any, *, is_needed: bool = False, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=is_needed, widget=forms.DateInput(attrs={"type": "date"}), **more
    )


def _sheets() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("¿Cuántos folios tiene?"), min_value=1, max_value=99_999, initial=1,
        help_text=_("Las páginas del documento y de sus anexos"),
    )  # fmt: skip


def _optional(label: Any, most: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, help_text=help_text)


def _subject() -> forms.CharField:
    return forms.CharField(
        label=_("Asunto"), max_length=500, help_text=_("Qué pide o qué informa, en una frase")
    )


def _reason(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


def _norm() -> forms.CharField:
    return forms.CharField(label="Norma", max_length=120, help_text="La que lo dispone, con su número")


def _counts_from(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=[(each.value, each.label) for each in AfterHours], coerce=AfterHours,
        widget=forms.RadioSelect,
    )  # fmt: skip


class Document(forms.Form):
    """First page of a filing: what the document is."""

    title = _("El documento")
    kind = forms.ChoiceField(label=_("¿Qué documento es?"), choices=_kinds)
    subject = _subject()
    number_of_sender = _optional(
        _("Número del documento"), 100, _("Si lo tiene. Por ejemplo: Carta N° 012-2026-EMPRESA")
    )
    dated_on = _day(_("Fecha del documento"))
    sheets = _sheets()


class Addressee(forms.Form):
    """Second page: to whom it goes, and how the presenter is reached."""

    title = _("A quién va dirigido")
    addressee = forms.ChoiceField(label=_("¿A qué oficina del Ministerio va dirigido?"))
    represented_name = _optional(
        _("Si actúa por otra persona, su nombre completo"),
        200,
        _("Déjelo en blanco si presenta por sí mismo. Una empresa se elige en la última página"),
    )
    represented_kind = forms.ChoiceField(
        label=_("Con qué documento se identifica esa persona"),
        choices=document_choices,
        required=False,
    )
    represented_number = _optional(_("Número de su documento"), 24)
    represented_country = forms.ChoiceField(
        label=_("País que emitió su documento"), choices=any_country, initial="PE", required=False
    )
    capacity = _optional(
        _("En qué calidad actúa por esa persona o por la empresa"),
        200,
        _("Por ejemplo: apoderado. Adjunte después el documento que lo acredita"),
    )
    email = forms.EmailField(
        label=_("Correo electrónico para la respuesta"),
        required=False,
        help_text=_("Si es otro que el de su cuenta"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "addressee", _units())


class Admit(forms.Form):
    """What the front desk decides: where it goes, to do what."""

    addressee = forms.ChoiceField(label="Unidad competente")
    instruction = forms.ChoiceField(label="Instrucción")
    note = _optional("Indicación para la unidad", 500)
    sheets = _sheets()
    is_urgent = forms.BooleanField(label="Es urgente", required=False)
    is_reserved = forms.BooleanField(
        label="Es reservado: solo lo ven las unidades a las que llega", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "addressee", _units())
        _choose(self, "instruction", _instructions(), initial="procedure")


class Register(forms.Form):
    """A document that comes to the window, on paper or from elsewhere."""

    office = forms.ChoiceField(label="Oficina que lo registra")
    sender_kind = forms.ChoiceField(
        label="Quién lo remite", choices=[(each.value, each.label) for each in SenderKind]
    )
    sender_number = _optional("DNI, RUC u otro número del remitente", 30)
    sender_name = forms.CharField(label="Nombre del remitente", max_length=200)
    kind = forms.ChoiceField(label="Clase de documento", choices=_kinds)
    number_of_sender = _optional("Número del documento", 100)
    dated_on = _day("Fecha del documento")
    subject = _subject()
    sheets = _sheets()
    channel = forms.ChoiceField(
        label="Por dónde llegó",
        choices=[(each.value, each.label) for each in EntryChannel if each.is_by_hand],
    )
    presented_at = forms.DateTimeField(
        label="Cuándo se presentó",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        validators=[MinValueValidator(EARLIEST, "Elija un día desde el 01/01/2000.")],
        help_text="Solo si no es ahora, en la hora de la oficina que lo registra: cuándo se entregó al correo, o cuándo se presentó "
        "en la otra plataforma",
    )
    main = ResumableField(
        label="El documento digitalizado", required=False, help_text="PDF, JPG o PNG, de hasta 25 MB"
    )
    addressee = forms.ChoiceField(label="Unidad competente")
    antecedents = _optional("Antecedentes", 500, "Números de otros documentos, separados por comas")
    is_urgent = forms.BooleanField(label="Es urgente", required=False)
    is_reserved = forms.BooleanField(label="Es reservado", required=False)

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "office", [(each.code, each.name) for each in offices], blank=False)
        _choose(self, "addressee", _units())


class ScanInput(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class ScansField(forms.FileField):
    """Cleans to the files in the order of their names: a telephone hands them over in any."""

    widget = ScanInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list) else [data]
        cleaned = [super(ScansField, self).clean(each, initial) for each in files or [None]]
        return sorted(cleaned, key=lambda file: file.name)


class Digitise(forms.Form):
    """The scan of a document."""

    scans = ScansField(
        label="El PDF del escáner, o las fotografías de las páginas",
        help_text="PDF, JPG o PNG, en el orden de sus nombres; hasta 60 páginas y 25 MB por archivo",
    )
    as_it_lies = forms.BooleanField(
        label="Las páginas ya están con la cabeza hacia arriba: no girarlas",
        required=False,
        help_text="Márquelo si un manuscrito salió de cabeza al digitalizarlo antes",
    )


class Quality(forms.Form):
    """What a person compared with the paper."""

    is_legible = forms.BooleanField(label="Se lee todo: texto, firmas y sellos", required=False)
    is_complete = forms.BooleanField(
        label="Está completo: todas las páginas, en orden, sin bordes cortados", required=False
    )
    is_straight = forms.BooleanField(label="Las páginas están derechas", required=False)
    is_upright = forms.BooleanField(label="Ninguna página está de cabeza ni de costado", required=False)


class Send(forms.Form):
    """Where a document goes, and to do what."""

    office = forms.ChoiceField(label="A qué unidad")
    person = _optional(
        "A qué persona de esa unidad", 20, "Su número de documento, si va para ella y no para toda la unidad"
    )
    instruction = forms.ChoiceField(label="Instrucción")
    note = _optional("Indicación", 500)
    due_on = _day("Fecha límite", help_text="Si es otra que la que corresponde a la instrucción")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "office", [(each.code, each.name) for each in queries.destinations()])
        _choose(self, "instruction", _instructions())


class Route(Send):
    """The same, with copies for others beside the original."""

    copies = forms.MultipleChoiceField(
        label="Copias para conocimiento de", required=False, widget=forms.CheckboxSelectMultiple
    )
    only_copies = forms.BooleanField(
        label="Enviar solo las copias: el original se queda aquí", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "copies", _units(), blank=False)
        self.fields["office"].required = self.fields["instruction"].required = False

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("only_copies") and not typed.get("copies"):
            self.add_error("copies", "Marque a quién se envían las copias.")
        if not typed.get("only_copies"):
            for name, sentence in (
                ("office", "Elija la unidad a la que va el original."),
                ("instruction", "Elija qué se le pide."),
            ):
                if not typed.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return typed


class Attend(forms.Form):
    """How it was attended."""

    reason = _reason("Cómo se atendió")
    reply_number = _optional("Número del documento con que se respondió", 100)


class Reason(forms.Form):
    """Why."""

    reason = _reason("Motivo")


class Join(forms.Form):
    """To which document, and why."""

    into = forms.CharField(label="Número de registro del documento principal", max_length=40)
    reason = _reason("Motivo")


class Link(forms.Form):
    """To which document, and how the one speaks of the other."""

    number = forms.CharField(
        label="Número del otro documento", max_length=100, help_text="De registro, o tal como está impreso"
    )
    kind = forms.ChoiceField(
        label="Qué es de este",
        choices=[(each.value, each.label) for each in (LinkKind.ANTECEDENT, LinkKind.REPLY)],
    )


class QueueFilters(forms.Form):
    """Which part of the queue."""

    que = forms.ChoiceField(
        label="Mostrar",
        required=False,
        choices=[
            ("", "Todo lo pendiente"),
            ("unreceived", "Por recibir"),
            ("in_hand", "En atención"),
            ("copies", "Copias"),
            ("mine", "Lo que me enviaron a mí"),
        ],
    )
    oficina = forms.ChoiceField(label="Unidad", required=False)

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "oficina", [(each.code, each.name) for each in offices], first="Todas")


class Search(forms.Form):
    """What is looked for."""

    q = forms.CharField(
        label="Número, remitente o palabras del asunto o de los archivos", required=False, max_length=200
    )
    desde = _day("Recibido desde")
    hasta = _day("Recibido hasta")


class Span(forms.Form):
    """Between which days."""

    desde = _day("Desde", validators=COUNTABLE)
    hasta = _day("Hasta", validators=COUNTABLE)


class Follow(forms.Form):
    """The two things that open the follow-up of a document."""

    number = forms.CharField(
        label=_("Número"),
        max_length=40,
        help_text=_("El del expediente o el de registro. Por ejemplo: MPV-2026-000123-4"),
    )
    code = forms.CharField(
        label=_("Clave"), max_length=40, help_text=_("Está en la constancia de presentación y en el cargo")
    )


def _units() -> list[tuple[str, str]]:
    return [(each.code, each.name) for each in queries.addressees()]


def _instructions() -> list[tuple[str, str]]:
    return [(each.code, each.title) for each in queries.instructions()]


def _choose(
    form: forms.Form,
    name: str,
    choices: list[tuple[str, str]],
    *,
    blank: bool = True,
    first: str | Promise = _("Elija una opción"),
    initial: str = "",
) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", first), *choices] if blank else choices
    if initial:
        field.initial = initial


class ProposeInstruction(forms.Form):
    """How the row of an instruction shall read."""

    code = forms.SlugField(
        label="Código",
        max_length=20,
        help_text="El de una que ya existe la cambia; otro agrega una",
        error_messages={"invalid": "Use solo letras sin tilde, números y guiones."},
    )
    title = forms.CharField(label="Instrucción", max_length=100)
    days = forms.IntegerField(
        label="Días hábiles para cumplirla", min_value=0, required=False, help_text="En blanco, sin plazo"
    )
    norm = _norm()
    valid_from = _day("Rige desde", is_needed=True)
    valid_until = _day("Deja de regir el", help_text="Si tiene fin")


class ProposeHours(forms.Form):
    """What an hour shall mean in law in one channel."""

    channel = forms.TypedChoiceField(
        label="¿Por dónde entra el documento?",
        choices=[(each.value, each.label) for each in EntryChannel],
        coerce=EntryChannel,
    )
    after_closing = _counts_from("Lo que llega después del cierre se cuenta desde")
    on_closed_days = _counts_from("Lo que llega en un día sin atención se cuenta desde")
    norm = _norm()
    valid_from = _day("Rige desde", is_needed=True, help_text="Una fecha posterior a hoy")
