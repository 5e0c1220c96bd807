"""What may be typed of an internal document, and how it is asked for in Spanish."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from chancery.contexts.memoranda import queries
from chancery.contexts.memoranda.actions import Content, check_addressees
from chancery.contexts.memoranda.models import DraftVersion, InternalDocument
from chancery.contexts.memoranda.queries import RecordView, Reviewer
from chancery.contexts.memoranda.rules import FORMS, Kind, Motive, lines_of
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.kinds import OfficeKind
from chancery.kernel.organisation.models import Office

PLACES = 5
_LINES = "Uno por línea: la sigla, y si hace falta el nombre y el cargo: OTI; Ana Ruiz; Jefa de la Oficina"
_IN_LIMA = (OfficeKind.MINISTRY, OfficeKind.ORGAN)
_HOME = (OfficeKind.LEGALISATION, OfficeKind.DECENTRALISED, OfficeKind.FRONT_DESK)


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, form.title) for kind, form in FORMS.items()]


def _motives() -> list[tuple[str, str]]:
    return [(motive.value, motive.label) for motive in (Motive.AUTHOR, Motive.CONFORMITY)]


def _units(offices: Iterable[Office]) -> list[Any]:
    """The units by where they are, for one list of all."""
    groups: dict[str, list[tuple[str, str]]] = {
        "Lima": [],
        "Oficinas en el Perú": [],
        "Puestos en el exterior": [],
    }
    for office in offices:
        group = (
            "Lima"
            if office.kind in _IN_LIMA
            else "Oficinas en el Perú"
            if office.kind in _HOME
            else "Puestos en el exterior"
        )
        groups[group].append((office.acronym, f"{office.name} ({office.acronym})"))
    return [("", "Elija una unidad"), *((group, rows) for group, rows in groups.items() if rows)]


class Begin(forms.Form):
    """In which unit, and what."""

    unit = forms.ChoiceField(label="Unidad")
    kind = forms.ChoiceField(label="Documento", choices=_kinds)

    def __init__(self, units: Iterable[Office], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(unit.code, unit.name) for unit in units]


class Write(forms.Form):
    """The text and to whom it goes. `base` is the version on which one writes: 0 for a new document."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    to = forms.ChoiceField(label="A: unidad", required=False)
    to_entity = forms.CharField(
        label="A: otra entidad",
        max_length=200,
        required=False,
        help_text="Solo si no es una unidad del Ministerio. Un oficio a una entidad del catálogo de la plataforma del Estado "
        "(escriba su RUC o su nombre exacto) sale y vuelve con su cargo por ella: ponga también nombre y cargo. Con el número de "
        "documento o el RUC del remitente, «Rosa Pérez (41000007)», quien presentó lo que responde lee la respuesta desde su aviso",
    )
    to_name = forms.CharField(
        label="A: nombre",
        max_length=200,
        required=False,
        help_text="Si lo deja en blanco se pone a quien dirige hoy esa unidad",
    )
    to_post = forms.CharField(label="A: cargo", max_length=200, required=False)
    more = forms.CharField(
        label="Otros destinatarios", max_length=8000, required=False, widget=_area(3), help_text=_LINES
    )
    copies = forms.CharField(
        label="Copias", max_length=8000, required=False, widget=_area(3), help_text=_LINES
    )
    subject = forms.CharField(label="Asunto", max_length=300, widget=_area(2))
    references = forms.CharField(
        label="Referencia y antecedentes",
        max_length=4000,
        required=False,
        widget=_area(3),
        help_text="Uno por línea; los números de documentos internos se enlazan solos",
    )
    body = forms.CharField(
        label="Texto",
        max_length=60000,
        widget=_area(18),
        help_text="Deje una línea en blanco entre párrafos. Una línea en MAYÚSCULAS es un título; "
        "«1.», «a)» o «-» empiezan un punto",
    )
    sender_post = forms.CharField(
        label="DE: cargo de quien firma",
        max_length=200,
        required=False,
        help_text="Si lo deja en blanco dice «Titular» y el nombre de la unidad",
    )

    def __init__(self, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _units(queries.units().order_by("city", "name"))
        if not FORMS[kind].goes_outside:
            field.required = True
            del self.fields["to_entity"]

    def content(self) -> Content:
        """What was typed. Raises `AddresseeUnknown`."""
        typed = self.cleaned_data
        place = typed["to"] or typed.get("to_entity", "")
        first = "; ".join(part.replace(";", ",") for part in (place, typed["to_name"], typed["to_post"]))
        lines = [*([first] if place else []), *lines_of(typed["more"])]
        addressees = check_addressees(kind=self.kind, lines=lines)
        copies = check_addressees(kind=self.kind, lines=lines_of(typed["copies"]), is_copy=True)
        return Content(
            subject=typed["subject"],
            body=typed["body"],
            addressees=(*addressees, *copies),
            references=typed["references"],
            sender_post=typed["sender_post"],
        )


def as_typed(version: DraftVersion) -> dict[str, Any]:
    """A version as the form shows it."""
    addressees = list(version.addressees.all())
    to = [each for each in addressees if not each.is_copy]
    first = to[0]
    return {
        "base": version.number,
        "to": first.office.acronym if first.office else "",
        "to_entity": first.entity,
        "to_name": first.name,
        "to_post": first.post,
        "more": "\n".join(each.line for each in to[1:]),
        "copies": "\n".join(each.line for each in addressees if each.is_copy),
        "subject": version.subject,
        "references": version.references,
        "body": version.body,
        "sender_post": version.sender_post,
    }


def first_typed(
    kind: Kind, answers: InternalDocument | None, record: RecordView | None = None
) -> dict[str, Any]:
    """What the form shows of a new document: its template, and of what it answers or comes of, to whom and what it refers."""
    typed: dict[str, Any] = {"base": 0, "body": FORMS[kind].template}
    if answers is not None:
        typed["to"] = answers.unit.acronym
        typed["references"] = answers.signature.number
        typed["subject"] = answers.signature.version.subject
    if record is not None:
        typed["references"] = f"{record.designation} (registro {record.number})"
        typed["subject"] = record.subject[:300]
        typed["to_entity"] = record.sender.addressed
    return typed


class Reviewers(forms.Form):
    """The chain of vistos buenos, in its order."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, unit: Office, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unit = unit
        known = queries.reviewers_for(unit)
        people = [(each.key, each.label) for each in known if each.person]
        others = [(each.key, each.label) for each in known if not each.person]
        choices = [("", "Nadie más"), ("De la unidad", people), ("Jefatura de otra unidad", others)]
        for place in range(1, PLACES + 1):
            self.fields[f"reviewer_{place}"] = forms.ChoiceField(
                label=f"{place}.º visto bueno", choices=choices, required=False
            )

    def chosen(self) -> tuple[Reviewer, ...]:
        """Those chosen, in their order."""
        keys = (self.cleaned_data[f"reviewer_{place}"] for place in range(1, PLACES + 1))
        return tuple(queries.reviewer_named(self.unit, key) for key in keys if key)


class CoAuthor(forms.Form):
    """A colleague of the unit."""

    person = forms.ChoiceField(label="Quién más escribe")

    def __init__(self, people: Sequence[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(person.id), person.full_name) for person in people]


class Reason(forms.Form):
    """Why."""

    reason = forms.CharField(label="Motivo", max_length=2000, widget=_area(4))


class FileAway(forms.Form):
    """Why it ends without an answer."""

    reason = forms.CharField(label="Motivo del archivo", max_length=500, widget=_area(3))


class Acknowledgement(forms.Form):
    """That a unit has it: nothing more is asked."""


class Evidence(forms.Form):
    """How it is known that another entity has it."""

    evidence = forms.CharField(label="Cargo con que lo recibió la otra entidad", max_length=200)


class Seen(forms.Form):
    """The version that was before one's eyes."""

    base = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


SERVER_KEY, OWN_KEY = "server", "own"
_KEYS = [
    (SERVER_KEY, "La que guarda el Ministerio: se firma ahora"),
    (OWN_KEY, "La mía: mi certificado o mi token. Recibe su número y espera en «Por firmar» hasta dos días"),
]


class Sign(Seen):
    """With which key and why one signs, and whether it goes out at once."""

    key = forms.ChoiceField(
        label="Con qué clave", choices=_KEYS, initial=SERVER_KEY, widget=forms.RadioSelect
    )
    motive = forms.ChoiceField(label="Motivo de la firma", choices=_motives)
    dispatches = forms.BooleanField(label="Despacharlo al firmar", required=False)


class SignMany(forms.Form):
    """The same, for several at once."""

    key = forms.ChoiceField(
        label="Con qué clave", choices=_KEYS, initial=SERVER_KEY, widget=forms.RadioSelect
    )
    motive = forms.ChoiceField(label="Motivo de la firma", choices=_motives)
    dispatches = forms.BooleanField(label="Despacharlos al firmar", required=False)


class Search(forms.Form):
    """By number or words."""

    q = forms.CharField(
        label="Número o palabras",
        max_length=200,
        required=False,
        help_text="Por ejemplo: OGI0242/2017, OGI04992016, «presupuesto de la red»",
    )
    clase = forms.ChoiceField(label="Documento", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["clase"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Todos"), *_kinds()]


class Register(forms.Form):
    """Which register."""

    clase = forms.ChoiceField(label="Documento", choices=_kinds)
    anio = forms.IntegerField(label="Año", min_value=1990, max_value=2200)


def typed_anew(data: Mapping[str, Any], base: int) -> dict[str, Any]:
    """What was typed, to be sent again over another version."""
    return {**{name: data.get(name) for name in data}, "base": base}
