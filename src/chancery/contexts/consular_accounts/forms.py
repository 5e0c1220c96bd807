"""What may be typed about consular accounts, and how it is asked for in Spanish."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from chancery.contexts.consular_accounts.models import Account, Observation, RemittanceMeans
from chancery.contexts.consular_accounts.rules import HEADER, BookKind, Candidate, Rank
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office
from chancery.web.days import MonthField

_ROWS = 3


def _text(label: str, hint: str = "", *, most: int = 1000, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _day(label: str, hint: str = "") -> forms.DateField:
    return forms.DateField(label=label, help_text=hint, widget=forms.DateInput(attrs={"type": "date"}))


def _amount(label: str, hint: str = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=hint,
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )


class MonthWanted(forms.Form):
    """Which month."""

    mes = MonthField(label="Mes")


class OpenMonth(forms.Form):
    """Of which office."""

    office = forms.ChoiceField(label="Oficina consular")

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [(office.code, office.name) for office in offices]  # type: ignore[attr-defined]


class Close(forms.Form):
    """In how many books."""

    is_single_document = forms.BooleanField(
        label="Cerrar con el Documento Único",
        required=False,
        help_text="Solo para meses de 50 actuaciones o menos (D.S. 076-2005-RE, arts. 142 y 179)",
    )


class HandOver(forms.Form):
    """To whom, in how many books, and what there is to say."""

    incoming = forms.ChoiceField(label="Quien recibe el cargo")
    cash = _amount(
        "Efectivo contado en caja, en moneda local",
        "Lo cobrado en efectivo que aún no se depositó. Si no cuadra, explíquelo en las observaciones",
    )
    is_single_document = forms.BooleanField(
        label="Cerrar con el Documento Único",
        required=False,
        help_text="Solo si en el mes hay 50 actuaciones o menos (D.S. 076-2005-RE, arts. 142 y 179)",
    )
    remark = _text(
        "Observaciones de quien entrega", "Por ejemplo: por qué no cuadra el efectivo en caja", required=False
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["incoming"].choices = [(str(person.pk), person.full_name) for person in people]  # type: ignore[attr-defined]


class TakeOver(forms.Form):
    """What who comes counted, and has to say."""

    cash = _amount("Efectivo que usted contó en caja, en moneda local")
    remark = _text("Observaciones de quien recibe", required=False)


class Remit(forms.Form):
    """How much, how, when and at which rate."""

    local = _amount(
        "Importe remitido, en moneda local", "El saldo entero, sin descontar comisiones del banco"
    )
    means = forms.ChoiceField(label="Medio", choices=RemittanceMeans.choices)
    bank = forms.CharField(label="Banco", max_length=80, required=False)
    operation = forms.CharField(
        label="Número de la operación, del cheque o del giro", max_length=40, required=False
    )
    made_on = _day("Fecha de la remesa")
    bank_rate = forms.DecimalField(
        label="Cuánto costó un dólar, en moneda local",
        max_digits=16,
        decimal_places=6,
        required=False,
        min_value=0,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    late_because = _text("Si se remite fuera del plazo, por qué", required=False)

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if account.rank == Rank.DEPENDANT or account.currency == "USD":
            del self.fields["bank_rate"]


class Observe(forms.Form):
    """Up to three lines at a time: of which book, which, and why."""

    def __init__(self, *args: Any, books: Iterable[BookKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(book.value, book.label) for book in books]
        for row in range(1, _ROWS + 1):
            is_first = row == 1
            self.fields[f"book_{row}"] = forms.ChoiceField(
                label=f"Observación {row}: libro", choices=choices, required=is_first
            )
            self.fields[f"line_{row}"] = forms.CharField(
                label=f"Observación {row}: línea",
                max_length=120,
                required=is_first,
                help_text="Por ejemplo: RGE 12/2026, o la sección II" if is_first else "",
            )
            self.fields[f"reason_{row}"] = _text(f"Observación {row}: motivo", required=is_first)

    @property
    def found(self) -> list[tuple[BookKind, str, str]]:
        """The rows in which anything was written."""
        typed = self.cleaned_data
        return [
            (BookKind(typed[f"book_{row}"]), typed[f"line_{row}"], typed[f"reason_{row}"])
            for row in range(1, _ROWS + 1)
            if typed.get(f"line_{row}") or typed.get(f"reason_{row}")
        ]


class Answers(forms.Form):
    """One answer for each observation."""

    def __init__(self, *args: Any, observations: Iterable[Observation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in observations:
            label = f"{each.get_book_display()}, {each.line}"
            self.fields[f"answer-{each.pk}"] = _text(f"Respuesta: {label}", each.reason, most=2000)

    @property
    def answers(self) -> dict[UUID, str]:
        """What was typed, by observation."""
        return {
            UUID(name.removeprefix("answer-")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("answer-")
        }


class Correct(Answers):
    """Why new books, how many, and the answers."""

    reason = _text("Por qué se cierran otra vez")
    is_single_document = forms.BooleanField(label="Cerrar con el Documento Único", required=False)


class NoteDeposit(forms.Form):
    """Of which day, when, how much and where."""

    collected_on = _day("Día en que se recaudó el efectivo")
    deposited_on = _day("Día en que se depositó", "El siguiente día hábil del país de la oficina")
    local = _amount("Importe depositado")
    bank = forms.CharField(label="Banco", max_length=80)
    operation = forms.CharField(label="Número de la operación", max_length=40)


class ImportStatement(forms.Form):
    """The file."""

    file = forms.FileField(
        label="Extracto del banco",
        help_text=f"camt.053 (XML), o CSV en UTF-8 con la cabecera: {', '.join(HEADER)}",
    )


class MatchLine(forms.Form):
    """Which movement of the books it is, or what else."""

    candidate = forms.ChoiceField(label="Corresponde a", required=False)
    explanation = forms.CharField(
        label="O explique qué es",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Por ejemplo: comisión del banco, a cargo de los gastos de la oficina",
    )

    def __init__(self, *args: Any, candidates: Iterable[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(str(each.id), f"{each.kind.label}: {each.label}") for each in candidates]
        self.fields["candidate"].choices = [("", "Nada de los libros: lo explico"), *found]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not typed.get("candidate") and not typed.get("explanation"):
            self.add_error("explanation", "Elija a qué corresponde, o explíquelo.")
        return typed
