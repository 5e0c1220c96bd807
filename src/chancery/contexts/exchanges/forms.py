"""What may be typed about exchanges, and how it is asked for in Spanish."""

from typing import Any

from django import forms

from chancery.contexts.exchanges import queries, rules
from chancery.contexts.exchanges.rules import LENGTHS
from chancery.kernel.base import clock
from chancery.kernel.base.actor import Actor
from chancery.web.uploads.fields import ResumableField

ANNEXES = 5


class Search(forms.Form):
    """Which entity is looked for."""

    q = forms.CharField(label="Nombre o RUC de la entidad", max_length=100, required=False)


class Send(forms.Form):
    """What is sent, from where and to whom within the entity."""

    office = forms.ChoiceField(label="Oficina que envía")
    kind = forms.ChoiceField(label="Tipo de documento")
    number = forms.CharField(label="Número del documento", max_length=LENGTHS["vnumdoc"], required=False)
    dated_on = forms.DateField(
        label="Fecha del documento", widget=forms.DateInput(attrs={"type": "date"}), initial=clock.today
    )
    to_unit = forms.CharField(label="Unidad de destino", max_length=LENGTHS["vuniorgdst"])
    to_name = forms.CharField(label="Nombre del destinatario", max_length=LENGTHS["vnomdst"])
    to_post = forms.CharField(label="Cargo del destinatario", max_length=LENGTHS["vnomcardst"])
    subject = forms.CharField(
        label="Asunto", max_length=LENGTHS["vasu"], widget=forms.Textarea(attrs={"rows": 3})
    )
    folios = forms.IntegerField(
        label="Folios", min_value=1, max_value=9999, initial=1, help_text="Hojas del documento y sus anexos."
    )
    code = forms.CharField(
        label="Código del documento, si lo emitió el Ministerio",
        max_length=40,
        required=False,
        help_text="Los veinte caracteres que están junto a su QR.",
    )
    document = ResumableField(
        label="O el documento firmado, en PDF", required=False, help_text="Con la firma digital ya puesta."
    )
    reference = forms.CharField(
        label="CUO al que responde",
        max_length=LENGTHS["vcuoref"],
        required=False,
        help_text="Si contesta a un documento que llegó por la plataforma: diez cifras.",
    )
    annex_1 = ResumableField(label="Anexo 1", required=False)
    annex_2 = ResumableField(label="Anexo 2", required=False)
    annex_3 = ResumableField(label="Anexo 3", required=False)
    annex_4 = ResumableField(label="Anexo 4", required=False)
    annex_5 = ResumableField(label="Anexo 5", required=False)

    def __init__(self, *args: Any, actor: Actor, cures: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["office"].choices = [  # type: ignore[attr-defined]
            (office.code, office.name) for office in queries.sending_offices(actor)
        ]
        self.fields["kind"].choices = [(kind.code, kind.name) for kind in queries.kinds()]  # type: ignore[attr-defined]
        if cures:
            del self.fields["reference"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if bool(typed.get("code")) == bool(typed.get("document")) and "document" not in self.errors:
            self.add_error(
                "document", "Indique el código de un documento emitido o adjunte uno: solo uno de los dos."
            )
        if typed.get("document") and not typed.get("number"):
            self.add_error("number", "Escriba el número del documento que adjunta.")
        if typed.get("reference") and not rules.is_cuo(typed["reference"]):
            self.add_error("reference", "Un CUO son diez cifras.")
        return typed


class TrustProgram(forms.Form):
    """Which program acts for an entity."""

    client_id = forms.ChoiceField(label="Programa", required=False)

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [("", "Ninguno: solo por la plataforma"), *queries.programs(actor)]
        self.fields["client_id"].choices = choices  # type: ignore[attr-defined]


class ReasonGiven(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="Motivo",
        max_length=LENGTHS["vobs"],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lo lee la otra entidad en el cargo. Hasta 250 caracteres.",
    )
