"""What may be typed about stickers, and how it is asked for in Spanish."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chancery.contexts.stickers import rules
from chancery.contexts.stickers.models import Vault
from chancery.contexts.stickers.rules import DISCHARGES, REASONS_TO_LEAVE, Fate, Level, Reason, Span
from chancery.kernel.identity.models import Person
from chancery.kernel.organisation.models import Office
from chancery.web.uploads.fields import ResumableField

_HINT = "Una por línea o separadas por comas: CA00000101-CA00000200, CA00000305. También con el lector."


class SerialsField(forms.CharField):
    """Ranges of serials, as people type or scan them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            max_length=20_000,
            widget=forms.Textarea(attrs={"rows": 4, "autocapitalize": "characters", "spellcheck": "false"}),
            **{"help_text": _HINT, **options},
        )

    def clean(self, value: Any) -> tuple[Span, ...]:
        try:
            return rules.read(super().clean(value))
        except (rules.SerialsUnreadable, ValueError) as error:
            raise forms.ValidationError(
                f"No se entiende: {error}. Escriba las series como CA00000101-CA00000200."
            ) from None


def _text(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=500,
        required=required,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _choices(words: Iterable[Any]) -> list[tuple[str, str]]:
    return [(word.value, word.label) for word in words]


def _vaults(vaults: Iterable[Vault]) -> list[tuple[str, str]]:
    return [(str(vault.pk), f"{vault.name} · {vault.office.name}") for vault in vaults]


class ReasonGiven(forms.Form):
    """Why."""

    reason = _text("Motivo")


class Nothing(forms.Form):
    """Nothing but that it is meant."""


class Send(forms.Form):
    """What goes where, and why."""

    receiver = forms.ChoiceField(label="Bóveda que recibe")
    spans = SerialsField(label="Series que se envían")
    reason = forms.ChoiceField(
        label="Motivo",
        choices=_choices(
            [
                Reason.INTERNAL,
                Reason.INITIAL,
                Reason.EXCESS,
                Reason.MISALLOCATION,
                Reason.DAMAGE,
                Reason.FACTORY_ERROR,
            ]
        ),
    )
    note = _text("Observaciones", required=False)

    def __init__(self, *args: Any, receivers: Iterable[Vault], serves: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].choices = _vaults(receivers)  # type: ignore[attr-defined]
        if serves:
            self.fields["reason"].choices = _choices([Reason.ORDER])  # type: ignore[attr-defined]


class OrderStock(forms.Form):
    """How many."""

    quantity = forms.IntegerField(label="Cuántos autoadhesivos", min_value=1, max_value=1_000_000)
    note = _text("Observaciones", required=False)


class ReceiveFromMint(forms.Form):
    """What the mint delivered."""

    spans = SerialsField(label="Series recibidas", help_text="Un solo rango: CA00000001-CA00010000")
    note = forms.CharField(label="Guía o documento de la imprenta", max_length=200)


class ReturnToMint(forms.Form):
    """What goes back to the mint."""

    spans = SerialsField(label="Series que se devuelven")
    reason = forms.ChoiceField(label="Motivo", choices=_choices(REASONS_TO_LEAVE[Fate.RETURNED]))
    note = _text("Documento y circunstancias")


class OpenPost(forms.Form):
    """Which post."""

    office = forms.ChoiceField(label="Oficina consular")

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["office"].choices = [(office.code, office.name) for office in offices]  # type: ignore[attr-defined]


class OpenVault(forms.Form):
    """A window's or an officer's vault."""

    level = forms.ChoiceField(label="Clase", choices=_choices([Level.WINDOW, Level.OFFICER]))
    name = forms.CharField(
        label="Nombre", max_length=80, help_text="Por ejemplo: Ventanilla 2, o el de quien custodia"
    )
    holder = forms.ChoiceField(label="Quien la custodia, si es de un funcionario", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(person.pk), person.full_name) for person in people]
        self.fields["holder"].choices = [("", "Nadie: es una ventanilla"), *named]  # type: ignore[attr-defined]


class ReportLoss(forms.Form):
    """What was lost, and how."""

    spans = SerialsField(label="Series perdidas o robadas")
    note = _text("Qué pasó", "Cuándo, dónde y cómo; y ante quién se denunció, si se denunció")
    evidence = ResumableField(label="Denuncia u otro documento", required=False, help_text="PDF")


class ProposeDischarge(forms.Form):
    """What cannot be used, why, and the evidence."""

    fate = forms.ChoiceField(label="Clase de baja", choices=_choices(DISCHARGES))
    reason = forms.ChoiceField(
        label="Motivo", choices=_choices([Reason.DAMAGE, Reason.FACTORY_ERROR, Reason.VOIDING, Reason.EXCESS])
    )
    spans = SerialsField(label="Series")
    note = _text("Qué pasó")
    evidence = ResumableField(
        label="Acta o documento",
        required=False,
        help_text="PDF. Para destruir es obligatoria el acta firmada",
    )


class Counted(forms.Form):
    """What is there, and an explanation for each difference that an earlier sending showed."""

    counted = SerialsField(
        label="Series contadas", required=False, help_text=f"{_HINT} Déjelo vacío si no hay ninguna."
    )

    def __init__(self, *args: Any, differences: Iterable[Span] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for span in differences:
            self.fields[f"why-{span}"] = _text(f"Por qué: {span}")

    @property
    def explanations(self) -> dict[str, str]:
        """What was typed for each difference, by its range."""
        return {
            name.removeprefix("why-"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("why-")
        }


class HandOver(Counted):
    """To whom, and what is there."""

    receiver = forms.ChoiceField(label="Quien recibe")
    field_order = ("receiver", "counted")

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].choices = [(str(person.pk), person.full_name) for person in people]  # type: ignore[attr-defined]


class Scan(forms.Form):
    """The serial of the sticker in the hand."""

    serial = forms.CharField(
        label="Serie del autoadhesivo", max_length=40, help_text="Con el lector, o escrita: CA00000101"
    )


class Reprint(forms.Form):
    """Why again."""

    reason = forms.CharField(
        label="Por qué se imprime otra vez",
        max_length=500,
        required=False,
        help_text="Solo si ya se imprimió",
    )


class Check(forms.Form):
    """What is printed on a sticker."""

    serial = forms.CharField(label=_("Serie"), max_length=20, help_text=_("Por ejemplo: CA00000101"))
    code = forms.CharField(label=_("Código"), max_length=40, help_text=_("Está debajo del código QR"))


class BookWanted(forms.Form):
    """Whose book, and of which days."""

    oficina = forms.ChoiceField(label="Oficina")
    desde = forms.DateField(label="Desde", widget=forms.DateInput(attrs={"type": "date"}))
    hasta = forms.DateField(label="Hasta el día", widget=forms.DateInput(attrs={"type": "date"}))
    reserva = forms.BooleanField(label="La reserva de la jefatura", required=False)

    def __init__(self, *args: Any, offices: Iterable[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oficina"].choices = [(office.code, office.name) for office in offices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        since, until = typed.get("desde"), typed.get("hasta")
        if since and until and until < since:
            self.add_error("hasta", "Debe ser igual o posterior al primer día.")
        return typed
