"""What may be typed of a draft: the act, its terms, and its people."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from chancery.contexts.public_deeds.rules import faculties, kinds, words
from chancery.contexts.public_deeds.rules.kinds import Book, Part
from chancery.kernel.base import countries
from chancery.kernel.identity.checks import IdentityDocumentKind

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
_DOCUMENTS = [(kind.value, kind.label) for kind in IdentityDocumentKind]
DATE = {"type": "date"}


def area(rows: int) -> forms.Textarea:
    """A field for some lines of text."""
    return forms.Textarea(attrs={"rows": rows})


class Act(forms.Form):
    """First page: which deed, and about what. Subclasses say of which book."""

    title = "¿Qué quiere hacer?"
    book = Book.DEEDS
    kind = forms.ChoiceField(label="¿Qué acto es?")
    original = forms.CharField(
        label="Si cambia o revoca otra escritura: su número",
        max_length=40,
        required=False,
        help_text="Tal como está impreso en ella; por ejemplo, EPUMIL-2026-000012-3",
    )
    original_other = forms.CharField(
        label="Si esa escritura no se hizo por este sistema: descríbala",
        max_length=500,
        required=False,
        widget=area(2),
        help_text="Qué acto, número, fecha y ante qué notario o consulado",
    )
    object = forms.CharField(
        label="¿Sobre qué bienes o asuntos?",
        max_length=5000,
        required=False,
        widget=area(5),
        help_text="Describa el inmueble con su partida registral, el negocio o el encargo",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [
            ("", "Elija un acto"),
            *((each.code, each.title) for each in kinds.of_book(self.book)),
        ]


class PowerAct(Act):
    """A power out of the register."""

    book = Book.NONE


class WillAct(Act):
    """A will, or its revocation."""

    book = Book.WILLS


class Terms(forms.Form):
    """Second page: what a power lets do, and what a contract is worth."""

    title = "Facultades y condiciones"
    chosen_faculties = forms.MultipleChoiceField(
        label="Si es un poder: ¿qué podrá hacer quien lo recibe?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(each.code, f"{each.title} ({each.norm})") for each in faculties.FACULTIES.values()],
    )
    value = forms.CharField(
        label="Si el acto lleva un valor: la suma",
        max_length=20,
        required=False,
        help_text="Con punto antes de los céntimos; por ejemplo, 90000.00. La cuantía de un poder fuera de registro, en soles",
    )
    currency = forms.ChoiceField(
        label="Moneda",
        required=False,
        choices=[("", "Elija la moneda"), *((code, money.many) for code, money in words.CURRENCIES.items())],
    )
    exercise_place = forms.CharField(
        label="¿Dónde se usará?", max_length=200, required=False, help_text="Si lo deja en blanco: en el Perú"
    )
    term = forms.CharField(
        label="¿Por cuánto tiempo?",
        max_length=200,
        required=False,
        help_text="Si lo deja en blanco: mientras no se revoque",
    )
    clauses = forms.CharField(
        label="¿Algo más que deba decir?",
        max_length=5000,
        required=False,
        widget=area(4),
        help_text="Lo que escriba aquí va al texto tal cual. Para no dar una facultad, no la marque: no basta con negarla aquí",
    )
    draft_by = forms.CharField(
        label="Si trae minuta: ¿qué abogado la autoriza?", max_length=200, required=False
    )

    def clean_value(self) -> str:
        """Kept as text in the draft; a number to the cent."""
        typed: str = self.cleaned_data["value"].replace(",", "").replace(" ", "")
        if typed and money(typed) is None:
            raise forms.ValidationError("Escriba una suma como 90000.00.", code="invalid")
        return typed


class WillTerms(forms.Form):
    """Second page of a will."""

    title = "Su voluntad"
    clauses = forms.CharField(
        label="Otras disposiciones",
        max_length=5000,
        required=False,
        widget=area(6),
        help_text="Albacea, legados, tutela de los hijos menores",
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

    nationality = forms.CharField(label="Nacionalidad", max_length=60, initial="peruana")
    civil_status = forms.ChoiceField(
        label="Estado civil", choices=[("", "Elija"), *((each, each) for each in _CIVIL)]
    )
    occupation = forms.CharField(label="Ocupación", max_length=100)
    address = forms.CharField(label="Domicilio", max_length=200)
    birth_on = forms.DateField(
        label="Fecha de nacimiento", required=False, widget=forms.DateInput(attrs=DATE)
    )
    on_behalf_of = forms.CharField(
        label="Si actúa por otra persona o empresa: ¿por quién y con qué documento?",
        max_length=300,
        required=False,
    )
    no_spanish = forms.BooleanField(label="No entiende el castellano", required=False)
    language = forms.CharField(
        label="Si no entiende el castellano, o es intérprete: ¿qué idioma?", max_length=60, required=False
    )
    no_sign = forms.BooleanField(label="No puede firmar", required=False)
    no_read = forms.BooleanField(label="No puede leer", required=False)


class You(Standing):
    """Third page: the applicant, whose name and document the account knows."""

    title = "Sus datos, como irán en la escritura"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["birth_on"].required = True


class PersonOf(Standing):
    """Somebody else in the deed."""

    part = forms.ChoiceField(
        label="¿Qué es en la escritura?", choices=[(part.value, part.label) for part in Part]
    )
    given_names = forms.CharField(label="Nombres", max_length=120)
    first_surname = forms.CharField(label="Primer apellido", max_length=80)
    second_surname = forms.CharField(label="Segundo apellido", max_length=80, required=False)
    document_kind = forms.ChoiceField(label="Documento de identidad", choices=_DOCUMENTS)
    document_number = forms.CharField(label="Número del documento", max_length=20)
    document_country = forms.ChoiceField(label="País que lo emitió", initial="PE")

    field_order = (
        "part", "given_names", "first_surname", "second_surname", "document_kind", "document_number",
        "document_country", "birth_on",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = self.fields["document_country"]
        assert isinstance(country, forms.ChoiceField)
        country.choices = list(countries.choices())


class Other(PersonOf):
    """Fourth page: the first of the others; the rest is added on the page of the draft."""

    title = "La otra persona"

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
        self.fields["given_names"].help_text = "Deje los nombres en blanco si no interviene nadie más"

    def clean(self) -> dict[str, Any]:
        """Whoever is named is named whole."""
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("given_names"):
            for name in ("first_surname", "document_number", "occupation", "address", "civil_status"):
                if not typed.get(name):
                    self.add_error(name, "Falta este dato.")
        return typed


class Draft(Act, Terms):
    """The whole of a draft but its people, as the counter corrects it."""

    title = "El texto"

    def __init__(self, book: Book, *args: Any, **kwargs: Any) -> None:
        self.book = book
        super().__init__(*args, **kwargs)
