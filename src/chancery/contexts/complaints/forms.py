"""What may be typed about a complaint, and how it is asked for in plain Spanish."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from chancery.contexts.complaints import queries
from chancery.contexts.complaints.actions.filing import REQUEST, TEXT, Complainant, Particulars
from chancery.contexts.complaints.rules import (
    TRACKS,
    ComplaintMotive,
    ComplaintOutcome,
    Facts,
    ImprovementResult,
    Matter,
    PastDue,
    Regime,
    ReplyBy,
    Wish,
)
from chancery.kernel.base.actor import Actor
from chancery.kernel.base.errors import Invalid
from chancery.kernel.base.languages import spoken
from chancery.kernel.identity import queries as identity
from chancery.kernel.identity.checks import IdentityDocumentKind, validate_document
from chancery.kernel.organisation import queries as organisation
from chancery.kernel.organisation.models import Office
from chancery.web.language import document_choices

_NAMED = {
    "name": _("Escriba su nombre completo."),
    "document_kind": _("Elija qué documento es."),
    "document_number": _("Escriba el número de su documento."),
}
"""What a sheet must say of who signs it, and what is said where it does not."""


def _kinds() -> list[tuple[str, Any]]:
    return [("", _("Elija uno")), *document_choices()]


def _said(spanish: str) -> Any:
    """What the rules say in Spanish, in the language of the page; a test holds that the catalogue has all of it."""
    return translation.gettext_lazy(spanish)


def _labelled(values: type[StrEnum]) -> list[tuple[str, Any]]:
    return [(each.value, _said(each.label)) for each in values]  # type: ignore[attr-defined]


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}),
        **{"required": False, **more},
    )


def _words(label: Any, most: int, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more)


class MatterQuestion(forms.Form):
    """The first question: what happened."""

    title = _("¿Qué pasó?")
    matter = forms.ChoiceField(
        label=_("Elija lo que más se parece"), choices=_labelled(Matter), widget=forms.RadioSelect
    )


class MotiveQuestion(forms.Form):
    """What was wrong with the service."""

    title = _("¿Qué fue lo que falló?")
    motive = forms.ChoiceField(
        label=_("Elija lo principal"),
        choices=[(each.value, _said(each.question)) for each in ComplaintMotive],
        widget=forms.RadioSelect,
    )


class WishQuestion(forms.Form):
    """What is wanted of a decision, and when it was known: the time to appeal runs from that day."""

    title = _("¿Qué quiere que hagamos?")
    wish = forms.ChoiceField(label=_("Elija una"), choices=_labelled(Wish), widget=forms.RadioSelect)
    notified_on = _day(_("¿Qué día le comunicaron la decisión?"), help_text=_("Si lo recuerda"))


class PastDueQuestion(forms.Form):
    """Whether the time for an answer has passed."""

    title = _("¿Ya pasó la fecha en que debían responderle?")
    past_due = forms.ChoiceField(label=_("Elija una"), choices=_labelled(PastDue), widget=forms.RadioSelect)


QUESTIONS: Mapping[str, type[forms.Form]] = {
    "matter": MatterQuestion,
    "motive": MotiveQuestion,
    "wish": WishQuestion,
    "past_due": PastDueQuestion,
}


def facts_in(answers: Mapping[str, str]) -> Facts | None:
    """The facts told so far in an address; None while what happened is not told."""
    try:
        return Facts(
            matter=Matter(answers.get("matter", "")),
            wish=Wish(answers["wish"]) if answers.get("wish") else None,
            past_due=PastDue(answers["past_due"]) if answers.get("past_due") else None,
            motive=ComplaintMotive(answers["motive"]) if answers.get("motive") else None,
        )
    except ValueError:
        return None


class Told(forms.Form):
    """The rest, in one's own words: on one page, so that a bad line loses nothing."""

    office = forms.ChoiceField(label=_("¿En qué oficina fue?"))
    text = _words(
        _("Cuéntenos qué pasó"), TEXT, 6, help_text=_("Con sus palabras. No hace falta citar leyes")
    )
    request = _words(_("¿Qué pide?"), REQUEST, 3, required=False)
    happened_on = _day(_("¿Qué día fue?"))
    case_number = forms.CharField(
        label=_("Número de su expediente"),
        max_length=40,
        required=False,
        help_text=_("Si fue por un trámite y lo tiene a mano"),
    )
    is_anonymous = forms.BooleanField(
        label=_("Prefiero no decir quién soy"),
        required=False,
        help_text=_("Deje en blanco lo que sigue; guarde el número y la clave para ver la respuesta"),
    )
    name = forms.CharField(label=_("Su nombre completo"), max_length=200, required=False)
    document_kind = forms.ChoiceField(label=_("Documento de identidad"), choices=_kinds, required=False)
    document_number = forms.CharField(label=_("Número del documento"), max_length=24, required=False)
    email = forms.EmailField(label=_("Correo electrónico"), required=False)
    telephone = forms.CharField(label=_("Teléfono"), max_length=40, required=False)
    address = forms.CharField(label=_("Domicilio"), max_length=200, required=False)
    reply_by = forms.ChoiceField(
        label=_("¿Cómo quiere la respuesta?"),
        choices=_labelled(ReplyBy),
        initial=ReplyBy.EMAIL.value,
        widget=forms.RadioSelect,
    )
    token = forms.CharField(widget=forms.HiddenInput, max_length=64, initial=uuid4)

    def __init__(self, *args: Any, facts: Facts, regime: Regime, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = _of_person(actor)
        self._facts = facts
        _choose(self, "office", [("", _("Elija una oficina")), *queries.choices().items()])
        if not TRACKS[regime].may_be_anonymous:
            del self.fields["is_anonymous"]
            for name, sentence in _NAMED.items():
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = sentence

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        kind, number = cleaned.get("document_kind"), cleaned.get("document_number")
        if kind and number and not cleaned.get("is_anonymous"):
            try:
                cleaned["document_number"] = self._as_kept(IdentityDocumentKind(kind), number)
            except Invalid as refusal:
                self.add_error("document_number", [str(refusal)])
        elif number and not kind:
            self.add_error("document_kind", _("Elija qué documento es."))
        return cleaned

    def _as_kept(self, kind: IdentityDocumentKind, number: str) -> str:
        return validate_document(kind, number)

    def particulars(self) -> Particulars:
        """What the page says, for the act."""
        given = self.cleaned_data
        return Particulars(
            facts=self._facts,
            office=organisation.office(given["office"]),
            text=given["text"],
            request=given["request"],
            happened_on=given["happened_on"],
            case_number=given["case_number"],
            complainant=Complainant(
                is_anonymous=given.get("is_anonymous", False),
                name=given["name"],
                document_kind=given["document_kind"],
                document_number=given["document_number"],
                email=given["email"],
                telephone=given["telephone"],
                address=given["address"],
                language=spoken(),
                reply_by=ReplyBy(given["reply_by"]),
            ),
        )


class Transcribe(Told):
    """A sheet of the paper book, as it was written by hand."""

    sheet = forms.IntegerField(label="Número impreso en la hoja", min_value=1, max_value=999_999)
    sheet_on = _day("Fecha escrita en la hoja", required=True)
    matter = forms.ChoiceField(label="¿Qué cuenta la hoja?", choices=_labelled(Matter)[:-1])
    motive = forms.ChoiceField(
        label="Si es por la atención, ¿qué falló?",
        choices=[("", "No es por la atención"), *_labelled(ComplaintMotive)],
        required=False,
    )
    wish = forms.ChoiceField(
        label="Si es por una decisión, ¿qué quiere?",
        choices=[("", "No es por una decisión"), *_labelled(Wish)],
        required=False,
    )
    past_due = forms.ChoiceField(
        label="Si su trámite no avanza, ¿ya pasó la fecha?",
        choices=[("", "No es por eso"), *_labelled(PastDue)],
        required=False,
    )
    field_order = ("office", "sheet", "sheet_on", "matter", "motive", "wish", "past_due", "text")

    def __init__(self, *args: Any, offices: list[Office], actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, facts=Facts(Matter.SERVICE), regime=Regime.SUGGESTION, actor=actor, **kwargs)
        self.initial = {"reply_by": ReplyBy.LETTER.value}
        _choose(self, "office", [(each.code, each.name) for each in offices])
        self.fields["text"].label = "Lo que la hoja cuenta"
        self.fields["text"].help_text = "Tal como está escrito"
        self.fields["office"].label = "¿De qué oficina es el libro?"
        self.fields["is_anonymous"].label = "La hoja no dice quién la escribió"
        self.fields["is_anonymous"].help_text = ""
        del self.fields["token"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        facts = facts_in({name: cleaned.get(name, "") for name in QUESTIONS})
        if facts is not None:
            self._facts = facts
        return cleaned

    def _as_kept(self, kind: IdentityDocumentKind, number: str) -> str:
        """As the sheet has it: a number written wrongly by hand is no reason to leave the sheet out."""
        return number


class Void(forms.Form):
    """A sheet that bears no complaint."""

    office = forms.ChoiceField(label="¿De qué oficina es el libro?")
    year = forms.IntegerField(label="Año del libro", min_value=2011, max_value=2100)
    sheet = forms.IntegerField(label="Número impreso en la hoja", min_value=1, max_value=999_999)
    reason = _words("¿Por qué no lleva una reclamación?", 500)

    def __init__(self, *args: Any, offices: list[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "office", [(each.code, each.name) for each in offices])


class Follow(forms.Form):
    """The two things that open an entry to a stranger."""

    number = forms.CharField(label=_("Número de la hoja"), max_length=30)
    code = forms.CharField(label=_("Clave"), max_length=24)


class Rate(forms.Form):
    """What whoever complained thinks of the answer."""

    score = forms.TypedChoiceField(
        label=_("¿Qué le pareció la respuesta?"),
        coerce=int,
        choices=[(5, _("Muy buena")), (4, _("Buena")), (3, _("Regular")), (2, _("Mala")), (1, _("Muy mala"))],
        widget=forms.RadioSelect,
    )
    comment = _words(_("¿Quiere decirnos algo más?"), 500, required=False)


class Reroute(forms.Form):
    """Where it belongs, and why."""

    regime = forms.ChoiceField(
        label="¿Cómo corresponde tratarla?", choices=_labelled(Regime), widget=forms.RadioSelect
    )
    office = forms.ChoiceField(label="¿De qué oficina trata?")
    reason = _words(
        "Motivo", 500, help_text="Se le comunica a quien la presentó. La fecha de presentación se conserva"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "office", list(queries.choices().items()))


class Extend(forms.Form):
    """Why more time is needed."""

    reason = _words("Motivo", 500, help_text="Se le comunica a quien presentó la reclamación")


class AnswerIt(forms.Form):
    """What was found, what was decided and what was done about it."""

    outcome = forms.ChoiceField(
        label="¿Qué se decide?", choices=_labelled(ComplaintOutcome), widget=forms.RadioSelect
    )
    text = _words("Respuesta", TEXT, 8, help_text="Qué se encontró y por qué se decide así, sin siglas")
    measure = _words("Medida tomada", 1000, help_text="Qué se hizo ya para corregirlo, o por qué nada")


class Letter(forms.Form):
    """The letter with the answer."""

    reference = forms.CharField(label="Número de la carta o de la guía", max_length=200)
    sent_on = _day("¿Qué día se envió?", required=True)


class Report(forms.Form):
    """What the office complained of tells its superior."""

    text = _words("¿En qué estado está el trámite, y por qué?", TEXT)


class OpenImprovement(forms.Form):
    """What shall change, who does it and by when."""

    title = forms.CharField(label="¿Qué va a cambiar?", max_length=300)
    office = forms.ChoiceField(label="¿Qué oficina lo hace?")
    due_on = _day("¿Para cuándo?", required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "office", list(queries.choices().items()))


class NoteImprovement(forms.Form):
    """How it goes on."""

    text = _words("¿Qué avanzó?", 1000)


class CloseImprovement(forms.Form):
    """How it ended."""

    result = forms.ChoiceField(
        label="¿Cómo terminó?", choices=_labelled(ImprovementResult), widget=forms.RadioSelect
    )
    evidence = _words("¿En qué se ve, o por qué se deja?", 1000)


class Span(forms.Form):
    """Which months, and of which office."""

    desde = _day(_("Desde"))
    hasta = _day(_("Hasta"))
    oficina = forms.ChoiceField(label=_("Oficina"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "oficina", [("", _("Todas")), *queries.choices().items()])


def _choose(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _of_person(actor: Actor) -> dict[str, str]:
    """What the platform knows of who is signed in: never asked twice."""
    if actor.person_id is None:
        return {}
    person = identity.person_of(actor)
    return {
        "name": person.full_name,
        "document_kind": person.document_kind,
        "document_number": person.document_number,
        "email": person.email,
        "telephone": person.telephone,
        "address": person.address,
    }
