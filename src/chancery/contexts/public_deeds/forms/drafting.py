"""What may be typed of a draft: the act, its terms, and its people; the pages on which it is drafted exist in English too."""

from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from chancery.contexts.public_deeds.rules import faculties, kinds, words
from chancery.contexts.public_deeds.rules.kinds import Book, Part
from chancery.web.language import choices_among, country_choices, document_choices

_CIVIL = (
    "soltera",
    "soltero",
    "casada",
    "casado",
    "viuda",
    "viudo",
    "divorciada",
    "divorciado",
    "conviviente",
)
DATE = {"type": "date"}


def area(rows: int) -> forms.Textarea:
    """A field for some lines of text."""
    return forms.Textarea(attrs={"rows": rows})


def _faculties() -> list[tuple[str, str]]:
    return [
        (each.code, f"{translation.gettext(each.title)} ({each.norm})")
        for each in faculties.FACULTIES.values()
    ]


def _currencies() -> list[tuple[str, str]]:
    known = words.CURRENCIES.items()
    return [
        ("", translation.gettext("Elija la moneda")),
        *((code, translation.gettext(money.many)) for code, money in known),
    ]


def _civil_statuses() -> list[tuple[str, str]]:
    return [("", translation.gettext("Elija")), *((each, translation.gettext(each)) for each in _CIVIL)]


class Act(forms.Form):
    """First page: which deed, and about what. Subclasses say of which book."""

    title = _("¿Qué quiere hacer?")
    book = Book.DEEDS
    kind = forms.ChoiceField(label=_("¿Qué acto es?"))
    original = forms.CharField(
        label=_("Si cambia o revoca otra escritura: su número"),
        max_length=40,
        required=False,
        help_text=_("Tal como está impreso en ella; por ejemplo, EPUMIL-2026-000012-3"),
    )
    original_other = forms.CharField(
        label=_("Si esa escritura no se hizo por este sistema: descríbala"),
        max_length=500,
        required=False,
        widget=area(2),
        help_text=_("Qué acto, número, fecha y ante qué notario o consulado"),
    )
    object = forms.CharField(
        label=_("¿Sobre qué bienes o asuntos?"),
        max_length=5000,
        required=False,
        widget=area(5),
        help_text=_("Describa el inmueble con su partida registral, el negocio o el encargo"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [
            ("", _("Elija un acto")),
            *((each.code, translation.gettext(each.title)) for each in kinds.of_book(self.book)),
        ]


class PowerAct(Act):
    """A power out of the register."""

    book = Book.NONE


class WillAct(Act):
    """A will, or its revocation."""

    book = Book.WILLS


class Terms(forms.Form):
    """Second page: what a power lets do, and what a contract is worth."""

    title = _("Facultades y condiciones")
    chosen_faculties = forms.MultipleChoiceField(
        label=_("Si es un poder: ¿qué podrá hacer quien lo recibe?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=_faculties,
    )
    value = forms.CharField(
        label=_("Si el acto lleva un valor: la suma"),
        max_length=20,
        required=False,
        help_text=_(
            "Con punto antes de los céntimos; por ejemplo, 90000.00. La cuantía de un poder fuera de registro, en soles"
        ),
    )
    currency = forms.ChoiceField(
        label=_("Moneda"),
        required=False,
        choices=_currencies,
    )
    exercise_place = forms.CharField(
        label=_("¿Dónde se usará?"),
        max_length=200,
        required=False,
        help_text=_("Si lo deja en blanco: en el Perú"),
    )
    term = forms.CharField(
        label=_("¿Por cuánto tiempo?"),
        max_length=200,
        required=False,
        help_text=_("Si lo deja en blanco: mientras no se revoque"),
    )
    clauses = forms.CharField(
        label=_("¿Algo más que deba decir?"),
        max_length=5000,
        required=False,
        widget=area(4),
        help_text=_(
            "Lo que escriba aquí va al texto tal cual. Para no dar una facultad, no la marque: no basta con negarla aquí"
        ),
    )
    draft_by = forms.CharField(
        label=_("Si trae minuta: ¿qué abogado la autoriza?"), max_length=200, required=False
    )

    def clean_value(self) -> str:
        """Kept as text in the draft; a number to the cent."""
        typed: str = self.cleaned_data["value"].replace(",", "").replace(" ", "")
        if typed and money(typed) is None:
            raise forms.ValidationError(_("Escriba una suma como 90000.00."), code="invalid")
        return typed


class WillTerms(forms.Form):
    """Second page of a will."""

    title = _("Su voluntad")
    clauses = forms.CharField(
        label=_("Otras disposiciones"),
        max_length=5000,
        required=False,
        widget=area(6),
        help_text=_("Albacea, legados, tutela de los hijos menores"),
    )


def money(typed: str) -> Decimal | None:
    """A sum that is not negative, to the cent; None for anything else."""
    try:
        amount = Decimal(typed)
    except InvalidOperation:
        return None
    good = (
        amount.is_finite() and 0 <= amount < Decimal(10) ** 12 and amount == amount.quantize(Decimal("0.01"))
    )
    return amount if good else None


class Standing(forms.Form):
    """What a deed says of a person beside the name."""

    nationality = forms.CharField(label=_("Nacionalidad"), max_length=60, initial="peruana")
    civil_status = forms.ChoiceField(label=_("Estado civil"), choices=_civil_statuses)
    occupation = forms.CharField(label=_("Ocupación"), max_length=100)
    address = forms.CharField(label=_("Domicilio"), max_length=200)
    birth_on = forms.DateField(
        label=_("Fecha de nacimiento"), required=False, widget=forms.DateInput(attrs=DATE)
    )
    on_behalf_of = forms.CharField(
        label=_("Si actúa por otra persona o empresa: ¿por quién y con qué documento?"),
        max_length=300,
        required=False,
    )
    no_spanish = forms.BooleanField(label=_("No entiende el castellano"), required=False)
    language = forms.CharField(
        label=_("Si no entiende el castellano, o es intérprete: ¿qué idioma?"), max_length=60, required=False
    )
    no_sign = forms.BooleanField(label=_("No puede firmar"), required=False)
    no_read = forms.BooleanField(label=_("No puede leer"), required=False)


class You(Standing):
    """Third page: the applicant, whose name and document the account knows."""

    title = _("Sus datos, como irán en la escritura")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["birth_on"].required = True


class PersonOf(Standing):
    """Somebody else in the deed."""

    part = forms.ChoiceField(label=_("¿Qué es en la escritura?"), choices=partial(choices_among, Part))
    given_names = forms.CharField(label=_("Nombres"), max_length=120)
    first_surname = forms.CharField(label=_("Primer apellido"), max_length=80)
    second_surname = forms.CharField(label=_("Segundo apellido"), max_length=80, required=False)
    document_kind = forms.ChoiceField(label=_("Documento de identidad"), choices=document_choices)
    document_number = forms.CharField(label=_("Número del documento"), max_length=20)
    document_country = forms.ChoiceField(label=_("País que lo emitió"), choices=country_choices, initial="PE")

    field_order = (
        "part", "given_names", "first_surname", "second_surname", "document_kind", "document_number",
        "document_country", "birth_on",
    )  # fmt: skip


class Other(PersonOf):
    """Fourth page: the first of the others; the rest is added on the page of the draft."""

    title = _("La otra persona")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].initial = Part.ATTORNEY.value
        for name in (
            "given_names",
            "first_surname",
            "document_number",
            "occupation",
            "address",
            "civil_status",
        ):
            self.fields[name].required = False
        self.fields["given_names"].help_text = _("Deje los nombres en blanco si no interviene nadie más")

    def clean(self) -> dict[str, Any]:
        """Whoever is named is named whole."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("given_names"):
            for name in ("first_surname", "document_number", "occupation", "address", "civil_status"):
                if not typed.get(name):
                    self.add_error(name, _("Falta este dato."))
        return typed


class Draft(Act, Terms):
    """The whole of a draft but its people, as the counter corrects it."""

    title = _("El texto")

    def __init__(self, book: Book, *args: Any, **kwargs: Any) -> None:
        self.book = book
        super().__init__(*args, **kwargs)
